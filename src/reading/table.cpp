// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "reading/csv.hpp"
#include "reading/input.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>

namespace ctg {
namespace {

/// What parts cells, the likeliest first: French files have `;` with a decimal comma.
constexpr std::array delimiters{';', '\t', ','};

/// How many `delimiter`s stand outside quotes before the end of the first line of `text`.
std::size_t delimiter_count(std::string_view text, char delimiter) noexcept {
    std::size_t count = 0;
    bool is_quoted = false;
    for (const char c : text) {
        if (!is_quoted && (c == '\n' || c == '\r')) break;
        if (c == '"') is_quoted = !is_quoted;
        if (!is_quoted && c == delimiter) ++count;
    }
    return count;
}

char delimiter_of(std::string_view text) noexcept {
    return *std::ranges::max_element(
        delimiters, {}, [&](char delimiter) { return delimiter_count(text, delimiter); });
}

/// Other formats that people save under the name of a table.
struct Disguise {
    std::string_view beginning;
    std::string_view format;
};
constexpr std::array disguises{Disguise{"<", "HTML, XML"}, Disguise{"PK\x03\x04", "XLSX, ODS, ZIP"},
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

/// Refuses a title above the header: one cell in the first line, several in a later one.
void check_header_line(const InputText& text, const Place& file) {
    const auto parted = [](std::string_view line) {
        return delimiter_count(line, ';') + delimiter_count(line, '\t') > 0;
    };
    if (text.lines.empty() || delimiter_count(text.text, delimiter_of(text.text)) > 0) return;
    const auto header = std::ranges::find_if(text.lines, parted);
    if (header == text.lines.end()) return;
    Place place = file;
    place.line = static_cast<std::size_t>(header - text.lines.begin()) + 1;
    place.excerpt = *header;
    throw DataError({error_of("CTG-READ-014", {{"line", std::to_string(place.line)}}, place)});
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

/// The decimal mark that most numbers of the file bear. Where commas part cells, a decimal comma is
/// not believed: it may as well part thousands.
DecimalMark decimal_mark_of(std::span<const Table::Row> rows, char delimiter) {
    if (delimiter == ',') return DecimalMark::point;
    std::size_t commas = 0;
    std::size_t points = 0;
    for (const auto& row : rows)
        for (const auto& cell : row) {
            const bool has_comma = cell.text.find(',') != std::string::npos;
            const bool has_point = cell.text.find('.') != std::string::npos;
            if (has_comma && parse_number(cell.text, DecimalMark::comma)) ++commas;
            if (has_point && parse_number(cell.text, DecimalMark::point)) ++points;
        }
    return commas > 0 && commas >= points ? DecimalMark::comma : DecimalMark::point;
}

void excerpt_lines(std::vector<Diagnostic>& diagnostics, const std::vector<std::string>& lines) {
    for (auto& diagnostic : diagnostics)
        for (auto& place : diagnostic.places)
            if (place.line > 0 && place.line <= lines.size()) place.excerpt = lines[place.line - 1];
}

} // namespace

Table read_table(const std::filesystem::path& file, const ReadLimits& limits) {
    const Input input = open_input(file, limits);
    check_disguise(input);
    InputText text = text_of(input);
    const Place place{input.file, 0, 0, {}, {}, PlaceUnit::line};
    check_header_line(text, place);
    const char delimiter = delimiter_of(text.text);
    Faults faults;
    auto rows = csv_rows(text.text, delimiter, place, limits, faults);
    if (rows.empty()) throw ReadError({error_of("CTG-READ-002", {{"file", input.file}}, place)});
    auto errors = faults.errors();
    excerpt_lines(errors, text.lines);
    auto columns = column_names(rows.front());
    rows.erase(rows.begin());
    const Table::Traits traits{decimal_mark_of(rows, delimiter), PlaceUnit::line};
    try {
        Table table(Source{input.file, sha256_hex(input.bytes), {}, {}, {}}, std::move(columns),
                    std::move(rows), traits, std::move(text.lines));
        if (errors.empty()) return table;
    } catch (const DataError& error) {
        errors.insert(errors.end(), error.diagnostics().begin(), error.diagnostics().end());
    }
    throw DataError(std::move(errors));
}

} // namespace ctg
