// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

#include <vector>

namespace ctg::grouping {

/// Which blocks a centre may still hold, after the bound has excluded the others.
struct Prices {
    double bound = -infinite; ///< no plan costs less
    Matrix<char> may_go;      ///< block × centre
};

/// Prices the rule that each block goes to one centre: what remains is a knapsack for each centre,
/// and the best `count` of them. A block is barred from a centre where the bound would then pass
/// `best`, the cost of a plan already known (or infinite).
/// Sources: Held, Wolfe and Crowder 1974 (subgradients); Validi, Buchanan and Lykhovyd 2022 (what
/// it excludes in districting).
/// @pre model.has_centres()
[[nodiscard]] Prices priced(const Model& model, std::size_t count, double best);

} // namespace ctg::grouping
