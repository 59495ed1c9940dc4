// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/file.hpp"

#include "catch.hpp"
#include "scratch.hpp"

#include "ctg/base/error.hpp"

#include <gdal.h>
#include <ogr_api.h>

using namespace ctg;

namespace {

MultiPolygon square(double x, double side) {
    return MultiPolygon({{{{x, 0}, {x, side}, {x + side, side}, {x + side, 0}, {x, 0}}, {}}});
}

ResultLayer layer_with(std::string name) {
    return {std::move(name),
            {"ctg.test/1",
             {{"code", RecordKind::code},
              {"name", RecordKind::text},
              {"year", RecordKind::integer},
              {"share", RecordKind::share},
              {"total", RecordKind::number}},
             {{"01001", "=Étoile 'x'\"", std::int64_t{2019}, 0.1, 767.0},
              {"13055", std::monostate{}, std::monostate{}, std::monostate{}, std::monostate{}}}},
            {square(900000, 10), MultiPolygon{}},
            lambert93};
}

std::string refusal_of(const std::filesystem::path& file, const std::vector<ResultLayer>& layers) {
    try {
        write_geopackage(file, layers, Existing::refuse);
        return "";
    } catch (const ReadError& error) {
        return error.diagnostics().front().code;
    }
}

} // namespace

TEST_CASE("Python's sqlite3 finds codes as text, absences as NULL, and the CRS of each layer") {
    const ScratchFolder folder;
    write_geopackage(folder / "a.gpkg", {layer_with("coverage"), layer_with("the \"scores\"")},
                     Existing::refuse);
    CHECK(folder.names() == std::vector<std::string>{"a.gpkg"});
    const std::string command = "/usr/bin/python3 " CTG_TEST_SOURCES "/reread_geopackage.py ";
    CHECK(std::system((command + (folder / "a.gpkg").string()).c_str()) == 0);
}

TEST_CASE("Python's sqlite3 finds the classes of a layer, and its style as well-formed QML") {
    const ScratchFolder folder;
    auto layer = layer_with("scores");
    layer.legend = {{"0–20", "#fce647"}, {"<\"hostile\" & co>", "#002051"}};
    layer.class_of_row = {"<\"hostile\" & co>", ""};
    write_geopackage(folder / "a.gpkg", {layer, layer_with("plain")}, Existing::refuse);
    const std::string command = "/usr/bin/python3 " CTG_TEST_SOURCES "/reread_styles.py ";
    CHECK(std::system((command + (folder / "a.gpkg").string()).c_str()) == 0);
}

TEST_CASE("the same layers give the same bytes") {
    const ScratchFolder folder;
    auto layer = layer_with("x");
    layer.legend = {{"0–20", "#fce647"}};
    layer.class_of_row = {"0–20", ""};
    write_geopackage(folder / "a.gpkg", {layer}, Existing::refuse);
    write_geopackage(folder / "b.gpkg", {layer}, Existing::refuse);
    CHECK(bytes_of(folder / "a.gpkg") == bytes_of(folder / "b.gpkg"));
}

TEST_CASE("a GeoPackage is replaced only when it may be") {
    const ScratchFolder folder;
    write_geopackage(folder / "a.gpkg", {layer_with("x")}, Existing::refuse);
    const auto before = bytes_of(folder / "a.gpkg");
    CHECK(refusal_of(folder / "a.gpkg", {layer_with("y")}) == "CTG-WRIT-001");
    CHECK(bytes_of(folder / "a.gpkg") == before);
    write_geopackage(folder / "a.gpkg", {layer_with("y")}, Existing::replace);
    CHECK(bytes_of(folder / "a.gpkg") != before);
}

TEST_CASE("what GDAL refuses is told in its words and leaves nothing") {
    const ScratchFolder folder;
    CHECK(refusal_of(folder / "a.gpkg", {layer_with("twice"), layer_with("twice")}) ==
          "CTG-WRIT-004");
    auto nowhere = layer_with("x");
    nowhere.crs = Crs{1};
    CHECK(refusal_of(folder / "a.gpkg", {nowhere}) == "CTG-WRIT-004");
    CHECK(folder.names().empty());
}

TEST_CASE("GDAL's virtual file systems are not written to") {
    CHECK(refusal_of("/vsimem/a.gpkg", {layer_with("x")}) == "CTG-WRIT-005");
    CHECK_FALSE(std::filesystem::exists("/vsimem"));
}
