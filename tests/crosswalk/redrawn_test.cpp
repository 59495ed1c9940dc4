// SPDX-License-Identifier: Apache-2.0
// What may be done to the drawing of two layers without changing who overlaps whom, and by how
// much: no other program is asked, the overlay is held against itself.
#include "crosswalk/lattice.hpp"

#include "catch.hpp"

#include <functional>
#include <map>

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

struct TwoLayers {
    Shapes sources;
    Shapes targets;
};

/// Stars, rings, islands and rectangles on the map.
TwoLayers two_layers(std::uint32_t seed, std::size_t count = 60) {
    std::mt19937 random(seed);
    Shapes sources = on_the_map(lattice_shapes(random, count));
    return {std::move(sources), on_the_map(lattice_shapes(random, count))};
}

Crosswalk overlaid(const TwoLayers& layers, AreaKernel kernel, AreaMethod area) {
    return overlay(layer_of(layers.sources, "s"), layer_of(layers.targets, "t"),
                   {.area = area, .kernel = kernel})
        .value;
}

Areas areas_of(const TwoLayers& layers, AreaKernel kernel) {
    return areas_in(overlaid(layers, kernel, AreaMethod::planar));
}

/// The same pairs, each to 1e-9 of its area, or of a square of the lattice if it is less than one.
void require_same(const Areas& found, const Areas& expected) {
    double largest = 0.0;
    REQUIRE(found.size() == expected.size());
    for (auto a = found.begin(), b = expected.begin(); a != found.end(); ++a, ++b) {
        REQUIRE(a->first == b->first);
        largest = std::max(largest, std::abs(a->second - b->second) / std::max(1.0, b->second));
    }
    CHECK(largest <= 1e-9);
}

using Redraw = std::function<Shapes(const Shapes&)>;

/// Redrawing both layers, or one of them, changes nothing.
void check_redrawn(const Redraw& redrawn) {
    const TwoLayers layers = two_layers(31);
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
        const Areas expected = areas_of(layers, kernel);
        REQUIRE(expected.size() > 1000);
        require_same(areas_of({redrawn(layers.sources), redrawn(layers.targets)}, kernel),
                     expected);
        require_same(areas_of({redrawn(layers.sources), layers.targets}, kernel), expected);
        require_same(areas_of({layers.sources, redrawn(layers.targets)}, kernel), expected);
    }
}

/// Moving both layers as one changes nothing.
template <class Move>
void check_moved(Move&& move) {
    const TwoLayers layers = two_layers(32);
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids})
        require_same(areas_of({placed(layers.sources, move), placed(layers.targets, move)}, kernel),
                     areas_of(layers, kernel));
}

/// Each ring of each shape drawn otherwise.
template <class Change>
Shapes with_rings(const Shapes& shapes, Change&& change) {
    Shapes result;
    for (const auto& shape : shapes) {
        auto polygons = shape.polygons();
        for (auto& polygon : polygons) {
            polygon.shell = change(polygon.shell);
            for (auto& hole : polygon.holes)
                hole = change(hole);
        }
        result.emplace_back(std::move(polygons));
    }
    return result;
}

Point turned(Point p, int quarters) {
    Point seen{p.x - corner.x, p.y - corner.y};
    for (int n = 0; n < quarters; ++n)
        seen = {-seen.y, seen.x};
    return {corner.x + seen.x, corner.y + seen.y};
}

} // namespace

TEST_CASE("layers moved together have the same common parts") {
    SECTION("by whole centimetres") {
        check_moved([](Point p) { return Point{p.x + 12'345.67, p.y - 7'654.32}; });
    }
    SECTION("over the edges of the planes on which they are laid") {
        // Planes begin every 2,000 km: one layer may then lie on two of them.
        check_moved([](Point p) { return Point{p.x + 1'099'996.0, p.y - 250'004.0}; });
    }
    SECTION("into negative coordinates") {
        check_moved([](Point p) { return Point{p.x - 3'000'000.0, p.y - 9'000'000.0}; });
    }
    for (const int quarters : {1, 2, 3})
        DYNAMIC_SECTION("by " << quarters << " quarter turns") {
            check_moved([&](Point p) { return turned(p, quarters); });
        }
    SECTION("seen in a mirror") {
        check_moved([](Point p) { return Point{2 * corner.x - p.x, p.y}; });
    }
    SECTION("with axes swapped") {
        check_moved([](Point p) { return Point{p.y, p.x}; });
    }
}

TEST_CASE("rings begun elsewhere, or drawn the other way round, enclose the same") {
    SECTION("begun at any other corner") {
        std::mt19937 random(1);
        check_redrawn([&](const Shapes& shapes) {
            return with_rings(shapes, [&](Ring ring) {
                ring.pop_back();
                const auto first = static_cast<std::ptrdiff_t>(random() % ring.size());
                std::ranges::rotate(ring, ring.begin() + first);
                ring.push_back(ring.front());
                return ring;
            });
        });
    }
    SECTION("the other way round") {
        check_redrawn([](const Shapes& shapes) {
            return with_rings(shapes, [](Ring ring) {
                std::ranges::reverse(ring);
                return ring;
            });
        });
    }
}

TEST_CASE("points on the edges change no shape") {
    SECTION("at every lattice point on them") {
        check_redrawn([](const Shapes& shapes) {
            return with_rings(shapes, [](const Ring& ring) {
                Ring points = lattice_points_on(ring);
                points.push_back(points.front());
                return points;
            });
        });
    }
    SECTION("each corner twice") {
        check_redrawn([](const Shapes& shapes) {
            return with_rings(shapes, [](const Ring& ring) {
                Ring points;
                for (const auto& point : ring)
                    points.insert(points.end(), 2, point);
                return points;
            });
        });
    }
}

TEST_CASE("polygons of a shape, and holes of a polygon, may come in any order") {
    std::mt19937 random(2);
    check_redrawn([&](const Shapes& shapes) {
        Shapes result;
        for (const auto& shape : shapes) {
            auto polygons = shape.polygons();
            std::ranges::shuffle(polygons, random);
            result.emplace_back(std::move(polygons));
        }
        return result;
    });
}

TEST_CASE("features in another order have the same common parts") {
    const TwoLayers layers = two_layers(33);
    TwoLayers reversed = layers;
    std::ranges::reverse(reversed.sources);
    const std::size_t last = layers.sources.size() - 1;
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
        Areas expected;
        for (const auto& [pair, area] : areas_of(layers, kernel)) {
            const std::size_t n = std::stoul(pair.first.substr(1));
            expected[{"s" + std::to_string(last - n), pair.second}] = area;
        }
        require_same(areas_of(reversed, kernel), expected);
    }
}

TEST_CASE("a feature split into its polygons, or cut in two, has what its pieces have together") {
    const TwoLayers layers = two_layers(34);
    // Cut along a line between lattice points, by GEOS; corners may then lie between centimetres.
    const auto half = [](double west, double east) { return rectangle(west, -1, east, 9); };
    Shapes pieces;
    std::vector<std::size_t> whole_of;
    double tolerance = 0.0;
    SECTION("into its polygons") {
        for (std::size_t n = 0; n < layers.sources.size(); ++n)
            for (const auto& polygon : layers.sources[n].polygons()) {
                pieces.push_back(MultiPolygon({polygon}));
                whole_of.push_back(n);
            }
        REQUIRE(pieces.size() > layers.sources.size());
        tolerance = 1e-11;
    }
    SECTION("in two halves") {
        for (std::size_t n = 0; n < layers.sources.size(); ++n)
            for (const auto& side : {half(-1, 4), half(4, 9)}) {
                auto piece = intersection_of(layers.sources[n], side);
                if (piece.is_empty()) continue;
                pieces.push_back(std::move(piece));
                whole_of.push_back(n);
            }
        REQUIRE(pieces.size() > layers.sources.size());
        tolerance = 0.005 * 2 * 8 * 2; // two ends of a cut, moved by half a centimetre, 8 m long
    }
    for (const auto kernel : {AreaKernel::walk, AreaKernel::trapezoids}) {
        Areas sums;
        for (const auto& [pair, area] : areas_of({pieces, layers.targets}, kernel)) {
            const std::size_t whole = whole_of[std::stoul(pair.first.substr(1))];
            sums[{"s" + std::to_string(whole), pair.second}] += area;
        }
        const Areas expected = areas_of(layers, kernel);
        REQUIRE(sums.size() == expected.size());
        for (const auto& [pair, area] : expected)
            REQUIRE(std::abs(sums.at(pair) - area) <= tolerance);
    }
}

TEST_CASE("1, 2, 4 and 8 threads give the same bytes, by each way of measuring") {
    std::mt19937 random(35);
    const auto sources = layer_of(on_the_map(lattice_shapes(random, 300, 40)), "s");
    const auto targets = layer_of(on_the_map(lattice_tessellation(random, 40, 300)), "t");
    for (const auto area : {AreaMethod::planar, AreaMethod::corrected})
        for (const auto kernel : {AreaKernel::fastest, AreaKernel::walk, AreaKernel::trapezoids}) {
            const auto one =
                overlay(sources, targets, {.area = area, .kernel = kernel, .threads = 1}).value;
            REQUIRE(one.parts().size() > 1000);
            for (const std::size_t threads : {2U, 4U, 8U})
                CHECK(
                    overlay(sources, targets, {.area = area, .kernel = kernel, .threads = threads})
                        .value == one);
        }
}

TEST_CASE("composing overlays of nested layers is overlaying the first with the last") {
    std::mt19937 random(36);
    const Shapes sources = on_the_map(lattice_tessellation(random, 48, 300));
    const Shapes pieces = on_the_map(lattice_tessellation(random, 48, 200));
    std::map<std::string, std::string> group_of;
    std::vector<std::vector<Polygon>> groups(5);
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        groups[n % groups.size()].push_back(pieces[n].polygons().front());
        group_of["t" + std::to_string(n)] = "g" + std::to_string(n % groups.size());
    }
    Shapes joined;
    for (const auto& group : groups)
        joined.push_back(MultiPolygon(group));
    const auto from = layer_of(sources, "s");
    const auto between = layer_of(pieces, "t");
    const OverlayLayer to(numbered(joined.size(), "g"), joined, lambert93, {},
                          ShapeCheck::trusted); // neighbours in one feature
    const OverlayOptions on_the_plane{.area = AreaMethod::planar, .kernel = AreaKernel::walk};
    const auto first = overlay(from, between, on_the_plane).value;
    const auto direct = areas_in(overlay(from, to, on_the_plane).value);
    require_same(areas_in(composed(first, overlay(between, to, on_the_plane).value)), direct);
    require_same(
        areas_in(dissolved(first, [&](const std::string& code) { return group_of.at(code); })),
        direct);
}
