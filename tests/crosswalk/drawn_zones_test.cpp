// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/drawn_zones.hpp"

#include "ctg/crosswalk/variable.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <cmath>

using ctg::antennes_from;
using ctg::Geography;
using ctg::GeographyYear;
using ctg::lambert93;
using ctg::MultiPolygon;
using ctg::wgs84;
using namespace ctg::test;

namespace {

/// A rectangle [m] beside a point near Marseille, in Lambert-93.
MultiPolygon at(double west, double south, double east, double north) {
    return rectangle(890'000 + west, 6'245'000 + south, 890'000 + east, 6'245'000 + north);
}

/// Three squares of 1 km in a row.
Geography three_squares() {
    return {GeographyYear{2025},
            {commune("13001", at(0, 0, 1000, 1000)), commune("13002", at(1000, 0, 2000, 1000)),
             commune("13004", at(2000, 0, 3000, 1000))}};
}

} // namespace

TEST_CASE("a commune goes to the antenne that holds its largest part, and the cut is noted") {
    const auto layer =
        layer_of({"B", "A"}, {at(0, 0, 1400, 1000), at(1400, 0, 3000, 1000)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    CHECK(antennes.level == "antenne");
    REQUIRE(antennes.zones.size() == 2);
    CHECK(antennes.zones[0].key == "A");
    CHECK(antennes.zones[0].name == "Nom de A");
    CHECK(antennes.zones[0].communes == codes({"13002", "13004"}));
    CHECK(antennes.zones[1].communes == codes({"13001"}));
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-008");
    CHECK(value_of(notes[0], "commune") == "13002");
    CHECK(value_of(notes[0], "parts") == "A 60.0 %, B 40.0 %");
    REQUIRE(antennes.zones[0].parts.size() == 1);
    CHECK(antennes.zones[0].parts[0].commune.text() == "13002");
    CHECK(std::abs(antennes.zones[0].parts[0].share - 0.6) < 1e-9);
    CHECK(std::abs(antennes.zones[1].parts[0].share - 0.4) < 1e-9);
}

TEST_CASE("a strip along a border drawn apart cuts nothing, and how much it was is told") {
    // B is drawn 8 m too far into 13002: 0.8 % of it.
    const auto layer =
        layer_of({"A", "B"}, {at(1008, 0, 3000, 1000), at(0, 0, 1008, 1000)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    CHECK(antennes.zones[0].parts.empty());
    CHECK(antennes.zones[0].communes == codes({"13002", "13004"}));
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-CROSS-030");
    CHECK(value_of(notes[0], "area") == "0.01");
}

TEST_CASE("an antenne over water is no fault, and the water is told") {
    const auto layer = layer_of({"A"}, {at(0, 0, 3000, 2000)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    CHECK(antennes.zones[0].communes.size() == 3);
    CHECK(antennes.zones[0].parts.empty());
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-CROSS-031");
}

TEST_CASE("antennes that overlap share what they overlap, and never hold more than a commune") {
    const auto layer =
        layer_of({"A", "B"}, {at(0, 0, 2000, 1000), at(1000, 0, 3000, 1000)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    REQUIRE(find(notes, "CTG-CROSS-070"));
    CHECK(value_of(*find(notes, "CTG-CROSS-070"), "zones") == "A + B 1.00 km²");
    CHECK(std::abs(antennes.zones[0].parts.at(0).share - 0.5) < 1e-9);
    CHECK(std::abs(antennes.zones[1].parts.at(0).share - 0.5) < 1e-9);
}

TEST_CASE("antennes drawn over each other inside a commune hold their union of it, and no more") {
    // 60 % and 60 % of 13001, of which 30 % lie in both.
    const auto layer =
        layer_of({"A", "B"}, {at(0, 0, 600, 1000), at(300, 0, 900, 1000)}, lambert93);
    const auto antennes = antennes_from(layer, three_squares()).value;
    CHECK(std::abs(antennes.zones[0].parts.at(0).share - 0.45) < 1e-9);
    CHECK(std::abs(antennes.zones[1].parts.at(0).share - 0.45) < 1e-9);
}

TEST_CASE("territories drawn over each other have the places of both as common pieces") {
    const auto layer =
        layer_of({"A", "B"}, {at(0, 0, 600, 1000), at(300, 0, 900, 1000)}, lambert93);
    const auto zones = ctg::zones_from(layer, three_squares(), "territory").value.zones;
    const auto& a = zones[0].parts.at(0);
    const auto& b = zones[1].parts.at(0);
    CHECK(std::abs(a.share - 0.6) < 1e-9);
    CHECK(std::abs(b.share - 0.6) < 1e-9);
    std::size_t common = 0;
    for (const auto& [piece, share] : a.pieces)
        if (b.pieces.contains(piece)) {
            ++common;
            CHECK(std::abs(share - 0.3) < 1e-9);
        }
    CHECK(common == 1);
}

TEST_CASE("a zone drawn as two features that overlap counts the overlap once") {
    const auto layer =
        layer_of({"A", "A"}, {at(0, 0, 600, 1000), at(300, 0, 900, 1000)}, lambert93);
    for (const auto* const level : {"antenne", "territory"}) {
        const auto [zones, notes] = ctg::zones_from(layer, three_squares(), level);
        CHECK(std::abs(zones.zones[0].parts.at(0).share - 0.9) < 1e-9);
        CHECK(!find(notes, "CTG-CROSS-070"));
    }
}

TEST_CASE("a commune cut where nobody lives is a part too, that holds all that was counted") {
    const auto layer =
        layer_of({"A", "B"}, {at(0, 0, 1400, 1000), at(1400, 0, 3000, 1000)}, lambert93);
    const std::vector<ctg::Point> homes{
        {890'500, 6'245'500}, {891'200, 6'245'500}, {892'500, 6'245'500}};
    const auto households = ctg::FineWeights::of_points("households", homes, lambert93, {1, 2, 3});
    const auto [antennes, notes] = antennes_from(layer, three_squares(), households);
    REQUIRE(antennes.zones[0].parts.size() == 1);
    CHECK(antennes.zones[0].parts[0].commune.text() == "13002");
    CHECK(antennes.zones[0].parts[0].share == 1.0);
    CHECK(antennes.zones[0].communes == codes({"13001", "13002"}));
    CHECK(antennes.zones[1].parts.empty());
    REQUIRE(find(notes, "CTG-TERR-008"));
    const auto births = ctg::portion_of(antennes.zones[0].parts[0]);
    CHECK(births == ctg::Portion{1.0, 0.0, 1.0});
}

TEST_CASE("equal parts go to the first antenne by code; borders that only touch cut nothing") {
    const auto layer =
        layer_of({"B", "A"}, {at(0, 0, 1500, 1000), at(1500, 0, 3000, 1000)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    CHECK(antennes.zones[0].communes == codes({"13002", "13004"}));
    CHECK(notes.size() == 1);
    const auto along =
        layer_of({"A", "B"}, {at(0, 0, 1000, 1000), at(1000, 0, 3000, 1000)}, lambert93);
    CHECK(antennes_from(along, three_squares()).notes.empty());
}

TEST_CASE("an antenne in several features is one antenne") {
    const auto layer = layer_of(
        {"A", "B", "A"}, {at(0, 0, 1300, 1000), at(1300, 0, 1700, 1000), at(1700, 0, 3000, 1000)},
        lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    REQUIRE(antennes.zones.size() == 2);
    CHECK(antennes.zones[0].communes.size() == 3); // 30 % + 30 % of 13002, against 40 %
    CHECK(value_of(notes.at(0), "parts") == "A 60.0 %, B 40.0 %");
}

TEST_CASE("a commune in no antenne is noted, and an antenne without commune stays") {
    const auto layer =
        layer_of({"A", "B"}, {at(0, 0, 2000, 1000), at(0, 9000, 100, 9100)}, lambert93);
    const auto [antennes, notes] = antennes_from(layer, three_squares());
    REQUIRE(antennes.zones.size() == 2);
    CHECK(antennes.zones[1].communes.empty());
    REQUIRE(notes.size() == 2);
    CHECK(notes[0].code == "CTG-CROSS-071"); // 8 km north of the squares
    CHECK(value_of(notes[0], "zones").starts_with("B (Nom de B) 8.0 km"));
    CHECK(notes[1].code == "CTG-TERR-007");
    CHECK(value_of(notes[1], "communes") == "13004");
}

TEST_CASE("a zone of which the axes are exchanged is said to be, among zones that are right") {
    const auto squares = three_squares();
    const auto all = at(0, 0, 3000, 1000);
    const auto in_degrees = ctg::transformed(std::vector{all}, lambert93, wgs84);
    const auto box = ctg::box_of(in_degrees);
    const auto layer =
        layer_of({"A", "B"},
                 {in_degrees[0], rectangle(box.low.y, box.low.x, box.high.y, box.high.x)}, wgs84);
    const auto notes = ctg::zones_from(layer, squares, "territory").notes;
    REQUIRE(find(notes, "CTG-CROSS-072"));
    CHECK(value_of(*find(notes, "CTG-CROSS-072"), "zones") == "B (Nom de B)");
}

TEST_CASE("antennes in degrees, in metropolitan France and in La Réunion, are carried over") {
    const Geography geography(
        GeographyYear{2025},
        {commune("13001", at(0, 0, 1000, 1000)),
         commune("97411", rectangle(338'000, 7'688'000, 339'000, 7'689'000), ctg::Crs{2975})});
    const auto layer =
        layer_of({"A", "R"}, {rectangle(5, 43, 6, 44), rectangle(55, -22, 56, -20)}, wgs84);
    const auto [antennes, notes] = antennes_from(layer, geography);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-CROSS-031"); // they are far larger than the two communes
    CHECK(antennes.find("A")->communes == codes({"13001"}));
    CHECK(antennes.find("R")->communes == codes({"97411"}));
}

TEST_CASE("antennes with swapped axes are refused at their feature, not found empty") {
    const auto layer = layer_of({"A"}, {rectangle(43, 5, 44, 6)}, wgs84);
    const auto faults = faults_of([&] { (void)antennes_from(layer, three_squares()); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-GEOM-004");
    CHECK(faults[0].places.front().file == "a.gpkg");
}

TEST_CASE("two names for one antenne, and an antenne without code, are refused") {
    auto layer = layer_of({"A", ""}, {at(0, 0, 1, 1), at(1, 0, 2, 1)}, lambert93);
    CHECK(find(faults_of([&] { (void)antennes_from(layer, three_squares()); }), "CTG-TERR-021"));
    layer.attributes = ctg::Table(source_named("a.gpkg"), {"code", "nom"},
                                  {{{"A", 1, 0}, {"Nord", 1, 0}}, {{"A", 2, 0}, {"Sud", 2, 0}}},
                                  {ctg::DecimalMark::point, ctg::PlaceUnit::feature});
    const auto faults = faults_of([&] { (void)antennes_from(layer, three_squares()); });
    REQUIRE(find(faults, "CTG-TERR-006"));
    CHECK(find(faults, "CTG-TERR-006")->places.size() == 2);
}
