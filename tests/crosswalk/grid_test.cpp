// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/grid.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"

#include "catch.hpp"
#include "crosswalk/shapes.hpp"

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

constexpr Crs laea{3035};
constexpr Point laea_corner{3'960'000.0, 2'250'000.0};

MultiPolygon moved_to_grid(const MultiPolygon& shape) {
    auto polygons = shape.polygons();
    for (auto& polygon : polygons)
        for (auto& [x, y] : polygon.shell) {
            x += laea_corner.x - corner.x;
            y += laea_corner.y - corner.y;
        }
    return MultiPolygon(std::move(polygons));
}

MultiPolygon square_of(const RegularGrid& grid, const GridCell& cell) {
    const double west = static_cast<double>(cell.column) * grid.side_m;
    const double south = static_cast<double>(cell.row) * grid.side_m;
    const double east = west + grid.side_m;
    const double north = south + grid.side_m;
    return MultiPolygon(
        {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}});
}

} // namespace

TEST_CASE("a rectangle covers the cells it lies over, each by its part") {
    const RegularGrid grid{laea, 200.0};
    const auto parts = cell_parts({moved_to_grid(rectangle(100, 0, 500, 50))}, laea, grid);
    REQUIRE(parts.size() == 3);
    CHECK(parts[0].cell == GridCell{19'800, 11'250});
    CHECK(parts[0].of_cell == 0.125);
    CHECK(parts[1].of_cell == 0.25);
    CHECK(parts[2].of_cell == 0.125);
}

TEST_CASE("nothing covers no cell") {
    CHECK(cell_parts({}, laea, {laea, 200.0}).empty());
    CHECK(cell_parts({MultiPolygon()}, laea, {laea, 200.0}).empty());
}

TEST_CASE("parts of cells agree with GEOS, cell by cell, and add up to the shape") {
    std::mt19937 random(42);
    const RegularGrid grid{laea, 3.0}; // the corners of the stars lie on cells' corners, or not
    for (int round = 0; round < 60; ++round) {
        const auto star = moved_to_grid(lattice_star(random, 20));
        double covered_m2 = 0.0;
        for (const auto& part : cell_parts({star}, laea, grid)) {
            const double area_m2 = part.of_cell * grid.side_m * grid.side_m;
            const double expected = intersection_area_m2(star, square_of(grid, part.cell));
            REQUIRE(std::abs(area_m2 - expected) < 1e-7);
            covered_m2 += area_m2;
        }
        REQUIRE(std::abs(covered_m2 - planar_area_m2(star)) < 1e-7);
    }
}

TEST_CASE("more cells than can be held are refused before any is") {
    const auto refusal = [](double side_m) {
        try {
            (void)cell_parts({shape_of({{{0, 0}, {9000, 0}, {9000, 9000}}})}, lambert93,
                             {lambert93, side_m});
        } catch (const LimitError& error) {
            return rendered(error.diagnostics().front(), Language::english);
        }
        return std::string("accepted");
    };
    CHECK(refusal(200.0) == "accepted");
    CHECK(refusal(1.0).find("53687091 cells") != std::string::npos);
    CHECK(refusal(1.0).find("9001 × 9001") != std::string::npos);
    CHECK(refusal(1e-12).find("CTG-CROSS-021") != std::string::npos); // no integer counts them
    CHECK(refusal(0.0).find("CTG-CROSS-021") != std::string::npos);
}

TEST_CASE("a hole, and what lies west of the first cell, count as they should") {
    const auto square = moved_to_grid(rectangle(0, 0, 600, 600));
    const auto hole = moved_to_grid(rectangle(200, 200, 400, 400));
    auto polygons = square.polygons();
    polygons.front().holes.push_back(hole.polygons().front().shell);
    const auto parts = cell_parts({MultiPolygon(std::move(polygons))}, laea, {laea, 200.0});
    CHECK(parts.size() == 8);
    for (const auto& part : parts)
        CHECK(part.of_cell == 1.0);
}

TEST_CASE("a cell has the name that INSEE gives it, and the name tells the cell") {
    const auto grid = insee_grid("13");
    CHECK(grid.crs == laea);
    const GridCell cell{3'962'600 / 200, 2'239'000 / 200};
    CHECK(insee_id(grid, cell) == "CRS3035RES200mN2239000E3962600");
    CHECK(cell_of_insee_id(grid, "CRS3035RES200mN2239000E3962600") == cell);
    CHECK_FALSE(cell_of_insee_id(grid, "CRS3035RES200mN2239100E3962600").has_value());
    CHECK_FALSE(cell_of_insee_id(grid, "CRS3035RES1000mN2239000E3962600").has_value());
    CHECK_FALSE(cell_of_insee_id(grid, "").has_value());
}

TEST_CASE("the grid overseas is that of its UTM zone, and Mayotte has none") {
    CHECK(insee_grid("974").crs == Crs{2975});
    CHECK(insee_grid("972").crs == Crs{5490});
    CHECK_THROWS_AS(insee_grid("976"), ArgumentError);
}
