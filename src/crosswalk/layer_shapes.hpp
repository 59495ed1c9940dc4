// SPDX-License-Identifier: Apache-2.0
// The shapes of a layer on the plane where they are overlaid.
#pragma once

#include "ctg/data/layer.hpp"

#include <cstddef>
#include <span>
#include <vector>

namespace ctg {

/// Where areas of a layer are measured: its own CRS or, of one in degrees, the legal CRS of the
/// part of France where it lies; Lambert-93 if it lies in none, for transformed() to say why.
[[nodiscard]] Crs plane_crs_of(const Layer& layer);

/// The shapes of `rows` of a layer carried to `crs`.
/// @throws GeometryError as transformed(), at the features.
[[nodiscard]] std::vector<MultiPolygon> shapes_in(const Layer& layer,
                                                  std::span<const std::size_t> rows, Crs crs);

/// The shapes of all rows.
[[nodiscard]] std::vector<MultiPolygon> shapes_in(const Layer& layer, Crs crs);

} // namespace ctg
