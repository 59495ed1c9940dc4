// SPDX-License-Identifier: Apache-2.0
// The départements of 2018 beside their communes: dissolved from them, and as published apart.
#include "ctg/crosswalk/nesting.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/territory/topology.hpp"

#include "catch.hpp"
#include "reading/scratch.hpp"

#include <cpl_vsi.h>

#include <cmath>
#include <filesystem>
#include <map>

using namespace ctg;

namespace {

Layer shared_layer(const std::string& archive, const std::string& name) {
    const auto folder = std::filesystem::path(CTG_SHARED_DATA) / "boundaries";
    const std::string packed = "/vsizip/" + (folder / archive).string() + "/" + name;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    REQUIRE(VSIIngestFile(nullptr, packed.c_str(), &bytes, &size, -1) != FALSE);
    const ctg_test::ScratchFolder scratch;
    const auto file = scratch.write(name, {reinterpret_cast<const char*>(bytes), size});
    VSIFree(bytes);
    return read_layer(file, {.invalid_shapes = InvalidShapes::keep}).value;
}

const Geography& geography() {
    static const Geography france =
        geography_from(shared_layer("communes-france-2018.fgb.zip", "communes-france-2018.fgb"),
                       GeographyYear{2018})
            .value;
    return france;
}

/// The metropolitan communes, each with the département that its code begins with.
struct Communes {
    std::vector<Commune> communes;
    std::vector<std::string> departements;
    std::vector<std::size_t> departement_of;
    std::map<std::string, std::string> membership;
};

Communes metropolitan() {
    Communes found;
    std::map<std::string, std::size_t> numbers;
    for (const auto& commune : geography().communes()) {
        if (commune.crs != lambert93) continue;
        const std::string code(commune.code.text());
        const std::string departement = code.substr(0, 2);
        const auto [number, is_new] = numbers.emplace(departement, numbers.size());
        if (is_new) found.departements.push_back(departement);
        found.departement_of.push_back(number->second);
        found.membership[code] = departement;
        found.communes.push_back(commune);
    }
    return found;
}

std::map<Fit, std::size_t> count_by_fit(const Nesting& nesting) {
    std::map<Fit, std::size_t> count;
    for (const auto& whole : nesting.wholes)
        ++count[whole.fit];
    return count;
}

} // namespace

TEST_CASE("départements dissolved from their communes are exactly their union") {
    const auto metropole = metropolitan();
    const auto shapes = dissolved(topology_of(metropole.communes), metropole.departement_of,
                                  metropole.departements.size());
    const OverlayLayer wholes(metropole.departements, shapes, lambert93, {}, ShapeCheck::trusted);
    const auto found = nesting_of(overlay_layer_of(geography()), wholes).value;
    CHECK(count_by_fit(found) == std::map<Fit, std::size_t>{{Fit::exact, 96}});
    CHECK(found.cut.empty());
}

TEST_CASE("a vertex of a dissolved département moved by hand is found where it is") {
    const auto metropole = metropolitan();
    auto shapes = dissolved(topology_of(metropole.communes), metropole.departement_of,
                            metropole.departements.size());
    auto polygons = shapes[40].polygons();
    Point& moved = polygons[0].shell[100];
    moved.x += 40.0;
    const Point place = moved;
    shapes[40] = MultiPolygon(std::move(polygons));
    const OverlayLayer wholes(metropole.departements, shapes, lambert93, {}, ShapeCheck::trusted);
    const auto found = nesting_of(overlay_layer_of(geography()), wholes).value;
    for (std::size_t n = 0; n < found.wholes.size(); ++n)
        CHECK((found.wholes[n].fit == Fit::exact) == (n != 40));
    const auto& whole = found.wholes[40];
    CHECK(whole.fit == Fit::drift);
    REQUIRE(whole.where);
    CHECK(std::hypot(whole.where->x - place.x, whole.where->y - place.y) < 500.0);
}

TEST_CASE("départements simplified apart drift by strips of 45 to 92 m, and none is exact") {
    const auto metropole = metropolitan();
    const auto layer = shared_layer("departements-2018-simplifies-a-part.geojson.zip",
                                    "departements-2018-simplifies-a-part.geojson");
    const auto wholes = overlay_layer_from(layer, "code", lambert93);
    NestingOptions options;
    options.whole_of = metropole.membership;
    options.overlay.area = AreaMethod::planar;
    options.drift_width_m = 100.0;
    const auto found = nesting_of(overlay_layer_of(geography()), wholes, options).value;
    CHECK(count_by_fit(found) == std::map<Fit, std::size_t>{{Fit::drift, 96}});
    double moved_km2 = 0.0;
    std::size_t wide = 0; // for the 50 m of overlays
    for (const auto& whole : found.wholes) {
        moved_km2 += (whole.gap_m2 + whole.excess_m2) / 1e6;
        CHECK(whole.width_m < 93.0);
        CHECK(whole.where);
        if (whole.width_m >= 50.0) ++wide;
    }
    CHECK(wide == 73);
    CHECK(moved_km2 == Approx(102.0).epsilon(0.01));

    // The same of the Bouches-du-Rhône by GEOS.
    const auto is_13 = [](const std::string& code) { return code == "13"; };
    const auto number = static_cast<std::size_t>(std::ranges::find_if(wholes.codes(), is_13) -
                                                 wholes.codes().begin());
    std::vector<MultiPolygon> communes;
    for (const auto& commune : metropole.communes)
        if (commune.code.text().starts_with("13")) communes.push_back(commune.shape);
    const auto whole = transformed(layer.shapes, layer.crs, lambert93)[number];
    const auto united = union_of(communes);
    CHECK(found.wholes[number].gap_m2 ==
          Approx(planar_area_m2(difference_of(whole, united))).epsilon(1e-3));
    CHECK(found.wholes[number].excess_m2 ==
          Approx(planar_area_m2(difference_of(united, whole))).epsilon(1e-3));
}
