// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/layer_writer.hpp"
#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::DataError;
using ctg::LimitError;
using ctg::read_layer;
using ctg::ReadError;
using ctg_test::bytes_of;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;
using ctg_test::write_layers;

namespace {

const std::string square = "POLYGON ((0 0,0 10,10 10,10 0,0 0))";

std::string geojson_with_crs(std::string_view crs) {
    return R"({"type":"FeatureCollection","crs":)" + std::string(crs) +
           R"(,"features":[{"type":"Feature","properties":{"code":"1"},"geometry":)"
           R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[0,0]]]}}]})";
}

} // namespace

TEST_CASE("a CRS named by a link is refused before GDAL could follow it") {
    const ScratchFolder folder;
    for (const auto* crs :
         {R"({"type":"link","properties":{"href":"http://127.0.0.1:9/","type":"proj4"}})",
          R"({"type":"LINK","properties":{"href":"http://127.0.0.1:9/"}})",
          R"({"properties":{"url":"http://127.0.0.1:9/"},"type":"url"})",
          R"({"\u0074ype":"l\u0069nk","properties":{"href":"http://127.0.0.1:9/"}})"}) {
        CAPTURE(crs);
        const auto file = folder.write("c.geojson", geojson_with_crs(crs));
        CHECK(code_of(refusal_of<DataError>([&] { return read_layer(file); })) == "CTG-READ-027");
    }
}

TEST_CASE("a CRS whose name is an address, or unknown, is an error and never WGS 84") {
    const ScratchFolder folder;
    for (const auto* name :
         {"http://127.0.0.1:9/", "EPSG:999999", "/vsicurl/http://127.0.0.1:9/"}) {
        CAPTURE(name);
        const auto file =
            folder.write("c.geojson", geojson_with_crs(R"({"type":"name","properties":{"name":")" +
                                                       std::string(name) + "\"}}"));
        CHECK(code_of(refusal_of<DataError>([&] { return read_layer(file); })) == "CTG-READ-065");
    }
}

TEST_CASE("a link that is no CRS is an attribute like another") {
    const ScratchFolder folder;
    const auto file = folder.write(
        "c.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
                     R"({"type":"link","crs":"link"},"geometry":{"type":"Polygon","coordinates":)"
                     R"([[[0,0],[0,1],[1,1],[0,0]]]}}]})");
    CHECK(read_layer(file).value.attributes.text(0, 0) == "link");
}

TEST_CASE("JSON nested deeper than the limit is refused, however deep") {
    const ScratchFolder folder;
    const auto nested = [&](std::size_t depth) {
        return folder.write("c.geojson", R"({"type":"FeatureCollection","features":[],"x":)" +
                                             std::string(depth, '[') + std::string(depth, ']') +
                                             "}");
    };
    CHECK(code_of(refusal_of<LimitError>([&] { return read_layer(nested(64)); })) ==
          "CTG-READ-010");
    CHECK(code_of(refusal_of<LimitError>([&] { return read_layer(nested(1'000'000)); })) ==
          "CTG-READ-010");
    CHECK(refusal_of<LimitError>([&] { return read_layer(nested(63)); }).empty());
}

TEST_CASE("JSON cut short is refused at its end") {
    const ScratchFolder folder;
    const auto whole = geojson_with_crs("null");
    const auto file = folder.write("c.geojson", "\n" + whole.substr(0, 100));
    const auto faults = refusal_of<DataError>([&] { return read_layer(file); });
    CHECK(code_of(faults) == "CTG-READ-026");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 101);
}

TEST_CASE("a file whose content is not what its name says is refused") {
    const ScratchFolder folder;
    const std::string vrt = "<OGRVRTDataSource><OGRVRTLayer name=\"c\"><SrcDataSource>"
                            "http://127.0.0.1:9/c.geojson</SrcDataSource></OGRVRTLayer>"
                            "</OGRVRTDataSource>";
    const auto package = write_layers(folder.path() / "real.gpkg", {{.features = {{"1", square}}}});
    for (const auto* name : {"c.geojson", "c.json", "c.gpkg", "c.shp", "c.fgb"}) {
        CAPTURE(name);
        const auto disguised = folder.write(name, vrt);
        CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(disguised); })) ==
              "CTG-READ-019");
    }
    const auto renamed = folder.write("g.geojson", bytes_of(package));
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(renamed); })) == "CTG-READ-019");
    const auto other = folder.write("c.vrt", vrt);
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(other); })) == "CTG-READ-018");
}

TEST_CASE("JSON that is no GeoJSON is refused, though other drivers would read it") {
    const ScratchFolder folder;
    for (const auto* json : {R"({"type":"Topology","objects":{},"arcs":[]})",
                             R"({"geometryType":"esriGeometryPolygon","features":[]})", "{}"}) {
        CAPTURE(json);
        const auto file = folder.write("c.json", json);
        CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(file); })) == "CTG-READ-004");
    }
}

TEST_CASE("a file cut short is never read as a shorter one") {
    const ScratchFolder folder;
    for (const auto& [driver, name] :
         {std::pair{"GPKG", "c.gpkg"}, {"FlatGeobuf", "c.fgb"}, {"ESRI Shapefile", "c.shp"}}) {
        CAPTURE(driver);
        ctg_test::LayerToWrite layer{.driver = driver};
        for (int n = 0; n < 2000; ++n)
            layer.features.push_back({std::to_string(n), square});
        const auto file = write_layers(folder.path() / name, {layer});
        const auto bytes = bytes_of(file);
        for (const double part : {0.3, 0.6, 0.9}) {
            CAPTURE(part);
            const auto size = static_cast<std::size_t>(part * static_cast<double>(bytes.size()));
            static_cast<void>(folder.write(name, bytes.substr(0, size)));
            CHECK_FALSE(refusal_of<ctg::Error>([&] { return read_layer(file); }).empty());
        }
    }
}

TEST_CASE("a view that never ends is no layer, and is refused by its name") {
    const ScratchFolder folder;
    const auto file = write_layers(
        folder.path() / "c.gpkg", {{.features = {{"1", square}}}},
        {"CREATE VIEW endless AS WITH RECURSIVE n(fid) AS (SELECT 1 UNION ALL SELECT fid + 1 FROM "
         "n)"
         " SELECT fid, geom FROM n, communes",
         "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) "
         "VALUES ('endless', 'features', 'endless', 2154)",
         "INSERT INTO gpkg_geometry_columns VALUES ('endless', 'geom', 'POLYGON', 2154, 0, 0)"});
    CHECK(read_layer(file).value.attributes.row_count() == 1);
    const auto refusal =
        refusal_of<ReadError>([&] { return read_layer(file, {.layer = "endless"}); });
    CHECK(code_of(refusal) == "CTG-READ-028");
    CHECK(value_of(refusal.at(0), "layer") == "endless");
}

TEST_CASE("a view that never ends in place of the list of layers is refused unopened") {
    const ScratchFolder folder;
    const auto file = write_layers(
        folder.path() / "c.gpkg", {{.features = {{"1", square}}}},
        {"ALTER TABLE gpkg_contents RENAME TO contents",
         "CREATE /* a comment */ VIEW main.\"gpkg_contents\" AS WITH RECURSIVE n(i) AS (SELECT 1 "
         "UNION ALL SELECT i + 1 FROM n) SELECT contents.* FROM contents, n"});
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(file); })) == "CTG-READ-028");
}

TEST_CASE("SQL in a layer's name is a name") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.gpkg", {{.features = {{"1", square}}}});
    const auto refusal = refusal_of<ReadError>(
        [&] { return read_layer(file, {.layer = "communes\"; DROP TABLE communes; --"}); });
    CHECK(code_of(refusal) == "CTG-READ-020");
    CHECK(read_layer(file).value.attributes.row_count() == 1);
}

TEST_CASE("a GeoPackage in write-ahead mode is read without a trace, unless it is being written") {
    const ScratchFolder folder;
    const auto file = write_layers(folder.path() / "c.gpkg", {{.features = {{"1", square}}}},
                                   {"PRAGMA journal_mode = WAL"});
    REQUIRE(bytes_of(file).substr(18, 2) == "\x02\x02"); // SQLite file format, §1.3: WAL
    CHECK(read_layer(file).value.attributes.row_count() == 1);
    CHECK(folder.names() == std::vector<std::string>{"c.gpkg"});
    static_cast<void>(folder.write("c.gpkg-wal", "rows that the file lacks"));
    CHECK(code_of(refusal_of<ReadError>([&] { return read_layer(file); })) == "CTG-READ-025");
}
