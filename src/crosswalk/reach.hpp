// SPDX-License-Identifier: Apache-2.0
// Where things lie on the earth, as far as boxes tell: what is far apart need not be carried to one
// CRS, which may not hold both.
#pragma once

#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <span>
#include <vector>

namespace ctg {

/// The boxes of degrees around boxes of `crs`.
/// @throws GeometryError as transformed(), at the number of the box.
[[nodiscard]] std::vector<Box> boxes_in_degrees(std::span<const Box> boxes, Crs crs);

/// Whether two boxes of degrees come within one degree of each other: no border bends further
/// between the corners that the boxes are of.
[[nodiscard]] bool are_near(const Box& a, const Box& b) noexcept;

} // namespace ctg
