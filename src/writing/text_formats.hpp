// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/records.hpp"
#include "ctg/writing/text.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How one dialect of CSV is spelt.
struct CsvDialect {
    char separator = ',';
    char decimal_mark = '.';
    std::string_view head; ///< before the first line: the BOM, or nothing
};

/// Whether a spreadsheet would take `text` for a formula (OWASP, CSV injection).
[[nodiscard]] inline bool looks_like_formula(std::string_view text) noexcept {
    constexpr std::string_view starts = "=+-@\t\r\n";
    return !text.empty() && starts.find(text[0]) != starts.npos;
}

[[nodiscard]] std::string csv_of(const Records& records, const CsvDialect& dialect);
[[nodiscard]] std::string json_of(const Records& records, const Envelope& envelope,
                                  Language language);
[[nodiscard]] std::string table_of(const Records& records, const Envelope& envelope,
                                   Language language);

/// Digits after the mark that let the largest of `values` show about three digits; none for whole
/// numbers.
[[nodiscard]] int decimals_for(const std::vector<double>& values);

} // namespace ctg
