// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/layer_writer.hpp"
#include "reading/scratch.hpp"

#include "ctg/geometry/measure.hpp"

#include "catch.hpp"

#include <cmath>

using ctg::DataError;
using ctg::InvalidShapes;
using ctg::read_layer;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;
using ctg_test::write_layers;

namespace {

ctg::Checked<ctg::Layer> repaired(const std::filesystem::path& file) {
    return read_layer(file, {.invalid_shapes = InvalidShapes::repair});
}

std::filesystem::path geojson(const ScratchFolder& folder, const std::string& rings) {
    return folder.write("c.geojson",
                        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                        R"({"code":"01001"},"geometry":{"type":"Polygon","coordinates":)" +
                            rings + "}}]}");
}

} // namespace

// A square of 100 km² with a loop of 100 m² at a corner: 1e-6 of its area.
TEST_CASE("a polygon with a small loop is mended, with its area before and after") {
    const ScratchFolder folder;
    const auto file = write_layers(
        folder.path() / "c.gpkg",
        {{.features = {{"01001", "POLYGON ((0 0,10000 0,10000 10000,0 10000,0 0))"}}}});
    const auto fine = read_layer(file).value;
    const auto crossed = write_layers(
        folder.path() / "d.gpkg",
        {{.features = {{"01001",
                        "POLYGON ((0 0,10000 0,10000 10000,0 10000,0 20,-10 10,0 10,-10 20,0 "
                        "20.5,0 0))"}}}});
    CHECK(code_of(refusal_of<DataError>([&] { return read_layer(crossed); })) == "CTG-READ-008");
    const auto layer = repaired(crossed);
    REQUIRE(layer.notes.size() == 1);
    const auto& note = layer.notes.front();
    CHECK(note.code == "CTG-READ-063");
    CHECK(note.severity == ctg::Severity::note);
    CHECK(note.places.at(0).excerpt == "code = 01001");
    CHECK(std::stod(value_of(note, "before")) > 99'999'000.0);
    CHECK(std::stod(value_of(note, "after")) > 99'999'000.0);
    const auto& shape = layer.value.shapes.at(0);
    CHECK_FALSE(ctg::invalidity_of(shape).has_value());
    CHECK(std::abs(ctg::planar_area_m2(shape) - 1e8) < 1e5);
    CHECK(repaired(folder.path() / "c.gpkg").value.shapes == fine.shapes);
}

TEST_CASE("mending that would change the area by more than 0.1 % is refused") {
    const ScratchFolder folder;
    const auto file = write_layers(
        folder.path() / "c.gpkg",
        {{.features = {{"01001", "POLYGON ((0 0,10 10,10 0,0 10,0 0))"},
                       {"01002", "MULTIPOLYGON (((0 0,10 0,10 10,0 10,0 0)),((5 0,15 0,15 10,5 "
                                 "10,5 0)))"}}}});
    const auto faults = refusal_of<DataError>([&] { return repaired(file); });
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-READ-064");
    CHECK(faults[0].places.at(0).excerpt == "code = 01001");
    CHECK(faults[1].code == "CTG-READ-064");
    // Two squares of 100 m² that share 50: by hand.
    CHECK(value_of(faults[1], "before") == "200.00");
    CHECK(value_of(faults[1], "after") == "150.00");
}

TEST_CASE("a ring that is not closed is closed with a note where the gap is one edge") {
    const ScratchFolder folder;
    const auto file = geojson(folder, "[[[2,46],[3,46],[3,47],[2,47]]]");
    CHECK(code_of(refusal_of<DataError>([&] { return read_layer(file); })) == "CTG-GEOM-012");
    const auto layer = repaired(file);
    REQUIRE(layer.notes.size() == 2); // GDAL warns of it too
    CHECK(layer.notes.front().code == "CTG-READ-062");
    CHECK(layer.value.shapes.at(0).vertex_count() == 5);
    const auto cut = geojson(folder, "[[[2,46],[2.1,46],[2.2,46.1],[3,47],[3.1,47.1]]]");
    CHECK(code_of(refusal_of<DataError>([&] { return repaired(cut); })) == "CTG-GEOM-012");
}

TEST_CASE("a hole that is repeated is mended") {
    const ScratchFolder folder;
    const std::string hole = "[[2.0,46.0],[2.0,46.0001],[2.0001,46.0001],[2.0001,46.0],[2.0,46.0]]";
    const auto file =
        geojson(folder, "[[[1,45],[3,45],[3,47],[1,47],[1,45]]," + hole + "," + hole + "]");
    const auto layer = repaired(file);
    REQUIRE(layer.notes.size() == 1);
    CHECK(layer.notes.front().code == "CTG-READ-063");
    CHECK(layer.value.shapes.at(0).polygons().at(0).holes.size() == 1);
}
