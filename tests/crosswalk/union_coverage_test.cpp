// SPDX-License-Identifier: Apache-2.0
#include "catch.hpp"
#include "crosswalk/shapes.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/measure.hpp"

#include <bit>
#include <random>

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

constexpr OverlayOptions planar{.area = AreaMethod::planar};

} // namespace

TEST_CASE("targets that overlap cover a place once, and the depth is told") {
    const auto sources = layer_of({rectangle(0, 0, 1000, 1000), rectangle(0, 2000, 10, 2010)}, "S");
    const auto targets = layer_of({rectangle(0, 0, 600, 1000), rectangle(400, 0, 1000, 1000),
                                   rectangle(450, 0, 550, 1000), rectangle(-500, 0, 0, 1000)},
                                  "T");
    const auto coverage = union_coverage(sources, targets, planar).value;
    REQUIRE(coverage.size() == 2);
    CHECK(std::abs(coverage[0].covered_m2 - 1e6) < 1e-3);
    CHECK(coverage[0].share() <= 1.0);
    CHECK(std::abs(coverage[0].overlapped_m2 - 200'000.0) < 1e-3);
    CHECK(coverage[0].depth == 3);
    CHECK(coverage[1].covered_m2 == 0.0);
    CHECK(coverage[1].depth == 0);
}

TEST_CASE("one target twice over covers what it covers once") {
    const auto sources = layer_of({rectangle(0, 0, 100, 100)}, "S");
    const auto covered_by = [&](const std::vector<MultiPolygon>& targets) {
        return union_coverage(sources, layer_of(targets, "T"), planar).value;
    };
    const auto once = covered_by({rectangle(50, 0, 100, 100)});
    const auto twice = covered_by({rectangle(50, 0, 100, 100), rectangle(50, 0, 100, 100)});
    CHECK(std::abs(once[0].covered_m2 - twice[0].covered_m2) < 1e-6);
    CHECK(once[0].overlapped_m2 == 0.0);
    CHECK(std::abs(twice[0].overlapped_m2 - 5'000.0) < 1e-6);
    CHECK(twice[0].depth == 2);
}

TEST_CASE("no target covers nothing") {
    const auto sources = layer_of({rectangle(0, 0, 100, 100)}, "S");
    const auto coverage = union_coverage(sources, layer_of({}, "T"), planar).value;
    REQUIRE(coverage.size() == 1);
    CHECK(coverage[0].share() == 0.0);
    CHECK(union_coverage(layer_of({}, "S"), sources, planar).value.empty());
}

TEST_CASE("sources that overlap are noted, targets that do are told by depth") {
    const auto one = layer_of({rectangle(0, 0, 100, 100)}, "T");
    const auto two = layer_of({rectangle(0, 0, 100, 100), rectangle(50, 0, 150, 100)}, "S");
    const auto found = union_coverage(two, one, planar);
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].code == "CTG-CROSS-009");
    CHECK(union_coverage(one, two, planar).notes.empty());
}

TEST_CASE("the union of stars is what inclusion and exclusion make of GEOS's intersections") {
    std::mt19937 random(7);
    for (int round = 0; round < 40; ++round) {
        const auto shapes = lattice_stars(random, 4, 12);
        const MultiPolygon source = lattice_star(random, 12);
        const auto coverage =
            union_coverage(layer_of({source}, "S"), layer_of(shapes, "T"), planar).value;
        double expected = 0.0;
        for (unsigned subset = 1; subset < 1U << shapes.size(); ++subset) {
            MultiPolygon common = source;
            for (std::size_t n = 0; n < shapes.size(); ++n)
                if ((subset >> n & 1U) != 0) common = intersection_of(common, shapes[n]);
            const double sign = std::popcount(subset) % 2 == 1 ? 1.0 : -1.0;
            expected += sign * planar_area_m2(common);
        }
        // GEOS's nodes are rounded to the centimetre of the plane: at most their perimeters' worth.
        CHECK(std::abs(coverage[0].covered_m2 - expected) < 0.5);
        CHECK(coverage[0].covered_m2 <= coverage[0].area_m2);
    }
}
