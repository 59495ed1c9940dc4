// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/stroke.hpp"

#include <numeric>
#include <utility>

namespace ctg::plane {
namespace {

/// [legs]; small enough to share out, large enough that entering from outside costs nothing.
constexpr std::size_t block_legs = 1U << 15U;

constexpr unsigned curve_order = 16; // the plane as 65,536 × 65,536 squares of 164 m

/// The place of `vertex` on a Hilbert curve over the plane.
/// Source: Hilbert 1891, turned and mirrored as in Warren, Hacker's Delight, § 16.
std::uint64_t place_on_curve(Vertex vertex) noexcept {
    constexpr unsigned dropped_bits = 30 - curve_order;
    auto x = static_cast<std::uint32_t>(vertex.x) >> dropped_bits;
    auto y = static_cast<std::uint32_t>(vertex.y) >> dropped_bits;
    std::uint64_t place = 0;
    for (std::uint32_t side = 1U << (curve_order - 1); side > 0; side >>= 1U) {
        const bool is_right = (x & side) != 0;
        const bool is_high = (y & side) != 0;
        place += std::uint64_t{side} * side * ((is_right ? 3U : 0U) ^ (is_high ? 1U : 0U));
        if (is_high) continue;
        if (is_right) {
            x = ~x;
            y = ~y;
        }
        std::swap(x, y);
    }
    return place;
}

} // namespace

Stroke::Stroke(const Rings& layer, std::int32_t outside_x) : layer_(&layer), outside_x_(outside_x) {
    const auto& rings = layer.rings;
    std::vector<std::pair<std::uint64_t, std::uint32_t>> places(rings.size());
    for (std::uint32_t n = 0; n < rings.size(); ++n)
        places[n] = {place_on_curve(layer.vertices[rings[n].first]), n};
    std::ranges::sort(places);
    order_.reserve(rings.size());
    for (const auto& [place, ring] : places)
        order_.push_back(ring);

    for (std::uint32_t n = 0; n < order_.size(); ++n) {
        const Ring& ring = rings[order_[n]];
        const bool is_full = blocks_.empty() || leg_count_ - blocks_.back().first_leg >= block_legs;
        if (is_full) blocks_.push_back({n, n, static_cast<std::uint32_t>(leg_count_)});
        blocks_.back().last_ring = n + 1;
        leg_count_ += ring.last - ring.first; // its edges are one less, its link one more
    }
}

Leg Stroke::link_to(std::uint32_t n, const Block& block) const noexcept {
    const auto start = [&](std::uint32_t k) {
        return layer_->vertices[layer_->rings[order_[k]].first];
    };
    const Vertex to = start(n);
    return {n == block.first_ring ? Vertex{outside_x_, to.y} : start(n - 1), to};
}

} // namespace ctg::plane
