// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/areal_scale.hpp"

#include "ctg/geometry/measure.hpp"

namespace ctg {
namespace {

constexpr double step_m = 20'000.0;

std::size_t nodes_over(double width) noexcept {
    return static_cast<std::size_t>(width / step_m) + 2;
}

} // namespace

ArealScale::ArealScale(Crs crs, const Box& box)
    : low_(box.low),
      columns_(nodes_over(box.high.x - box.low.x)) {
    const std::size_t rows = nodes_over(box.high.y - box.low.y);
    std::vector<Point> points;
    points.reserve(columns_ * rows);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns_; ++column)
            points.push_back({low_.x + step_m * static_cast<double>(column),
                              low_.y + step_m * static_cast<double>(row)});
    nodes_ = areal_scales(points, crs);
}

double ArealScale::at(const Point& point) const noexcept {
    const double x = (point.x - low_.x) / step_m;
    const double y = (point.y - low_.y) / step_m;
    const auto column = static_cast<std::size_t>(x);
    const auto row = static_cast<std::size_t>(y);
    const double right = x - static_cast<double>(column);
    const double above = y - static_cast<double>(row);
    const double* const lower = &nodes_[row * columns_ + column];
    const double* const upper = lower + columns_;
    return (1.0 - above) * ((1.0 - right) * lower[0] + right * lower[1]) +
           above * ((1.0 - right) * upper[0] + right * upper[1]);
}

} // namespace ctg
