// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/annealing.hpp"
#include "planning/grouping/block_sets.hpp"
#include "planning/grouping/model.hpp"

#include <cstddef>

namespace ctg::grouping {

/// How many nodes a search may still open.
struct NodeBudget {
    std::size_t left = 0;
};

/// What an exhaustive search over the partitions into a number of perimeters answers.
struct Enumerated {
    bool is_complete = false; ///< nothing better than what is in the archive was left out
    std::size_t count = 0;    ///< sound plans met
};

enum class Wanted {
    better, ///< plans that cannot be better than the best of the archive are not met
    all,    ///< all are met, and counted
};

/// Meets the sound plans of `count` perimeters, each once: the perimeter of the first free block,
/// in all the ways in which it hangs together, then the rest. Adds to `archive` those worth it.
/// @pre model.size() <= most_in_a_set
[[nodiscard]] Enumerated enumerate(const Model& model, std::size_t count, Wanted wanted,
                                   NodeBudget& budget, Archive& archive);

} // namespace ctg::grouping
