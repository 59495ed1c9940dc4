// SPDX-License-Identifier: Apache-2.0
// Figures that stop at EPCI or départements, and territories that are none of these.
#include "indicator/small_tables.hpp"

#include "ctg/base/error.hpp"
#include "ctg/territory/weights.hpp"

#include "catch.hpp"

#include <algorithm>
#include <optional>

using ctg::Absence;
using ctg::Figure;
using ctg::IndicatorKind;
using ctg::IndicatorValue;
using ctg::ValueState;

namespace {

using Lines = std::vector<std::string>;
using Communes = std::initializer_list<std::string_view>;

const auto five_communes = geography_of({"13001", "13002", "13003", "13004", "84089"});

const ctg::Weights population(ctg::Basis::population,
                              {{ctg::CommuneCode("13001"), Figure::exact(100.0)},
                               {ctg::CommuneCode("13002"), Figure::exact(200.0)},
                               {ctg::CommuneCode("13003"), Figure::exact(300.0)},
                               {ctg::CommuneCode("13004"), Figure::exact(50.0)},
                               {ctg::CommuneCode("84089"), Figure::exact(400.0)}});

/// Two EPCI: 13001 and 13002; 13003 and 84089. 13004 is in none.
const ctg::Zoning two_epci{
    "epci", {zone_of("200035087", {"13001", "13002"}), zone_of("200054807", {"13003", "84089"})}};

ctg::FigureTable table_by(std::string level, const Lines& lines) {
    return {level, table_of(lines, level + ".csv"), level, std::nullopt};
}

const auto by_commune =
    table_by("commune", {"code;foyers;menages", "13001;10;100", "13002;s;200", "13003;s;300"});
const auto by_epci =
    table_by("epci", {"code;foyers;menages", "200035087;60;300", "200054807;70;700",
                      "245300199;x;y"}); // of no concern here: not judged
const auto by_departement =
    table_by("departement", {"code;foyers;menages", "13;15;100", "84;9;100"});

ctg::IndicatorRule rule_on(std::string table, std::vector<std::string> fallback = {}) {
    auto rule = ratio_rule();
    rule.table = std::move(table);
    rule.fallback = std::move(fallback);
    return rule;
}

ctg::Checked<std::vector<IndicatorValue>>
values_of(const ctg::IndicatorRule& rule, Communes communes,
          std::vector<ctg::FigureTable> tables = {by_commune, by_epci, by_departement},
          const ctg::Weights* inhabitants = &population) {
    return ctg::indicators_of({"territory", {zone_of("T", communes)}}, {&rule, 1},
                              {.tables = tables,
                               .geography = &five_communes,
                               .epci = &two_epci,
                               .population = inhabitants});
}

IndicatorValue value_of(const ctg::IndicatorRule& rule, Communes communes) {
    return values_of(rule, communes).value.at(0);
}

std::vector<std::string> fault_codes(const ctg::IndicatorRule& rule,
                                     std::vector<ctg::FigureTable> tables) {
    std::vector<std::string> codes;
    try {
        static_cast<void>(values_of(rule, {"13001"}, std::move(tables)));
    } catch (const ctg::DataError& error) {
        for (const auto& fault : error.diagnostics())
            codes.push_back(fault.code);
    }
    return codes;
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("a territory whose communes have a value does not borrow one") {
    const auto value = value_of(rule_on("commune", {"epci"}), {"13001"});
    CHECK(value.value == Figure::exact(10.0));
    CHECK(value.level == "commune");
    CHECK(value.state == ValueState::observed);
}

TEST_CASE("a territory within one EPCI borrows its ratio, and says that it is not its own") {
    const auto values = values_of(rule_on("commune", {"epci"}), {"13002"});
    const auto& value = values.value.at(0);
    CHECK(value.value == Figure::exact(20.0)); // 60 of 300
    CHECK(value.level == "epci");
    CHECK(value.state == ValueState::borrowed);
    CHECK(value.numerator == Figure::absent(Absence::not_applicable));
    CHECK(value.observed == 0.0);
    const auto note = std::ranges::find(values.notes, "CTG-IND-025", &ctg::Diagnostic::code);
    REQUIRE(note != values.notes.end());
    CHECK(ctg::text_of(*note, ctg::Language::english).message ==
          "aides: 1 of the territories have no value of their own, and take that of the epci "
          "around them (table epci): T");
}

TEST_CASE("a territory made of whole EPCI adds their figures: they are its own") {
    const auto value = value_of(rule_on("epci"), {"13001", "13002", "13003", "84089"});
    CHECK(value.value == Figure::exact(13.0)); // 130 of 1 000, where the mean would say 15 %
    CHECK(value.numerator == Figure::exact(130.0));
    CHECK(value.state == ValueState::observed);
    CHECK(value.level == "epci");
    CHECK(value.observed == 1.0);

    auto count = count_rule();
    count.table = "epci";
    CHECK(value_of(count, {"13001", "13002"}).value == Figure::exact(60.0));
    CHECK(value_of(count, {"13001"}).value == Figure::absent(Absence::not_collected));
}

// By hand: 20 % for 200 inhabitants, 10 % for 300: (4 000 + 3 000) / 500.
TEST_CASE("a territory across EPCI takes their mean by its inhabitants in each") {
    const auto value = value_of(rule_on("epci"), {"13002", "13003"});
    CHECK(value.value.value() == Approx(14.0).epsilon(1e-15));
    CHECK(value.state == ValueState::borrowed);
    const auto unknown = values_of(rule_on("epci"), {"13002", "13003"}, {by_epci}, nullptr);
    CHECK(unknown.value.at(0).value == Figure::absent(Absence::not_collected));
    CHECK(std::ranges::count(unknown.notes, "CTG-IND-024", &ctg::Diagnostic::code) == 1);
}

TEST_CASE("levels are asked in the order of the scheme, and one that is silent is passed over") {
    // 13004 is in no EPCI: its département answers.
    const auto lone = value_of(rule_on("commune", {"epci", "departement"}), {"13004"});
    CHECK(lone.value == Figure::exact(15.0));
    CHECK(lone.level == "departement");
    CHECK(lone.state == ValueState::borrowed);
    // By hand: 15 % for 300 inhabitants, 9 % for 400.
    const auto across = value_of(rule_on("departement"), {"13003", "84089"});
    CHECK(across.value.value() == Approx((15.0 * 300 + 9.0 * 400) / 700).epsilon(1e-15));
}

TEST_CASE("where too few communes are known, min_observed sends to the EPCI") {
    auto rule = rule_on("commune", {"epci"});
    CHECK(value_of(rule, {"13001", "13002"}).state == ValueState::partial);
    rule.min_observed = 1.0;
    const auto value = value_of(rule, {"13001", "13002"});
    CHECK(value.level == "epci");
    CHECK(value.value == Figure::exact(20.0));
    CHECK(value.state == ValueState::observed); // the EPCI whole
}

TEST_CASE("an index is borrowed of one EPCI, never of several; a mean is weighed") {
    auto index = rule_on("epci");
    index.kind = IndicatorKind::index;
    index.denominator.clear();
    CHECK(value_of(index, {"13002"}).value == Figure::exact(60.0));
    CHECK(value_of(index, {"13002", "13003"}).value == Figure::absent(Absence::not_collected));
    auto mean = rule_on("epci");
    mean.kind = IndicatorKind::mean;
    mean.scale = 1.0;
    CHECK(value_of(mean, {"13002"}).value.value() == Approx(60.0));
    // By hand: (60 · 300 + 70 · 700) / 1 000.
    CHECK(value_of(mean, {"13001", "13002", "13003", "84089"}).value.value() == Approx(67.0));
}

TEST_CASE("what a coarser level cannot answer is refused, where the scheme asks") {
    CHECK(fault_codes(rule_on("commune", {"commune"}), {by_commune}) == Codes{"CTG-IND-021"});
    CHECK(fault_codes(rule_on("commune", {"epsi"}), {by_commune, by_epci}) == Codes{"CTG-IND-001"});
    auto density = rule_on("epci");
    density.kind = IndicatorKind::per_area;
    density.denominator.clear();
    CHECK(fault_codes(density, {by_epci}) == Codes{"CTG-IND-022"});
    const auto twice = table_by("epci", {"code;foyers;menages", "200035087;1;2", "200035087;1;2"});
    CHECK(fault_codes(rule_on("epci"), {twice}) == Codes{"CTG-IND-026"});
    const auto lacking = table_by("epci", {"code;foyers", "200035087;1"});
    CHECK(fault_codes(rule_on("epci"), {lacking}) == Codes{"CTG-DATA-004"});

    const auto rule = rule_on("epci");
    const std::vector tables{by_epci};
    CHECK_THROWS_AS(ctg::indicators_of({"territory", {zone_of("T", {"13001"})}}, {&rule, 1}, tables,
                                       five_communes),
                    ctg::DataError); // CTG-IND-023: no EPCI known
}
