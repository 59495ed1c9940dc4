// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/overlay.hpp"

#include "ctg/geometry/measure.hpp"

#include "catch.hpp"
#include "crosswalk/shapes.hpp"

#include <cmath>
#include <limits>

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

constexpr OverlayOptions on_the_plane{.area = AreaMethod::planar};

Crosswalk overlaid(const std::vector<MultiPolygon>& sources,
                   const std::vector<MultiPolygon>& targets,
                   const OverlayOptions& options = on_the_plane) {
    return overlay(layer_of(sources, "s"), layer_of(targets, "t"), options).value;
}

/// By GEOS, pair by pair: an independent hand.
Areas areas_by_geos(const std::vector<MultiPolygon>& sources,
                    const std::vector<MultiPolygon>& targets) {
    Areas areas;
    for (std::size_t s = 0; s < sources.size(); ++s)
        for (std::size_t t = 0; t < targets.size(); ++t)
            if (const double area = intersection_area_m2(sources[s], targets[t]); area > 1e-9)
                areas[{"s" + std::to_string(s), "t" + std::to_string(t)}] = area;
    return areas;
}

void require_same(const Areas& ours, const Areas& theirs, double tolerance_m2) {
    REQUIRE(ours.size() == theirs.size());
    for (auto a = ours.begin(), b = theirs.begin(); a != ours.end(); ++a, ++b) {
        REQUIRE(a->first == b->first);
        REQUIRE(std::abs(a->second - b->second) <= tolerance_m2);
    }
}

/// Each shape moved by a function on its points.
template <class Move>
std::vector<MultiPolygon> moved(const std::vector<MultiPolygon>& shapes, Move&& move) {
    std::vector<MultiPolygon> result;
    for (const auto& shape : shapes) {
        auto polygons = shape.polygons();
        for (auto& polygon : polygons)
            for (auto& point : polygon.shell)
                point = move(point);
        result.emplace_back(std::move(polygons));
    }
    return result;
}

std::string code_of(const Error& error) {
    return error.diagnostics().front().code;
}

template <class Kind, class Action>
std::string refusal(Action&& action) {
    try {
        action();
    } catch (const Kind& error) {
        return code_of(error);
    }
    return "accepted";
}

} // namespace

TEST_CASE("two squares share the rectangle where they lie over each other") {
    const auto crosswalk = overlaid({rectangle(0, 0, 10, 10)}, {rectangle(6, 2, 20, 30)});
    REQUIRE(crosswalk.parts().size() == 1);
    const auto& part = crosswalk.parts().front();
    CHECK(part.weight == 32.0);
    CHECK(crosswalk.of_source(part) == 0.32);
    CHECK(crosswalk.source_outside().front() == 68.0);
    CHECK(crosswalk.target_outside().front() == 14.0 * 28.0 - 32.0);
}

TEST_CASE("a target inside its source, and one around it, are wholly common") {
    const auto crosswalk = overlaid({rectangle(0, 0, 10, 10), rectangle(20, 0, 24, 4)},
                                    {rectangle(2, 2, 5, 6), rectangle(15, -5, 30, 10)});
    CHECK(areas_in(crosswalk) == Areas{{{"s0", "t0"}, 12.0}, {{"s1", "t1"}, 16.0}});
}

TEST_CASE("what only touches has nothing in common") {
    const auto crosswalk =
        overlaid({rectangle(0, 0, 10, 10)},
                 {rectangle(10, 0, 20, 10), rectangle(10, 10, 20, 20), rectangle(3, 10, 7, 12),
                  shape_of({{{0, 0}, {-5, -5}, {-5, 5}}})});
    CHECK(crosswalk.parts().empty());
    CHECK(crosswalk.source_outside().front() == 100.0);
}

TEST_CASE("a hole belongs to none, and parts add up") {
    const Ring shell{{0, 0}, {10, 0}, {10, 10}, {0, 10}, {0, 0}};
    const Ring hole{{4, 4}, {4, 6}, {6, 6}, {6, 4}, {4, 4}};
    const Ring island{{20, 0}, {30, 0}, {30, 10}, {20, 10}, {20, 0}};
    const auto sources = moved({MultiPolygon({{shell, {hole}}, {island, {}}})}, [](Point p) {
        return Point{corner.x + p.x, corner.y + p.y};
    });
    // The hole moves with its shell only if it is moved too: built again where it is needed.
    auto polygons = sources.front().polygons();
    for (auto& point : polygons.front().holes.front())
        point = {corner.x + point.x, corner.y + point.y};
    const auto crosswalk = overlaid({MultiPolygon(polygons)}, {rectangle(3, 3, 25, 7)});
    CHECK(crosswalk.parts().front().weight == 7.0 * 4.0 - 4.0 + 5.0 * 4.0);
}

TEST_CASE("layers without features, and empty shapes, overlay to nothing") {
    CHECK(overlaid({}, {}).parts().empty());
    CHECK(overlaid({rectangle(0, 0, 1, 1)}, {}).source_outside() == std::vector{1.0});
    const auto crosswalk = overlaid({MultiPolygon()}, {rectangle(0, 0, 1, 1)});
    CHECK(crosswalk.parts().empty());
    CHECK(crosswalk.source_totals().front() == 0.0);
}

TEST_CASE("random lattice layers agree with GEOS pair by pair, by either kernel") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 6; ++round) {
        const auto sources = lattice_stars(random, 60);
        const auto targets = lattice_stars(random, 60);
        const auto expected = areas_by_geos(sources, targets);
        for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
            const auto found =
                overlaid(sources, targets, {.area = AreaMethod::planar, .kernel = kernel});
            require_same(areas_in(found), expected, 1e-8); // which GEOS itself errs by
        }
    }
}

TEST_CASE("a layer over itself has its areas on the diagonal") {
    std::vector<MultiPolygon> tiles;
    for (int n = 0; n < 36; ++n) {
        const double west = 7.0 * (n % 6);
        const double south = 5.0 * (n / 6);
        tiles.push_back(rectangle(west, south, west + 7.0, south + 5.0));
    }
    const auto crosswalk = overlaid(tiles, tiles);
    REQUIRE(crosswalk.parts().size() == tiles.size());
    for (const auto& part : crosswalk.parts()) {
        CHECK(part.source == part.target);
        CHECK(part.weight == 35.0);
    }
}

TEST_CASE("the same layers moved, turned, or drawn otherwise have the same areas") {
    std::mt19937 random(7);
    const auto sources = lattice_stars(random, 40);
    const auto targets = lattice_stars(random, 40);
    const auto expected = areas_in(overlaid(sources, targets));
    const auto check = [&](auto&& move) {
        require_same(areas_in(overlaid(moved(sources, move), moved(targets, move))), expected,
                     1e-9);
    };
    SECTION("by a translation") {
        check([](Point p) { return Point{p.x + 12'345.67, p.y - 7'654.32}; });
    }
    SECTION("by a quarter turn") {
        check([](Point p) {
            return Point{corner.x - (p.y - corner.y), corner.y + (p.x - corner.x)};
        });
    }
    SECTION("from another first corner, the other way round") {
        const auto redrawn = [](const std::vector<MultiPolygon>& shapes) {
            std::vector<MultiPolygon> result;
            for (const auto& shape : shapes) {
                auto ring = shape.polygons().front().shell;
                ring.pop_back();
                std::ranges::rotate(ring, ring.begin() + 1);
                std::ranges::reverse(ring);
                ring.push_back(ring.front());
                result.push_back(MultiPolygon({{std::move(ring), {}}}));
            }
            return result;
        };
        require_same(areas_in(overlaid(redrawn(sources), redrawn(targets))), expected, 1e-9);
    }
    SECTION("with a corner in the middle of each edge") {
        const auto refined = [](const std::vector<MultiPolygon>& shapes) {
            std::vector<MultiPolygon> result;
            for (const auto& shape : shapes) {
                Ring ring;
                for (const auto& point : shape.polygons().front().shell) {
                    if (!ring.empty())
                        ring.push_back(
                            {(ring.back().x + point.x) / 2, (ring.back().y + point.y) / 2});
                    ring.push_back(point);
                }
                result.push_back(MultiPolygon({{std::move(ring), {}}}));
            }
            return result;
        };
        require_same(areas_in(overlaid(refined(sources), refined(targets))), expected, 1e-9);
    }
}

TEST_CASE("sources and targets may change places") {
    std::mt19937 random(11);
    const auto one = layer_of(lattice_stars(random, 50), "a");
    const auto other = layer_of(lattice_stars(random, 30), "b");
    const auto there = overlay(one, other, on_the_plane).value;
    const auto back = transposed(overlay(other, one, on_the_plane).value);
    CHECK(std::ranges::equal(there.parts(), back.parts()));
}

TEST_CASE("any number of threads gives the same bytes") {
    std::mt19937 random(3);
    const auto sources = layer_of(lattice_stars(random, 400, 40), "s");
    const auto targets = layer_of(lattice_stars(random, 400, 40), "t");
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
        const auto one = overlay(sources, targets, {.kernel = kernel, .threads = 1}).value;
        for (const std::size_t threads : {2U, 4U, 8U})
            CHECK(overlay(sources, targets, {.kernel = kernel, .threads = threads}).value == one);
    }
}

TEST_CASE("areas are those of the ellipsoid unless the plane is asked for") {
    const auto square = rectangle(0, 0, 10'000, 10'000);
    const auto sources = layer_of({square}, "s");
    const auto corrected = overlay(sources, layer_of({square}, "t")).value;
    const double on_earth = ellipsoidal_area_m2(square, lambert93);
    CHECK(std::abs(corrected.parts().front().weight / on_earth - 1.0) < 2e-6);
    CHECK(corrected.source_totals().front() == corrected.parts().front().weight);
    CHECK(corrected.source_outside().front() == 0.0);
    CHECK(overlaid({square}, {square}).parts().front().weight == 1e8);
}

TEST_CASE("thin strips are told from real parts by their width, and none is dropped") {
    const auto source = rectangle(0, 0, 10'000, 10'000);
    const auto crosswalk =
        overlaid({source}, {rectangle(9'980, 0, 20'000, 10'000), // a strip of 20 m, 0.2 km²: drift
                            rectangle(-9'000, 0, 1'000, 10'000), // a tenth of the source
                            rectangle(9'990, 9'999.99, 10'020, 10'000.5), // 0.1 m²
                            rectangle(4'000, 4'000, 4'030, 4'030)}); // small, but wholly inside
    REQUIRE(crosswalk.parts().size() == 4);
    CHECK(crosswalk.parts()[0].part == PartClass::drift);
    CHECK(crosswalk.parts()[1].part == PartClass::real);
    CHECK(crosswalk.parts()[2].part == PartClass::rounding);
    CHECK(crosswalk.parts()[3].part == PartClass::real);
}

TEST_CASE("a long level border counts at whatever height it lies") {
    // Many short edges make a fine grid, in whose rows the long one comes to lie at each height.
    std::vector<MultiPolygon> crowd;
    for (int n = 0; n < 60; ++n)
        crowd.push_back(rectangle(2.0 * n, 20, 2.0 * n + 1, 21));
    auto sources = moved(crowd, [](Point p) { return Point{p.x, p.y + 5}; });
    sources.push_back(rectangle(40, -5, 50, 8));
    for (int centimetres = 0; centimetres < 400; ++centimetres) {
        const double south = 0.01 * centimetres;
        auto targets = crowd;
        targets.push_back(rectangle(0, south, 100, 10));
        const auto found =
            overlaid(sources, targets, {.area = AreaMethod::planar, .kernel = AreaKernel::walk});
        REQUIRE(found.parts().size() == 1);
        REQUIRE(found.parts().front().weight == Approx(10 * (8 - south)).epsilon(1e-9));
    }
}

TEST_CASE("a part 100 m wide is real, whichever way the border beside it runs") {
    const auto source = rectangle(0, 0, 10'000, 10'000);
    // Outside each side of the square a target that touches it, and comes 200 m into it.
    const auto above = shape_of({{{0, 10'000},
                                  {4'900, 10'000},
                                  {4'900, 9'800},
                                  {5'100, 9'800},
                                  {5'100, 10'000},
                                  {10'000, 10'000},
                                  {10'000, 20'000},
                                  {0, 20'000}}});
    const auto turned = [](Point p) {
        const double x = p.x - corner.x - 5'000;
        const double y = p.y - corner.y - 5'000;
        return Point{corner.x + 5'000 - y, corner.y + 5'000 + x};
    };
    std::vector<MultiPolygon> targets{above};
    for (int n = 0; n < 3; ++n)
        targets.push_back(moved({targets.back()}, turned).front());
    const auto crosswalk = overlaid({source}, targets);
    REQUIRE(crosswalk.parts().size() == 4);
    for (const auto& part : crosswalk.parts()) {
        REQUIRE(part.weight == 40'000.0); // 2 · 40,000 / 800 = 100 m
        CHECK(part.part == PartClass::real);
    }
}

TEST_CASE("targets that overlap are told, with the area counted twice") {
    const auto found =
        overlay(layer_of({rectangle(0, 0, 10, 10)}, "s"),
                layer_of({rectangle(0, 0, 8, 10), rectangle(2, 0, 10, 10)}, "t"), on_the_plane);
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes.front().code == "CTG-CROSS-006");
    const auto balance = mass_balance(found.value);
    CHECK(balance.excess == 60.0);
    CHECK(balance.error() == 0.0);
}

TEST_CASE("what cannot be overlaid is refused in words") {
    const std::vector<MultiPolygon> square{rectangle(0, 0, 1, 1)};
    CHECK(refusal<GeometryError>([&] { OverlayLayer({"a"}, square, Crs{}); }) == "CTG-GEOM-008");
    CHECK(refusal<GeometryError>([&] { OverlayLayer({"a"}, square, wgs84); }) == "CTG-CROSS-003");
    CHECK(refusal<ArgumentError>([&] {
              OverlayLayer({"a", "b"}, square, lambert93);
          }) == "CTG-CROSS-001");
    CHECK(refusal<DataError>([&] {
              OverlayLayer({"a", "a"}, std::vector{square[0], square[0]}, lambert93);
          }) == "CTG-CROSS-002");
    CHECK(refusal<GeometryError>([&] {
              layer_of({shape_of({{{0, 0}, {10, 10}, {10, 0}, {0, 10}}})}, "bow tie");
          }) == "CTG-CROSS-005");
    CHECK(refusal<GeometryError>([&] {
              layer_of({square[0], rectangle(11e6, 0, 11e6 + 1, 1)}, "far");
          }) == "CTG-CROSS-004");
    const double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(refusal<GeometryError>([&] { layer_of({rectangle(0, 0, nan, 1)}, "nan"); }) !=
          "accepted");
    CHECK(refusal<ArgumentError>([&] {
              (void)overlay(layer_of(square, "s"), OverlayLayer({"t"}, square, Crs{3035}));
          }) == "CTG-CROSS-007");
}

// The plane begins 2,000 to 4,000 km before the first feature, and what lies farther west or south
// is refused, however much room there is to the east.
TEST_CASE("a layer as wide as Europe is taken, whichever feature comes first") {
    const auto at = [](double x, double y) {
        return MultiPolygon({{{{x, y}, {x + 1e4, y}, {x + 1e4, y + 1e4}, {x, y}}, {}}});
    };
    const std::vector<MultiPolygon> shapes{at(950'000, 1'100'000),    // the Canaries
                                           at(6'440'000, 1'660'000)}; // Cyprus
    const std::vector<MultiPolygon> reversed{shapes[1], shapes[0]};
    CHECK_NOTHROW(OverlayLayer({"ES70", "CY00"}, shapes, Crs{3035}));
    CHECK_NOTHROW(OverlayLayer({"CY00", "ES70"}, reversed, Crs{3035}));
}

TEST_CASE("a layer made from WKB is the layer made from shapes") {
    std::mt19937 random(5);
    const auto stars = lattice_stars(random, 20);
    std::vector<std::vector<std::byte>> bytes;
    for (const auto& star : stars)
        bytes.push_back(star.wkb());
    const std::vector<std::span<const std::byte>> spans(bytes.begin(), bytes.end());
    const auto layer = OverlayLayer::from_wkb(numbered(stars.size(), "s"), spans, lambert93);
    const auto targets = layer_of(lattice_stars(random, 20), "t");
    CHECK(overlay(layer, targets).value == overlay(layer_of(stars, "s"), targets).value);
}

TEST_CASE("a layer without features overlaps nothing, and that is warned of") {
    const auto found = overlay(layer_of({rectangle(0, 0, 10, 10)}, "S"), layer_of({}, "T"));
    CHECK(found.value.parts().empty());
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].code == "CTG-CROSS-064");
    CHECK(found.notes[0].severity == Severity::warning);
}
