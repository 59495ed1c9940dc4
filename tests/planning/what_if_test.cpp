// SPDX-License-Identifier: Apache-2.0
// What becomes of a calendar when something is otherwise.
#include "ctg/planning/what_if.hpp"

#include "catch.hpp"
#include "ctg/base/error.hpp"
#include "planning/enumeration.hpp"
#include "planning/problem.hpp"

#include <algorithm>

using namespace ctg;

namespace {

/// Two territories of ten days each, antenne N has ten a year: the larger signs first.
CalendarProblem large_and_small() {
    auto problem = problem_on({100, 10}, "2019-01", "2020-12");
    add_candidate(problem, "large", {1}, 10.0);
    add_candidate(problem, "small", {2}, 10.0);
    give(problem, "N", 10.0);
    problem.rules.objective = {"targets", "population_years"};
    return problem;
}

} // namespace

TEST_CASE("the price of a capacity is what more of it would bring") {
    const auto problem = large_and_small();
    const auto plan = planned(problem).value;
    REQUIRE(signature_of(plan, "large") == "2019-01");
    REQUIRE(signature_of(plan, "small") == "2020-01");
    const auto prices = prices_of_rules(problem, plan);
    // Without the limit of 2019 the small one would sign a year sooner: ten inhabitants.
    REQUIRE(prices.size() == 1);
    CHECK(prices[0].rule.code == "CTG-PLAN-011");
    CHECK(prices[0].objective == Approx(10.0));
    CHECK(prices[0].broken_targets == 0);
    CHECK(prices[0].is_proven);
}

TEST_CASE("a rule that costs nothing has no price, and a priced window has one") {
    auto problem = large_and_small();
    problem.capacities.clear();
    give(problem, "N", 100.0);
    CHECK(prices_of_rules(problem, planned(problem).value).empty());
    problem.rules.windows.push_back(
        {.name = "w", .from = month("2019-01"), .to = month("2020-12"), .price = 0.5, .place = {}});
    const auto prices = prices_of_rules(problem, planned(problem).value);
    REQUIRE(prices.size() == 1);
    CHECK(prices[0].rule.code == "CTG-PLAN-012");
    CHECK(prices[0].objective == Approx(0.5 * 110 * 2));
}

TEST_CASE("a territory that signs sooner puts off another, and the loss is told") {
    const auto problem = large_and_small();
    const auto plan = planned(problem).value;
    const auto answer = sooner(problem, plan, "small");
    CHECK(answer.status == PlanStatus::optimal);
    REQUIRE(answer.moved.size() == 2);
    CHECK(answer.moved[0] == MovedDate{"small", month("2020-01"), month("2019-01")});
    CHECK(answer.moved[1] == MovedDate{"large", month("2019-01"), month("2020-01")});
    CHECK(answer.objective == Approx(100.0 - 10.0)); // a year of each
    CHECK(answer.broken_targets == 0);
}

TEST_CASE("a territory that signs first cannot sign sooner, and a stranger is refused") {
    const auto problem = large_and_small();
    const auto plan = planned(problem).value;
    CHECK(sooner(problem, plan, "large").status == PlanStatus::infeasible);
    CHECK_THROWS_AS(sooner(problem, plan, "lagre"), ArgumentError);
}

TEST_CASE("the fewest days that make a target possible are told, and they do make it possible") {
    auto problem = large_and_small();
    const CalendarTarget all{month("2019-12"), 1.0, true, {}};
    const auto remedy = remedy_for(problem, planned(problem).value, all);
    CHECK_FALSE(remedy.is_possible);
    CHECK(remedy.status == PlanStatus::optimal);
    REQUIRE(remedy.extra.size() == 1);
    CHECK(remedy.extra[0] == ExtraDays{"N", "2019", 10.0});
    problem.capacities[0].days += 10.0;
    problem.rules.targets.push_back(all);
    CHECK(planned(problem).value.broken_targets == 0);
    problem.capacities[0].days -= 1.0;
    CHECK_THROWS_AS(planned(problem), DataError);
}

TEST_CASE("a window that stands in the way of a target is named, and days are no help") {
    auto problem = large_and_small();
    problem.capacities[0].days = 20.0;
    problem.rules.windows.push_back({.name = "vote",
                                     .from = month("2019-01"),
                                     .to = month("2019-12"),
                                     .signatures = CalendarWindow::Signatures::forbidden,
                                     .place = {}});
    const auto remedy =
        remedy_for(problem, planned(problem).value, {month("2019-12"), 1.0, true, {}});
    CHECK(remedy.status == PlanStatus::infeasible);
    CHECK(remedy.extra.empty());
    REQUIRE(remedy.windows.size() == 1);
    CHECK(remedy.windows[0].code == "CTG-PLAN-012");
}

TEST_CASE(
    "what is expected of a target is by the engagement of each, and the least that would do") {
    auto problem = large_and_small();
    problem.candidates[0].engagement = 0.5; // 100 inhabitants
    problem.candidates[1].engagement = 0.8; // 10
    const auto remedy =
        remedy_for(problem, planned(problem).value, {month("2020-12"), 0.9, false, {}});
    CHECK(remedy.is_possible);
    CHECK(remedy.expected == Approx((50.0 + 8.0) / 110.0));
    // At p ≥ 0.8 both have it: 110 p / 110 = 0.9.
    REQUIRE(remedy.engagement);
    CHECK(*remedy.engagement == Approx(0.9));
}

TEST_CASE("on drawn capacities no fewer days make a target possible") {
    for (int days = 0; days <= 12; days += 3)
        for (int work = 2; work <= 8; work += 3) {
            CAPTURE(days, work);
            auto problem = problem_on({30, 20, 10}, "2019-01", "2020-06");
            add_candidate(problem, "a", {1}, work);
            add_candidate(problem, "b", {2}, 5.0).preparation_months = 3;
            add_candidate(problem, "c", {3}, 4.0).antenne = "S";
            give(problem, "N", days);
            give(problem, "S", 2.0);
            const CalendarTarget target{month("2019-12"), 0.9, true, {}};
            problem.rules.objective = {"targets", "population_years"};
            const auto remedy = remedy_for(problem, planned(problem).value, target);
            // By hand: all three must sign in 2019.
            const double lacking = std::max(0.0, work + 5.0 - days) + 2.0;
            double told = 0.0;
            for (const auto& extra : remedy.extra)
                told += extra.days;
            CHECK(told == Approx(lacking));
        }
}

TEST_CASE("a question outside the horizon, or about the plan of another problem, is refused") {
    const auto problem = large_and_small();
    const auto plan = planned(problem).value;
    CHECK_THROWS_AS(remedy_for(problem, plan, {month("2018-12"), 1.0, true, {}}), ArgumentError);
    CHECK_THROWS_AS(remedy_for(problem, plan, {month("2021-01"), 1.0, true, {}}), ArgumentError);
    CHECK_THROWS_AS(remedy_for(problem, plan, {month("2019-12"), 1.5, true, {}}), ArgumentError);
    auto other = problem;
    other.candidates.pop_back();
    CHECK_THROWS_AS(prices_of_rules(other, plan), ArgumentError);
    CHECK_THROWS_AS(sooner(other, plan, "large"), ArgumentError);
    CHECK_THROWS_AS(remedy_for(other, plan, {month("2019-12"), 1.0, true, {}}), ArgumentError);
}

TEST_CASE("a soft target and a CEJ have a price when they take the place of what brings more") {
    auto problem = large_and_small();
    problem.candidates[1].cej_end = date("2019-12-31"); // of the small one
    const auto plan = planned(problem).value;
    REQUIRE(signature_of(plan, "small") == "2019-01");
    const auto prices = prices_of_rules(problem, plan);
    const auto cej = std::ranges::find_if(
        prices, [](const RulePrice& price) { return price.rule.code == "CTG-PLAN-040"; });
    REQUIRE(cej != prices.end());
    CHECK(cej->objective == Approx(100.0 - 10.0));
}

TEST_CASE("what slips takes its group along, also when a date was agreed") {
    auto problem = large_and_small();
    problem.capacities.clear();
    give(problem, "N", 100.0);
    for (auto& candidate : problem.candidates)
        candidate.group = "g";
    problem.candidates[0].signed_in = month("2019-05");
    REQUIRE(signature_of(planned(problem).value, "small") == "2019-05");
    problem.candidates = slipped(problem.candidates, {{"small", month("2020-03")}});
    const auto plan = planned(problem).value;
    CHECK(signature_of(plan, "small") == "2020-03");
    CHECK(signature_of(plan, "large") == "2020-03");
}
