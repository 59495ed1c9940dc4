// SPDX-License-Identifier: Apache-2.0
// What producers hide, part by IRIS, or publish as rates.
#include "indicator/small_tables.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>

using ctg::Absence;
using ctg::Figure;
using ctg::IndicatorValue;
using ctg::ValueState;

namespace {

using Lines = std::vector<std::string>;

const auto three_communes = geography_of({"13001", "13002", "13055"});

ctg::FigureTable blanked_table(const Lines& lines) {
    ctg::FigureGrammar grammar;
    grammar.marks = {{"", Figure::hidden(1.0, 4.0)}};
    auto table = caf_table(lines);
    table.table = table.table.with_grammar(grammar);
    return table;
}

ctg::Checked<std::vector<IndicatorValue>>
values_of(const ctg::FigureTable& table, const ctg::IndicatorRule& rule,
          std::initializer_list<std::string_view> communes = {"13001", "13002"}) {
    return ctg::indicators_of({"territory", {zone_of("T", communes)}}, {&rule, 1}, {&table, 1},
                              three_communes);
}

} // namespace

// By hand: 10 + [1, 4] over 20 + 20: 27.5 % to 35 %, 31.25 % by the middle.
TEST_CASE("a hidden count with bounds widens the bounds of its territory") {
    const auto table = blanked_table({"code;foyers;menages", "13001;10;20", "13002;;20"});
    const auto value = values_of(table, ratio_rule()).value.at(0);
    CHECK(value.numerator == Figure::between(11.0, 12.5, 14.0));
    CHECK(value.value.low() == Approx(27.5));
    CHECK(value.value.value() == Approx(31.25));
    CHECK(value.value.high() == Approx(35.0));
    CHECK(value.state == ValueState::rounded);
    CHECK(value.observed == Approx(0.5));
}

TEST_CASE("hidden counts alone leave the value hidden between their bounds") {
    const auto table = blanked_table({"code;foyers;menages", "13001;;20", "13002;;20"});
    const auto value = values_of(table, ratio_rule()).value.at(0);
    CHECK(value.state == ValueState::suppressed);
    CHECK(value.value.absence() == Absence::suppressed);
    CHECK(value.value.low() == Approx(5.0));
    CHECK(value.value.high() == Approx(20.0));
    const auto count = values_of(table, count_rule()).value.at(0);
    CHECK(count.value == Figure::hidden(2.0, 8.0));
}

TEST_CASE("a table by IRIS adds up by commune, and by arrondissement up to its commune") {
    Lines lines{"code;foyers;menages", "130010101;1;10", "130010102;2;10"};
    for (int n = 1; n <= 16; ++n)
        lines.push_back("132" + std::string(n < 10 ? "0" : "") + std::to_string(n) + "0101;1;5");
    auto table = caf_table(lines);
    table.level = "iris";
    const auto values = values_of(table, ratio_rule(), {"13001", "13055"});
    CHECK(values.value.at(0).numerator == Figure::exact(19.0));
    CHECK(values.value.at(0).denominator == Figure::exact(100.0));
    CHECK(values.value.at(0).level == "iris");
}

TEST_CASE("an IRIS that is hidden hides its commune, and one given twice is refused") {
    auto table = caf_table({"code;foyers;menages", "130010101;ns;10", "130010102;2;10"});
    table.level = "iris";
    CHECK(values_of(table, count_rule(), {"13001"}).value.at(0).state == ValueState::suppressed);
    auto twice = caf_table({"code;foyers;menages", "130010101;1;10", "130010101;2;10"});
    twice.level = "iris";
    CHECK_THROWS_AS(values_of(twice, count_rule(), {"13001"}), ctg::DataError);
    auto commune = caf_table({"code;foyers;menages", "13001;1;10"});
    commune.level = "iris";
    try {
        static_cast<void>(values_of(commune, count_rule(), {"13001"}));
        FAIL("not refused");
    } catch (const ctg::DataError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-IND-015");
        CHECK(error.diagnostics().at(0).places.at(0).line == 2);
    }
}

TEST_CASE("a rate is told of a single commune, and of no territory of several") {
    auto table = caf_table({"code;foyers", "13001;12.5", "13002;20"});
    ctg::FigureGrammar grammar;
    grammar.kinds[1] = ctg::FigureKind::rate;
    table.table = table.table.with_grammar(grammar);
    CHECK(values_of(table, count_rule(), {"13001"}).value.at(0).value == Figure::exact(12.5));
    const auto several = values_of(table, count_rule());
    CHECK(several.value.at(0).value == Figure::absent(Absence::not_collected));
    CHECK(std::ranges::count(several.notes, "CTG-IND-014", &ctg::Diagnostic::code) == 1);
}

TEST_CASE("the figures of communes are one each, whichever level the table holds") {
    Lines lines{"code;foyers", "13001;5"};
    for (int n = 1; n <= 16; ++n)
        lines.push_back("132" + std::string(n < 10 ? "0" : "") + std::to_string(n) + ";2");
    const auto figures = ctg::commune_figures(caf_table(lines), "foyers", three_communes);
    REQUIRE(figures.value.size() == 2);
    CHECK(figures.value[0].second == Figure::exact(5.0));
    CHECK(figures.value[1].first.text() == "13055");
    CHECK(figures.value[1].second == Figure::exact(32.0));
    CHECK_THROWS_AS(ctg::commune_figures(caf_table(lines), "menages", three_communes),
                    ctg::DataError);
}
