// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/portrait.hpp"

#include "catch.hpp"
#include "portrait/sample.hpp"

#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <regex>
#include <set>
#include <tuple>

using namespace ctg;

namespace {

const WebRuntime runtime{"var vega = {};\r\n", "var x = '</script><!--';", "vega.y = 1;"};

std::string portrait(const PortraitData& data, std::string_view key = "west",
                     Language language = Language::french) {
    return portrait_page(data, key, runtime, language);
}

bool has(const std::string& page, std::string_view text) {
    return page.find(text) != std::string::npos;
}

/// What stands between each `open` and the next `close`.
std::vector<std::string> between(const std::string& page, std::string_view open,
                                 std::string_view close) {
    std::vector<std::string> found;
    for (auto at = page.find(open); at != std::string::npos; at = page.find(open, at + 1)) {
        const auto start = at + open.size();
        found.push_back(page.substr(start, page.find(close, start) - start));
    }
    return found;
}

/// The page without what stands from each `open` to the next `close`.
std::string without(std::string page, std::string_view open, std::string_view close) {
    for (auto at = page.find(open); at != std::string::npos; at = page.find(open))
        page.erase(at, page.find(close, at) + close.size() - at);
    return page;
}

/// A text that would do harm wherever it is taken for markup, script or a formula.
const std::string hostile =
    "=HYPERLINK(\"x\")<script>alert(1)</script><!--'&amp;\u2028{{w.sources}}";

} // namespace

TEST_CASE("a portrait names the territory, its figures, its communes and its conventions") {
    const auto page = portrait(sample::full_data());
    for (const auto* text :
         {"<h1>Commune west</h1>", "Commune study", "Commune antenne", "Commune EPCI",
          "Commune convention", "14/06/2018", "31/12/2021", "Commune births", "Commune INSEE",
          "13001", "Commune 1", "1\u202F000", "Depuis 2018", "1er sur 2", "D&apos;un seul tenant",
          "abcdef012345", "ctg portrait Commune", "31 décembre"})
        CHECK(has(page, text));
}

TEST_CASE("a value between bounds shows them, and the département's beside it") {
    const auto page = portrait(sample::full_data(), "east");
    CHECK(has(page, "9,25 [8,50\u00A0; 10,00]"));
    CHECK(has(page, "Département\u00A0: 11"));
    CHECK(has(page, "Hors du périmètre"));
}

TEST_CASE("the rank of a total has its range: that of draws, else that of the bounds of scores") {
    auto data = sample::full_data();
    auto& total = data.scoring.scores.at(3); // of the west
    CHECK_FALSE(has(portrait(data), "dans les bornes des scores"));
    total.score = Figure::between(20.0, 70.0, 80.0);
    total.rank_worst = 2;
    CHECK(has(portrait(data), "(de 1 à 2 dans les bornes des scores)"));
    total.rank_p05 = total.rank_p95 = 1;
    CHECK(has(portrait(data), "(aussi dans 90"));
    total.score = Figure::unbounded(70.0);
    CHECK(has(portrait(data), "Rien ne le borne"));
}

TEST_CASE("a commune covered or held in part is said to be, with what of it") {
    auto made = sample::data();
    made.coverage.back().point.covered_communes.pop_back();
    made.coverage.back().point.partly_covered_communes = {{CommuneCode("13002"), Share(0.25)}};
    made.territories.zones.back().parts = {{CommuneCode("13002"), 0.5, {{"130020101", 0.5}}}};
    const auto page = portrait(made, "west", Language::english);
    CHECK(has(page, "In part since 2018"));
    CHECK(has(page, "% of it)"));
    CHECK(has(page, "Covered in part at the end of 2018"));
}

TEST_CASE("the calendar's proposal stands on the page of its territory only") {
    CHECK(has(portrait(sample::full_data(), "east"), "décembre 2019"));
    CHECK_FALSE(has(portrait(sample::full_data(), "west"), "Signature proposée"));
}

TEST_CASE("a study without scheme nor calendar has pages without them") {
    const auto page = portrait(sample::data());
    CHECK_FALSE(has(page, "Indicateurs par thème"));
    CHECK(has(page, "Couverture par année"));
    CHECK(between(page, "<figure", "</figure>").size() == 3); // two maps, one curve
    CHECK(has(index_page(sample::data(), runtime, Language::french), "Commune west"));
}

TEST_CASE("pages speak English when asked") {
    const auto page = portrait(sample::full_data(), "west", Language::english);
    CHECK(has(page, "<html lang=\"en\""));
    CHECK(has(page, "Coverage by year"));
    CHECK(has(page, "1st of 2"));
}

TEST_CASE("each theme has a map, its peers, a sentence made by rule and a table") {
    auto data = sample::full_data();
    for (const auto& [key, value, rank] :
         {std::tuple("east", 30.0, 2), std::tuple("west", 70.0, 1)}) {
        data.scoring.scores.push_back(sample::score(key, ScoreLevel::theme, "logement", "", value,
                                                    static_cast<std::size_t>(rank)));
        data.scoring.scores.back().rank_best = 1;
        data.scoring.scores.back().rank_worst = 2;
    }
    const auto page = portrait(data, "west");
    CHECK(has(page,
              "Score de 70,0 sur 100 pour ce thème, 1er sur 2 (du 1er au 2e dans les bornes des "
              "données)."));
    CHECK(has(page, "Ce qui pèse le plus\u00A0: «\u00A0Commune births\u00A0», 12 contre "
                    "11\u00A0‰ dans le département."));
    CHECK(has(page, "phrase générée"));
    CHECK(has(page, "Logement\u00A0: le territoire parmi tous"));
    const auto english = portrait(data, "west", Language::english);
    CHECK(has(english, "Score of 70.0 out of 100 for this theme, 1st of 2 (1st to 2nd within"));
}

TEST_CASE("a theme without a score says that its figures are missing") {
    CHECK(has(portrait(sample::full_data()), "Pas de score pour ce thème"));
}

TEST_CASE("a portrait shows the values of the EPCI and the span of those of the communes") {
    auto data = sample::full_data();
    data.epci_values = {sample::value("200054807", Figure::exact(13.0))};
    data.commune_values = {sample::value("13001", Figure::exact(9.0)),
                           sample::value("13002", Figure::exact(17.0)),
                           sample::value("13003", Figure::exact(99.0))};
    const auto page = portrait(data, "west");
    CHECK(has(page, "9 à 17"));
    CHECK(has(page, ">13<"));
}

TEST_CASE("territories chosen for comparison stand in columns, and unknown ones are refused") {
    auto data = sample::full_data();
    CHECK_FALSE(has(portrait(data, "west"), "À côté d&apos;autres territoires"));
    data.compared = {"east", "west"};
    const auto page = portrait(data, "west");
    CHECK(has(page, "À côté d&apos;autres territoires"));
    CHECK(has(page, "<th scope=\"col\" class=\"figure\">Commune east</th>"));
    data.compared = {"est"};
    CHECK_THROWS_AS(portrait(data, "west"), ArgumentError);
}

TEST_CASE("a figure can be followed to its file, its lines and its rule") {
    auto data = sample::full_data();
    data.traces = {{"births",
                    {.file = "scheme.toml", .line = 34},
                    "etat-civil.csv",
                    {{CommuneCode("13001"), {12}}, {CommuneCode("13002"), {13, 15}}}}};
    data.conventions.front().place = {.file = "conventions.csv", .line = 3};
    const auto page = portrait(data, "west");
    CHECK(has(page, "etat-civil.csv, lignes 12 à 13, 15."));
    CHECK(has(page, "scheme.toml, ligne 34."));
    CHECK(has(page, "conventions.csv, ligne 3."));
    for (const auto& link : between(page, "href=\"#", "\""))
        CHECK(has(page, "id=\"" + link + "\""));
}

TEST_CASE("a share that moved since the year before says by how many points") {
    auto data = sample::data();
    data.coverage.push_back(sample::coverage("territory", "west", 2017, 2000, 4000, {}));
    CHECK(has(portrait(data, "west"), "Depuis fin 2017\u00A0: +50,0 points"));
    CHECK_FALSE(has(portrait(sample::data(), "west"), "Depuis fin"));
}

TEST_CASE("a study that calls itself an example says so on every page") {
    auto data = sample::full_data();
    CHECK_FALSE(has(portrait(data), "Étude d&apos;exemple"));
    data.scheme->indicators[0].rule.source = "fictif";
    CHECK(has(portrait(data), "Étude d&apos;exemple"));
    CHECK(has(portrait(data), "<span class=\"tag\">fictif</span>"));
    CHECK(has(index_page(data, runtime, Language::french), "Étude d&apos;exemple"));
}

TEST_CASE("the index links to the page of each territory, the greatest need first") {
    const auto page = index_page(sample::full_data(), runtime, Language::french);
    const auto west = page.find("<a href=\"" + page_name_of("west") + "\">Commune west</a>");
    const auto east = page.find("<a href=\"" + page_name_of("east") + "\">Commune east</a>");
    REQUIRE(west != std::string::npos);
    REQUIRE(east != std::string::npos);
    CHECK(west < east);
}

TEST_CASE("a territory unknown to the study is refused, and the nearest named") {
    try {
        (void)portrait(sample::data(), "wset");
        FAIL("no page was due");
    } catch (const ArgumentError& error) {
        CHECK(error.diagnostics()[0].code == "CTG-PORT-001");
        CHECK(text_of(error.diagnostics()[0], Language::english).found == "“wset”; nearest: west");
    }
}

TEST_CASE("the policy allows the scripts of the page by their hash, and nothing else") {
    const auto page = portrait(sample::full_data());
    const auto policy = between(page, "Content-Security-Policy\" content=\"", "\">").at(0);
    CHECK_FALSE(has(policy, "unsafe"));
    CHECK(has(policy, "default-src &apos;none&apos;"));
    const auto scripts = between(page, "<script>", "</script>");
    CHECK(scripts.size() == 4);
    for (const auto& script : scripts)
        CHECK(has(policy, "sha256-" + sha256_base64(script)));
    CHECK(has(policy, "sha256-" + sha256_base64(between(page, "<style>", "</style>").at(0))));
}

TEST_CASE("no text of a study becomes markup, script or template") {
    auto data = sample::full_data(hostile);
    for (const auto& page :
         {portrait(data, "east"), portrait(data), index_page(data, runtime, Language::french)}) {
        CHECK_FALSE(has(page, "<script>alert"));
        CHECK(has(page, "&lt;script&gt;alert(1)&lt;/script&gt;"));
        CHECK(has(page, "{{w.sources}}"));
        CHECK(between(page, "<script>", "</script>").size() <= 5); // that of the dashboard too
    }
}

TEST_CASE("the data of a chart come back as they were given") {
    const auto page = portrait(sample::full_data(hostile));
    const auto count_in = [&](std::string_view open) {
        std::size_t found = 0;
        for (const auto& text : between(page, open, "</script>")) {
            CHECK(text.find_first_of("<>&") == std::string::npos);
            CHECK_FALSE(has(text, "\u2028"));
            const auto data = nlohmann::json::parse(text);
            if (has(data.dump(), nlohmann::json(hostile + " 1").dump())) ++found;
        }
        return found;
    };
    CHECK(count_in("<script type=\"application/json\">") == 1);               // what covers it
    CHECK(count_in("<script type=\"application/json\" id=\"shapes\">") == 1); // where, and themes
}

TEST_CASE("a page asks nothing of any network") {
    for (const auto& page : {portrait(sample::full_data()),
                             index_page(sample::full_data(), runtime, Language::french)}) {
        const std::regex address("https?://[^\"]*");
        for (auto i = std::sregex_iterator(page.begin(), page.end(), address);
             i != std::sregex_iterator(); ++i)
            CHECK(i->str() == "https://vega.github.io/schema/vega-lite/v5.json"); // a name
        CHECK_FALSE(has(page, " src="));
        CHECK_FALSE(has(page, "url("));
        CHECK_FALSE(has(page, "@import"));
        CHECK_FALSE(has(page, "<link"));
    }
}

TEST_CASE("every word that a template asks for is given") {
    for (const auto language : {Language::french, Language::english})
        for (const auto& page : {portrait(sample::full_data(), "east", language),
                                 index_page(sample::full_data(), runtime, language)}) {
            CHECK_FALSE(has(page, "<h2></h2>"));
            CHECK_FALSE(has(page, "<summary></summary>"));
            CHECK_FALSE(has(page, "\"></p>"));
        }
}

TEST_CASE("the same data make the same bytes") {
    CHECK(portrait(sample::full_data()) == portrait(sample::full_data()));
    CHECK(index_page(sample::full_data(), runtime, Language::french) ==
          index_page(sample::full_data(), runtime, Language::french));
}

TEST_CASE("page names are safe on every system and never meet") {
    CHECK(page_name_of("ct-pays-aix") == "territoire-ct-pays-aix.html");
    std::set<std::string> names;
    const std::vector<std::string> keys{
        "a", "A", "_41", "../x", "con", "", "é", "a b", "a/b", "index", std::string(300, 'x')};
    for (const auto& key : keys) {
        const auto name = page_name_of(key);
        CHECK(std::regex_match(name, std::regex("[a-z0-9_-]+\\.html")));
        CHECK(name.size() < 200);
        names.insert(name);
    }
    CHECK(names.size() == keys.size());
}

TEST_CASE("no French line ends before a sign that goes with the word before it") {
    auto data = sample::full_data();
    data.compared = {"east"};
    for (auto page : {portrait(data), index_page(data, runtime, Language::french)}) {
        page = without(without(page, "<script", "</script>"), "<style", "</style>");
        for (const auto* loose : {" :", " ;", " ?", " !", " %", "« ", " »"}) {
            const auto at = page.find(loose);
            INFO((at == page.npos ? "" : page.substr(at - std::min<std::size_t>(at, 60), 90)));
            CHECK(at == page.npos);
        }
    }
}
