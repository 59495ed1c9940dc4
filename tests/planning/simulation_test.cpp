// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/simulation.hpp"

#include "catch.hpp"
#include "planning/problem.hpp"

#include "ctg/base/error.hpp"

#include <algorithm>
#include <cmath>

using namespace ctg;

namespace {

constexpr std::size_t many = 20'000;

/// Territories a, b, … of as many inhabitants, which engage with a probability and sign the first
/// month if they do.
CalendarProblem equal_territories(int count, double engagement, std::string_view last) {
    auto problem =
        problem_on(std::vector<double>(static_cast<std::size_t>(count), 100.0), "2019-01", last);
    problem.rules.objective = {"population_years"};
    for (int c = 0; c < count; ++c)
        add_candidate(problem, std::string(1, static_cast<char>('a' + c)), {c + 1}).engagement =
            engagement;
    give(problem, "N", 0.0);
    return problem;
}

SimulatedCalendar simulated_calendar(const CalendarProblem& problem,
                                     const SimulationOptions& options = {many}) {
    return simulated(problem, planned(problem).value, options).value;
}

const SimulatedPoint& point_in(const SimulatedCalendar& calendar, std::string_view when) {
    return *std::ranges::find(calendar.curve, month(when), &SimulatedPoint::month);
}

double chance_of(const SimulatedCalendar& calendar, std::string_view territory,
                 std::string_view when) {
    for (const auto& chance : calendar.territories)
        if (chance.territory == territory && chance.month == month(when))
            return chance.in_force.value();
    return -1.0;
}

/// What as many draws of an event tell of its probability, up to four standard errors.
Approx probability(double expected, std::size_t draws = many) {
    const double error = std::sqrt(expected * (1.0 - expected) / static_cast<double>(draws));
    return Approx(expected).epsilon(0.0).margin(4.0 * error + 1e-12);
}

} // namespace

TEST_CASE("equal territories that try each month sign as the binomial law says") {
    const int count = 12;
    const double engagement = 0.15;
    auto problem = equal_territories(count, engagement, "2019-12");
    problem.rules.targets.push_back({month("2019-06"), 0.5});
    const auto calendar = simulated_calendar(problem);
    for (int tries = 1; tries <= 12; ++tries) {
        const double p = 1.0 - std::pow(1.0 - engagement, tries);
        const auto& point = calendar.curve[static_cast<std::size_t>(tries - 1)];
        CAPTURE(tries);
        CHECK(std::abs(point.spread.mean.value() - p) < 4.0 * point.spread.standard_error);
        // The standard error tells the variance of the sum, so that the territories are
        // independent.
        const double expected = std::sqrt(p * (1.0 - p) / count / static_cast<double>(many));
        CHECK(point.spread.standard_error == Approx(expected).epsilon(0.03));
        CHECK(point.spread.p10 <= point.spread.p50);
        CHECK(point.spread.p50 <= point.spread.p90);
    }
    const double p = 1.0 - std::pow(1.0 - engagement, 6);
    double at_least_half = 0.0;
    for (int k = count / 2; k <= count; ++k)
        at_least_half +=
            std::exp(std::lgamma(count + 1) - std::lgamma(k + 1) - std::lgamma(count - k + 1)) *
            std::pow(p, k) * std::pow(1.0 - p, count - k);
    CHECK(point_in(calendar, "2019-06").p_target->value() == probability(at_least_half));
    CHECK(chance_of(calendar, "g", "2019-06") == probability(p));
}

TEST_CASE("each count of signatures is as frequent as the binomial law says") {
    const int count = 4;
    auto problem = equal_territories(count, 0.3, "2019-01");
    SimulationOptions options{many};
    options.classes = 5; // full coverage is in the last: five classes for 0 to 4 of 4 would be 4
    const auto calendar = simulated_calendar(problem, options);
    const auto& draws = calendar.histograms.front().draws;
    const std::vector<double> law{0.2401, 0.4116, 0.2646, 0.0756, 0.0081};
    for (std::size_t k = 0; k < law.size(); ++k)
        CHECK(static_cast<double>(draws[k]) / many == probability(law[k]));
}

TEST_CASE("a refusal is followed by another try when the days it lost have been worked again") {
    auto problem = equal_territories(1, 0.5, "2020-12");
    auto& candidate = problem.candidates.front();
    candidate.work_days = 10.0;
    candidate.preparation_months = 10;
    problem.rules.refusal_work = 0.25; // 2.5 months, so three
    problem.capacities.clear();
    give(problem, "N", 100.0);
    const auto calendar = simulated_calendar(problem);
    // Prepared from 2019-01, so planned in 2019-10.
    CHECK(point_in(calendar, "2019-09").spread.mean.value() == 0.0);
    CHECK(point_in(calendar, "2019-10").spread.mean.value() == probability(0.5));
    CHECK(point_in(calendar, "2019-12").spread.mean == point_in(calendar, "2019-10").spread.mean);
    CHECK(point_in(calendar, "2020-01").spread.mean.value() == probability(0.75));
    CHECK(point_in(calendar, "2020-04").spread.mean.value() == probability(0.875));
}

TEST_CASE("an antenne tries again only as long as it has days left") {
    auto problem = equal_territories(1, 0.5, "2019-12");
    auto& candidate = problem.candidates.front();
    candidate.work_days = 10.0;
    candidate.preparation_months = 1;
    problem.rules.refusal_work = 0.5;
    problem.capacities = {{"N", Year{2019}, 20.0}}; // the signature and two refusals
    CHECK(point_in(simulated_calendar(problem), "2019-12").spread.mean.value() ==
          probability(0.875));
    problem.capacities = {{"N", Year{2019}, 10.0}};
    CHECK(point_in(simulated_calendar(problem), "2019-12").spread.mean.value() == probability(0.5));
}

TEST_CASE("a resource without days left holds up a try as an antenne does") {
    auto problem = equal_territories(1, 0.5, "2019-12");
    problem.rules.refusal_work = 0.5;
    problem.shared = {{"a", "adviser", 4.0}};
    problem.capacities = {{"N", Year{2019}, 100.0}, {"adviser", Year{2019}, 6.0}};
    CHECK(point_in(simulated_calendar(problem), "2019-12").spread.mean.value() ==
          probability(0.75));
}

TEST_CASE("the higher priority takes the days that are left first") {
    auto problem = equal_territories(2, 0.0, "2019-02");
    for (auto& candidate : problem.candidates) {
        candidate.work_days = 10.0;
        candidate.preparation_months = 1;
    }
    problem.rules.refusal_work = 1.0;
    problem.candidates[1].priority = 2.0;
    problem.capacities = {{"N", Year{2019}, 30.0}};
    // Both are refused in January for certain; a lever then makes February certain.
    for (auto& candidate : problem.candidates)
        candidate.engagement = 1e-9;
    problem.levers.push_back({"*", "prefect", month("2019-02"), month("2019-02"), 1e9});
    const auto calendar = simulated_calendar(problem);
    CHECK(chance_of(calendar, "a", "2019-02") == 0.0);
    CHECK(chance_of(calendar, "b", "2019-02") == 1.0);
}

TEST_CASE("a lever moves the probability of its territory in its months, up to 1") {
    auto problem = equal_territories(2, 0.4, "2019-01");
    problem.levers.push_back({"a", "bonus", month("2019-01"), month("2019-01"), 2.0});
    problem.levers.push_back({"b", "bonus", month("2019-02"), month("2019-03"), 2.0});
    auto calendar = simulated_calendar(problem);
    CHECK(chance_of(calendar, "a", "2019-01") == probability(0.8));
    CHECK(chance_of(calendar, "b", "2019-01") == probability(0.4));
    problem.levers.push_back({"*", "law", month("2018-01"), month("2020-01"), 2.0});
    calendar = simulated_calendar(problem);
    CHECK(chance_of(calendar, "a", "2019-01") == 1.0);
    CHECK(chance_of(calendar, "b", "2019-01") == probability(0.8));
}

TEST_CASE("a convention that ends is renewed, or its territory tries again") {
    auto problem = equal_territories(1, 1.0, "2020-06");
    problem.rules.duration_months = 12;
    problem.rules.renewal.probability = 0.7;
    problem.levers.push_back({"a", "fatigue", month("2020-02"), month("2020-02"), 0.5});
    const auto calendar = simulated_calendar(problem);
    CHECK(point_in(calendar, "2019-12").spread.mean.value() == 1.0);
    CHECK(point_in(calendar, "2020-01").spread.mean.value() == probability(0.7));
    CHECK(point_in(calendar, "2020-02").spread.mean.value() == probability(0.7 + 0.3 * 0.5));
    CHECK(point_in(calendar, "2020-03").spread.mean.value() == 1.0);
    CHECK(calendar.territories.front().has_signed.value() == 1.0);
}

TEST_CASE("a renewal waits, uncovered, until its antenne has days for it") {
    auto problem = equal_territories(1, 1.0, "2021-03");
    problem.candidates.front().work_days = 10.0;
    problem.rules.duration_months = 12;
    problem.rules.renewal.work = 0.5;
    problem.rules.objective = {"population_years"};
    problem.capacities = {{"N", Year{2019}, 10.0}, {"N", Year{2020}, 5.0}, {"N", Year{2021}, 5.0}};
    const auto plan = planned(problem).value;
    problem.capacities[1].days = 0.0;
    const auto calendar = simulated(problem, plan, {.draws = 100}).value;
    CHECK(point_in(calendar, "2019-12").spread.p10.value() == 1.0);
    CHECK(point_in(calendar, "2020-12").spread.p90.value() == 0.0);
    CHECK(point_in(calendar, "2021-01").spread.p10.value() == 1.0);
}

TEST_CASE("what of the register is not renewed lapses, each convention by its own chance") {
    auto problem = problem_on({60.0, 30.0, 10.0}, "2019-01", "2020-12");
    problem.conventions = {convention("A", {1, 2}, "2018-01-01", "2019-06-30"),
                           convention("B", {2, 3}, "2018-01-01", "2019-09-15")};
    problem.rules.renewal.probability = 0.4;
    problem.rules.duration_months = 120;
    const auto calendar = simulated_calendar(problem);
    const auto mean = [&](std::string_view when) {
        return point_in(calendar, when).spread.mean.value();
    };
    CHECK(mean("2019-06") == 1.0);
    CHECK(mean("2019-07") == probability(0.4 + 0.6 * 0.4)); // B still holds 2 and 3
    // 1 with A, 3 with B, and 2 with either.
    CHECK(mean("2019-09") == probability(0.4 * 0.6 + 0.64 * 0.3 + 0.4 * 0.1));
    CHECK(mean("2020-12") == mean("2019-09"));
}

TEST_CASE("a convention is not there before it begins because it may be renewed later") {
    auto problem = problem_on({60.0, 40.0}, "2019-01", "2020-12");
    problem.conventions = {convention("A", {1}, "2019-06-01", "2019-12-31")};
    problem.rules.renewal.probability = 0.5;
    const auto calendar = simulated_calendar(problem);
    CHECK(point_in(calendar, "2019-05").spread.p90.value() == 0.0);
    CHECK(point_in(calendar, "2019-12").spread.p10.value() == Approx(0.6));
    CHECK(point_in(calendar, "2020-01").spread.mean.value() == probability(0.6 * 0.5, many));
}

TEST_CASE("the territories of a group sign together or not at all") {
    auto problem = equal_territories(2, 0.6, "2019-01");
    for (auto& candidate : problem.candidates)
        candidate.group = "g";
    const auto calendar = simulated_calendar(problem);
    const auto& spread = point_in(calendar, "2019-01").spread;
    CHECK(spread.mean.value() == probability(0.36));
    CHECK(spread.p50.value() == 0.0);
    CHECK(spread.p90.value() == 1.0);
}

TEST_CASE("a date agreed is certain") {
    auto problem = equal_territories(1, 0.1, "2019-03");
    problem.candidates.front().signed_in = month("2019-02");
    const auto calendar = simulated_calendar(problem);
    CHECK(point_in(calendar, "2019-02").spread.p10.value() == 1.0);
}

TEST_CASE("a territory more, where days do not lack, leaves the others as they were") {
    auto problem = equal_territories(3, 0.5, "2019-06");
    const auto before = simulated_calendar(problem);
    auto& more = add_candidate(problem, "d", {}, 0.0);
    more.engagement = 0.3;
    more.priority = 2.0; // so that it tries first
    const auto after = simulated_calendar(problem);
    for (const auto* const territory : {"a", "b", "c"})
        CHECK(chance_of(after, territory, "2019-06") == chance_of(before, territory, "2019-06"));
}

TEST_CASE("coverage is of two kinds where one territory holds most, and forcing it tells them") {
    auto problem = problem_on({600.0, 200.0, 200.0}, "2019-01", "2019-01");
    problem.rules.objective = {"population_years"};
    add_candidate(problem, "a", {1}).engagement = 0.5;
    add_candidate(problem, "b", {2}).engagement = 0.5;
    add_candidate(problem, "c", {3}).engagement = 0.5;
    give(problem, "N", 0.0);
    const auto plan = planned(problem).value;
    SimulationOptions options{many};
    options.large = 0.5;
    const auto forced = forced_coverage(problem, plan, options);
    REQUIRE(forced.size() == 1);
    CHECK(forced[0].territory == "a");
    CHECK(forced[0].in.mean.value() - forced[0].out.mean.value() == Approx(0.6));
    CHECK(forced[0].in.p10.value() == Approx(0.6));
    CHECK(forced[0].out.p90.value() == Approx(0.4));
    options.classes = 10;
    const auto calendar = simulated(problem, plan, options).value;
    CHECK(calendar.histograms.front().draws[5] == 0);
    CHECK(calendar.curve.front().spread.mean.value() == probability(0.5));
}

TEST_CASE("scenarios on common draws differ by what they are, not by chance") {
    auto problem = equal_territories(6, 0.5, "2019-02");
    const Scenario base{"base", problem, planned(problem).value};
    problem.levers.push_back({"a", "bonus", month("2019-01"), month("2019-02"), 1.2});
    const Scenario bonus{"bonus", problem, planned(problem).value};
    const auto points = compared(std::vector{base, base, bonus}, {many});
    REQUIRE(points.size() == 6);
    CHECK(points[2].gain == 0.0);
    CHECK(points[2].gain_error == 0.0);
    CHECK(points[2].p_higher.value() == 0.0);
    // One of six signs in January with 0.6 rather than 0.5, in the same draws.
    CHECK(points[4].gain * 6.0 == probability(0.1));
    CHECK(points[4].p_higher.value() == probability(0.1));
    CHECK(points[4].gain_error < 0.5 * points[4].spread.standard_error);
}

TEST_CASE("scenarios are compared in the months they have in common") {
    auto problem = equal_territories(1, 0.5, "2019-04");
    const Scenario longer{"longer", problem, planned(problem).value};
    problem.rules.first = month("2019-03");
    problem.rules.last = month("2019-12");
    const Scenario later{"later", problem, planned(problem).value};
    const auto points = compared(std::vector{longer, later}, {100});
    CHECK(points.size() == 4);
    CHECK(points.front().month == month("2019-03"));
    CHECK(points.back().month == month("2019-04"));
}

TEST_CASE("a simulation without candidates shows the register") {
    auto problem = problem_on({60.0, 40.0}, "2019-01", "2019-03");
    problem.conventions = {convention("A", {1}, "2018-01-01", "2022-12-31")};
    const auto calendar = simulated_calendar(problem, {10});
    CHECK(calendar.curve.back().spread.mean.value() == Approx(0.6));
    CHECK(calendar.territories.empty());
}

TEST_CASE("what cannot be simulated is refused by what is wrong with it") {
    auto problem = equal_territories(1, 0.5, "2019-04");
    const auto plan = planned(problem).value;
    const auto code_of = [](auto&& call) -> std::string {
        try {
            call();
        } catch (const Error& error) {
            return error.diagnostics().front().code;
        }
        return "none";
    };
    const auto code_with = [&](const SimulationOptions& options) {
        return code_of([&] { (void)simulated(problem, plan, options); });
    };
    CHECK(code_with({1}) == "CTG-PLAN-060");
    CHECK(code_with({most_draws + 1}) == "CTG-PLAN-060");
    SimulationOptions options;
    options.months = {month("2030-01")};
    CHECK(code_with(options) == "CTG-PLAN-062");
    CHECK(code_of([] { (void)compared({}); }) == "CTG-PLAN-063");
    auto other = problem;
    other.candidates.front().territory = "z";
    CHECK(code_of([&] { (void)simulated(other, plan); }) == "CTG-PLAN-061");
    other = problem;
    other.capacities.clear();
    CHECK(code_of([&] { (void)simulated(other, plan); }) == "CTG-PLAN-007");
    other = problem_on({100.0}, "2019-01", "2019-12");
    other.rules.renewal.probability = 0.5;
    for (int c = 0; c < 13; ++c)
        other.conventions.push_back(
            convention("R" + std::to_string(c), {1}, "2018-01-01", "2019-06-30"));
    CHECK(code_of([&] { (void)simulated(other, planned(other).value); }) == "CTG-PLAN-064");
}
