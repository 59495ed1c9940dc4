// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"

#include <fmt/format.h>

namespace ctg {

/// @throws ArgumentError CTG-SCOR-010 unless `floor` is above 0.
inline void check_floor(double floor) {
    if (!(floor > 0.0))
        throw ArgumentError(
            {error_of("CTG-SCOR-010",
                      {{"key", "floor"}, {"found", fmt::format("{}", floor)}, {"range", "> 0"}})});
}

} // namespace ctg
