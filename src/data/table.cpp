// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/table.hpp"

#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <set>

namespace ctg {
namespace {

Place place_in(const Source& source, const Table::Traits& traits,
               const std::vector<std::string>& lines, std::size_t line) {
    Place place{source.file, line, 0, {}, {}, traits.unit};
    if (line > 0 && line <= lines.size()) place.excerpt = lines[line - 1];
    return place;
}

void check_names(const std::vector<std::string>& columns, const Place& header, Faults& faults) {
    std::set<std::string_view> seen;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto number = std::to_string(c + 1);
        if (columns[c].empty())
            faults.add(error_of("CTG-DATA-006", {{"number", number}}, header));
        else if (!seen.insert(columns[c]).second)
            faults.add(
                error_of("CTG-DATA-003", {{"column", columns[c]}, {"number", number}}, header));
    }
}

/// Where a row of another width goes wrong: its first cell too many, or its last one.
Place place_of_width(Place row_place, const Table::Row& row, std::size_t width) {
    if (row.empty()) return row_place;
    row_place.column = row[std::min(width, row.size() - 1)].column;
    return row_place;
}

Diagnostic missing_column(const Table& table, std::string_view name) {
    const auto columns = table.columns();
    return error_of("CTG-DATA-004",
                    {{"column", std::string(name)},
                     {"nearest", joined(nearest(name, columns))},
                     {"columns", joined(columns)}},
                    table.header_place());
}

} // namespace

struct Table::Body {
    std::vector<std::string> published_columns;
    std::vector<Row> rows;
    Traits traits;
    std::vector<std::string> lines;
};

Table::Table() : body_(std::make_shared<const Body>()) {}

Table::Table(Source source, std::vector<std::string> columns, std::vector<Row> rows, Traits traits,
             std::vector<std::string> lines)
    : columns_(std::move(columns)),
      source_(std::move(source)) {
    body_ = std::make_shared<const Body>(Body{columns_, std::move(rows), traits, std::move(lines)});
    Faults faults;
    check_names(columns_, header_place(), faults);
    for (const auto& row : body_->rows) {
        if (row.size() == columns_.size()) continue;
        const auto line = row.empty() ? 0 : row.front().line;
        const auto row_place = place_in(source_, traits, body_->lines, line);
        faults.add(error_of(
            "CTG-DATA-007",
            {{"cells", std::to_string(row.size())}, {"columns", std::to_string(columns_.size())}},
            place_of_width(row_place, row, columns_.size())));
    }
    faults.raise<DataError>();
}

const Source& Table::source() const noexcept {
    return source_;
}
const Table::Traits& Table::traits() const noexcept {
    return body_->traits;
}
std::span<const std::string> Table::columns() const noexcept {
    return columns_;
}
std::size_t Table::row_count() const noexcept {
    return body_->rows.size();
}

std::optional<std::size_t> Table::column(std::string_view name) const noexcept {
    const auto found = std::ranges::find(columns_, name);
    if (name.empty() || found == columns_.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns_.begin());
}

const std::string& Table::text(std::size_t row, std::size_t column) const {
    return body_->rows[row][column].text;
}

Place Table::place(std::size_t row, std::size_t column) const {
    const auto& cell = body_->rows[row][column];
    Place place = place_in(source_, body_->traits, body_->lines, cell.line);
    place.column = cell.column;
    place.field = body_->published_columns[column];
    return place;
}

Place Table::header_place() const {
    const bool has_header_line = body_->traits.unit == PlaceUnit::line && !body_->lines.empty();
    return place_in(source_, body_->traits, body_->lines, has_header_line ? 1 : 0);
}

Table Table::renamed(const std::map<std::string, std::string>& published_names) const {
    Table result = *this;
    for (auto& name : result.columns_)
        if (published_names.contains(name)) name.clear();
    Faults faults;
    std::map<std::string, std::string> name_of_published;
    for (const auto& [wanted, published] : published_names) {
        const auto position = column(published);
        const auto [earlier, is_first] = name_of_published.emplace(published, wanted);
        if (!position)
            faults.add(missing_column(*this, published));
        else if (!is_first)
            faults.add(
                error_of("CTG-DATA-008",
                         {{"column", published}, {"first", earlier->second}, {"second", wanted}},
                         header_place()));
        else
            result.columns_[*position] = wanted;
    }
    faults.raise<DataError>();
    return result;
}

Table Table::described(Source source) const {
    Table result = *this;
    if (source.file.empty()) source.file = source_.file;
    if (source.sha256.empty()) source.sha256 = source_.sha256;
    result.source_ = std::move(source);
    return result;
}

std::vector<std::size_t> required_columns(const Table& table,
                                          std::initializer_list<std::string_view> names) {
    Faults faults;
    std::vector<std::size_t> positions;
    for (const auto name : names) {
        if (const auto position = table.column(name))
            positions.push_back(*position);
        else
            faults.add(missing_column(table, name));
    }
    faults.raise<DataError>();
    return positions;
}

Figure figure_at(const Table& table, std::size_t row, std::size_t column, Faults& faults) {
    const auto& text = table.text(row, column);
    const auto mark = table.traits().decimal_mark;
    if (const auto figure = parse_figure(text, mark)) return *figure;
    faults.add(error_of("CTG-DATA-005",
                        {{"text", text}, {"mark", mark == DecimalMark::comma ? "," : "."}},
                        table.place(row, column)));
    return Figure::absent(Absence::not_collected);
}

} // namespace ctg
