// SPDX-License-Identifier: Apache-2.0
#include "study/stated_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace ctg {
namespace {

/// Which of the years that the rows of a table tell is read: the one that the study asks for, else
/// the last, with a warning.
std::optional<Year> year_of_rows(const Table& table, const FileSetting& file, Faults& faults) {
    const auto known = publication_of(table);
    const bool has_years = known && (known->id.starts_with("cnaf") || known->id == "insee-melodi");
    if (file.source.year || !has_years || known->years.size() < 2) return file.source.year;
    std::string years;
    for (const auto& year : known->years)
        years += (years.empty() ? "" : ", ") + std::to_string(year.value);
    faults.add(warning_of("CTG-STUD-056",
                          {{"years", years}, {"year", std::to_string(known->years.back().value)}},
                          file.place));
    return known->years.back();
}

/// The table read from the file and recognised, before the study's own words.
PublishedTable published_table(const FileSetting& file, std::optional<PublishedUse> use,
                               const ReadLimits& limits, Faults& faults) {
    const Table table = read_table(file.path, TableOptions{file.sheet, limits});
    faults.add(reading_notes(table.traits(), table.source().file));
    if (!use) return {table, std::nullopt};
    auto published = as_published(table, {*use, year_of_rows(table, file, faults)});
    faults.add(std::move(published.notes));
    return std::move(published.value);
}

/// Counts: what is known to be a rate or a median is not rounded as counts are.
bool may_be_count(const FigureGrammar& grammar, std::size_t column) {
    const auto kind = grammar.kinds.find(column);
    return kind == grammar.kinds.end() || kind->second == FigureKind::count;
}

Table with_stated_grammar(const Table& table, const FileSetting& file) {
    FigureGrammar grammar = table.grammar();
    for (const auto& [mark, meaning] : file.marks)
        grammar.marks.insert_or_assign(mark, meaning);
    if (file.rounding)
        for (std::size_t c = 0; c < table.columns().size(); ++c)
            if (may_be_count(grammar, c)) grammar.roundings.insert_or_assign(c, *file.rounding);
    for (const auto& [column, rounding] : file.roundings)
        grammar.roundings.insert_or_assign(required_columns(table, {column}).front(), rounding);
    return table.with_grammar(std::move(grammar));
}

/// Whether a header says that its column holds rates.
bool is_rate_name(std::string_view name) {
    constexpr std::array<std::string_view, 6> words{"taux", "tx", "part_", "pct", "Taux", "TX"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return name.starts_with(word); });
}

/// Warns of columns of rates where shares (0.42) stand among percentages (42): one in five at least
/// of each.
void warn_of_mixed_rates(const Table& table, Faults& faults) {
    constexpr double highest_share = 1.0;
    constexpr std::size_t one_in = 5;
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
        if (!is_rate_name(table.columns()[c])) continue;
        std::vector<std::size_t> shares;
        std::vector<std::size_t> percentages;
        Faults no_figures; // told when an indicator asks for them
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            const Figure figure = figure_at(table, row, c, no_figures);
            if (!figure.is_known() || figure.value() <= 0.0) continue;
            (figure.value() <= highest_share ? shares : percentages).push_back(row);
        }
        const std::size_t all = shares.size() + percentages.size();
        if (one_in * std::min(shares.size(), percentages.size()) < all || all == 0) continue;
        faults.add(warning_of("CTG-STUD-055",
                              {{"column", std::string(table.columns()[c])},
                               {"share", table.text(shares.front(), c)},
                               {"percentage", table.text(percentages.front(), c)},
                               {"shares", std::to_string(shares.size())},
                               {"percentages", std::to_string(percentages.size())}},
                              table.place(shares.front(), c)));
    }
}

/// Where the whole of `departement` stands in a table of totals.
std::optional<std::size_t> row_of_departement(const Table& total, const std::string& departement) {
    constexpr std::array<std::string_view, 5> keys{"departement", "code", "numdep", "DEP", "dep"};
    for (const auto key : keys) {
        const auto column = total.column(key);
        if (!column) continue;
        for (std::size_t row = 0; row < total.row_count(); ++row)
            if (total.text(row, *column) == departement) return row;
    }
    return std::nullopt;
}

/// The rows of the communes of a département: arrondissements where their commune has no row.
std::vector<std::size_t> rows_in(const Table& table, const std::string& departement,
                                 Faults& faults) {
    const std::size_t code_column = required_columns(table, {"code"}).front();
    std::map<CommuneCode, std::size_t> row_of;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const auto code = commune_code_at(table, row, code_column, faults);
        if (code && code->departement() == departement) row_of.emplace(*code, row);
    }
    std::vector<std::size_t> rows;
    for (const auto& [code, row] : row_of) {
        const auto whole = commune_of_arrondissement(code);
        if (!whole || !row_of.contains(*whole)) rows.push_back(row);
    }
    return rows;
}

/// Whether a column that nobody tells of names things rather than counts them.
bool is_key(std::string_view column) {
    constexpr std::array<std::string_view, 8> keys{"code", "departement", "numdep", "DEP",
                                                   "dep",  "annee",       "siren",  "code_commune"};
    return std::ranges::find(keys, column) != keys.end();
}

struct Comparison {
    Figure sum = Figure::absent(Absence::not_collected);
    std::size_t unknown = 0;
    double total = 0.0;
};

Diagnostic told(const Comparison& compared, const std::string& table, const std::string& column,
                const Place& place) {
    // CNAF publishes 1.5 % as what communes may lack of the exact total.
    constexpr double tolerance = 0.015;
    const double difference = compared.sum.value() - compared.total;
    const double share = compared.total > 0.0 ? std::abs(difference) / compared.total : 0.0;
    const bool is_within = compared.total >= compared.sum.low() &&
                           (compared.total <= compared.sum.high() || compared.unknown > 0);
    const DiagnosticValues values{{"table", table},
                                  {"column", column},
                                  {"sum", fmt::format("{}", compared.sum.value())},
                                  {"low", fmt::format("{}", compared.sum.low())},
                                  {"high", fmt::format("{}", compared.sum.high())},
                                  {"total", fmt::format("{}", compared.total)},
                                  {"difference", fmt::format("{:+}", difference)},
                                  {"percent", fmt::format("{:.2f}", 100.0 * share)},
                                  {"unknown", std::to_string(compared.unknown)}};
    if (is_within) return note_of("CTG-STUD-052", values, place);
    if (share <= tolerance) return note_of("CTG-STUD-053", values, place);
    return warning_of("CTG-STUD-054", values, place);
}

} // namespace

PublishedTable stated_table(const FileSetting& file, std::optional<PublishedUse> use,
                            const ReadLimits& limits, Faults& faults) {
    auto [table, publication] = published_table(file, use, limits, faults);
    table = with_stated_grammar(table.renamed(file.columns), file);
    if (use == PublishedUse::figures) warn_of_mixed_rates(table, faults);
    Source source = table.source();
    if (!file.source.producer.empty()) source.producer = file.source.producer;
    if (!file.source.title.empty()) source.title = file.source.title;
    if (file.source.year) source.year = file.source.year;
    return {table.described(std::move(source)), std::move(publication)};
}

void compare_with_total(const FigureTable& table, const Table& total,
                        const std::string& departement, Faults& faults) {
    const auto total_row = row_of_departement(total, departement);
    if (!total_row)
        throw DataError({error_of("CTG-STUD-051", {{"departement", departement}},
                                  Place{.file = total.source().file})});
    const auto rows = rows_in(table.table, departement, faults);
    const auto& kinds = table.table.grammar().kinds;
    for (std::size_t c = 0; c < table.table.columns().size(); ++c) {
        const std::string& column = table.table.columns()[c];
        const auto twin = total.column(column);
        const auto kind = kinds.find(c);
        const bool is_told = !kinds.empty(); // then codes and years are known not to be figures
        if (!twin || (kind == kinds.end() ? is_told || is_key(column) : !is_additive(kind->second)))
            continue;
        Faults no_figures; // keys and names are in both tables too
        const Figure whole = figure_at(total, *total_row, *twin, no_figures);
        Comparison compared;
        std::vector<Figure> figures;
        for (const auto row : rows) {
            figures.push_back(figure_at(table.table, row, c, no_figures));
            if (!figures.back().has_bounds()) ++compared.unknown;
        }
        compared.sum = sum_of(figures);
        if (!no_figures.empty() || !whole.is_known() || !compared.sum.is_known()) continue;
        compared.total = whole.value();
        faults.add(told(compared, table.name, column, total.place(*total_row, *twin)));
    }
}

} // namespace ctg
