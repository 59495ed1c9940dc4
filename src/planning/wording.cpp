// SPDX-License-Identifier: Apache-2.0
#include "planning/wording.hpp"

#include <fmt/format.h>

#include <cmath>

namespace ctg::planning {

std::string number(double value) {
    return fmt::format("{}", std::round(10.0 * value) / 10.0);
}

std::string percent(double share) {
    constexpr double hair = 1e-6; // 0.70 is a little less than 70 %
    return fmt::format("{}", std::floor(10'000.0 * share + hair) / 100.0);
}

} // namespace ctg::planning
