// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/chart.hpp"

#include "catch.hpp"
#include "portrait/comparison_charts.hpp"

#include <nlohmann/json.hpp>

#include <cmath>
#include <functional>
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

/// The vertices of a ring of arcs, decoded as the TopoJSON specification says (§ 2.1.4 and 2.2).
std::vector<Point> decoded(const Json& topology, const Json& ring) {
    std::vector<Point> points;
    for (const auto& reference : ring) {
        const auto index = reference.get<std::int64_t>();
        std::vector<Point> arc;
        double x = 0;
        double y = 0;
        for (const auto& step :
             topology["arcs"][static_cast<std::size_t>(index < 0 ? ~index : index)]) {
            x += step[0].get<double>();
            y += step[1].get<double>();
            const auto& [scale, translate] =
                std::pair(topology["transform"]["scale"], topology["transform"]["translate"]);
            arc.push_back({x * scale[0].get<double>() + translate[0].get<double>(),
                           y * scale[1].get<double>() + translate[1].get<double>()});
        }
        if (index < 0) std::ranges::reverse(arc);
        points.insert(points.end(), arc.begin(), arc.end());
    }
    return points;
}

double area(const std::vector<Point>& ring) {
    double twice = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const auto& a = ring[i];
        const auto& b = ring[(i + 1) % ring.size()];
        twice += (a.x - ring[0].x) * (b.y - ring[0].y) - (b.x - ring[0].x) * (a.y - ring[0].y);
    }
    return std::abs(twice) / 2;
}

/// The luminance of WCAG 2.2, written apart from the library's.
double luminance(const std::string& colour) {
    const auto part = [&](std::size_t at) {
        const double c = std::stoi(colour.substr(at, 2), nullptr, 16) / 255.0;
        return c > 0.04045 ? std::pow((c + 0.055) / 1.055, 2.4) : c / 12.92;
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
}

double contrast(const std::string& a, const std::string& b) {
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

CategoryMap map_of(const Geography& geography) {
    CategoryMap map{"Title", "Description", {{"A", "#002051"}, {"B", "#fce647"}}, {}, {}, 300.0};
    for (const auto& commune : geography.communes())
        map.items.push_back({commune.code, commune.code.departement() == "13" ? "A" : "B", "note"});
    map.labels = {{CommuneCode("13001"), "dark"}, {CommuneCode("84089"), "light"}};
    return map;
}

} // namespace

TEST_CASE("TopoJSON keeps the area of each commune, and shares each border") {
    const auto geography = sample::geography();
    const auto topology = Json::parse(topojson_of(geography, topology_of(geography.communes())));
    const auto& communes = topology["objects"]["communes"]["geometries"];
    REQUIRE(communes.size() == 4);
    CHECK(communes[0]["id"] == "13001");
    CHECK(communes[0]["properties"]["nom"] == "Commune 1");
    for (const auto& commune : communes) {
        // Each side is rounded by at most half a step of 4,000 m / 10,000.
        CHECK(commune["type"] == "Polygon"); // a commune in one piece
        CHECK(area(decoded(topology, commune["arcs"][0])) == Approx(1e6).epsilon(0.001));
    }
    // Four squares in a row: 3 borders between them; the outline is one arc around each square at
    // an end, two (north and south) along each in the middle.
    CHECK(topology["arcs"].size() == 3 + 1 + 2 + 2 + 1);
    for (const auto& arc : topology["arcs"])
        CHECK(arc.size() >= 2);
}

TEST_CASE("the TopoJSON of no commune is valid and empty") {
    const Geography none(GeographyYear{2025}, {});
    const auto topology = Json::parse(topojson_of(none, topology_of(none.communes())));
    CHECK(topology["type"] == "Topology");
    CHECK(topology["arcs"].empty());
}

TEST_CASE("a commune in another CRS than most is not drawn: a plane has one") {
    const auto geography = sample::geography();
    std::vector<Commune> communes(geography.communes().begin(), geography.communes().end());
    communes.back().crs = Crs{2975};
    const Geography mixed(GeographyYear{2025}, communes);
    const auto topology = Json::parse(topojson_of(mixed, topology_of(mixed.communes())));
    CHECK(topology["objects"]["communes"]["geometries"].size() == 3);
}

TEST_CASE("every chart is Vega-Lite 5, says what it shows, and has its figures as a table") {
    for (const auto& chart : sample::every_page_chart("Étoile")) {
        CHECK(parsed(chart)["$schema"] == "https://vega.github.io/schema/vega-lite/v5.json");
        CHECK(parsed(chart)["description"] == chart.description);
        CHECK(parsed(chart)["config"]["locale"]["number"]["decimal"] == ",");
        CHECK_FALSE(chart.title.empty());
        REQUIRE_FALSE(chart.table.rows.empty());
        for (const auto& row : chart.table.rows)
            CHECK(row.size() == chart.table.columns.size());
    }
}

TEST_CASE("no chart holds an expression, so no name can become one") {
    for (const auto& chart : sample::every_page_chart("datum['x'] + alert(1)"))
        for (const auto* key : {"expr", "signal", "filter", "calculate", "test", "labelExpr"})
            CHECK(keys_of(parsed(chart)).count(key) == 0);
}

TEST_CASE("a map fills communes by category, in the order of the legend, on its own plane") {
    const auto geography = sample::geography();
    const auto spec = parsed(category_map(geography, topology_of(geography.communes()),
                                          map_of(geography), Language::english));
    CHECK(spec["width"] == 300.0);
    CHECK(spec["height"] == 75.0); // four squares in a row
    const auto& shapes = spec["layer"][0];
    CHECK(shapes["projection"] == Json({{"type", "identity"}, {"reflectY", true}}));
    CHECK(shapes["encoding"]["color"]["scale"]["domain"] == Json({"A", "B"}));
    const auto& told = shapes["transform"][0]["from"]["data"]["values"];
    CHECK(told[0] == Json({{"id", "13001"}, {"classe", "A"}, {"note", "note"}}));
    CHECK(told[3]["classe"] == "B");
    CHECK(spec["config"].count("locale") == 0);
}

TEST_CASE("a label stands inside its commune, in the ink that contrasts with it") {
    const auto geography = sample::geography();
    const auto spec = parsed(category_map(geography, topology_of(geography.communes()),
                                          map_of(geography), Language::french));
    const auto& labels = spec["layer"][1]["data"]["values"];
    REQUIRE(labels.size() == 2);
    CHECK(contrast(labels[0]["ink"], "#002051") >= 4.5); // WCAG 2.2, level AA
    CHECK(contrast(labels[1]["ink"], "#fce647") >= 4.5);
    CHECK(labels[0]["x"] > 900000.0);
    CHECK(labels[0]["x"] < 901000.0);
}

TEST_CASE("communes that are no item are not drawn") {
    const auto geography = sample::geography();
    auto map = map_of(geography);
    map.items.resize(1, map.items[0]);
    const auto chart =
        category_map(geography, topology_of(geography.communes()), map, Language::french);
    CHECK(chart.table.rows == std::vector<std::vector<std::string>>{{"13001", "Commune 1", "A"}});
}

TEST_CASE("the profile has a cell for each theme and logic, known or not") {
    const auto data = sample::full_data();
    const auto chart = profile_heatmap(data.scoring.scores, *data.scheme, "west", Language::french);
    const auto cells = parsed(chart)["data"]["values"];
    REQUIRE(cells.size() == 2);
    CHECK(cells[0]["logic"] == "Territoriale");
    CHECK(cells[0]["score"] == "–");
    CHECK(cells[0]["rank"] == "sans valeur");
    CHECK(cells[1]["theme"] == "Logement");
    CHECK(cells[1]["score"] == "70");
    CHECK(cells[1]["rank"] == "1er sur 2");
    for (const auto& cell : cells)
        CHECK(contrast(cell["ink"], cell["fill"]) >= 4.5);
    CHECK(chart.table.rows[1] ==
          std::vector<std::string>{"Logement", "Sociale", "70", "", "1er sur 2"});
}

TEST_CASE("text is readable on the fill of every score") {
    const auto data = sample::full_data();
    for (const double value : {0.0, 19.9, 20.0, 45.0, 65.0, 80.0, 100.0, 120.0, -5.0}) {
        const std::vector<Score> scores{
            sample::score("t", ScoreLevel::cell, "logement", "sociale", value, 1)};
        const auto spec = parsed(profile_heatmap(scores, *data.scheme, "t", Language::french));
        const auto& cell = spec["data"]["values"][1];
        CHECK(contrast(cell["ink"], cell["fill"]) >= 4.5);
    }
}

TEST_CASE("the curve names only the series it has, by day, in every time zone") {
    using namespace std::chrono;
    const std::vector<DatedShare> points{
        {DatedShare::Series::in_force, 2018y / December / 31d, 0.13},
        {DatedShare::Series::in_force, 2019y / December / 31d, 0.7},
        {DatedShare::Series::target, 2021y / December / 31d, 1.0}};
    const auto chart = coverage_curve(points, Language::french);
    const auto spec = parsed(chart);
    CHECK(spec["encoding"]["color"]["scale"]["domain"] ==
          Json({"Conventions signées", "Objectifs"}));
    CHECK(spec["encoding"]["x"]["scale"]["type"] == "utc");
    CHECK(spec["layer"][0]["data"]["values"][0]["date"] == "2018-12-31");
    CHECK(chart.table.rows[1] ==
          std::vector<std::string>{"Conventions signées", "31/12/2019", "70,0\u00A0%"});
}

TEST_CASE("a curve without a point is empty, not wrong") {
    const auto chart = coverage_curve({}, Language::english);
    CHECK(parsed(chart)["layer"].empty());
    CHECK(chart.table.rows.empty());
}

TEST_CASE("territories come by rank, and only the one of the page is in colour") {
    const auto data = sample::full_data();
    const auto bars = parsed(peer_bars(data.scoring.scores, "east", data.territories,
                                       Language::french))["data"]["values"];
    REQUIRE(bars.size() == 2);
    CHECK(bars[0]["name"] == "Commune west");
    CHECK(bars[1]["name"] == "Commune east");
    CHECK(bars[0]["fill"] != bars[1]["fill"]);
    CHECK(bars[1]["words"] == "30,0");
}

TEST_CASE("among many territories the page's own is always shown, and two of one name are apart") {
    std::vector<Score> scores;
    Zoning zoning{"territory", {}};
    for (std::size_t i = 0; i < 100; ++i) {
        const auto key = std::to_string(1000 + i);
        scores.push_back(
            sample::score(key, ScoreLevel::total, "", "", 100.0 - static_cast<double>(i), i + 1));
        zoning.zones.push_back({key, "same name", {}, {}});
    }
    const auto bars = parsed(peer_bars(scores, "1050", zoning, Language::french))["data"]["values"];
    CHECK(bars.size() == 10 + 11 + 10);
    std::set<std::string> names;
    for (const auto& bar : bars)
        names.insert(bar["name"].get<std::string>());
    CHECK(names.size() == bars.size());
    CHECK(names.count("same name (1050)") == 1);
}
