// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include "ctg/coverage/coverage.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace ctg;

constexpr YearRange ten_years{Year{2017}, Year{2026}};

void coverage_by_year_1000_conventions_35000_communes(benchmark::State& state) {
    const Weights population = bench::population_of(bench::commune_count);
    const auto conventions = bench::register_of(bench::convention_count, bench::commune_count);
    for (auto _ : state)
        benchmark::DoNotOptimize(coverage_by_year(ten_years, conventions, population, {}));
}
BENCHMARK(coverage_by_year_1000_conventions_35000_communes)->Unit(benchmark::kMillisecond);

} // namespace
