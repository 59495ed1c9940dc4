// SPDX-License-Identifier: Apache-2.0
// The area under a polygon's edges, each with the sign of its direction, is the polygon's area. The
// indicator of A ∩ B is the product of those of A and B, and so its area is the sum, over all pairs
// of an edge of A and an edge of B, of the signed area under the lower of the two, where both are.
//
// Source: Franklin 1987, Polygon properties calculated from the vertex neighborhoods, in its form
// for areas of common parts.
#include "crosswalk/trapezoids.hpp"

#include "base/parallel.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ctg::plane {
namespace {

/// An edge from left to right, in a window's own coordinates [cm].
struct Roof {
    double left = 0.0;
    double right = 0.0;
    double left_height = 0.0;
    double slope = 0.0;
    double sign = 1.0; ///< of the area under it: −1 where its feature lies above

    [[nodiscard]] double height(double x) const noexcept {
        return left_height + slope * (x - left);
    }
};

/// ∫ max(0, h) over [0, width] for a straight h.
double area_above_floor(double width, double start, double end) noexcept {
    if (start >= 0.0 && end >= 0.0) return 0.5 * (start + end) * width;
    if (start <= 0.0 && end <= 0.0) return 0.0;
    const double crossing = start / (start - end);
    return start > 0.0 ? 0.5 * start * crossing * width : 0.5 * end * (1.0 - crossing) * width;
}

/// The area under both roofs between x = `left` and `right`, above the floor.
double area_under_both(const Roof& a, const Roof& b, double left, double right) noexcept {
    const double a_left = a.height(left);
    const double a_right = a.height(right);
    const double b_left = b.height(left);
    const double b_right = b.height(right);
    const double gap_left = a_left - b_left;
    const double gap_right = a_right - b_right;
    if (gap_left <= 0.0 && gap_right <= 0.0) return area_above_floor(right - left, a_left, a_right);
    if (gap_left >= 0.0 && gap_right >= 0.0) return area_above_floor(right - left, b_left, b_right);
    const double t = gap_left / (gap_left - gap_right);
    const double middle = left + t * (right - left);
    const double ridge = a_left + t * (a_right - a_left);
    const bool is_a_first = gap_left < 0.0;
    return area_above_floor(middle - left, is_a_first ? a_left : b_left, ridge) +
           area_above_floor(right - middle, ridge, is_a_first ? b_right : a_right);
}

/// The rings of each feature, which follow each other.
std::vector<std::uint32_t> first_rings(const Rings& layer) {
    std::vector<std::uint32_t> first(layer.feature_count() + 1, 0);
    for (const auto& ring : layer.rings)
        ++first[ring.feature + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    return first;
}

/// The common part of the boxes of a pair.
Rectangle window_of(const Rectangle& a, const Rectangle& b) noexcept {
    return {{std::max(a.low.x, b.low.x), std::max(a.low.y, b.low.y)},
            {std::min(a.high.x, b.high.x), std::min(a.high.y, b.high.y)}};
}

/// The edges of a feature that lie over `window`, from left to right.
void roofs_over(const Rings& layer, std::uint32_t first_ring, std::uint32_t last_ring,
                const Rectangle& window, std::vector<Roof>& roofs) {
    roofs.clear();
    for (std::uint32_t n = first_ring; n < last_ring; ++n) {
        const auto vertices = layer.of(layer.rings[n]);
        for (std::size_t k = 0; k + 1 < vertices.size(); ++k) {
            Vertex left = vertices[k];
            Vertex right = vertices[k + 1];
            if (left.x == right.x) continue;
            const double sign = left.x < right.x ? -1.0 : 1.0;
            if (sign > 0.0) std::swap(left, right);
            const bool is_beside = right.x <= window.low.x || left.x >= window.high.x;
            const bool is_below = left.y <= window.low.y && right.y <= window.low.y;
            if (is_beside || is_below) continue;
            const double rise = double(right.y) - left.y;
            const double run = double(right.x) - left.x;
            roofs.push_back({double(left.x) - window.low.x, double(right.x) - window.low.x,
                             double(left.y) - window.low.y, rise / run, sign});
        }
    }
    std::ranges::sort(roofs, {}, &Roof::left);
}

/// The area under both outlines; 0 when it is no more than what rounding leaves of the terms.
double area_under(const std::vector<Roof>& a_roofs, const std::vector<Roof>& b_roofs,
                  double width) {
    constexpr double rounding = 4e-15;
    double terms = 0.0;
    double widest = 0.0;
    for (const auto& b : b_roofs)
        widest = std::max(widest, b.right - b.left);
    double sum = 0.0;
    std::size_t first = 0;
    for (const auto& a : a_roofs) {
        while (first < b_roofs.size() && b_roofs[first].left + widest <= a.left)
            ++first;
        for (std::size_t n = first; n < b_roofs.size() && b_roofs[n].left < a.right; ++n) {
            const auto& b = b_roofs[n];
            const double left = std::max({a.left, b.left, 0.0});
            const double right = std::min({a.right, b.right, width});
            if (left >= right) continue;
            const double term = area_under_both(a, b, left, right);
            sum += a.sign * b.sign * term;
            terms += term;
        }
    }
    return sum > rounding * terms ? sum : 0.0;
}

} // namespace

std::vector<PairArea> trapezoid_areas(const Rings& fixed, const Rings& moved, std::size_t threads) {
    const auto fixed_rings = first_rings(fixed);
    const auto moved_rings = first_rings(moved);
    std::vector<std::uint32_t> by_left(moved.feature_count()); // to find the boxes that meet
    std::iota(by_left.begin(), by_left.end(), 0U);
    std::ranges::stable_sort(by_left, {}, [&](std::uint32_t n) { return moved.boxes[n].low.x; });
    double widest = 0.0;
    for (const auto& box : moved.boxes)
        if (!box.is_empty()) widest = std::max(widest, double(box.high.x) - box.low.x);

    std::vector<std::vector<Stretch>> found(fixed.feature_count());
    in_parallel(threads, fixed.feature_count(), [&] {
        return [&, a_roofs = std::vector<Roof>(),
                b_roofs = std::vector<Roof>()](std::size_t n) mutable {
            const auto a = static_cast<std::uint32_t>(n);
            const Rectangle& box = fixed.boxes[a];
            if (box.is_empty()) return;
            auto at = std::ranges::lower_bound(by_left, box.low.x - widest, {}, [&](auto m) {
                return double(moved.boxes[m].low.x);
            });
            for (; at != by_left.end() && moved.boxes[*at].low.x < box.high.x; ++at) {
                const Rectangle window = window_of(box, moved.boxes[*at]);
                if (window.low.x >= window.high.x || window.low.y >= window.high.y) continue;
                roofs_over(fixed, fixed_rings[a], fixed_rings[a + 1], window, a_roofs);
                roofs_over(moved, moved_rings[*at], moved_rings[*at + 1], window, b_roofs);
                const double width = double(window.high.x) - window.low.x;
                found[n].push_back({a, *at, 2.0 * area_under(a_roofs, b_roofs, width), 0.0});
            }
        };
    });
    return summed(std::move(found), fixed.feature_count());
}

} // namespace ctg::plane
