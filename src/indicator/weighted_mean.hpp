// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/figure.hpp"

#include <span>
#include <vector>

namespace ctg {

/// What a rate or a mean may have been before it was published as `value`: ± half of the base, or
/// up to one base more; never below 0. A rate is no whole count: 15 % to whole percents is 14.5 to
/// 15.5, where 15 persons would be 15.
[[nodiscard]] Figure rounded_rate(double value, const Rounding& rounding);

/// `rate` of so many persons: what a weighted mean adds up. @pre weight >= 0.
[[nodiscard]] Figure weighted(const Figure& rate, double weight);

/// `products` where each that is hidden between bounds is taken at the mean of those that are
/// known, or the bound next to it; all stay hidden when none is known. Half way between the bounds,
/// as counts are taken, would make 50 % of a rate of which nothing is known.
/// @pre as many weights as products.
[[nodiscard]] std::vector<Figure> at_known_mean(std::vector<Figure> products,
                                                std::span<const double> weights);

} // namespace ctg
