// SPDX-License-Identifier: Apache-2.0
// Overlays of lattice layers against GEOS, pair by pair. CTG_LATTICE_PAIRS asks for more pairs than
// a suite has time for; the spatial benchmark compares a million of them.
#include "crosswalk/lattice.hpp"

#include "catch.hpp"

#include <cstdlib>

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

std::size_t wanted_pairs() {
    const char* const text = std::getenv("CTG_LATTICE_PAIRS");
    return text == nullptr ? 100'000 : std::stoul(text);
}

constexpr AreaKernel both_kernels[] = {AreaKernel::walk, AreaKernel::trapezoids};

} // namespace

TEST_CASE("lattice pairs full of coincident edges have the areas that GEOS finds, and no others") {
    const auto [walk, trapezoids, kernels] = lattice_proof(wanted_pairs(), 20261124);
    CHECK(walk.pairs >= wanted_pairs());
    CHECK(walk.common > walk.pairs / 8); // else there would be little to prove
    for (const auto& agreement : {walk, trapezoids, kernels}) {
        CHECK(agreement.in_one_set == 0);
        CHECK(agreement.largest_m2 <= 1e-6);
    }
    CHECK(kernels.largest_m2 <= 1e-10);
}

TEST_CASE("a lattice as wide as a continent gives the areas of a small one") {
    constexpr double step_m = 400'000.0; // a square of 3,200 km
    std::mt19937 random(20);
    const Shapes sources = lattice_shapes(random, 60);
    const Shapes targets = lattice_shapes(random, 60);
    const Areas expected = lattice_areas_by_geos(sources, targets);
    for (const auto kernel : both_kernels) {
        const Areas found = lattice_areas(sources, targets, kernel, step_m);
        REQUIRE(found.size() == expected.size());
        for (const auto& [pair, area] : expected)
            REQUIRE(found.at(pair) == Approx(area * step_m * step_m).epsilon(1e-9));
    }
}

TEST_CASE("two ways to cut a square share it out wholly, and no part is counted twice") {
    std::mt19937 random(21);
    for (int round = 0; round < 10; ++round) {
        const Shapes sources = lattice_tessellation(random, 48, 400);
        const Shapes targets = lattice_tessellation(random, 48, 250);
        REQUIRE(sources.size() > 60);
        for (const auto kernel : both_kernels) {
            const auto found =
                overlay(layer_of(on_the_map(sources), "s"), layer_of(on_the_map(targets), "t"),
                        {.area = AreaMethod::planar, .kernel = kernel});
            CHECK(found.notes.empty());
            std::vector<double> of_sources(sources.size());
            std::vector<double> of_targets(targets.size());
            for (const auto& part : found.value.parts()) {
                of_sources[part.source] += part.weight;
                of_targets[part.target] += part.weight;
            }
            for (std::size_t n = 0; n < sources.size(); ++n)
                REQUIRE(of_sources[n] == Approx(planar_area_m2(sources[n])).epsilon(1e-9));
            for (std::size_t n = 0; n < targets.size(); ++n)
                REQUIRE(of_targets[n] == Approx(planar_area_m2(targets[n])).epsilon(1e-9));
            CHECK(std::abs(mass_balance(found.value).error()) <= 1e-9 * 48 * 48);
        }
    }
}

TEST_CASE("a tessellation over itself, and over what is made of its pieces, leaves no sliver") {
    std::mt19937 random(22);
    const Shapes pieces = lattice_tessellation(random, 48, 500);
    // Each group is one feature of many polygons, some of which have an edge in common.
    std::vector<std::vector<Polygon>> groups(7);
    for (std::size_t n = 0; n < pieces.size(); ++n)
        groups[n % groups.size()].push_back(pieces[n].polygons().front());
    Shapes joined;
    for (const auto& group : groups)
        joined.push_back(MultiPolygon(group));
    for (const auto kernel : both_kernels) {
        const Areas diagonal = lattice_areas(pieces, pieces, kernel);
        REQUIRE(diagonal.size() == pieces.size());
        const auto grouped = overlay(
            layer_of(on_the_map(pieces), "s"),
            // Polygons of one group may share an edge, which is no valid shape, but a right layer.
            OverlayLayer(numbered(joined.size(), "t"), on_the_map(joined), lambert93, {},
                         ShapeCheck::trusted),
            {.area = AreaMethod::planar, .kernel = kernel});
        REQUIRE(grouped.value.parts().size() == pieces.size());
        for (const auto& part : grouped.value.parts()) {
            CHECK(part.target == part.source % groups.size());
            CHECK(part.weight == Approx(planar_area_m2(pieces[part.source])).epsilon(1e-12));
        }
    }
}
