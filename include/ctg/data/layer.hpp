// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/table.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <vector>

namespace ctg {

/// A table whose rows have a shape: row n of `attributes` is `shapes[n]`.
struct Layer {
    Table attributes;
    std::vector<MultiPolygon> shapes;
    Crs crs;
};

} // namespace ctg
