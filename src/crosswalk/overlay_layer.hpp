// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/plane.hpp"
#include "ctg/crosswalk/overlay.hpp"

#include <optional>

namespace ctg {

struct OverlayLayer::Body {
    std::vector<std::string> codes;
    Crs crs;
    Source source;
    Point origin; ///< of the plane [m]: a whole number of frame steps
    plane::Rings rings;
};

/// Shapes without codes, known to be valid, under their numbers from 1.
[[nodiscard]] OverlayLayer numbered_layer(std::span<const MultiPolygon> shapes, Crs crs,
                                          Source source = {});

/// The shape of feature n, its coordinates rounded to the centimetre.
[[nodiscard]] MultiPolygon shape_of(const OverlayLayer& layer, std::size_t n);

/// The shapes of all features.
[[nodiscard]] std::vector<MultiPolygon> shapes_of(const OverlayLayer& layer);

/// The box around all features; nothing if none has a shape.
[[nodiscard]] std::optional<Box> box_of(const OverlayLayer& layer);

} // namespace ctg
