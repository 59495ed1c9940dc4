// SPDX-License-Identifier: Apache-2.0
// A calendar in force, and what slips.
#include "catch.hpp"
#include "ctg/base/error.hpp"
#include "ctg/planning/milp.hpp"
#include "ctg/planning/what_if.hpp"
#include "planning/problem.hpp"

#include <algorithm>

using namespace ctg;

namespace {

/// Three equal territories, one a year.
CalendarProblem one_a_year() {
    auto problem = problem_on({10, 10, 10}, "2019-01", "2021-12");
    for (const auto* const key : {"a", "b", "c"})
        add_candidate(problem, key, {key[0] - 'a' + 1}, 10.0);
    give(problem, "N", 10.0);
    problem.former = {
        {"a", month("2019-06"), {}}, {"b", month("2020-06"), {}}, {"c", month("2021-06"), {}}};
    problem.rules.objective = {"targets", "stability", "population_years"};
    return problem;
}

} // namespace

TEST_CASE("a calendar in force stays as it is when nothing slips") {
    const auto problem = one_a_year();
    const auto result = planned(problem);
    CHECK(signature_of(result.value, "a") == "2019-06");
    CHECK(signature_of(result.value, "b") == "2020-06");
    CHECK(signature_of(result.value, "c") == "2021-06");
    CHECK(std::ranges::count(codes_of(result.notes), "CTG-PLAN-038") == 1);
}

TEST_CASE(
    "what slips moves as few months as the rules let it, and no one else if it can be helped") {
    auto problem = one_a_year();
    problem.candidates[0].not_before = month("2019-09");
    const auto result = planned(problem);
    CHECK(signature_of(result.value, "a") == "2019-09");
    CHECK(signature_of(result.value, "b") == "2020-06");
    CHECK(signature_of(result.value, "c") == "2021-06");
    CHECK(std::ranges::count(codes_of(result.notes), "CTG-PLAN-037") == 1);
}

TEST_CASE("a slip into a year that is full changes places with the nearest") {
    auto problem = one_a_year();
    problem.candidates[0].not_before = month("2020-01");
    // a takes 2020, b must leave it: to 2019-12 it moves 6 months, to 2021 more and c would too.
    const auto plan = planned(problem).value;
    CHECK(signature_of(plan, "a") == "2020-01");
    CHECK(signature_of(plan, "b") == "2019-12");
    CHECK(signature_of(plan, "c") == "2021-06");
}

TEST_CASE("without stability in the order a calendar in force counts for nothing") {
    auto problem = one_a_year();
    problem.rules.objective = {"targets", "population_years"};
    CHECK(signature_of(planned(problem).value, "a") == "2019-01");
}

TEST_CASE("a territory that may not sign before a month is in the set that clashes") {
    auto problem = one_a_year();
    problem.candidates[0].not_before = month("2020-01");
    problem.rules.targets.push_back({month("2019-12"), 0.6, true, {}});
    try {
        (void)planned(problem);
        FAIL("a plan was found");
    } catch (const DataError& error) {
        const auto codes = codes_of(error.diagnostics());
        CHECK(codes.front() == "CTG-PLAN-010");
    }
    problem.capacities[0].days = 30.0;
    problem.rules.targets[0].coverage = 1.0;
    try {
        (void)planned(problem);
        FAIL("a plan was found");
    } catch (const DataError& error) {
        CHECK(codes_of(error.diagnostics()) ==
              std::vector<std::string>{"CTG-PLAN-010", "CTG-PLAN-015", "CTG-PLAN-039"});
    }
}

TEST_CASE("a resource that territories of several antennes share is a capacity like any other") {
    auto problem = problem_on({100, 10}, "2019-01", "2020-12");
    add_candidate(problem, "a", {1}, 1.0);
    add_candidate(problem, "b", {2}, 1.0).antenne = "S";
    give(problem, "N", 10.0);
    give(problem, "S", 10.0);
    give(problem, "adviser", 5.0);
    problem.shared = {{"a", "adviser", 5.0, {}}, {"b", "adviser", 5.0, {}}};
    const auto plan = planned(problem).value;
    CHECK(signature_of(plan, "a") == "2019-01");
    CHECK(signature_of(plan, "b") == "2020-01");
    const auto load = std::ranges::find_if(plan.load, [](const AntenneLoad& item) {
        return item.antenne == "adviser" && item.year == Year{2019};
    });
    REQUIRE(load != plan.load.end());
    CHECK(load->used == 5.0);
    CHECK(faults_of(plan, problem).empty());
}

TEST_CASE("a calendar in force is kept to also where objectives were weighed") {
    auto problem = one_a_year();
    problem.rules.weights = ObjectiveWeights{1.0, 0.0};
    problem.rules = keeping_to_former(problem.rules);
    CHECK(signature_of(planned(problem).value, "c") == "2021-06");
}

TEST_CASE("the LP of a calendar that cannot be is one that no solver can hold") {
    auto problem = one_a_year();
    problem.candidates[0].signed_in = month("2019-03");
    problem.rules.windows.push_back({.name = "vote",
                                     .from = month("2019-01"),
                                     .to = month("2019-06"),
                                     .signatures = CalendarWindow::Signatures::forbidden,
                                     .place = {}});
    const std::string text = lp_text_of(problem);
    CHECK(text.find(" item1: 0 none = 1") != std::string::npos);
    CHECK(text.find(" none = 0") != std::string::npos);
}

TEST_CASE("what is given outright may be a loss, which no one takes") {
    auto problem = problem_on({10}, "2019-01", "2019-02");
    add_candidate(problem, "a", {1});
    give(problem, "N", 1.0);
    problem.values = {{"a", month("2019-01"), -0.4, 0.0, {}},
                      {"a", month("2019-02"), -0.3, 0.0, {}}};
    const auto plan = planned(problem).value;
    CHECK(signature_of(plan, "a") == "-");
    CHECK(plan.objective == 0.0);
}
