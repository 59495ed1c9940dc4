// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include "ctg/scoring/score.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace ctg;

constexpr std::size_t indicator_count = 40;
constexpr double goalpost = 100.0;

/// 40 indicators, spread over 6 themes × 2 logics.
Scheme scheme() {
    Scheme scheme;
    scheme.themes = {"t1", "t2", "t3", "t4", "t5", "t6"};
    scheme.logics = {"sociale", "territoriale"};
    for (std::size_t n = 0; n < indicator_count; ++n) {
        ScoredIndicator indicator;
        indicator.rule.id = std::to_string(n);
        indicator.theme = scheme.themes[n % scheme.themes.size()];
        indicator.logic = scheme.logics[n / scheme.themes.size() % scheme.logics.size()];
        indicator.goalposts = {0.0, goalpost};
        scheme.indicators.push_back(std::move(indicator));
    }
    return scheme;
}

/// A value from 0 to 100 for each commune and indicator.
std::vector<IndicatorValue> values_of(const Scheme& scheme) {
    std::vector<IndicatorValue> values;
    values.reserve(bench::commune_count * indicator_count);
    for (std::size_t n = 0; n < bench::commune_count; ++n)
        for (std::size_t i = 0; i < indicator_count; ++i) {
            const auto measured = static_cast<double>((7'919 * n + 104'729 * i) % 10'007);
            const Figure value = Figure::exact(goalpost * measured / 10'007.0);
            const Figure none = Figure::absent(Absence::not_collected); // scoring asks for neither
            values.push_back({.territory = std::string(bench::code_of(n).text()),
                              .indicator = scheme.indicators[i].rule.id,
                              .value = value,
                              .state = ValueState::observed,
                              .numerator = none,
                              .denominator = none,
                              .level = "commune",
                              .year = Year{2025},
                              .source = "synthetic"});
        }
    return values;
}

void score_35000_communes_on_40_indicators(benchmark::State& state) {
    const Scheme rules = scheme();
    const auto values = values_of(rules);
    for (auto _ : state)
        benchmark::DoNotOptimize(scored(values, rules));
}
BENCHMARK(score_35000_communes_on_40_indicators)->Unit(benchmark::kMillisecond);

} // namespace
