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

/// From the lowest to the highest: the cuts, between the ends if there are any.
[[nodiscard]] std::vector<double> bounds_of(const Classes& classes);

/// The bounds of `classes` in the fewest decimals with which each parts `values` as its cut
/// does, the ends moving outward.
/// @pre as of round_bounds, and `classes` have ends.
[[nodiscard]] std::vector<double> legible_bounds(const Classes& classes,
                                                 std::span<const double> values);

} // namespace ctg
