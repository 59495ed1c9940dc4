// SPDX-License-Identifier: Apache-2.0
// Shapes that a reader can draw in the head.
#pragma once

#include "ctg/geometry/multipolygon.hpp"

namespace ctg::test {

inline Ring rectangle_ring(double west, double south, double east, double north) {
    return {{west, south}, {east, south}, {east, north}, {west, north}, {west, south}};
}

inline MultiPolygon rectangle(double west, double south, double east, double north) {
    return MultiPolygon({{rectangle_ring(west, south, east, north), {}}});
}

} // namespace ctg::test
