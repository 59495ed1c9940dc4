// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/selection.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ctg::planning {

/// How long a general solver may go on, and in which way.
struct MilpEffort {
    int nodes = 20'000;
    double seconds = 0.0; ///< 0: until the nodes are spent
    bool has_preprocessing = true;
};

/// What a general solver found: a selection that keeps every row in our own arithmetic. Its word
/// for being best is no proof: CBC 2.10.8 has been seen to err on one calendar in a hundred.
struct MilpAnswer {
    std::vector<std::size_t> chosen; ///< an option for each item
    double value = 0.0;              ///< in our own arithmetic
    bool is_called_best = false;
};

/// The selection that CBC finds from `start`, a selection already known or nothing. Nothing when it
/// finds none, or none that keeps the rows. @pre no row has a square_weight.
[[nodiscard]] std::optional<MilpAnswer> selection_by_cbc(const SelectionProblem& problem,
                                                         const std::vector<std::size_t>& start,
                                                         const MilpEffort& effort);

} // namespace ctg::planning
