// SPDX-License-Identifier: Apache-2.0
// The borders of communes, through geography_from: overlaps and gaps that are drawn by hand.
#include "ctg/territory/geography.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <cmath>

using ctg::Point;
using ctg::Ring;

namespace {

constexpr double west = 900'000;
constexpr double south = 6'270'000;

/// A rectangle in Lambert-93, in metres from a corner north of Aix-en-Provence.
Ring rectangle(double x, double y, double width, double height) {
    const double x0 = west + x;
    const double y0 = south + y;
    return {{x0, y0}, {x0 + width, y0}, {x0 + width, y0 + height}, {x0, y0 + height}, {x0, y0}};
}

ctg::Layer layer_of(const std::vector<std::vector<ctg::Polygon>>& shapes) {
    std::vector<ctg::Table::Row> rows;
    std::vector<ctg::MultiPolygon> polygons;
    for (const auto& shape : shapes) {
        const auto number = polygons.size() + 1;
        rows.push_back({{"1300" + std::to_string(number), number, 0}, {"C", number, 0}});
        polygons.emplace_back(shape);
    }
    return {
        ctg::Table({}, {"code", "nom"}, rows, {ctg::DecimalMark::point, ctg::PlaceUnit::feature}),
        polygons, ctg::lambert93};
}

std::vector<ctg::Diagnostic> found_in(const std::vector<std::vector<ctg::Polygon>>& shapes) {
    try {
        return ctg::geography_from(layer_of(shapes), ctg::GeographyYear{2025}).notes;
    } catch (const ctg::DataError& error) {
        return error.diagnostics();
    }
}

std::string value_of(const ctg::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return {};
}

const std::vector<ctg::Polygon> left{{rectangle(0, 0, 1000, 1000), {}}};

} // namespace

TEST_CASE("neighbours that share their border have no fault") {
    CHECK(found_in({left, {{rectangle(1000, 0, 1000, 1000), {}}}}).empty());
    CHECK(found_in({left}).empty());
    CHECK(found_in({}).empty());
}

TEST_CASE("an overlap of 100 m is an error with the pair, the area and both features") {
    const auto faults = found_in({left, {{rectangle(900, 0, 1100, 1000), {}}}});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-060");
    CHECK(value_of(faults[0], "first") == "13001");
    CHECK(value_of(faults[0], "second") == "13002");
    CHECK(value_of(faults[0], "area") == "100000.00"); // 100 m × 1000 m
    REQUIRE(faults[0].places.size() == 2);
    CHECK(faults[0].places[0].line == 1);
    CHECK(faults[0].places[1].line == 2);
}

TEST_CASE("a commune within another, or over a junction of others, is an overlap with each") {
    const auto within = found_in({left, {{rectangle(400, 400, 100, 100), {}}}});
    REQUIRE(within.size() == 1);
    CHECK(value_of(within[0], "area") == "10000.00");
    const auto over = found_in(
        {left, {{rectangle(1000, 0, 1000, 1000), {}}}, {{rectangle(950, 400, 100, 100), {}}}});
    REQUIRE(over.size() == 2);
    CHECK(value_of(over[0], "second") == "13003");
    CHECK(value_of(over[0], "area") == "5000.00");
    CHECK(value_of(over[1], "area") == "5000.00");
}

TEST_CASE("a commune that repeats another is an overlap of its whole area") {
    const auto faults = found_in({left, left});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-060");
    CHECK(value_of(faults[0], "area") == "1000000.00");
}

TEST_CASE("an overlap by less than 1 m is a warning") {
    const auto notes = found_in({left, {{rectangle(999.5, 0, 1000.5, 1000), {}}}});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-061");
    CHECK(notes[0].severity == ctg::Severity::warning);
    CHECK(value_of(notes[0], "area") == "500.00");
}

TEST_CASE("a closed gap 0.5 m wide is noted with its communes, a lake is not") {
    Ring bent = rectangle(1000, 0, 1000, 1000);
    bent.insert(bent.end() - 1, Point{west + 1000.5, south + 500});
    const Ring above{{west, south + 1000},        {west + 1000, south + 1000},
                     {west + 2000, south + 1000}, {west + 2000, south + 1100},
                     {west, south + 1100},        {west, south + 1000}};
    const auto notes = found_in({left, {{bent, {}}}, {{above, {}}}});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-062");
    CHECK(value_of(notes[0], "communes") == "13001, 13002");
    CHECK(std::stod(value_of(notes[0], "area")) == Approx(250.0)); // a triangle 1000 m by 0.5 m
    CHECK(notes[0].places.size() == 2);

    Ring lake = rectangle(1000, 0, 1000, 1000);
    lake.insert(lake.end() - 1, Point{west + 1200, south + 500});
    CHECK(found_in({left, {{lake, {}}}, {{above, {}}}}).empty());
    CHECK(found_in({{{rectangle(0, 0, 1000, 1000), {rectangle(400, 400, 100, 100)}}}}).empty());
}

TEST_CASE("an enclave that fills the hole of its neighbour has no fault") {
    CHECK(found_in({{{rectangle(0, 0, 1000, 1000), {rectangle(400, 400, 100, 100)}}},
                    {{rectangle(400, 400, 100, 100), {}}}})
              .empty());
}

TEST_CASE("a vertex of one commune in the middle of an edge of the other is noted with its place") {
    Ring finer = rectangle(1000, 0, 1000, 1000);
    finer.insert(finer.end() - 1, Point{west + 1000, south + 500});
    const auto notes = found_in({left, {{finer, {}}}});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-063");
    CHECK(notes[0].severity == ctg::Severity::note);
    CHECK(value_of(notes[0], "count") == "1");
    CHECK(value_of(notes[0], "communes") == "13001");
    CHECK(value_of(notes[0], "y") == "6270500.00");
    CHECK(notes[0].places.front().line == 1);
}

TEST_CASE("a strip 20 m wide between communes is noted, a pond as narrow in one is not") {
    Ring bent = rectangle(1000, 0, 1000, 1000);
    bent.insert(bent.end() - 1, Point{west + 1040, south + 500});
    const auto notes = found_in({left, {{bent, {}}}});
    CHECK(notes.empty()); // open to the outside: no gap
    const Ring above = rectangle(0, 1000, 2000, 100);
    const auto closed = found_in({left, {{bent, {}}}, {{above, {}}}});
    REQUIRE(closed.size() == 2);
    CHECK(closed[0].code == "CTG-TERR-062");
    CHECK(std::stod(value_of(closed[0], "area")) == Approx(20'000.0)); // 1000 m by 40 m, halved
    CHECK(std::stod(value_of(closed[0], "width")) == Approx(19.98).margin(0.02));
    CHECK(closed[1].code == "CTG-TERR-063"); // the corner of both on the edge above
    CHECK(found_in({{{rectangle(0, 0, 1000, 1000), {rectangle(400, 100, 20, 800)}}}}).empty());
}

TEST_CASE("islands and parts that touch in one point have no fault") {
    CHECK(
        found_in({left, {{rectangle(1000, 1000, 100, 100), {}}, {rectangle(5000, 0, 10, 10), {}}}})
            .empty());
}
