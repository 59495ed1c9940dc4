// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

#include <vector>

namespace ctg::grouping {

/// What blocks cost in any plan, at least, each counted by itself.
class BlockBounds {
public:
    /// Without centres: half of its pairs with the company that is cheapest for a block and keeps
    /// the bounds. With centres: its way to the nearest outside of it, or what is within.
    explicit BlockBounds(const Model& model);

    /// No way to part the blocks of which `is_in` tells into `count` perimeters costs less.
    template <class IsIn>
    [[nodiscard]] double of(IsIn is_in, std::size_t count) const {
        double cost = 0.0;
        for (std::size_t block = 0; block < share_.size(); ++block)
            if (is_in(block)) cost += share_[block];
        for (std::size_t n = 0; n < by_saving_.size() && count > 0; ++n)
            if (is_in(by_saving_[n])) {
                cost -= saving_[by_saving_[n]];
                --count;
            }
        return cost;
    }

private:
    std::vector<double> share_;
    std::vector<double> saving_;         ///< of a block that holds its centre
    std::vector<std::size_t> by_saving_; ///< most first: at most one block a perimeter is at home
};

/// No plan of `count` perimeters costs less.
[[nodiscard]] double cost_bound(const Model& model, std::size_t count);

} // namespace ctg::grouping
