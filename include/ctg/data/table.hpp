// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/error.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/source.hpp"

#include <cstddef>
#include <initializer_list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

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

/// A cell as it was read: its text, and the place it stands in.
struct TableCell {
    std::string text;
    std::size_t line = 0;   ///< line, or feature
    std::size_t column = 0; ///< [characters]
    friend bool operator==(const TableCell&, const TableCell&) = default;
};

/// Rows of text cells under named columns, each knowing its place in the input. Every cell is text:
/// a code is never a number. A DataFrame enters by the same door as a file.
class Table {
public:
    using Row = std::vector<TableCell>;

    using Traits = TableTraits;

    Table();
    /// `lines[n]` is line n+1 of the input, for excerpts; may be empty.
    /// @throws DataError CTG-DATA-003 on a repeated or empty column name, or a row of another
    /// width.
    Table(Source source, std::vector<std::string> columns, std::vector<Row> rows, Traits traits,
          std::vector<std::string> lines = {});

    [[nodiscard]] const Source& source() const noexcept;
    [[nodiscard]] const Traits& traits() const noexcept;
    [[nodiscard]] std::span<const std::string> columns() const noexcept;
    [[nodiscard]] std::size_t row_count() const noexcept;

    /// The column of that name, as published or as it is also called.
    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept;
    [[nodiscard]] const FigureGrammar& grammar() const noexcept;
    /// @pre row < row_count() and column < columns().size(), here and below.
    [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
    [[nodiscard]] Place place(std::size_t row, std::size_t column) const;
    /// The place of the header, for what is wrong with a whole column.
    [[nodiscard]] Place header_place() const;

    /// The same table with columns under the names the study gives them: {wanted → as published}.
    /// A column that had a wanted name as published loses it. Places keep the published header.
    /// @throws DataError CTG-DATA-004 for each published name that is missing, naming the nearest;
    ///         CTG-DATA-008 if a column is to bear two names.
    [[nodiscard]] Table renamed(const std::map<std::string, std::string>& published_names) const;

    /// The same table under another source (producer, title, year); its file and digest stay unless
    /// `source` names others.
    [[nodiscard]] Table described(Source source) const;

    /// The same table whose columns have second names: {second name → as published}. A second name
    /// that a column bears as published is not given, nor one of a column that is not there.
    [[nodiscard]] Table also_called(const std::map<std::string, std::string>& second_names) const;
    /// The second names of columns, with the position of each.
    [[nodiscard]] const std::map<std::string, std::size_t, std::less<>>& aliases() const noexcept {
        return aliases_;
    }

    /// The same table with one column more, whose cells stand where those of `beside` do.
    /// @pre `texts` has one item a row. @throws DataError CTG-DATA-003 if the name is taken.
    [[nodiscard]] Table with_column(std::string name, std::vector<std::string> texts,
                                    std::size_t beside) const;

    /// The given rows only, in the given order. @pre each is < row_count().
    [[nodiscard]] Table with_rows(std::span<const std::size_t> rows) const;

    /// Other rows made of cells of this table: the places of cells stay.
    /// @throws DataError as the constructor.
    [[nodiscard]] Table with_cells(std::vector<std::string> columns, std::vector<Row> rows) const;
    /// @pre row < row_count() and column < columns().size().
    [[nodiscard]] const TableCell& cell(std::size_t row, std::size_t column) const;

    /// The same cells, whose figures are read by `grammar`.
    [[nodiscard]] Table with_grammar(FigureGrammar grammar) const;

private:
    struct Body;
    std::shared_ptr<const Body> body_;
    std::vector<std::string> columns_;
    std::map<std::string, std::size_t, std::less<>> aliases_;
    std::shared_ptr<const FigureGrammar> grammar_;
    Source source_;
};

/// The positions of `names` in `table`, in that order.
/// @throws DataError CTG-DATA-004 listing every missing column with the nearest header.
[[nodiscard]] std::vector<std::size_t>
required_columns(const Table& table, std::initializer_list<std::string_view> names);

/// The figure in a cell by the grammar of its table: an interval where the column was rounded. Adds
/// CTG-DATA-005 (no number) or -010 (a number that can be read in two ways) to `faults` and answers
/// an absence when it is none.
[[nodiscard]] Figure figure_at(const Table& table, std::size_t row, std::size_t column,
                               Faults& faults);

} // namespace ctg
