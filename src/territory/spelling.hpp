// SPDX-License-Identifier: Apache-2.0
// Codes as people and spreadsheets write them, read where only one reading is possible.
#pragma once

#include "ctg/base/code.hpp"

#include <optional>
#include <string_view>

namespace ctg {

/// The commune code that `text` means: a lost zero (1001), a number's decimals (13055.0), lower
/// case (2a004) and spaces are mended. Nothing when it means none.
[[nodiscard]] std::optional<CommuneCode> spelled_commune(std::string_view text);

/// Whether a spreadsheet wrote a code with an exponent and fewer digits than it has: 2.00055E+08.
[[nodiscard]] bool has_lost_digits(std::string_view text);

/// The SIREN that `text` means: spaces (200 054 807), a number's decimals (200054807.0) and an
/// exponent that lost no digit (2.00054807E+08) are mended. Nothing when it means none.
[[nodiscard]] std::optional<Siren> spelled_siren(std::string_view text);

} // namespace ctg
