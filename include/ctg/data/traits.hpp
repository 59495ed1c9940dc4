// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/figure.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What the figures of a column are, hence whether they may be added.
enum class FigureKind {
    count,  ///< persons, households, also weighted counts that are not whole
    amount, ///< money; adds up too
    rate,   ///< shares, rates, indices: never added
    level,  ///< medians, means, deciles: never added
};

/// Whether the sum of two figures of this kind means something.
[[nodiscard]] constexpr bool is_additive(FigureKind kind) noexcept {
    return kind == FigureKind::count || kind == FigureKind::amount;
}

/// How a producer writes the figures of a table: what its marks of absence mean, and how each
/// column was rounded. Marks not told here keep their usual meaning (see parse_figure).
struct FigureGrammar {
    std::map<std::string, Figure, std::less<>>
        marks;                                 ///< by the whole text of a cell, without blanks
    std::map<std::size_t, FigureKind> kinds;   ///< by column
    std::map<std::size_t, Rounding> roundings; ///< by column

    friend bool operator==(const FigureGrammar&, const FigureGrammar&) = default;
};

/// The meaning of a mark as a setting names it: "suppressed", "not_collected", "not_applicable",
/// bounds of a hidden count such as "1-4", or a number. Nothing when it is none of them.
[[nodiscard]] std::optional<Figure> meaning_of_mark(std::string_view text);

/// In what a table came. `memory`: a DataFrame, or the attributes of a layer.
enum class TableFormat { memory, csv, xlsx, ods };

/// In which encoding a text was found; what is read from it is UTF-8.
enum class TextEncoding { utf_8, utf_8_with_mark, utf_16_le, utf_16_be, windows_1252 };

/// What parts decimals in one column: read from its own numbers where they settle it ("15,0",
/// "0.71"), from the whole file where they don't ("1,234" could be thousands).
enum class ColumnMark { as_file, point, comma, ambiguous };

/// What a reader found out about a whole table, stated in `ctg check` and in provenance.
struct TableTraits {
    DecimalMark decimal_mark = DecimalMark::point; ///< that most of the numbers bear
    PlaceUnit unit = PlaceUnit::line;
    TableFormat format = TableFormat::memory;
    TextEncoding encoding = TextEncoding::utf_8;
    char delimiter = 0;                        ///< between cells; 0 when there is none
    std::size_t header_line = 1;               ///< line of the file, or row of the sheet
    std::string sheet = {};                    ///< of a workbook
    std::size_t footer_rows = 0;               ///< rows of text under the table, left out
    std::vector<ColumnMark> column_marks = {}; ///< by column; may be shorter than the columns
};

[[nodiscard]] std::string_view name_of(TableFormat format) noexcept;
[[nodiscard]] std::string_view name_of(TextEncoding encoding) noexcept;

/// What needs a word about how a table was read: an encoding other than UTF-8 (CTG-READ-040), a
/// header that is not on the first line (-041), rows left out under the table (-042).
[[nodiscard]] std::vector<Diagnostic> reading_notes(const TableTraits& traits,
                                                    const std::string& file);

} // namespace ctg
