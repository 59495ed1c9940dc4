// SPDX-License-Identifier: Apache-2.0
// The founders' question: what if Marseille slips past the election? The shipped study is of the
// real communes and populations of Bouches-du-Rhône; its six antennes and their days are examples.
#include "catch.hpp"
#include "ctg/base/error.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/planning/what_if.hpp"
#include "ctg/study/analysis.hpp"

#include <algorithm>
#include <filesystem>
#include <map>

using namespace ctg;

namespace {

constexpr Month december(int year) {
    return Month{std::chrono::year{year}, std::chrono::December};
}

/// The study as it stood before December 2019: Marseille is about to sign, its work is done.
CalendarProblem before_marseille() {
    static const Study study =
        load_study(std::filesystem::path(CTG_SHIPPED_DATA) / "bouches-du-rhone/study.toml").value;
    auto problem = calendar_problem_of(study);
    std::erase_if(problem.conventions,
                  [](const Convention& convention) { return convention.id == "CTG-2019-01"; });
    Candidate marseille;
    marseille.territory = "marseille";
    marseille.priority = 5.0;
    marseille.antenne = "A1";
    marseille.signed_in = december(2019);
    marseille.cej_end = Date{std::chrono::year{2019} / std::chrono::December / 31};
    problem.candidates.push_back(marseille);
    std::ranges::sort(problem.candidates, {}, &Candidate::territory);
    return problem;
}

double percent_in(const CalendarPlan& plan, int year) {
    return std::ranges::find(plan.curve, december(year), &CurvePoint::month)->planned.percent();
}

const PlannedSignature& signature_in(const CalendarPlan& plan, std::string_view territory) {
    return *std::ranges::find(plan.signatures, territory, &PlannedSignature::territory);
}

/// Share of the whole × years under convention, over the months of the plan.
double covered_years(const CalendarPlan& plan) {
    double months = 0.0;
    for (const auto& point : plan.curve)
        months += point.planned.value();
    return months / 12.0;
}

/// The coverage on 31 December by `ctg cover`'s own counting, of the register and the plan.
double percent_by_register(const CalendarPlan& plan, const CalendarProblem& problem, int year) {
    auto conventions = problem.conventions;
    std::ranges::move(conventions_of(plan, problem), std::back_inserter(conventions));
    const CountingRule rule{.counting = Counting::projected};
    return coverage_in(Year{year}, conventions, problem.weights, rule).value.share.percent();
}

} // namespace

TEST_CASE("with Marseille in December 2019 the calendar follows the founders' curve") {
    const auto problem = before_marseille();
    const auto plan = planned(problem).value;
    CHECK(plan.status == PlanStatus::optimal);
    CHECK(plan.broken_targets == 0);
    CHECK(percent_in(plan, 2018) == Approx(13.0).margin(0.5));
    CHECK(percent_in(plan, 2019) == Approx(70.0).margin(0.5));
    CHECK(percent_in(plan, 2021) == Approx(100.0));
    for (const int year : {2018, 2019, 2020, 2021})
        CHECK(percent_in(plan, year) == Approx(percent_by_register(plan, problem, year)));
}

TEST_CASE("when Marseille slips one year its share is lost for a year, its CEJ for good") {
    const auto problem = before_marseille();
    const auto before = planned(problem).value;
    auto slipping = problem;
    slipping.candidates = slipped(slipping.candidates, {{"marseille", december(2020)}});
    slipping.rules = keeping_to_former(slipping.rules);
    slipping.former = former_dates_of(before);
    const auto after = planned(slipping).value;

    // Marseille: 886,040 of 2,087,658 inhabitants (INSEE, populations 2023).
    const double share = 100.0 * 886'040 / 2'087'658;
    CHECK(percent_in(after, 2018) == Approx(percent_in(before, 2018)));
    CHECK(percent_in(after, 2019) == Approx(percent_in(before, 2019) - share).margin(0.05));
    CHECK(percent_in(after, 2020) == Approx(percent_in(before, 2020)));
    CHECK(percent_in(after, 2021) == Approx(100.0));

    // The smallest change that mends it: Marseille alone moves, and no earlier than it can.
    CHECK(signature_in(after, "marseille").signature == december(2020));
    for (const auto& planned : before.signatures)
        if (planned.territory != "marseille")
            CHECK(signature_in(after, planned.territory).signature == planned.signature);

    // Its CEJ ends a year before.
    CHECK(signature_in(before, "marseille").slack_days == 0);
    CHECK(signature_in(after, "marseille").slack_days == -366);
    CHECK(after.broken_targets == before.broken_targets + 1);
    // The objective is no witness: December 2019 lies in the reserve period, where a signature is
    // priced. What is covered is: Marseille is away for the year.
    CHECK(covered_years(before) - covered_years(after) == Approx(share / 100.0).margin(0.001));
}

TEST_CASE("the price of the reserve period is told, and what would bring 100 % a year sooner") {
    const auto problem = before_marseille();
    const auto plan = planned(problem).value;
    const auto prices = prices_of_rules(problem, plan);
    const auto window = std::ranges::find_if(
        prices, [](const RulePrice& price) { return price.rule.code == "CTG-PLAN-012"; });
    REQUIRE(window != prices.end());
    CHECK(window->objective > 0.0);

    const auto remedy = remedy_for(problem, plan, {december(2020), 1.0, true, {}});
    CHECK_FALSE(remedy.is_possible);
    CHECK(remedy.status == PlanStatus::optimal);
    REQUIRE_FALSE(remedy.extra.empty());
    // Given those days, 2020 is possible; one day less, and it is not.
    auto helped = problem;
    helped.rules.targets.push_back({december(2020), 1.0, true, {}});
    const auto give = [&](const ExtraDays& extra, double days) {
        for (auto& capacity : helped.capacities)
            if (capacity.antenne == extra.antenne &&
                std::to_string(capacity.year.value) == extra.period)
                capacity.days += days;
    };
    CHECK_THROWS_AS(planned(helped), DataError);
    for (const auto& extra : remedy.extra)
        give(extra, extra.days);
    CHECK(percent_in(planned(helped).value, 2020) == Approx(100.0));
    give(remedy.extra.front(), -1.0);
    CHECK_THROWS_AS(planned(helped), DataError);
}
