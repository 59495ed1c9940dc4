// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/measure.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "geometry/shapes.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <thread>

using ctg::MultiPolygon;
using ctg::test::rectangle;
using ctg::test::rectangle_ring;

namespace {

const MultiPolygon square_with_hole({{rectangle_ring(0, 0, 10, 10), {rectangle_ring(2, 2, 4, 4)}}});
const MultiPolygon bow_tie({{{{0, 0}, {2, 2}, {2, 0}, {0, 2}, {0, 0}}, {}}});

} // namespace

TEST_CASE("a ring that turns left has an area above 0, and a strip its width") {
    ctg::Polygon strip{{{0, 0}, {1000, 0}, {1000, 2}, {0, 2}, {0, 0}}, {}};
    CHECK(ctg::signed_area_m2(strip.shell) == 2000);
    CHECK(ctg::perimeter_m(strip) == 2004);
    CHECK(ctg::strip_width_m(2000, 2004) == Approx(2).epsilon(0.01));
    std::ranges::reverse(strip.shell);
    CHECK(ctg::signed_area_m2(strip.shell) == -2000);
    strip.holes.push_back({{1, 1}, {2, 1}, {2, 1.5}, {1, 1.5}, {1, 1}});
    CHECK(ctg::perimeter_m(strip) == 2007);
    CHECK(ctg::signed_area_m2({}) == 0);
    CHECK(ctg::strip_width_m(1, 0) > 1e300);
}

TEST_CASE("a hole is taken off an area, whichever way the rings turn") {
    CHECK(ctg::planar_area_m2(square_with_hole) == 96);
    const MultiPolygon turned({{{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, {}}});
    CHECK(ctg::planar_area_m2(turned) == 100);
    CHECK(ctg::planar_area_m2(MultiPolygon()) == 0);
}

TEST_CASE("a square metre far from the origin is still a square metre") {
    CHECK(ctg::planar_area_m2(rectangle(892'000, 6'247'000, 892'001, 6'247'001)) == 1);
}

TEST_CASE("an eighth of the ellipsoid has an eighth of its area") {
    // The equator and meridians are geodesics; 2πa²(1 + (1 − e²)/e · artanh e) is 510,065,621.718
    // km² for GRS 80 (and .724 for WGS 84).
    const MultiPolygon octant({{{{0, 0}, {90, 0}, {0, 90}, {0, 0}}, {}}});
    CHECK(ctg::ellipsoidal_area_m2(octant, ctg::wgs84) ==
          Approx(510'065'621.718e6 / 8).epsilon(1e-12));
}

TEST_CASE("Lambert-93 shrinks areas at its origin by the square of its scale there") {
    // k(46.5° N) = 0.999051086, from the constants n and C that IGN gives for Lambert-93.
    const auto square = rectangle(699'950, 6'599'950, 700'050, 6'600'050);
    CHECK(ctg::ellipsoidal_area_m2(square, ctg::lambert93) ==
          Approx(10'000 / (0.999051086 * 0.999051086)).epsilon(1e-8));
}

TEST_CASE("an equal-area CRS has a scale of 1 everywhere") {
    // EPSG:3035, the azimuthal equal-area projection of Lambert on 52° N, 10° E.
    const std::vector<ctg::Point> points{
        {4'321'000, 3'210'000}, {3'200'000, 2'900'000}, {4'230'000, 2'080'000}};
    for (const double scale : ctg::areal_scales(points, {3035}))
        CHECK(scale == Approx(1).epsilon(1e-7));
    CHECK(ctg::areal_scales({}, {3035}).empty());
}

TEST_CASE("the scale of Lambert-93 is what a square of degrees becomes on the plane") {
    for (const double latitude : {43.0, 44.0, 46.5, 49.0, 51.0}) {
        CAPTURE(latitude);
        const auto square = rectangle(2.995, latitude - 0.005, 3.005, latitude + 0.005);
        const auto drawn = ctg::transformed({square}, ctg::wgs84, ctg::lambert93);
        const ctg::Box box = ctg::box_of(drawn);
        const ctg::Point middle{700'000, 0.5 * (box.low.y + box.high.y)};
        const double scale = ctg::areal_scales({middle}, ctg::lambert93).front();
        CHECK(scale == Approx(ctg::planar_area_m2(drawn.front()) /
                              ctg::ellipsoidal_area_m2(square, ctg::wgs84))
                           .epsilon(1e-6));
        // True at the parallels of 44° and 49°, too small between them, too large beyond.
        const bool is_standard = latitude == 44.0 || latitude == 49.0;
        if (is_standard) CHECK(scale == Approx(1).epsilon(1e-6));
        if (!is_standard) CHECK((scale < 1) == (latitude == 46.5));
    }
    // At its origin, as above.
    CHECK(ctg::areal_scales({{700'000, 6'600'000}}, ctg::lambert93).front() ==
          Approx(0.999051086 * 0.999051086).epsilon(1e-7));
}

TEST_CASE("a point far from where a CRS is used has no scale") {
    try {
        (void)ctg::areal_scales({{700'000, 6'600'000}, {5.4, 43.3}}, ctg::lambert93);
        FAIL("accepted");
    } catch (const ctg::GeometryError& error) {
        CHECK(error.diagnostics().front().code == "CTG-GEOM-007");
        CHECK(error.diagnostics().front().places.front().line == 2);
    }
}

TEST_CASE("what two shapes share has an area; what only touches has none") {
    CHECK(ctg::intersection_area_m2(square_with_hole, rectangle(3, 3, 20, 20)) == Approx(48));
    CHECK(ctg::intersection_area_m2(rectangle(0, 0, 1, 1), rectangle(1, 0, 2, 1)) == 0);
    CHECK(ctg::intersection_area_m2(rectangle(0, 0, 1, 1), MultiPolygon()) == 0);
}

TEST_CASE("the area of random rectangles' overlap is the product of the overlaps of their sides") {
    CHECK(rc::check([] {
        const auto side = [] {
            const int low = *rc::gen::inRange(0, 1000);
            return std::pair<double, double>(low, low + *rc::gen::inRange(1, 1000));
        };
        const auto [w1, e1] = side();
        const auto [s1, n1] = side();
        const auto [w2, e2] = side();
        const auto [s2, n2] = side();
        const double width = std::max(0.0, std::min(e1, e2) - std::max(w1, w2));
        const double height = std::max(0.0, std::min(n1, n2) - std::max(s1, s2));
        const double area =
            ctg::intersection_area_m2(rectangle(w1, s1, e1, n1), rectangle(w2, s2, e2, n2));
        RC_ASSERT(area == Approx(width * height));
    }));
}

TEST_CASE("GEOS's own words are kept when it fails") {
    try {
        (void)ctg::intersection_area_m2(MultiPolygon({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}}),
                                        rectangle(0, 0, 1, 1));
        FAIL("an open ring was accepted");
    } catch (const ctg::GeometryError& error) {
        CHECK(error.diagnostics().front().code == "CTG-GEOM-005");
        CHECK_FALSE(error.diagnostics().front().values.front().second.empty());
    }
}

TEST_CASE("a bow-tie is invalid where it crosses itself") {
    const auto fault = ctg::invalidity_of(bow_tie);
    REQUIRE(fault);
    CHECK(fault->reason == "Self-intersection");
    CHECK(fault->where == ctg::Point{1, 1});
    CHECK_FALSE(ctg::invalidity_of(square_with_hole));
    CHECK_FALSE(ctg::invalidity_of(MultiPolygon()));
}

TEST_CASE("an open ring and a ring of too few points are invalid") {
    CHECK(ctg::invalidity_of(MultiPolygon({{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}, {}}}))->reason ==
          "Ring is not closed");
    CHECK(ctg::invalidity_of(MultiPolygon({ctg::Polygon{}})));
    CHECK(ctg::invalidity_of(MultiPolygon({{rectangle_ring(0, 0, 9, 9), {{{1, 1}, {1, 1}}}}})));
}

TEST_CASE("a label stands inside its shape, not in its hole") {
    const MultiPolygon ring({{rectangle_ring(0, 0, 10, 10), {rectangle_ring(1, 1, 9, 9)}}});
    const auto label = ctg::point_on_surface(ring);
    REQUIRE(label);
    CHECK(ctg::intersection_area_m2(ring, rectangle(label->x - 0.01, label->y - 0.01,
                                                    label->x + 0.01, label->y + 0.01)) > 0);
    CHECK_FALSE(ctg::point_on_surface(MultiPolygon()));
}

TEST_CASE("each thread has its own GEOS") {
    std::vector<double> areas(4);
    {
        std::vector<std::jthread> threads;
        for (auto& area : areas)
            threads.emplace_back([&area] {
                area = ctg::intersection_area_m2(rectangle(0, 0, 2, 2), rectangle(1, 1, 3, 3));
            });
    }
    CHECK(areas == std::vector<double>{1, 1, 1, 1});
}

TEST_CASE(
    "a difference leaves what is in the first shape alone, and nothing of a shape in another") {
    const auto left = difference_of(rectangle(0, 0, 10, 10), rectangle(4, 0, 20, 10));
    CHECK(planar_area_m2(left) == Approx(40));
    CHECK(difference_of(rectangle(2, 2, 4, 4), rectangle(0, 0, 10, 10)).is_empty());
    CHECK(difference_of(ctg::MultiPolygon(), rectangle(0, 0, 10, 10)).is_empty());
    const auto holed = difference_of(rectangle(0, 0, 10, 10), rectangle(2, 2, 4, 4));
    REQUIRE(holed.polygons().size() == 1);
    CHECK(holed.polygons().front().holes.size() == 1);
}

TEST_CASE("a union counts each place once, and of no shape is nothing") {
    const std::vector shapes{rectangle(0, 0, 10, 10), rectangle(5, 0, 15, 10),
                             rectangle(15, 0, 20, 10)};
    const auto united = ctg::union_of(shapes);
    CHECK(united.polygons().size() == 1);
    CHECK(planar_area_m2(united) == Approx(200));
    CHECK(ctg::union_of({}).is_empty());
}

TEST_CASE("GEOS refuses the union of a ring that is none") {
    const std::vector shapes{ctg::MultiPolygon({{{{0, 0}, {1, 1}}, {}}})};
    CHECK_THROWS_AS(ctg::union_of(shapes), ctg::GeometryError);
    CHECK_THROWS_AS(difference_of(shapes[0], shapes[0]), ctg::GeometryError);
}
