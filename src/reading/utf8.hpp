// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ctg {

/// How many bytes the character that begins `text` takes in UTF-8; 0 when they spell none.
/// Source: RFC 3629: no overlong form, no surrogate, nothing above U+10FFFF.
[[nodiscard]] std::size_t character_size(std::string_view text) noexcept;

/// Where the first byte stands that is not UTF-8; npos when all is.
[[nodiscard]] std::size_t first_fault_of_utf8(std::string_view text) noexcept;

/// How many characters `text` has; a byte that is not UTF-8 counts as one.
[[nodiscard]] std::size_t character_count(std::string_view text) noexcept;

/// `text` with the letters of ASCII in lower case: file extensions, words of SQL and GeoJSON.
[[nodiscard]] std::string lower(std::string_view text);

/// `bytes` read as Windows-1252, the encoding of old French spreadsheets, in UTF-8.
[[nodiscard]] std::string from_windows_1252(std::string_view bytes);

} // namespace ctg
