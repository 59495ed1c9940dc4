// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

namespace ctg::planning {

/// A measure as a message says it, to one decimal: 60, 52.5.
[[nodiscard]] std::string number(double value);

/// 70 for 0.70, for "70 %": rounded down to two decimals, so that 99.999 % is never said to be 100.
[[nodiscard]] std::string percent(double share);

} // namespace ctg::planning
