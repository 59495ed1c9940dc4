// SPDX-License-Identifier: Apache-2.0
#include "reading/csv.hpp"

#include "reading/utf8.hpp"

#include <algorithm>

namespace ctg {
namespace {

/// Reads a text from front to back, and knows its line and column.
class CsvScanner {
public:
    CsvScanner(std::string_view text, char delimiter) : rest_(text), cell_ends_{delimiter} {
        cell_ends_ += "\r\n";
    }

    [[nodiscard]] bool is_at_end() const noexcept { return rest_.empty(); }
    [[nodiscard]] bool is_at_line_end() const noexcept {
        return rest_.starts_with('\n') || rest_.starts_with('\r');
    }
    [[nodiscard]] bool is_at_delimiter() const noexcept {
        return rest_.starts_with(cell_ends_.front());
    }
    [[nodiscard]] bool is_at_quote() const noexcept { return rest_.starts_with('"'); }
    [[nodiscard]] bool is_at_doubled_quote() const noexcept { return rest_.starts_with("\"\""); }
    [[nodiscard]] std::size_t line() const noexcept { return line_; }
    [[nodiscard]] std::size_t column() const noexcept { return column_; }

    /// The text up to the next of `ends`, which stays.
    std::string_view take_until(std::string_view ends) {
        const auto taken = rest_.substr(0, rest_.find_first_of(ends));
        rest_.remove_prefix(taken.size());
        column_ += character_count(taken);
        return taken;
    }
    std::string_view take_bare_cell() { return take_until(cell_ends_); }

    void skip(std::size_t count) {
        rest_.remove_prefix(count);
        column_ += count;
    }

    std::string_view take_line_end() {
        const auto taken = rest_.substr(0, rest_.starts_with("\r\n") ? 2 : 1);
        rest_.remove_prefix(taken.size());
        ++line_;
        column_ = 1;
        return taken;
    }

private:
    std::string_view rest_;
    std::string cell_ends_; ///< the delimiter, then the ends of a line
    std::size_t line_ = 1;
    std::size_t column_ = 1;
};

Place place_of(const Place& file, const CsvScanner& scanner) {
    Place place = file;
    place.line = scanner.line();
    place.column = scanner.column();
    return place;
}

/// The text between quotes; the scanner stands on the first one.
std::string take_quoted(CsvScanner& scanner, const Place& file, Faults& faults) {
    const Place opening = place_of(file, scanner);
    std::string text;
    scanner.skip(1);
    while (true) {
        text += scanner.take_until("\"\r\n");
        if (scanner.is_at_end()) {
            faults.add(error_of("CTG-READ-015", {}, opening));
            return text;
        }
        if (scanner.is_at_line_end()) {
            text += scanner.take_line_end();
        } else if (scanner.is_at_doubled_quote()) {
            text += '"';
            scanner.skip(2);
        } else {
            scanner.skip(1);
            return text;
        }
    }
}

TableCell take_cell(CsvScanner& scanner, const Place& file, Faults& faults) {
    TableCell cell{{}, scanner.line(), scanner.column()};
    if (!scanner.is_at_quote()) {
        cell.text = scanner.take_bare_cell();
        return cell;
    }
    cell.text = take_quoted(scanner, file, faults);
    const Place after = place_of(file, scanner);
    if (const auto rest = scanner.take_bare_cell(); !rest.empty())
        faults.add(error_of("CTG-READ-016", {{"text", std::string(rest)}}, after));
    return cell;
}

Table::Row take_row(CsvScanner& scanner, const Place& file, const ReadLimits& limits,
                    Faults& faults) {
    Table::Row row;
    while (true) {
        row.push_back(take_cell(scanner, file, faults));
        check_limit("cell_bytes", row.back().text.size(), limits.cell_bytes,
                    {file.file, row.back().line, row.back().column, {}, {}, PlaceUnit::line});
        if (!scanner.is_at_delimiter()) return row;
        scanner.skip(1);
    }
}

} // namespace

std::vector<Table::Row> csv_rows(std::string_view text, char delimiter, const Place& file,
                                 const ReadLimits& limits, Faults& faults) {
    std::vector<Table::Row> rows;
    CsvScanner scanner(text, delimiter);
    while (!scanner.is_at_end()) {
        if (!scanner.is_at_line_end()) {
            rows.push_back(take_row(scanner, file, limits, faults));
            check_limit("rows", rows.size() - 1, limits.rows, file); // the header is no row
        }
        if (!scanner.is_at_end()) scanner.take_line_end();
    }
    return rows;
}

} // namespace ctg
