// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"
#include "ctg/study/study.hpp"

#include <vector>

namespace ctg {

/// Where the figures of each indicator of the scheme stand.
[[nodiscard]] std::vector<FigureTrace> traces_of(const Study& study);

} // namespace ctg
