// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "planning/enumeration.hpp"
#include "planning/problem.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

using namespace ctg;

namespace {

/// Draws small problems in which every kind of rule comes up and many are tight.
class Draw {
public:
    explicit Draw(std::uint32_t seed) : random_(seed) {}

    CalendarProblem problem() {
        const int length = between(5, 9);
        const Month first = month("2019-07") + std::chrono::months{between(0, 5)};
        auto problem = problem_on(inhabitants_of_communes(), iso(first),
                                  iso(first + std::chrono::months{length - 1}));
        problem.rules.duration_months = between(2, 6);
        draw_candidates(problem);
        draw_capacities(problem);
        draw_register(problem);
        draw_rules(problem);
        return problem;
    }

private:
    int between(int low, int high) {
        return low + static_cast<int>(random_() % static_cast<unsigned>(high - low + 1));
    }
    bool happens(int percent) { return between(1, 100) <= percent; }

    std::vector<double> inhabitants_of_communes() {
        std::vector<double> counts(8);
        for (auto& count : counts)
            count = 10.0 * between(1, 5);
        return counts;
    }

    Month month_in(const CalendarRules& rules) {
        const int length = static_cast<int>((rules.last - rules.first).count());
        return rules.first + std::chrono::months{between(0, length)};
    }

    void draw_candidates(CalendarProblem& problem) {
        const int count = between(1, 4);
        const bool has_group = happens(30);
        for (int c = 0; c < count; ++c) {
            std::vector<int> members{c + 1};
            if (happens(30)) members.push_back(c + 5);
            auto& candidate = add_candidate(problem, std::string(1, static_cast<char>('a' + c)),
                                            members, between(0, 6));
            candidate.antenne = happens(60) ? "N" : "S";
            candidate.priority = between(1, 3);
            candidate.engagement = happens(30) ? 0.5 : 1.0;
            candidate.preparation_months = between(1, 4);
            if (happens(40)) candidate.cej_end = Date{month_in(problem.rules) / std::chrono::last};
            if (happens(10)) candidate.signed_in = month_in(problem.rules);
            if (has_group && happens(60)) candidate.group = "g";
            if (happens(10)) candidate.not_before = month_in(problem.rules);
            if (happens(30))
                problem.former.push_back({candidate.territory, month_in(problem.rules)});
            if (shares_ && happens(60))
                problem.shared.push_back({candidate.territory, "R", 1.0 * between(1, 4)});
        }
    }

    void draw_capacities(CalendarProblem& problem) {
        for (const auto* const antenne : {"N", "R", "S"})
            for (const int year : {2019, 2020})
                problem.capacities.push_back({antenne, Year{year}, 1.0 * between(0, 10)});
    }

    void draw_register(CalendarProblem& problem) {
        const int count = between(0, 3);
        for (int c = 0; c < count; ++c) {
            auto known = convention(
                "R" + std::to_string(c), {between(1, 4), between(5, 8)},
                iso(month("2018-06") + std::chrono::months{between(0, 24)}) + "-01", "2030-12-31");
            known.end = last_day_of_period(known.effect, between(3, 24));
            if (happens(15)) known.status = ConventionStatus::projet;
            if (happens(15)) known.status = ConventionStatus::denoncee;
            if (c > 0 && happens(40)) known.amends = "R0";
            problem.conventions.push_back(known);
        }
    }

    void draw_rules(CalendarProblem& problem) {
        CalendarRules& rules = problem.rules;
        for (int w = between(0, 2); w > 0; --w) {
            const Month from = month_in(rules);
            CalendarWindow window{"w", from, from + std::chrono::months{between(0, 3)}};
            if (happens(40)) window.signatures = CalendarWindow::Signatures::forbidden;
            window.price = 0.25 * between(0, 4);
            if (happens(20)) window.work = CalendarWindow::Work::forbidden;
            if (happens(20)) {
                window.work = CalendarWindow::Work::priced;
                window.work_price = 0.5 * between(0, 2);
            }
            rules.windows.push_back(window);
        }
        for (int t = between(0, 3); t > 0; --t)
            rules.targets.push_back({month_in(rules), 0.1 * between(1, 10), happens(35)});
        const std::vector<std::vector<std::string>> orders{
            {"targets", "population_years", "balance", "stability"},
            {"population_years", "targets", "balance"},
            {"targets", "balance"},
            {"targets", "stability", "population_years"},
            {"population_years"}};
        if (happens(15)) rules.cej = happens(50) ? CejRule::hard : CejRule::ignored;
        if (happens(20))
            rules.weights = ObjectiveWeights{10.0 * between(0, 4), 2.0 * between(0, 3)};
        if (happens(40)) rules.renewal.work = 0.25 * between(0, 4);
        rules.objective = orders[happens(60) ? 0 : static_cast<std::size_t>(between(1, 4))];
    }

    std::mt19937 random_;
    bool shares_ = happens(30);
};

std::vector<int> months_of(const CalendarPlan& plan, const CalendarProblem& problem) {
    const int length = static_cast<int>((problem.rules.last - problem.rules.first).count()) + 1;
    std::vector<int> months;
    for (const auto& planned : plan.signatures)
        months.push_back(planned.signature
                             ? static_cast<int>((*planned.signature - problem.rules.first).count())
                             : length);
    return months;
}

std::string value_of(const Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return {};
}

/// `problem` without the rule that `named` names.
CalendarProblem without(CalendarProblem problem, const Diagnostic& named) {
    constexpr double plenty = 1e4;
    for (auto& capacity : problem.capacities)
        if (named.code == "CTG-PLAN-011" && capacity.antenne == value_of(named, "antenne") &&
            std::to_string(capacity.year.value) == value_of(named, "year"))
            capacity.days = plenty;
    // Windows all have one name here, so the dates tell them apart; equal ones go together.
    std::erase_if(problem.rules.windows, [&](const CalendarWindow& window) {
        return named.code == "CTG-PLAN-012" && iso(window.from) == value_of(named, "from") &&
               iso(window.to) == value_of(named, "to");
    });
    for (auto& candidate : problem.candidates) {
        if (named.code == "CTG-PLAN-013") candidate.group.clear();
        if (named.code == "CTG-PLAN-040" && candidate.territory == value_of(named, "territory"))
            candidate.cej_end.reset();
        if (named.code == "CTG-PLAN-039" && candidate.territory == value_of(named, "territory"))
            candidate.not_before.reset();
        if (named.code == "CTG-PLAN-014" && candidate.territory == value_of(named, "territory"))
            candidate.signed_in.reset();
    }
    for (auto& target : problem.rules.targets)
        if (named.code == "CTG-PLAN-015" && iso(target.by) == value_of(named, "month"))
            target.hard = false;
    return problem;
}

/// Whether leaving out any one of the rules named makes a plan possible: for then, since the whole
/// was impossible, none of them was named for nothing.
bool is_each_needed(const CalendarProblem& problem, const std::vector<Diagnostic>& clash) {
    // The rules named clash by themselves, whatever the others: so the others go first.
    CalendarProblem only_named = problem;
    const auto is_named = [&](auto&& matches) {
        return std::any_of(clash.begin() + 1, clash.end(), matches);
    };
    for (auto& capacity : only_named.capacities)
        if (!is_named([&](const Diagnostic& d) {
                return d.code == "CTG-PLAN-011" && value_of(d, "antenne") == capacity.antenne &&
                       value_of(d, "year") == std::to_string(capacity.year.value);
            }))
            capacity.days = 1e4;
    std::erase_if(only_named.rules.windows, [&](const CalendarWindow& window) {
        return !is_named([&](const Diagnostic& d) {
            return d.code == "CTG-PLAN-012" && value_of(d, "from") == iso(window.from) &&
                   value_of(d, "to") == iso(window.to);
        });
    });
    for (auto& candidate : only_named.candidates) {
        if (!is_named([](const Diagnostic& d) { return d.code == "CTG-PLAN-013"; }))
            candidate.group.clear();
        if (!is_named([&](const Diagnostic& d) {
                return d.code == "CTG-PLAN-040" && value_of(d, "territory") == candidate.territory;
            }))
            candidate.cej_end.reset();
        if (!is_named([&](const Diagnostic& d) {
                return d.code == "CTG-PLAN-039" && value_of(d, "territory") == candidate.territory;
            }))
            candidate.not_before.reset();
        if (!is_named([&](const Diagnostic& d) {
                return d.code == "CTG-PLAN-014" && value_of(d, "territory") == candidate.territory;
            }))
            candidate.signed_in.reset();
    }
    for (auto& target : only_named.rules.targets)
        target.hard = target.hard && is_named([&](const Diagnostic& d) {
                          return d.code == "CTG-PLAN-015" && value_of(d, "month") == iso(target.by);
                      });
    if (is_possible_by_enumeration(only_named)) return false;
    return std::all_of(clash.begin() + 1, clash.end(), [&](const Diagnostic& named) {
        return is_possible_by_enumeration(without(only_named, named));
    });
}

bool has_date_agreed(const CalendarProblem& problem) {
    return std::ranges::any_of(problem.candidates, [](const Candidate& candidate) {
        return candidate.signed_in.has_value();
    });
}

} // namespace

TEST_CASE("on a thousand drawn problems the plan is the best of all plans enumerated") {
    int impossible = 0;
    for (std::uint32_t seed = 1; seed <= 1000; ++seed) {
        CAPTURE(seed);
        const auto problem = Draw(seed).problem();
        const auto expected = best_by_enumeration(problem);
        if (!expected) {
            ++impossible;
            try {
                (void)planned(problem);
                FAIL("a plan was found where there is none");
            } catch (const DataError& error) {
                REQUIRE(error.diagnostics().front().code == "CTG-PLAN-010");
                // What a date agreed allows (a preparation begun before the horizon) goes with it,
                // so that to leave it out may make less possible.
                if (!has_date_agreed(problem)) CHECK(is_each_needed(problem, error.diagnostics()));
            }
            continue;
        }
        const auto plan = planned(problem).value;
        CHECK(plan.status == PlanStatus::optimal);
        CHECK(plan.broken_targets == static_cast<std::size_t>(expected->broken));
        CHECK(plan.objective == Approx(expected->gain).margin(1e-9));
        CHECK(plan.bound == plan.objective);
        CHECK(months_of(plan, problem) == expected->months);
        CHECK(faults_of(plan, problem).empty());
    }
    // Both kinds came up often enough for this to be a test of both.
    CHECK(impossible > 100);
    CHECK(impossible < 600);
}
