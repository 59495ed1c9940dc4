// SPDX-License-Identifier: Apache-2.0
#include "reading/table_shape.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

namespace ctg {
namespace {

/// What parts cells, the likeliest first: French files have `;` with a decimal comma.
constexpr std::array delimiters{';', '\t', ','};

/// How much of a file is looked at to find its shape [lines].
constexpr std::size_t sample_size = 100;

bool is_blank(std::string_view text) noexcept {
    return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

/// How many of each delimiter stand outside quotes in the first lines that are not blank.
std::vector<std::array<std::size_t, delimiters.size()>> delimiter_counts(std::string_view text) {
    std::vector<std::array<std::size_t, delimiters.size()>> counts;
    bool is_quoted = false;
    bool is_new_line = true;
    for (const char c : text) {
        if (c == '"') is_quoted = !is_quoted;
        const bool is_end = !is_quoted && (c == '\n' || c == '\r');
        if (is_end && counts.size() == sample_size) break;
        if (!is_end && is_new_line) counts.emplace_back();
        is_new_line = is_end;
        if (is_quoted || is_end) continue;
        const auto* const found = std::ranges::find(delimiters, c);
        if (found != delimiters.end())
            ++counts.back()[static_cast<std::size_t>(found - delimiters.begin())];
    }
    return counts;
}

/// The commonest of `sizes`, the greater of two that are as common.
template <class Sizes>
std::size_t commonest(const Sizes& sizes) {
    std::map<std::size_t, std::size_t> times;
    for (const std::size_t size : sizes)
        ++times[size];
    std::size_t best = 0;
    for (const auto& [size, count] : times)
        if (best == 0 || count >= times[best]) best = size;
    return best;
}

std::size_t filled_count(const Table::Row& row) {
    return static_cast<std::size_t>(
        std::ranges::count_if(row, [](const TableCell& cell) { return !is_blank(cell.text); }));
}

bool is_number(std::string_view text) {
    return parse_number(text, DecimalMark::point) || parse_number(text, DecimalMark::comma);
}

/// A year stands in headers as it does in cells.
bool is_year(std::string_view text) {
    return text.size() == 4 && (text.starts_with("19") || text.starts_with("20"));
}

bool may_be_header(const Table::Row& row) {
    return std::ranges::none_of(row, [](const TableCell& cell) {
        return !is_blank(cell.text) && is_number(cell.text) && !is_year(cell.text);
    });
}

bool is_identifier(std::string_view text) {
    const auto is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); };
    const auto is_allowed = [&](char c) {
        return is_letter(c) || (c >= '0' && c <= '9') || c == '_';
    };
    return !text.empty() && is_letter(text.front()) && std::ranges::all_of(text, is_allowed);
}

bool begins_with_digit(const TableCell& cell) {
    return !cell.text.empty() && cell.text.front() >= '0' && cell.text.front() <= '9';
}

bool is_label(const TableCell& cell) {
    const auto is_beyond_ascii = [](char c) { return static_cast<unsigned char>(c) >= 0x80; };
    return cell.text.find(' ') != std::string::npos ||
           std::ranges::any_of(cell.text, is_beyond_ascii);
}

/// Whether `codes` names the columns that `labels` above it tells in words, over `data`.
bool is_second_header(const Table::Row& labels, const Table::Row& codes, const Table::Row& data) {
    const auto named = [](const TableCell& cell) { return is_identifier(cell.text); };
    return codes.size() > 1 && codes.size() == labels.size() && std::ranges::all_of(codes, named) &&
           std::ranges::any_of(labels, is_label) && may_be_header(labels) &&
           std::ranges::any_of(data, begins_with_digit);
}

/// With what notes under a table begin, where a spreadsheet has padded them to its width.
constexpr std::array<std::string_view, 8> note_words{"Source", "Note",   "Lecture", "Champ",
                                                     "SOURCE", "source", "*",       "("};

/// Whether `row` is a note under the table: several words in its first cell, the first of them such
/// as notes begin with, and nothing else. Any other row that is too short is one that was cut.
bool is_footer(const Table::Row& row, std::size_t width) {
    const std::string& text = row.front().text;
    return width >= 2 && filled_count(row) == 1 && text.find(' ') != std::string::npos &&
           std::ranges::any_of(note_words,
                               [&](std::string_view word) { return text.starts_with(word); });
}

} // namespace

char delimiter_of(std::string_view text) {
    const auto counts = delimiter_counts(text);
    if (counts.empty()) return delimiters.front();
    const auto& first_line = counts.front();
    const auto of_first =
        static_cast<std::size_t>(std::ranges::max_element(first_line) - first_line.begin());
    const bool parts_first = first_line[of_first] > 0;
    for (std::size_t d = 0; d < delimiters.size(); ++d) {
        std::vector<std::size_t> sizes;
        for (const auto& line : counts)
            if (line[d] > 0) sizes.push_back(line[d]);
        const std::size_t size = commonest(sizes);
        if (size == 0 || (parts_first && (d == of_first || sizes.size() < 3))) continue;
        // A lone comma may be a decimal one, or part words.
        if (delimiters[d] == ',' && (size < 2 || sizes.size() < 2)) continue;
        const auto header = std::ranges::find(counts, size, [&](const auto& l) { return l[d]; });
        const auto regular = std::ranges::count_if(
            header, counts.end(), [&](const auto& line) { return line[d] == size; });
        const bool is_regular = 10 * regular >= 9 * (counts.end() - header);
        if (is_regular && (!parts_first || (*header)[of_first] == 0)) return delimiters[d];
    }
    return delimiters[of_first];
}

TableShape shape_of(std::span<const Table::Row> rows) {
    std::vector<std::size_t> widths;
    for (const auto& row : rows.first(std::min(rows.size(), sample_size)))
        widths.push_back(row.size());
    const std::size_t width = commonest(widths);
    TableShape shape{0, rows.size()};
    if (width < 2) return shape;
    const auto is_title = [&](const Table::Row& row) {
        const std::size_t filled = filled_count(row);
        return filled <= 1 || 2 * filled <= width;
    };
    const auto below = std::ranges::find_if_not(rows, is_title);
    // With no row under it, it would be no header: then the first line is, and the others are
    // short.
    const bool has_rows_under = below != rows.end() && std::next(below) != rows.end();
    if (has_rows_under && may_be_header(*below))
        shape.header = static_cast<std::size_t>(below - rows.begin());
    if (shape.header + 2 < rows.size() &&
        is_second_header(rows[shape.header], rows[shape.header + 1], rows[shape.header + 2]))
        ++shape.header;
    while (shape.end > shape.header + 1 && is_footer(rows[shape.end - 1], width))
        --shape.end;
    return shape;
}

namespace {

/// How the numbers of a column write their decimals.
struct MarkTally {
    std::size_t commas = 0;
    std::size_t points = 0;
    std::size_t doubtful_commas = 0; ///< "1,234"
    std::size_t doubtful_points = 0; ///< "1.234"
};

/// "1,234": one to three digits, the mark, three digits: thousands or decimals.
bool is_doubtful(std::string_view text, std::size_t mark) {
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    std::size_t first = text.find_first_not_of(" +-");
    if (first == std::string_view::npos) first = 0;
    return mark > first && mark - first <= 3 && text[first] != '0' && text.size() - mark == 4;
}

void tally(const std::string& text, MarkTally& marks) {
    const auto at = text.find_first_of(".,");
    if (at == std::string::npos) return;
    const bool is_comma = text[at] == ',';
    if (!parse_number(text, is_comma ? DecimalMark::comma : DecimalMark::point)) return;
    if (is_doubtful(text, at))
        ++(is_comma ? marks.doubtful_commas : marks.doubtful_points);
    else
        ++(is_comma ? marks.commas : marks.points);
}

ColumnMark mark_of(const MarkTally& column, const MarkTally& file, bool is_point_usual) {
    if (column.commas > 0 && column.points > 0) return ColumnMark::as_file;
    if (column.commas > 0) return ColumnMark::comma;
    if (column.points > 0) return ColumnMark::point;
    if (column.doubtful_commas + column.doubtful_points == 0) return ColumnMark::as_file;
    if (file.commas + file.points > 0) return ColumnMark::as_file;
    if (is_point_usual && column.doubtful_commas == 0) return ColumnMark::as_file;
    return ColumnMark::ambiguous;
}

} // namespace

void find_decimal_marks(std::span<const Table::Row> rows, std::size_t column_count,
                        TableTraits& traits) {
    std::vector<MarkTally> columns(column_count);
    for (const auto& row : rows)
        for (std::size_t c = 0; c < std::min(row.size(), column_count); ++c)
            tally(row[c].text, columns[c]);
    MarkTally file;
    for (const auto& column : columns) {
        file.commas += column.commas;
        file.points += column.points;
        file.doubtful_commas += column.doubtful_commas;
        file.doubtful_points += column.doubtful_points;
    }
    // Where commas part cells, and in workbooks, numbers bear a point.
    const bool is_point_usual = traits.delimiter == ',' || traits.delimiter == 0;
    const std::size_t commas = file.commas + file.doubtful_commas;
    const std::size_t points = file.points + file.doubtful_points;
    traits.decimal_mark =
        !is_point_usual && commas > 0 && commas >= points ? DecimalMark::comma : DecimalMark::point;
    for (const auto& column : columns)
        traits.column_marks.push_back(mark_of(column, file, is_point_usual));
}

} // namespace ctg
