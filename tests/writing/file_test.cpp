// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/file.hpp"

#include "catch.hpp"
#include "full_disk.hpp"
#include "scratch.hpp"

#include "ctg/base/error.hpp"

#include <sys/stat.h>

using namespace ctg;

namespace {

/// The code of the refusal to write `file`, or "" when it was written.
std::string refusal_of(const std::filesystem::path& file, std::string_view content,
                       Existing existing) {
    try {
        write_file(file, content, existing);
        return "";
    } catch (const ReadError& error) {
        CHECK(error.diagnostics().front().places.front().file == file.string());
        return error.diagnostics().front().code;
    }
}

} // namespace

TEST_CASE("a file holds the bytes given, in folders made for it, and nothing stands beside it") {
    const ScratchFolder folder;
    const std::string content("a\0b\r\nÉ", 7);
    write_file(folder / "x/y/a.csv", content, Existing::refuse);
    CHECK(bytes_of(folder / "x/y/a.csv") == content);
    CHECK(std::distance(std::filesystem::directory_iterator(folder / "x/y"), {}) == 1);
}

TEST_CASE("an empty file is a file") {
    const ScratchFolder folder;
    write_file(folder / "a.csv", "", Existing::refuse);
    CHECK(std::filesystem::file_size(folder / "a.csv") == 0);
}

TEST_CASE("a file that exists is kept unless it may be replaced") {
    const ScratchFolder folder;
    write_file(folder / "a.csv", "old", Existing::refuse);
    CHECK(refusal_of(folder / "a.csv", "new", Existing::refuse) == "CTG-WRIT-001");
    CHECK(bytes_of(folder / "a.csv") == "old");
    CHECK(refusal_of(folder / "a.csv", "new", Existing::replace).empty());
    CHECK(bytes_of(folder / "a.csv") == "new");
    CHECK(folder.names() == std::vector<std::string>{"a.csv"});
}

TEST_CASE("only a plain file is written to") {
    const ScratchFolder folder;
    std::filesystem::create_directory(folder / "folder");
    std::filesystem::create_symlink("elsewhere", folder / "link");
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    for (const auto* name : {"folder", "link", "pipe", ""})
        CHECK(refusal_of(folder / name, "x", Existing::replace) == "CTG-WRIT-002");
    CHECK(refusal_of("/dev/null", "x", Existing::replace) == "CTG-WRIT-002");
    CHECK_FALSE(std::filesystem::exists(folder / "elsewhere"));
}

TEST_CASE("a folder that is a file is a failure of the system, in its words") {
    const ScratchFolder folder;
    write_file(folder / "a", "x", Existing::refuse);
    CHECK(refusal_of(folder / "a/b.csv", "x", Existing::replace) == "CTG-WRIT-003");
}

TEST_CASE("on a full disk the old file stays and no temporary is left") {
    const ScratchFolder folder;
    write_file(folder / "a.csv", "old", Existing::refuse);
    {
        const FullDisk full(1000);
        CHECK(refusal_of(folder / "a.csv", std::string(5000, 'x'), Existing::replace) ==
              "CTG-WRIT-003");
    }
    CHECK(bytes_of(folder / "a.csv") == "old");
    CHECK(folder.names() == std::vector<std::string>{"a.csv"});
}

TEST_CASE("on a full disk a GeoPackage is refused whole, wherever the writing stops") {
    const Polygon square{{{0, 0}, {0, 10}, {10, 10}, {10, 0}, {0, 0}}, {}};
    const ResultLayer layer{"squares",
                            {"ctg.test/1", {{"code", RecordKind::code}}, {{"13055"}}},
                            {MultiPolygon({square})},
                            lambert93};
    const ScratchFolder folder;
    write_geopackage(folder / "whole.gpkg", {layer}, Existing::refuse);
    const auto whole = std::filesystem::file_size(folder / "whole.gpkg");
    std::size_t refused = 0;
    constexpr std::size_t page = 4096;
    for (rlim_t limit = 0; limit < whole; limit += page) {
        const FullDisk full(limit);
        try {
            write_geopackage(folder / "cut.gpkg", {layer}, Existing::refuse);
        } catch (const ReadError& error) {
            ++refused;
            CHECK(error.diagnostics().front().code == "CTG-WRIT-004");
        }
    }
    CHECK(refused == (whole + page - 1) / page);
    CHECK(folder.names() == std::vector<std::string>{"whole.gpkg"});
}
