// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/chart.hpp"
#include "portrait/json.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace ctg {

/// The values of the circles that a legend shows: 1, 2 or 5 times a power of ten, the largest
/// within the values.
[[nodiscard]] std::vector<double> legend_values(double largest);

/// The circles, the largest behind.
[[nodiscard]] Json circle_layer(std::span<const MapCircle> circles, std::string_view legend);

} // namespace ctg
