// SPDX-License-Identifier: Apache-2.0
// Borders that two communes draw with other vertices are borders all the same.
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/territory/contiguity.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <cmath>
#include <random>

using ctg::Border;
using ctg::Commune;
using ctg::MultiPolygon;
using ctg::Point;
using ctg::Ring;
using ctg::topology_of;
using namespace ctg::test;

namespace {

std::vector<Border> borders_of(const std::vector<Commune>& communes,
                               const ctg::TopologyOptions& options = {}) {
    return ctg::contiguity_of({ctg::GeographyYear{2025}, communes}, topology_of(communes, options))
        .borders;
}

MultiPolygon union_of(const std::vector<Commune>& communes) {
    const std::vector<std::size_t> group_of(communes.size(), 0);
    return ctg::dissolved(topology_of(communes), group_of, 1).front();
}

MultiPolygon polygon(Ring ring) {
    ring.push_back(ring.front());
    return MultiPolygon({{std::move(ring), {}}});
}

/// A big square in the west, two small ones in the east along its one long side.
std::vector<Commune> big_beside_two() {
    return {commune("13001", rectangle(0, 0, 20, 20)), commune("13002", rectangle(20, 0, 30, 10)),
            commune("13003", rectangle(20, 10, 30, 20))};
}

Point between(const Point& a, const Point& b, double part) {
    return {a.x + part * (b.x - a.x), a.y + part * (b.y - a.y)};
}

/// `shape` with vertices more on its edges: up to three on each, placed by chance.
MultiPolygon densified(const MultiPolygon& shape, std::mt19937& random) {
    std::uniform_int_distribution<int> count(0, 3);
    std::uniform_real_distribution<double> place(0.0, 1.0);
    const auto dense = [&](const Ring& ring) {
        Ring result{ring.front()};
        for (std::size_t i = 1; i < ring.size(); ++i) {
            std::vector<double> parts(static_cast<std::size_t>(count(random)));
            std::ranges::generate(parts, [&] { return place(random); });
            std::ranges::sort(parts);
            for (const double part : parts)
                result.push_back(between(ring[i - 1], ring[i], part));
            result.push_back(ring[i]);
        }
        return result;
    };
    std::vector<ctg::Polygon> polygons;
    for (const auto& [shell, holes] : shape.polygons()) {
        ctg::Polygon& added = polygons.emplace_back(ctg::Polygon{dense(shell), {}});
        for (const auto& hole : holes)
            added.holes.push_back(dense(hole));
    }
    return MultiPolygon(std::move(polygons));
}

/// A net of quadrilaterals on crooked lines: cells by row, then column.
std::vector<Commune> crooked_net(std::size_t side, std::mt19937& random) {
    std::uniform_real_distribution<double> off(-30.0, 30.0);
    std::vector<std::vector<Point>> nodes(side + 1);
    for (std::size_t row = 0; row <= side; ++row)
        for (std::size_t column = 0; column <= side; ++column)
            nodes[row].push_back({std::round(100.0 * double(column) + off(random)),
                                  std::round(100.0 * double(row) + off(random))});
    std::vector<Commune> communes;
    for (std::size_t row = 0; row < side; ++row)
        for (std::size_t column = 0; column < side; ++column)
            communes.push_back(
                commune(std::to_string(13001 + communes.size()),
                        polygon({nodes[row][column], nodes[row][column + 1],
                                 nodes[row + 1][column + 1], nodes[row + 1][column]})));
    return communes;
}

} // namespace

TEST_CASE("a big square is the neighbour of two small ones along its one long side") {
    CHECK(borders_of(big_beside_two()) == std::vector<Border>{{code("13001"), code("13002"), 10},
                                                              {code("13001"), code("13003"), 10},
                                                              {code("13002"), code("13003"), 10}});
    const auto topology = topology_of(big_beside_two());
    CHECK(topology.t_junctions == std::vector<ctg::TJunction>{{0, {2000, 1000}}});
    CHECK(borders_of(big_beside_two(), {0.01, ctg::Noding::as_drawn}) ==
          std::vector<Border>{{code("13002"), code("13003"), 10}});
}

TEST_CASE("a layer that is noded has no T-junction, and the same arcs with or without the search") {
    const auto drawn = topology_of(squares_around_lake(), {0.01, ctg::Noding::as_drawn});
    const auto noded = topology_of(squares_around_lake());
    CHECK(noded.t_junctions.empty());
    CHECK(noded.arcs == drawn.arcs);
    CHECK(noded.shapes == drawn.shapes);
    CHECK(topology_of(std::vector<Commune>{}).t_junctions.empty());
}

TEST_CASE("the union across a border with a T-junction has neither seam nor hole") {
    const auto shape = union_of(big_beside_two());
    REQUIRE(shape.polygons().size() == 1);
    CHECK(shape.polygons().front().holes.empty());
    CHECK(planar_area_m2(shape) == Approx(600));
    CHECK_FALSE(ctg::invalidity_of(shape));
}

TEST_CASE("T-junctions on an oblique border hold, though rounding moves them off the line") {
    const Point low{3.0, 1.0};
    const Point high{1003.0, 701.0};
    std::vector<Commune> communes{commune("13001", polygon({low, high, {3.0, 701.0}}))};
    constexpr std::size_t count = 7;
    for (std::size_t n = 0; n < count; ++n)
        communes.push_back(commune(std::to_string(13002 + n),
                                   polygon({between(low, high, double(n) / count),
                                            {1003.0, 1.0},
                                            between(low, high, double(n + 1) / count)})));
    double length_m = 0.0;
    std::size_t neighbours = 0;
    for (const auto& border : borders_of(communes))
        if (border.first == code("13001")) {
            ++neighbours;
            length_m += border.length_m;
        }
    CHECK(neighbours == count);
    CHECK(length_m == Approx(std::hypot(1000.0, 700.0)).epsilon(1e-6));
    CHECK(topology_of(communes).t_junctions.size() == count - 1);
    const auto shape = union_of(communes);
    CHECK_FALSE(ctg::invalidity_of(shape));
    CHECK(shape.polygons().front().holes.empty());
}

TEST_CASE("vertices of two neighbours in one border split the edges of both") {
    const auto west = polygon({{0, 0}, {10, 0}, {10, 3}, {10, 10}, {0, 10}});
    const auto east = polygon({{10, 0}, {20, 0}, {20, 10}, {10, 10}, {10, 6}});
    const std::vector communes{commune("13001", west), commune("13002", east)};
    CHECK(borders_of(communes) == std::vector<Border>{{code("13001"), code("13002"), 10}});
    CHECK(topology_of(communes).t_junctions.size() == 2);
}

TEST_CASE("vertices that rounding parted by a step are one") {
    // 10.0049 and 10.0051 lie beside the middle between two centimetres.
    const std::vector communes{commune("13001", rectangle(0, 0, 10.0049, 10)),
                               commune("13002", rectangle(10.0051, 0, 20, 10))};
    REQUIRE(borders_of(communes).size() == 1);
    CHECK(borders_of(communes).front().length_m == 10.0);
    CHECK(borders_of(communes, {0.01, ctg::Noding::as_drawn}).empty());
}

TEST_CASE("a vertex farther than a step from an edge does not split it") {
    const std::vector communes{commune("13001", rectangle(0, 0, 20, 20)),
                               commune("13002", rectangle(20.02, 5, 30, 10))};
    CHECK(borders_of(communes).empty());
    CHECK(topology_of(communes).t_junctions.empty());
}

TEST_CASE("edges of two CRS do not split each other") {
    auto communes = big_beside_two();
    communes[0].crs = ctg::Crs{2975};
    CHECK(topology_of(communes).t_junctions.empty());
}

TEST_CASE("communes that overlap along an edge of another stay as drawn, and the rest is noded") {
    auto communes = big_beside_two();
    communes.push_back(commune("13004", rectangle(100, 0, 110, 10)));
    communes.push_back(commune("13005", rectangle(109, 0, 120, 10))); // over 13004 by a metre
    const auto topology = topology_of(communes);
    CHECK(topology.t_junctions.size() == 1);
    CHECK(borders_of(communes).size() == 3);
}

TEST_CASE("communes that lie on one side of an edge as drawn are still refused") {
    auto communes = big_beside_two();
    communes.push_back(commune("13004", rectangle(20, 0, 25, 10)));
    const auto faults = faults_of([&] { (void)topology_of(communes); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-GEOM-006");
    CHECK(value_of(faults[0], "communes") == "13002, 13004");
}

TEST_CASE("vertices more on the edges of random nets change neither neighbours nor lengths") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 40; ++round) {
        INFO("round " << round);
        const auto sparse = crooked_net(6, random);
        auto dense = sparse;
        for (auto& commune : dense)
            commune.shape = densified(commune.shape, random);
        const auto expected = borders_of(sparse);
        const auto found = borders_of(dense);
        REQUIRE(found.size() == expected.size());
        for (std::size_t n = 0; n < found.size(); ++n) {
            CHECK(found[n].first == expected[n].first);
            CHECK(found[n].second == expected[n].second);
            // Each vertex lies within 1 cm of its edge, of 40 m and more: 1e-4 at most by
            // Pythagoras.
            CHECK(found[n].length_m == Approx(expected[n].length_m).margin(1e-2));
        }
        const auto shape = union_of(dense);
        CHECK(shape.polygons().size() == 1);
        CHECK(shape.polygons().front().holes.empty());
        CHECK_FALSE(ctg::invalidity_of(shape));
        CHECK(planar_area_m2(shape) == Approx(planar_area_m2(union_of(sparse))).margin(10.0));
    }
}

TEST_CASE("vertices more on straight borders change lengths by less than 1e-6") {
    std::mt19937 random(7);
    auto dense = squares_around_lake();
    for (auto& commune : dense)
        commune.shape = densified(commune.shape, random);
    const auto expected = borders_of(squares_around_lake());
    const auto found = borders_of(dense);
    REQUIRE(found.size() == expected.size());
    for (std::size_t n = 0; n < found.size(); ++n)
        CHECK(found[n].length_m == Approx(expected[n].length_m).epsilon(1e-6));
}

TEST_CASE(
    "random rectangles over each other are refused with the search when they are without it") {
    std::mt19937 random(13);
    std::uniform_int_distribution<int> place(0, 12);
    std::size_t accepted = 0;
    for (int round = 0; round < 400; ++round) {
        INFO("round " << round);
        std::vector<Commune> communes;
        for (int n = 0; n < 2 + round % 8; ++n) {
            const auto [west, east] = std::minmax({place(random), place(random)});
            const auto [south, north] = std::minmax({place(random), place(random)});
            communes.push_back(
                commune(std::to_string(13001 + n), rectangle(west, south, east + 1, north + 1)));
        }
        const auto refusals = [&](ctg::Noding noding) {
            return faults_of([&] { (void)topology_of(communes, {0.01, noding}); }).size();
        };
        const auto drawn = refusals(ctg::Noding::as_drawn);
        CHECK(refusals(ctg::Noding::of_neighbours) == drawn);
        if (drawn > 0) continue;
        ++accepted;
        const auto topology = topology_of(communes);
        for (std::size_t c = 0; c < communes.size(); ++c) { // each commune keeps its area
            std::vector<std::size_t> group_of(communes.size(), ctg::outside);
            group_of[c] = 0;
            const auto shape = ctg::dissolved(topology, group_of, 1).front();
            CHECK(planar_area_m2(shape) == Approx(planar_area_m2(communes[c].shape)));
        }
    }
    CHECK(accepted > 100);
}
