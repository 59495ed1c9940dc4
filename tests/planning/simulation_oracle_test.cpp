// SPDX-License-Identifier: Apache-2.0
// The same rules written a second time, one draw and one territory after the other, with the
// numbers of the standard library.
#include "catch.hpp"
#include "planning/problem.hpp"

#include "ctg/planning/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <vector>

using namespace ctg;

namespace {

constexpr int naive_draws = 3'000;

class NaiveSimulation {
public:
    NaiveSimulation(const CalendarProblem& problem, const CalendarPlan& plan)
        : problem_(problem),
          months_(static_cast<int>((problem.rules.last - problem.rules.first).count()) + 1) {
        for (const auto& planned : plan.signatures)
            first_.push_back(
                planned.signature
                    ? static_cast<int>((*planned.signature - problem.rules.first).count())
                    : months_);
        for (std::size_t c = 0; c < problem.candidates.size(); ++c)
            order_.push_back(c);
        std::ranges::stable_sort(order_, std::ranges::greater{},
                                 [&](std::size_t c) { return problem.candidates[c].priority; });
    }

    /// How many candidates are in force at the end of each month.
    std::vector<int> draw(std::mt19937& random) {
        std::map<std::pair<std::string, int>, double> left;
        for (const auto& capacity : problem_.capacities)
            left[{capacity.antenne, capacity.year.value}] = capacity.days + 1e-6;
        for (const auto c : order_)
            if (first_[c] < months_) (void)pay(left, c, first_[c], 1.0, 1.0);
        std::vector<int> next = first_;
        std::vector<bool> is_signed(first_.size());
        std::vector<int> in_force(static_cast<std::size_t>(months_));
        for (int month = 0; month < months_; ++month)
            for (const auto c : order_) {
                if (next[c] <= month) come(random, left, c, month, next[c], is_signed);
                if (is_signed[c] && next[c] > month) ++in_force[static_cast<std::size_t>(month)];
            }
        return in_force;
    }

private:
    using Left = std::map<std::pair<std::string, int>, double>;

    void come(std::mt19937& random, Left& left, std::size_t c, int month, int& next,
              std::vector<bool>& is_signed) {
        const CalendarRules& rules = problem_.rules;
        const bool is_renewal = is_signed[c];
        const double share = is_renewal ? 1.0 : rules.refusal_work;
        const double days = is_renewal ? rules.renewal.work : rules.refusal_work;
        if (month != first_[c] && !pay(left, c, month, share, days)) return;
        const double chance =
            is_renewal ? rules.renewal.probability : problem_.candidates[c].engagement;
        is_signed[c] = std::uniform_real_distribution<>()(random) < chance;
        next = month + (is_signed[c] ? rules.duration_months : preparation(c, rules.refusal_work));
    }

    [[nodiscard]] int preparation(std::size_t c, double share) const {
        return std::max(1, static_cast<int>(std::ceil(
                               share * problem_.candidates[c].preparation_months - 1e-9)));
    }

    /// Takes a share of the days from the years of the months before, if they are all there.
    bool pay(Left& left, std::size_t c, int month, double share, double days) {
        const Candidate& candidate = problem_.candidates[c];
        const int months = preparation(c, share);
        Left after = left;
        for (int m = std::max(0, month - months + 1); m <= month; ++m) {
            const Month when = problem_.rules.first + std::chrono::months{m};
            after[{candidate.antenne, static_cast<int>(when.year())}] -=
                candidate.work_days * days / months;
        }
        const bool is_enough =
            std::ranges::all_of(after, [](const auto& item) { return item.second >= 0.0; });
        if (is_enough) left = after;
        return is_enough;
    }

    const CalendarProblem& problem_;
    int months_;
    std::vector<int> first_; ///< by candidate
    std::vector<std::size_t> order_;
};

CalendarProblem tight_problem(std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto between = [&](int low, int high) {
        return low + static_cast<int>(random() % static_cast<unsigned>(high - low + 1));
    };
    auto problem = problem_on(std::vector<double>(5, 1.0), "2019-03", "2022-08");
    problem.rules.objective = {"population_years"};
    problem.rules.duration_months = between(6, 18);
    problem.rules.renewal = {0.25 * between(0, 4), 0.2 * between(2, 5)};
    problem.rules.refusal_work = 0.25 * between(0, 4);
    for (int c = 0; c < 5; ++c) {
        auto& candidate = add_candidate(problem, std::string(1, static_cast<char>('a' + c)),
                                        {c + 1}, between(1, 8));
        candidate.priority = between(1, 3);
        candidate.engagement = 0.1 * between(2, 9);
        candidate.preparation_months = between(1, 8);
    }
    give(problem, "N", between(8, 24));
    return problem;
}

} // namespace

TEST_CASE("drawn one by one by rules written again, tight calendars have the same coverage") {
    int held_up = 0;
    for (std::uint32_t seed = 1; seed <= 25; ++seed) {
        CAPTURE(seed);
        const auto problem = tight_problem(seed);
        const auto plan = planned(problem).value;
        const auto answer = simulated(problem, plan, {20'000}).value;
        std::mt19937 random(seed);
        NaiveSimulation naive(problem, plan);
        std::vector<double> sum(answer.curve.size());
        std::vector<double> squares(answer.curve.size());
        for (int draw = 0; draw < naive_draws; ++draw) {
            const auto in_force = naive.draw(random);
            for (std::size_t m = 0; m < sum.size(); ++m) {
                const double share = in_force[m] / 5.0;
                sum[m] += share;
                squares[m] += share * share;
            }
        }
        for (std::size_t m = 0; m < sum.size(); ++m) {
            CAPTURE(m);
            const double mean = sum[m] / naive_draws;
            const double variance = std::max(0.0, squares[m] / naive_draws - mean * mean);
            const double error =
                std::sqrt(variance / naive_draws) + answer.curve[m].spread.standard_error + 1e-3;
            CHECK(std::abs(answer.curve[m].spread.mean.value() - mean) < 4.0 * error);
        }
        auto roomy = problem;
        for (auto& capacity : roomy.capacities)
            capacity.days += 1000.0;
        if (simulated(roomy, plan, {20'000}).value.curve != answer.curve) ++held_up;
    }
    CHECK(held_up > 10); // capacities were felt
}
