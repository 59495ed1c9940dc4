// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/pair_areas.hpp"
#include "crosswalk/plane.hpp"

#include <cstddef>
#include <vector>

namespace ctg::plane {

/// As walked_areas, by another way that shares nothing with it: pair by pair, and without a single
/// decision that rounding could turn. In time of the product of the edges of each pair: for few and
/// small shapes, and to check the walk. The perimeter is not computed (0).
[[nodiscard]] std::vector<PairArea> trapezoid_areas(const Rings& fixed, const Rings& moved,
                                                    std::size_t threads);

} // namespace ctg::plane
