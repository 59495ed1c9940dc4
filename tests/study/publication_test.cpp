// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/publication.hpp"

#include "small_study.hpp"

#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/scenario.hpp"
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

namespace {

/// A study with a calendar, and the settings that `plan` adds to it.
std::map<std::string, std::string> with_calendar_files(const std::string& plan) {
    const std::string calendar = "horizon = [\"2018-01\", \"2022-12\"]\n"
                                 "[[target]]\nby = \"2021-12\"\ncoverage = 1.0\n";
    return {{"study.toml", SmallStudy::settings() + "[antennes]\nfile = \"antennes.csv\"\n" +
                               "[plan]\nfile = \"calendar.toml\"\n" + plan},
            {"antennes.csv", "code;nom;code_commune\nA;Est;13001\nA;Est;13002\nA;Est;13003\n"
                             "A;Est;84089\n"},
            {"calendar.toml", calendar},
            {"visite.toml", "levers = \"visites.csv\"\n" + calendar},
            {"candidats.csv", "territoire;priorite;antenne;jours;p_engagement\nnord;1;A;10;0.5\n"},
            {"visites.csv", "territoire;levier;du;au;facteur\n*;visite;2018-01;2022-12;1,9\n"},
            {"antennes-capacite.csv", "antenne;annee;jours\nA;2018;100\nA;2019;100\n"
                                      "A;2020;100\nA;2021;100\nA;2022;100\n"}};
}

ctg::PortraitData drawn(const ctg::Study& study) {
    auto data =
        ctg::portrait_data_of(study, ctg::years_of(study), ctg::Basis::population, "").value;
    return ctg::with_draws(std::move(data), study).value;
}

} // namespace

TEST_CASE("the calendars that a study names are drawn beside its own, by their names") {
    const SmallStudy files(
        "scenarios", with_calendar_files("scenarios = { \"Une visite\" = \"visite.toml\" }\n"));
    const auto study = ctg::load_study(files.file()).value;
    REQUIRE(study.scenarios.size() == 1);
    const auto data = drawn(study);
    REQUIRE(data.simulated.has_value());
    const auto& own = data.scenarios.front();
    const auto& other = data.scenarios.back();
    CHECK(own.scenario == "calendar.toml");
    CHECK(other.scenario == "Une visite");
    // A lever makes the only doubt smaller: more is covered, never less.
    CHECK(other.gain > 0.0);
}

TEST_CASE("without other calendars the dashboard has a range and no scenarios") {
    const SmallStudy files("no-scenarios", with_calendar_files(""));
    const auto data = drawn(ctg::load_study(files.file()).value);
    CHECK(data.simulated.has_value());
    CHECK(data.scenarios.empty());
}

TEST_CASE("without a calendar there is nothing to draw") {
    const SmallStudy files("no-calendar");
    const auto data = drawn(ctg::load_study(files.file()).value);
    CHECK_FALSE(data.simulated.has_value());
}

TEST_CASE("a fault of a scenario is told when the study is read, with its line") {
    const SmallStudy files(
        "bad-scenario", with_calendar_files("scenarios = { \"Une visite\" = \"absent.toml\" }\n"));
    try {
        static_cast<void>(ctg::load_study(files.file()));
        FAIL("a missing scenario was taken");
    } catch (const ctg::Error& error) {
        REQUIRE(error.diagnostics().size() == 1);
        const auto& places = error.diagnostics().front().places;
        REQUIRE_FALSE(places.empty());
        CHECK(places.back().file == files.file().generic_string());
        CHECK(places.back().line == 20);
    }
}

TEST_CASE("an index of one territory links to its page alone") {
    const SmallStudy files("one-page", with_calendar_files(""));
    const auto study = ctg::load_study(files.file()).value;
    const auto written = ctg::publish_portraits(drawn(study), {"sud"}, files.folder() / "out",
                                                ctg::Language::french, ctg::Existing::refuse);
    REQUIRE(written.size() == 2);
    std::ifstream in(written.front());
    const std::string index{std::istreambuf_iterator<char>(in), {}};
    CHECK(index.find("territoire-sud.html") != std::string::npos);
    CHECK(index.find("territoire-nord.html") == std::string::npos);
}
