// SPDX-License-Identifier: Apache-2.0
// All communes of France. Figures are those of the README of the shared data and of the design of
// the spatial engine, which were computed with other tools.
#include "ctg/geometry/measure.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/territory/contiguity.hpp"

#include "catch.hpp"
#include "reading/scratch.hpp"
#include "territory/squares.hpp"

#include <cpl_vsi.h>

#include <cmath>
#include <filesystem>
#include <random>

using ctg::Geography;
using ctg::outside;
using namespace ctg::test;

namespace {

ctg::Layer communes_of_france() {
    const std::filesystem::path archive =
        std::filesystem::path(CTG_SHARED_DATA) / "boundaries" / "communes-france-2018.fgb.zip";
    const std::string packed = "/vsizip/" + archive.string() + "/communes-france-2018.fgb";
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    REQUIRE(VSIIngestFile(nullptr, packed.c_str(), &bytes, &size, -1) != FALSE);
    const ctg_test::ScratchFolder folder;
    const auto file = folder.write("communes.fgb", {reinterpret_cast<const char*>(bytes), size});
    VSIFree(bytes);
    // 14174 Condé-en-Normandie crosses itself.
    return ctg::read_layer(file, {.invalid_shapes = ctg::InvalidShapes::keep}).value;
}

const ctg::Checked<Geography>& checked_geography() {
    static const auto checked = ctg::geography_from(communes_of_france(), ctg::GeographyYear{2018});
    return checked;
}

const Geography& geography() {
    return checked_geography().value;
}

std::vector<ctg::Commune> metropolitan() {
    std::vector<ctg::Commune> communes;
    std::ranges::copy_if(geography().communes(), std::back_inserter(communes),
                         [](const auto& commune) { return commune.crs == ctg::lambert93; });
    return communes;
}

/// `ring` with a vertex more on one edge in two, at a place of chance.
ctg::Ring densified(const ctg::Ring& ring, std::mt19937& random) {
    std::uniform_real_distribution<double> place(0.0, 2.0);
    ctg::Ring result{ring.front()};
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const auto& [x, y] = ring[i - 1];
        if (const double part = place(random); part < 1.0)
            result.push_back({x + part * (ring[i].x - x), y + part * (ring[i].y - y)});
        result.push_back(ring[i]);
    }
    return result;
}

/// Each commune with vertices more, whatever its neighbours have.
std::vector<ctg::Commune> densified(std::vector<ctg::Commune> communes) {
    std::mt19937 random(2018);
    for (auto& commune : communes) {
        auto polygons = commune.shape.polygons();
        for (auto& [shell, holes] : polygons) {
            shell = densified(shell, random);
            for (auto& hole : holes)
                hole = densified(hole, random);
        }
        commune.shape = ctg::MultiPolygon(std::move(polygons));
    }
    return communes;
}

} // namespace

TEST_CASE("no two communes of France lie over each other, and no sliver parts them") {
    const auto& notes = checked_geography().notes;
    CHECK(std::ranges::none_of(notes, [](const ctg::Diagnostic& note) {
        return note.code == "CTG-TERR-061" || note.code == "CTG-TERR-062";
    }));
}

TEST_CASE("metropolitan France has 103,183 pairs of neighbours") {
    const Geography metropole(ctg::GeographyYear{2018}, metropolitan());
    REQUIRE(metropole.communes().size() == 35'228);
    const auto topology = ctg::topology_of(metropole.communes());
    CHECK(ctg::contiguity_of(metropole, topology).borders.size() == 103'183);

    std::size_t shared_edges = 0;
    std::size_t outer_edges = 0;
    for (const auto& arc : topology.arcs)
        (arc.left == outside || arc.right == outside ? outer_edges : shared_edges) +=
            arc.points.size() - 1;
    CHECK(shared_edges == 1'051'331);
    CHECK(outer_edges == 29'947);
}

TEST_CASE("communes each drawn with other vertices have the same neighbours and border lengths") {
    const Geography drawn(ctg::GeographyYear{2018}, metropolitan());
    const Geography dense(ctg::GeographyYear{2018}, densified(metropolitan()));
    const auto topology = ctg::topology_of(drawn.communes());
    CHECK(topology.t_junctions.empty());
    const auto dense_topology = ctg::topology_of(dense.communes());
    CHECK(dense_topology.t_junctions.size() > 1'000'000);
    const auto expected = ctg::contiguity_of(drawn, topology).borders;
    const auto found = ctg::contiguity_of(dense, dense_topology).borders;
    REQUIRE(found.size() == 103'183);
    double length_m = 0.0;
    double expected_m = 0.0;
    std::size_t different = 0;
    for (std::size_t n = 0; n < found.size(); ++n) {
        const bool is_same =
            found[n].first == expected[n].first && found[n].second == expected[n].second;
        REQUIRE(is_same);
        // Rounding moves a vertex by a centimetre at most, and so the length of its edges.
        if (std::abs(found[n].length_m - expected[n].length_m) > 0.1) ++different;
        length_m += found[n].length_m;
        expected_m += expected[n].length_m;
    }
    // The border of 76375 and 76646: a corner of 76467 lies within a centimetre of it.
    CHECK(different <= 1);
    CHECK(length_m == Approx(expected_m).epsilon(1e-6));
}

TEST_CASE("metropolitan France dissolves into a shape with two holes: Berre and Llívia") {
    const auto communes = metropolitan();
    const auto topology = ctg::topology_of(communes);
    const auto france =
        ctg::dissolved(topology, std::vector<std::size_t>(communes.size(), 0), 1).front();
    CHECK_FALSE(ctg::invalidity_of(france));
    std::vector<double> holes_km2;
    for (const auto& polygon : france.polygons())
        for (const auto& hole : polygon.holes)
            holes_km2.push_back(planar_area_m2(ctg::MultiPolygon({{hole, {}}})) / 1e6);
    std::ranges::sort(holes_km2);
    REQUIRE(holes_km2.size() == 2);
    CHECK(holes_km2[0] == Approx(13).margin(0.5));
    CHECK(holes_km2[1] == Approx(155.08).margin(0.1));
}

TEST_CASE("fifteen communes of France are islands without a neighbour") {
    REQUIRE(geography().communes().size() == 35'357);
    const auto contiguity =
        ctg::contiguity_of(geography(), ctg::topology_of(geography().communes()));
    std::vector<ctg::CommuneCode> alone;
    for (const auto& piece : ctg::pieces_of(contiguity.communes, contiguity))
        if (piece.size() == 1) alone.push_back(piece.front());
    CHECK(alone == codes({"17004", "22016", "29082", "29083", "29084", "29155", "56069", "56085",
                          "56086", "56087", "56088", "85113", "97110", "97130", "97131"}));
}
