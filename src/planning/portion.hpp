// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/goal.hpp"
#include "planning/model.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ctg::planning {

/// The part of a plan that one block of a model makes.
struct Portion {
    std::vector<std::size_t> chosen; ///< a choice for each item of the block
    Score score;                     ///< broken: late; months of other items: after all
    std::vector<double> coverage;    ///< added by the model's targets' months
};

/// A portion, or nothing; the best, or impossible, for sure when it is proven.
struct PortionAnswer {
    std::optional<Portion> portion;
    bool is_proven = true;
};

/// What a portion must bring to be of use: a plan is known that nothing less can better.
struct Hurdle {
    int most_late = 0;
    bool is_tie = false; ///< with so many late, what comes after decides
    double least_gain = 0.0;
};

/// The best portion of a block for `goal` that adds at least `floors` by the targets' months and
/// takes the hurdle, if any. Level after level: each is brought to its best and then kept there,
/// while the options that would lower it are struck.
[[nodiscard]] PortionAnswer best_portion(const Model& model, const std::vector<std::size_t>& block,
                                         const std::vector<double>& floors, const Goal& goal,
                                         const std::optional<Hurdle>& hurdle, Budget& budget);

/// More than any portion of the block can gain, quickly found. [gain units]
[[nodiscard]] double gain_bound(const Model& model, const std::vector<std::size_t>& block);

} // namespace ctg::planning
