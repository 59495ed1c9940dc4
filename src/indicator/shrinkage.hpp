// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/indicator/indicator.hpp"

#include <span>
#include <vector>

namespace ctg {

/// Draws the ratios of each rule that asks for it toward their mean over the territories, and keeps
/// what they were as `raw`. `values` are by territory then rule. Borrowed and absent values are
/// left alone and teach nothing. The mean and the variance are taken at the values, so the bounds
/// of a value stay those of its own figures. Adds CTG-IND-030 (a binomial of what are no shares),
/// -031 (what was drawn, and how far) and -032 (nothing to learn from).
void shrink(std::vector<IndicatorValue>& values, std::span<const IndicatorRule> rules,
            Faults& faults);

} // namespace ctg
