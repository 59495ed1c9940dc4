// SPDX-License-Identifier: Apache-2.0
// A simulated calendar of 40 territories and 18 half-years, for simulation.py to time beside numpy:
//
//     ctg_simulation_bench [OPTION OF GOOGLE BENCHMARK...]
//     ctg_simulation_bench instance FILE    what is simulated, and the means by half-year, as JSON
#include "planning/problem.hpp"

#include "ctg/planning/simulation.hpp"

#include <benchmark/benchmark.h>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <numeric>
#include <string>
#include <vector>

namespace {

using namespace ctg;

constexpr int territory_count = 40;
constexpr int antenne_count = 4;
constexpr int half_year_months = 6;
constexpr std::size_t draws = 200'000;

/// One large territory, and capacities that some refusals exhaust.
CalendarProblem half_years() {
    std::vector<double> inhabitants;
    for (int i = 0; i < territory_count; ++i)
        inhabitants.push_back(i == 0 ? 800'000.0 : 1'000.0 * (1 + (i * 37) % 23));
    auto problem = problem_on(inhabitants, "2018-01", "2026-12");
    for (int year = 2018; year <= 2026; ++year)
        for (const int half : {1, 2})
            problem.rules.periods.push_back(
                {fmt::format("{}-S{}", year, half),
                 month(fmt::format("{}-{:02}", year, half * half_year_months))});
    problem.rules.objective = {"population_years"};
    problem.rules.renewal = {0.5, 0.9};
    std::vector<double> days(antenne_count);
    for (int i = 0; i < territory_count; ++i) {
        auto& candidate = add_candidate(problem, fmt::format("t{:02}", i), {i + 1},
                                        20.0 + (i * 13) % territory_count);
        candidate.antenne = fmt::format("A{}", i % antenne_count);
        candidate.priority = 1.0 + (i * 7) % 5;
        candidate.preparation_months = half_year_months;
        candidate.engagement = 0.3 + 0.05 * ((i * 11) % 11);
        days[static_cast<std::size_t>(i % antenne_count)] += candidate.work_days;
    }
    for (int a = 0; a < antenne_count; ++a)
        give(problem, fmt::format("A{}", a), days[static_cast<std::size_t>(a)] / 3.0);
    return problem;
}

SimulationOptions options() {
    SimulationOptions options;
    options.draws = draws;
    options.threads = 1;
    return options;
}

void simulated_40_territories_18_half_years(benchmark::State& state) {
    const auto problem = half_years();
    const auto plan = planned(problem).value;
    for (auto _ : state)
        benchmark::DoNotOptimize(simulated(problem, plan, options()));
    state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(draws));
}
BENCHMARK(simulated_40_territories_18_half_years)->Unit(benchmark::kMillisecond);

/// In the order in which they try, as the rules have it: by priority, then by key.
std::string instance() {
    const auto problem = half_years();
    const auto plan = planned(problem).value;
    std::vector<std::size_t> order(problem.candidates.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t c) { return problem.candidates[c].priority; });
    std::string territories;
    for (const auto c : order) {
        const auto& candidate = problem.candidates[c];
        const auto& signature = plan.signatures[c].signature;
        const int first = signature ? static_cast<int>((*signature - problem.rules.first).count()) /
                                          half_year_months
                                    : -1;
        territories += fmt::format(
            R"({}{{"antenne":{},"days":{},"engagement":{},"first":{},"inhabitants":{}}})",
            territories.empty() ? "" : ",", c % antenne_count, candidate.work_days,
            candidate.engagement, first, problem.weights.items()[c].second.value());
    }
    std::vector<double> capacities;
    for (int a = 0; a < antenne_count; ++a)
        capacities.push_back(
            std::ranges::find(problem.capacities, fmt::format("A{}", a), &Capacity::antenne)->days);
    std::vector<double> means;
    const auto calendar = simulated(problem, plan, options()).value;
    for (std::size_t point = half_year_months - 1; point < calendar.curve.size();
         point += half_year_months)
        means.push_back(calendar.curve[point].spread.mean.value());
    return fmt::format(
        R"({{"territories":[{}],"capacities":[{}],"means":[{}],"draws":{},"refusal":{},)"
        R"("renewal_days":{},"renewal":{},"duration":{}}})",
        territories, fmt::join(capacities, ","), fmt::join(means, ","), draws,
        problem.rules.refusal_work, problem.rules.renewal.work, problem.rules.renewal.probability,
        problem.rules.duration_months / half_year_months);
}

} // namespace

int main(int argc, char** argv) {
    if (argc == 3 && argv[1] == std::string("instance")) {
        std::ofstream(argv[2]) << instance() << '\n';
        return 0;
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    benchmark::RunSpecifiedBenchmarks();
}
