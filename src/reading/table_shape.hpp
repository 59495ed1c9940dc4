// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/table.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace ctg {

/// What parts the cells of a CSV text: `;`, a tab or `,`. The one that the first line has most of,
/// unless that line is a title that another one parts none of.
[[nodiscard]] char delimiter_of(std::string_view text);

/// Where a table stands among the rows of a file or a sheet.
struct TableShape {
    std::size_t header = 0; ///< row
    std::size_t end = 0;    ///< the first row under the table
};

/// Titles above a header have few cells; the codes of columns may stand under their labels (INSEE);
/// sources and notes under a table have one cell of several words. @pre `rows` is not empty.
[[nodiscard]] TableShape shape_of(std::span<const Table::Row> rows);

/// Fills in the marks of decimals, of the file and of each column.
void find_decimal_marks(std::span<const Table::Row> rows, std::size_t column_count,
                        TableTraits& traits);

} // namespace ctg
