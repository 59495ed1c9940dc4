// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/indicator/classes.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/scoring/scheme.hpp"

#include <optional>
#include <span>
#include <vector>

namespace ctg {

/// The classes of an indicator's maps: as the scheme states them, else quantiles; of a count for
/// which it states none, nothing.
[[nodiscard]] std::optional<ClassRule> class_rule_of(const ScoredIndicator& indicator);

/// The values that are known.
[[nodiscard]] std::vector<double> known_in(std::span<const IndicatorValue> values);

} // namespace ctg
