// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/indicator_map.hpp"

#include "catch.hpp"
#include "portrait/sample.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <set>
#include <string>

using namespace ctg;
using Json = nlohmann::json;
using Rows = std::vector<std::vector<std::string>>;

namespace {

/// The lightness of "#rrggbb", from 0 to 100. Source: CIE 15:2004, L* under D65.
double lightness(const std::string& colour) {
    const auto channel = [&](std::size_t at) {
        const double value = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    const double y = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
    return y > 216.0 / 24389.0 ? 116.0 * std::cbrt(y) - 16.0 : 24389.0 / 27.0 * y;
}

Classes classes_in(std::size_t count) {
    std::vector<double> values;
    for (std::size_t i = 0; i <= count; ++i)
        values.push_back(static_cast<double>(i));
    return classes_of(values, {ClassMethod::equal, count, {}, false, {}}).value;
}

/// Three communes of the sample, the last without a value.
IndicatorMap rates() {
    IndicatorMap map{"Births", "‰", {}, {}};
    map.places = {{"Commune 1", {CommuneCode("13001")}, Figure::exact(8.0)},
                  {"Commune 2", {CommuneCode("13002")}, Figure::exact(12.5)},
                  {"Commune 3", {CommuneCode("13003")}, Figure::absent(Absence::suppressed)}};
    map.classes =
        classes_of(std::vector{8.0, 12.5}, {ClassMethod::manual, 5, {10.0}, false, {}}).value;
    return map;
}

Chart drawn(const IndicatorMap& map, Language language = Language::french) {
    const auto geography = sample::geography();
    return indicator_map(geography, topology_of(geography.communes()), map, language);
}

Json parsed(const Chart& chart) {
    return Json::parse(chart.specification);
}

/// What the map tells of each commune.
Json facts_of(const Json& spec) {
    Json found;
    for (const auto& commune : spec["layer"][0]["transform"][0]["from"]["data"]["values"])
        found[commune["id"].get<std::string>()] = commune;
    return found;
}

} // namespace

TEST_CASE("classes are told apart in black and white, from each other and from no value") {
    constexpr double least_step = 6.5; // of nine classes, the most
    for (std::size_t count = fewest_classes; count <= most_classes; ++count) {
        const auto categories = categories_of(classes_in(count), Language::french);
        REQUIRE(categories.size() == count);
        double lighter = lightness(empty_category("").colour);
        for (const auto& category : categories) {
            CHECK(lighter - lightness(category.colour) >= least_step);
            lighter = lightness(category.colour);
        }
        const std::string ink = "#1b2733"; // outlines
        CHECK(lighter - lightness(ink) >= 5.0);
    }
    double lighter = lightness(empty_category("").colour);
    for (const auto& category : score_classes()) {
        CHECK(lighter - lightness(category.colour) >= 10.0);
        lighter = lightness(category.colour);
    }
}

TEST_CASE("a score on a bound is in the class below it, as any value on a map") {
    CHECK(class_of_score(0.0).label == "0–20");
    CHECK(class_of_score(20.0).label == "0–20");
    CHECK(class_of_score(20.1).label == "20–40");
    CHECK(class_of_score(100.0).label == "80–100");
    CHECK(class_of_score(-3.0).label == "0–20");
    CHECK(class_of_score(120.0).label == "80–100");
}

TEST_CASE("a rate fills communes by class, with the bounds in the legend and in the table") {
    const auto chart = drawn(rates());
    const auto spec = parsed(chart);
    const auto& colour = spec["layer"][0]["encoding"]["color"];
    CHECK(colour["scale"]["domain"] == Json({"10 ou moins", "plus de 10", "Sans valeur"}));
    CHECK(colour["legend"]["title"] == "‰, borne haute comprise");
    const auto communes = facts_of(spec);
    CHECK(communes["13001"]["classe"] == "10 ou moins");
    CHECK(communes["13002"]["classe"] == "plus de 10");
    CHECK(communes["13003"]["classe"] == "Sans valeur");
    CHECK(chart.table.columns == std::vector<std::string>{"Lieu", "Valeur (‰)", "Classe"});
    CHECK(chart.table.rows == Rows{{"Commune 1", "8", "10 ou moins"},
                                   {"Commune 2", "12,5", "plus de 10"},
                                   {"Commune 3", "–", "Sans valeur"}});
}

TEST_CASE("the table shows a value within the class beside it") {
    auto map = rates();
    map.places[0].value = Figure::exact(10.004);
    CHECK(drawn(map).table.rows[0] ==
          std::vector<std::string>{"Commune 1", "10,004", "plus de 10"});
}

TEST_CASE("a commune of two territories shows the smaller, a gap gives way to a value") {
    auto map = rates();
    map.places = {{"All",
                   {CommuneCode("13001"), CommuneCode("13002"), CommuneCode("13003")},
                   Figure::exact(12.0)},
                  {"First", {CommuneCode("13001")}, Figure::exact(8.0)},
                  {"Third", {CommuneCode("13003")}, Figure::absent(Absence::suppressed)}};
    const auto spec = parsed(drawn(map));
    const auto communes = facts_of(spec);
    CHECK(communes["13001"]["classe"] == "10 ou moins");
    CHECK(communes["13002"]["classe"] == "plus de 10");
    CHECK(communes["13003"]["classe"] == "plus de 10");
    CHECK(communes["13002"]["note"] == "All\u00A0: 12\u00A0‰");
}

TEST_CASE("the borders of territories run between their communes and others, not within") {
    auto map = rates();
    map.places = {{"West", {CommuneCode("13001"), CommuneCode("13002")}, Figure::exact(8.0)}};
    const auto borders = parsed(drawn(map))["layer"][1]["data"]["values"];
    double length = 0;
    for (const auto& arc : borders["arcs"])
        for (std::size_t i = 1; i < arc.size(); ++i)
            length += std::abs(arc[i][0].get<double>()) + std::abs(arc[i][1].get<double>());
    const double metres = length * borders["transform"]["scale"][0].get<double>();
    CHECK(metres == Approx(6000.0).epsilon(0.01)); // around two squares of 1 km side by side
}

TEST_CASE("a count is circles, with areas in proportion and sizes in the legend") {
    auto map = rates();
    map.classes.reset();
    const auto chart = drawn(map);
    const auto spec = parsed(chart);
    const auto& circles = spec["layer"][1];
    REQUIRE(circles["mark"]["type"] == "circle");
    REQUIRE(circles["data"]["values"].size() == 2);
    CHECK(circles["data"]["values"][0]["value"] == 12.5); // the largest behind
    CHECK(circles["data"]["values"][0]["note"] == "12,5\u00A0‰");
    const auto& size = circles["encoding"]["size"];
    CHECK(size["scale"]["domain"][0] == 0); // from nothing: areas are in proportion
    CHECK(size["scale"]["range"][0] == 0);
    CHECK(size["legend"]["values"] == Json({10.0, 2.0, 0.5}));
    CHECK(chart.table.columns.size() == 2);
    CHECK(facts_of(spec)["13003"]["classe"] == "Sans valeur");
}

TEST_CASE("a map without any value says so of each place") {
    auto map = rates();
    for (auto& place : map.places)
        place.value = Figure::absent(Absence::not_collected);
    map.classes = classes_of({}, {}).value;
    CHECK(drawn(map, Language::english).table.rows[0] ==
          std::vector<std::string>{"Commune 1", "–", "No value"});
    map.classes.reset();
    CHECK(parsed(drawn(map))["layer"].size() == 1);
    CHECK(parsed(drawn({"Births", "‰", {}, {}}))["layer"].size() == 1);
}
