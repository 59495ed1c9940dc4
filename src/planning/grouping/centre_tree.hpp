// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/annealing.hpp"
#include "planning/grouping/enumeration.hpp"
#include "planning/grouping/model.hpp"

namespace ctg::grouping {

/// What the tree proves.
struct TreeAnswer {
    bool is_complete = false; ///< no plan is better than the best of the archive
    double bound = -infinite; ///< no plan costs less
};

/// Branch and bound on who goes to which centre (Hess and others 1965), by linear relaxations in
/// which contiguity is a rule of its own where it is broken: between a block and its centre, some
/// block of each separator goes there too (Oehrlein and Haunert 2017; Validi, Buchanan and
/// Lykhovyd 2022). Adds better plans to `archive`. @pre model.has_centres()
[[nodiscard]] TreeAnswer centre_tree(const Model& model, std::size_t count, NodeBudget& budget,
                                     Archive& archive);

} // namespace ctg::grouping
