// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "reading/csv.hpp"
#include "reading/decoding.hpp"
#include "reading/input.hpp"
#include "reading/table_shape.hpp"
#include "reading/utf8.hpp"
#include "reading/workbook.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ctg {
namespace {

/// Other formats that people save under the name of a table.
struct Disguise {
    std::string_view beginning;
    std::string_view format;
};
constexpr std::array disguises{Disguise{"<", "HTML, XML"}, Disguise{"PK\x03\x04", "ZIP"},
                               Disguise{"\xD0\xCF\x11\xE0", "XLS"}, Disguise{"%PDF", "PDF"},
                               Disguise{"SQLite format 3", "GeoPackage"}};

void check_disguise(const Input& input) {
    const std::string_view bytes = input.bytes;
    const auto start = std::min(bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"), bytes.size());
    for (const auto& [beginning, format] : disguises)
        if (bytes.substr(start).starts_with(beginning))
            throw DataError({error_of("CTG-READ-017", {{"format", std::string(format)}},
                                      {input.file, 1, 0, {}, {}, PlaceUnit::line})});
}

std::vector<std::string> column_names(const Table::Row& header) {
    std::vector<std::string> names;
    for (const auto& cell : header) {
        const auto first = cell.text.find_first_not_of(" \t");
        const auto last = cell.text.find_last_not_of(" \t");
        names.push_back(first == std::string::npos ? std::string()
                                                   : cell.text.substr(first, last - first + 1));
    }
    return names;
}

void excerpt_lines(std::vector<Diagnostic>& diagnostics, const std::vector<std::string>& lines) {
    for (auto& diagnostic : diagnostics)
        for (auto& place : diagnostic.places)
            if (place.line > 0 && place.line <= lines.size()) place.excerpt = lines[place.line - 1];
}

/// Whether the name of the file says that it is a workbook.
std::optional<TableFormat> format_named_by(const std::filesystem::path& file) {
    const std::string extension = lower(file.extension().string());
    if (extension == ".xlsx") return TableFormat::xlsx;
    if (extension == ".ods") return TableFormat::ods;
    return std::nullopt;
}

/// The format of a table, which its name and its content must agree on.
TableFormat format_of(const Input& input) {
    const auto named = format_named_by(input.file);
    const auto found = workbook_format_of(input.bytes);
    if (named && named != found)
        throw ReadError({error_of("CTG-READ-019", {{"format", std::string(name_of(*named))}},
                                  {input.file, 0, 0, {}, {}, PlaceUnit::line})});
    if (!named) check_disguise(input);
    return named.value_or(TableFormat::csv);
}

/// The rows of a file before it is known which of them are the table.
struct RawTable {
    std::vector<Table::Row> rows;
    std::vector<std::string> lines;
    TableTraits traits;
    std::vector<Diagnostic> errors;
};

RawTable csv_of(const Input& input, const TableOptions& options) {
    const Place place{input.file, 0, 0, {}, {}, PlaceUnit::line};
    if (!options.sheet.empty())
        throw DataError({error_of("CTG-READ-047", {{"sheet", options.sheet}}, place)});
    RawTable raw;
    auto text = decoded(input);
    raw.traits.format = TableFormat::csv;
    raw.traits.encoding = text.encoding;
    raw.traits.delimiter = delimiter_of(text.content.text);
    Faults faults;
    raw.rows = csv_rows(text.content.text, raw.traits.delimiter, place, options.limits, faults);
    raw.lines = std::move(text.content.lines);
    raw.errors = faults.errors();
    excerpt_lines(raw.errors, raw.lines);
    return raw;
}

RawTable workbook_of(Input& input, TableFormat format, const TableOptions& options) {
    RawTable raw;
    Sheet sheet = sheet_of(input, format, options);
    raw.rows = std::move(sheet.rows);
    raw.traits.format = format;
    raw.traits.sheet = std::move(sheet.name);
    return raw;
}

/// A sheet has no edge: columns beyond the last one that has a name are left out when nothing
/// stands in them.
void trim_columns(std::vector<Table::Row>& rows, std::size_t header) {
    const auto is_blank = [](const TableCell& cell) { return cell.text.empty(); };
    std::size_t width = 0;
    for (std::size_t r = header; r < rows.size(); ++r) {
        const auto last = std::find_if_not(rows[r].rbegin(), rows[r].rend(), is_blank);
        width = std::max(width, static_cast<std::size_t>(rows[r].rend() - last));
    }
    for (auto& row : rows)
        if (row.size() > width) row.resize(width);
}

/// Parts a table from what stands above and under it.
Table framed(RawTable raw, Source source) {
    const TableShape shape = shape_of(raw.rows);
    auto& rows = raw.rows;
    raw.traits.header_line = rows[shape.header].front().line;
    raw.traits.footer_rows = rows.size() - shape.end;
    rows.resize(shape.end);
    if (raw.traits.format != TableFormat::csv) trim_columns(rows, shape.header);
    auto columns = column_names(rows[shape.header]);
    rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(shape.header) + 1);
    find_decimal_marks(rows, columns.size(), raw.traits);
    try {
        Table table(std::move(source), std::move(columns), std::move(rows), std::move(raw.traits),
                    std::move(raw.lines));
        if (raw.errors.empty()) return table;
    } catch (const DataError& error) {
        raw.errors.insert(raw.errors.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
    throw DataError(std::move(raw.errors));
}

} // namespace

Table read_table(const std::filesystem::path& file, const TableOptions& options) {
    Input input = open_input(file, options.limits);
    const TableFormat format = format_of(input);
    Source source{input.file, sha256_hex(input.bytes), {}, {}, {}};
    RawTable raw =
        format == TableFormat::csv ? csv_of(input, options) : workbook_of(input, format, options);
    if (raw.rows.empty())
        throw ReadError({error_of("CTG-READ-002", {{"file", input.file}},
                                  {input.file, 0, 0, {}, {}, PlaceUnit::line})});
    return framed(std::move(raw), std::move(source));
}

Table read_table(const std::filesystem::path& file, const ReadLimits& limits) {
    return read_table(file, TableOptions{{}, limits});
}

} // namespace ctg
