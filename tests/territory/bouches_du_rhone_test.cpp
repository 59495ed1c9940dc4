// SPDX-License-Identifier: Apache-2.0
// The real département. Figures without another source are those of the README of the shared data,
// which were computed with other tools.
#include "ctg/geometry/measure.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <geos_c.h>

#include <filesystem>
#include <memory>
#include <numeric>
#include <set>

using ctg::Basis;
using ctg::Geography;
using ctg::MultiPolygon;
using ctg::outside;
using ctg::Topology;
using namespace ctg::test;

namespace {

const std::filesystem::path shared = CTG_SHARED_DATA;

const Geography& geography() {
    static const Geography communes = [] {
        auto layer = ctg::read_layer(shared / "bouches-du-rhone" / "communes.geojson");
        return ctg::geography_from(layer.value, ctg::GeographyYear{2018}).value;
    }();
    return communes;
}

const Topology& topology() {
    static const Topology arcs = ctg::topology_of(geography().communes());
    return arcs;
}

double area_km2(const MultiPolygon& shape) {
    return planar_area_m2(shape) / 1e6;
}

/// Whether GEOS finds that two shapes share a stretch of border.
class GeosNeighbours {
public:
    explicit GeosNeighbours(const std::vector<MultiPolygon>& shapes)
        : geos_(GEOS_init_r(), GEOS_finish_r) {
        for (const auto& shape : shapes) {
            const auto wkb = shape.wkb();
            shapes_.push_back(GEOSGeomFromWKB_buf_r(
                geos_.get(), reinterpret_cast<const unsigned char*>(wkb.data()), wkb.size()));
        }
    }
    ~GeosNeighbours() {
        for (GEOSGeometry* shape : shapes_)
            GEOSGeom_destroy_r(geos_.get(), shape);
    }
    GeosNeighbours(const GeosNeighbours&) = delete;
    GeosNeighbours& operator=(const GeosNeighbours&) = delete;

    [[nodiscard]] bool are_neighbours(std::size_t a, std::size_t b) const {
        // Interiors apart, boundaries meeting in a line (dimensionally extended 9-intersection).
        return GEOSRelatePattern_r(geos_.get(), shapes_[a], shapes_[b], "F***1****") == 1;
    }

private:
    std::unique_ptr<GEOSContextHandle_HS, void (*)(GEOSContextHandle_t)> geos_;
    std::vector<GEOSGeometry*> shapes_;
};

} // namespace

TEST_CASE("the 119 communes have 5,094.48 km² in Lambert-93, and less on the ellipsoid") {
    REQUIRE(geography().communes().size() == 119);
    double sum_km2 = 0.0;
    for (const auto& commune : geography().communes())
        sum_km2 += area_km2(commune.shape);
    CHECK(sum_km2 == Approx(5094.48).margin(0.005));
    // GDAL: ogr2ogr -t_srs EPSG:3035 (equal-area on GRS 80), then the sum of ST_Area.
    CHECK(ctg::area_weights(geography()).total().value() == Approx(5090.667).margin(0.005));
}

TEST_CASE("Marseille is in eight parts, and its islands are no fault") {
    const auto marseille = *geography().index_of(code("13055"));
    CHECK(geography().communes()[marseille].shape.polygons().size() == 8);
    CHECK(topology().shapes[marseille].size() == 8);
}

TEST_CASE("ten communes border the étang de Berre, which is the only hole of the département") {
    const auto whole = ctg::dissolved(topology(), std::vector<std::size_t>(119, 0), 1).front();
    CHECK(area_km2(whole) == Approx(5094.48).margin(0.005));
    CHECK_FALSE(ctg::invalidity_of(whole));
    std::vector<ctg::Ring> holes;
    for (const auto& polygon : whole.polygons())
        holes.insert(holes.end(), polygon.holes.begin(), polygon.holes.end());
    REQUIRE(holes.size() == 1);
    const MultiPolygon lake({{holes.front(), {}}});
    CHECK(area_km2(lake) == Approx(155.08).margin(0.1));

    std::set<std::string> names;
    for (const auto& arc : topology().arcs) {
        if (arc.left != outside && arc.right != outside) continue;
        const ctg::Point first{static_cast<double>(arc.points[0].x) * 0.01,
                               static_cast<double>(arc.points[0].y) * 0.01};
        const ctg::Point second{static_cast<double>(arc.points[1].x) * 0.01,
                                static_cast<double>(arc.points[1].y) * 0.01};
        const auto& shore = holes.front();
        if (std::ranges::find(shore, first) != shore.end() &&
            std::ranges::find(shore, second) != shore.end())
            names.insert(geography().communes()[std::min(arc.left, arc.right)].name);
    }
    CHECK(names == std::set<std::string>{"Berre-l'Étang", "Châteauneuf-les-Martigues", "Istres",
                                         "Marignane", "Martigues", "Miramas", "Rognac",
                                         "Saint-Chamas", "Saint-Mitre-les-Remparts", "Vitrolles"});
}

TEST_CASE("GEOS finds the same neighbours, pair by pair") {
    std::vector<std::size_t> each(geography().communes().size());
    std::iota(each.begin(), each.end(), 0);
    const auto on_grid = ctg::dissolved(topology(), each, each.size());
    const GeosNeighbours oracle(on_grid);
    std::set<std::pair<ctg::CommuneCode, ctg::CommuneCode>> expected;
    for (const std::size_t a : each)
        for (std::size_t b = a + 1; b < each.size(); ++b)
            if (oracle.are_neighbours(a, b))
                expected.emplace(geography().communes()[a].code, geography().communes()[b].code);
    std::set<std::pair<ctg::CommuneCode, ctg::CommuneCode>> found;
    for (const auto& border : ctg::contiguity_of(geography(), topology()).borders)
        found.emplace(border.first, border.second);
    CHECK(found == expected);
}

TEST_CASE("the Métropole holds together; with Arles but without what lies between, it does not") {
    const auto epci =
        ctg::epci_from(ctg::read_table(shared / "bouches-du-rhone" / "epci.csv"), geography());
    const auto contiguity = ctg::contiguity_of(geography(), topology());
    const auto* const metropole = epci.value.find("200054807");
    REQUIRE(metropole != nullptr);
    CHECK(ctg::pieces_of(metropole->communes, contiguity).size() == 1);
    // Marseille and Arles are 40 km apart.
    CHECK(ctg::pieces_of(codes({"13055", "13004"}), contiguity).size() == 2);
    // Les Baux-de-Provence and Berre: one commune each, and an unknown one in Vaucluse.
    CHECK(ctg::pieces_of(codes({"13011", "13014", "84089"}), contiguity).size() == 2);
}

TEST_CASE("the four EPCI hold the département, and two communes beyond it") {
    const auto [epci, notes] =
        ctg::epci_from(ctg::read_table(shared / "bouches-du-rhone" / "epci.csv"), geography());
    CHECK(notes.empty());
    REQUIRE(epci.zones.size() == 4);
    std::set<ctg::CommuneCode> communes;
    for (const auto& zone : epci.zones)
        communes.insert(zone.communes.begin(), zone.communes.end());
    CHECK(communes.size() == 121);
    CHECK(communes.contains(code("84089")));
    CHECK(communes.contains(code("83120")));
    CHECK(epci.find("200054807")->communes.size() == 92);

    const auto weights =
        ctg::weights_from(ctg::read_table(shared / "bouches-du-rhone" / "population.csv"),
                          "population_municipale", Basis::population, geography())
            .value;
    double three_epci = 0.0;
    for (const auto* siren : {"241300417", "200035087", "241300375"})
        for (const auto& commune : epci.find(siren)->communes)
            three_epci += weights.find(commune)->value();
    CHECK(three_epci == 174'008);
}

TEST_CASE("the EPCI of all France beside one département are taken as they are") {
    const auto table = ctg::read_table(shared / "epci" / "epci-composition-2025.csv")
                           .renamed({{"nom", "raison_sociale"}, {"code_commune", "insee"}});
    const auto [epci, notes] = ctg::epci_from(table, geography());
    CHECK(epci.zones.size() == 1255);
    CHECK(epci.find("200054807")->communes.size() == 92);
}

TEST_CASE("INSEE's own file, with sixteen arrondissements and no Marseille, loses nobody") {
    const auto table = ctg::read_table(shared / "population" / "donnees_communes-2023-brut.csv")
                           .renamed({{"code", "COM"}});
    const auto [weights, notes] = ctg::weights_from(table, "PMUN", Basis::population, geography());
    CHECK(weights.items().size() == 119);
    CHECK(weights.find(code("13055"))->value() == 886'040);
    CHECK(weights.total().value() == 2'087'658);
    CHECK(find(notes, "CTG-TERR-014"));
    REQUIRE(find(notes, "CTG-TERR-016"));
    CHECK(value_of(*find(notes, "CTG-TERR-016"), "count") == "34766"); // 34,900 - 118 - 16
}
