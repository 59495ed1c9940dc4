// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/draws.hpp"
#include "planning/grouping/partition.hpp"

#include <vector>

namespace ctg::grouping {

/// Two perimeters that touch, merged and parted again along a drawn spanning tree where both sides
/// keep their bounds best. Source: ReCom, DeFord, Duchin and Solomon 2021.
class Recombination {
public:
    explicit Recombination(const Model& model);

    /// The blocks that would change sides, between the perimeters of two blocks that touch; those
    /// of the first go to the second and the other way round. Empty when nothing would change.
    [[nodiscard]] const std::vector<std::size_t>&
    drawn(const Partition& partition, std::size_t first, std::size_t second, Draws& draws);
    /// How many blocks the last one was about.
    [[nodiscard]] std::size_t size() const noexcept { return order_.size(); }

private:
    void draw_tree(const Partition& partition, std::size_t first, std::size_t second, Draws& draws);
    [[nodiscard]] std::size_t drawn_cut(Draws& draws);

    const Model& model_;
    std::vector<std::size_t> order_;  ///< of the tree, roots before branches
    std::vector<std::size_t> parent_; ///< by block, the place in `order_`
    std::vector<std::size_t> place_;  ///< by block
    std::vector<std::pair<std::size_t, std::size_t>> frontier_;
    Matrix<double> load_; ///< bound × place: of the branch
    std::vector<std::size_t> cuts_;
    std::vector<std::size_t> changed_;
};

} // namespace ctg::grouping
