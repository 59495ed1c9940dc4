// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <string>
#include <vector>

namespace ctg::planning {

/// The first month of the preparation of a signature in `month`, the last at work being that month
/// or the one before the windows without work in which it lies.
[[nodiscard]] Month start_of_work(const Candidate& candidate, const Month& month,
                                  const CalendarProblem& problem);

/// The work that a candidate asks of its antenne, or of a resource, in a stretch of the horizon
/// over which capacities are given.
struct StretchWork {
    std::string antenne; ///< or resource
    Month stretch;       ///< its last month
    double days = 0.0;
};

/// The work of `candidate` in each stretch of the horizon if it signs in `month`: what it asks to
/// prepare the signature, and each of its renewals within the horizon.
[[nodiscard]] std::vector<StretchWork> work_of(const Candidate& candidate, const Month& month,
                                               const CalendarProblem& problem);

/// What signing in `month` is worth when values are given outright; null when no line says.
[[nodiscard]] const GivenValue* given_value(const Candidate& candidate, const Month& month,
                                            const CalendarProblem& problem);

} // namespace ctg::planning
