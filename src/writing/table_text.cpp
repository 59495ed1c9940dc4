// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "writing/text_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr std::string_view gap = "  ";

bool is_measure(RecordKind kind) {
    return kind == RecordKind::integer || kind == RecordKind::number || kind == RecordKind::share;
}

/// Control characters could move the cursor or colour the terminal: they show as a mark.
std::string shown(std::string_view text) {
    constexpr unsigned char delete_character = 0x7F;
    std::string safe;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool is_second_control_set = byte == 0xC2U && next >= 0x80U && next <= 0x9FU;
        if (byte < ' ' || byte == delete_character || is_second_control_set)
            safe += "\uFFFD";
        else
            safe += text[i];
        if (is_second_control_set) ++i;
    }
    return safe;
}

/// Shows the values of one column.
struct CellDisplay {
    RecordKind kind;
    int decimals;
    Language language;

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(const std::string& text) const { return shown(text); }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(bool value) const {
        constexpr Phrase yes = tr("yes");
        constexpr Phrase no = tr("no");
        return std::string((value ? yes : no).in(language));
    }
    std::string operator()(double value) const {
        if (kind == RecordKind::share) return readable_percent(value, 1, language);
        return readable(value, decimals, language);
    }
};

struct ShownColumn {
    std::vector<std::string> cells; ///< the name first
    bool is_right = false;          ///< aligned
    std::size_t width = 0;
};

ShownColumn column_of(const Records& records, std::size_t column, Language language) {
    const auto& [name, kind] = records.columns[column];
    std::vector<double> values;
    for (const auto& row : records.rows)
        if (const auto* value = std::get_if<double>(&row[column])) values.push_back(*value);
    const CellDisplay display{kind, decimals_for(values), language};

    ShownColumn shown_column{{shown(name)}, is_measure(kind)};
    for (const auto& row : records.rows)
        shown_column.cells.push_back(std::visit(display, row[column]));
    for (const auto& cell : shown_column.cells)
        shown_column.width = std::max(shown_column.width, width_of(cell));
    return shown_column;
}

bool has_value(const Records& records, std::size_t column) {
    return records.rows.empty() || std::ranges::any_of(records.rows, [&](const auto& row) {
               return !std::holds_alternative<std::monostate>(row[column]);
           });
}

std::string padded(const std::string& cell, const ShownColumn& column) {
    const std::string spaces(column.width - width_of(cell), ' ');
    return column.is_right ? spaces + cell : cell + spaces;
}

std::string repeated(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i)
        all += text;
    return all;
}

std::string without_trailing_spaces(std::string line) {
    line.erase(line.find_last_not_of(' ') + 1);
    return line + "\n";
}

std::string grid_of(const Records& records, Language language) {
    std::vector<ShownColumn> columns;
    for (std::size_t i = 0; i < records.columns.size(); ++i)
        if (has_value(records, i)) columns.push_back(column_of(records, i, language));
    const auto line_of = [&](const auto& cell_of) {
        std::vector<std::string> cells;
        for (const auto& column : columns)
            cells.push_back(cell_of(column));
        return without_trailing_spaces(fmt::format("{}", fmt::join(cells, gap)));
    };
    std::string text = line_of([](const auto& column) { return padded(column.cells[0], column); });
    text += line_of([](const auto& column) { return repeated("─", column.width); });
    for (std::size_t row = 1; row <= records.rows.size(); ++row)
        text += line_of([&](const auto& column) { return padded(column.cells[row], column); });
    return text;
}

std::string indented(const std::string& text) {
    std::string all(gap);
    for (std::size_t i = 0; i < text.size(); ++i) {
        all += text[i];
        if (text[i] == '\n' && i + 1 < text.size()) all += gap;
    }
    return all;
}

/// What tells a row from the others: its cells up to the first measure that is not the year.
std::string label_of(const Records& records, std::size_t row, Language language) {
    std::vector<std::string> words;
    for (std::size_t i = 0; i < records.columns.size(); ++i) {
        const auto kind = records.columns[i].kind;
        if (kind == RecordKind::number || kind == RecordKind::share) break;
        auto word = std::visit(CellDisplay{kind, 0, language}, records.rows[row][i]);
        if (!word.empty()) words.push_back(std::move(word));
    }
    return fmt::format("{}", fmt::join(words, " "));
}

std::string block_of(const RowDetail& detail, Language language) {
    std::string text;
    for (const auto& [name, list] : detail.lists)
        if (!list.empty())
            text += fmt::format("{}: {}\n", name, shown(fmt::format("{}", fmt::join(list, " "))));
    for (const auto& [name, table] : detail.tables)
        if (!table.rows.empty())
            text += fmt::format("{}:\n{}", name, indented(grid_of(table, language)));
    return indented(text);
}

std::string shown_fact(const RecordValue& value, Language language) {
    const auto* number = std::get_if<double>(&value);
    const int decimals = number == nullptr ? 0 : decimals_for({*number});
    return std::visit(CellDisplay{RecordKind::number, decimals, language}, value);
}

} // namespace

int decimals_for(const std::vector<double>& values) {
    const auto is_whole = [](double value) { return value == std::floor(value); };
    if (std::ranges::all_of(values, is_whole)) return 0;
    double largest = 0.0;
    for (const double value : values)
        largest = std::max(largest, std::abs(value));
    constexpr double thousand = 1000.0;
    constexpr double ten = 10.0;
    if (largest >= thousand) return 0;
    if (largest >= ten) return 1;
    return largest >= 1.0 ? 2 : 3;
}

std::string table_of(const Records& records, const Envelope& envelope, Language language) {
    std::string text = grid_of(records, language);
    for (std::size_t i = 0; i < envelope.details.size(); ++i)
        text += fmt::format("\n{}\n{}", label_of(records, i, language),
                            block_of(envelope.details[i], language));
    if (!envelope.facts.empty()) text += "\n";
    for (const auto& [name, value] : envelope.facts)
        text += fmt::format("{}: {}\n", name, shown_fact(value, language));
    for (const auto& [name, table] : envelope.further)
        text += fmt::format("\n{}\n{}", name, grid_of(table, language));
    return text;
}

} // namespace ctg
