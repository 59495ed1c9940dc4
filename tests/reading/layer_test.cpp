// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/layer_writer.hpp"
#include "reading/scratch.hpp"

#include "catch.hpp"

#include <limits>

using ctg::Crs;
using ctg::DataError;
using ctg::GeometryError;
using ctg::MultiPolygon;
using ctg::Point;
using ctg::Polygon;
using ctg::read_layer;
using ctg::ReadError;
using ctg::Ring;
using ctg_test::code_of;
using ctg_test::LayerToWrite;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;
using ctg_test::write_layers;

namespace {

const std::string square = "POLYGON ((0 0,0 10,10 10,10 0,0 0))";
const std::string holed = "POLYGON ((0 0,0 10,10 10,10 0,0 0),(2 2,4 2,4 4,2 4,2 2))";
const std::string bow_tie = "POLYGON ((0 0,10 10,10 0,0 10,0 0))";

const MultiPolygon square_shape({Polygon{{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, {}}});

struct Format {
    std::string driver;
    std::string extension;
};
const std::vector<Format> formats{
    {"GPKG", ".gpkg"}, {"GeoJSON", ".geojson"}, {"ESRI Shapefile", ".shp"}, {"FlatGeobuf", ".fgb"}};

std::string geojson(std::string_view geometry, std::string_view further = "") {
    return "{\"type\":\"FeatureCollection\"," + std::string(further) +
           "\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"01001\"},"
           "\"geometry\":" +
           std::string(geometry) + "}]}";
}
const std::string json_square =
    R"({"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0],[0,0]]]})";

} // namespace

TEST_CASE("the four formats give the same codes, shapes and CRS, and nothing is left beside them") {
    for (const auto& [driver, extension] : formats) {
        CAPTURE(driver);
        const ScratchFolder folder;
        const auto file =
            write_layers(folder.path() / ("communes" + extension),
                         {{.driver = driver, .features = {{"01001", square}, {"2A004", holed}}}});
        const auto before = folder.names();
        const auto layer = read_layer(file);
        CHECK(layer.value.crs == ctg::lambert93);
        CHECK(layer.notes.empty());
        const auto& table = layer.value.attributes;
        REQUIRE(table.row_count() == 2);
        const std::size_t code = table.column("code").value();
        const std::size_t first = table.text(0, code) == "01001" ? 0 : 1; // FlatGeobuf sorts
        CHECK(table.text(first, code) == "01001");
        CHECK(table.text(1 - first, code) == "2A004");
        CHECK(layer.value.shapes.at(1 - first).polygons().at(0).holes.size() == 1);
        CHECK(layer.value.shapes.at(first).vertex_count() == 5);
        CHECK(folder.names() == before);
    }
}

TEST_CASE("a feature's place is its number, with its attributes") {
    const ScratchFolder folder;
    const auto file = folder.write("c.geojson", geojson(json_square));
    const auto layer = read_layer(file).value;
    CHECK(layer.shapes == std::vector{square_shape});
    CHECK(layer.attributes.place(0, 0) ==
          ctg::Place{file.string(), 1, 0, "code", "code = 01001", ctg::PlaceUnit::feature});
    CHECK(layer.attributes.source().file == file.string());
    CHECK(layer.attributes.source().sha256.size() == 64);
}

TEST_CASE("attributes stay the text that they are, whatever they look like") {
    const ScratchFolder folder;
    const auto file = folder.write("c.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"day":"2019-12-31","x":0.1,"n":886040,"none":null,"é":"è"},
         "geometry":)" + json_square + "}]}");
    const auto table = read_layer(file).value.attributes;
    CHECK(table.text(0, table.column("day").value()) == "2019-12-31");
    CHECK(table.text(0, table.column("x").value()) == "0.1");
    CHECK(table.text(0, table.column("n").value()) == "886040");
    CHECK(table.text(0, table.column("none").value()).empty());
    CHECK(table.text(0, table.column("é").value()) == "è");
}

TEST_CASE("a layer of no feature is a layer of no rows") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.gpkg", {{.features = {}}});
    CHECK(read_layer(file).value.shapes.empty());
    CHECK(read_layer(file).value.attributes.columns().size() == 1);
}

TEST_CASE("GeoJSON is in longitude and latitude unless it says otherwise") {
    const ScratchFolder folder;
    const auto crs_of = [&](std::string_view further) {
        return read_layer(folder.write("c.geojson", geojson(json_square, further))).value.crs;
    };
    const auto named = [](std::string_view name) {
        return R"("crs":{"type":"name","properties":{"name":")" + std::string(name) + "\"}},";
    };
    CHECK(crs_of("") == ctg::wgs84);
    CHECK(crs_of(named("urn:ogc:def:crs:OGC:1.3:CRS84")) == ctg::wgs84);
    CHECK(crs_of(named("urn:ogc:def:crs:EPSG::2154")) == ctg::lambert93);
}

// The .prj that ArcGIS writes, which has no EPSG code.
TEST_CASE("a Shapefile's projection is recognised by its parameters") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.shp",
                                   {{.driver = "ESRI Shapefile", .features = {{"1", square}}}});
    const auto written = folder.write(
        "c.prj", R"(PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",)"
                 R"(SPHEROID["GRS_1980",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],)"
                 R"(UNIT["Degree",0.0174532925199433]],PROJECTION["Lambert_Conformal_Conic"],)"
                 R"(PARAMETER["False_Easting",700000.0],PARAMETER["False_Northing",6600000.0],)"
                 R"(PARAMETER["Central_Meridian",3.0],PARAMETER["Standard_Parallel_1",44.0],)"
                 R"(PARAMETER["Standard_Parallel_2",49.0],PARAMETER["Latitude_Of_Origin",46.5],)"
                 R"(UNIT["Meter",1.0]])");
    CHECK(read_layer(file).value.crs == ctg::lambert93);
    const auto with_prj = read_layer(file).value.attributes.source().sha256;
    std::filesystem::remove(written);
    CHECK(code_of(refusal_of<DataError>([&] { return read_layer(file); })) == "CTG-READ-006");
    const auto layer = read_layer(file, {.crs = ctg::lambert93}).value;
    CHECK(layer.crs == ctg::lambert93);
    CHECK(layer.attributes.source().sha256 != with_prj);
}

TEST_CASE("a Shapefile without its attributes is refused by the part that is missing") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.shp",
                                   {{.driver = "ESRI Shapefile", .features = {{"1", square}}}});
    std::filesystem::rename(folder.path() / "c.dbf", folder.path() / "c.DBF");
    CHECK(read_layer(file).value.shapes.size() == 1);
    std::filesystem::remove(folder.path() / "c.DBF");
    const auto refusal = refusal_of<ReadError>([&] { return read_layer(file); });
    CHECK(code_of(refusal) == "CTG-READ-001");
    CHECK(refusal.at(0).places.at(0).file == (folder.path() / "c.dbf").string());
}

TEST_CASE("a layer without a CRS is refused unless the study gives one") {
    const ScratchFolder folder;
    const auto file =
        write_layers(folder.path() / "c.gpkg", {{.epsg = 0, .features = {{"1", square}}}});
    CHECK(code_of(refusal_of<DataError>([&] { return read_layer(file); })) == "CTG-READ-006");
    CHECK(read_layer(file, {.crs = Crs{4326}}).value.crs == ctg::wgs84);
}

TEST_CASE("the only layer of polygons is read, or the one that is named") {
    const ScratchFolder folder;
    const LayerToWrite points{
        .name = "mairies", .features = {{"1", "POINT (0 0)"}}, .type = wkbPoint};
    const LayerToWrite communes{.features = {{"1", square}}, .type = wkbPolygon};
    const LayerToWrite epci{.name = "epci", .features = {{"2", square}}, .type = wkbPolygon};
    const auto one = write_layers(folder.path() / "one.gpkg", {points, communes});
    CHECK(read_layer(one).value.attributes.text(0, 0) == "1");
    const auto two = write_layers(folder.path() / "two.gpkg", {communes, epci});
    const auto several = refusal_of<ReadError>([&] { return read_layer(two); });
    CHECK(code_of(several) == "CTG-READ-021");
    CHECK(value_of(several.at(0), "layers") == "communes, epci");
    CHECK(read_layer(two, {.layer = "epci"}).value.attributes.text(0, 0) == "2");
    const auto unknown =
        refusal_of<ReadError>([&] { return read_layer(two, {.layer = "comune"}); });
    CHECK(code_of(unknown) == "CTG-READ-020");
    CHECK(value_of(unknown.at(0), "nearest") == "communes");
    const auto none = write_layers(folder.path() / "none.gpkg", {points});
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(none); })) == "CTG-READ-022");
}

TEST_CASE("features without a polygon are all named, by their number and type") {
    const ScratchFolder folder;
    const auto file = write_layers(
        folder.path() / "c.gpkg",
        {{.features = {{"1", square}, {"2", ""}, {"3", "POINT (1 1)"}, {"4", "POLYGON EMPTY"}}}});
    const auto faults = refusal_of<DataError>([&] { return read_layer(file); });
    REQUIRE(faults.size() == 3);
    for (const auto& fault : faults)
        CHECK(fault.code == "CTG-READ-007");
    CHECK(faults[0].places.at(0).line == 2);
    CHECK(faults[0].places.at(0).excerpt == "code = 2");
    CHECK(value_of(faults[0], "type") == "NULL");
    CHECK(value_of(faults[1], "type") == "POINT");
    CHECK(value_of(faults[2], "type") == "POLYGON EMPTY");
}

TEST_CASE(
    "an invalid polygon is refused with its reason, point and attributes, or kept with them") {
    const ScratchFolder folder;
    const auto file =
        write_layers(folder.path() / "c.gpkg", {{.features = {{"1", square}, {"14174", bow_tie}}}});
    const auto faults = refusal_of<DataError>([&] { return read_layer(file); });
    CHECK(code_of(faults) == "CTG-READ-008");
    CHECK(value_of(faults.at(0), "reason") == "Self-intersection");
    CHECK(value_of(faults.at(0), "x") == "5");
    CHECK(value_of(faults.at(0), "y") == "5");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).excerpt == "code = 14174");
    ctg::LayerOptions keep;
    keep.invalid_shapes = ctg::InvalidShapes::keep;
    const auto kept = read_layer(file, keep);
    CHECK(kept.value.shapes.at(1).vertex_count() == 5);
    REQUIRE(kept.notes.size() == 1);
    CHECK(kept.notes[0].severity == ctg::Severity::warning);
    CHECK(kept.notes[0].code == "CTG-READ-008");
    CHECK(kept.notes[0].places.at(0).excerpt == "code = 14174");
}

TEST_CASE("heights and measures are left out with one note, and leave the CRS as it is") {
    const ScratchFolder folder;
    const auto high = R"({"type":"Polygon","coordinates":)"
                      R"([[[0,0,5],[0,10,5],[10,10,5],[10,0,5],[0,0,5]]]})";
    const auto json = read_layer(folder.write("c.geojson", geojson(high)));
    CHECK(json.value.shapes == std::vector{square_shape});
    CHECK(json.value.crs == ctg::wgs84);
    REQUIRE(json.notes.size() == 1);
    CHECK(json.notes[0].code == "CTG-READ-023");
    CHECK(json.notes[0].severity == ctg::Severity::note);
    const auto measured =
        write_layers(folder.path() / "c.gpkg",
                     {{.features = {{"1", "POLYGON ZM ((0 0 1 2,0 10 1 2,10 10 1 2,0 0 1 2))"},
                                    {"2", "POLYGON M ((0 0 1,0 10 1,10 10 1,0 0 1))"}}}});
    const auto layer = read_layer(measured);
    CHECK(layer.value.shapes.at(0) == layer.value.shapes.at(1));
    REQUIRE(layer.notes.size() == 1);
    CHECK(value_of(layer.notes[0], "count") == "2");
}

TEST_CASE("a ring that is not closed is refused at its feature") {
    const ScratchFolder folder;
    const auto file = folder.write(
        "c.geojson",
        geojson(R"({"type":"Polygon","coordinates":[[[0,0],[0,10],[10,10],[10,0]]]})"));
    const auto faults = refusal_of<DataError>([&] { return read_layer(file); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].places.at(0).line == 1);
    CHECK(faults[0].places.at(0).excerpt == "code = 01001");
}

TEST_CASE("coordinates that are not finite numbers are refused") {
    const ScratchFolder folder;
    const auto with = [&](std::string_view x) {
        return folder.write("c.geojson",
                            geojson(R"({"type":"Polygon","coordinates":[[[0,0],[0,10],[)" +
                                    std::string(x) + ",10],[10,0],[0,0]]]}"));
    };
    for (const auto* x : {"NaN", "Infinity", "1e999", "1,", ""}) {
        CAPTURE(x);
        CHECK(code_of(refusal_of<DataError>([&] { return read_layer(with(x)); })) ==
              "CTG-READ-026");
    }
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(with("\"10\"")); })) ==
          "CTG-READ-004");
}

// GDAL's WKT has no infinity, so it is put into the bytes of a GeoPackage: the coordinate, and the
// bound of the envelope before it.
TEST_CASE("a coordinate that is infinite in binary is refused") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.gpkg",
                                   {{.features = {{"1", "POLYGON ((0 0,0 7777.5,10 10,0 0))"}}}});
    auto bytes = ctg_test::bytes_of(file);
    const auto spelled = [](double value) {
        return std::string(reinterpret_cast<const char*>(&value), sizeof(value));
    };
    const auto finite = spelled(7777.5);
    for (auto at = bytes.find(finite); at != std::string::npos; at = bytes.find(finite))
        bytes.replace(at, finite.size(), spelled(std::numeric_limits<double>::infinity()));
    static_cast<void>(folder.write("c.gpkg", bytes));
    const auto faults = refusal_of<DataError>([&] { return read_layer(file); });
    CHECK(code_of(faults) == "CTG-GEOM-002");
    CHECK(faults.at(0).places.at(0).excerpt == "code = 1");
}

TEST_CASE("passing the limits of rows and vertices is an error that names them") {
    const ScratchFolder folder;
    const auto file =
        write_layers(folder.path() / "c.gpkg", {{.features = {{"1", square}, {"2", square}}}});
    const auto limit_of = [&](const ctg::ReadLimits& limits) {
        ctg::LayerOptions options;
        options.limits = limits;
        const auto refusal = refusal_of<ctg::LimitError>([&] { return read_layer(file, options); });
        return code_of(refusal) == "CTG-READ-010" ? value_of(refusal[0], "limit") : "not refused";
    };
    CHECK(limit_of({.rows = 1}) == "rows");
    CHECK(limit_of({.vertices = 9}) == "vertices");
    CHECK(limit_of({.rows = 2, .vertices = 10}) == "not refused");
}
