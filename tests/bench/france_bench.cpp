// SPDX-License-Identifier: Apache-2.0
// The 35,357 real communes of 2018: reading apart from the rest, as the goals are stated.
#include "ctg/reading/read.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"

#include <benchmark/benchmark.h>

namespace {

using namespace ctg;

Layer read_france() {
    LayerOptions options;
    options.invalid_shapes = InvalidShapes::keep; // 14174 crosses itself in the file
    return read_layer(CTG_FRANCE, options).value;
}

const Layer& layer() {
    static const Layer read = read_france();
    return read;
}

const Geography& geography() {
    static const Geography france = geography_from(layer(), GeographyYear{2018}).value;
    return france;
}

void france_read(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(read_france());
}
BENCHMARK(france_read)->Unit(benchmark::kMillisecond);

/// From degrees to the legal CRS of each département.
void france_projected(benchmark::State& state) {
    static_cast<void>(layer());
    for (auto _ : state)
        benchmark::DoNotOptimize(geography_from(layer(), GeographyYear{2018}));
}
BENCHMARK(france_projected)->Unit(benchmark::kMillisecond);

void france_arcs_and_contiguity(benchmark::State& state) {
    static_cast<void>(geography());
    for (auto _ : state) {
        const Topology topology = topology_of(geography().communes());
        benchmark::DoNotOptimize(contiguity_of(geography(), topology));
    }
}
BENCHMARK(france_arcs_and_contiguity)->Unit(benchmark::kMillisecond);

} // namespace
