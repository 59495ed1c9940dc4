// SPDX-License-Identifier: Apache-2.0
// The 35,357 communes of 2018 and who touches whom. Expected figures: counted once with another
// program on the same file (see docs/measures.md).
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <algorithm>
#include <cstdlib>
#include <filesystem>

namespace fs = std::filesystem;

namespace {

/// The layer, unzipped by cmake, whose reader of archives is on every machine that builds.
fs::path france() {
    const auto folder = fs::temp_directory_path() / "ctg-story-france";
    const auto file = folder / "communes-france-2018.fgb";
    if (fs::exists(file)) return file;
    fs::create_directories(folder);
    const auto archive = fs::path(CTG_SHARED_DATA) / "boundaries/communes-france-2018.fgb.zip";
    const auto command =
        "cd '" + folder.string() + "' && cmake -E tar xf '" + archive.string() + "'";
    REQUIRE(std::system(command.c_str()) == 0);
    return file;
}

} // namespace

TEST_CASE("the 35,357 communes of 2018 load, and 103,183 pairs of them touch in the metropole") {
    ctg::LayerOptions options;
    options.invalid_shapes = ctg::InvalidShapes::keep; // 14174 crosses itself in the file
    const auto layer = ctg::read_layer(france(), options);
    CHECK(layer.notes.size() == 1);
    const auto geography = ctg::geography_from(layer.value, ctg::GeographyYear{2018}).value;
    CHECK(geography.communes().size() == 35'357);

    const auto contiguity = ctg::contiguity_of(geography, ctg::topology_of(geography.communes()));
    const auto is_metropolitan = [](const ctg::Border& border) {
        return border.first.departement() < "96";
    };
    CHECK(std::ranges::count_if(contiguity.borders, is_metropolitan) == 103'183);
}
