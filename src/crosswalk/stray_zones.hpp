// SPDX-License-Identifier: Apache-2.0
// Zones drawn where there is no commune.
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <span>
#include <string>
#include <vector>

namespace ctg {

/// A zone that holds no commune, and where it is.
struct StrayZone {
    std::string key;
    std::string name;
    Box degrees; ///< longitudes and latitudes
};

/// That these zones hold no commune and how far they are from the nearest of `communes`, boxes in
/// degrees (CTG-CROSS-071); or that they would be among them if x were y (-072).
[[nodiscard]] std::vector<Diagnostic> stray_notes(std::span<const StrayZone> zones,
                                                  std::span<const Box> communes);

} // namespace ctg
