// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/nesting.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "crosswalk/shapes.hpp"

using namespace ctg;
using namespace ctg::overlay_test;

namespace {

NestingOptions on_the_plane(std::map<std::string, std::string> whole_of = {}) {
    NestingOptions options;
    options.whole_of = std::move(whole_of);
    options.overlay.area = AreaMethod::planar;
    return options;
}

Checked<Nesting> nested(const std::vector<MultiPolygon>& parts,
                        const std::vector<MultiPolygon>& wholes,
                        const NestingOptions& options = on_the_plane()) {
    return nesting_of(layer_of(parts, "p"), layer_of(wholes, "w"), options);
}

/// Squares of 1 km: p0 and p1 in the south, p2 and p3 in the north.
std::vector<MultiPolygon> four_parts() {
    return {rectangle(0, 0, 1000, 1000), rectangle(1000, 0, 2000, 1000),
            rectangle(0, 1000, 1000, 2000), rectangle(1000, 1000, 2000, 2000)};
}

bool has_note(const std::vector<Diagnostic>& notes, std::string_view code) {
    return std::ranges::find(notes, code, &Diagnostic::code) != notes.end();
}

/// What is refused: the codes of its diagnostics.
template <class Action>
std::vector<std::string> refused(Action&& action) {
    std::vector<std::string> codes;
    try {
        action();
    } catch (const Error& error) {
        for (const auto& diagnostic : error.diagnostics())
            codes.push_back(diagnostic.code);
    }
    return codes;
}

} // namespace

TEST_CASE("a whole drawn with the borders of its parts is exactly their union") {
    const auto found =
        nested(four_parts(), {rectangle(0, 0, 2000, 1000), rectangle(0, 1000, 2000, 2000)});
    REQUIRE(found.value.wholes.size() == 2);
    for (const auto& whole : found.value.wholes) {
        CHECK(whole.fit == Fit::exact);
        CHECK(whole.parts == 2);
        CHECK(whole.area_m2 == Approx(2e6));
        CHECK(whole.gap_m2 == 0.0);
        CHECK(whole.excess_m2 == 0.0);
        CHECK_FALSE(whole.where);
    }
    CHECK(found.value.cut.empty());
    CHECK(has_note(found.notes, "CTG-CROSS-051"));
    CHECK_FALSE(has_note(found.notes, "CTG-CROSS-052"));
}

TEST_CASE("a border of a whole 20 m off is drift, on both sides, with its width and place") {
    const auto found =
        nested(four_parts(), {rectangle(0, 0, 2000, 1020), rectangle(0, 1020, 2000, 2000)});
    const auto& south = found.value.wholes[0];
    CHECK(south.gap_m2 == Approx(40'000)); // 2 km by 20 m, of parts of the other
    CHECK(south.excess_m2 == 0.0);
    CHECK(south.width_m == Approx(2.0 * 40'000 / 4'040));
    CHECK(south.fit == Fit::different); // 2 % of it
    REQUIRE(south.where);
    CHECK(south.where->y == Approx(corner.y + 1010).margin(10));
    const auto& north = found.value.wholes[1];
    CHECK(north.gap_m2 == 0.0);
    CHECK(north.excess_m2 == Approx(40'000));

    const auto close = nested(four_parts(), {rectangle(0, 0, 2000, 1005)});
    CHECK(close.value.wholes[0].fit == Fit::drift);
    const auto rounded = nested(four_parts(), {rectangle(0, 0, 2000, 1000.01)});
    CHECK(rounded.value.wholes[0].fit == Fit::centimetre);
    CHECK(rounded.value.wholes[0].gap_m2 == Approx(20));
}

TEST_CASE("a vertex moved by hand is found where it is") {
    // The north-eastern corner, moved 30 m inwards.
    const auto moved = shape_of({{{0, 0}, {2000, 0}, {1970, 2000}, {0, 2000}}});
    const auto found = nested(four_parts(), {moved});
    const auto& whole = found.value.wholes[0];
    CHECK(whole.fit == Fit::drift);
    CHECK(whole.parts == 4);
    CHECK(whole.excess_m2 == Approx(30'000)); // a triangle of 30 m by 2 km
    CHECK(whole.gap_m2 == 0.0);
    REQUIRE(whole.where);
    CHECK(whole.where->x > corner.x + 1970);
    CHECK(whole.where->x < corner.x + 2000);
    CHECK(whole.where->y > corner.y);
    CHECK(whole.where->y < corner.y + 2000);
}

TEST_CASE("of gaps and strips, the place is that of the largest and the width that of the widest") {
    auto parts = four_parts();
    parts.pop_back();
    const auto found = nested(parts, {rectangle(0, 0, 2000, 2000)});
    const auto& whole = found.value.wholes[0];
    CHECK(whole.fit == Fit::different);
    CHECK(whole.gap_m2 == Approx(1e6));
    CHECK(whole.width_m == Approx(500)); // of a square, half its side
    REQUIRE(whole.where);
    CHECK(whole.where->x > corner.x + 1000);
    CHECK(whole.where->y > corner.y + 1000);
}

TEST_CASE("a part across two wholes is cut, and belongs to the one that holds most of it") {
    const auto found =
        nested(four_parts(), {rectangle(0, 0, 1300, 2000), rectangle(1300, 0, 2000, 2000)});
    CHECK(found.value.cut ==
          std::vector<CutPart>{{"p1", "w1", 700'000, 300'000}, {"p3", "w1", 700'000, 300'000}});
    CHECK(found.value.wholes[0].parts == 2);
    CHECK(found.value.wholes[1].excess_m2 == Approx(600'000));
    CHECK(has_note(found.notes, "CTG-CROSS-052"));
}

TEST_CASE("a membership tells the whole of a part, wherever it lies") {
    const std::vector wholes{rectangle(0, 0, 1000, 2000), rectangle(1000, 0, 2000, 2000)};
    const auto found = nested(four_parts(), wholes, on_the_plane({{"p1", "w0"}}));
    CHECK(found.value.wholes[0].parts == 3);
    CHECK(found.value.wholes[0].excess_m2 == Approx(1e6));
    CHECK(found.value.wholes[1].gap_m2 == Approx(1e6));
    CHECK(found.value.cut == std::vector<CutPart>{{"p1", "w0", 0.0, 1e6}});
}

TEST_CASE("a part in no whole is told, a whole without part differs, and no whole has no fit") {
    const auto apart = nested({rectangle(0, 0, 10, 10)}, {rectangle(100, 0, 110, 10)});
    CHECK(apart.value.cut == std::vector<CutPart>{{"p0", "", 0.0, 100.0}});
    CHECK(apart.value.wholes[0].fit == Fit::different);
    CHECK(apart.value.wholes[0].parts == 0);
    CHECK(apart.value.wholes[0].gap_m2 == Approx(100));
    CHECK(nested({}, {}).value == Nesting{});
    CHECK(nested({}, {MultiPolygon()}).value.wholes[0].fit == Fit::exact); // nothing, of nothing
}

TEST_CASE("a hole of the whole that its parts leave open is no difference") {
    const auto shell_of = [](const MultiPolygon& shape) { return shape.polygons()[0].shell; };
    const MultiPolygon ring(
        {{shell_of(rectangle(0, 0, 30, 30)), {shell_of(rectangle(10, 10, 20, 20))}}});
    const std::vector parts{rectangle(0, 0, 30, 10), rectangle(0, 10, 10, 20),
                            rectangle(20, 10, 30, 20), rectangle(0, 20, 30, 30)};
    CHECK(nested(parts, {ring}).value.wholes[0].fit == Fit::exact);
    CHECK(nested(parts, {rectangle(0, 0, 30, 30)}).value.wholes[0].gap_m2 == Approx(100));
}

TEST_CASE("parts that overlap by as much as they leave open are no union") {
    const auto [nesting, notes] = nested({rectangle(0, 0, 600, 1000), rectangle(500, 0, 900, 1000)},
                                         {rectangle(0, 0, 1000, 1000)});
    REQUIRE(nesting.wholes.size() == 1);
    CHECK(nesting.wholes[0].fit == Fit::different);
    CHECK(std::abs(nesting.wholes[0].gap_m2 - 100'000.0) < 1e-3);
    CHECK(nesting.wholes[0].excess_m2 < 1e-3);
}

TEST_CASE("an unknown code in the membership, and two CRS, are refused") {
    const std::vector wholes{rectangle(0, 0, 2000, 2000)};
    CHECK(refused([&] {
              (void)nested(four_parts(), wholes, on_the_plane({{"p9", "w0"}, {"p1", "w7"}}));
          }) == std::vector<std::string>{"CTG-CROSS-050", "CTG-CROSS-050"});
    CHECK(refused([&] {
              (void)nesting_of(layer_of(four_parts(), "p"), OverlayLayer({"w"}, wholes, Crs{3035}));
          }) == std::vector<std::string>{"CTG-CROSS-007"});
}

TEST_CASE("the rows have the fields of the contract") {
    const auto records = records_of(nested(four_parts(), {rectangle(0, 0, 2000, 2000)}).value);
    CHECK(records.schema == "ctg.nesting/1");
    REQUIRE(records.rows.size() == 1);
    CHECK(records.rows[0].size() == records.columns.size());
    CHECK(records.rows[0][0] == RecordValue(std::string("w0")));
    CHECK(records.rows[0][1] == RecordValue(std::int64_t{4}));
    CHECK(records.rows[0][6] == RecordValue(std::string("exact")));
    CHECK(records.rows[0][7] == RecordValue(std::monostate()));
}

TEST_CASE("random stars beside stars: gaps and excesses are those of GEOS") {
    std::mt19937 random(20261124);
    for (int round = 0; round < 200; ++round) {
        INFO("round " << round);
        const auto whole = lattice_star(random, 8);
        const auto part = lattice_star(random, 8);
        const auto found = nested({part}, {whole}, on_the_plane({{"p0", "w0"}}));
        const double common_m2 = intersection_area_m2(part, whole);
        CHECK(found.value.wholes[0].gap_m2 ==
              Approx(planar_area_m2(whole) - common_m2).margin(1e-3));
        CHECK(found.value.wholes[0].excess_m2 ==
              Approx(planar_area_m2(part) - common_m2).margin(1e-3));
    }
}
