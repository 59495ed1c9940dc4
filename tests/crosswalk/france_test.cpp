// SPDX-License-Identifier: Apache-2.0
// All communes of metropolitan France, over themselves, over départements made of them, over
// départements simplified apart from them, over hexagons and squares. Expected figures: the README
// of the shared data and the design of the spatial engine, counted with other tools; areas by GEOS.
#include "ctg/crosswalk/overlay.hpp"

#include "ctg/reading/read.hpp"
#include "ctg/territory/topology.hpp"

#include "catch.hpp"
#include "crosswalk/lattice.hpp"

#include <array>
#include <cmath>
#include <filesystem>
#include <numbers>

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

constexpr OverlayOptions on_the_plane{.area = AreaMethod::planar};

Layer boundaries(const char* file, InvalidShapes invalid_shapes = InvalidShapes::refuse) {
    const auto path = std::filesystem::path(CTG_SHARED_DATA) / "boundaries" / file;
    return read_layer(path, {.invalid_shapes = invalid_shapes}).value;
}

Point to_whole_centimetres(Point p) {
    return {std::round(p.x * 100.0) / 100.0, std::round(p.y * 100.0) / 100.0};
}

/// Shapes of metropolitan France under their codes, in Lambert-93, on whole centimetres as an
/// overlay sees them.
struct CodedShapes {
    std::vector<std::string> codes;
    Shapes shapes;

    [[nodiscard]] OverlayLayer layer() const {
        return {codes, shapes, lambert93, {}, ShapeCheck::trusted};
    }
    [[nodiscard]] CodedShapes
    of_departements(std::initializer_list<std::string_view> wanted) const {
        CodedShapes some;
        for (std::size_t n = 0; n < codes.size(); ++n)
            if (std::ranges::find(wanted, codes[n].substr(0, 2)) != wanted.end()) {
                some.codes.push_back(codes[n]);
                some.shapes.push_back(shapes[n]);
            }
        return some;
    }
};

CodedShapes coded_shapes(const Layer& layer) {
    CodedShapes result;
    Shapes in_degrees;
    const auto column = required_columns(layer.attributes, {"code"}).front();
    for (std::size_t row = 0; row < layer.attributes.row_count(); ++row) {
        const auto& code = layer.attributes.text(row, column);
        if (code.starts_with("97")) continue;
        result.codes.push_back(code);
        in_degrees.push_back(layer.shapes[row]);
    }
    result.shapes = placed(transformed(in_degrees, layer.crs, lambert93), to_whole_centimetres);
    return result;
}

const CodedShapes& communes() {
    static const auto communes = [] {
        // 14174 Condé-en-Normandie crosses itself.
        auto all = coded_shapes(boundaries("communes-france-2018.fgb.zip", InvalidShapes::keep));
        const auto faulty = std::ranges::find(all.codes, "14174") - all.codes.begin();
        auto& shape = all.shapes[static_cast<std::size_t>(faulty)];
        REQUIRE(invalidity_of(shape));
        shape = placed(mended(shape), to_whole_centimetres);
        return all;
    }();
    return communes;
}

/// Each département as the outline of its communes.
const CodedShapes& departements() {
    static const auto departements = [] {
        CodedShapes result;
        std::vector<Commune> parts;
        std::vector<std::size_t> group_of;
        for (std::size_t n = 0; n < communes().codes.size(); ++n) {
            const std::string departement = communes().codes[n].substr(0, 2);
            const auto found = std::ranges::find(result.codes, departement);
            group_of.push_back(static_cast<std::size_t>(found - result.codes.begin()));
            if (found == result.codes.end()) result.codes.push_back(departement);
            parts.push_back(
                {CommuneCode(communes().codes[n]), "", communes().shapes[n], lambert93});
        }
        result.shapes = dissolved(topology_of(parts), group_of, result.codes.size());
        return result;
    }();
    return departements;
}

/// Hexagons of 10 km from flat to flat over a box.
Shapes hexagons(const Box& box, double width) {
    const double radius = width / std::numbers::sqrt3;
    Shapes result;
    const auto rows = static_cast<int>((box.high.y - box.low.y) / (1.5 * radius)) + 2;
    const auto columns = static_cast<int>((box.high.x - box.low.x) / width) + 2;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            Ring ring;
            for (int n = 0; n < 6; ++n) {
                const double turn = std::numbers::pi * (1.0 / 6.0 + n / 3.0);
                const Point middle{box.low.x + (column + (row % 2) * 0.5) * width,
                                   box.low.y + row * 1.5 * radius};
                ring.push_back(to_whole_centimetres(
                    {middle.x + radius * std::cos(turn), middle.y + radius * std::sin(turn)}));
            }
            ring.push_back(ring.front());
            result.push_back(MultiPolygon({{std::move(ring), {}}}));
        }
    return result;
}

Shapes squares(const Box& box, double side) {
    Shapes result;
    for (double y = std::floor(box.low.y / side) * side; y < box.high.y; y += side)
        for (double x = std::floor(box.low.x / side) * side; x < box.high.x; x += side)
            result.push_back(MultiPolygon(
                {{{{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}, {x, y}}, {}}}));
    return result;
}

const CodedShapes& simplified_departements() {
    static const auto departements =
        coded_shapes(boundaries("departements-2018-simplifies-a-part.geojson.zip"));
    return departements;
}

/// Whether a part of a commune lies in the département that its code names.
bool is_own(const Crosswalk& crosswalk, const CommonPart& part) {
    return crosswalk.sources()[part.source].substr(0, 2) == crosswalk.targets()[part.target];
}

bool is_apart(const Box& a, const Box& b) {
    return a.high.x <= b.low.x || b.high.x <= a.low.x || a.high.y <= b.low.y || b.high.y <= a.low.y;
}

/// By GEOS, each pair seen from the middle of its source, where the fewest digits are lost.
Areas areas_by_geos(const CodedShapes& sources, const CodedShapes& targets) {
    constexpr double nothing = 1e-9;
    std::vector<Box> boxes;
    for (const auto& target : targets.shapes)
        boxes.push_back(box_of(std::span(&target, 1)));
    Areas areas;
    for (std::size_t s = 0; s < sources.shapes.size(); ++s) {
        const Box box = box_of(std::span(&sources.shapes[s], 1));
        const Point middle{std::floor(0.5 * (box.low.x + box.high.x)),
                           std::floor(0.5 * (box.low.y + box.high.y))};
        const auto seen = [&](Point p) {
            return to_whole_centimetres({p.x - middle.x, p.y - middle.y});
        };
        const auto source = placed(sources.shapes[s], seen);
        for (std::size_t t = 0; t < targets.shapes.size(); ++t) {
            if (is_apart(box, boxes[t])) continue;
            const double area = intersection_area_m2(source, placed(targets.shapes[t], seen));
            if (area > nothing) areas[{sources.codes[s], targets.codes[t]}] = area;
        }
    }
    return areas;
}

double perimeter_m(const MultiPolygon& shape) {
    double sum = 0.0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t n = 0; n + 1 < ring.size(); ++n)
            sum += std::hypot(ring[n + 1].x - ring[n].x, ring[n + 1].y - ring[n].y);
    };
    for (const auto& polygon : shape.polygons()) {
        add(polygon.shell);
        std::ranges::for_each(polygon.holes, add);
    }
    return sum;
}

void check_against_geos(const CodedShapes& sources, const CodedShapes& targets) {
    const Areas expected = areas_by_geos(sources, targets);
    REQUIRE(expected.size() >= sources.codes.size());
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
        const auto agreement =
            agreement_of(areas_in(overlay(sources.layer(), targets.layer(),
                                          {.area = AreaMethod::planar, .kernel = kernel})
                                      .value),
                         expected);
        CHECK(agreement.in_one_set == 0);
        CHECK(agreement.largest_m2 <= 1e-6);
    }
}

} // namespace

TEST_CASE("35,228 communes over themselves have their areas on the diagonal, and nothing beside") {
    const auto layer = communes().layer();
    const auto crosswalk = overlay(layer, layer, on_the_plane).value;
    REQUIRE(crosswalk.sources().size() == 35'228);
    REQUIRE(crosswalk.parts().size() == 35'228);
    for (const auto& part : crosswalk.parts()) {
        REQUIRE(part.source == part.target);
        REQUIRE(part.weight == Approx(layer.planar_area_m2(part.source)).epsilon(1e-12));
        REQUIRE(part.part == PartClass::real);
    }
}

TEST_CASE("communes over départements made of them give 35,228 pairs, and nothing outside") {
    REQUIRE(departements().codes.size() == 96);
    const auto [crosswalk, notes] =
        overlay(communes().layer(), departements().layer(), on_the_plane);
    CHECK(notes.empty());
    REQUIRE(crosswalk.parts().size() == 35'228);
    for (const auto& part : crosswalk.parts()) {
        REQUIRE(crosswalk.sources()[part.source].substr(0, 2) == crosswalk.targets()[part.target]);
        REQUIRE(crosswalk.of_source(part) == Approx(1.0).epsilon(1e-9));
    }
    const auto balance = mass_balance(crosswalk);
    CHECK(balance.outside <= 1e-9 * balance.in);
    CHECK(std::abs(balance.error()) <= 1e-9 * balance.in);
    const auto left = crosswalk.target_outside();
    for (std::size_t n = 0; n < left.size(); ++n)
        CHECK(left[n] <= 1e-9 * crosswalk.target_totals()[n]);
}

TEST_CASE("hexagons that cover France share out each commune wholly") {
    const auto tiles = hexagons(box_of(communes().shapes), 10'000.0);
    const auto crosswalk =
        overlay(communes().layer(), {numbered(tiles.size(), "h"), tiles, lambert93}, on_the_plane)
            .value;
    for (std::size_t n = 0; n < communes().shapes.size(); ++n) {
        double sum = 0.0;
        for (const auto& part : crosswalk.parts_of_source(n))
            sum += part.weight;
        // Hexagons on whole centimetres leave no gap, for they share their rounded corners.
        REQUIRE(sum == Approx(planar_area_m2(communes().shapes[n])).epsilon(1e-8));
    }
}

TEST_CASE("of départements simplified apart from the communes no strip is dropped") {
    const auto& [codes, shapes] = simplified_departements();
    REQUIRE(codes.size() == 96);
    const auto crosswalk =
        overlay(communes().layer(), simplified_departements().layer(), on_the_plane).value;
    CHECK(crosswalk.parts().size() == 40'747); // as the README of the shared data counted
    std::size_t own = 0;
    std::size_t rounding = 0;
    std::size_t beyond = 0;
    for (const auto& part : crosswalk.parts()) {
        if (is_own(crosswalk, part)) {
            CHECK(part.part == PartClass::real);
            ++own;
            continue;
        }
        ++beyond;
        const double area_m2 =
            intersection_area_m2(communes().shapes[part.source], shapes[part.target]);
        REQUIRE(std::abs(part.weight - area_m2) <= 1e-4); // GEOS sees 6,000 km in doubles
        if (area_m2 < 1.0) {
            CHECK(part.part == PartClass::rounding);
            ++rounding;
        }
    }
    CHECK(own == 35'228);   // each commune lies mostly in its own département
    CHECK(beyond == 5'519); // two drawings of one border
    CHECK(rounding == 13);
}

TEST_CASE("strips beyond a border drawn twice are drift, or real for a reason") {
    const auto& [codes, shapes] = simplified_departements();
    const auto crosswalk =
        overlay(communes().layer(), simplified_departements().layer(), on_the_plane).value;
    std::map<PartClass, std::size_t> counts;
    std::size_t differing = 0;
    std::size_t by_share = 0;
    std::size_t by_width = 0;
    for (const auto& part : crosswalk.parts()) {
        if (is_own(crosswalk, part)) continue;
        const auto strip = intersection_of(communes().shapes[part.source], shapes[part.target]);
        const double area_m2 = planar_area_m2(strip);
        const bool is_large =
            std::max(crosswalk.of_source(part), crosswalk.of_target(part)) >= 0.01;
        const bool is_wide = 2.0 * area_m2 / perimeter_m(strip) >= 50.0;
        const auto expected = area_m2 < 1.0         ? PartClass::rounding
                              : is_large || is_wide ? PartClass::real
                                                    : PartClass::drift;
        ++counts[expected];
        if (expected == PartClass::real) ++(is_large ? by_share : by_width);
        if (part.part != expected) ++differing;
    }
    REQUIRE(counts[PartClass::rounding] == 13);
    REQUIRE(counts[PartClass::drift] == 5'482);
    REQUIRE(by_share == 7); // more than 1 % of a small commune
    REQUIRE(by_width == 17);
    CHECK(differing == 0);
}

TEST_CASE("the étang de Berre, 155.08 km², lies in no commune") {
    const auto lake = coded_shapes(boundaries("trou-etang-de-berre.geojson"));
    const auto crosswalk = overlay(lake.layer(), communes().layer(), on_the_plane).value;
    CHECK(crosswalk.parts().empty()); // its shores are theirs, vertex by vertex
    CHECK(crosswalk.source_outside().front() / 1e6 == Approx(155.08).margin(0.005));
}

TEST_CASE("pairs of communes and hexagons are those of GEOS") {
    const auto some = communes().of_departements({"13", "29", "67"});
    const auto tiles = hexagons(box_of(some.shapes), 10'000.0);
    check_against_geos(some, {numbered(tiles.size(), "h"), tiles});
}

TEST_CASE("pairs of communes and départements are those of GEOS") {
    check_against_geos(communes().of_departements({"13", "75", "90"}), departements());
}

TEST_CASE("pairs of communes and squares of 200 m are those of GEOS") {
    auto some = communes().of_departements({"13"});
    some.codes.resize(12); // Aix-en-Provence, Arles and others: some 35,000 squares
    some.shapes.resize(12);
    const auto tiles = squares(box_of(some.shapes), 200.0);
    check_against_geos(some, {numbered(tiles.size(), "q"), tiles});
}
