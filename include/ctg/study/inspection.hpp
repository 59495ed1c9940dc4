// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/table.hpp"
#include "ctg/reading/published.hpp"

#include <cstddef>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// What a file was found to be.
struct Inspected {
    std::string section; ///< of the study that names it; empty outside a study
    std::string file;
    std::string format;       ///< "CSV", "XLSX", "ODS"; "layer"
    std::string encoding;     ///< of a text
    std::string separator;    ///< of cells: ";", ",", "tab"
    std::string decimal_mark; ///< "," or "."
    std::size_t header_line = 0;
    std::string sheet;
    std::size_t rows = 0;                        ///< rows, or features
    std::optional<Publication> publication;      ///< what it was recognised as
    std::optional<GeographyYear> geography_year; ///< that the study says
};

/// What `table` was found to be when it was read.
[[nodiscard]] Inspected inspected(const Table& table,
                                  const std::optional<Publication>& publication);

/// Reads every file of `files`, and of the folders among them (CSV, XLSX, ODS and layers, by
/// is_surely_layer_file; others are passed over), by the order of their names, and tells what each
/// is. Shapes that are not valid are told as warnings.
/// @throws DataError, ReadError or LimitError with the faults of all files.
[[nodiscard]] Checked<std::vector<Inspected>>
inspected_files(std::span<const std::filesystem::path> files);

/// Rows of `ctg check`: file, format, encoding, separator, decimal_mark, header_line, sheet, rows,
/// publication, producer, level, years, geography_year.
[[nodiscard]] Records records_of(std::span<const Inspected> files);

} // namespace ctg
