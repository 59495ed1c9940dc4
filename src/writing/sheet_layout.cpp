// SPDX-License-Identifier: Apache-2.0
#include "writing/sheet_layout.hpp"

#include "ctg/base/year.hpp"
#include "ctg/data/readable.hpp"
#include "writing/text_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

namespace ctg {
namespace {

constexpr double narrowest = 8.0; // [characters] room for the button of a filter
constexpr double widest = 80.0;
constexpr double margin = 3.0;
constexpr int percent_decimals = 1;
constexpr std::size_t rows_measured = 1000; // a width that the first rows need is wide enough

/// A column of integers by one of these names is of years, which have no thousands.
constexpr std::array<std::string_view, 2> names_of_years{"year", "geography_year"};

/// Excel knows no day before this one.
constexpr std::chrono::year first_year_of_spreadsheets{1900};

bool is_iso_date(const RecordValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    if (text == nullptr || text->find('-') == std::string::npos) return false;
    const auto date = parse_date(*text);
    return date && date->year() >= first_year_of_spreadsheets;
}

bool is_absent(const RecordValue& value) {
    return std::holds_alternative<std::monostate>(value);
}

bool is_of_dates(const Records& records, std::size_t column) {
    bool has_date = false;
    for (const auto& row : records.rows) {
        if (is_absent(row[column])) continue;
        if (!is_iso_date(row[column])) return false;
        has_date = true;
    }
    return has_date;
}

CellLook look_of(const Records& records, std::size_t column) {
    switch (records.columns[column].kind) {
    case RecordKind::integer:
        return std::ranges::find(names_of_years, records.columns[column].name) ==
                       names_of_years.end()
                   ? CellLook::integer
                   : CellLook::year;
    case RecordKind::number:
        return CellLook::number;
    case RecordKind::share:
        return CellLook::percent;
    case RecordKind::code:
        return CellLook::code;
    case RecordKind::text:
        break;
    }
    return is_of_dates(records, column) ? CellLook::date : CellLook::text;
}

/// About as many characters as the cell shows.
struct ShownWidth {
    int decimals;

    double operator()(std::monostate) const { return 0.0; }
    double operator()(bool) const { return narrowest; }
    double operator()(const std::string& text) const {
        return static_cast<double>(width_of(text.substr(0, text.find('\n'))));
    }
    double operator()(std::int64_t value) const { return (*this)(static_cast<double>(value)); }
    double operator()(double value) const {
        return static_cast<double>(width_of(readable(value, decimals, Language::french)));
    }
};

/// How many bytes the character that begins `text` takes; 0 when they spell none that XML holds.
/// Source: RFC 3629; XML 1.0, production 2 (Char).
std::size_t xml_character_size(std::string_view text) {
    const auto byte = [&](std::size_t n) { return static_cast<unsigned char>(text[n]); };
    if (byte(0) < 0x80U) return byte(0) >= ' ' || text[0] == '\t' || text[0] == '\n' ? 1 : 0;
    const std::size_t size = byte(0) >= 0xF0U ? 4 : byte(0) >= 0xE0U ? 3 : 2;
    if (byte(0) < 0xC2U || byte(0) > 0xF4U || text.size() < size) return 0;
    std::uint32_t character = byte(0) & (0x7FU >> size);
    for (std::size_t n = 1; n < size; ++n) {
        if ((byte(n) & 0xC0U) != 0x80U) return 0;
        character = character << 6U | (byte(n) & 0x3FU);
    }
    constexpr std::array<std::uint32_t, 5> least{0, 0, 0x80, 0x800, 0x10000};
    const bool is_surrogate = character >= 0xD800U && character <= 0xDFFFU;
    const bool is_character = character >= least[size] && character <= 0x10FFFFU && !is_surrogate;
    return is_character && character != 0xFFFEU && character != 0xFFFFU ? size : 0;
}

} // namespace

std::vector<ColumnLayout> layout_of(const Records& records) {
    std::vector<ColumnLayout> layouts;
    for (std::size_t c = 0; c < records.columns.size(); ++c) {
        ColumnLayout layout{look_of(records, c)};
        std::vector<double> numbers;
        for (const auto& row : records.rows)
            if (const auto* number = std::get_if<double>(&row[c])) numbers.push_back(*number);
        if (layout.look == CellLook::number) layout.decimals = decimals_for(numbers);
        if (layout.look == CellLook::percent) layout.decimals = percent_decimals;
        double width = static_cast<double>(width_of(records.columns[c].name));
        for (std::size_t r = 0; r < std::min(records.rows.size(), rows_measured); ++r)
            width = std::max(width, std::visit(ShownWidth{layout.decimals}, records.rows[r][c]));
        layout.wraps = layout.look == CellLook::text && width > widest;
        layout.width = std::clamp(width + margin, narrowest, widest);
        layouts.push_back(layout);
    }
    return layouts;
}

std::size_t lines_of(const std::vector<RecordValue>& row,
                     const std::vector<ColumnLayout>& layouts) {
    std::size_t most = 1;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const auto* const text = std::get_if<std::string>(&row[c]);
        if (!layouts[c].wraps || text == nullptr) continue;
        const auto width = static_cast<std::size_t>(layouts[c].width - margin);
        std::size_t lines = 0;
        for (std::size_t begin = 0; begin <= text->size();) {
            const auto end = std::min(text->find('\n', begin), text->size());
            const auto characters = width_of(std::string_view(*text).substr(begin, end - begin));
            lines += std::max<std::size_t>(1, (characters + width - 1) / width);
            begin = end + 1;
        }
        most = std::max(most, lines);
    }
    return most;
}

bool is_of_measures(const ColumnLayout& layout) noexcept {
    return layout.look != CellLook::text && layout.look != CellLook::code;
}

std::string xml_text(std::string_view text) {
    std::string clean;
    clean.reserve(text.size());
    while (!text.empty()) {
        const bool is_line_end = text.front() == '\r';
        const auto size = is_line_end ? std::size_t{1} : xml_character_size(text);
        if (is_line_end) {
            if (!text.starts_with("\r\n")) clean += '\n';
        } else if (size == 0) {
            clean += "\uFFFD";
        } else {
            clean += text.substr(0, size);
        }
        text.remove_prefix(std::max<std::size_t>(size, 1));
    }
    return clean;
}

std::size_t utf16_length(std::string_view text) noexcept {
    std::size_t length = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) != 0x80U) length += byte >= 0xF0U ? 2 : 1;
    }
    return length;
}

bool is_exact_in_cell(std::int64_t value) noexcept {
    constexpr std::int64_t most = std::int64_t{1} << 53U;
    return value >= -most && value <= most;
}

} // namespace ctg
