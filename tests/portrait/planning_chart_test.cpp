// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/planning_chart.hpp"

#include "catch.hpp"
#include "portrait/planning_charts.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

using namespace ctg;
using Json = nlohmann::json;

namespace {

/// All data of a specification, wherever it stands.
std::vector<Json> rows_in(const Json& specification) {
    std::vector<Json> rows;
    for (const auto& [key, member] : specification.items()) {
        if (key == "values" && member.is_array() && !member.empty() && member[0].is_object())
            rows.insert(rows.end(), member.begin(), member.end());
        else if (member.is_structured())
            for (auto& row : rows_in(member))
                rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<Json> rows_of(const Chart& chart) {
    return rows_in(Json::parse(chart.specification));
}

long count_with(const std::vector<Json>& rows, const std::string& key, const Json& value) {
    return std::ranges::count_if(rows,
                                 [&](const Json& row) { return row.value(key, Json()) == value; });
}

} // namespace

TEST_CASE("every chart of a calendar is Vega-Lite 5, titled, described, with its table") {
    for (const auto& chart : sample::every_planning_chart("Étoile", Language::french)) {
        const auto specification = Json::parse(chart.specification);
        CHECK(specification["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json");
        CHECK(specification["description"] == chart.description);
        CHECK_FALSE(chart.title.empty());
        REQUIRE_FALSE(chart.table.rows.empty());
        for (const auto& row : chart.table.rows)
            CHECK(row.size() == chart.table.columns.size());
        CHECK(chart.specification.find("\"expr\"") == std::string::npos);
    }
}

TEST_CASE("the national path goes from 20 % in 2018 to 85 % in 2022") {
    const auto& path = national_target_path();
    REQUIRE(path.size() == 5);
    CHECK(path.front() == TargetYear{Year{2018}, 0.20});
    CHECK(path.back() == TargetYear{Year{2022}, 0.85});
}

TEST_CASE("the fan shows the band, and of the national path the years of the calendar only") {
    const auto chart =
        coverage_fan(sample::simulated_calendar(), national_target_path(), Language::english);
    const auto rows = rows_of(chart);
    CHECK(count_with(rows, "series", "National path") == 2); // 2020 and 2021
    CHECK(count_with(rows, "low", 0.2) == 2);                // the area, and the line on it
    CHECK(count_with(rows, "series", "Targets") == 1);
    CHECK(chart.table.rows[1] == std::vector<std::string>{"December 2021", "100.0%", "80.0%",
                                                          "50.0%", "80.0%", "100.0%", "25.0%"});
    CHECK(count_with(rows_of(coverage_fan(sample::simulated_calendar(), {}, Language::english)),
                     "series", "National path") == 0);
}

TEST_CASE("the calendar shows who is not signed, and cuts what passes the horizon") {
    const auto chart = calendar_gantt(sample::calendar_plan(), sample::calendar_problem("Étoile"),
                                      Language::english);
    REQUIRE(chart.table.rows.size() == 2);
    CHECK(chart.table.rows[0][0] == "N · Étoile");
    CHECK(chart.table.rows[1][0] == "N · Étoile (2)"); // equal names are told apart
    CHECK(chart.table.rows[1][2] == "–");
    const auto rows = rows_of(chart);
    CHECK(count_with(rows, "from", "2020-01-01") == 1); // the window began in 2019
    CHECK(count_with(rows, "to", "2022-12-31") == 1);   // 24 months from January 2021
    CHECK(count_with(rows, "date", "2021-06-30") == 2);
}

TEST_CASE("charts of no calendar are empty frames") {
    const CalendarProblem none{{}, {}, {}, {}, {Basis::population, {}}, {"territory", {}}};
    for (const auto& chart :
         {coverage_fan({}, {}, Language::french), coverage_histograms({}, Language::french),
          scenario_curves({}, Language::french), forced_ranges({}, Language::french),
          calendar_gantt({}, none, Language::french), antenne_loads({}, Language::french)})
        CHECK(chart.table.rows.empty());
}
