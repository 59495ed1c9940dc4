// SPDX-License-Identifier: Apache-2.0
// A study of too many communes for a page is drawn by its territories.
#include "ctg/portrait/portrait.hpp"

#include "catch.hpp"
#include "portrait/sample.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <set>

using namespace ctg;
using Json = nlohmann::json;

namespace {

const WebRuntime runtime{"var vega = {};", "var vegaLite = {};", "vega.y = 1;"};

const CommuneCode first("13001");  // of the west, 1,000 inhabitants
const CommuneCode second("13002"); // of the west, 3,000
const CommuneCode third("13003");  // of the east, 6,000

PortraitData drawn_by_territory() {
    auto data = sample::full_data();
    data.overview = overview_of(data, 3);
    return data;
}

double area(const Geography& geography, std::size_t place) {
    double sum = 0.0;
    const auto& shell = geography.communes()[place].shape.polygons().front().shell;
    for (std::size_t i = 1; i < shell.size(); ++i)
        sum += shell[i - 1].x * shell[i].y - shell[i].x * shell[i - 1].y;
    return sum / 2.0;
}

/// A score of each of `count` territories for one theme, from 0 to 100.
std::vector<Score> many_scores(std::size_t count) {
    std::vector<Score> scores;
    for (std::size_t i = 0; i < count; ++i)
        scores.push_back(sample::score(
            fmt::format("t{:04}", i), ScoreLevel::theme, "logement", "",
            100.0 * static_cast<double>(i) / static_cast<double>(count - 1), count - i));
    return scores;
}

Zoning many_territories(std::size_t count) {
    Zoning zoning{"territory", {}};
    for (std::size_t i = 0; i < count; ++i)
        zoning.zones.push_back({fmt::format("t{:04}", i), fmt::format("Territory {}", i), {}, {}});
    return zoning;
}

} // namespace

TEST_CASE("few communes are drawn one by one: there is no overview") {
    const auto data = sample::full_data();
    CHECK(overview_of(data) == nullptr);
    CHECK(overview_of(data, 4) == nullptr);
    CHECK(overview_of(data, 3) != nullptr);
}

TEST_CASE("an overview draws each territory in one piece, under the code of its heaviest commune") {
    const auto overview = overview_of(sample::full_data(), 3);
    const auto communes = overview->geography.communes();
    REQUIRE(communes.size() == 2);
    CHECK(communes[0].code == second);
    CHECK(communes[0].name == "Commune west");
    CHECK(communes[1].code == third);
    for (std::size_t place : {0U, 1U})
        CHECK(area(overview->geography, place) == Approx(2e6)); // two squares of 1 km
    CHECK(overview->weights.find(second)->value() == 4000.0);
    CHECK(overview->weights.total().value() == sample::full_data().weights.total().value());
    CHECK(overview->territories.find("west")->communes == std::vector{second});
}

TEST_CASE("a territory is covered when all its communes are, in part when some are") {
    auto data = sample::full_data();
    for (auto& zone : data.coverage)
        if (zone.by == "total") {
            zone.point.covered_communes = {first};
            zone.point.uncovered_communes = {second, third};
        }
    const auto by_half = overview_of(data, 3);
    const auto& point = by_half->coverage.front().point;
    CHECK(point.covered_communes.empty());
    CHECK(point.uncovered_communes == std::vector{third});
    CHECK(point.partly_covered_communes.at(second).value() == 0.25); // 1,000 of 4,000

    for (auto& zone : data.coverage)
        if (zone.by == "total") {
            zone.point.covered_communes = {first, second};
            zone.point.uncovered_communes = {third};
        }
    CHECK(overview_of(data, 3)->coverage.front().point.covered_communes == std::vector{second});
}

TEST_CASE("of territories that share a commune, the smallest is drawn") {
    auto data = sample::full_data();
    data.territories.zones.push_back({"zz", "Commune alone", {second}, {}});
    const auto overview = overview_of(data, 3);
    REQUIRE(overview->geography.communes().size() == 3);
    CHECK(overview->geography.communes()[0].name == "Commune west"); // now by 13001 alone
    CHECK(overview->geography.communes()[1].name == "Commune alone");
}

TEST_CASE("the pages of an overview stand, and draw no commune of another territory") {
    const auto data = drawn_by_territory();
    const auto page = portrait_page(data, "west", runtime, Language::french);
    CHECK(page.find("Autres territoires") != page.npos);
    CHECK(page.find(R"("nom":"Commune west")") != page.npos);
    CHECK(page.find(R"("nom":"Commune 3")") == page.npos);
    const auto index = index_page(data, runtime, Language::french);
    CHECK(index.find(R"("by_territory":true)") != index.npos);
}

TEST_CASE("shapes that several charts of a page draw are written once") {
    const auto page = portrait_page(sample::full_data(), "west", runtime, Language::french);
    const std::string marker = R"(<script type="application/json" id="shapes">)";
    const auto at = page.find(marker) + marker.size();
    const auto shapes = Json::parse(page.substr(at, page.find("</script>", at) - at));
    REQUIRE(shapes.is_array());
    std::set<std::string> distinct;
    for (const auto& topology : shapes) {
        CHECK(topology["type"] == "Topology");
        distinct.insert(topology.dump());
    }
    CHECK(distinct.size() == shapes.size());
    CHECK(page.find(R"("values":{"shared":0})") != page.rfind(R"("values":{"shared":0})"));
}

TEST_CASE("many peers are told by how they spread, few by name") {
    constexpr std::size_t count = 1001;
    const auto scores = many_scores(count);
    const PeerStrip strip{.theme = "logement", .territory = "t0500", .compared = {"t0002"}};
    const auto chart = peer_strip(scores, strip, many_territories(count), Language::english);
    std::vector<std::string> names;
    for (const auto& row : chart.table.rows)
        names.push_back(row[1]);
    CHECK(names == std::vector<std::string>{
                       "Territory 2", "Territory 500", "1,001 territories: the least",
                       "1,001 territories: first decile", "1,001 territories: median",
                       "1,001 territories: last decile", "1,001 territories: the most"});
    CHECK(chart.table.rows[3][2] == "10.0");
    CHECK(chart.table.rows[5][2] == "90.0");
    // A tick every half point at most: 201, less the two told apart, which share one.
    const auto layers = Json::parse(chart.specification)["layer"];
    CHECK(layers[0]["data"]["values"].size() == 201);

    const auto few = peer_strip(many_scores(100), {"logement", "t0050"}, many_territories(100),
                                Language::english);
    CHECK(few.table.rows.size() == 100);
}
