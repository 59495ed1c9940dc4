// SPDX-License-Identifier: Apache-2.0
#include "indicator/small_tables.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>

using ctg::Absence;
using ctg::Figure;
using ctg::IndicatorRule;
using ctg::IndicatorValue;
using ctg::ValueState;

namespace {

using Lines = std::vector<std::string>;

const auto five_communes = geography_of({"13001", "13002", "13003", "13055", "84089"});
const auto header = "code;foyers;menages";

/// What a table of `lines` gives on a territory "T" of `communes`.
ctg::Checked<std::vector<IndicatorValue>> checked(const Lines& lines,
                                                  std::initializer_list<std::string_view> communes,
                                                  const IndicatorRule& rule) {
    const std::vector rules{rule};
    const std::vector tables{caf_table(lines)};
    return ctg::indicators_of({"territory", {zone_of("T", communes)}}, rules, tables,
                              five_communes);
}

IndicatorValue value_of(const Lines& lines, std::initializer_list<std::string_view> communes,
                        const IndicatorRule& rule = ratio_rule()) {
    return checked(lines, communes, rule).value.at(0);
}

std::vector<std::string> note_codes(const Lines& lines,
                                    std::initializer_list<std::string_view> communes,
                                    const IndicatorRule& rule = ratio_rule()) {
    std::vector<std::string> codes;
    for (const auto& note : checked(lines, communes, rule).notes)
        codes.push_back(note.code);
    return codes;
}

using Codes = std::vector<std::string>;

std::vector<ctg::Diagnostic> faults_of(const std::vector<IndicatorRule>& rules,
                                       const std::vector<ctg::FigureTable>& tables) {
    try {
        static_cast<void>(ctg::indicators_of({"territory", {zone_of("T", {"13001", "13002"})}},
                                             rules, tables, five_communes));
    } catch (const ctg::DataError& error) {
        return error.diagnostics();
    }
    return {};
}

std::vector<ctg::Diagnostic> faults_of(const Lines& lines) {
    return faults_of({ratio_rule()}, {caf_table(lines)});
}

std::string english(const ctg::Diagnostic& diagnostic) {
    return ctg::text_of(diagnostic, ctg::Language::english).message;
}

} // namespace

TEST_CASE("a ratio is the sum over the sum, not the mean of the ratios of communes") {
    // 50 % of 10 and 10 % of 990: (5 + 99) / 1000, where the mean of ratios would say 30 %.
    const auto value = value_of({header, "13001;5;10", "13002;99;990"}, {"13001", "13002"});
    CHECK(value.territory == "T");
    CHECK(value.indicator == "aides");
    CHECK(value.value.is_exact());
    CHECK(value.value.value() == Approx(10.4).epsilon(1e-15));
    CHECK(value.state == ValueState::observed);
    CHECK(value.numerator == Figure::exact(104.0));
    CHECK(value.denominator == Figure::exact(1000.0));
    CHECK(value.observed == 1.0);
    CHECK(value.level == "commune");
    CHECK(value.year == ctg::Year{2023});
    CHECK(value.source == "CNAF");
}

TEST_CASE("a count is the sum of its numerators and has no denominator") {
    const auto value =
        value_of({"code;foyers", "13001;5", "13002;99"}, {"13001", "13002"}, count_rule());
    CHECK(value.value == Figure::exact(104.0));
    CHECK(value.denominator == Figure::absent(Absence::not_applicable));
    CHECK(value.state == ValueState::observed);
}

TEST_CASE("values come by territory then rule") {
    auto second = count_rule();
    second.id = "foyers";
    const std::vector rules{ratio_rule(), second};
    const std::vector tables{caf_table({header, "13001;5;10", "13002;3;4"})};
    const auto values =
        ctg::indicators_of({"territory", {zone_of("A", {"13001"}), zone_of("B", {"13002"})}}, rules,
                           tables, five_communes)
            .value;
    REQUIRE(values.size() == 4);
    CHECK(values[1].territory == "A");
    CHECK(values[1].indicator == "foyers");
    CHECK(values[1].value == Figure::exact(5.0));
    CHECK(values[2].territory == "B");
    CHECK(values[2].value == Figure::exact(75.0));
}

TEST_CASE("a commune known for one side of a ratio only counts in neither sum") {
    const auto value = value_of({header, "13001;5;10", "13002;nd;1000", "13003;800;nd"},
                                {"13001", "13002", "13003"});
    CHECK(value.value.value() == 50.0);
    CHECK(value.denominator == Figure::exact(10.0));
    CHECK(value.state == ValueState::partial);
    CHECK(value.observed == 1.0 / 3.0);
}

TEST_CASE("a numerator that is not there lies between nothing and its denominator") {
    // By hand: 5 of 10 are known; of 30 more, none or all: 5 / 40 to 35 / 40.
    for (const auto* const mark : {"s", "nd"}) {
        const auto value =
            value_of({header, "13001;5;10", std::string("13002;") + mark + ";30", "13003;8;nd"},
                     {"13001", "13002", "13003"});
        CHECK(value.value == Figure::between(12.5, 50.0, 87.5));
        CHECK(value.numerator == Figure::exact(5.0));
        CHECK(value.state == ValueState::partial);
    }
}

TEST_CASE("what is no part of its denominator is bounded by none") {
    auto places = ratio_rule();
    places.unit = "places/100";
    const Lines lines{header, "13001;5;10", "13002;s;30"};
    CHECK(value_of(lines, {"13001", "13002"}, places).value == Figure::exact(50.0));
    // 12 of 10: the figures say that this is no share, whatever the unit.
    const Lines more{header, "13001;12;10", "13002;s;30"};
    CHECK(value_of(more, {"13001", "13002"}).value == Figure::exact(120.0));
    // Where no commune is known, nothing is said but that it is hidden.
    const auto alone = value_of({header, "13001;s;10"}, {"13001"});
    CHECK_FALSE(alone.value.has_bounds());
    CHECK(alone.state == ValueState::suppressed);
}

TEST_CASE("counts published rounded give intervals, exact by end points") {
    auto rule = ratio_rule();
    rule.rounding = ctg::Rounding{5.0, ctg::Rounding::Mode::nearest};
    // 10 was 8 to 12, and 0 was 0 to 2: 8 to 14 of 100.
    const auto value = value_of({header, "13001;10;60", "13002;0;40"}, {"13001", "13002"}, rule);
    CHECK(value.numerator == Figure::between(8.0, 10.0, 14.0));
    CHECK(value.value.low() == Approx(8.0).epsilon(1e-15));
    CHECK(value.value.value() == Approx(10.0).epsilon(1e-15));
    CHECK(value.value.high() == Approx(14.0).epsilon(1e-15));
    CHECK(value.state == ValueState::rounded);
    CHECK(value.denominator.is_exact());
}

TEST_CASE("figures that the rounding cannot give are counted in one warning") {
    auto rule = count_rule();
    rule.rounding = ctg::Rounding{5.0, ctg::Rounding::Mode::nearest};
    const auto notes = checked({header, "13001;10;1", "13002;12;1", "13003;13;1"},
                               {"13001", "13002", "13003"}, rule)
                           .notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-IND-004");
    CHECK(notes[0].severity == ctg::Severity::warning);
    CHECK(english(notes[0]) == "figures that rounding to 5 cannot give: 2, the first being 12");
    CHECK(notes[0].places.at(0).line == 3);
    CHECK(notes[0].places.at(0).column == 7);
}

TEST_CASE("a rate over nothing is without object, never 0") {
    const auto value = value_of({header, "13001;0;0"}, {"13001"});
    CHECK(value.value == Figure::absent(Absence::not_applicable));
    CHECK(value.state == ValueState::not_applicable);
    CHECK(value.numerator == Figure::exact(0.0));
    CHECK(value.denominator == Figure::exact(0.0));
    CHECK(note_codes({header, "13001;0;0"}, {"13001"}) == Codes{"CTG-IND-013"});
}

TEST_CASE("a commune without object is not one that the figures are about") {
    const auto value = value_of({header, "13001;5;10", "13002;so;so"}, {"13001", "13002"});
    CHECK(value.value == Figure::exact(50.0));
    CHECK(value.observed == 1.0);
    CHECK(value.state == ValueState::observed);
    CHECK(value_of({header, "13002;so;so"}, {"13002"}).state == ValueState::not_applicable);
    CHECK(value_of({header, "13002;1;2"}, {}).state == ValueState::not_applicable);
}

TEST_CASE("hidden and missing communes leave a value partial, and a note names the territory") {
    const Lines lines{header, "13001;5;10", "13002;s;20"};
    const auto value = value_of(lines, {"13001", "13002", "13003"});
    CHECK(value.value.value() == 50.0);
    CHECK(value.state == ValueState::partial);
    CHECK(value.observed == 1.0 / 3.0);
    const auto notes = checked(lines, {"13001", "13002", "13003"}, ratio_rule()).notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-IND-010");
    CHECK(english(notes[0]).ends_with("whose values stand on the others: T"));
}

TEST_CASE("below min_observed a value does not stand, for the reason of the majority") {
    auto rule = ratio_rule();
    rule.min_observed = 2.0 / 3.0;
    const auto state = [&](const Lines& lines) {
        const auto value = value_of(lines, {"13001", "13002", "13003"}, rule);
        CHECK(value.value.is_known() == (value.state == ValueState::partial));
        CHECK(value.numerator.is_known() == value.value.is_known());
        return value.state;
    };
    CHECK(state({header, "13001;5;10", "13002;1;2", "13003;s;3"}) == ValueState::partial);
    CHECK(state({header, "13001;5;10", "13002;s;2", "13003;s;3"}) == ValueState::suppressed);
    CHECK(state({header, "13001;5;10", "13002;s;2"}) == ValueState::suppressed); // one of each
    CHECK(state({header, "13001;s;10", "13002;nd;2"}) == ValueState::not_collected);
    CHECK(note_codes({header, "13001;5;10"}, {"13001", "13002", "13003"}, rule) ==
          Codes{"CTG-IND-012"});
}

TEST_CASE("a numerator too small to be published hides the value and itself") {
    auto rule = ratio_rule();
    rule.min_count = 5;
    const auto value = [&](const std::string& foyers) {
        return value_of({header, "13001;" + foyers + ";50"}, {"13001"}, rule);
    };
    CHECK(value("4").state == ValueState::suppressed);
    CHECK(value("4").value == Figure::absent(Absence::suppressed));
    CHECK(value("4").numerator == Figure::absent(Absence::suppressed));
    CHECK(value("4").denominator == Figure::exact(50.0));
    CHECK(value("5").value == Figure::exact(10.0));
    CHECK(value("0").value == Figure::exact(0.0)); // a true zero names nobody
    CHECK(note_codes({header, "13001;4;50"}, {"13001"}, rule) == Codes{"CTG-IND-011"});
}

TEST_CASE("codes that lost their zero are mended") {
    const auto geography = geography_of({"01001"});
    const std::vector rules{count_rule()};
    const std::vector tables{caf_table({"code;foyers", "1001;7"})};
    const auto values =
        ctg::indicators_of({"territory", {zone_of("T", {"01001"})}}, rules, tables, geography);
    CHECK(values.value.at(0).value == Figure::exact(7.0));
}

TEST_CASE("the commune's own row counts, and its arrondissements do not") {
    const Lines lines{header, "13201;100;100", "13055;30;60", "13202;100;100"};
    CHECK(value_of(lines, {"13055"}).value == Figure::exact(50.0));
    CHECK(note_codes(lines, {"13055"}) == Codes{"CTG-IND-006"});
}

TEST_CASE("sixteen arrondissements make Marseille") {
    Lines lines{header};
    for (int n = 1; n <= 16; ++n)
        lines.push_back(std::to_string(13200 + n) + ";" + std::to_string(n) + ";10");
    const auto value = value_of(lines, {"13055"});
    CHECK(value.numerator == Figure::exact(136.0)); // 1 + 2 + … + 16
    CHECK(value.denominator == Figure::exact(160.0));
    CHECK(value.value == Figure::exact(85.0));
    CHECK(value.state == ValueState::observed);
    CHECK(note_codes(lines, {"13055"}) == Codes{"CTG-IND-005"});

    lines.back() = "13216;s;10"; // a part that is hidden hides the whole
    CHECK(value_of(lines, {"13055"}).state == ValueState::suppressed);
    lines.pop_back(); // and a row that lacks makes it unknown
    CHECK(value_of(lines, {"13055"}).state == ValueState::not_collected);
    const auto notes = checked(lines, {"13055"}, ratio_rule()).notes;
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].code == "CTG-IND-007");
    CHECK(english(notes[0]) ==
          "table caf gives only some arrondissements of 13055: the commune has no figure");
    CHECK(note_codes(lines, {"13001"}) == Codes{"CTG-IND-012"}); // of no concern elsewhere
}

TEST_CASE("a commune outside the geography counts where a territory holds it") {
    const auto value = value_of({header, "13001;5;10", "83120;1;10"}, {"13001", "83120"});
    CHECK(value.value == Figure::exact(30.0));
}

TEST_CASE("rows outside the geography are counted in a note and not judged") {
    const Lines lines{header, "13001;5;10", "75056;wrong;-3", "75101;x;y", "75056;again;1"};
    CHECK(value_of(lines, {"13001"}).value == Figure::exact(50.0));
    const auto notes = checked(lines, {"13001"}, ratio_rule()).notes;
    REQUIRE(notes.size() == 1);
    CHECK(english(notes[0]) ==
          "rows of table caf outside the geography, not read: 3 (75056, 75101, 75056)");
    CHECK(notes[0].places.at(0).file == "caf.csv");
}

TEST_CASE("a table of another year than its indicator gets a warning") {
    auto table = caf_table({header, "13001;5;10"});
    table.year = ctg::Year{2022};
    const std::vector rules{ratio_rule()};
    const std::vector tables{table};
    const auto notes =
        ctg::indicators_of({"territory", {zone_of("T", {"13001"})}}, rules, tables, five_communes)
            .notes;
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-IND-009");
    CHECK(english(notes[0]) == "indicator aides is of 2023, its table caf of 2022");
}

TEST_CASE("without territories or rules there is no value") {
    CHECK(ctg::indicators_of({"territory", {}}, {}, {}, five_communes).value.empty());
    const std::vector tables{caf_table({header, "13001;5;10"})};
    CHECK(ctg::indicators_of({"territory", {zone_of("T", {"13001"})}}, {}, tables, five_communes)
              .value.empty());
}

TEST_CASE("a rule that names a table the study lacks is refused with the nearest") {
    auto rule = ratio_rule();
    rule.table = "cafe";
    const auto faults = faults_of({rule}, {caf_table({header})});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-IND-001");
    CHECK(faults[0].places.at(0) == rule.places.table);
    CHECK(ctg::text_of(faults[0], ctg::Language::english).found == "“cafe”; nearest: caf");
    CHECK(ctg::text_of(faults[0], ctg::Language::french).message ==
          "l'indicateur aides nomme une table, « cafe », que l'étude n'a pas");
}

TEST_CASE("a missing column is shown in the table and in the scheme") {
    const auto faults = faults_of({"code;foyer;menages", "13001;5;10"});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-DATA-004");
    REQUIRE(faults[0].places.size() == 2);
    CHECK(faults[0].places[0].file == "caf.csv");
    CHECK(faults[0].places[1] == ratio_rule().places.numerator);
}

TEST_CASE("a table without commune codes is told once, however many rules draw on it") {
    const auto faults =
        faults_of({ratio_rule(), count_rule()}, {caf_table({"nom;foyers;menages"})});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-DATA-004");
}

TEST_CASE("figures of a level that is not known are refused, not guessed") {
    auto table = caf_table({header, "93;5;10"});
    table.level = "region";
    const auto faults = faults_of({ratio_rule()}, {table});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-IND-003");
    CHECK(english(faults[0]) == "the figures of table caf come by region, which this version does "
                                "not carry to territories");
}

TEST_CASE("a commune twice in a table is refused with both places") {
    const auto faults = faults_of({header, "13001;5;10", "13001;6;10"});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-001");
    REQUIRE(faults[0].places.size() == 2);
    CHECK(faults[0].places[0].line == 3);
    CHECK(faults[0].places[1].line == 2);
}

TEST_CASE("every wrong cell is told, once each, where it stands") {
    const auto faults = faults_of({ratio_rule(), count_rule()},
                                  {caf_table({header, "13001;cinq;10", "13002;-4;20", "13;1;1"})});
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].code == "CTG-TERR-002");
    CHECK(faults[0].places.at(0).line == 4);
    CHECK(faults[1].code == "CTG-DATA-005");
    CHECK(faults[1].places.at(0).line == 2);
    CHECK(faults[1].places.at(0).column == 7);
    CHECK(faults[2].code == "CTG-IND-002");
    CHECK(faults[2].places.at(0).line == 3);
}

TEST_CASE("the unit of a ratio gives its scale") {
    CHECK(ctg::scale_of("%") == 100.0);
    CHECK(ctg::scale_of("% des familles") == 100.0);
    CHECK(ctg::scale_of("‰") == 1000.0);
    CHECK(ctg::scale_of("places/100") == 100.0);
    CHECK(ctg::scale_of("heures/1 000") == 1000.0);
    CHECK(ctg::scale_of("équipements/10000") == 10000.0);
    CHECK(ctg::scale_of("foyers/12") == 12.0);
    CHECK(ctg::scale_of("") == 1.0);
    CHECK(ctg::scale_of("€") == 1.0);
    CHECK(ctg::scale_of("€/m2") == 1.0);
    CHECK_FALSE(ctg::scale_of("places/0"));
}

TEST_CASE("states and rules of splitting are named as in the contract") {
    CHECK(ctg::name_of(ValueState::observed) == "observed");
    CHECK(ctg::name_of(ValueState::rounded) == "rounded");
    CHECK(ctg::name_of(ValueState::partial) == "partial");
    CHECK(ctg::name_of(ValueState::apportioned) == "apportioned");
    CHECK(ctg::name_of(ValueState::suppressed) == "suppressed");
    CHECK(ctg::name_of(ValueState::not_collected) == "not_collected");
    CHECK(ctg::name_of(ValueState::not_applicable) == "not_applicable");
    CHECK(ctg::name_of(ctg::Apportion::none) == "none");
    CHECK(ctg::name_of(ctg::Apportion::area) == "area");
    CHECK(ctg::name_of(ctg::Apportion::population) == "population");
    CHECK(ctg::name_of(ctg::Apportion::households) == "households");
}
