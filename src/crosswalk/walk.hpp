// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/pair_areas.hpp"
#include "crosswalk/plane.hpp"

#include <cstddef>
#include <vector>

namespace ctg::plane {

/// The area common to each feature of `fixed` and each of `moved`, without building any common
/// shape: in time linear in the vertices and the crossings, however deep features of a layer lie
/// over each other.
[[nodiscard]] std::vector<PairArea> walked_areas(const Rings& fixed, const Rings& moved,
                                                 std::size_t threads);

} // namespace ctg::plane
