// SPDX-License-Identifier: Apache-2.0
// A table with other rows, whose cells keep the places they were read at.
#pragma once

#include "ctg/data/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ctg {

/// The cell as it was read.
[[nodiscard]] TableCell cell_of(const Table& table, std::size_t row, std::size_t column);

/// `rows` under `columns`, with the source, traits and lines of `table`.
[[nodiscard]] Table rebuilt(const Table& table, std::vector<std::string> columns,
                            std::vector<Table::Row> rows);

} // namespace ctg
