// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/exposure.hpp"

#include "ctg/planning/calendar.hpp"

#include <vector>

namespace ctg::planning {

/// Why no plan satisfies the rules of `problem`: CTG-PLAN-010, then each rule of a set that clashes
/// and of which none can be left out, found by deletion. @pre no plan satisfies them.
[[nodiscard]] std::vector<Diagnostic> clash_of(const CalendarProblem& problem,
                                               const Exposure& exposure, const PlanLimits& limits);

} // namespace ctg::planning
