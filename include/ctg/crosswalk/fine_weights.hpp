// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/crosswalk/grid.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How much of something lies where, more finely than by commune: inhabitants by square of 200 m,
/// households by IRIS, children at points. Copies share one body.
class FineWeights {
public:
    /// By square of a grid; cells that are not there weigh nothing. `name` says what is weighed.
    /// @throws ArgumentError CTG-CROSS-001 unless there is a weight for each, here and below;
    ///         DataError CTG-CROSS-011 on a weight below 0, or that is not finite.
    [[nodiscard]] static FineWeights of_cells(std::string name, const RegularGrid& grid,
                                              std::span<const GridCell> cells,
                                              std::span<const double> weights, Source source = {});
    /// By feature of a layer, spread evenly over it.
    [[nodiscard]] static FineWeights of_features(std::string name, OverlayLayer features,
                                                 std::vector<double> weights);
    /// At points of `crs`, which is in metres. Each is taken for a square of 2 cm: on a border it
    /// counts half on either side.
    [[nodiscard]] static FineWeights of_points(std::string name, std::span<const Point> points,
                                               Crs crs, std::vector<double> weights,
                                               Source source = {});

    [[nodiscard]] const std::string& name() const noexcept;
    [[nodiscard]] const Source& source() const noexcept;

    /// What lies in each of `shapes`; those that lie near the weights are carried to their CRS.
    /// @throws GeometryError as transformed(), naming the file of the weights if it is these that
    ///         lie far from where their CRS is used; LimitError as cell_parts().
    [[nodiscard]] std::vector<double> within(std::span<const MultiPolygon> shapes, Crs crs) const;
    /// Where the weights lie; nothing if there are none. @throws GeometryError as within().
    [[nodiscard]] std::optional<Box> box_in_degrees() const;

    struct Body;

private:
    explicit FineWeights(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
    std::shared_ptr<const Body> body_;
};

/// The weights in `column` of a table: by square, if a column is called idcar_…, else at points, by
/// columns x and y (of `crs`, or Lambert-93) or lon and lat (degrees). A weight that is absent
/// counts as 0, and is warned of (CTG-CROSS-041).
/// @throws DataError CTG-CROSS-042 (neither), -043 (no name of a square of one grid), -063 (a grid
///         of a CRS that is none), -002 (a square twice), -044 (no coordinate), -062 (no weight
///         above 0), CTG-DATA-004, -005, and as FineWeights; GeometryError as transformed(), at the
///         rows of points that lie far from where their CRS is used.
[[nodiscard]] Checked<FineWeights> fine_weights_from(const Table& table, std::string_view column,
                                                     Crs crs = {});

/// The weights in `column` of a layer of polygons.
/// @throws as overlay_layer_from, and as above.
[[nodiscard]] Checked<FineWeights> fine_weights_from(const Layer& layer, std::string_view column);

/// The crosswalk `areas` of two layers, with what lies in its parts in place of their areas.
///
/// Only sources that are divided are cut, by GEOS; the others count whole. What lies in a source
/// but in none of its parts is outside, or goes to the largest part of a source of which `areas`
/// leaves nothing outside. A source in which nothing lies is shared out by area, each m² weighing
/// 1e-18, and noted (CTG-CROSS-040); if nothing lies in any of them, that is warned of with where
/// both lie (CTG-CROSS-061).
/// @throws ArgumentError CTG-CROSS-001 unless both layers have the codes of `areas`; as within().
[[nodiscard]] Checked<Crosswalk> reweighted(const Crosswalk& areas, const OverlayLayer& sources,
                                            const OverlayLayer& targets,
                                            const FineWeights& weights);

} // namespace ctg
