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

    /// What a reader found out about the whole file.
    struct Traits {
        DecimalMark decimal_mark = DecimalMark::point;
        PlaceUnit unit = PlaceUnit::line;
    };

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

    [[nodiscard]] std::optional<std::size_t> column(std::string_view name) const noexcept;
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

private:
    struct Body;
    std::shared_ptr<const Body> body_;
    std::vector<std::string> columns_;
    Source source_;
};

/// The positions of `names` in `table`, in that order.
/// @throws DataError CTG-DATA-004 listing every missing column with the nearest header.
[[nodiscard]] std::vector<std::size_t>
required_columns(const Table& table, std::initializer_list<std::string_view> names);

/// The figure in a cell; adds CTG-DATA-005 to `faults` and answers an absence when it is none.
[[nodiscard]] Figure figure_at(const Table& table, std::size_t row, std::size_t column,
                               Faults& faults);

} // namespace ctg
