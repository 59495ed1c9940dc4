// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace ctg;

constexpr std::size_t side = 100;
constexpr std::size_t bends = 10; // 40 vertices a commune, as in the simplified map of France
constexpr std::size_t side_of_group = 10;

const std::vector<Commune>& grid() {
    static const auto communes = bench::grid_of(side, bends);
    return communes;
}

void shared_arcs_of_10000_communes(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(topology_of(grid()));
}
BENCHMARK(shared_arcs_of_10000_communes)->Unit(benchmark::kMillisecond);

void contiguity_of_10000_communes(benchmark::State& state) {
    const Geography geography(GeographyYear{2025}, grid());
    const Topology topology = topology_of(geography.communes());
    for (auto _ : state)
        benchmark::DoNotOptimize(contiguity_of(geography, topology));
}
BENCHMARK(contiguity_of_10000_communes)->Unit(benchmark::kMillisecond);

void dissolve_of_10000_communes_into_100(benchmark::State& state) {
    const Topology topology = topology_of(grid());
    constexpr std::size_t groups_a_side = side / side_of_group;
    std::vector<std::size_t> group_of;
    for (std::size_t n = 0; n < grid().size(); ++n)
        group_of.push_back(n / side / side_of_group * groups_a_side + n % side / side_of_group);
    for (auto _ : state)
        benchmark::DoNotOptimize(dissolved(topology, group_of, groups_a_side * groups_a_side));
}
BENCHMARK(dissolve_of_10000_communes_into_100)->Unit(benchmark::kMillisecond);

} // namespace
