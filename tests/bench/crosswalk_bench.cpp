// SPDX-License-Identifier: Apache-2.0
// A crosswalk of a million parts applied to counts, a block of eight at a time.
#include "ctg/crosswalk/variable.hpp"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace ctg;

/// 250,000 sources, each between four of 10,000 targets.
Crosswalk million_parts() {
    constexpr std::uint32_t source_count = 250'000;
    constexpr std::uint32_t target_count = 10'000;
    constexpr std::uint32_t parts_each = 4;
    const auto numbered = [](std::uint32_t count) {
        std::vector<std::string> codes;
        for (std::uint32_t n = 0; n < count; ++n)
            codes.push_back(std::to_string(n));
        return codes;
    };
    std::vector<CommonPart> parts;
    for (std::uint32_t source = 0; source < source_count; ++source)
        for (std::uint32_t n = 0; n < parts_each; ++n)
            parts.push_back(
                {source, (source / 25 + n * 137) % target_count, 0.25, PartClass::real});
    return {numbered(source_count), std::vector<double>(source_count, 1.0), numbered(target_count),
            std::vector<double>(target_count, 100.0), std::move(parts)};
}

void apply_million_parts(benchmark::State& state) {
    const Crosswalk crosswalk = million_parts();
    const auto variables = static_cast<std::size_t>(state.range(0));
    const std::vector<double> values(crosswalk.sources().size() * variables, 2.0);
    for (auto _ : state)
        benchmark::DoNotOptimize(shared_out(crosswalk, values, variables));
}
BENCHMARK(apply_million_parts)->Arg(1)->Arg(8)->Unit(benchmark::kMillisecond);

} // namespace
