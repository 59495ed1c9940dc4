// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"
#include "portrait/json.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg {

/// A commune to draw: its index in the geography, and what its feature carries.
struct DrawnCommune {
    std::size_t index = 0;
    Json properties = Json::object();
};

/// On how fine a grid a map is drawn: steps along its longer side.
inline constexpr std::int64_t finest_steps = 10'000; ///< finer than any print of a whole map shows
inline constexpr std::int64_t page_steps = 2'500;    ///< three a pixel over the width of a page
inline constexpr std::int64_t small_steps = 800;     ///< over a half of it and less

/// The CRS of most of `communes`, indices in the geography: a plane has one.
[[nodiscard]] Crs main_crs(const Geography& geography, std::span<const std::size_t> communes);
[[nodiscard]] Crs main_crs(const Geography& geography); ///< of all

/// TopoJSON of `communes` (object "communes"), with the arcs they use only.
/// Those of another CRS than the main one, or without a shape, are left out.
[[nodiscard]] Json topojson_of(const Geography& geography, const Topology& topology,
                               std::span<const DrawnCommune> communes,
                               std::int64_t most_steps = finest_steps);

/// TopoJSON of the borders (object "borders") of `groups` of communes, which may overlap.
[[nodiscard]] Json borders_of(const Geography& geography, const Topology& topology,
                              std::span<const std::vector<CommuneCode>> groups,
                              std::int64_t most_steps);

/// The width and the height of what topojson_of() draws [units of the CRS], never 0.
[[nodiscard]] Point extent_of(const Json& topojson);

} // namespace ctg
