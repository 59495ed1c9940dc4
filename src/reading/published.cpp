// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/published.hpp"

#include "ctg/base/error.hpp"
#include "reading/publication_layout.hpp"

#include <algorithm>
#include <iterator>

namespace ctg {
namespace {

/// The column that `patterns` mean: of several, that of the latest year, then the first.
std::optional<std::size_t> column_of(std::string_view patterns,
                                     const std::vector<std::string>& plain_columns) {
    std::optional<std::size_t> best;
    std::string best_digits;
    for (std::size_t c = 0; c < plain_columns.size(); ++c) {
        const auto digits = match_of(patterns, plain_columns[c]);
        if (!digits || (best && *digits <= best_digits)) continue;
        best = c;
        best_digits = *digits;
    }
    return best;
}

const PublicationFact* fact_of(const std::vector<std::string>& plain_columns) {
    const auto is_met = [&](const PublicationFact& fact) {
        return std::ranges::all_of(fact.columns, [&](std::string_view patterns) {
            return column_of(patterns, plain_columns).has_value();
        });
    };
    const auto& facts = publication_facts();
    const auto found = std::ranges::find_if(facts, is_met);
    return found == facts.end() ? nullptr : &*found;
}

/// The years in the names of the columns that make the table known: MED21 is of 2021, pmun_2025 of
/// 2025.
std::set<Year> years_in_columns(const PublicationFact& fact,
                                const std::vector<std::string>& plain_columns) {
    constexpr int century = 2000;
    constexpr int first_of_this_century = 70; // no file of ours is older than 1970
    std::set<Year> years;
    for (const auto patterns : fact.columns)
        for (const auto& column : plain_columns) {
            const auto digits = match_of(patterns, column).value_or("");
            if (digits.size() == 4)
                years.insert(Year{std::stoi(digits)});
            else if (digits.size() == 2 && std::stoi(digits) < first_of_this_century)
                years.insert(Year{century + std::stoi(digits)});
        }
    return years;
}

Publication described(const PublicationFact& fact, const std::set<Year>& years) {
    return {std::string(fact.id), std::string(fact.producer), std::string(fact.title),
            std::string(fact.level), std::vector<Year>(years.begin(), years.end())};
}

Table named(const Table& table, const PublicationFact& fact, PublishedUse use) {
    const bool is_membership = use == PublishedUse::memberships && !fact.memberships.empty();
    const auto plain_columns = plain_columns_of(table);
    std::map<std::string, std::string> second_names;
    for (const auto& [name, patterns] : is_membership ? fact.memberships : fact.names)
        if (const auto column = column_of(patterns, plain_columns))
            second_names.try_emplace(std::string(name), table.columns()[*column]);
    return table.also_called(second_names);
}

FigureGrammar grammar_of(const Table& table, const PublicationFact& fact) {
    FigureGrammar grammar = table.grammar();
    const auto plain_columns = plain_columns_of(table);
    for (std::size_t c = 0; c < plain_columns.size(); ++c) {
        const auto known = std::ranges::find_if(fact.figures, [&](const ColumnFact& figure) {
            return match_of(figure.pattern, plain_columns[c]).has_value();
        });
        if (known == fact.figures.end()) continue;
        grammar.kinds[c] = known->kind;
        // The départements' own tables are exact.
        if (known->base > 0.0 && fact.level != "departement")
            grammar.roundings[c] = {known->base, Rounding::Mode::nearest};
    }
    return grammar;
}

Diagnostic recognised_note(const Publication& publication, const Table& table) {
    std::string years;
    for (const auto& year : publication.years)
        years += (years.empty() ? " (" : ", ") + std::to_string(year.value);
    if (!years.empty()) years += ')';
    return note_of("CTG-READ-050",
                   {{"title", publication.title + years}, {"producer", publication.producer}},
                   Place{.file = table.source().file});
}

} // namespace

std::vector<std::string> plain_columns_of(const Table& table) {
    std::vector<std::string> names;
    for (const auto& column : table.columns())
        names.push_back(plain_name(column));
    return names;
}

std::optional<Publication> publication_of(const Table& table) {
    const auto plain_columns = plain_columns_of(table);
    const PublicationFact* const fact = fact_of(plain_columns);
    if (fact == nullptr) return std::nullopt;
    auto years = years_in_columns(*fact, plain_columns);
    years.merge(years_in_rows(table, *fact));
    return described(*fact, years);
}

Checked<PublishedTable> as_published(const Table& table, const PublishedOptions& options) {
    const auto plain_columns = plain_columns_of(table);
    const PublicationFact* const fact = fact_of(plain_columns);
    if (fact == nullptr) return {{table, std::nullopt}, {}};
    Faults faults;
    auto years = years_in_columns(*fact, plain_columns);
    Table laid_out = laid_out_as(*fact, table, options, faults);
    faults.raise<DataError>();
    const auto row_years = years_in_rows(laid_out, *fact);
    years.insert(row_years.begin(), row_years.end());
    auto publication = described(*fact, years);
    faults.add(recognised_note(publication, table));
    laid_out = named(laid_out, *fact, options.use);
    if (options.use == PublishedUse::memberships) laid_out = with_epci_only(laid_out, faults);
    laid_out = laid_out.with_grammar(grammar_of(laid_out, *fact));
    Source source = laid_out.source();
    source.producer = publication.producer;
    source.title = publication.title;
    if (publication.years.size() == 1) source.year = publication.years.front();
    return {{laid_out.described(std::move(source)), std::move(publication)}, faults.notes()};
}

Checked<PublishedTable> read_published(const std::filesystem::path& file,
                                       const TableOptions& table_options,
                                       const PublishedOptions& options) {
    const Table table = read_table(file, table_options);
    auto published = as_published(table, options);
    auto notes = reading_notes(table.traits(), table.source().file);
    std::ranges::move(published.notes, std::back_inserter(notes));
    return {std::move(published.value), std::move(notes)};
}

} // namespace ctg
