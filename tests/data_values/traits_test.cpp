// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/table.hpp"

#include "catch.hpp"

#include <map>
#include <string>
#include <vector>

using ctg::Absence;
using ctg::Figure;
using ctg::Table;

namespace {

Table table_of(const std::vector<std::string>& columns,
               const std::vector<std::vector<std::string>>& rows) {
    std::vector<Table::Row> cells;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        cells.emplace_back();
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            cells.back().push_back({rows[r][c], r + 2, c + 1});
    }
    return {ctg::Source{.file = "t.csv", .sha256 = {}, .producer = {}, .title = {}, .year = {}},
            columns,
            std::move(cells),
            {}};
}

Figure figure_in(const Table& table, std::size_t row, std::size_t column) {
    ctg::Faults faults;
    return ctg::figure_at(table, row, column, faults);
}

} // namespace

TEST_CASE("a mark means what the grammar of its table says, else what it usually means") {
    const auto plain = table_of({"code", "n"}, {{"13004", ""}, {"13001", "<5"}, {"13002", "0"}});
    CHECK(figure_in(plain, 0, 1) == Figure::absent(Absence::not_collected));
    CHECK(figure_in(plain, 1, 1) == Figure::hidden(0.0, 4.0));
    ctg::FigureGrammar grammar;
    grammar.marks = {{"", Figure::hidden(1.0, 4.0)}, {"<5", Figure::hidden(1.0, 4.0)}};
    const auto blanked = plain.with_grammar(grammar);
    CHECK(figure_in(blanked, 0, 1) == Figure::hidden(1.0, 4.0));
    CHECK(figure_in(blanked, 1, 1) == Figure::hidden(1.0, 4.0));
    CHECK(figure_in(blanked, 2, 1) == Figure::exact(0.0)); // a true zero stays one
}

TEST_CASE("marks are named by a reason, by bounds or by a number") {
    CHECK(ctg::meaning_of_mark("suppressed") == Figure::absent(Absence::suppressed));
    CHECK(ctg::meaning_of_mark("not_applicable") == Figure::absent(Absence::not_applicable));
    CHECK(ctg::meaning_of_mark("1-4") == Figure::hidden(1.0, 4.0));
    CHECK(ctg::meaning_of_mark("0") == Figure::exact(0.0));
    CHECK_FALSE(ctg::meaning_of_mark("4-1").has_value());
    CHECK_FALSE(ctg::meaning_of_mark("secret").has_value());
}

TEST_CASE("a column that was rounded gives intervals, the others exact figures") {
    ctg::FigureGrammar grammar;
    grammar.roundings[1] = {5.0, ctg::Rounding::Mode::nearest};
    const auto table = table_of({"code", "foyers", "habitants"}, {{"13004", "10", "12"}});
    CHECK(figure_in(table.with_grammar(grammar), 0, 1) == Figure::between(8.0, 10.0, 12.0));
    CHECK(figure_in(table.with_grammar(grammar), 0, 2) == Figure::exact(12.0));
}

TEST_CASE("a second name finds its column, and yields to a published one and to the study's") {
    const auto table = table_of({"CODGEO", "nom"}, {{"13004", "Arles"}})
                           .also_called({{"code", "CODGEO"}, {"nom", "CODGEO"}});
    CHECK(table.column("code") == 0);
    CHECK(table.column("CODGEO") == 0);
    CHECK(table.column("nom") == 1);
    const auto renamed = table.renamed({{"code", "nom"}});
    CHECK(renamed.column("code") == 1);
    CHECK(renamed.column("CODGEO") == 0);
}

TEST_CASE("a column is added beside another, and stands where it does") {
    const auto table = table_of({"dep", "com"}, {{"13", "004"}, {"13", "001"}})
                           .with_column("code", {"13004", "13001"}, 1);
    CHECK(table.text(1, 2) == "13001");
    CHECK(table.place(1, 2).line == 3);
    CHECK(table.place(1, 2).column == 2);
    CHECK_THROWS_AS(table.with_column("dep", {"a", "b"}, 0), ctg::DataError);
}

TEST_CASE("some rows of a table keep their lines") {
    const auto table = table_of({"code"}, {{"a"}, {"b"}, {"c"}});
    const std::vector<std::size_t> last{2};
    CHECK(table.with_rows(last).row_count() == 1);
    CHECK(table.with_rows(last).place(0, 0).line == 4);
    CHECK(table.with_rows({}).row_count() == 0);
}
