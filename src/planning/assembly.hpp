// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/goal.hpp"
#include "planning/model.hpp"

#include <cstddef>
#include <vector>

namespace ctg::planning {

/// A whole plan, or the certainty or the suspicion that there is none.
struct AssemblyAnswer {
    bool is_found = false;
    bool is_proven = false;          ///< the best, or impossible, for sure
    std::vector<std::size_t> chosen; ///< a choice for each item of the model
    Score score;
    double gain_bound = 0.0; ///< no plan gains more [gain units]
};

/// What `limits` allow from now on.
[[nodiscard]] Budget budget_of(const PlanLimits& limits);

/// The best plan of `model` for `goal`.
///
/// Blocks share nothing but the targets, which add what they cover. As long as the best portions of
/// all blocks hold the targets, they are the best plan. Else each block is asked for its portions
/// that are best for more and more coverage at the targets missed, and the best combination of
/// these is the best plan: any other portion may be exchanged for one of them that covers as much
/// and is no worse. Asked first is the portion that costs least; none is asked for that, beside the
/// best portions of all other blocks, could not better the best plan known.
[[nodiscard]] AssemblyAnswer assembled(const Model& model, const Goal& goal, Budget& budget);

} // namespace ctg::planning
