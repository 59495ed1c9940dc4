// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/rebase.hpp"

#include "ctg/geometry/measure.hpp"

#include "catch.hpp"
#include "territory/history_tables.hpp"
#include "territory/squares.hpp"

using namespace ctg::test;
using ctg::Absence;
using ctg::Figure;
using ctg::GeographyYear;

namespace {

ctg::Passage passage(int from, int to) {
    ctg::CommuneFacts facts;
    facts.communes = table_of({"code"}, {{"13055"}, {"60054"}, {"60694"}});
    facts.population = table_of({"code", "population"}, {{"60054", "300"}, {"60694", "700"}});
    facts.population_year = GeographyYear{2024};
    const auto history = ctg::commune_history_from(hauts_talican(), facts);
    return ctg::passage_between(history, GeographyYear{from}, GeographyYear{to});
}

const auto merged = [] { return passage(2018, 2020); };

std::string text_at(const ctg::Table& table, std::string_view code, std::string_view column) {
    const auto codes = *table.column("code");
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (table.text(row, codes) == code) return table.text(row, *table.column(column));
    return "(no such row)";
}

Figure figure_in(const ctg::Table& table, std::string_view code, std::string_view column) {
    return ctg::parse_figure(text_at(table, code, column), ctg::DecimalMark::point).value();
}

} // namespace

TEST_CASE("counts of merged communes are added, and names are those of the year after") {
    const auto table = table_of({"code", "nom", "menages"}, {{"60054", "Beaumont", "100"},
                                                             {"60455", "Neuville", "20"},
                                                             {"60694", "Villotran", "5"},
                                                             {"13055", "Marseille", "9"}});
    const auto result = ctg::rebased(table, merged());
    CHECK(result.value.table.row_count() == 2);
    CHECK(text_at(result.value.table, "60054", "menages") == "125");
    CHECK(text_at(result.value.table, "60054", "nom") == "Les Hauts-Talican");
    CHECK(text_at(result.value.table, "13055", "nom") == "Marseille");
    CHECK(result.value.totals == std::vector<ctg::RebaseTotal>{{"menages", 134.0, 134.0}});
    CHECK(find(result.notes, "CTG-TERR-041") != nullptr);
    CHECK(find(result.notes, "CTG-TERR-044") != nullptr);
    REQUIRE(find(result.notes, "CTG-TERR-040") != nullptr);
    CHECK(value_of(*find(result.notes, "CTG-TERR-040"), "count") == "2");
}

TEST_CASE("a hidden part hides the sum, and the total says what it lost") {
    const auto table =
        table_of({"code", "menages"}, {{"60054", "100"}, {"60455", "s"}, {"60694", "nd"}});
    const auto result = ctg::rebased(table, merged());
    CHECK(figure_in(result.value.table, "60054", "menages").absence() == Absence::suppressed);
    const auto* const total = find(result.notes, "CTG-TERR-045");
    REQUIRE(total != nullptr);
    CHECK(value_of(*total, "difference") == "100");
    CHECK(value_of(*total, "communes") == "60054");
}

TEST_CASE("a rate is never added: it is divided last, or kept where a commune goes over alone") {
    const auto table = table_of({"code", "pauvres", "personnes", "taux_pauvrete", "MED21"},
                                {{"60054", "10", "100", "10", "21000"},
                                 {"60455", "20", "50", "40", "19000"},
                                 {"13055", "25", "100", "25", "18000"}});
    const auto alone = ctg::rebased(table, merged()).value.table;
    CHECK(figure_in(alone, "60054", "taux_pauvrete").absence() == Absence::not_collected);
    CHECK(text_at(alone, "13055", "taux_pauvrete") == "25");
    CHECK(text_at(alone, "13055", "MED21") == "18000");
    CHECK(figure_in(alone, "60054", "MED21").absence() == Absence::not_collected);

    ctg::RebaseRule rule;
    rule.ratios = {ctg::ratio_rule_of("taux_pauvrete=100*pauvres/personnes")};
    const auto divided = ctg::rebased(table, merged(), rule).value.table;
    CHECK(figure_in(divided, "60054", "taux_pauvrete") == Figure::exact(20.0)); // 30 of 150
    CHECK(figure_in(divided, "13055", "taux_pauvrete") == Figure::exact(25.0));
    for (const auto* const text : {"TX", "TX=A", "=A/B", "TX=x*A/B", "TX=A/"})
        CHECK(find(faults_of([&] { (void)ctg::ratio_rule_of(text); }), "CTG-TERR-050") != nullptr);
}

TEST_CASE("a divided commune gives each heir a share, with bounds, and the total is kept") {
    const auto table = table_of({"code", "menages"}, {{"60054", "100"}});
    const auto result = ctg::rebased(table, passage(2023, 2024));
    const auto first = figure_in(result.value.table, "60054", "menages");
    CHECK(first.value() == 30.0);
    CHECK(first.low() == 0.0);
    CHECK(first.high() == 100.0);
    CHECK(figure_in(result.value.table, "60694", "menages").value() == 70.0);
    CHECK(result.value.totals.front().after == 100.0);
    CHECK(find(result.notes, "CTG-TERR-043") != nullptr);
    REQUIRE(result.value.records.columns.size() == 4);
    CHECK(result.value.records.columns[2].name == "menages_low");
    CHECK(result.value.records.columns[3].name == "menages_high");
}

TEST_CASE("each heir of a divided commune has its rate, where both of its counts go by one share") {
    ctg::RebaseRule rule;
    rule.ratios = {ctg::ratio_rule_of("taux=100*pauvres/personnes")};
    const auto rates = [&](const std::vector<std::string>& row) {
        const auto table = table_of({"code", "pauvres", "personnes"}, {row});
        const auto result = ctg::rebased(table, passage(2023, 2024), rule).value.table;
        return std::vector{figure_in(result, "60054", "taux"), figure_in(result, "60694", "taux")};
    };
    for (const auto& rate : rates({"60054", "50", "100"}))
        CHECK(rate == Figure::exact(50.0));
    for (const auto& rate : rates({"60054", "s", "100"}))
        CHECK(rate.absence() == Absence::suppressed);
    for (const auto& rate : rates({"60054", "0", "0"}))
        CHECK_FALSE(rate.is_known());
}

TEST_CASE("the rate of an heir of two divided communes lies between theirs") {
    const auto history = ctg::commune_history_from(compact({
        {"2024-01-01", "21", "60054", "Beaumont", "60054", "Beaumont"},
        {"2024-01-01", "21", "60054", "Beaumont", "60694", "Villotran"},
        {"2024-01-01", "21", "60455", "Neuville", "60455", "Neuville"},
        {"2024-01-01", "21", "60455", "Neuville", "60694", "Villotran"},
    }));
    const auto both = ctg::passage_between(history, GeographyYear{2023}, GeographyYear{2024});
    ctg::RebaseRule rule;
    rule.ratios = {ctg::ratio_rule_of("taux=100*pauvres/personnes")};
    const auto table =
        table_of({"code", "pauvres", "personnes"}, {{"60054", "50", "100"}, {"60455", "10", "80"}});
    const auto result = ctg::rebased(table, both, rule).value.table;
    CHECK(figure_in(result, "60054", "taux") == Figure::exact(50.0));
    CHECK(figure_in(result, "60455", "taux") == Figure::exact(12.5));
    const auto rate = figure_in(result, "60694", "taux");
    CHECK(rate.low() == 12.5);
    CHECK(rate.high() == 50.0);
    CHECK((12.5 < rate.value() && rate.value() < 50.0));
}

TEST_CASE("a table of the same year comes back as it was, ordered by code") {
    const auto table = table_of({"code", "n"}, {{"60694", "1"}, {"13055", "2,5"}});
    const auto result = ctg::rebased(table, passage(2018, 2018)).value.table;
    CHECK(result.text(0, 0) == "13055");
    CHECK(result.text(0, 1) == "2,5");
    CHECK(result.place(0, 0).line == 3);
    CHECK(ctg::rebased(table_of({"code", "n"}, {}), merged()).value.table.row_count() == 0);
}

TEST_CASE("arrondissements stay beside their commune and are not counted twice") {
    const auto table = table_of({"code", "n"}, {{"13055", "10"}, {"13201", "4"}, {"13202", "6"}});
    const auto result = ctg::rebased(table, merged());
    CHECK(result.value.table.row_count() == 3);
    CHECK(result.value.totals.front().before == 10.0);
    CHECK(result.value.totals.front().after == 10.0);
}

TEST_CASE("a code of another year is refused with its years, and what holds its ground") {
    const auto table = table_of({"code", "n"}, {{"60455", "1"}, {"13999", "2"}, {"x", "3"}});
    const auto faults = faults_of([&] { (void)ctg::rebased(table, passage(2020, 2024)); });
    const auto* const other = find(faults, "CTG-TERR-034");
    REQUIRE(other != nullptr);
    CHECK(other->places.front().line == 2);
    CHECK(value_of(*other, "years") == "1943-2018 (La Neuville-Garnier)");
    CHECK(value_of(*other, "heirs") == "60054");
    REQUIRE(find(faults, "CTG-TERR-052") != nullptr);
    CHECK(find(faults, "CTG-TERR-052")->places.front().line == 3);
    CHECK(find(faults, "CTG-TERR-002") != nullptr);

    ctg::RebaseRule rule;
    rule.unknown = ctg::UnknownCodes::keep;
    const auto kept = ctg::rebased(table, passage(2020, 2024), rule);
    CHECK(kept.value.table.row_count() == 3);
    CHECK(find(kept.notes, "CTG-TERR-049") != nullptr);
}

TEST_CASE("a row that comes twice is refused, unless a column tells the two apart") {
    const auto table =
        table_of({"code", "annee", "n"}, {{"60054", "2020", "1"}, {"60054", "2021", "2"}});
    CHECK(find(faults_of([&] { (void)ctg::rebased(table, merged()); }), "CTG-TERR-001") != nullptr);
    ctg::RebaseRule rule;
    rule.by = {"annee"};
    CHECK(ctg::rebased(table, merged(), rule).value.table.row_count() == 2);
    const auto no_code = faults_of([] { (void)ctg::rebased(table_of({"a"}, {}), merged()); });
    CHECK(find(no_code, "CTG-TERR-051") != nullptr);
}

TEST_CASE("members of merged communes become one row; a repetition of the file's own stays") {
    const auto table = table_of({"siren", "code_commune"},
                                {{"A", "60054"}, {"A", "60455"}, {"A", "13055"}, {"A", "13055"}});
    const auto result = ctg::recoded(table, {"code_commune"}, {"siren", "code_commune"}, merged());
    REQUIRE(result.value.row_count() == 3);
    CHECK(result.value.text(0, 1) == "60054");
    CHECK(result.value.place(1, 1).line == 4);
    CHECK(find(result.notes, "CTG-TERR-053") != nullptr);

    const auto list = table_of({"membres"}, {{"60455 60694 13055"}});
    CHECK(ctg::recoded(list, {"membres"}, {}, merged()).value.text(0, 0) == "60054 13055");
    const auto divided = ctg::recoded(table_of({"c"}, {{"60054"}}), {"c"}, {}, passage(2023, 2024));
    CHECK(divided.value.row_count() == 2);
}

TEST_CASE("merged communes are dissolved; the largest heir of a divided one has its shape") {
    const ctg::Geography before(GeographyYear{2018}, {commune("60054", rectangle(0, 0, 10, 10)),
                                                      commune("60455", rectangle(10, 0, 20, 10)),
                                                      commune("60694", rectangle(20, 0, 30, 10)),
                                                      commune("13055", rectangle(50, 0, 60, 10))});
    const auto after = ctg::carried(before, merged());
    REQUIRE(after.value.communes().size() == 2);
    CHECK(after.value.year() == GeographyYear{2020});
    CHECK(after.value.communes()[1].name == "Les Hauts-Talican");
    CHECK(ctg::planar_area_m2(after.value.communes()[1].shape) == 300.0);
    CHECK(after.value.communes()[0] == before.communes()[0]);
    CHECK(value_of(*find(after.notes, "CTG-TERR-054"), "count") == "2");

    const auto divided = ctg::carried(after.value, passage(2020, 2024));
    REQUIRE(divided.value.communes().size() == 3);
    CHECK(divided.value.communes()[1].shape.is_empty());
    CHECK(ctg::planar_area_m2(divided.value.communes()[2].shape) == 300.0);
    CHECK(find(divided.notes, "CTG-TERR-046") != nullptr);
}
