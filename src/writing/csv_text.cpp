// SPDX-License-Identifier: Apache-2.0
#include "writing/text_formats.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>

namespace ctg {
namespace {

/// Adds cells of one dialect to a text.
class CellWriter {
public:
    CellWriter(const CsvDialect& dialect, std::string& text) : dialect_(dialect), text_(text) {}

    void operator()(std::monostate) const {}
    void operator()(bool value) const { text_ += value ? "true" : "false"; }
    void operator()(std::int64_t value) const {
        fmt::format_to(std::back_inserter(text_), "{}", value);
    }
    /// The shortest decimal that reads back the same.
    void operator()(double value) const {
        std::array<char, 32> digits; // the longest has 24
        const auto end = fmt::format_to_n(digits.data(), digits.size(), "{}", value).out;
        std::replace(digits.data(), end, '.', dialect_.decimal_mark);
        add_quoted({digits.data(), end});
    }
    void operator()(const std::string& text) const {
        if (looks_like_formula(text))
            add_quoted("'" + text);
        else
            add_quoted(text);
    }

private:
    void add_quoted(std::string_view text) const {
        const bool is_plain = std::ranges::none_of(text, [&](char c) {
            return c == dialect_.separator || c == '"' || c == '\r' || c == '\n';
        });
        if (is_plain) {
            text_ += text;
            return;
        }
        text_ += '"';
        for (const char c : text) {
            if (c == '"') text_ += '"';
            text_ += c;
        }
        text_ += '"';
    }

    const CsvDialect& dialect_;
    std::string& text_;
};

} // namespace

std::string csv_of(const Records& records, const CsvDialect& dialect) {
    std::string text(dialect.head);
    const CellWriter write(dialect, text);
    const auto add_line = [&](const auto& cells, const auto& write_cell) {
        const std::size_t begin = text.size();
        for (std::size_t c = 0; c < cells.size(); ++c) {
            if (c > 0) text += dialect.separator;
            write_cell(cells[c]);
        }
        // An empty line would read as no row at all.
        if (cells.size() == 1 && text.size() == begin) text += "\"\"";
        text += "\r\n";
    };
    add_line(records.columns, [&](const RecordColumn& column) { write(column.name); });
    for (const auto& row : records.rows)
        add_line(row, [&](const RecordValue& value) { std::visit(write, value); });
    return text;
}

} // namespace ctg
