// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/leg_grid.hpp"

#include <numeric>
#include <utility>

namespace ctg::plane {

LegGrid::LegGrid(std::vector<Leg> legs) : legs_(std::move(legs)) {
    frame();
    fill();
    sum();
}

void LegGrid::frame() {
    Rectangle box;
    double length = 0.0;
    for (const auto& [from, to] : legs_) {
        box.stretch(from);
        box.stretch(to);
        length += std::abs(double(to.x) - from.x) + std::abs(double(to.y) - from.y);
    }
    if (legs_.empty()) box = {{0, 0}, {0, 0}};
    constexpr double margin = 4.0; // [cm], more than that of visit_cells
    constexpr double narrowest = 100.0;
    origin_x_ = box.low.x - margin;
    origin_y_ = box.low.y - margin;
    const double width = double(box.high.x) - box.low.x + 2 * margin;
    const double height = double(box.high.y) - box.low.y + 2 * margin;
    const auto count = static_cast<double>(std::max<std::size_t>(1, legs_.size()));
    const double side =
        std::max({length / count, std::sqrt(width * height / (2.0 * count)), narrowest});
    per_unit_ = 1.0 / side;
    columns_ = static_cast<int>(width * per_unit_) + 1;
    rows_ = static_cast<int>(height * per_unit_) + 1;
}

void LegGrid::fill() {
    const std::size_t cells = static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_);
    first_.assign(cells + 1, 0);
    for (const auto& leg : legs_)
        visit_cells(leg, [&](std::size_t cell) { ++first_[cell + 1]; });
    std::partial_sum(first_.begin(), first_.end(), first_.begin());
    members_.resize(first_.back());
    auto next = first_;
    for (std::uint32_t n = 0; n < legs_.size(); ++n)
        visit_cells(legs_[n], [&](std::size_t cell) { members_[next[cell]++] = n; });
}

void LegGrid::sum() {
    const auto width = static_cast<std::size_t>(columns_) + 1;
    sums_.assign(width * (static_cast<std::size_t>(rows_) + 1), 0);
    std::size_t cell = 0;
    for (std::size_t row = 1; row <= static_cast<std::size_t>(rows_); ++row)
        for (std::size_t column = 1; column < width; ++column, ++cell)
            sums_[row * width + column] =
                first_[cell + 1] - first_[cell] + sums_[(row - 1) * width + column] +
                sums_[row * width + column - 1] - sums_[(row - 1) * width + column - 1];
}

bool LegGrid::is_free(const Rectangle& box) const noexcept {
    const auto left = static_cast<std::size_t>(std::clamp(column(box.low.x), 0, columns_ - 1));
    const auto right = static_cast<std::size_t>(std::clamp(column(box.high.x), 0, columns_ - 1));
    const auto bottom = static_cast<std::size_t>(std::clamp(row(box.low.y), 0, rows_ - 1));
    const auto top = static_cast<std::size_t>(std::clamp(row(box.high.y), 0, rows_ - 1));
    const auto width = static_cast<std::size_t>(columns_) + 1;
    const auto below = [&](std::size_t column, std::size_t row) {
        return sums_[row * width + column];
    };
    return below(right + 1, top + 1) + below(left, bottom) ==
           below(left, top + 1) + below(right + 1, bottom);
}

} // namespace ctg::plane
