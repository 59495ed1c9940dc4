// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/annealing.hpp"
#include "planning/grouping/model.hpp"

#include <cstddef>

namespace ctg::grouping {

/// What the searches know at the end.
struct Answer {
    Archive archive{0.0}; ///< sound plans of `count` perimeters
    std::size_t count = 0;
    std::size_t count_bound = 0;
    double bound = -infinite; ///< no plan of `count` perimeters costs less
    bool is_proven = false; ///< that no plan is better, or, when there is none, that none is sound
};

/// The best plan of `model`: the number of perimeters first, then the cost.
[[nodiscard]] Answer answer_to(const Model& model, double tolerance, std::uint64_t seed,
                               const GroupingLimits& limits);

} // namespace ctg::grouping
