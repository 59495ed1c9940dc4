// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/geometry/multipolygon.hpp"
#include "ctg/indicator/classes.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/territory/zoning.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The figures that a chart draws, as words for a person.
struct ChartTable {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;

    friend bool operator==(const ChartTable&, const ChartTable&) = default;
};

/// A chart as a Vega-Lite v5 specification, and what a person who does not see it is told.
struct Chart {
    std::string title;
    std::string description;
    ChartTable table;
    std::string specification; ///< JSON text; self-contained: data under data.values only

    friend bool operator==(const Chart&, const Chart&) = default;
};

/// The geometry of `geography` as TopoJSON text: object "communes", ids are commune codes, property
/// `nom`. Arcs are shared, and rounded to a grid of at most 10,000 steps, finer than any print of
/// the whole map shows. Communes in another CRS than most are left out: a plane has one.
[[nodiscard]] std::string topojson_of(const Geography& geography, const Topology& topology);

/// A class of a map: what the legend says, and the fill as "#rrggbb".
struct MapCategory {
    std::string label;
    std::string colour;
    friend bool operator==(const MapCategory&, const MapCategory&) = default;
};

/// Scores from 0 to 100 in five classes of equal width, fixed so that pages compare: "20–40".
[[nodiscard]] const std::vector<MapCategory>& score_classes();
[[nodiscard]] const MapCategory& class_of_score(double score);

/// The classes under their labels, the higher the darker, each a step of lightness apart from the
/// next, from the outlines and from what has no value: in black and white too.
[[nodiscard]] std::vector<MapCategory> categories_of(const Classes& classes, Language language);

/// Classes that have an order, the first in the darkest colour.
[[nodiscard]] std::vector<MapCategory> ordered_categories(std::span<const std::string> labels);

/// The class of what is not concerned, or has no value.
[[nodiscard]] MapCategory empty_category(std::string label);

/// A commune on a map: the label of its category, and what is said of it.
struct MapItem {
    CommuneCode commune;
    std::string category;
    std::string note;
};

/// A word written on a commune.
struct MapLabel {
    CommuneCode commune;
    std::string text;
};

/// A circle on a map, its area in proportion to a value.
struct MapCircle {
    Point centre; ///< in the CRS of the map
    double value = 0.0;
    std::string name;
    std::string note;
};

/// A map of communes filled by category. Communes that are no item are not drawn.
struct CategoryMap {
    std::string title;
    std::string description;
    std::vector<MapCategory> categories; ///< in the order of the legend
    std::vector<MapItem> items;
    std::vector<MapLabel> labels; ///< those too long for their commune are left out
    double width_px = 0.0;        ///< most width of the drawing: the shapes keep their proportions
    double height_px = 420.0;     ///< most height
    std::vector<CommuneCode> outlined = {};              ///< in the colour of what a page is about
    std::string legend = {};                             ///< what stands above the categories
    std::vector<std::vector<CommuneCode>> bordered = {}; ///< groups whose borders stand out
    std::vector<MapCircle> circles = {};
    std::string circle_legend = {};        ///< what stands above the sizes of circles
    std::string shape_heading = "Commune"; ///< what each shape is, above its name
};

[[nodiscard]] Chart category_map(const Geography& geography, const Topology& topology,
                                 const CategoryMap& map, Language language);

/// The grid of one territory: themes down, logics across, score and rank in each cell.
[[nodiscard]] Chart profile_heatmap(std::span<const Score> scores, const Scheme& scheme,
                                    std::string_view territory, Language language);

/// What eight draws of ten lie between.
struct ShareRange {
    double low = 0.0;
    double high = 0.0;
};

/// The coverage on a day, in a series.
struct DatedShare {
    enum class Series {
        in_force, ///< by conventions signed
        planned,  ///< if the calendar is followed
        expected, ///< mean of draws
        target,   ///< aimed at
    };
    Series series = Series::in_force;
    Date date{};
    double share = 0.0;
    ShareRange range = {}; ///< of `expected`
};

/// Share covered by date: points joined by a line for what is signed, a dashed step line for the
/// plan, a line in a band for what is expected, marks for targets.
[[nodiscard]] Chart coverage_curve(std::span<const DatedShare> points, Language language);

/// Territories by their total with its bounds, the one named in colour. Above 40 territories, the
/// first, the last, and those near the one named.
[[nodiscard]] Chart peer_bars(std::span<const Score> scores, std::string_view territory,
                              const Zoning& territories, Language language);

/// The territory of a page among its peers, by one theme.
struct PeerStrip {
    std::string theme;
    std::string territory;
    std::vector<std::string> compared = {}; ///< keys of territories told apart from the others
};

/// The scores of the theme, and of its logics: a tick for each territory, this one as a disc with
/// its bounds.
[[nodiscard]] Chart peer_strip(std::span<const Score> scores, const PeerStrip& strip,
                               const Zoning& territories, Language language);

} // namespace ctg
