// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/records.hpp"

#include <variant>

namespace ctg {

/// What a row holds where there is nothing.
inline constexpr RecordValue absent{std::monostate{}};

} // namespace ctg
