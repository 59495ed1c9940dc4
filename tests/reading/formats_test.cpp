// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/formats.hpp"

#include "catch.hpp"

using ctg::is_layer_file;
using ctg::is_surely_layer_file;

TEST_CASE("a layer is known by the extension of its name, in letters of any case") {
    for (const auto* const name : {"c.gpkg", "a.b/c.GeoJSON", "c.json", "C.SHP", "c.fgb", "c.zip"})
        CHECK(is_layer_file(name));
    for (const auto* const name : {"c.csv", "c.xlsx", "c.dbf", "c", ".shp", "c.zip/d.csv", ""})
        CHECK_FALSE(is_layer_file(name));
}

TEST_CASE("what may be anything is no layer unless it is named after what it holds") {
    for (const auto* const name : {"c.gpkg", "c.fgb.zip", "c.geojson.ZIP", "c.shp.zip"})
        CHECK(is_surely_layer_file(name));
    for (const auto* const name : {"c.json", "c.zip", "c.json.zip", "c.csv.zip", "c.csv", ""})
        CHECK_FALSE(is_surely_layer_file(name));
}

TEST_CASE("the four formats of layers are there") {
    CHECK(ctg::layer_formats() ==
          std::vector<std::string>{"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf"});
}
