// SPDX-License-Identifier: Apache-2.0
#include "writing/text_formats.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

/// What spreadsheets take for the start of a formula (OWASP, CSV injection).
constexpr std::string_view formula_starts = "=+-@\t\r\n";

/// Spells the cells of one dialect.
class CellSpelling {
public:
    explicit CellSpelling(const CsvDialect& dialect) : dialect_(dialect) {}

    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    /// The shortest decimal that reads back the same.
    std::string operator()(double value) const {
        auto text = fmt::format("{}", value);
        std::ranges::replace(text, '.', dialect_.decimal_mark);
        return quoted(text);
    }
    std::string operator()(const std::string& text) const {
        const bool is_formula = !text.empty() && formula_starts.find(text[0]) != text.npos;
        return quoted(is_formula ? "'" + text : text);
    }

private:
    [[nodiscard]] std::string quoted(const std::string& text) const {
        const std::string_view special = "\"\r\n";
        const bool is_plain =
            text.find(dialect_.separator) == text.npos && text.find_first_of(special) == text.npos;
        if (is_plain) return text;
        std::string field = "\"";
        for (const char c : text) {
            if (c == '"') field += '"';
            field += c;
        }
        return field + '"';
    }

    CsvDialect dialect_;
};

} // namespace

std::string csv_of(const Records& records, const CsvDialect& dialect) {
    const CellSpelling spelling(dialect);
    const auto line_of = [&](std::vector<std::string> fields) {
        // An empty line would read as no row at all.
        if (fields.size() == 1 && fields[0].empty()) fields[0] = "\"\"";
        return fmt::format("{}\r\n", fmt::join(fields, std::string_view(&dialect.separator, 1)));
    };

    std::vector<std::string> names;
    for (const auto& column : records.columns)
        names.push_back(spelling(column.name));
    std::string text = std::string(dialect.head) + line_of(names);
    for (const auto& row : records.rows) {
        std::vector<std::string> fields;
        for (const auto& value : row)
            fields.push_back(std::visit(spelling, value));
        text += line_of(fields);
    }
    return text;
}

} // namespace ctg
