// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/data/records.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How the cells of a column are shown, whatever the format of the workbook.
enum class CellLook { text, code, integer, year, number, percent, date };

struct ColumnLayout {
    CellLook look = CellLook::text;
    int decimals = 0;   ///< of numbers and percents
    double width = 0.0; ///< [characters]
    bool wraps = false; ///< texts longer than the column go on below
    friend bool operator==(const ColumnLayout&, const ColumnLayout&) = default;
};

/// The layout of each column. A column of texts that are all ISO dates is one of dates.
[[nodiscard]] std::vector<ColumnLayout> layout_of(const Records& records);

/// How many lines the row asks for, by its texts that go on below.
[[nodiscard]] std::size_t lines_of(const std::vector<RecordValue>& row,
                                   const std::vector<ColumnLayout>& layouts);

/// Whether the column is of measures, which stand at the right, with their header.
[[nodiscard]] bool is_of_measures(const ColumnLayout& layout) noexcept;

/// `text` as XML can hold it: bytes that are not UTF-8 and control characters show as U+FFFD; line
/// ends are line feeds.
[[nodiscard]] std::string xml_text(std::string_view text);

/// The characters of `text` as spreadsheets count them: in UTF-16.
[[nodiscard]] std::size_t utf16_length(std::string_view text) noexcept;

/// Whether a number of that size is exact in a cell, which holds a double.
[[nodiscard]] bool is_exact_in_cell(std::int64_t value) noexcept;

} // namespace ctg
