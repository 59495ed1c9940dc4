// SPDX-License-Identifier: Apache-2.0
// Conventions that hold parts of communes.
#include "ctg/coverage/coverage.hpp"

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
    convention.parts = {{marseille, 0.25}};
    const auto point = ctg::coverage_in(Year{2019}, std::vector{convention}, population, {}).value;
    CHECK(point.covered == 47 + 85);
    CHECK(point.total == 400);
    CHECK(std::abs(point.low.value() - 47.0 / 400) < 1e-12);
    CHECK(std::abs(point.high.value() - 387.0 / 400) < 1e-12);
    CHECK(point.covered_communes == std::vector{aubagne, marseille});
}

TEST_CASE("parts of one commune add up to the commune and no further") {
    auto north = signed_in_2019("C1", {marseille});
    north.parts = {{marseille, 0.75}};
    auto south = signed_in_2019("C2", {marseille});
    south.parts = {{marseille, 0.5}};
    auto amended = signed_in_2019("C3", {marseille}); // amends the north: the same place
    amended.parts = {{marseille, 0.75}};
    amended.amends = "C1";
    const auto both = ctg::coverage_in(Year{2019}, std::vector{north, south}, population, {}).value;
    CHECK(both.covered == 340);
    const auto once =
        ctg::coverage_in(Year{2019}, std::vector{north, amended}, population, {}).value;
    CHECK(once.covered == 255);
}
