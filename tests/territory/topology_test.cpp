// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/topology.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <algorithm>
#include <limits>

using ctg::Commune;
using ctg::MultiPolygon;
using ctg::outside;
using ctg::Topology;
using ctg::topology_of;
using namespace ctg::test;

namespace {

/// Communes as one group.
MultiPolygon union_of(const std::vector<Commune>& communes) {
    const std::vector<std::size_t> group_of(communes.size(), 0);
    return ctg::dissolved(topology_of(communes), group_of, 1).front();
}

std::size_t hole_count(const MultiPolygon& shape) {
    std::size_t count = 0;
    for (const auto& polygon : shape.polygons())
        count += polygon.holes.size();
    return count;
}

std::size_t arcs_between(const Topology& topology, std::size_t a, std::size_t b) {
    return static_cast<std::size_t>(std::ranges::count_if(topology.arcs, [&](const auto& arc) {
        return (arc.left == a && arc.right == b) || (arc.left == b && arc.right == a);
    }));
}

/// Each commune's rings, drawn again from the arcs.
bool arcs_give_back(const Topology& topology, const std::vector<Commune>& communes) {
    for (std::size_t c = 0; c < communes.size(); ++c) {
        std::vector<std::size_t> group_of(communes.size(), outside);
        group_of[c] = 0;
        const auto drawn = ctg::dissolved(topology, group_of, 1).front();
        if (ctg::intersection_area_m2(drawn, communes[c].shape) != Approx(planar_area_m2(drawn)) ||
            planar_area_m2(drawn) != Approx(planar_area_m2(communes[c].shape)))
            return false;
    }
    return true;
}

} // namespace

TEST_CASE("four squares have four inner arcs and four outer ones") {
    const auto topology = topology_of(four_squares());
    CHECK(topology.arcs.size() == 8);
    for (const auto& [a, b] : {std::pair{0U, 1U}, {0U, 2U}, {1U, 3U}, {2U, 3U}})
        CHECK(arcs_between(topology, a, b) == 1);
    for (std::size_t c = 0; c < 4; ++c)
        CHECK(arcs_between(topology, c, outside) == 1);
    CHECK(arcs_between(topology, 0, 3) == 0); // they meet in a point
    CHECK(arcs_give_back(topology, four_squares()));
}

TEST_CASE("a commune lies on the left of the arcs it runs along, whichever way its ring turned") {
    const MultiPolygon clockwise({{{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, {}}});
    const auto topology = topology_of(
        std::vector{commune("13001", clockwise), commune("13002", rectangle(10, 0, 20, 10))});
    REQUIRE(topology.arcs.size() == 3);
    for (const auto& arc : topology.arcs) {
        if (arc.left == outside || arc.right == outside) continue;
        // The border runs along x = 10: north-going, 13001 in the west is on the left.
        const bool goes_north = arc.points.front().y < arc.points.back().y;
        CHECK(arc.left == (goes_north ? 0U : 1U));
        CHECK(arc.points.front().x == 1000); // centimetres
    }
}

TEST_CASE("the border of an enclave is one closed arc, wherever its two rings begin") {
    const MultiPolygon around({{rectangle_ring(0, 0, 30, 30), {rectangle_ring(10, 10, 20, 20)}}});
    const MultiPolygon enclave({{{{20, 20}, {10, 20}, {10, 10}, {20, 10}, {20, 20}}, {}}});
    const std::vector communes{commune("13001", around), commune("13002", enclave)};
    const auto topology = topology_of(communes);
    REQUIRE(topology.arcs.size() == 2);
    CHECK(arcs_between(topology, 0, 1) == 1);
    CHECK(topology.arcs[1].points.front() == topology.arcs[1].points.back());
    CHECK(arcs_give_back(topology, communes));
    CHECK(planar_area_m2(union_of(communes)) == Approx(900));
    CHECK(hole_count(union_of(communes)) == 0);
}

TEST_CASE("a lake within a commune stays a hole") {
    const MultiPolygon around({{rectangle_ring(0, 0, 30, 30), {rectangle_ring(10, 10, 20, 20)}}});
    const std::vector communes{commune("13001", around)};
    CHECK(arcs_between(topology_of(communes), 0, outside) == 2);
    CHECK(planar_area_m2(union_of(communes)) == Approx(800));
    CHECK(hole_count(union_of(communes)) == 1);
}

TEST_CASE("a lake between communes stays a hole of their union") {
    const auto shape = union_of(squares_around_lake());
    CHECK(shape.polygons().size() == 1);
    CHECK(hole_count(shape) == 1);
    CHECK(planar_area_m2(shape) == Approx(800));
}

TEST_CASE("an island is a polygon of its own, in a commune and in a union") {
    const MultiPolygon two_parts(
        {{rectangle_ring(0, 0, 10, 10), {}}, {rectangle_ring(50, 50, 51, 51), {}}});
    const std::vector communes{commune("13001", two_parts),
                               commune("13002", rectangle(10, 0, 20, 10))};
    CHECK(topology_of(communes).shapes[0].size() == 2);
    const auto shape = union_of(communes);
    REQUIRE(shape.polygons().size() == 2);
    CHECK(ctg::planar_area_m2(shape) == Approx(201));
}

TEST_CASE("an island in a lake lies in no hole but its own") {
    auto communes = squares_around_lake();
    const MultiPolygon atoll({{rectangle_ring(12, 12, 18, 18), {rectangle_ring(14, 14, 16, 16)}}});
    communes.push_back(commune("13009", atoll));
    const auto shape = union_of(communes);
    REQUIRE(shape.polygons().size() == 2);
    CHECK(hole_count(shape) == 2);
    CHECK(planar_area_m2(shape) == Approx(800 + 36 - 4));
    CHECK_FALSE(ctg::invalidity_of(shape));
}

TEST_CASE("communes of a group that meet in a point only make two polygons") {
    const auto topology = topology_of(four_squares());
    const auto shapes = ctg::dissolved(topology, std::vector<std::size_t>{0, 1, 1, 0}, 2);
    for (const auto& shape : shapes) {
        CHECK(shape.polygons().size() == 2);
        CHECK(planar_area_m2(shape) == Approx(200));
        CHECK_FALSE(ctg::invalidity_of(shape));
    }
}

TEST_CASE("a hole that touches the outline in a point is a hole") {
    auto communes = squares_around_lake();
    communes.erase(communes.begin()); // the south-western square, at the lake's corner
    const auto shape = union_of(communes);
    REQUIRE(shape.polygons().size() == 1);
    CHECK(hole_count(shape) == 1);
    CHECK(planar_area_m2(shape) == Approx(700));
    CHECK_FALSE(ctg::invalidity_of(shape));
}

TEST_CASE("shells turn left and holes turn right") {
    const auto shape = union_of(squares_around_lake());
    const auto doubled_area = [](const ctg::Ring& ring) {
        double sum = 0;
        for (std::size_t i = 1; i < ring.size(); ++i)
            sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
        return sum;
    };
    const auto& polygon = shape.polygons().front();
    CHECK(doubled_area(polygon.shell) > 0);
    CHECK(doubled_area(polygon.holes.front()) < 0);
}

TEST_CASE("communes in no group are left out, and a group without commune is an empty shape") {
    const auto topology = topology_of(four_squares());
    const auto shapes =
        ctg::dissolved(topology, std::vector<std::size_t>{0, outside, 0, outside}, 2);
    REQUIRE(shapes.size() == 2);
    CHECK(planar_area_m2(shapes[0]) == Approx(200));
    CHECK(shapes[1].is_empty());
}

TEST_CASE("no commune at all has no arc") {
    const auto topology = topology_of(std::vector<Commune>{});
    CHECK(topology.arcs.empty());
    CHECK(ctg::dissolved(topology, {}, 0).empty());
}

TEST_CASE("coordinates that differ by less than the grid's step are one") {
    const std::vector communes{commune("13001", rectangle(0, 0, 10.003, 10)),
                               commune("13002", rectangle(9.998, 0, 20, 10))};
    CHECK(arcs_between(topology_of(communes), 0, 1) == 1);
    CHECK(arcs_between(topology_of(communes, {0.001}), 0, 1) == 0);
}

TEST_CASE("a ring that rounding flattens is dropped, with its holes") {
    const MultiPolygon with_specks(
        {{rectangle_ring(0, 0, 10, 10), {rectangle_ring(2, 2, 2.001, 9)}},
         {rectangle_ring(50, 50, 50.001, 50.001), {}},
         {rectangle_ring(60, 60, 60.002, 70), {}}});
    const auto topology = topology_of(std::vector{commune("13001", with_specks)});
    REQUIRE(topology.shapes[0].size() == 1);
    CHECK(topology.shapes[0][0].size() == 1);
    CHECK(topology.arcs.size() == 1);
}

TEST_CASE("a spike belongs to its commune on both sides") {
    const MultiPolygon spiked(
        {{{{0, 0}, {10, 0}, {15, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}}, {}}});
    const std::vector communes{commune("13001", spiked)};
    CHECK(arcs_between(topology_of(communes), 0, 0) == 1);
    CHECK(planar_area_m2(union_of(communes)) == Approx(100));
    CHECK_FALSE(ctg::invalidity_of(union_of(communes)));
}

TEST_CASE("a bow-tie is cut at no junction and does no harm") {
    const MultiPolygon bow_tie({{{{0, 0}, {20, 20}, {20, 0}, {0, 10}, {0, 0}}, {}}});
    const auto topology = topology_of(std::vector{commune("13001", bow_tie)});
    CHECK(topology.arcs.size() == 1);
    CHECK(ctg::dissolved(topology, std::vector<std::size_t>{0}, 1).front().polygons().size() == 1);
}

TEST_CASE("equal coordinates of two CRS are two places") {
    const std::vector communes{commune("13001", rectangle(0, 0, 10, 10)),
                               commune("97411", rectangle(10, 0, 20, 10), ctg::Crs{2975})};
    const auto topology = topology_of(communes);
    CHECK(arcs_between(topology, 0, 1) == 0);
    const auto faults = faults_of([&] {
        (void)ctg::dissolved(topology, std::vector<std::size_t>{0, 0}, 1);
    });
    CHECK(find(faults, "CTG-GEOM-010") != nullptr);
}

TEST_CASE("the same commune twice is refused, and both are named") {
    const std::vector communes{commune("13001", rectangle(0, 0, 10, 10)),
                               commune("13002", rectangle(0, 0, 10, 10))};
    const auto faults = faults_of([&] { (void)topology_of(communes); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-GEOM-006");
    CHECK(value_of(faults[0], "communes") == "13001, 13002");
}

TEST_CASE("an edge of three communes is refused, and the three are named") {
    const std::vector communes{
        commune("13001", rectangle(0, 0, 10, 10)), commune("13002", rectangle(10, 0, 20, 10)),
        commune("13003", MultiPolygon({{{{10, 0}, {15, 5}, {10, 10}, {10, 0}}, {}}}))};
    const auto faults = faults_of([&] { (void)topology_of(communes); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-GEOM-006");
    CHECK(value_of(faults[0], "communes") == "13001, 13002, 13003");
    CHECK(value_of(faults[0], "x") == "10.00");
}

TEST_CASE("a grid without a step, or too fine for the coordinates, is refused") {
    const std::vector communes{commune("13001", rectangle(0, 0, 1e9, 1e9))};
    for (const double step : {0.0, -1.0, std::numeric_limits<double>::quiet_NaN(), 1e-9}) {
        INFO(step);
        CHECK_THROWS_AS(topology_of(communes, {step}), ctg::ArgumentError);
    }
    CHECK_NOTHROW(topology_of(communes, {1e-6}));
}

TEST_CASE("the same communes give the same topology") {
    const auto once = topology_of(squares_around_lake());
    const auto again = topology_of(squares_around_lake());
    CHECK(once.arcs == again.arcs);
    CHECK(once.shapes == again.shapes);
}
