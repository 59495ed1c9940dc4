// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/contiguity.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

using ctg::Border;
using ctg::Contiguity;
using ctg::Geography;
using ctg::GeographyYear;
using ctg::MultiPolygon;
using Pieces = std::vector<std::vector<ctg::CommuneCode>>;
using namespace ctg::test;

namespace {

Contiguity contiguity_of(const Geography& geography) {
    return ctg::contiguity_of(geography, ctg::topology_of(geography.communes()));
}

const Geography squares(GeographyYear{2025}, four_squares());

} // namespace

TEST_CASE("squares that share a side are neighbours, those that share a corner are not") {
    const auto contiguity = contiguity_of(squares);
    CHECK(contiguity.communes == codes({"13001", "13002", "13003", "13004"}));
    CHECK(contiguity.borders == std::vector<Border>{{code("13001"), code("13002"), 10},
                                                    {code("13001"), code("13003"), 10},
                                                    {code("13002"), code("13004"), 10},
                                                    {code("13003"), code("13004"), 10}});
}

TEST_CASE("an enclave has one neighbour, along all of its border") {
    const MultiPolygon around({{rectangle_ring(0, 0, 30, 30), {rectangle_ring(10, 10, 20, 20)}}});
    const Geography geography(GeographyYear{2025}, {commune("13002", around),
                                                    commune("13001", rectangle(10, 10, 20, 20))});
    CHECK(contiguity_of(geography).borders ==
          std::vector<Border>{{code("13001"), code("13002"), 40}});
}

TEST_CASE("a border in two stretches is one border of their length") {
    // A comb of two teeth, 3 m each, on a bar.
    const MultiPolygon comb(
        {{{{0, 0}, {9, 0}, {9, 5}, {6, 5}, {6, 2}, {3, 2}, {3, 5}, {0, 5}, {0, 0}}, {}}});
    const MultiPolygon bar({{{{0, 5}, {3, 5}, {6, 5}, {9, 5}, {9, 6}, {0, 6}, {0, 5}}, {}}});
    const Geography geography(GeographyYear{2025}, {commune("13001", comb), commune("13002", bar)});
    CHECK(contiguity_of(geography).borders ==
          std::vector<Border>{{code("13001"), code("13002"), 6}});
}

TEST_CASE("an island is known, and has no neighbour") {
    const Geography geography(GeographyYear{2025}, {commune("13001", rectangle(0, 0, 10, 10)),
                                                    commune("13002", rectangle(50, 0, 60, 10))});
    const auto contiguity = contiguity_of(geography);
    CHECK(contiguity.communes.size() == 2);
    CHECK(contiguity.borders.empty());
}

TEST_CASE("a territory in two pieces is parted, the larger piece first") {
    const auto contiguity = contiguity_of(row_of({"13001", "13002", "13003", "13004", "13005"}));
    const auto territory = codes({"13001", "13005", "13003", "13004"});
    CHECK(ctg::pieces_of(territory, contiguity) ==
          Pieces{codes({"13003", "13004", "13005"}), codes({"13001"})});
    CHECK(ctg::pieces_of(codes({"13004", "13002"}), contiguity) ==
          Pieces{codes({"13002"}), codes({"13004"})}); // as large: by code
}

TEST_CASE("communes repeated or unknown change nothing to the pieces, and none are no piece") {
    const auto contiguity = contiguity_of(row_of({"13001", "13002"}));
    CHECK(ctg::pieces_of(codes({"13002", "13001", "13002", "84089"}), contiguity) ==
          Pieces{codes({"13001", "13002"})});
    CHECK(ctg::pieces_of({}, contiguity).empty());
    CHECK(ctg::articulation_communes({}, contiguity).empty());
}

TEST_CASE("in a row, every commune but the ends holds it together; around a lake, none does") {
    const auto row = contiguity_of(row_of({"13001", "13002", "13003", "13004", "13005"}));
    CHECK(ctg::articulation_communes(row.communes, row) == codes({"13002", "13003", "13004"}));
    CHECK(ctg::articulation_communes(codes({"13001", "13002", "13004", "13005"}), row).empty());

    const auto round = contiguity_of({GeographyYear{2025}, squares_around_lake()});
    CHECK(ctg::articulation_communes(round.communes, round).empty());
    CHECK(ctg::articulation_communes(codes({"13001", "13002", "13003", "13005"}), round) ==
          codes({"13002", "13003"}));
}
