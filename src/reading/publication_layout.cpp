// SPDX-License-Identifier: Apache-2.0
#include "reading/publication_layout.hpp"

#include "ctg/base/code.hpp"
#include "ctg/base/nearest.hpp"
#include "reading/long_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>

namespace ctg {
namespace {

using RowTest = std::function<bool(std::size_t)>;

std::optional<std::size_t> plain_column(const Table& table, std::string_view patterns) {
    const auto columns = plain_columns_of(table);
    const auto found = std::ranges::find_if(
        columns, [&](const auto& name) { return match_of(patterns, name).has_value(); });
    if (found == columns.end()) return std::nullopt;
    return static_cast<std::size_t>(found - columns.begin());
}

std::vector<std::size_t> rows_where(const Table& table, const RowTest& is_kept) {
    std::vector<std::size_t> rows(table.row_count());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::erase_if(rows, [&](std::size_t row) { return !is_kept(row); });
    return rows;
}

/// The rows that pass; the others are counted in a note.
Table filtered(const Table& table, const RowTest& is_kept, std::string_view note,
               DiagnosticValues values, Faults& faults) {
    const auto rows = rows_where(table, is_kept);
    if (rows.size() == table.row_count()) return table;
    values.emplace_back("count", std::to_string(table.row_count() - rows.size()));
    faults.add(note_of(note, std::move(values), Place{.file = table.source().file}));
    return table.with_rows(rows);
}

constexpr std::string_view year_columns = "annee|dtreffre|date_de_reference|date_reference";

std::optional<std::size_t> year_column_of(const Table& table, const PublicationFact& fact) {
    if (fact.layout == Layout::cnaf) return plain_column(table, year_columns);
    if (fact.layout == Layout::melodi) return plain_column(table, "time_period");
    return std::nullopt;
}

/// The year that "2024", "2024-12" or "202412" begins with.
std::optional<Year> year_at(const Table& table, std::size_t row, std::size_t column) {
    const auto text = std::string_view(table.text(row, column)).substr(0, 4);
    const auto number = parse_number(text, DecimalMark::point);
    const bool is_year = text.size() == 4 && number && *number >= 1900.0 && *number < 2200.0;
    return is_year ? std::optional(Year{static_cast<int>(*number)}) : std::nullopt;
}

/// The rows of the year asked for, or of the only one.
Table of_one_year(const Table& table, const PublicationFact& fact,
                  const std::optional<Year>& wanted, Faults& faults) {
    const auto column = year_column_of(table, fact);
    const auto years = years_in_rows(table, fact);
    if (!column || years.empty()) return table;
    std::vector<std::string> names;
    for (const auto& year : years)
        names.push_back(std::to_string(year.value));
    if (!wanted && years.size() == 1) return table;
    if (!wanted || !years.contains(*wanted)) {
        const std::string found = wanted ? std::to_string(wanted->value) : std::string();
        faults.add(error_of(wanted ? "CTG-READ-056" : "CTG-READ-055",
                            {{"years", joined(names)}, {"year", found}, {"last", names.back()}},
                            table.header_place()));
        return table;
    }
    return filtered(
        table, [&](std::size_t row) { return year_at(table, row, *column) == *wanted; },
        "CTG-READ-052", {{"year", std::to_string(wanted->value)}, {"years", joined(names)}},
        faults);
}

/// Whether CNAF's key names a place: not the empty one, nor abroad (99999), unknown (XXXXX) or
/// masked (04XXX).
bool is_place(std::string_view key) {
    const bool is_masked = key.find_first_of("Xx") != std::string_view::npos;
    return !key.empty() && !is_masked && !(key.size() == 5 && key.starts_with("99"));
}

/// What the rows of no commune hold, for the note that leaves them out: "indfoy_rsa 33605".
std::string sums_of(const Table& table, const std::vector<std::size_t>& rows,
                    const PublicationFact& fact) {
    constexpr std::size_t most_shown = 4;
    std::vector<std::string> sums;
    const auto columns = plain_columns_of(table);
    for (std::size_t c = 0; c < columns.size() && sums.size() < most_shown; ++c) {
        const auto known = std::ranges::find_if(fact.figures, [&](const ColumnFact& figure) {
            return match_of(figure.pattern, columns[c]).has_value();
        });
        if (known == fact.figures.end() || !is_additive(known->kind)) continue;
        double sum = 0.0;
        for (const auto row : rows)
            sum += parse_number(table.text(row, c), DecimalMark::point).value_or(0.0);
        sums.push_back(fmt::format("{} {}", table.columns()[c], sum));
    }
    return joined(sums);
}

Table of_places(const Table& table, std::size_t key, const PublicationFact& fact, Faults& faults) {
    const auto strange =
        rows_where(table, [&](std::size_t row) { return !is_place(table.text(row, key)); });
    if (strange.empty()) return table;
    std::set<std::string> codes;
    for (const auto row : strange)
        codes.insert(table.text(row, key).empty() ? "\"\"" : table.text(row, key));
    const std::vector<std::string> names(codes.begin(), codes.end());
    return filtered(
        table, [&](std::size_t row) { return is_place(table.text(row, key)); }, "CTG-READ-051",
        {{"codes", abridged(names)}, {"sums", sums_of(table, strange, fact)}}, faults);
}

Table widened(const Table& table, const LongLayout& layout, Faults& faults) {
    Table wide = wide_of(table, layout, faults);
    faults.add(note_of(
        "CTG-READ-054",
        {{"rows", std::to_string(table.row_count())}, {"places", std::to_string(wide.row_count())}},
        Place{.file = table.source().file}));
    return wide;
}

/// data.caf.fr: keys, then what parts the rows of one place (a class of quotient familial), then
/// figures.
Table cnaf_table(const PublicationFact& fact, const Table& whole, const PublishedOptions& options,
                 Faults& faults) {
    const Table table = of_one_year(whole, fact, options.year, faults);
    const auto key = plain_column(table, fact.columns.front());
    if (!key || !faults.empty()) return table;
    Table places = of_places(table, *key, fact, faults);
    if (!has_several_rows_for_one(places, *key)) return places;
    LongLayout layout{*key, {}, {}, {}, false};
    const auto columns = plain_columns_of(places);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (c == *key) continue;
        const bool is_figure = std::ranges::any_of(fact.figures, [&](const ColumnFact& figure) {
            return match_of(figure.pattern, columns[c]).has_value();
        });
        const bool is_told = match_of(year_columns, columns[c]) ||
                             match_of("num*|nom*|lib*|code_*|region|departement", columns[c]);
        (is_figure ? layout.values : is_told ? layout.carried : layout.classes).push_back(c);
    }
    return layout.classes.empty() ? places : widened(places, layout, faults);
}

/// What a cell of Melodi means when its status says that it is confidential.
constexpr std::string_view free_status = "F";

Table with_secrecy(const Table& table, std::size_t value) {
    const auto status = plain_column(table, "conf_status");
    if (!status) return table;
    std::vector<std::string> texts;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const bool is_hidden = table.text(row, value).empty() &&
                               !table.text(row, *status).empty() &&
                               table.text(row, *status) != free_status;
        texts.push_back(is_hidden ? "s" : table.text(row, value));
    }
    return table.with_column("obs_figure", std::move(texts), value);
}

bool varies(const Table& table, std::size_t column) {
    for (std::size_t row = 1; row < table.row_count(); ++row)
        if (table.text(row, column) != table.text(0, column)) return true;
    return false;
}

/// "2023-COM-01001" is 01001.
Table with_plain_places(const Table& table, std::size_t geo) {
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string& text = table.text(row, geo);
        codes.push_back(text.substr(text.rfind('-') + 1));
    }
    return table.with_column("code", std::move(codes), geo);
}

Table melodi_table(const PublicationFact& fact, const Table& whole, const PublishedOptions& options,
                   Faults& faults) {
    Table table = of_one_year(whole, fact, options.year, faults);
    if (!faults.empty()) return table;
    const auto object = plain_column(table, "geo_object");
    const auto value = plain_column(table, "obs_value");
    const auto geo = plain_column(table, "geo");
    table = filtered(
        table,
        [&](std::size_t row) {
            return match_of("com|arm|iris", plain_name(table.text(row, *object))).has_value();
        },
        "CTG-READ-053", {{"kind", "COM, ARM, IRIS"}, {"column", table.columns()[*object]}}, faults);
    table = with_secrecy(with_plain_places(table, *geo), *value);
    const auto hidden = plain_column(table, "obs_figure");
    LongLayout layout{*plain_column(table, "code"), {}, {}, {hidden.value_or(*value)}, true};
    const auto columns = plain_columns_of(table);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const bool is_told =
            match_of("geo|geo_object|obs_*|conf_*|unit_*|decimals|time_period|code", columns[c])
                .has_value();
        const bool is_measure = columns[c].ends_with("measure");
        if (!is_told && (is_measure || varies(table, c))) layout.classes.push_back(c);
    }
    return widened(table, layout, faults);
}

/// INSEE's populations: COM is the code since 2024 and in 2022, the name in 2023, nothing in
/// Mayotte's own file; DEP has three characters overseas, and so has CODCOM.
Table populations_table(const Table& table) {
    const std::size_t com = *plain_column(table, "com");
    const auto rows = rows_where(table, [&](std::size_t row) {
        return CommuneCode::parse(table.text(row, com)).has_value();
    });
    const auto number = plain_column(table, "codcom");
    if (!number || 2 * rows.size() > table.row_count()) return table;
    const std::size_t departement = *plain_column(table, "dep");
    std::vector<std::string> codes;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        codes.push_back(table.text(row, departement).substr(0, 2) + table.text(row, *number));
    return table.with_column("code", std::move(codes), *number)
        .also_called({{"nom", table.columns()[com]}});
}

} // namespace

std::set<Year> years_in_rows(const Table& table, const PublicationFact& fact) {
    std::set<Year> years;
    const auto column = year_column_of(table, fact);
    if (!column) return years;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (const auto year = year_at(table, row, *column)) years.insert(*year);
    return years;
}

Table laid_out_as(const PublicationFact& fact, const Table& table, const PublishedOptions& options,
                  Faults& faults) {
    switch (fact.layout) {
    case Layout::populations:
        return populations_table(table);
    case Layout::cnaf:
        return cnaf_table(fact, table, options, faults);
    case Layout::melodi:
        return melodi_table(fact, table, options, faults);
    case Layout::wide:
        break;
    }
    if (fact.kind_column.empty()) return table;
    const std::size_t kind = *plain_column(table, fact.kind_column);
    return filtered(
        table, [&](std::size_t row) { return table.text(row, kind) == fact.kept_kind; },
        "CTG-READ-053", {{"kind", std::string(fact.kept_kind)}, {"column", table.columns()[kind]}},
        faults);
}

Table with_epci_only(const Table& table, Faults& faults) {
    const auto siren = table.column("siren");
    if (!siren) return table;
    const auto is_epci = [&](std::size_t row) {
        const auto& text = table.text(row, *siren);
        return !text.empty() && text != "NR" && text.find_first_not_of('Z') != std::string::npos;
    };
    return filtered(table, is_epci, "CTG-READ-058", {}, faults);
}

} // namespace ctg
