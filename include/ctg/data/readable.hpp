// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace ctg {

/// `value` as a person reads it, rounded to `decimals` digits after the mark: "2 087 658,4" in
/// French (thousands parted by U+202F), "2,087,658.4" in English. Never "-0".
[[nodiscard]] std::string readable(double value, int decimals, Language language);

/// A share in percent: 0.13 gives "13,0 %" in French (U+00A0 before the sign), "13.0%" in English.
[[nodiscard]] std::string readable_percent(double share, int decimals, Language language);

/// The characters of `text` in UTF-8, counted as a terminal shows them: combining marks take no
/// place, wide East Asian characters are not expected.
[[nodiscard]] std::size_t width_of(std::string_view text) noexcept;

} // namespace ctg
