// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/plane.hpp"
#include "ctg/crosswalk/overlay.hpp"

namespace ctg {

struct OverlayLayer::Body {
    std::vector<std::string> codes;
    Crs crs;
    Source source;
    Point origin; ///< of the plane [m]: a whole number of frame steps
    plane::Rings rings;
};

/// The shape of feature n, its coordinates rounded to the centimetre.
[[nodiscard]] MultiPolygon shape_of(const OverlayLayer& layer, std::size_t n);

/// The shapes of all features.
[[nodiscard]] std::vector<MultiPolygon> shapes_of(const OverlayLayer& layer);

} // namespace ctg
