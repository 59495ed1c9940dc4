// SPDX-License-Identifier: Apache-2.0
// Random coverages: the cells of a square lattice are dealt out to communes, so that every area,
// border and neighbour is known by counting cells. The communes' shapes are united by GEOS.
#include "ctg/geometry/measure.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <geos_c.h>

#include <array>
#include <map>
#include <memory>
#include <random>
#include <set>

using ctg::MultiPolygon;
using ctg::outside;
using namespace ctg::test;

namespace {

constexpr std::size_t side = 8; // cells
constexpr double cell_m = 1.0;

/// Which commune holds each cell, or `outside`: cells[row][column].
using Cells = std::array<std::array<std::size_t, side>, side>;

/// The union of the cells of `commune`, by GEOS; each lattice point on its outline is a vertex.
MultiPolygon united(const Cells& cells, std::size_t commune) {
    const auto geos = std::unique_ptr<GEOSContextHandle_HS, void (*)(GEOSContextHandle_t)>(
        GEOS_init_r(), GEOS_finish_r);
    std::vector<GEOSGeometry*> squares;
    for (std::size_t row = 0; row < side; ++row)
        for (std::size_t column = 0; column < side; ++column)
            if (cells[row][column] == commune) {
                const double x = cell_m * static_cast<double>(column);
                const double y = cell_m * static_cast<double>(row);
                squares.push_back(
                    GEOSGeom_createRectangle_r(geos.get(), x, y, x + cell_m, y + cell_m));
            }
    const auto count = static_cast<unsigned>(squares.size());
    GEOSGeometry* all =
        GEOSGeom_createCollection_r(geos.get(), GEOS_GEOMETRYCOLLECTION, squares.data(), count);
    GEOSGeometry* shape = GEOSUnaryUnion_r(geos.get(), all);
    std::size_t size = 0;
    unsigned char* wkb = GEOSGeomToWKB_buf_r(geos.get(), shape, &size);
    auto result = MultiPolygon::from_wkb({reinterpret_cast<const std::byte*>(wkb), size});
    GEOSFree_r(geos.get(), wkb);
    GEOSGeom_destroy_r(geos.get(), shape);
    GEOSGeom_destroy_r(geos.get(), all);
    return result;
}

struct Coverage {
    Cells cells;
    std::vector<std::size_t> size; ///< [cells] by commune
    ctg::Geography geography;
};

/// Cells dealt to at most `commune_count` communes; about one in ten stays outside.
Coverage random_coverage(std::mt19937& random, std::size_t commune_count) {
    Coverage coverage{{}, {}, {ctg::GeographyYear{2025}, {}}};
    std::vector<std::size_t> size(commune_count, 0);
    std::uniform_int_distribution<std::size_t> deal(0, commune_count + commune_count / 10);
    for (auto& row : coverage.cells)
        for (auto& cell : row) {
            cell = deal(random);
            if (cell >= commune_count)
                cell = outside;
            else
                ++size[cell];
        }
    // Communes without a cell are numbered away.
    std::vector<std::size_t> number(commune_count, outside);
    for (std::size_t c = 0; c < commune_count; ++c)
        if (size[c] > 0) {
            number[c] = coverage.size.size();
            coverage.size.push_back(size[c]);
        }
    for (auto& row : coverage.cells)
        for (auto& cell : row)
            if (cell != outside) cell = number[cell];
    std::vector<ctg::Commune> communes;
    for (std::size_t c = 0; c < coverage.size.size(); ++c)
        communes.push_back(commune(std::to_string(13001 + c), united(coverage.cells, c)));
    coverage.geography = {ctg::GeographyYear{2025}, std::move(communes)};
    return coverage;
}

/// Unit edges between each two communes, counted from the cells; `outside` is a neighbour too.
std::map<std::pair<std::size_t, std::size_t>, int> counted_borders(const Cells& cells) {
    const auto at = [&](std::size_t row, std::size_t column) { // shifted by one
        const bool is_in = row >= 1 && row <= side && column >= 1 && column <= side;
        return is_in ? cells[row - 1][column - 1] : outside;
    };
    std::map<std::pair<std::size_t, std::size_t>, int> count;
    for (std::size_t row = 0; row <= side; ++row)
        for (std::size_t column = 0; column <= side; ++column)
            for (const auto neighbour : {at(row + 1, column), at(row, column + 1)})
                if (neighbour != at(row, column))
                    ++count[std::minmax({at(row, column), neighbour})];
    return count;
}

} // namespace

TEST_CASE("borders of random coverages are those counted from their cells") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 60; ++round) {
        INFO("round " << round);
        const auto coverage = random_coverage(random, 2 + static_cast<std::size_t>(round) % 20);
        const auto topology = ctg::topology_of(coverage.geography.communes());
        const auto contiguity = ctg::contiguity_of(coverage.geography, topology);
        auto expected = counted_borders(coverage.cells);
        double arc_length_m = 0.0;
        int edges = 0;
        for (const auto& [pair, count] : expected)
            edges += count;
        for (const auto& arc : topology.arcs)
            arc_length_m += static_cast<double>(arc.points.size() - 1) * cell_m;
        CHECK(arc_length_m == edges * cell_m);
        std::erase_if(expected, [](const auto& item) { return item.first.second == outside; });
        CHECK(contiguity.borders.size() == expected.size());
        for (const auto& border : contiguity.borders) {
            CHECK(border.first < border.second);
            const auto first = *coverage.geography.index_of(border.first);
            const auto second = *coverage.geography.index_of(border.second);
            CHECK(border.length_m == Approx(expected[std::minmax({first, second})] * cell_m));
        }
    }
}

TEST_CASE("random groups of random coverages dissolve into valid shapes of the same area") {
    std::mt19937 random(13);
    for (int round = 0; round < 60; ++round) {
        INFO("round " << round);
        const auto coverage = random_coverage(random, 2 + static_cast<std::size_t>(round) % 20);
        constexpr std::size_t group_count = 3;
        std::uniform_int_distribution<std::size_t> deal(0, group_count);
        std::vector<std::size_t> group_of;
        std::array<std::size_t, group_count> expected_cells{};
        for (const std::size_t size : coverage.size) {
            const std::size_t group = deal(random);
            group_of.push_back(group < group_count ? group : outside);
            if (group < group_count) expected_cells[group] += size;
        }
        Cells grouped = coverage.cells;
        for (auto& row : grouped)
            for (auto& cell : row)
                if (cell != outside) cell = group_of[cell];
        const auto shapes =
            ctg::dissolved(ctg::topology_of(coverage.geography.communes()), group_of, group_count);
        for (std::size_t g = 0; g < group_count; ++g) {
            const auto area_m2 = static_cast<double>(expected_cells[g]) * cell_m * cell_m;
            CHECK(planar_area_m2(shapes[g]) == Approx(area_m2).margin(1e-9));
            if (area_m2 == 0.0) continue;
            CHECK_FALSE(ctg::invalidity_of(shapes[g]));
            CHECK(ctg::intersection_area_m2(shapes[g], united(grouped, g)) == Approx(area_m2));
        }
    }
}

TEST_CASE("vertices in another order, and communes in another order, make the same borders") {
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        const auto coverage = random_coverage(random, 12);
        std::vector<ctg::Commune> turned;
        for (const auto& [code, name, shape, crs] : coverage.geography.communes()) {
            auto polygons = shape.polygons();
            for (auto& polygon : polygons) {
                polygon.shell.pop_back();
                std::ranges::rotate(polygon.shell, polygon.shell.begin() + 2);
                std::ranges::reverse(polygon.shell);
                polygon.shell.push_back(polygon.shell.front());
            }
            turned.insert(turned.begin(), {code, name, MultiPolygon(std::move(polygons)), crs});
        }
        const ctg::Geography geography(ctg::GeographyYear{2025}, turned);
        const auto before =
            ctg::contiguity_of(coverage.geography, ctg::topology_of(coverage.geography.communes()));
        const auto after = ctg::contiguity_of(geography, ctg::topology_of(geography.communes()));
        REQUIRE(before.borders.size() == after.borders.size());
        for (std::size_t n = 0; n < before.borders.size(); ++n) {
            CHECK(before.borders[n].first == after.borders[n].first);
            CHECK(before.borders[n].second == after.borders[n].second);
            CHECK(before.borders[n].length_m == Approx(after.borders[n].length_m));
        }
    }
}
