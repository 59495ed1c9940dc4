// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/study.hpp"

#include "small_study.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>
#include <cmath>

namespace {

/// What load_study refuses `study` for.
std::vector<ctg::Diagnostic> faults_of(const SmallStudy& study) {
    try {
        static_cast<void>(ctg::load_study(study.file()));
    } catch (const ctg::Error& error) {
        return error.diagnostics();
    }
    return {};
}

std::vector<std::string> codes_of(const std::vector<ctg::Diagnostic>& diagnostics) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : diagnostics)
        codes.push_back(diagnostic.code);
    return codes;
}

bool holds(const std::vector<ctg::Diagnostic>& diagnostics, const std::string& code) {
    return std::ranges::count(codes_of(diagnostics), code) > 0;
}

} // namespace

TEST_CASE("a study loads with all that it names") {
    const SmallStudy files("whole");
    const auto study = ctg::load_study(files.file()).value;
    CHECK(study.name == "Quatre carrés");
    CHECK(study.language == ctg::Language::english);
    CHECK(study.geography->communes().size() == 4);
    CHECK(study.territories.zones.size() == 2);
    CHECK(study.conventions.size() == 2);
    CHECK(study.weights.at(0).basis() == ctg::Basis::population);
}

TEST_CASE("each source is remembered as study.toml names it, with the hash of its bytes") {
    const SmallStudy files("sources");
    const auto study = ctg::load_study(files.file()).value;
    REQUIRE(study.sources.size() == 5); // and study.toml itself
    CHECK(study.sources.front().first == "study");
    CHECK(study.sources.front().second.file == "study.toml");
    for (const auto& [section, source] : study.sources) {
        CHECK(source.file.find('/') == std::string::npos);
        CHECK(source.sha256.size() == 64);
    }
    CHECK(study.sources.back().first == "conventions");
}

TEST_CASE("an unknown key is refused at its line, with the nearest key") {
    const SmallStudy files("key",
                           {{"study.toml", "[study]\nname = \"x\"\nreference_dai = \"12-31\"\n"}});
    const auto faults = faults_of(files);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-CONF-002");
    CHECK(faults[0].places.at(0).line == 3);
    CHECK(ctg::rendered(faults[0], ctg::Language::english).find("reference_day") !=
          std::string::npos);
}

TEST_CASE("a column mapped to a published name is read under its own name") {
    auto settings = SmallStudy::settings();
    settings += "columns = { code = \"INSEE_COM\" }\n";
    const SmallStudy files("columns",
                           {{"study.toml", settings},
                            {"population.csv", "INSEE_COM;population\n13001;1\n13002;2\n13003;3\n"
                                               "84089;4\n"}});
    CHECK(ctg::load_study(files.file()).value.weights.at(0).total().value() == 10.0);
}

TEST_CASE("a file that is missing is told with the line of study.toml that names it") {
    auto settings = SmallStudy::settings();
    settings.replace(settings.find("population.csv"), 14, "pupulation.csv");
    const SmallStudy files("missing", {{"study.toml", settings}});
    const auto faults = faults_of(files);
    REQUIRE(holds(faults, "CTG-READ-001"));
    CHECK(faults[0].places.back().file.ends_with("study.toml"));
    CHECK(faults[0].places.back().line > 0);
}

TEST_CASE("faults of several files come in one report") {
    const SmallStudy files(
        "several", {{"conventions.csv", "id;territoire;statut;date_signature\nA;est;signee;2018\n"},
                    {"population.csv", "code;population\n13001;x\n"}});
    const auto faults = faults_of(files);
    CHECK(holds(faults, "CTG-CONV-003"));
    CHECK(holds(faults, "CTG-CONV-006"));
    CHECK(holds(faults, "CTG-DATA-005"));
}

TEST_CASE("a fault of the boundaries is not repeated as faults of all that rests on them") {
    const SmallStudy files("shadow", {{"communes.geojson", "{\"type\":\"FeatureCollection\","}});
    const auto faults = faults_of(files);
    CHECK(faults.size() == 1);
}

TEST_CASE("weights are clipped to the département of the study") {
    const SmallStudy files("clip");
    const auto study = ctg::load_study(files.file()).value;
    CHECK(ctg::weights_of(study, ctg::Basis::population).total().value() == 600.0);
    CHECK(ctg::weights_of(study, ctg::Basis::communes).total().value() == 3.0);
    // Three squares of 1 km in Lambert-93; the scale there differs from 1 by less than 0.1 %.
    CHECK(ctg::weights_of(study, ctg::Basis::area).total().value() == Approx(3.0).epsilon(0.002));
}

TEST_CASE("what study.toml may not say is refused by name") {
    const auto refused = [](const std::string& old, const std::string& changed) {
        auto settings = SmallStudy::settings();
        settings.replace(settings.find(old), old.size(), changed);
        const SmallStudy files("refused", {{"study.toml", settings}});
        return codes_of(faults_of(files));
    };
    using Codes = std::vector<std::string>;
    CHECK(refused("[study]", "reference = 1\n[study]") == Codes{"CTG-CONF-002"});
    CHECK(refused("lang = \"en\"", "lang = \"de\"") == Codes{"CTG-CONF-005"});
    CHECK(refused("geography_year = 2025", "geography_year = 1900") == Codes{"CTG-STUD-006"});
    CHECK(refused("lang = \"en\"", "reference_day = \"02-29\"") == Codes{"CTG-STUD-004"});
    CHECK(refused("year = 2023", "rounding = { base = 0 }") == Codes{"CTG-STUD-008"});
    CHECK(refused("file = \"communes.geojson\"", "file = \"communes.geojson\"\ncrs = \"L93\"") ==
          Codes{"CTG-STUD-007"});
    CHECK(refused("file = \"conventions.csv\"",
                  "file = \"conventions.csv\"\nduration_months = 0") == Codes{"CTG-STUD-005"});
    CHECK(refused("geography_year = 2025\n", "") == Codes{"CTG-STUD-011"});
    CHECK(refused("[communes]\nfile = \"communes.geojson\"\n", "") == Codes{"CTG-STUD-010"});
    CHECK(refused("name = \"Quatre carrés\"\n", "") == Codes{"CTG-CONF-003"});
}

TEST_CASE("a path that names a network is refused, not opened") {
    for (const auto* path : {"http://127.0.0.1:9/x.csv", "/vsicurl/http://127.0.0.1:9/x.csv"}) {
        auto settings = SmallStudy::settings();
        settings.replace(settings.find("population.csv"), 14, path);
        const SmallStudy files("network", {{"study.toml", settings}});
        CHECK(codes_of(faults_of(files)) == std::vector<std::string>{"CTG-READ-003"});
    }
}

TEST_CASE("a territory of parts of communes counts them by the table of parts") {
    const SmallStudy files(
        "parts", {{"study.toml",
                   SmallStudy::settings() + "[parts]\nfile = \"iris.csv\"\ncolumn = \"pop\"\n"},
                  {"iris.csv", "iris;pop\n130020101;150\n130020102;50\n"},
                  {"territoires.csv", "territoire;nom;membre\nsud;Sud;13001\nsud;Sud;130020101\n"
                                      "nord;Nord;13003\nnord;Nord;84089\n"}});
    const auto study = ctg::load_study(files.file()).value;
    const auto* const south = study.territories.find("sud");
    REQUIRE(south->parts.size() == 1);
    CHECK(south->parts[0].share == 0.75);
    REQUIRE(study.conventions.size() == 2);
    CHECK(study.conventions[0].parts == south->parts); // A is of the territory sud
}

TEST_CASE("without the table of parts, an IRIS is refused and told what to give") {
    const SmallStudy files("no-parts", {{"territoires.csv", "territoire;nom;membre\n"
                                                            "sud;Sud;130020101\n"
                                                            "nord;Nord;13003\n"}});
    CHECK(holds(faults_of(files), "CTG-TERR-011"));
}

TEST_CASE("territories drawn as polygons cut communes by area, or by the weights of cells") {
    // All of 13001, and the western half of 13002, where 9 in 10 of its inhabitants live.
    const std::string drawn =
        R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":)"
        R"("urn:ogc:def:crs:EPSG::2154"}},"features":[{"type":"Feature","properties":)"
        R"({"code":"sud","nom":"Sud"},"geometry":{"type":"Polygon","coordinates":[[)"
        R"([900000,6270000],[901500,6270000],[901500,6271000],[900000,6271000],)"
        R"([900000,6270000]]]}},{"type":"Feature","properties":{"code":"nord","nom":"Nord"},)"
        R"("geometry":{"type":"Polygon","coordinates":[[[900000,6271000],[902000,6271000],)"
        R"([902000,6272000],[900000,6272000],[900000,6271000]]]}}]})";
    auto settings = SmallStudy::settings();
    settings.replace(settings.find("territoires.csv"), 15, "territoires.geojson");
    const SmallStudy by_area("drawn", {{"study.toml", settings}, {"territoires.geojson", drawn}});
    const auto area = ctg::load_study(by_area.file()).value;
    REQUIRE(area.territories.find("sud")->parts.size() == 1);
    CHECK(std::abs(area.territories.find("sud")->parts[0].share - 0.5) < 1e-9);

    const SmallStudy by_points(
        "weighed", {{"study.toml", settings + "[cells]\nfile = \"foyers.csv\"\ncolumn = \"n\"\n"},
                    {"territoires.geojson", drawn},
                    {"foyers.csv", "x;y;n\n901200;6270500;9\n901800;6270500;1\n"}});
    const auto weighed = ctg::load_study(by_points.file()).value;
    REQUIRE(weighed.territories.find("sud")->parts.size() == 1);
    CHECK(std::abs(weighed.territories.find("sud")->parts[0].share - 0.9) < 1e-9);
}
