// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"
#include "portrait/json.hpp"

#include <cstddef>
#include <span>

namespace ctg {

/// A commune to draw: its index in the geography, and what its feature carries.
struct DrawnCommune {
    std::size_t index = 0;
    Json properties = Json::object();
};

/// The CRS of most communes: a plane has one.
[[nodiscard]] Crs main_crs(const Geography& geography);

/// TopoJSON of `communes` (object "communes"), with the arcs they use only.
/// Those of another CRS than the main one, or without a shape, are left out.
[[nodiscard]] Json topojson_of(const Geography& geography, const Topology& topology,
                               std::span<const DrawnCommune> communes);

/// The width and the height of what topojson_of() draws [units of the CRS], never 0.
[[nodiscard]] Point extent_of(const Json& topojson);

} // namespace ctg
