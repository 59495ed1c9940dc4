// SPDX-License-Identifier: Apache-2.0
// Conventions that hold parts of communes.
#include "ctg/coverage/coverage.hpp"
#include "ctg/coverage/extent.hpp"

#include "catch.hpp"

#include <cmath>

using namespace std::chrono_literals;
using ctg::CommuneCode;
using ctg::Convention;
using ctg::Figure;
using ctg::Year;

namespace {

const auto aubagne = CommuneCode("13005");
const auto marseille = CommuneCode("13055");

/// 47 + 13 + 340 = 400 inhabitants.
const ctg::Weights population(ctg::Basis::population, {{aubagne, Figure::exact(47)},
                                                       {CommuneCode("13007"), Figure::exact(13)},
                                                       {marseille, Figure::exact(340)}});

Convention signed_in_2019(std::string id, std::vector<CommuneCode> communes) {
    Convention convention;
    convention.id = std::move(id);
    convention.communes = std::move(communes);
    convention.effect = 2019y / 1 / 1;
    convention.end = 2022y / 12 / 31;
    return convention;
}

} // namespace

TEST_CASE("a convention on a part of a commune counts by its share, between nothing and all") {
    auto convention = signed_in_2019("C1", {aubagne, marseille});
    convention.parts = {{marseille, 0.25, {{"13201", 0.25}}}};
    const auto point = ctg::coverage_in(Year{2019}, std::vector{convention}, population, {}).value;
    CHECK(point.covered == 47 + 85);
    CHECK(point.total == 400);
    CHECK(std::abs(point.low.value() - 47.0 / 400) < 1e-12);
    CHECK(std::abs(point.high.value() - 387.0 / 400) < 1e-12);
    CHECK(point.covered_communes == std::vector{aubagne});
    REQUIRE(point.partly_covered_communes.size() == 1);
    CHECK(point.partly_covered_communes.at(marseille).value() == 0.25);
}

TEST_CASE("a convention on the part where all live may lack any of it; the same part is all") {
    auto convention = signed_in_2019("C1", {marseille});
    convention.parts = {{marseille, 1.0, {{"partition antenne A", 1.0}}}};
    const auto whole = ctg::coverage_in(Year{2019}, std::vector{convention}, population, {}).value;
    CHECK(whole.covered == 340);
    CHECK(whole.low.value() == 0.0);
    CHECK(std::abs(whole.high.value() - 340.0 / 400) < 1e-12);
    ctg::Zone zone{"A", "A", {marseille}, {}};
    zone.parts = convention.parts;
    const auto same = ctg::coverage_by_zone({Year{2019}, Year{2019}}, std::vector{convention},
                                            population, {"antenne", {zone}}, {})
                          .value;
    REQUIRE(same.front().zone == "A");
    CHECK(same.front().point.low.value() == 1.0);
}

TEST_CASE("parts of one commune add up to the commune and no further") {
    auto north = signed_in_2019("C1", {marseille});
    north.parts = {{marseille, 0.75, {{"13201", 0.5}, {"13202", 0.25}}}};
    auto south = signed_in_2019("C2", {marseille});
    south.parts = {{marseille, 0.5, {{"13203", 0.25}, {"13204", 0.25}}}};
    auto amended = signed_in_2019("C3", {marseille}); // amends the north: the same place
    amended.parts = north.parts;
    amended.amends = "C1";
    const auto both = ctg::coverage_in(Year{2019}, std::vector{north, south}, population, {}).value;
    CHECK(both.covered == 340);
    const auto once =
        ctg::coverage_in(Year{2019}, std::vector{north, amended}, population, {}).value;
    CHECK(once.covered == 255);
}

TEST_CASE("two conventions on one part count it once, and an IRIS lies in its arrondissement") {
    auto first = signed_in_2019("C1", {marseille});
    first.parts = {{marseille, 0.5, {{"13201", 0.5}}}};
    auto same = first;
    same.id = "C2";
    auto inner = signed_in_2019("C3", {marseille});
    inner.parts = {{marseille, 0.125, {{"132010101", 0.125}}}};
    const auto point =
        ctg::coverage_in(Year{2019}, std::vector{first, same, inner}, population, {}).value;
    CHECK(point.covered == 170);
    CHECK(point.overlaps.size() == 1);
}

TEST_CASE("a territory is covered by the convention on its own part, and not by one on another") {
    auto convention = signed_in_2019("C1", {marseille});
    convention.parts = {{marseille, 0.25, {{"13208", 0.25}}}};
    const ctg::Zone own{"T", "T", {marseille}, {}, convention.parts};
    const ctg::Zone other{"X", "X", {marseille}, {}, {{marseille, 0.5, {{"13201", 0.5}}}}};
    const auto points = ctg::coverage_by_zone({Year{2019}, Year{2019}}, std::vector{convention},
                                              population, {"territory", {own, other}}, {})
                            .value;
    REQUIRE(points.size() == 3); // and what is in no territory
    CHECK(points[0].point.share.value() == 1.0);
    CHECK(points[0].point.low.value() == 1.0);
    CHECK(points[1].point.share.value() == 0.0);
    CHECK(points[1].point.high.value() == 0.0);
    CHECK(points[2].point.covered == 0.0);
    CHECK(points[2].point.total == 60 + 85);
}

TEST_CASE("an antenne within a covered commune is wholly covered") {
    const auto convention = signed_in_2019("C1", {marseille});
    const ctg::Zone drawn{"A", "A", {marseille}, {}, {{marseille, 0.1, {{"antenne A", 0.1}}}}};
    const auto points = ctg::coverage_by_zone({Year{2019}, Year{2019}}, std::vector{convention},
                                              population, {"antenne", {drawn}}, {})
                            .value;
    CHECK(points[0].point.share.value() == 1.0);
    CHECK(points[0].point.low.value() == 1.0);
    CHECK(std::abs(points[1].point.covered - 306) < 1e-9); // the rest of it, in no antenne
}

TEST_CASE("territories drawn side by side have nothing in common, those that overlap might") {
    auto convention = signed_in_2019("C1", {marseille});
    const auto east_of = [&](const std::string& prefix) {
        convention.parts = {{marseille, 0.5, {{prefix + "territory O", 0.5}}}};
        const ctg::Zone east{
            "E", "E", {marseille}, {}, {{marseille, 0.5, {{prefix + "territory E", 0.5}}}}};
        return ctg::coverage_by_zone({Year{2019}, Year{2019}}, std::vector{convention}, population,
                                     {"territory", {east}}, {})
            .value[0]
            .point;
    };
    CHECK(east_of("partition ").high.value() == 0.0);
    CHECK(east_of("partition ").covered_communes.empty());
    CHECK(east_of("").share.value() == 0.5); // as if one were independent of the other
    CHECK(east_of("").high.value() == 1.0);
}

TEST_CASE("pieces of one layer add up, those that nothing compares are independent") {
    const auto extent = [](const std::string& piece, double share) {
        return ctg::Extent::of({marseille, share, {{piece, share}}}, "");
    };
    auto drawn = extent("partition territory A", 0.5);
    drawn.unite(extent("partition territory B", 0.25));
    CHECK(drawn.share() == 0.75);
    auto both = drawn;
    both.unite(extent("13201", 0.5));
    CHECK(both.share() == 1.0 - 0.25 * 0.5);
    CHECK(ctg::common_share(drawn, extent("13201", 0.5)) == 0.375); // and nothing counts twice
}

TEST_CASE("what leaves an extent can be united to it again") {
    const auto iris = ctg::Extent::of({marseille, 0.25, {{"132010101", 0.25}}}, "");
    auto rest = ctg::Extent::whole();
    rest.leave(iris);
    CHECK(rest.share() == 0.75);
    CHECK(ctg::common_share(rest, iris) == 0.0);
    REQUIRE(rest.part_of(marseille));
    CHECK(ctg::Extent::of(*rest.part_of(marseille), "") == rest);
    CHECK(!ctg::have_common_place({{marseille, rest}}, {{marseille, iris}}));
    rest.unite(iris);
    CHECK(rest == ctg::Extent::whole());
    auto inner = iris;
    inner.leave(ctg::Extent::whole());
    CHECK(inner == ctg::Extent::none());
}
