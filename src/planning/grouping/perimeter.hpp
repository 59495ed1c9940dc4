// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

namespace ctg::grouping {

/// The plan of an assignment, as a person reads it.
[[nodiscard]] GroupingPlan plan_of(const GroupingProblem& problem, const Model& model,
                                   const Assignment& assignment);

/// How many units are elsewhere in `plan` than in `other`, perimeters matched by what they share,
/// most first.
[[nodiscard]] std::size_t moved_between(const GroupingPlan& plan, const GroupingPlan& other);

} // namespace ctg::grouping
