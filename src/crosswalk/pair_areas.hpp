// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/plane.hpp"

#include <cstdint>
#include <vector>

namespace ctg::plane {

/// What is common to feature `fixed` of one layer and feature `moved` of another.
struct PairArea {
    std::uint32_t fixed = 0;
    std::uint32_t moved = 0;
    double doubled_area = 0.0; ///< [cm²]
    double perimeter = 0.0;    ///< [cm]
};

/// A stretch of border of one feature of a pair, inside the other: the area to its left, seen from
/// the low corner of the fixed feature's box, and its length. A pair is the sum of its stretches.
using Stretch = PairArea;

/// One entry for each pair whose interiors meet, by (fixed, moved): the sums of their `stretches`,
/// always in the same order. Pairs that only touch, whose stretches cancel out, are left out.
[[nodiscard]] std::vector<PairArea> summed(std::vector<std::vector<Stretch>> stretches,
                                           std::size_t fixed_count);

} // namespace ctg::plane
