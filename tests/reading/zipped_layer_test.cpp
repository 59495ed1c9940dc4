// SPDX-License-Identifier: Apache-2.0
// GDAL writes the archives: an independent hand.
#include "ctg/reading/read.hpp"

#include "reading/layer_writer.hpp"
#include "reading/scratch.hpp"

#include "catch.hpp"

#include <cpl_vsi.h>

using ctg::DataError;
using ctg::LimitError;
using ctg::read_layer;
using ctg_test::bytes_of;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;
using ctg_test::write_layers;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::filesystem::path zipped(const ScratchFolder& folder, const Files& files) {
    const auto archive = folder.path() / "c.zip";
    std::filesystem::remove(archive);
    const std::string root = "/vsizip/" + archive.string();
    // Kept open while others are added, as GDAL asks.
    VSILFILE* const whole = VSIFOpenL(root.c_str(), "wb");
    for (const auto& [name, bytes] : files) {
        VSILFILE* const file = VSIFOpenL((root + "/" + name).c_str(), "wb");
        VSIFWriteL(bytes.data(), 1, bytes.size(), file);
        VSIFCloseL(file);
    }
    VSIFCloseL(whole);
    return archive;
}

Files shapefile(const ScratchFolder& folder, const std::string& prefix = "") {
    const std::string square = "POLYGON ((0 0,0 10,10 10,10 0,0 0))";
    write_layers(folder.path() / "c.shp", {{.driver = "ESRI Shapefile",
                                            .features = {{"01001", square}, {"01002", square}}}});
    Files files;
    for (const auto* const extension : {".shp", ".shx", ".dbf", ".prj"})
        files.emplace_back(prefix + "c" + extension,
                           bytes_of(folder.path() / (std::string("c") + extension)));
    return files;
}

} // namespace

TEST_CASE("a zipped Shapefile is read as the Shapefile itself, wherever it lies in the archive") {
    const ScratchFolder folder;
    const auto files = shapefile(folder);
    const auto plain = read_layer(folder.path() / "c.shp").value;
    for (const auto& prefix : {std::string(), std::string("ADE/COMMUNE/")}) {
        CAPTURE(prefix);
        const auto file = zipped(folder, shapefile(folder, prefix));
        const auto before = folder.names();
        const auto layer = read_layer(file).value;
        CHECK(layer.shapes == plain.shapes);
        CHECK(layer.crs == ctg::lambert93);
        CHECK(layer.attributes.text(1, 0) == "01002");
        CHECK(folder.names() == before);
    }
    CHECK(files.size() == 4);
}

TEST_CASE("an archive without a layer, with two, or that is none, is refused") {
    const ScratchFolder folder;
    const auto refusal = [&](const std::filesystem::path& file) {
        return code_of(refusal_of<DataError>([&] { return read_layer(file); }));
    };
    CHECK(refusal(zipped(folder, {{"readme.txt", "x"}})) == "CTG-READ-069");
    CHECK(refusal(zipped(folder, {{"a.geojson", "{}"}, {"b.geojson", "{}"}})) == "CTG-READ-069");
    CHECK(refusal(folder.write("d.zip", "PK\x03\x04 and no more")) == "CTG-READ-068");
    auto cut = bytes_of(zipped(folder, shapefile(folder)));
    cut.replace(60, 40, 40, '\x55');
    CHECK(refusal(folder.write("e.zip", cut)) == "CTG-READ-068");
}

TEST_CASE("an archive that would inflate beyond a limit is refused before it is inflated") {
    const ScratchFolder folder;
    const auto limit_of = [&](const Files& files, const ctg::ReadLimits& limits) {
        const auto file = zipped(folder, files);
        ctg::LayerOptions options;
        options.limits = limits;
        const auto refusal = refusal_of<LimitError>([&] { return read_layer(file, options); });
        return code_of(refusal) == "CTG-READ-010" ? value_of(refusal[0], "limit") : "not refused";
    };
    CHECK(limit_of({{"bomb.geojson", std::string(3'000'000, ' ')}}, {}) == "archive_ratio");
    CHECK(limit_of(shapefile(folder), {.archive_entries = 3}) == "archive_entries");
    CHECK(limit_of(shapefile(folder), {.archive_bytes = 500}) == "archive_bytes");
    CHECK(limit_of(shapefile(folder), {}) == "not refused");
}

TEST_CASE("what an archive calls its files is never a path to write to") {
    const ScratchFolder folder;
    const auto file = zipped(folder, shapefile(folder, "../../outside/"));
    const auto before = folder.names();
    static_cast<void>(refusal_of<ctg::Error>([&] { return read_layer(file); }));
    CHECK(folder.names() == before);
    CHECK_FALSE(std::filesystem::exists(folder.path().parent_path().parent_path() / "outside"));
}
