// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

#include <vector>

namespace ctg::grouping {

/// Why `problem` has no plan: CTG-GROUP-010, then the rules of a set of which none can be left out,
/// found by leaving out one after the other as long as it stays impossible.
/// @pre it is proven to have none.
[[nodiscard]] std::vector<Diagnostic> clash_of(const GroupingProblem& problem,
                                               const GroupingLimits& limits);

} // namespace ctg::grouping
