// SPDX-License-Identifier: Apache-2.0
// A layer drawn in one stroke: ring after ring, joined by links. Whoever follows the stroke from
// outside, and notes each border it crosses, knows at each point what it is inside of; no point is
// ever located by itself.
#pragma once

#include "crosswalk/plane.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace ctg::plane {

/// Some rings of a stroke that follow each other, entered from outside of everything, so that
/// blocks may be followed in any order and at once. Blocks depend on the layer alone: what is
/// computed does not change with the number of threads.
struct Block {
    std::uint32_t first_ring = 0; ///< in the stroke's order
    std::uint32_t last_ring = 0;  ///< past the end
    std::uint32_t first_leg = 0;
};

/// The order in which the rings of a layer are drawn, along a Hilbert curve, so that links are
/// short. The legs of a stroke are numbered: for each ring, the link to its start, then its edges.
class Stroke {
public:
    /// Blocks are entered from `outside_x`, left of all that is overlaid.
    Stroke(const Rings& layer, std::int32_t outside_x);

    [[nodiscard]] std::span<const Block> blocks() const noexcept { return blocks_; }
    [[nodiscard]] std::span<const std::uint32_t> order() const noexcept { return order_; }
    [[nodiscard]] std::size_t leg_count() const noexcept { return leg_count_; }
    [[nodiscard]] const Rings& layer() const noexcept { return *layer_; }

    /// The link that leads to ring number `n` of the order.
    [[nodiscard]] Leg link_to(std::uint32_t n, const Block& block) const noexcept;

private:
    const Rings* layer_;
    std::vector<std::uint32_t> order_;
    std::vector<Block> blocks_;
    std::size_t leg_count_ = 0;
    std::int32_t outside_x_;
};

} // namespace ctg::plane
