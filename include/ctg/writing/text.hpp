// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/source.hpp"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// How a result is written: for the eye, for machines, for a French spreadsheet, for programs.
enum class TextFormat { table, csv, csv_fr, json };

/// The format named "table", "csv", "csv-fr" or "json", or nothing.
[[nodiscard]] std::optional<TextFormat> text_format_of(std::string_view name) noexcept;

/// Lists that belong to one row and fit no cell: {"covered": [codes], "overlaps": [{…}]}.
struct RowDetail {
    std::vector<std::pair<std::string, std::vector<std::string>>> lists;
    std::vector<std::pair<std::string, Records>> tables;
    friend bool operator==(const RowDetail&, const RowDetail&) = default;
};

/// What goes around the rows of a JSON result: {"schema", "study", "options", "rows", "notes"} and
/// further members such as "load" and "curve". The table shows all but study, options and notes;
/// CSV has the rows only; a workbook shows everything.
struct Envelope {
    std::vector<std::pair<std::string, std::string>> study;
    std::vector<std::pair<std::string, std::string>> options;
    std::vector<std::pair<std::string, Records>> further;   ///< named tables beside the rows
    std::vector<std::pair<std::string, RecordValue>> facts; ///< single values: status, objective
    std::vector<RowDetail> details; ///< member "detail" of each row: as many as rows, or none
    std::vector<Diagnostic> notes;
    std::vector<std::pair<std::string, Source>> sources; ///< of a workbook: role, source
    std::string command;                                 ///< of a workbook: what made it
};

/// `records` in `format`. CSV is RFC 4180 (lines end with CRLF); csv-fr has `;`, decimal comma,
/// UTF-8 with BOM. Cells of text that a spreadsheet would take for a formula are neutralised by an
/// apostrophe. Numbers are the shortest that read back the same; only the table shows percent,
/// rounds, leaves out columns without a value, and hides control characters.
[[nodiscard]] std::string text_of(const Records& records, TextFormat format,
                                  const Envelope& envelope, Language language);

} // namespace ctg
