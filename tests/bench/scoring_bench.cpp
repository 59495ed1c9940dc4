// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include "ctg/scoring/score.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace ctg;

constexpr std::size_t indicator_count = 40;

void score_35000_communes_on_40_indicators(benchmark::State& state) {
    const Scheme rules = bench::scheme_of(indicator_count);
    const auto values = bench::values_of(rules, bench::commune_count);
    for (auto _ : state)
        benchmark::DoNotOptimize(scored(values, rules));
}
BENCHMARK(score_35000_communes_on_40_indicators)->Unit(benchmark::kMillisecond);

} // namespace
