// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/records.hpp"
#include "ctg/writing/text.hpp"

#include <string>
#include <string_view>

namespace ctg {

/// How one dialect of CSV is spelt.
struct CsvDialect {
    char separator = ',';
    char decimal_mark = '.';
    std::string_view head; ///< before the first line: the BOM, or nothing
};

[[nodiscard]] std::string csv_of(const Records& records, const CsvDialect& dialect);
[[nodiscard]] std::string json_of(const Records& records, const Envelope& envelope,
                                  Language language);
[[nodiscard]] std::string table_of(const Records& records, const Envelope& envelope,
                                   Language language);

} // namespace ctg
