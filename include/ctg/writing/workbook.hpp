// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/data/records.hpp"
#include "ctg/writing/file.hpp"
#include "ctg/writing/text.hpp"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A result as a sheet of a workbook.
struct Sheet {
    std::string name; ///< at most 31 characters, none of []:*?/\.
    Records records;
};

/// The version of the library that writes .xlsx, as "1.1.4".
[[nodiscard]] std::string xlsx_version();

/// Whether `file` is named as a workbook: .xlsx (Excel) or .ods (LibreOffice).
[[nodiscard]] bool is_workbook(const std::filesystem::path& file);

/// The sheets of a result: its rows under the name of its schema ("cover" of "ctg.cover/1"), then
/// the further tables and the details of `envelope`.
[[nodiscard]] std::vector<Sheet> sheets_of(const Records& records, const Envelope& envelope);

/// Writes `sheets` to a workbook that is handed over as it is, atomically like write_file. Before
/// them come "Lisez-moi" (the study, the command, the sources, the notes) and "Aide à la lecture"
/// (what each column means), from `envelope`. Numbers, percents and dates are such, and show as the
/// reader of `language` writes them; codes and what looks like a formula are text; what is absent
/// is an empty cell. Headers are frozen, with filters. Same input, same bytes.
/// @throws as write_file, and ArgumentError CTG-WRIT-031 (the name of a sheet); LimitError -032
/// (too
///         many rows), -033 (a cell too long); ReadError -030 (the words of the library that
///         writes).
void write_workbook(const std::filesystem::path& file, std::span<const Sheet> sheets,
                    const Envelope& envelope, Language language, Existing existing);

} // namespace ctg
