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
    Score score;                     ///< months of the other items: none; broken: late
    std::vector<double> coverage;    ///< added by the model's targets' months
};

/// A portion, or nothing; the best, or impossible, for sure when it is proven.
struct PortionAnswer {
    std::optional<Portion> portion;
    bool is_proven = true;
};

/// The best portion of a block for `goal` that adds at least `floors` by the targets' months. Level
/// after level: each is brought to its best and then kept there, while the options that would
/// lower it are struck.
[[nodiscard]] PortionAnswer best_portion(const Model& model, const std::vector<std::size_t>& block,
                                         const std::vector<double>& floors, const Goal& goal,
                                         Budget& budget);

/// More than any portion of the block can gain, quickly found. [gain units]
[[nodiscard]] double gain_bound(const Model& model, const std::vector<std::size_t>& block);

} // namespace ctg::planning
