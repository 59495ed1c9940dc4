// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/multipolygon.hpp"

#include <algorithm>
#include <limits>

namespace ctg {

MultiPolygon::MultiPolygon() {
    static const auto empty = std::make_shared<const std::vector<Polygon>>();
    polygons_ = empty;
}

MultiPolygon::MultiPolygon(std::vector<Polygon> polygons)
    : polygons_(std::make_shared<const std::vector<Polygon>>(std::move(polygons))) {}

std::size_t MultiPolygon::vertex_count() const noexcept {
    std::size_t count = 0;
    for (const auto& polygon : *polygons_) {
        count += polygon.shell.size();
        for (const auto& hole : polygon.holes)
            count += hole.size();
    }
    return count;
}

Box box_of(std::span<const MultiPolygon> shapes) {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Box box{{infinity, infinity}, {-infinity, -infinity}};
    for (const auto& shape : shapes)
        for (const auto& polygon : shape.polygons())
            for (const auto& [x, y] : polygon.shell) { // holes lie inside
                box.low = {std::min(box.low.x, x), std::min(box.low.y, y)};
                box.high = {std::max(box.high.x, x), std::max(box.high.y, y)};
            }
    return box.low.x > box.high.x ? Box{} : box;
}

} // namespace ctg
