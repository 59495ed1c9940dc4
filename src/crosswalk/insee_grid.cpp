// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/crosswalk/grid.hpp"

#include <fmt/format.h>

#include <charconv>
#include <cmath>

namespace ctg {
namespace {

/// Reads a whole number at the front of `text`, which loses it.
std::optional<std::int64_t> take_number(std::string_view& text) noexcept {
    std::int64_t value = 0;
    const auto [stop, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (fault != std::errc{}) return std::nullopt;
    text.remove_prefix(static_cast<std::size_t>(stop - text.data()));
    return value;
}

bool take(std::string_view& text, std::string_view beginning) noexcept {
    if (!text.starts_with(beginning)) return false;
    text.remove_prefix(beginning.size());
    return true;
}

std::string prefix_of(const RegularGrid& grid) {
    return fmt::format("CRS{}RES{:.0f}m", grid.crs.epsg, grid.side_m);
}

} // namespace

RegularGrid insee_grid(std::string_view departement, double side_m) {
    const Crs legal = legal_crs(departement);
    if (legal == lambert93) return {Crs{3035}, side_m};
    const bool is_published = departement == "971" || departement == "972" || departement == "974";
    if (!is_published)
        throw ArgumentError(
            {error_of("CTG-CROSS-020", {{"departement", std::string(departement)}})});
    return {legal, side_m};
}

std::string insee_id(const RegularGrid& grid, const GridCell& cell) {
    const auto metres = [&](std::int64_t index) {
        return static_cast<std::int64_t>(std::llround(static_cast<double>(index) * grid.side_m));
    };
    return fmt::format("{}N{}E{}", prefix_of(grid), metres(cell.row), metres(cell.column));
}

std::optional<RegularGrid> grid_of_insee_id(std::string_view id) {
    if (!take(id, "CRS")) return std::nullopt;
    const auto epsg = take_number(id);
    if (!epsg || *epsg <= 0 || *epsg > 999'999 || !take(id, "RES")) return std::nullopt;
    const auto side_m = take_number(id);
    if (!side_m || *side_m <= 0 || !id.starts_with("m")) return std::nullopt;
    return RegularGrid{Crs{static_cast<int>(*epsg)}, static_cast<double>(*side_m)};
}

std::optional<GridCell> cell_of_insee_id(const RegularGrid& grid, std::string_view id) {
    if (!take(id, prefix_of(grid)) || !take(id, "N")) return std::nullopt;
    const auto north = take_number(id);
    if (!north || !take(id, "E")) return std::nullopt;
    const auto east = take_number(id);
    const auto side = static_cast<std::int64_t>(grid.side_m);
    if (!east || !id.empty() || *north % side != 0 || *east % side != 0) return std::nullopt;
    return GridCell{*east / side, *north / side};
}

} // namespace ctg
