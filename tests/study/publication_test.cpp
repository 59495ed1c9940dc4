// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/publication.hpp"

#include "small_study.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/writing/result.hpp"

#include "catch.hpp"

#include <fstream>
#include <iterator>

TEST_CASE("the outline of a territory is its communes without their inner borders") {
    const SmallStudy files("outlines");
    const auto study = ctg::load_study(files.file()).value;
    const auto outlines = ctg::outlines_of(study, study.territories);
    REQUIRE(outlines.size() == 2);
    for (const auto& outline : outlines) {
        CHECK(outline.polygons().size() == 1);
        CHECK(ctg::planar_area_m2(outline) == 2'000'000.0);
    }
}

TEST_CASE("the whole chain is written, twice with the same bytes") {
    const SmallStudy files("publish");
    const auto study = ctg::load_study(files.file()).value;
    const ctg::YearRange years{ctg::Year{2018}, ctg::Year{2021}};
    const auto publish = [&](const char* name) {
        return ctg::publish_study(study, years, ctg::Basis::population, "ctg demo",
                                  files.folder() / name, ctg::Language::french,
                                  ctg::Existing::refuse)
            .value;
    };
    const auto once = publish("once");
    const auto again = publish("again");
    REQUIRE(once.size() == again.size());
    const auto bytes = [](const std::filesystem::path& file) {
        std::ifstream in(file, std::ios::binary);
        return std::string{std::istreambuf_iterator<char>(in), {}};
    };
    for (std::size_t i = 0; i < once.size(); ++i) {
        INFO(once[i]);
        CHECK(bytes(once[i]) == bytes(again[i]));
        CHECK_FALSE(bytes(once[i]).empty());
    }
}

TEST_CASE("coverage of several years is a layer a year, each with its part of the rows") {
    const SmallStudy files("layers");
    const auto study = ctg::load_study(files.file()).value;
    const ctg::YearRange years{ctg::Year{2018}, ctg::Year{2020}};
    const auto coverage =
        ctg::coverage_of(study, {years, ctg::Basis::population, ctg::CoverageBy::territory});
    const auto whole =
        ctg::layer_of(study, study.territories, "coverage",
                      ctg::records_of(coverage.value, ctg::Basis::population), "zone");
    const auto layers = ctg::layers_by_year(whole);
    REQUIRE(layers.size() == 3);
    std::size_t rows = 0;
    for (const auto& layer : layers) {
        CHECK(layer.legend == whole.legend);
        CHECK(layer.shapes.size() == layer.records.rows.size());
        CHECK(layer.class_of_row.size() == layer.records.rows.size());
        rows += layer.records.rows.size();
    }
    CHECK(layers.front().name == "coverage-2018");
    CHECK(rows == whole.records.rows.size());
    CHECK(ctg::layers_by_year(layers.front()).front().name == "coverage-2018");
}

TEST_CASE("a new study is written once, never over another") {
    const SmallStudy files("init");
    const auto folder = files.folder() / "new";
    CHECK(ctg::init_study(folder, ctg::Language::french).front() == folder / "study.toml");
    CHECK_THROWS_AS(ctg::init_study(folder, ctg::Language::french), ctg::ReadError);
}
