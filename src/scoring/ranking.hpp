// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "scoring/model.hpp"

#include <cstdint>
#include <span>

namespace ctg {

/// Competition ranks of scores into `ranks`; 0 for NaN. `sorted` is room to work in.
void rank_into(const Column& scores, Column& sorted, std::span<std::uint32_t> ranks);

} // namespace ctg
