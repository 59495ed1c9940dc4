// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

#include <sys/stat.h>

using ctg::ReadError;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;

namespace {

/// What the three readers say of `file`: one code when they agree.
std::string code_of_all(const std::filesystem::path& file) {
    const auto table = code_of(refusal_of<ReadError>([&] { return ctg::read_table(file); }));
    const auto layer = code_of(refusal_of<ReadError>([&] { return ctg::read_layer(file); }));
    const auto settings = code_of(refusal_of<ReadError>([&] { return ctg::read_document(file); }));
    return table == layer && layer == settings ? table : table + " " + layer + " " + settings;
}

} // namespace

TEST_CASE("a file that does not exist is refused with the nearest name of its folder") {
    const ScratchFolder folder;
    static_cast<void>(folder.write("population.csv", "a;b\n"));
    const auto file = folder.path() / "populatoin.csv";
    CHECK(code_of_all(file) == "CTG-READ-001");
    const auto refusal = refusal_of<ReadError>([&] { return ctg::read_table(file); });
    CHECK(value_of(refusal.at(0), "nearest") == "population.csv");
    CHECK(refusal.at(0).places.at(0).file == file.string());
    CHECK(code_of_all(folder.path() / "no" / "folder" / "t.csv") == "CTG-READ-001");
}

TEST_CASE("an empty file is refused") {
    const ScratchFolder folder;
    CHECK(code_of_all(folder.write("t.geojson", "")) == "CTG-READ-002");
}

TEST_CASE("a path that names a network or a virtual file system never reaches a reader") {
    for (const auto* path :
         {"http://127.0.0.1:9/t.csv", "https://example.org/t.geojson", "ftp://x/t.csv",
          "s3://bucket/t.gpkg", "PG:dbname=caf", "GPKG:t.gpkg:t", "GeoJSON:t.geojson",
          "/vsicurl/http://127.0.0.1:9/t.geojson", "/vsizip/t.zip/t.csv", "/vsimem/t.csv",
          "/vsistdin/"})
        CHECK(code_of_all(path) == "CTG-READ-003");
}

TEST_CASE("a folder or a pipe is no file") {
    const ScratchFolder folder;
    CHECK(code_of_all(folder.path()) == "CTG-READ-005");
    const auto pipe = folder.path() / "t.csv";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    CHECK(code_of_all(pipe) == "CTG-READ-005");
}

TEST_CASE("a file whose name has a colon is read by its path") {
    const ScratchFolder folder;
    const auto file = folder.write("PG:dbname=caf", "a;b\n1;2\n");
    CHECK(ctg::read_table(file).row_count() == 1);
}
