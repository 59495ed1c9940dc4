// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/data/table.hpp"
#include "ctg/reading/read.hpp"
#include "reading/input.hpp"

#include <optional>
#include <string_view>
#include <vector>

namespace ctg {

/// The cells of one sheet, row by row, as text; blank rows are left out.
struct Sheet {
    std::string name;
    std::vector<Table::Row> rows;
};

/// What the bytes of a workbook are, or nothing when they are no workbook.
[[nodiscard]] std::optional<TableFormat> workbook_format_of(std::string_view bytes);

/// Reads the sheet that `options` names, or the only one with cells, through GDAL's XLSX and ODS
/// drivers, from memory. The archive is judged before GDAL sees it.
/// @throws DataError CTG-READ-043 (which sheet), -044 (no such sheet), -045 (no sound workbook),
///         -046 (a document type in its XML); LimitError CTG-READ-010.
[[nodiscard]] Sheet sheet_of(Input& input, TableFormat format, const TableOptions& options);

} // namespace ctg
