// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/draws.hpp"
#include "planning/grouping/model.hpp"

#include <cstddef>
#include <vector>

namespace ctg::grouping {

/// A plan that keeps all rules.
struct Sound {
    double cost = infinite;
    Assignment assignment; ///< perimeters numbered by their first blocks
};

/// The best sound plans met, each once, best first.
class Archive {
public:
    explicit Archive(double tolerance) : tolerance_(tolerance) {}

    [[nodiscard]] bool empty() const noexcept { return plans_.empty(); }
    [[nodiscard]] const Sound& best() const { return plans_.front(); }
    [[nodiscard]] const std::vector<Sound>& plans() const noexcept { return plans_; }
    /// Whether plans that cost at least so much are of no interest: not better than the best, or,
    /// where others than the best are wanted, too far from it.
    [[nodiscard]] bool is_too_dear(double cost) const;
    void add(const Model& model, const Assignment& assignment);

private:
    double tolerance_;
    std::vector<Sound> plans_;
};

enum class Until { moves_end, first_plan };

/// Fills `archive` with plans of `count` perimeters, trying `moves` single moves: simulated
/// annealing from grown or packed partitions, in which broken rules have a price that rises while
/// they stay broken. Sources: Kirkpatrick, Gelatt and Vecchi 1983; Duque, Anselin and Rey 2012 for
/// the growth; Glover and Hao 2011 for the oscillation about the bounds.
/// @return the moves that were tried
std::size_t anneal(const Model& model, std::size_t count, std::size_t moves, Draws& draws,
                   Archive& archive, Until until = Until::moves_end);

/// The most perimeters that packing finds, at the cost of about `moves` moves.
[[nodiscard]] std::size_t packed_count(const Model& model, std::size_t moves, Draws& draws);

} // namespace ctg::grouping
