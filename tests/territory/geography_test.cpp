// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/geography.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

using ctg::Geography;
using ctg::geography_from;
using ctg::GeographyYear;
using ctg::lambert93;
using ctg::Layer;
using ctg::MultiPolygon;
using ctg::wgs84;
using namespace ctg::test;

namespace {

constexpr GeographyYear year{2025};

/// A hundredth of a degree near Marseille, `n` of them east of 5.3.
MultiPolygon near_marseille(int n = 0) {
    return rectangle(5.30 + 0.01 * n, 43.29, 5.31 + 0.01 * n, 43.30);
}

} // namespace

TEST_CASE("communes come in the order of their codes, and are found by them") {
    const Geography geography(
        year, {commune("13004", rectangle(0, 0, 1, 1)), commune("13001", rectangle(1, 0, 2, 1))});
    CHECK(geography.year() == year);
    CHECK(geography.communes().front().code == code("13001"));
    CHECK(geography.index_of(code("13004")) == 1);
    CHECK(geography.contains(code("13001")));
    CHECK_FALSE(geography.index_of(code("13002")));
    CHECK(Geography(year, {}).communes().empty());
}

TEST_CASE("a geography with a commune twice is refused") {
    const auto faults = faults_of([] {
        return Geography(year, {commune("13001", rectangle(0, 0, 1, 1)),
                                commune("13001", rectangle(1, 0, 2, 1))});
    });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-001");
    CHECK(value_of(faults[0], "commune") == "13001");
}

TEST_CASE("each commune of a layer is carried to the legal CRS of its département") {
    const auto layer = layer_of({"97411", "13055"},
                                {rectangle(55.44, -20.89, 55.45, -20.88), near_marseille()}, wgs84);
    const auto [geography, notes] = geography_from(layer, year);
    REQUIRE(geography.communes().size() == 2);
    CHECK(notes.empty());
    const auto& marseille = geography.communes()[0];
    CHECK(marseille.name == "Nom de 13055");
    CHECK(marseille.crs == lambert93);
    // cs2cs EPSG:4326 EPSG:2154 of 43.29° N 5.30° E gives 886,746.238, 6,246,145.427.
    CHECK(marseille.shape.polygons().front().shell.front().x == Approx(886'746.238).margin(1e-3));
    CHECK(marseille.shape.polygons().front().shell.front().y == Approx(6'246'145.427).margin(1e-3));
    CHECK(geography.communes()[1].crs == ctg::Crs{2975});
    CHECK(geography.source().file == "a.gpkg");
}

TEST_CASE(
    "a code that lost its zero, or came as a number or in lower case, is mended with a note") {
    const auto layer = layer_of(
        {"1001", "13055.0", "2a004", " 13001"},
        {near_marseille(), near_marseille(1), near_marseille(2), near_marseille(3)}, wgs84);
    const auto [geography, notes] = geography_from(layer, year);
    for (const auto* text : {"01001", "13055", "2A004", "13001"})
        CHECK(geography.contains(code(text)));
    REQUIRE(notes.size() == 4);
    CHECK(notes[0].code == "CTG-TERR-019");
    CHECK(value_of(notes[0], "text") == "1001");
    CHECK(value_of(notes[0], "code") == "01001");
    CHECK(notes[0].places.front().line == 1);
}

TEST_CASE("a code of no commune, and a commune twice, are all named at once with their places") {
    const auto layer = layer_of(
        {"13055", "Arles", "130551", "13055"},
        {near_marseille(), near_marseille(1), near_marseille(2), near_marseille(3)}, wgs84);
    const auto faults = faults_of([&] { (void)geography_from(layer, year); });
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].code == "CTG-TERR-002");
    CHECK(faults[0].places.front().line == 2);
    CHECK(faults[1].code == "CTG-TERR-002");
    CHECK(faults[2].code == "CTG-TERR-001");
    REQUIRE(faults[2].places.size() == 2);
    CHECK(faults[2].places[0].line == 1);
    CHECK(faults[2].places[1].line == 4);
}

TEST_CASE("swapped axes are named, at the feature") {
    const auto layer =
        layer_of({"13055", "13001"}, {near_marseille(), rectangle(43.5, 5.4, 43.6, 5.5)}, wgs84);
    const auto faults = faults_of([&] { (void)geography_from(layer, year); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-GEOM-004");
    CHECK(faults[0].places.front().file == "a.gpkg");
    CHECK(faults[0].places.front().line == 2);
}

TEST_CASE("a CRS that is not that of the communes is refused, and a missing one too") {
    const auto in_degrees = layer_of({"13055"}, {near_marseille()}, lambert93);
    CHECK(find(faults_of([&] { (void)geography_from(in_degrees, year); }), "CTG-GEOM-007"));
    const auto without_crs = layer_of({"13055"}, {near_marseille()}, {});
    CHECK(find(faults_of([&] { (void)geography_from(without_crs, year); }), "CTG-GEOM-008"));
}

TEST_CASE("a commune of Marseille with a code of La Réunion does not lie where it says") {
    const auto layer = layer_of({"97411"}, {near_marseille()}, wgs84);
    CHECK(find(faults_of([&] { (void)geography_from(layer, year); }), "CTG-GEOM-007"));
}

TEST_CASE("arrondissements beside their commune are left out, and alone are refused") {
    const auto beside = layer_of({"13055", "13201", "13202"},
                                 {near_marseille(), near_marseille(), near_marseille()}, wgs84);
    const auto [geography, notes] = geography_from(beside, year);
    CHECK(geography.communes().size() == 1);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-022");
    CHECK(value_of(notes[0], "arrondissements") == "13201, 13202");

    const auto alone = layer_of({"13201"}, {near_marseille()}, wgs84);
    CHECK(find(faults_of([&] { (void)geography_from(alone, year); }), "CTG-TERR-023"));
}

TEST_CASE("an empty shape and a département without legal CRS are refused") {
    const auto layer = layer_of({"13055", "98735"}, {MultiPolygon(), near_marseille()}, wgs84);
    const auto faults = faults_of([&] { (void)geography_from(layer, year); });
    CHECK(find(faults, "CTG-TERR-024"));
    CHECK(find(faults, "CTG-TERR-020"));
}

TEST_CASE("a layer without the columns code and nom is refused, without a row is empty") {
    const Layer nameless{ctg::Table({}, {"insee", "nom"}, {}, {}), {}, wgs84};
    CHECK(find(faults_of([&] { (void)geography_from(nameless, year); }), "CTG-DATA-004"));
    CHECK(geography_from(layer_of({}, {}, wgs84), year).value.communes().empty());
}
