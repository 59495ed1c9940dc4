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

Table::Table()
    : body_(std::make_shared<const Body>()),
      grammar_(std::make_shared<const FigureGrammar>()) {}

Table::Table(Source source, std::vector<std::string> columns, std::vector<Row> rows, Traits traits,
             std::vector<std::string> lines)
    : columns_(std::move(columns)),
      grammar_(std::make_shared<const FigureGrammar>()),
      source_(std::move(source)) {
    body_ = std::make_shared<const Body>(
        Body{columns_, std::move(rows), std::move(traits), std::move(lines)});
    Faults faults;
    check_names(columns_, header_place(), faults);
    for (const auto& row : body_->rows) {
        if (row.size() == columns_.size()) continue;
        const auto line = row.empty() ? 0 : row.front().line;
        const auto row_place = place_in(source_, body_->traits, body_->lines, line);
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
    if (name.empty()) return std::nullopt;
    if (found == columns_.end()) {
        const auto alias = aliases_.find(name);
        return alias == aliases_.end() ? std::nullopt : std::optional(alias->second);
    }
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
    return place_in(source_, body_->traits, body_->lines,
                    has_header_line ? body_->traits.header_line : 0);
}

Table Table::renamed(const std::map<std::string, std::string>& published_names) const {
    Table result = *this;
    for (auto& name : result.columns_)
        if (published_names.contains(name)) name.clear();
    std::erase_if(result.aliases_,
                  [&](const auto& alias) { return published_names.contains(alias.first); });
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

const FigureGrammar& Table::grammar() const noexcept {
    return *grammar_;
}

Table Table::also_called(const std::map<std::string, std::string>& second_names) const {
    Table result = *this;
    for (const auto& [second, published] : second_names) {
        const auto position = column(published);
        if (position && std::ranges::find(columns_, second) == columns_.end())
            result.aliases_[second] = *position;
    }
    return result;
}

Table Table::with_column(std::string name, std::vector<std::string> texts,
                         std::size_t beside) const {
    Body body = *body_;
    for (std::size_t row = 0; row < body.rows.size(); ++row) {
        TableCell cell = body.rows[row][beside];
        cell.text = std::move(texts[row]);
        body.rows[row].push_back(std::move(cell));
    }
    body.published_columns.push_back(body.published_columns[beside]);
    Table result = *this;
    result.columns_.push_back(std::move(name));
    Faults faults;
    check_names(result.columns_, header_place(), faults);
    faults.raise<DataError>();
    result.body_ = std::make_shared<const Body>(std::move(body));
    return result;
}

Table Table::with_rows(std::span<const std::size_t> rows) const {
    Body body{body_->published_columns, {}, body_->traits, body_->lines};
    body.rows.reserve(rows.size());
    for (const auto row : rows)
        body.rows.push_back(body_->rows[row]);
    Table result = *this;
    result.body_ = std::make_shared<const Body>(std::move(body));
    return result;
}

Table Table::with_cells(std::vector<std::string> columns, std::vector<Row> rows) const {
    Traits traits = body_->traits;
    traits.column_marks.clear(); // the columns are others
    return {source_, std::move(columns), std::move(rows), std::move(traits), body_->lines};
}

const TableCell& Table::cell(std::size_t row, std::size_t column) const {
    return body_->rows[row][column];
}

Table Table::with_grammar(FigureGrammar grammar) const {
    Table result = *this;
    result.grammar_ = std::make_shared<const FigureGrammar>(std::move(grammar));
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

namespace {

/// The mark of decimals in a column, or nothing when a number of it can be read in two ways.
std::optional<DecimalMark> mark_of(const TableTraits& traits, std::size_t column) noexcept {
    const auto mark =
        column < traits.column_marks.size() ? traits.column_marks[column] : ColumnMark::as_file;
    if (mark == ColumnMark::point) return DecimalMark::point;
    if (mark == ColumnMark::comma) return DecimalMark::comma;
    if (mark == ColumnMark::ambiguous) return std::nullopt;
    return traits.decimal_mark;
}

std::string_view without_blanks(std::string_view text) noexcept {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

Figure as_rounded(const Figure& figure, const FigureGrammar& grammar, std::size_t column) {
    const auto rounding = grammar.roundings.find(column);
    if (rounding == grammar.roundings.end() || !figure.is_exact() || figure.value() < 0.0)
        return figure;
    return Figure::rounded(figure.value(), rounding->second);
}

} // namespace

Figure figure_at(const Table& table, std::size_t row, std::size_t column, Faults& faults) {
    const auto& text = table.text(row, column);
    const FigureGrammar& grammar = table.grammar();
    if (const auto mark = grammar.marks.find(without_blanks(text)); mark != grammar.marks.end())
        return mark->second;
    const auto mark = mark_of(table.traits(), column);
    const bool is_ambiguous = !mark && text.find_first_of(".,") != std::string::npos;
    const auto decimal_mark = mark.value_or(table.traits().decimal_mark);
    if (!is_ambiguous)
        if (const auto figure = parse_figure(text, decimal_mark))
            return as_rounded(*figure, grammar, column);
    faults.add(error_of(is_ambiguous ? "CTG-DATA-010" : "CTG-DATA-005",
                        {{"text", text}, {"mark", decimal_mark == DecimalMark::comma ? "," : "."}},
                        table.place(row, column)));
    return Figure::absent(Absence::not_collected);
}

} // namespace ctg
