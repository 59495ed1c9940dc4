// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The candidates that resemble `word` most, nearest first: by the number of edits (insertion,
/// deletion, substitution, swap of neighbours), ties by the text. Those further than half of the
/// word's length are left out, so the list may be empty.
/// Source: Damerau 1964, restricted distance.
[[nodiscard]] std::vector<std::string>
nearest(std::string_view word, std::span<const std::string> candidates, std::size_t at_most = 2);

/// "13119, 13099", or "–" when there is none.
[[nodiscard]] std::string joined(std::span<const std::string> words,
                                 std::string_view between = ", ");

/// The first ten of `words` and how many there are beyond, "13001, … (+ 90)": a note stays readable
/// for a register of a thousand rows. "–" when there is none.
[[nodiscard]] std::string abridged(std::span<const std::string> words);

} // namespace ctg
