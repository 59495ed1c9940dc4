// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/annealing.hpp"
#include "planning/grouping/enumeration.hpp"
#include "planning/grouping/model.hpp"

namespace ctg::grouping {

/// What a cover proves.
struct CoverAnswer {
    bool is_listed = false;   ///< all perimeters that the rules allow were
    bool is_complete = false; ///< and no plan is better than the best of the archive
    double bound = -infinite; ///< no plan costs less
};

/// Lists every perimeter that the rules allow and chooses `count` that cover each block once.
/// Prices of blocks, by linear programming, leave few that a better plan could hold; what is left
/// is searched. Gives up when there are too many to list. Sources: Garfinkel and Nemhauser 1970.
/// @pre model.size() <= most_in_a_set
[[nodiscard]] CoverAnswer cover(const Model& model, std::size_t count, NodeBudget& budget,
                                Archive& archive);

} // namespace ctg::grouping
