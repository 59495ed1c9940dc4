// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/portion.hpp"

#include <cstddef>
#include <optional>
#include <vector>

namespace ctg::planning {

/// The most that each block can add to each target's month, capacities aside.
class Reaches {
public:
    explicit Reaches(std::vector<std::vector<double>> by_block);

    [[nodiscard]] double of(std::size_t block, std::size_t target) const {
        return by_block_[block][target];
    }
    [[nodiscard]] double total(std::size_t target) const { return total_[target]; }
    /// What the other blocks add at most.
    [[nodiscard]] double others(std::size_t block, std::size_t target) const {
        return total_[target] - by_block_[block][target];
    }

private:
    std::vector<std::vector<double>> by_block_;
    std::vector<double> total_; ///< by target
};

[[nodiscard]] Reaches reaches_of(const Model& model);

/// By block, portions to choose from.
using Fronts = std::vector<std::vector<Portion>>;

/// One portion of each block.
struct Combination {
    std::vector<std::size_t> portions;
    std::vector<double> coverage; ///< by active target
    Score score;                  ///< of the active targets only
};

/// Whether each number of `a` is at least that of `b`.
[[nodiscard]] bool is_over(const std::vector<double>& a, const std::vector<double>& b);

/// The best combination for `goal` that holds those of the `active` targets that are hard, if any.
[[nodiscard]] std::optional<Combination> best_combination(const Model& model, const Goal& goal,
                                                          const Reaches& reaches,
                                                          const Fronts& fronts,
                                                          const std::vector<std::size_t>& active);

} // namespace ctg::planning
