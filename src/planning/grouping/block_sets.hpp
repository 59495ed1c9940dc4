// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

#include <bit>
#include <cstdint>
#include <vector>

namespace ctg::grouping {

/// A set of blocks: a bit for each.
using Blocks = std::uint64_t;

/// Models with more blocks have no such sets.
inline constexpr std::size_t most_in_a_set = 64;

[[nodiscard]] inline std::size_t first_of(Blocks blocks) {
    return static_cast<std::size_t>(std::countr_zero(blocks));
}
[[nodiscard]] inline Blocks only(std::size_t block) {
    return Blocks{1} << block;
}
template <class Function>
void for_each(Blocks blocks, Function function) {
    for (; blocks != 0; blocks &= blocks - 1)
        function(first_of(blocks));
}

/// What the rules say of sets of blocks. @pre model.size() <= most_in_a_set
class BlockSets {
public:
    explicit BlockSets(const Model& model);

    [[nodiscard]] Blocks all() const;
    [[nodiscard]] Blocks near(Blocks blocks) const;   ///< what touches them, or is among them
    [[nodiscard]] Blocks barred(Blocks blocks) const; ///< what must be apart from one of them
    [[nodiscard]] Blocks reached_from(Blocks start, Blocks within) const;
    [[nodiscard]] bool is_too_heavy(Blocks blocks) const;
    [[nodiscard]] bool is_too_light(Blocks blocks) const;
    /// Whether one of them must be with a block that is not in `company`.
    [[nodiscard]] bool misses_company(Blocks blocks, Blocks company) const;
    /// Whether they may be a perimeter.
    [[nodiscard]] bool is_sound(Blocks blocks) const;
    /// Whether the totals of the pieces of `rest` leave room for `count` perimeters.
    [[nodiscard]] bool may_part(Blocks rest, std::size_t count) const;

    [[nodiscard]] static std::vector<std::size_t> listed(Blocks blocks);

private:
    [[nodiscard]] double total(const Bound& bound, Blocks blocks) const;

    const Model& model_;
    std::vector<Blocks> near_;
    std::vector<Blocks> apart_;
    std::vector<Blocks> together_;
};

} // namespace ctg::grouping
