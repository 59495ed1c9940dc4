// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/exposure.hpp"
#include "planning/model.hpp"

#include "ctg/planning/calendar.hpp"

#include <vector>

namespace ctg::planning {

/// The rules of `problem` that may be waived, in the order in which it is tried: what was written
/// on purpose comes last, and so stays in a set that clashes if it can.
[[nodiscard]] std::vector<RuleName> rules_of(const CalendarProblem& problem);

/// `rule` in words: CTG-PLAN-011 to -015, -039, -040.
[[nodiscard]] Diagnostic described(const RuleName& rule, const CalendarProblem& problem);

/// Why no plan satisfies the rules of `problem`: CTG-PLAN-010, then each rule of a set that clashes
/// and of which none can be left out, found by deletion. @pre no plan satisfies them.
[[nodiscard]] std::vector<Diagnostic> clash_of(const CalendarProblem& problem,
                                               const Exposure& exposure, const PlanLimits& limits);

} // namespace ctg::planning
