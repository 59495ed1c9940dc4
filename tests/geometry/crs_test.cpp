// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/crs.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "geometry/shapes.hpp"

#include <algorithm>

using ctg::Crs;
using ctg::lambert93;
using ctg::MultiPolygon;
using ctg::wgs84;
using ctg::test::rectangle;

namespace {

ctg::Diagnostic refusal_of(const std::vector<MultiPolygon>& shapes, Crs from, Crs to) {
    try {
        (void)ctg::transformed(shapes, from, to);
    } catch (const ctg::GeometryError& error) {
        return error.diagnostics().front();
    }
    FAIL("accepted");
    return {};
}

/// Around Marseille [degrees, longitude first].
const MultiPolygon marseille = rectangle(5.3, 43.2, 5.5, 43.4);

} // namespace

TEST_CASE("each département has the legal CRS of its territory") {
    CHECK(ctg::legal_crs("13") == Crs{2154});
    CHECK(ctg::legal_crs("2A") == Crs{2154});
    CHECK(ctg::legal_crs("971") == Crs{5490});
    CHECK(ctg::legal_crs("972") == Crs{5490});
    CHECK(ctg::legal_crs("973") == Crs{2972});
    CHECK(ctg::legal_crs("974") == Crs{2975});
    CHECK(ctg::legal_crs("976") == Crs{4471});
    CHECK_FALSE(ctg::legal_crs("987").is_known());
}

TEST_CASE("a place in degrees has the legal CRS of its part of France, and the open sea has none") {
    const auto crs_at = [](double longitude, double latitude) {
        return ctg::legal_crs_at(
            {{longitude - 0.1, latitude - 0.1}, {longitude + 0.1, latitude + 0.1}});
    };
    CHECK(crs_at(5.4, 43.3) == lambert93);        // Marseille
    CHECK(crs_at(-5.1, 48.5) == lambert93);       // Ouessant
    CHECK(crs_at(9.45, 42.7) == lambert93);       // Bastia
    CHECK(crs_at(2.4, 51.0) == lambert93);        // Dunkerque
    CHECK(crs_at(-61.7, 16.0) == Crs{5490});      // Basse-Terre
    CHECK(crs_at(-61.1, 14.6) == Crs{5490});      // Fort-de-France
    CHECK(crs_at(-52.3, 4.9) == Crs{2972});       // Cayenne
    CHECK(crs_at(55.5, -20.9) == Crs{2975});      // Saint-Denis
    CHECK(crs_at(45.2, -12.8) == Crs{4471});      // Mamoudzou
    CHECK_FALSE(crs_at(-30, 40).is_known());      // the Atlantic
    CHECK_FALSE(crs_at(52, -18).is_known());      // between Madagascar and La Réunion
    CHECK_FALSE(crs_at(166.4, -22.3).is_known()); // Nouméa, which the decree leaves to itself
    CHECK(ctg::legal_crs_at({{-5, 42}, {8, 51}}) == lambert93); // the middle of a box tells
}

TEST_CASE("degrees are told from metres") {
    CHECK(ctg::is_geographic(wgs84));
    CHECK_FALSE(ctg::is_geographic(lambert93));
    CHECK_THROWS_AS(ctg::is_geographic({999999}), ctg::GeometryError);
}

TEST_CASE("the origin of Lambert-93 has the coordinates that define it") {
    // Décret 2000-1276: 3° E, 46°30' N is 700,000 m, 6,600,000 m.
    const auto moved = ctg::transformed({rectangle(3, 46.5, 3.1, 46.6)}, wgs84, lambert93);
    const auto corner = moved.front().polygons().front().shell.front();
    CHECK(corner.x == Approx(700'000).margin(1e-3));
    CHECK(corner.y == Approx(6'600'000).margin(1e-3));
}

TEST_CASE("there and back again is the same place, and rings stay closed") {
    const MultiPolygon shape({{marseille.polygons().front().shell,
                               {ctg::test::rectangle_ring(5.35, 43.25, 5.4, 43.3)}}});
    const auto there = ctg::transformed({shape, MultiPolygon()}, wgs84, lambert93);
    const auto back = ctg::transformed(there, lambert93, wgs84);
    REQUIRE(back.size() == 2);
    CHECK(back[1].is_empty());
    const auto& before = shape.polygons().front();
    const auto& after = back[0].polygons().front();
    REQUIRE(after.holes.size() == 1);
    for (std::size_t i = 0; i < before.shell.size(); ++i) {
        CHECK(after.shell[i].x == Approx(before.shell[i].x).margin(1e-9));
        CHECK(after.shell[i].y == Approx(before.shell[i].y).margin(1e-9));
    }
    CHECK(there[0].polygons().front().shell.front() == there[0].polygons().front().shell.back());
}

TEST_CASE("shapes already in the CRS come back untouched, and none at all is none") {
    const std::vector shapes{rectangle(892'000, 6'247'000, 893'000, 6'248'000)};
    CHECK(ctg::transformed(shapes, lambert93, lambert93) == shapes);
    CHECK(ctg::transformed({}, wgs84, lambert93).empty());
}

TEST_CASE("latitude before longitude is called swapped axes") {
    const auto fault = refusal_of({marseille, rectangle(43.2, 5.3, 43.4, 5.5)}, wgs84, lambert93);
    CHECK(fault.code == "CTG-GEOM-004");
    REQUIRE(fault.places.size() == 1);
    CHECK(fault.places.front().line == 2); // the second shape
    CHECK(text_of(fault, ctg::Language::english).message.find("axes swapped") == 0);
}

TEST_CASE("northing before easting is called swapped axes, also without any change of CRS") {
    const auto fault =
        refusal_of({rectangle(6'247'000, 892'000, 6'248'000, 893'000)}, lambert93, lambert93);
    CHECK(fault.code == "CTG-GEOM-004");
}

TEST_CASE("degrees declared as metres, metres declared as degrees: the CRS does not fit") {
    CHECK(refusal_of({marseille}, lambert93, wgs84).code == "CTG-GEOM-007");
    CHECK(refusal_of({rectangle(892'000, 6'247'000, 893'000, 6'248'000)}, wgs84, lambert93).code ==
          "CTG-GEOM-007");
}

TEST_CASE("a shape of La Réunion does not fit the CRS of metropolitan France") {
    const auto fault = refusal_of({rectangle(55.3, -21.2, 55.4, -21.1)}, wgs84, lambert93);
    CHECK(fault.code == "CTG-GEOM-007");
    CHECK(text_of(fault, ctg::Language::french).message.find("EPSG:2154") != std::string::npos);
}

TEST_CASE("a CRS that is not known is refused") {
    CHECK(refusal_of({marseille}, {999999}, lambert93).code == "CTG-GEOM-003");
    CHECK(refusal_of({marseille}, wgs84, {7030}).code == "CTG-GEOM-003"); // an ellipsoid
    CHECK(refusal_of({marseille}, {}, lambert93).code == "CTG-GEOM-008");
}
