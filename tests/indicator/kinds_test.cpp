// SPDX-License-Identifier: Apache-2.0
// Means, indices and densities: what is not a plain sum or a ratio of sums.
#include "indicator/small_tables.hpp"

#include "ctg/base/error.hpp"
#include "ctg/territory/weights.hpp"

#include "catch.hpp"

#include <algorithm>
#include <random>

using ctg::Absence;
using ctg::Figure;
using ctg::IndicatorKind;
using ctg::IndicatorValue;
using ctg::ValueState;

namespace {

using Lines = std::vector<std::string>;
using Communes = std::initializer_list<std::string_view>;

const auto four_communes = geography_of({"13001", "13002", "13003", "13055"});
const auto header = "code;taux;menages";

ctg::IndicatorRule rule_of(IndicatorKind kind, const std::string& denominator = "") {
    auto rule = ratio_rule();
    rule.kind = kind;
    rule.numerator = "taux";
    rule.denominator = denominator;
    rule.scale = 1.0;
    return rule;
}

ctg::IndicatorRule mean_rule() {
    return rule_of(IndicatorKind::mean, "menages");
}

/// The table where `taux` is a rate, and `s` hides one of which only the bounds are known.
ctg::FigureTable rate_table(const Lines& lines, const Figure& hidden) {
    ctg::FigureGrammar grammar;
    grammar.kinds[1] = ctg::FigureKind::rate;
    grammar.marks = {{"s", hidden}};
    auto table = caf_table(lines);
    table.table = table.table.with_grammar(grammar);
    return table;
}

ctg::Checked<std::vector<IndicatorValue>>
values_of(const ctg::FigureTable& table, const ctg::IndicatorRule& rule, Communes communes) {
    return ctg::indicators_of({"territory", {zone_of("T", communes)}}, {&rule, 1}, {&table, 1},
                              four_communes);
}

IndicatorValue value_of(const ctg::FigureTable& table, const ctg::IndicatorRule& rule,
                        Communes communes) {
    return values_of(table, rule, communes).value.at(0);
}

const Figure any_rate = Figure::hidden(0.0, 100.0);

} // namespace

// By hand: (10 · 100 + 30 · 300) / 400 = 25, where the plain mean would say 20.
TEST_CASE("a mean weighs each commune by its denominator") {
    const auto table = rate_table({header, "13001;10;100", "13002;30;300"}, any_rate);
    const auto value = value_of(table, mean_rule(), {"13001", "13002"});
    CHECK(value.value == Figure::exact(25.0));
    CHECK(value.numerator == Figure::exact(10'000.0));
    CHECK(value.denominator == Figure::exact(400.0));
    CHECK(value.state == ValueState::observed);
}

// By hand: 10 % of 100 and between 0 and 100 % of 100: 5 % to 55 %, 10 % by what is known.
TEST_CASE("a hidden rate counts as the mean of the others, and leaves its bounds open") {
    const auto table = rate_table({header, "13001;10;100", "13002;s;100"}, any_rate);
    const auto value = value_of(table, mean_rule(), {"13001", "13002"});
    CHECK(value.value == Figure::between(5.0, 10.0, 55.0));
    CHECK(value.state == ValueState::rounded);
    CHECK(value.observed == Approx(0.5));

    // A rate in % that is nowhere said to lie between bounds does so all the same.
    const auto unsaid = value_of(caf_table({header, "13001;10;100", "13002;s;100"}), mean_rule(),
                                 {"13001", "13002"});
    CHECK(unsaid.value == Figure::between(5.0, 10.0, 55.0));
    CHECK(unsaid.state == ValueState::partial);

    // Of a rate between 20 and 30 %, the next to 10 % is 20 %.
    const auto bounded =
        rate_table({header, "13001;10;100", "13002;s;100"}, Figure::hidden(20.0, 30.0));
    CHECK(value_of(bounded, mean_rule(), {"13001", "13002"}).value ==
          Figure::between(15.0, 15.0, 20.0));
}

TEST_CASE("a mean of hidden rates alone is hidden between their bounds") {
    const auto table =
        rate_table({header, "13001;s;100", "13002;s;300"}, Figure::hidden(20.0, 30.0));
    const auto value = value_of(table, mean_rule(), {"13001", "13002"});
    CHECK(value.value == Figure::hidden(20.0, 30.0));
    CHECK(value.state == ValueState::suppressed);
}

TEST_CASE("a rate rounded to whole percents may be half a percent off") {
    auto rule = mean_rule();
    rule.rounding = ctg::Rounding{1.0, ctg::Rounding::Mode::nearest};
    const auto table = rate_table({header, "13001;15;100", "13002;0;100"}, any_rate);
    CHECK(value_of(table, rule, {"13001", "13002"}).value == Figure::between(7.25, 7.5, 8.0));
    rule.rounding->mode = ctg::Rounding::Mode::down;
    CHECK(value_of(table, rule, {"13001"}).value == Figure::between(15.0, 15.0, 16.0));
}

TEST_CASE("rates of arrondissements are weighted up to their commune, those without object left") {
    Lines lines{header};
    for (int n = 1; n <= 16; ++n)
        lines.push_back("132" + std::string(n < 10 ? "0" : "") + std::to_string(n) +
                        (n == 16 ? ";so;1000"
                         : n > 8 ? ";20;300"
                                 : ";10;100"));
    // By hand: 8 · 10 · 100 + 7 · 20 · 300 = 50 000 over 800 + 2 100.
    const auto value = value_of(rate_table(lines, any_rate), mean_rule(), {"13055"});
    CHECK(value.value.value() == Approx(50'000.0 / 2'900.0).epsilon(1e-15));
    CHECK(value.state == ValueState::observed);
}

TEST_CASE("a commune without its weight counts in no mean") {
    const auto table = rate_table({header, "13001;10;100", "13002;30;nd"}, any_rate);
    const auto value = value_of(table, mean_rule(), {"13001", "13002"});
    CHECK(value.value == Figure::exact(10.0));
    CHECK(value.state == ValueState::partial);
    const auto zero = rate_table({header, "13001;10;0"}, any_rate);
    CHECK(value_of(zero, mean_rule(), {"13001"}).state == ValueState::not_applicable);
}

TEST_CASE("a mean lies between the least and the greatest of its rates, whatever the weights") {
    std::mt19937 random(7);
    std::uniform_int_distribution<int> rate(0, 100);
    std::uniform_int_distribution<int> weight(1, 5000);
    for (int draw = 0; draw < 200; ++draw) {
        const int rates[]{rate(random), rate(random), rate(random)};
        const int weights[]{weight(random), weight(random), weight(random)};
        Lines lines{header};
        double sum = 0.0;
        for (std::size_t n = 0; n < 3; ++n) {
            lines.push_back("1300" + std::to_string(n + 1) + ";" + std::to_string(rates[n]) + ";" +
                            std::to_string(weights[n]));
            sum += rates[n] * weights[n]; // whole numbers: exact
        }
        const auto value =
            value_of(rate_table(lines, any_rate), mean_rule(), {"13001", "13002", "13003"}).value;
        CHECK(value.value() == Approx(sum / (weights[0] + weights[1] + weights[2])).epsilon(1e-14));
        CHECK(value.value() >= *std::ranges::min_element(rates) - 1e-9);
        CHECK(value.value() <= *std::ranges::max_element(rates) + 1e-9);
    }
}

TEST_CASE("an index is that of its one commune, and of several there is none") {
    const auto table = caf_table({"code;taux", "13001;21500", "13002;18000"});
    const auto rule = rule_of(IndicatorKind::index);
    const auto one = values_of(table, rule, {"13001"});
    CHECK(one.value.at(0).value == Figure::exact(21'500.0));
    CHECK(one.value.at(0).state == ValueState::observed);
    CHECK(one.value.at(0).denominator == Figure::absent(Absence::not_applicable));
    CHECK(one.notes.empty());
    const auto several = values_of(table, rule, {"13001", "13002"});
    CHECK(several.value.at(0).value == Figure::absent(Absence::not_collected));
    CHECK(std::ranges::count(several.notes, "CTG-IND-020", &ctg::Diagnostic::code) == 1);
    const auto note = std::ranges::find(several.notes, "CTG-IND-020", &ctg::Diagnostic::code);
    CHECK(ctg::text_of(*note, ctg::Language::english).message ==
          "aides: column taux holds an index, which is told of one unit and never added: no value "
          "for the 1 territories of several communes (T)");
}

TEST_CASE("per area, a sum is divided by the km² of a column") {
    const auto table = caf_table({"code;taux;km2", "13001;100;20", "13002;50;30"});
    const auto value = value_of(table, rule_of(IndicatorKind::per_area, "km2"), {"13001", "13002"});
    CHECK(value.value == Figure::exact(3.0));
    CHECK(value.denominator == Figure::exact(50.0));
}

TEST_CASE("per area without a column, a sum is divided by the km² of the shapes") {
    const ctg::MultiPolygon square({ctg::Polygon{{{890'000.0, 6'250'000.0},
                                                  {892'000.0, 6'250'000.0},
                                                  {892'000.0, 6'252'000.0},
                                                  {890'000.0, 6'252'000.0},
                                                  {890'000.0, 6'250'000.0}},
                                                 {}}});
    const ctg::Geography geography(ctg::GeographyYear{2025},
                                   {{ctg::CommuneCode("13001"), "A", square, ctg::Crs{2154}}});
    const auto rule = rule_of(IndicatorKind::per_area);
    const auto table = caf_table({"code;taux", "13001;100", "84089;7"});
    const auto value = ctg::indicators_of({"territory", {zone_of("T", {"13001", "84089"})}},
                                          {&rule, 1}, {&table, 1}, geography)
                           .value.at(0);
    // 2 km by 2 km on the map; Lambert-93 stretches by less than 1 ‰ there.
    CHECK(value.denominator.value() == Approx(4.0).epsilon(2e-3));
    CHECK(value.value.value() == Approx(100.0 / value.denominator.value()).epsilon(1e-15));
    CHECK(value.state == ValueState::partial); // Pertuis has no shape here
}

TEST_CASE("a mean without its columns is refused at the header and in the scheme") {
    const auto table = caf_table({"code;taux", "13001;100"});
    try {
        static_cast<void>(values_of(table, mean_rule(), {"13001"}));
        FAIL("not refused");
    } catch (const ctg::DataError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-DATA-004");
        CHECK(error.diagnostics().at(0).places.size() == 2);
    }
}
