// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/crosswalk/variable.hpp"
#include "ctg/data/figure.hpp"

#include <span>

namespace ctg {

/// What the two counts of a ratio are to each other.
enum class RatioOf {
    part, ///< the numerator is of the denominator: of all households those with children
    other ///< places per child: each lies where it lies
};

/// What falls to a zone of numerators over what falls to it of denominators, a portion of each.
///
/// Nothing says that both lie alike in a unit that is cut: the bounds are the ratios of the extreme
/// splits, all of the one and nothing of the other. A part takes what it is of along. Where the
/// denominator may be nothing, the ratio that exists has at least 1 there.
[[nodiscard]] Figure apportioned_ratio(std::span<const Figure> numerators,
                                       std::span<const Figure> denominators,
                                       std::span<const Portion> portions, RatioOf kind);

} // namespace ctg
