// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/coverage.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <set>

using namespace std::chrono_literals;
using ctg::CommuneCode;
using ctg::Convention;
using ctg::Figure;
using ctg::Weights;
using ctg::Year;

namespace {

const auto aubagne = CommuneCode("13005");
const auto auriol = CommuneCode("13007");
const auto marseille = CommuneCode("13055");
const auto pertuis = CommuneCode("84089");

/// 47 + 13 + 340 = 400 inhabitants.
const Weights population(ctg::Basis::population, {{aubagne, Figure::exact(47)},
                                                  {auriol, Figure::exact(13)},
                                                  {marseille, Figure::exact(340)}});

Convention signed_from(std::string id, std::vector<CommuneCode> communes, ctg::Date effect,
                       ctg::Date end) {
    Convention convention;
    convention.id = id;
    convention.label = id;
    convention.communes = std::move(communes);
    convention.signature = effect;
    convention.effect = effect;
    convention.end = end;
    convention.signatories.assign(convention.communes.begin(), convention.communes.end());
    return convention;
}

Convention signed_in_2019(std::string id, std::vector<CommuneCode> communes) {
    return signed_from(std::move(id), std::move(communes), 2019y / 1 / 1, 2022y / 12 / 31);
}

bool has_note(const std::vector<ctg::Diagnostic>& notes, std::string_view code) {
    return std::ranges::find(notes, code, &ctg::Diagnostic::code) != notes.end();
}

/// Twelve communes of a random country, their weights in quarters so that sums are exact.
std::vector<CommuneCode> twelve_communes() {
    std::vector<CommuneCode> communes;
    for (int i = 10; i < 22; ++i)
        communes.emplace_back("130" + std::to_string(i));
    return communes;
}

Weights some_weights() {
    std::vector<Weights::Item> items;
    for (const auto& commune : twelve_communes())
        items.emplace_back(commune, Figure::exact(0.25 * *rc::gen::inRange(0, 4000)));
    return {ctg::Basis::population, std::move(items)};
}

std::vector<Convention> some_conventions() {
    std::vector<Convention> conventions;
    const int count = *rc::gen::inRange(0, 6);
    for (int i = 0; i < count; ++i) {
        std::set<CommuneCode> held;
        for (const int c : *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 12)))
            held.insert(twelve_communes().at(static_cast<std::size_t>(c)));
        const auto effect = ctg::Date(std::chrono::year(*rc::gen::inRange(2016, 2023)),
                                      std::chrono::month(1), std::chrono::day(1));
        auto convention = signed_from("c" + std::to_string(i), {held.begin(), held.end()}, effect,
                                      ctg::last_day_of_period(effect, *rc::gen::inRange(1, 60)));
        convention.status =
            *rc::gen::element(ctg::ConventionStatus::projet, ctg::ConventionStatus::signee,
                              ctg::ConventionStatus::denoncee);
        conventions.push_back(std::move(convention));
    }
    return conventions;
}

constexpr ctg::YearRange all_years{Year{2016}, Year{2024}};

} // namespace

TEST_CASE("a commune that zones share counts in each by its part, with bounds") {
    const std::vector conventions{signed_in_2019("c1", {marseille})};
    const ctg::Zoning antennes{"antenne",
                               {{"est", "Est", {aubagne, auriol}, {}, {{marseille, 0.25}}},
                                {"nord", "Nord", {marseille}, {}, {{marseille, 0.65}}}}};
    const auto coverage =
        ctg::coverage_by_zone({Year{2019}, Year{2019}}, conventions, population, antennes, {})
            .value;
    REQUIRE(coverage.size() == 3);
    CHECK(coverage[0].point.covered == 85.0);
    CHECK(coverage[0].point.total == 47.0 + 13.0 + 85.0);
    CHECK(coverage[0].point.low.value() == 0.0);                 // none of Marseille in est
    CHECK(coverage[0].point.high.value() == 340.0 / (340 + 60)); // all of it
    CHECK(coverage[1].point.covered == 0.65 * 340.0);
    CHECK(coverage[2].zone.empty()); // a tenth of Marseille is in no antenne
    const double sum = coverage[0].point.total + coverage[1].point.total + coverage[2].point.total;
    CHECK(std::abs(sum - 400.0) < 1e-9);
}

TEST_CASE("coverage is a share of the weights, not of the communes") {
    const std::vector conventions{signed_in_2019("c1", {marseille})};
    const auto point = ctg::coverage_in(Year{2019}, conventions, population, {}).value;
    CHECK(point.share.value() == 0.85); // 340 / 400
    CHECK(point.low == point.share);
    CHECK(point.high == point.share);
    CHECK(point.covered == 340.0);
    CHECK(point.total == 400.0);
    CHECK(point.conventions == std::vector<std::string>{"c1"});
    CHECK(point.covered_communes == std::vector{marseille});
    CHECK(point.uncovered_communes == std::vector{aubagne, auriol});
}

TEST_CASE("without conventions nothing is covered, without communes there is nothing to cover") {
    CHECK(ctg::coverage_in(Year{2019}, {}, population, {}).value.share == ctg::Share(0.0));
    const auto nothing =
        ctg::coverage_in(Year{2019}, {}, Weights(ctg::Basis::population, {}), {}).value;
    CHECK(nothing.share == ctg::Share(0.0));
    CHECK(nothing.high == ctg::Share(0.0));
    CHECK(nothing.total == 0.0);
}

TEST_CASE("what counts is being in force on the reference day, not the date of signature") {
    // Vallée de l'Hérault: signed on 6 February 2023 for 2022-2026.
    auto late = signed_from("late", {aubagne}, 2022y / 1 / 1, 2026y / 12 / 31);
    late.signature = 2023y / 2 / 6;
    const auto ended = signed_from("ended", {marseille}, 2018y / 12 / 1, 2022y / 11 / 30);
    const std::vector conventions{late, ended};
    const auto in = [&](int year, ctg::CountingRule rule = {}) {
        return ctg::coverage_in(Year{year}, conventions, population, rule).value.conventions;
    };
    CHECK(in(2021) == std::vector<std::string>{"ended"});
    CHECK(in(2022) == std::vector<std::string>{"late"});
    CHECK(in(2022, {.reference_day = std::chrono::June / 30}) ==
          std::vector<std::string>{"ended", "late"});
    CHECK(in(2027).empty());
}

TEST_CASE("projects count only when asked") {
    auto project = signed_in_2019("c1", {marseille});
    project.status = ctg::ConventionStatus::projet;
    const std::vector conventions{project};
    CHECK(ctg::coverage_in(Year{2019}, conventions, population, {}).value.covered == 0.0);
    const ctg::CountingRule projected{.counting = ctg::Counting::projected};
    CHECK(ctg::coverage_in(Year{2019}, conventions, population, projected).value.covered == 340.0);
}

TEST_CASE("a commune under two conventions counts once, and is listed") {
    const std::vector conventions{signed_in_2019("metropolitan", {aubagne, auriol, marseille}),
                                  signed_in_2019("communal", {marseille})};
    const auto checked = ctg::coverage_in(Year{2020}, conventions, population, {});
    CHECK(checked.value.share == ctg::Share(1.0));
    CHECK(checked.value.overlaps ==
          std::vector<ctg::Overlap>{{marseille, {"communal", "metropolitan"}}});
    CHECK(has_note(checked.notes, "CTG-COV-006"));
}

TEST_CASE("a convention and its amendment are a union, and do not overlap") {
    auto amendment = signed_from("c2", {aubagne, marseille}, 2022y / 1 / 1, 2024y / 12 / 31);
    amendment.amends = "c1";
    const std::vector conventions{signed_in_2019("c1", {marseille}), amendment};
    const auto both = ctg::coverage_in(Year{2022}, conventions, population, {});
    CHECK(both.value.covered == 387.0);
    CHECK(both.value.overlaps.empty());
    CHECK(both.notes.empty());
    // The amendment goes on when what it amends has ended.
    CHECK(ctg::coverage_in(Year{2024}, conventions, population, {}).value.covered == 387.0);
}

TEST_CASE("what a convention holds outside the perimeter is listed and does not count") {
    const std::vector conventions{signed_in_2019("amp", {marseille, pertuis})};
    const auto checked = ctg::coverage_in(Year{2019}, conventions, population, {});
    CHECK(checked.value.total == 400.0);
    CHECK(checked.value.covered == 340.0);
    CHECK(checked.value.outside_communes == std::vector{pertuis});
    CHECK(has_note(checked.notes, "CTG-COV-005"));
}

TEST_CASE("rounded weights leave bounds, exact at their end points") {
    const Weights rounded(ctg::Basis{"foyers"}, {{aubagne, Figure::between(8, 10, 12)},
                                                 {auriol, Figure::between(28, 30, 32)}});
    const std::vector conventions{signed_in_2019("c1", {aubagne})};
    const auto point = ctg::coverage_in(Year{2019}, conventions, rounded, {}).value;
    CHECK(point.share.value() == 0.25);            // 10 / 40
    CHECK(point.low.value() == 0.2);               // 8 / (8 + 32)
    CHECK(point.high.value() == 12.0 / (12 + 28)); // 0.3
}

TEST_CASE("a hidden weight is left out of the share, with a warning that names the commune") {
    const Weights partly(ctg::Basis{"foyers"}, {{aubagne, Figure::exact(30)},
                                                {auriol, Figure::absent(ctg::Absence::suppressed)},
                                                {marseille, Figure::exact(90)}});
    const std::vector conventions{signed_in_2019("c1", {aubagne, auriol})};
    const auto checked = ctg::coverage_in(Year{2019}, conventions, partly, {});
    CHECK(checked.value.share.value() == 0.25); // 30 / 120
    CHECK(checked.value.covered_communes == std::vector{aubagne, auriol});
    REQUIRE(checked.notes.size() == 1);
    CHECK(checked.notes[0].code == "CTG-COV-004");
    CHECK(checked.notes[0].severity == ctg::Severity::warning);
    CHECK(ctg::text_of(checked.notes[0], ctg::Language::english).message.find("13007") !=
          std::string::npos);
}

TEST_CASE("a basis of which nothing is known is refused") {
    const Weights hidden(ctg::Basis{"foyers"},
                         {{aubagne, Figure::absent(ctg::Absence::suppressed)}});
    try {
        (void)ctg::coverage_in(Year{2019}, {}, hidden, {});
        FAIL("it was accepted");
    } catch (const ctg::DataError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-COV-002");
    }
}

TEST_CASE("a reference day or a range of years that does not exist is refused") {
    const ctg::CountingRule leap{.reference_day = std::chrono::February / 29};
    CHECK(ctg::coverage_in(Year{2020}, {}, population, leap).value.total == 400.0);
    CHECK_THROWS_AS(ctg::coverage_in(Year{2019}, {}, population, leap), ctg::ArgumentError);
    CHECK_THROWS_AS(ctg::coverage_by_year({Year{2021}, Year{2018}}, {}, population, {}),
                    ctg::ArgumentError);
}

TEST_CASE("years come in order, both ends included") {
    const std::vector conventions{signed_in_2019("c1", {marseille})};
    const auto points =
        ctg::coverage_by_year({Year{2018}, Year{2020}}, conventions, population, {}).value;
    REQUIRE(points.size() == 3);
    CHECK(points[0].share.value() == 0.0);
    CHECK(points[1] == ctg::coverage_in(Year{2019}, conventions, population, {}).value);
    CHECK(points[2].year == Year{2020});
}

TEST_CASE("zones have their own shares, and what is in no zone comes last") {
    const ctg::Zoning epci{"epci", {{"e1", "Est", {aubagne, pertuis}, {}}}};
    const std::vector conventions{signed_in_2019("c1", {aubagne, marseille, pertuis})};
    const auto zones =
        ctg::coverage_by_zone({Year{2019}, Year{2019}}, conventions, population, epci, {}).value;
    REQUIRE(zones.size() == 2);
    CHECK(zones[0].by == "epci");
    CHECK(zones[0].zone == "e1");
    CHECK(zones[0].name == "Est");
    CHECK(zones[0].point.share == ctg::Share(1.0)); // Pertuis does not count
    CHECK(zones[0].point.total == 47.0);
    CHECK(zones[0].point.outside_communes == std::vector{pertuis});
    CHECK(zones[1].zone.empty());
    CHECK(zones[1].point.covered == 340.0);
    CHECK(zones[1].point.total == 353.0);
    CHECK(zones[1].point.outside_communes.empty());
}

TEST_CASE("a zone of which no weight is known may be covered from nothing to wholly") {
    const Weights partly(ctg::Basis{"foyers"}, {{aubagne, Figure::absent(ctg::Absence::suppressed)},
                                                {marseille, Figure::exact(90)}});
    const ctg::Zoning epci{"epci", {{"e1", "Est", {aubagne}, {}}, {"e2", "Mer", {marseille}, {}}}};
    const auto zones = ctg::coverage_by_zone({Year{2019}, Year{2019}}, {}, partly, epci, {});
    CHECK(zones.value[0].point.low == ctg::Share(0.0));
    CHECK(zones.value[0].point.high == ctg::Share(1.0));
    CHECK(has_note(zones.notes, "CTG-COV-007"));
}

TEST_CASE("a commune is covered for a theme when the holder of the competence signed") {
    const auto amp = ctg::Siren("200054807");
    auto convention = signed_in_2019("c1", {aubagne, auriol});
    convention.signatories = {aubagne, amp};
    const std::vector conventions{convention};
    const std::vector<ctg::Competence> competences{
        {aubagne, "enfance", aubagne}, // signed
        {auriol, "enfance", auriol},   // did not sign
        {aubagne, "logement", amp},    // signed
        {auriol, "logement", amp},     // signed
        {marseille, "logement", amp},  // signed, but the convention does not hold Marseille
        {pertuis, "logement", amp},
    };
    const auto themes =
        ctg::coverage_by_theme({Year{2019}, Year{2019}}, conventions, population, competences, {});
    REQUIRE(themes.value.size() == 2);
    CHECK(themes.value[0].by == "theme");
    CHECK(themes.value[0].zone == "enfance");
    CHECK(themes.value[0].point.covered_communes == std::vector{aubagne});
    CHECK(themes.value[1].zone == "logement");
    CHECK(themes.value[1].point.covered == 60.0);
    CHECK(themes.value[1].point.total == 400.0);
    // Nobody is said to hold early childhood in Marseille.
    CHECK(has_note(themes.notes, "CTG-COV-003"));
    CHECK(ctg::coverage_by_theme(all_years, conventions, population, {}, {}).value.empty());
}

TEST_CASE("coverage equals a count by hand, commune by commune") {
    CHECK(rc::check([] {
        const auto weights = some_weights();
        const auto conventions = some_conventions();
        const ctg::CountingRule rule{
            .counting = *rc::gen::element(ctg::Counting::signed_only, ctg::Counting::projected)};
        const auto points = ctg::coverage_by_year(all_years, conventions, weights, rule).value;
        for (const auto& point : points) {
            const auto day = std::chrono::year{point.year.value} / 12 / 31;
            double covered = 0.0;
            double total = 0.0;
            for (const auto& [commune, weight] : weights.items()) {
                const CommuneCode& held = commune;
                total += weight.value();
                if (std::ranges::any_of(conventions, [&](const Convention& c) {
                        return (c.status != ctg::ConventionStatus::projet ||
                                rule.counting == ctg::Counting::projected) &&
                               c.effect <= day && day <= c.end &&
                               std::ranges::count(c.communes, held) > 0;
                    }))
                    covered += weight.value();
            }
            RC_ASSERT(point.covered == covered);
            RC_ASSERT(point.total == total);
            RC_ASSERT(point.share.value() == (total > 0 ? covered / total : 0.0));
        }
    }));
}

TEST_CASE("one more signed convention never lowers coverage") {
    CHECK(rc::check([] {
        const auto weights = some_weights();
        auto conventions = some_conventions();
        const auto before = ctg::coverage_by_year(all_years, conventions, weights, {}).value;
        conventions.push_back(signed_in_2019("more", {twelve_communes().at(3)}));
        const auto after = ctg::coverage_by_year(all_years, conventions, weights, {}).value;
        for (std::size_t i = 0; i < before.size(); ++i)
            RC_ASSERT(before[i].share <= after[i].share);
    }));
}

TEST_CASE("the zones of a partition add up to the whole") {
    CHECK(rc::check([] {
        const auto weights = some_weights();
        const auto conventions = some_conventions();
        const auto communes = twelve_communes();
        const auto cut = communes.begin() + *rc::gen::inRange(0, 13);
        const ctg::Zoning zoning{"antenne", {{"a", "A", {communes.begin(), cut}, {}}}};
        const auto whole = ctg::coverage_by_year(all_years, conventions, weights, {}).value;
        const auto zones = ctg::coverage_by_zone(all_years, conventions, weights, zoning, {}).value;
        for (const auto& year : whole) {
            double covered = 0.0;
            double total = 0.0;
            for (const auto& zone : zones)
                if (zone.point.year == year.year) {
                    covered += zone.point.covered;
                    total += zone.point.total;
                }
            RC_ASSERT(covered == year.covered);
            RC_ASSERT(total == year.total);
        }
    }));
}

TEST_CASE("the order of conventions changes nothing") {
    CHECK(rc::check([] {
        const auto weights = some_weights();
        const auto conventions = some_conventions();
        const std::vector<Convention> reversed(conventions.rbegin(), conventions.rend());
        RC_ASSERT(ctg::coverage_by_year(all_years, conventions, weights, {}).value ==
                  ctg::coverage_by_year(all_years, reversed, weights, {}).value);
    }));
}

TEST_CASE("the share lies between its bounds") {
    CHECK(rc::check([] {
        std::vector<Weights::Item> items;
        for (const auto& commune : twelve_communes()) {
            const double published = 5.0 * *rc::gen::inRange(0, 40);
            items.emplace_back(commune, Figure::rounded(published, ctg::Rounding{}));
        }
        const Weights weights(ctg::Basis{"foyers"}, std::move(items));
        const auto points = ctg::coverage_by_year(all_years, some_conventions(), weights, {}).value;
        for (const auto& point : points)
            RC_ASSERT(point.low <= point.share && point.share <= point.high);
    }));
}
