// SPDX-License-Identifier: Apache-2.0
// What holds of every simulation, on drawn problems in which all rules come up.
#include "catch.hpp"
#include "planning/problem.hpp"

#include "ctg/planning/simulation.hpp"

#include <algorithm>
#include <cstdint>
#include <random>

using namespace ctg;

namespace {

/// Problems with tight capacities, work in windows, levers, groups, a register and renewals.
CalendarProblem drawn_problem(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    std::vector<double> counts(10);
    for (auto& count : counts)
        count = 10.0 * between(1, 9);
    auto problem = problem_on(counts, "2019-03", "2021-08");
    problem.rules.objective = {"population_years"};
    problem.rules.duration_months = between(6, 18);
    problem.rules.renewal = {0.25 * between(0, 3), 0.25 * between(1, 4)};
    problem.rules.refusal_work = 0.25 * between(0, 4);
    for (int c = 0; c < 5; ++c) {
        auto& candidate = add_candidate(problem, std::string(1, static_cast<char>('a' + c)),
                                        {c + 1, c + 6}, between(0, 8));
        candidate.antenne = between(0, 1) == 0 ? "N" : "S";
        candidate.priority = between(1, 3);
        candidate.engagement = 0.1 * between(2, 10);
        candidate.preparation_months = between(1, 8);
        if (c < 2 && between(0, 2) == 0) candidate.group = "g";
    }
    give(problem, "N", between(4, 30));
    give(problem, "S", between(4, 30));
    problem.shared.push_back({"c", "adviser", 1.0 * between(0, 8)});
    give(problem, "adviser", between(4, 12));
    problem.rules.windows.push_back({"w", month("2020-01"), month("2020-03"),
                                     CalendarWindow::Signatures::forbidden, 0.0,
                                     CalendarWindow::Work::forbidden});
    problem.levers.push_back({"*", "visit", month("2019-10"), month("2020-10"), 1.5});
    problem.conventions.push_back(convention("R", {1, 7, 9}, "2018-05-01", "2020-04-30"));
    return problem;
}

} // namespace

TEST_CASE("without chance each draw is the planned curve") {
    for (std::uint32_t seed = 1; seed <= 40; ++seed) {
        CAPTURE(seed);
        auto problem = drawn_problem(seed);
        problem.rules.renewal.probability = 1.0;
        for (auto& candidate : problem.candidates)
            candidate.engagement = 1.0;
        const auto plan = planned(problem).value;
        const auto answer = simulated(problem, plan, {.draws = 100});
        REQUIRE(answer.value.curve.size() == plan.curve.size());
        for (std::size_t p = 0; p < plan.curve.size(); ++p) {
            const auto& point = answer.value.curve[p];
            CHECK(point.planned == plan.curve[p].planned);
            CHECK(point.spread ==
                  CoverageSpread{point.planned, 0.0, point.planned, point.planned, point.planned});
        }
        CHECK(codes_of(answer.notes) == std::vector<std::string>{"CTG-PLAN-070", "CTG-PLAN-071"});
    }
}

TEST_CASE("threads, the order of rows and a second run change no bit of a simulation") {
    for (std::uint32_t seed = 1; seed <= 15; ++seed) {
        CAPTURE(seed);
        auto problem = drawn_problem(seed);
        const auto plan = planned(problem).value;
        const auto once = simulated(problem, plan, {.draws = 5000, .threads = 1}).value;
        CHECK(simulated(problem, plan, {.draws = 5000, .threads = 1}).value == once);
        CHECK(simulated(problem, plan, {.draws = 5000, .threads = 7}).value == once);
        std::ranges::reverse(problem.candidates);
        std::ranges::reverse(problem.capacities);
        std::ranges::reverse(problem.conventions);
        CHECK(simulated(problem, plan, {.draws = 5000}).value == once);
    }
}

TEST_CASE("another seed gives other draws, and what is left over of a block is not counted") {
    const auto problem = drawn_problem(3);
    const auto plan = planned(problem).value;
    const auto of_seed = [&](std::uint64_t seed) {
        return simulated(problem, plan, {.draws = 1001, .seed = seed}).value;
    };
    CHECK(of_seed(1) == simulated(problem, plan, {.draws = 1001}).value);
    CHECK(of_seed(1).curve != of_seed(2).curve);
    const auto histogram = of_seed(1).histograms.front().draws;
    std::size_t counted = 0;
    for (const auto draws : histogram)
        counted += draws;
    CHECK(counted == 1001);
}

TEST_CASE("a convention more never lowers the curve") {
    for (std::uint32_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        auto problem = drawn_problem(seed);
        const auto plan = planned(problem).value;
        const auto before = simulated(problem, plan, {.draws = 2000}).value;
        const int member = 1 + static_cast<int>(seed % 10);
        problem.conventions.push_back(convention("more", {member, 10}, "2019-06-01", "2020-10-31"));
        const auto after = simulated(problem, plan, {.draws = 2000}).value;
        for (std::size_t p = 0; p < before.curve.size(); ++p) {
            CHECK(after.curve[p].spread.mean >= before.curve[p].spread.mean);
            CHECK(after.curve[p].spread.p10 >= before.curve[p].spread.p10);
        }
    }
}
