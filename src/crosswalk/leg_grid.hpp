// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/plane.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg::plane {

/// Which legs pass through which square of a uniform grid. Squares are about as wide as legs are
/// long, so that a leg lies in a few of them, and few legs in each.
class LegGrid {
public:
    explicit LegGrid(std::vector<Leg> legs);

    [[nodiscard]] std::size_t leg_count() const noexcept { return legs_.size(); }
    [[nodiscard]] const Leg& leg(std::uint32_t n) const noexcept { return legs_[n]; }
    [[nodiscard]] std::span<const std::uint32_t> legs_in(std::size_t cell) const noexcept {
        return {members_.data() + first_[cell], members_.data() + first_[cell + 1]};
    }

    /// Whether no leg passes through the squares that `box` meets: from sums over all squares left
    /// and below (Crow 1984, Summed-area tables), whatever the size of the box.
    [[nodiscard]] bool is_free(const Rectangle& box) const noexcept;

    /// [cm] the width of a square.
    [[nodiscard]] std::int64_t side() const noexcept {
        return static_cast<std::int64_t>(1.0 / per_unit_);
    }

    /// Calls visit(square) for each square that `leg` meets.
    template <class Visit>
    void visit_cells(const Leg& leg, Visit&& visit) const;

    /// Calls visit(square) for each square that `box` meets.
    template <class Visit>
    void visit_cells(const Rectangle& box, Visit&& visit) const;

private:
    [[nodiscard]] int column(double x) const noexcept {
        return static_cast<int>((x - origin_x_) * per_unit_);
    }
    [[nodiscard]] int row(double y) const noexcept {
        return static_cast<int>((y - origin_y_) * per_unit_);
    }
    [[nodiscard]] std::size_t cell(int column, int row) const noexcept {
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) +
               static_cast<std::size_t>(column);
    }
    void frame();
    void fill();
    void sum();

    std::vector<Leg> legs_;
    double origin_x_ = 0.0;
    double origin_y_ = 0.0;
    double per_unit_ = 0.0; ///< squares per centimetre
    int columns_ = 0;
    int rows_ = 0;
    std::vector<std::uint32_t> first_;   ///< by square, of its members
    std::vector<std::uint32_t> members_; ///< numbers of legs
    std::vector<std::uint32_t> sums_;    ///< members of all squares left and below
};

template <class Visit>
void LegGrid::visit_cells(const Rectangle& box, Visit&& visit) const {
    const int left = std::max(0, column(box.low.x));
    const int right = std::min(columns_ - 1, column(box.high.x));
    const int top = std::min(rows_ - 1, row(box.high.y));
    for (int y = std::max(0, row(box.low.y)); y <= top; ++y)
        for (int x = left; x <= right; ++x)
            visit(cell(x, y));
}

template <class Visit>
void LegGrid::visit_cells(const Leg& leg, Visit&& visit) const {
    constexpr double margin = 1.0; // [cm], more than what the sides are computed to
    const auto [low_x, high_x] = std::minmax(leg.from.x, leg.to.x);
    const auto [low_y, high_y] = std::minmax(leg.from.y, leg.to.y);
    const int left = std::max(0, column(low_x - margin));
    const int right = std::min(columns_ - 1, column(high_x + margin));
    const int bottom = std::max(0, row(low_y - margin));
    const int top = std::min(rows_ - 1, row(high_y + margin));
    // Few squares, or a level leg, which no row cuts into parts: all of them.
    if (right - left <= 1 || top == bottom || low_y == high_y) {
        for (int y = bottom; y <= top; ++y)
            for (int x = left; x <= right; ++x)
                visit(cell(x, y));
        return;
    }
    const double x_per_y = (double(leg.to.x) - leg.from.x) / (double(leg.to.y) - leg.from.y);
    const double side = 1.0 / per_unit_;
    for (int y = bottom; y <= top; ++y) {
        const double below = std::max<double>(low_y, origin_y_ + y * side - margin);
        const double above = std::min<double>(high_y, origin_y_ + (y + 1) * side + margin);
        const double x_below = leg.from.x + x_per_y * (below - leg.from.y);
        const double x_above = leg.from.x + x_per_y * (above - leg.from.y);
        const auto [x_low, x_high] = std::minmax(x_below, x_above);
        const int x_last = std::min(right, column(x_high + margin));
        for (int x = std::max(left, column(x_low - margin)); x <= x_last; ++x)
            visit(cell(x, y));
    }
}

} // namespace ctg::plane
