// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/fine_weights.hpp"

#include "catch.hpp"
#include "crosswalk/shapes.hpp"
#include "ctg/base/error.hpp"
#include "ctg/crosswalk/variable.hpp"
#include "territory/squares.hpp"

#include <numeric>

using namespace ctg;
using namespace ctg::overlay_test;
using ctg::test::table_of;
using ctg::test::value_of;

namespace {

/// What the crosswalk of `sources` and `targets` has by `weights`, settled first.
Checked<Crosswalk> weighed(const OverlayLayer& sources, const OverlayLayer& targets,
                           const FineWeights& weights) {
    return reweighted(settled(overlay(sources, targets).value).crosswalk, sources, targets,
                      weights);
}

/// Households at points given from the corner.
FineWeights at_points(const std::vector<Point>& points, std::vector<double> counts) {
    std::vector<Point> placed;
    for (const auto& [x, y] : points)
        placed.push_back({corner.x + x, corner.y + y});
    return FineWeights::of_points("households", placed, lambert93, std::move(counts));
}

/// One source of 1 km, cut at 250 m.
const std::vector<MultiPolygon> one_source{rectangle(0, 0, 1000, 1000)};
const std::vector<MultiPolygon> two_targets{rectangle(0, 0, 250, 1000),
                                            rectangle(250, 0, 1000, 1000)};

} // namespace

TEST_CASE("a cut source is shared out by the points in its parts, not by their areas") {
    const auto found = weighed(layer_of(one_source, "S"), layer_of(two_targets, "T"),
                               at_points({{100, 500}, {200, 200}, {700, 500}}, {5, 3, 2}));
    const auto parts = found.value.parts();
    REQUIRE(parts.size() == 2);
    CHECK(std::abs(found.value.of_source(parts[0]) - 0.8) < 1e-9);
    CHECK(std::abs(parts[1].weight - 2.0) < 1e-9);
    CHECK(std::abs(found.value.source_totals()[0] - 10.0) < 1e-9);
    CHECK(found.value.origin().weight == "households");
    CHECK(found.notes.empty());
}

TEST_CASE(
    "a source that is cut bounds counts by nothing and all, though its weight is on one side") {
    const auto found =
        weighed(layer_of({one_source[0], rectangle(250, 2000, 900, 3000)}, "S"),
                layer_of({rectangle(0, 0, 250, 1000), rectangle(250, 0, 1000, 3000)}, "T"),
                at_points({{700, 500}, {700, 2500}}, {6, 4}))
            .value;
    const Variable births{"births", VariableKind::count, {Figure::exact(10), Figure::exact(5)}, {}};
    const auto values = transferred(found, births);
    CHECK(values[0].value == Figure::between(0, 0, 10));
    CHECK(values[1].value == Figure::between(5, 15, 15)); // S1 is whole
    CHECK(values[1].divided == 1);
}

TEST_CASE("a source of which only empty ground lies outside is cut too") {
    const auto found =
        weighed(layer_of(one_source, "S"), layer_of({rectangle(0, 0, 250, 1000)}, "T"),
                at_points({{100, 500}}, {6}))
            .value;
    const Variable births{"births", VariableKind::count, {Figure::exact(10)}, {}};
    CHECK(transferred(found, births)[0].value == Figure::between(0, 10, 10));
}

TEST_CASE("a point on the border between two parts counts half in each") {
    const auto found = weighed(layer_of(one_source, "S"), layer_of(two_targets, "T"),
                               at_points({{250, 500}}, {8}));
    CHECK(std::abs(found.value.parts()[0].weight - 4.0) < 1e-9);
    CHECK(std::abs(found.value.parts()[1].weight - 4.0) < 1e-9);
}

TEST_CASE("what lies in a source but in no target stays outside") {
    const auto found =
        weighed(layer_of(one_source, "S"), layer_of({rectangle(0, 0, 250, 1000)}, "T"),
                at_points({{100, 500}, {700, 500}}, {6, 4}));
    CHECK(std::abs(found.value.parts()[0].weight - 6.0) < 1e-9);
    CHECK(std::abs(found.value.source_outside()[0] - 4.0) < 1e-9);
}

TEST_CASE("what lies in a strip that was settled goes where the strip went") {
    // 8 m of the source are drawn in no target: less than 1 % of it, given to the larger part.
    const auto sources = layer_of(one_source, "S");
    const auto targets = layer_of({rectangle(0, 0, 250, 1000), rectangle(250, 0, 992, 1000)}, "T");
    const auto areas = settled(overlay(sources, targets).value, {.negligible = 0.01});
    CHECK(areas.moved_parts == 1);
    CHECK(std::abs(areas.moved - 8'000.0) < 20.0); // Lambert-93 is not equal-area
    const auto found =
        reweighted(areas.crosswalk, sources, targets, at_points({{100, 500}, {995, 500}}, {1, 9}));
    CHECK(std::abs(found.value.parts()[1].weight - 9.0) < 1e-9);
    CHECK(found.value.source_outside()[0] == 0.0);
}

TEST_CASE("a source in which nothing lies is shared out by area, and told") {
    const auto found =
        weighed(layer_of({one_source[0], rectangle(0, 2000, 1000, 3000)}, "S"),
                layer_of({rectangle(0, 0, 250, 3000), rectangle(250, 0, 1000, 3000)}, "T"),
                at_points({{700, 500}}, {3}));
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].code == "CTG-CROSS-040");
    CHECK(value_of(found.notes[0], "codes") == "S1");
    const auto empty = found.value.parts_of_source(1);
    REQUIRE(empty.size() == 2);
    CHECK(std::abs(found.value.of_source(empty[0]) - 0.25) < 1e-9);
    CHECK(std::abs(mass_balance(found.value).in - 3.0) < 1e-6);
}

TEST_CASE("finer features share out by how much of each lies in a part") {
    // Two blocks of 500 m × 1 km with 90 and 10 inhabitants; the cut at 250 m takes half of one.
    const auto blocks = FineWeights::of_features(
        "inhabitants", layer_of({rectangle(0, 0, 500, 1000), rectangle(500, 0, 1000, 1000)}, "B"),
        {90, 10});
    const auto found = weighed(layer_of(one_source, "S"), layer_of(two_targets, "T"), blocks);
    CHECK(std::abs(found.value.parts()[0].weight - 45.0) < 1e-6);
    CHECK(std::abs(found.value.parts()[1].weight - 55.0) < 1e-6);
}

TEST_CASE("squares of a grid weigh as the same squares drawn as polygons") {
    constexpr double side_m = 200.0;
    const RegularGrid grid{lambert93, side_m};
    std::vector<GridCell> cells;
    std::vector<double> counts;
    std::vector<MultiPolygon> drawn;
    for (int column = 0; column < 6; ++column)
        for (int row = 0; row < 6; ++row) {
            const Point low{std::floor(corner.x / side_m) * side_m + column * side_m,
                            std::floor(corner.y / side_m) * side_m + row * side_m};
            cells.push_back({static_cast<std::int64_t>(low.x / side_m),
                             static_cast<std::int64_t>(low.y / side_m)});
            counts.push_back(1.0 + column * column + 3.0 * row);
            drawn.push_back(rectangle(low.x - corner.x, low.y - corner.y, low.x - corner.x + side_m,
                                      low.y - corner.y + side_m));
        }
    const auto star = shape_of({{{37, 12}, {903, 77}, {611, 530}, {845, 960}, {120, 801}}});
    const auto by_grid = FineWeights::of_cells("n", grid, cells, counts);
    const auto by_layer = FineWeights::of_features("n", layer_of(drawn, "C"), counts);
    const std::vector shapes{star, rectangle(150, 150, 750, 350)};
    const auto left = by_grid.within(shapes, lambert93);
    const auto right = by_layer.within(shapes, lambert93);
    for (std::size_t n = 0; n < shapes.size(); ++n)
        CHECK(std::abs(left[n] - right[n]) < 1e-6 * right[n]);
}

TEST_CASE("tables of squares, of points and layers are read for what they are") {
    const auto squares =
        table_of({"idcar_200m", "ind"}, {{"CRS3035RES200mN2239000E3962600", "13"},
                                         {"CRS3035RES200mN2239000E3962800", "ns"}});
    const auto read = fine_weights_from(squares, "ind");
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes[0].code == "CTG-CROSS-041");
    CHECK(value_of(read.notes[0], "lines") == "3");
    const auto cell = MultiPolygon({{{{3962600, 2239000},
                                      {3962800, 2239000},
                                      {3962800, 2239200},
                                      {3962600, 2239200},
                                      {3962600, 2239000}},
                                     {}}});
    CHECK(std::abs(read.value.within({&cell, 1}, Crs{3035})[0] - 13.0) < 1e-9);

    const auto places =
        table_of({"lon", "lat", "n"}, {{"5.37", "43.30", "4"}, {"5.45", "43.53", "6"}});
    const auto points = fine_weights_from(places, "n").value;
    const auto marseille =
        MultiPolygon({{{{5.3, 43.2}, {5.4, 43.2}, {5.4, 43.4}, {5.3, 43.4}, {5.3, 43.2}}, {}}});
    CHECK(std::abs(points.within({&marseille, 1}, wgs84)[0] - 4.0) < 1e-9);
}

TEST_CASE("weights of one part of France leave the others alone, whose CRS cannot hold them") {
    // On La Réunion, and a square of La Ciotat (5.60° E): EPSG:3035 reaches no further than Europe.
    const Crs reunion{2975};
    const auto at = [](double west, double east) {
        return MultiPolygon({{{{340'000 + west, 7'650'000},
                               {340'000 + east, 7'650'000},
                               {340'000 + east, 7'651'000},
                               {340'000 + west, 7'651'000},
                               {340'000 + west, 7'650'000}},
                              {}}});
    };
    const auto weights =
        fine_weights_from(table_of({"idcar_200m", "n"}, {{"CRS3035RES200mN2239000E3962600", "13"}}),
                          "n")
            .value;
    const std::vector shapes{at(0, 1000)};
    CHECK(weights.within(shapes, reunion) == std::vector{0.0});
    CHECK(weights.within({}, reunion).empty());
    const OverlayLayer sources({"97411"}, shapes, reunion);
    const OverlayLayer targets({"est", "ouest"}, std::vector{at(0, 250), at(250, 1000)}, reunion);
    const auto found = reweighted(overlay(sources, targets).value, sources, targets, weights);
    CHECK(std::abs(found.value.of_source(found.value.parts()[0]) - 0.25) < 1e-9);
    REQUIRE(found.notes.size() == 1); // and where both lie is told
    CHECK(found.notes[0].code == "CTG-CROSS-061");
    CHECK(found.notes[0].severity == Severity::warning);
    CHECK(value_of(found.notes[0], "west") == "55.46");
    CHECK(value_of(found.notes[0], "own_west") == "5.60");
}

TEST_CASE("weights that lie where their CRS is not used are refused with their file") {
    const auto weights =
        fine_weights_from(table_of({"idcar_200m", "n"}, {{"CRS3035RES200mN200000000E200", "13"}}),
                          "n")
            .value;
    try {
        (void)weights.within(one_source, lambert93);
        FAIL("accepted");
    } catch (const GeometryError& error) {
        const auto& fault = error.diagnostics().front();
        CHECK(fault.code == "CTG-GEOM-007");
        REQUIRE(fault.places.size() == 1);
        CHECK(fault.places[0].file == weights.source().file);
    }
}

TEST_CASE("what tells no place, or no weight, is refused at its place") {
    const auto refusal = [](const std::vector<std::string>& columns,
                            const std::vector<std::vector<std::string>>& rows) {
        try {
            (void)fine_weights_from(table_of(columns, rows), "n");
        } catch (const Error& error) {
            CHECK(error.diagnostics().front().places.size() == 1);
            return error.diagnostics().front().code;
        }
        return std::string("accepted");
    };
    CHECK(refusal({"x", "y", "n"}, {}) == "CTG-CROSS-062");
    CHECK(refusal({"x", "y", "n"}, {{"900000", "6250000", "0"}, {"900000", "6250000", ""}}) ==
          "CTG-CROSS-062");
    CHECK(refusal({"idcar_200m", "n"}, {{"CRS9999RES200mN2239000E3962600", "1"}}) ==
          "CTG-CROSS-063");
    CHECK(refusal({"idcar_200m", "n"}, {{"CRS4326RES200mN2239000E3962600", "1"}}) ==
          "CTG-CROSS-063");
    CHECK(refusal({"x", "y", "n"}, {{"6250000", "900000", "1"}}) == "CTG-GEOM-004");
    CHECK(refusal({"lon", "lat", "n"}, {{"43.3", "5.37", "1"}}) == "CTG-GEOM-004");
    CHECK(refusal({"x", "y", "n"}, {{"900000", "6250000", "1"}, {"5.37", "43.3", "1"}}) ==
          "CTG-GEOM-007");
    const std::string square = "CRS3035RES200mN2239000E3962600";
    CHECK(refusal({"code", "n"}, {{"1", "2"}}) == "CTG-CROSS-042");
    CHECK(refusal({"idcar_200m", "n"}, {{"13055", "2"}}) == "CTG-CROSS-043");
    CHECK(refusal({"idcar_200m", "n"}, {{square, "1"}, {"CRS3035RES1000mN2239000E3962000", "1"}}) ==
          "CTG-CROSS-043");
    CHECK(refusal({"idcar_200m", "n"}, {{square, "1"}, {square, "1"}}) == "CTG-CROSS-002");
    CHECK(refusal({"x", "y", "n"}, {{"1", "2", "-3"}}) == "CTG-CROSS-011");
    CHECK(refusal({"x", "y", "n"}, {{"", "2", "3"}}) == "CTG-CROSS-044");
    CHECK(refusal({"x", "y", "n"}, {{"ouest", "2", "3"}}) == "CTG-DATA-005");
    CHECK(refusal({"x", "y", "m"}, {{"1", "2", "3"}}) == "CTG-DATA-004");
    CHECK_THROWS_AS(FineWeights::of_points("n", std::vector<Point>{{1, 2}}, lambert93, {}),
                    ArgumentError);
    const auto sources = layer_of(one_source, "S");
    const auto targets = layer_of(two_targets, "T");
    CHECK_THROWS_AS(
        reweighted(overlay(sources, targets).value, targets, sources, at_points({{1, 1}}, {1})),
        ArgumentError);
}
