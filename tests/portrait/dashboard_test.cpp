// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/portrait.hpp"

#include "catch.hpp"
#include "portrait/comparison_charts.hpp"
#include "portrait/planning_charts.hpp"
#include "portrait/sample.hpp"

#include "ctg/base/error.hpp"

#include <nlohmann/json.hpp>

using namespace ctg;
using Json = nlohmann::json;

namespace {

const WebRuntime runtime{"var vega = {};", "var x = 1;", "vega.y = 1;"};

Json parsed(const Chart& chart) {
    return Json::parse(chart.specification);
}

/// The features of a map's first layer, or of the whole chart, by commune.
std::map<std::string, Json> features_of(const Json& data) {
    std::map<std::string, Json> features;
    for (const auto& geometry : data.at("values").at("objects").at("communes").at("geometries"))
        features.emplace(geometry.at("id"), geometry.at("properties"));
    return features;
}

/// The JSON that the controls of a dashboard work on.
Json dashboard_of(const PortraitData& data, Language language = Language::french) {
    const auto page = index_page(data, runtime, language);
    const std::string open = "id=\"dashboard\">";
    const auto start = page.find(open) + open.size();
    return Json::parse(page.substr(start, page.find("</script>", start) - start));
}

} // namespace

TEST_CASE(
    "the map tells of each year what covers a commune, signed and if the calendar is followed") {
    const auto chart = parsed(coverage_map(sample::full_data(), Language::english));
    const auto features = features_of(chart.at("layer")[0].at("data"));
    // 2018 then 2019, of which no convention is told; 84089 has no weight.
    CHECK(features.at("13001").at("covers")[0].get<std::string>().at(0) == '0');
    CHECK(features.at("13003").at("covers")[0].get<std::string>() == "44");
    CHECK(features.at("13003").at("covers")[1].get<std::string>() == "42");
    CHECK(features.at("84089").at("covers")[0].get<std::string>() == "55");
    CHECK(features.at("13003").at("weights")[0] == "6,000\u00A0inhabitants");
}

TEST_CASE("the expressions of the map are the same whatever the names") {
    const auto hostile = parsed(sample::every_dashboard_chart("datum['x'] + alert(1)").front());
    const auto plain = parsed(sample::every_dashboard_chart("Marseille").front());
    CHECK(hostile.at("params") == plain.at("params"));
    for (const std::size_t layer : {0, 1}) {
        CHECK(hostile.at("layer")[layer].at("transform") ==
              plain.at("layer")[layer].at("transform"));
        CHECK(hostile.at("layer")[layer].at("encoding") == plain.at("layer")[layer].at("encoding"));
    }
}

TEST_CASE("a commune covered in part is told from one covered and one not") {
    auto data = sample::data();
    data.coverage.front().point.covered_communes.pop_back();
    data.coverage.front().point.partly_covered_communes = {{CommuneCode("13002"), Share(0.25)}};
    const auto chart = parsed(coverage_map(data, Language::french));
    const auto features = features_of(chart.at("layer")[0].at("data"));
    CHECK(features.at("13001").at("covers")[0] == "0");
    CHECK(features.at("13002").at("covers")[0] == "1");
    CHECK(features.at("13003").at("covers")[0] == "4");
}

TEST_CASE("the largest commune has the largest circle, and a commune without weight none") {
    const auto circles = parsed(coverage_map(sample::data(), Language::french))
                             .at("layer")[1]
                             .at("data")
                             .at("values");
    REQUIRE(circles.size() == 4);
    CHECK(circles[2].at("weights")[0].get<double>() == Approx(1.0));
    CHECK(circles[1].at("weights")[0].get<double>() == Approx(0.5)); // 3,000 of 6,000
    CHECK(circles[3].at("weights")[0].get<double>() == Approx(0.0));
}

TEST_CASE("small maps take the score of the smallest territory that holds a commune and has one") {
    auto data = sample::full_data();
    data.territories.zones.push_back(
        {"all",
         "Commune all",
         {CommuneCode("13001"), CommuneCode("13002"), CommuneCode("13003"), CommuneCode("84089")},
         {}});
    data.scoring.scores.push_back(
        sample::score("all", ScoreLevel::cell, "logement", "territoriale", 50.0, 1));
    const auto chart = parsed(score_maps(data, Language::french));
    CHECK(chart.at("concat").size() == 2); // one theme, two logics
    const auto west = features_of(chart.at("data")).at("13001");
    CHECK(west.at("score0") == "50"); // west has no territorial score: that of all
    CHECK(west.at("class0") == "40–60");
    CHECK(west.at("score1") == "70"); // its own
    CHECK(west.at("class1") == "60–80");
}

TEST_CASE("what the controls show are the figures of the study") {
    auto data = sample::full_data();
    data.other_bases = {{commune_weights(data.geography),
                         {sample::coverage("total", "13", 2018, 2, 3, {}),
                          sample::coverage("territory", "west", 2018, 2, 2, {})}}};
    const auto json = dashboard_of(data);
    CHECK(json.at("years") == Json({2018, 2019}));
    REQUIRE(json.at("bases").size() == 2);
    CHECK(json.at("bases")[0].at("whole")[0].at("2018").at("share") == "40,0\u00A0%");
    CHECK(json.at("bases")[0].at("whole")[1].at("2019").at("share") == "100,0\u00A0%");
    CHECK(json.at("bases")[1].at("whole")[0].at("2018").at("share") == "66,7\u00A0%");
    CHECK(json.at("bases")[1].at("unit") == "communes");
    CHECK(json.at("bases")[0].at("territories").at("west")[0].at("2018").at("value") == 1.0);
    CHECK(json.at("territories").at("west").at("page") == page_name_of("west"));
    CHECK(json.at("communes")[0].at("territories") == Json({"west"}));
    // Signature, total, rank, then the two cells of the theme.
    CHECK(json.at("facts").size() == 5);
    CHECK(json.at("territories").at("west").at("facts")[4] == "70");
    CHECK(json.at("territories").at("west").at("facts")[3] == "–");
    CHECK(json.at("territories").at("east").at("facts")[0] == "décembre 2019");
}

TEST_CASE("a study without scheme nor calendar has a dashboard without them") {
    const auto page = index_page(sample::data(), runtime, Language::french);
    CHECK(page.find("id=\"plan\"") == std::string::npos);
    CHECK(page.find("Besoins, thème par thème") == std::string::npos);
    CHECK(dashboard_of(sample::data()).at("facts").size() == 1);
}

TEST_CASE("a curve of communes takes its plan by year: that by month counts inhabitants") {
    auto data = sample::full_data();
    data.weights = commune_weights(data.geography);
    const auto page = index_page(data, runtime, Language::english);
    CHECK(page.find("2019-11-30") == std::string::npos);
    CHECK(page.find("2019-12-31") != std::string::npos);
}

TEST_CASE("a hostile name goes through the data of a dashboard as it is") {
    const std::string hostile =
        "</script><script>alert(1)</script>\u2028\u202E\"'=HYPERLINK(\"x\")";
    const auto json = dashboard_of(sample::full_data(hostile));
    CHECK(json.at("territories").at("west").at("name") == hostile + " west");
    CHECK(json.at("communes")[0].at("name") == hostile + " 1");
}

TEST_CASE("only pages that are written are linked") {
    const auto data = sample::full_data();
    const std::vector<std::string> written{"west"};
    const auto some = index_page(data, runtime, Language::french, written);
    CHECK(some.find("href=\"" + page_name_of("west")) != std::string::npos);
    CHECK(some.find(page_name_of("east")) == std::string::npos);
    CHECK(some.find("Commune east") != std::string::npos);
    const auto all = index_page(data, runtime, Language::french);
    CHECK(all.find("href=\"" + page_name_of("east")) != std::string::npos);
}

TEST_CASE("the page of the calendar is linked where there is one") {
    auto data = sample::full_data();
    CHECK(index_page(data, runtime, Language::french).find("calendrier.html") == std::string::npos);
    data.calendar_page = "calendrier.html";
    CHECK(index_page(data, runtime, Language::french).find("href=\"calendrier.html\"") !=
          std::string::npos);
}

TEST_CASE("the curve has its range, and scenarios stand beside, once draws were made") {
    auto data = sample::full_data();
    const auto without = index_page(data, runtime, Language::french);
    CHECK(without.find("8 tirages sur 10") == std::string::npos);
    CHECK(without.find("Scénarios comparés") == std::string::npos);
    data.simulated = sample::simulated_calendar();
    data.scenarios = sample::scenario_points("Visite");
    const auto with = index_page(data, runtime, Language::french);
    // The mean and P10–P90 of December 2020, as the draws have them.
    CHECK(with.find("40,0\u00A0% (20,0\u00A0%–50,0\u00A0%)") != std::string::npos);
    CHECK(with.find("Scénarios comparés") != std::string::npos);
    CHECK(with.find("Visite 2") != std::string::npos);
}

TEST_CASE("the range is of inhabitants, and of no other basis") {
    auto data = sample::full_data();
    data.weights = commune_weights(data.geography);
    data.simulated = sample::simulated_calendar();
    CHECK(index_page(data, runtime, Language::french).find("8 tirages sur 10") ==
          std::string::npos);
}

TEST_CASE("what coverage gained over a year is told where the year before is known") {
    auto data = sample::full_data();
    data.coverage.push_back(sample::coverage("territory", "west", 2019, 3000, 4000, {}));
    const auto json = dashboard_of(data, Language::english);
    const auto& west = json.at("bases")[0].at("territories").at("west")[0];
    CHECK_FALSE(west.at("2018").contains("change"));
    CHECK(west.at("2019").at("change") == "−25.0 points");
    CHECK(west.at("2019").at("gain") == Approx(-0.25));
    const auto& planned = json.at("bases")[0].at("whole")[1];
    CHECK(planned.at("2019").at("change") == "+60.0 points");
}
