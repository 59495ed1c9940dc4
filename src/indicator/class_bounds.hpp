// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/indicator/classes.hpp"

#include <span>
#include <vector>

namespace ctg {

/// The number that a person writes there: 0.3, not three times 0.1. A bound that is counted then
/// holds the value that it is meant to be.
[[nodiscard]] double as_written(double value);

/// How many of `values`, which rise, each class holds that `cuts` make.
[[nodiscard]] std::vector<std::size_t> counts_of(std::span<const double> values,
                                                 std::span<const double> cuts);

/// Gives `classes` bounds that are easy to say, the ends moving outward: see ClassRule.
/// @pre `values` rise, and are those of `classes`.
void round_bounds(Classes& classes, std::span<const double> values, const ClassRule& rule);

} // namespace ctg
