// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/language.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/territory/zoning.hpp"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// A chart as a Vega-Lite v5 specification, and what a person who does not see it is told.
struct Chart {
    std::string title;
    std::string description;
    std::string specification; ///< JSON text; self-contained: data under data.values

    friend bool operator==(const Chart&, const Chart&) = default;
};

/// The geometry of `geography` as TopoJSON text, simplified to arcs on the topology's grid; object
/// "communes", ids are commune codes.
[[nodiscard]] std::string topojson_of(const Geography& geography, const Topology& topology);

/// A class of a map's legend: label and colour come with the value of each commune.
struct MapItem {
    CommuneCode commune;
    std::string category;
    std::string tooltip;
};

/// A map of communes filled by category, in the order of `categories` {label, colour}.
[[nodiscard]] Chart category_map(const Geography& geography, const Topology& topology,
                                 std::span<const MapItem> items,
                                 std::span<const std::pair<std::string, std::string>> categories,
                                 std::string_view title, Language language);

/// The 6 × 2 grid of one territory: themes down, logics across, score and rank in each cell.
[[nodiscard]] Chart profile_heatmap(std::span<const Score> scores, const Scheme& scheme,
                                    std::string_view territory, Language language);

/// Share covered by date: a step line for what is signed, a second for the plan, marks for targets.
struct DatedShare {
    std::string series; ///< "signed", "planned", "target"
    Date date;
    double share = 0.0;
};
[[nodiscard]] Chart coverage_curve(std::span<const DatedShare> points, Language language);

/// All territories by their total, the one named in colour.
[[nodiscard]] Chart peer_bars(std::span<const Score> scores, std::string_view territory,
                              const Zoning& territories, Language language);

} // namespace ctg
