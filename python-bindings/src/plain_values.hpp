// SPDX-License-Identifier: Apache-2.0
// Numbers as Python has them: None or NaN where there is none.
#pragma once

#include <cmath>
#include <optional>
#include <vector>

namespace ctg::python {

using PlainValues = std::vector<std::optional<double>>;

/// The value, or nothing where pandas has a NaN.
[[nodiscard]] inline std::optional<double> known(const std::optional<double>& value) {
    return value && std::isnan(*value) ? std::nullopt : value;
}

} // namespace ctg::python
