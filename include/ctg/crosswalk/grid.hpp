// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A regular grid of square cells: cell (column, row) has its low corner at column · side, row ·
/// side from the origin of its CRS, as INSEE numbers them.
struct RegularGrid {
    Crs crs;
    double side_m = 200.0;
    friend bool operator==(const RegularGrid&, const RegularGrid&) = default;
};

/// The grid on which INSEE publishes figures by square in a part of France: EPSG:3035 in
/// metropolitan France, the UTM zone overseas (5490 for Guadeloupe and Martinique, 2975 for La
/// Réunion). Source: INSEE, Données carroyées, documentation.
/// @throws ArgumentError CTG-CROSS-020 for a département without such a grid.
[[nodiscard]] RegularGrid insee_grid(std::string_view departement, double side_m = 200.0);

/// A cell of a grid.
struct GridCell {
    std::int64_t column = 0;
    std::int64_t row = 0;
    friend auto operator<=>(const GridCell&, const GridCell&) = default;
};

/// The name that INSEE gives a cell: "CRS3035RES200mN2040400E3960200", the low corner in metres.
[[nodiscard]] std::string insee_id(const RegularGrid& grid, const GridCell& cell);

/// The cell that such a name names, if it is one of `grid`.
[[nodiscard]] std::optional<GridCell> cell_of_insee_id(const RegularGrid& grid,
                                                       std::string_view id);

/// The grid of which such a name names a cell, if it is one.
[[nodiscard]] std::optional<RegularGrid> grid_of_insee_id(std::string_view id);

/// What part of a cell a source covers.
struct CellPart {
    std::uint32_t source = 0;
    GridCell cell;
    double of_cell = 0.0; ///< in ]0, 1]
};

/// Calls `visit` for each source that covers some cell, in their order, with its cells by row then
/// column. Exact areas by an accumulation buffer, in time of the edges and the cells, whatever the
/// rings: no cell is seen as a polygon. The sources are taken to the grid's CRS, never the cells to
/// theirs. Parts below 1e-12 of a cell are rounding, and left out.
/// Source: the coverage masks of font rasterisers (Levien 2016, font-rs), in doubles.
/// @throws GeometryError as transformed(); LimitError CTG-CROSS-021 if the cells in the box of one
///         source take more than 2 GiB: 53,687,091 of them.
void visit_cell_parts(const std::vector<MultiPolygon>& sources, Crs crs, const RegularGrid& grid,
                      const std::function<void(std::span<const CellPart>)>& visit);

/// The same, all at once.
[[nodiscard]] std::vector<CellPart> cell_parts(const std::vector<MultiPolygon>& sources, Crs crs,
                                               const RegularGrid& grid);

} // namespace ctg
