// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/comparison_chart.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "portrait/comparison_charts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>

using namespace ctg;
using Json = nlohmann::json;

namespace {

Json parsed(const Chart& chart) {
    return Json::parse(chart.specification);
}

/// Every key of a specification, but for those of its data.
std::set<std::string> keys_of(const Json& value) {
    std::set<std::string> keys;
    for (const auto& [key, member] : value.items()) {
        if (value.is_object()) keys.insert(key);
        if (member.is_structured() && key != "values") keys.merge(keys_of(member));
    }
    return keys;
}

const Json& rows_of(const Json& specification) {
    return specification["data"]["values"];
}

} // namespace

TEST_CASE("every chart of several territories is Vega-Lite 5, titled, described, with its table") {
    for (const auto& chart : sample::every_comparison_chart("Étoile", Language::french)) {
        CHECK(parsed(chart)["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json");
        CHECK(parsed(chart)["description"] == chart.description);
        CHECK(parsed(chart)["config"]["locale"]["number"]["decimal"] == ",");
        CHECK_FALSE(chart.title.empty());
        REQUIRE_FALSE(chart.table.rows.empty());
        for (const auto& row : chart.table.rows)
            CHECK(row.size() == chart.table.columns.size());
    }
}

TEST_CASE("no chart of several territories holds an expression, whatever the names") {
    for (const auto& chart :
         sample::every_comparison_chart("datum['x'] + alert(1)", Language::english))
        for (const auto* key : {"expr", "signal", "filter", "calculate", "test", "labelExpr"})
            CHECK(keys_of(parsed(chart)).count(key) == 0);
}

TEST_CASE("titles and tables are in the language asked for, names are as they are") {
    const auto bars = why_before_bars({"A", "{0} {}", {{"x", 1.3}}}, Language::french);
    CHECK(bars.title == "Pourquoi A passe avant {0} {}");
    CHECK(bars.table.rows[0] == std::vector<std::string>{"x", "+1,3"});
    CHECK(why_before_bars({"A", "B", {{"x", -1.0}}}, Language::english).table.rows[0][1] == "−1.0");
    CHECK(lorenz_chart({}, "taux", Language::french).title == "Inégalité\u00A0: taux");
}

TEST_CASE("the ladder goes from rank 1 down, and equal names are told apart") {
    const auto ranges = sample::three_ranks("X");
    const auto chart = rank_ladder(ranges, "X", Language::english);
    CHECK(chart.table.rows[0] == std::vector<std::string>{"X a", "1", "1–2", "1–1.5"});
    CHECK(chart.table.rows[2] == std::vector<std::string>{"X", "3", "2–3", ""});
    const auto specification = parsed(chart);
    const auto& rows = rows_of(specification);
    CHECK(rows[2]["fill"] != rows[0]["fill"]);
    CHECK(parsed(rank_ladder(std::vector<RankRange>{{"A"}, {"A"}}, "",
                             Language::english))["data"]["values"][1]["name"] == "A (2)");
}

TEST_CASE("a waterfall ends where its steps lead, and puts those beyond twelve together") {
    auto waterfall = sample::waterfall("X");
    const auto chart = contribution_waterfall(waterfall, Language::english);
    const auto specification = parsed(chart);
    const auto& rows = rows_of(specification);
    REQUIRE(rows.size() == 5);
    CHECK(rows[1]["to"].get<double>() == 43.5); // the greatest step first
    for (std::size_t i = 2; i < 4; ++i)
        CHECK(rows[i]["from"] == rows[i - 1]["to"]);
    CHECK(rows[4]["level"].get<double>() == 48.5);
    CHECK(chart.table.rows.back()[1] == "48.5");
    waterfall.steps.assign(30, {"step", 0.5});
    const auto folded = contribution_waterfall(waterfall, Language::english);
    CHECK(rows_of(parsed(folded)).size() == 14);
    CHECK(rows_of(parsed(folded))[12]["name"] == "Others (19)");
    CHECK(rows_of(parsed(folded))[13]["level"].get<double>() == Approx(65.0));
    CHECK(folded.table.rows.size() == 32);
}

TEST_CASE("the labels of a slope chart do not cover each other, and stay in its frame") {
    Slope slope{"a", "b", SlopeMeasure::score, {}};
    for (int i = 0; i < 20; ++i)
        slope.items.push_back({"t" + std::to_string(i), 50.0 + 0.01 * i, i < 10 ? 10.0 : 90.0});
    const auto specification = parsed(slope_chart(slope, Language::english));
    const double height = specification["height"].get<double>();
    const auto domain = specification["encoding"]["y"]["scale"]["domain"];
    const double px =
        height / std::abs(domain[1].get<double>() - domain[0].get<double>()); // a point of score
    for (const auto* side : {"left", "right"}) {
        std::vector<double> places;
        for (const auto& row : rows_of(specification))
            places.push_back(row[side].get<double>() * px);
        std::ranges::sort(places);
        for (std::size_t i = 1; i < places.size(); ++i)
            CHECK(places[i] - places[i - 1] >= 14.9);
        CHECK(places.back() - places.front() <= height + 1e-6);
    }
}

TEST_CASE("a territory without a year is in the table of the slope, not in its lines") {
    const auto chart = slope_chart(sample::slope("X", SlopeMeasure::rank), Language::french);
    CHECK(chart.table.rows[2] == std::vector<std::string>{"X", "–", "3"});
    CHECK(rows_of(parsed(chart)).size() == 2);
    CHECK(chart.title == "Rangs en 2023 et 2024");
}

TEST_CASE("a map of probabilities has five fixed classes and refuses what is none") {
    const auto plane = sample::geography();
    const auto topology = topology_of(plane.communes());
    const auto map_of = [&](double probability) {
        return probability_map(
            plane, topology,
            std::vector<ProbabilityArea>{{"A", {CommuneCode("13001")}, probability}}, 3,
            Language::french);
    };
    CHECK(map_of(0.2).specification.find("20–40") != std::string::npos);
    CHECK(map_of(0.994).table.rows[0] == std::vector<std::string>{"A", "99\u00A0%"});
    try {
        static_cast<void>(map_of(1.5));
        FAIL("150 % were drawn");
    } catch (const ArgumentError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-SCOR-077");
    }
}

TEST_CASE("charts of nothing are empty frames, not errors") {
    for (const auto language : {Language::french, Language::english}) {
        CHECK(profile_multiples({}, language).table.rows.empty());
        CHECK(rank_ladder({}, "", language).table.rows.empty());
        CHECK(why_before_bars({"A", "B", {}}, language).table.rows.empty());
        CHECK(slope_chart({"a", "b", SlopeMeasure::rank, {}}, language).table.rows.empty());
        CHECK(type_profiles({}, language).table.rows.empty());
        CHECK(contribution_waterfall({"A", "B", 5.0, {}}, language).table.rows.size() == 2);
    }
}
