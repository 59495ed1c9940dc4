// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/reach.hpp"

#include <algorithm>
#include <iterator>

namespace ctg {
namespace {

/// The outline of a box with the middles of its sides, which bend when they are carried over.
MultiPolygon outline_of(const Box& box) {
    const auto& [low, high] = box;
    const Point middle{0.5 * (low.x + high.x), 0.5 * (low.y + high.y)};
    return MultiPolygon({{{low,
                           {middle.x, low.y},
                           {high.x, low.y},
                           {high.x, middle.y},
                           high,
                           {middle.x, high.y},
                           {low.x, high.y},
                           {low.x, middle.y},
                           low},
                          {}}});
}

} // namespace

std::vector<Box> boxes_in_degrees(std::span<const Box> boxes, Crs crs) {
    std::vector<MultiPolygon> outlines;
    outlines.reserve(boxes.size());
    std::ranges::transform(boxes, std::back_inserter(outlines), outline_of);
    std::vector<Box> result;
    result.reserve(boxes.size());
    for (const auto& outline : transformed(outlines, crs, wgs84))
        result.push_back(box_of({&outline, 1}));
    return result;
}

bool are_near(const Box& a, const Box& b) noexcept {
    constexpr double margin = 1.0;
    return a.low.x <= b.high.x + margin && b.low.x <= a.high.x + margin &&
           a.low.y <= b.high.y + margin && b.low.y <= a.high.y + margin;
}

} // namespace ctg
