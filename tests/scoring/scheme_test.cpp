// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/scheme.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

using ctg::Direction;
using ctg::Language;
using ctg::Scheme;

namespace {

using Keys = std::vector<std::pair<std::string, std::string>>;

/// `keys` as lines of TOML, some of them with another value, or without a value left out.
std::string lines_of(const Keys& keys, const Keys& changes) {
    Keys lines = keys;
    for (const auto& change : changes) {
        const auto same = std::ranges::find(lines, change.first, &Keys::value_type::first);
        if (same == lines.end())
            lines.push_back(change);
        else
            same->second = change.second;
    }
    std::string text;
    for (const auto& [key, value] : lines)
        if (!value.empty()) text += key + " = " + value + "\n";
    return text;
}

/// Six lines: one theme, one logic.
std::string header(const Keys& changes = {}) {
    return "[scheme]\n" + lines_of({{"id", R"("s")"},
                                    {"version", R"("1")"},
                                    {"themes", R"(["logement"])"},
                                    {"logics", R"(["sociale"])"},
                                    {"higher_means", R"("more need")"}},
                                   changes);
}

/// The fourteen lines of an indicator of the cell logement × sociale.
std::string indicator(const Keys& changes = {}) {
    return "[[indicator]]\n" + lines_of({{"id", R"("aides")"},
                                         {"theme", R"("logement")"},
                                         {"logic", R"("sociale")"},
                                         {"label", R"("Aides")"},
                                         {"unit", R"("%")"},
                                         {"table", R"("caf")"},
                                         {"numerator", R"("foyers")"},
                                         {"denominator", R"("menages")"},
                                         {"kind", R"("ratio")"},
                                         {"direction", R"("more_is_need")"},
                                         {"year", "2023"},
                                         {"source", R"("CNAF")"},
                                         {"goalposts", "[5.0, 35.0]"}},
                                        changes);
}

Scheme read(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("ctg-scheme-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(file, std::ios::binary) << text;
    const auto document = ctg::read_document(file);
    std::filesystem::remove(file);
    return ctg::scheme_from(document).value;
}

std::vector<ctg::Diagnostic> faults_of(const std::string& text) {
    try {
        static_cast<void>(read(text));
    } catch (const ctg::DataError& error) {
        return error.diagnostics();
    }
    return {};
}

/// "CODE line:column" of each fault, in the order of the places.
std::vector<std::string> told_of(const std::string& text) {
    auto faults = faults_of(text);
    std::ranges::stable_sort(faults, {}, [](const ctg::Diagnostic& fault) {
        return std::pair(fault.places.at(0).line, fault.places.at(0).column);
    });
    std::vector<std::string> told;
    for (const auto& fault : faults)
        told.push_back(fault.code + " " + std::to_string(fault.places.at(0).line) + ":" +
                       std::to_string(fault.places.at(0).column));
    return told;
}

using Told = std::vector<std::string>;

/// Where `needle` begins in `text`, as "line:column".
std::string place_in(const std::string& text, const std::string& needle) {
    const auto at = text.find(needle);
    const auto before = std::string_view(text).substr(0, at);
    const auto line = 1 + std::ranges::count(before, '\n');
    const auto line_start =
        before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
    return std::to_string(line) + ":" + std::to_string(at - line_start + 1);
}

} // namespace

TEST_CASE("every choice of a scheme file is read") {
    const auto text = header({{"themes", R"(["logement", "handicap"])"}}) + indicator() +
                      indicator({{"id", R"("places")"},
                                 {"theme", R"("handicap")"},
                                 {"label", R"("Places")"},
                                 {"unit", R"("places/1 000")"},
                                 {"direction", R"("less_is_need")"},
                                 {"goalposts", "[0, 9]"},
                                 {"clip", "false"},
                                 {"missing", R"("refuse")"},
                                 {"min_observed", "0.65"},
                                 {"shrink", R"("none")"},
                                 {"rounding", R"({ base = 5, mode = "down" })"},
                                 {"secrecy", "{ min_count = 5 }"},
                                 {"apportion", R"("households")"},
                                 {"weight", "2.5"}}) +
                      R"([aggregate]
cell = "arithmetic"
theme = "arithmetic"
total = "arithmetic"
weights = { themes = "equal", logics = "equal" }
)";
    const auto scheme = read(text);
    CHECK(scheme.id == "s");
    CHECK(scheme.version == "1");
    CHECK(scheme.themes == std::vector<std::string>{"logement", "handicap"});
    CHECK(scheme.logics == std::vector<std::string>{"sociale"});
    CHECK(scheme.sha256.size() == 64);
    REQUIRE(scheme.indicators.size() == 2);

    const auto& places = scheme.indicators[1];
    CHECK(places.theme == "handicap");
    CHECK(places.logic == "sociale");
    CHECK(places.direction == Direction::less_is_need);
    CHECK(places.goalposts == ctg::Goalposts{0.0, 9.0});
    CHECK_FALSE(places.clip);
    CHECK(places.missing == ctg::MissingRule::refuse);
    CHECK(places.weight == 2.5);
    CHECK(places.place.line == 21); // after six lines of header and fourteen of an indicator
    CHECK(places.rule.id == "places");
    CHECK(places.rule.label == "Places");
    CHECK(places.rule.unit == "places/1 000");
    CHECK(places.rule.scale == 1000.0);
    CHECK(places.rule.table == "caf");
    CHECK(places.rule.numerator == "foyers");
    CHECK(places.rule.denominator == "menages");
    CHECK(places.rule.kind == ctg::IndicatorKind::ratio);
    CHECK(places.rule.year == ctg::Year{2023});
    CHECK(places.rule.source == "CNAF");
    CHECK(places.rule.rounding == ctg::Rounding{5.0, ctg::Rounding::Mode::down});
    CHECK(places.rule.min_observed == 0.65);
    CHECK(places.rule.min_count == 5);
    CHECK(places.rule.apportion == ctg::Apportion::households);
    CHECK(places.rule.places.numerator.field == "indicator.numerator");
    CHECK(ctg::rules_of(scheme) ==
          std::vector{scheme.indicators[0].rule, scheme.indicators[1].rule});
}

TEST_CASE("what an indicator leaves out changes nothing: no rounding, no secrecy, weight 1") {
    const auto scheme = read(header() + indicator());
    const auto& aides = scheme.indicators.at(0);
    CHECK(aides.clip);
    CHECK(aides.missing == ctg::MissingRule::skip);
    CHECK(aides.weight == 1.0);
    CHECK(aides.rule.scale == 100.0);
    CHECK_FALSE(aides.rule.rounding);
    CHECK(aides.rule.min_observed == 0.0);
    CHECK(aides.rule.min_count == 0);
    CHECK(aides.rule.apportion == ctg::Apportion::none);
}

TEST_CASE("a count has no denominator and no scale") {
    const auto scheme = read(header() + indicator({{"kind", R"("count")"}, {"denominator", ""}}));
    CHECK(scheme.indicators.at(0).rule.kind == ctg::IndicatorKind::count);
    CHECK(scheme.indicators.at(0).rule.scale == 1.0);
    CHECK(scheme.indicators.at(0).rule.denominator.empty());

    const auto text = header() + indicator({{"kind", R"("count")"}});
    CHECK(told_of(text) == Told{"CTG-SCOR-009 " + place_in(text, "denominator")});
}

TEST_CASE("a mean needs its weights, an index has none, a density may have the km² of a column") {
    const auto kind_of = [](const std::string& text) {
        return read(text).indicators.at(0).rule.kind;
    };
    const auto with = [](const std::string& kind, const Keys& more = {}) {
        Keys changes{{"kind", kind}};
        changes.insert(changes.end(), more.begin(), more.end());
        return header() + indicator(changes);
    };
    const Keys without{{"denominator", ""}};
    CHECK(kind_of(with(R"("mean")")) == ctg::IndicatorKind::mean);
    CHECK(read(with(R"("mean")")).indicators.at(0).rule.scale == 1.0);
    CHECK(told_of(with(R"("mean")", without)).at(0).starts_with("CTG-CONF-003"));
    CHECK(kind_of(with(R"("index")", without)) == ctg::IndicatorKind::index);
    const auto index = with(R"("index")");
    CHECK(told_of(index) == Told{"CTG-SCOR-009 " + place_in(index, "denominator")});
    CHECK(kind_of(with(R"("per_area")")) == ctg::IndicatorKind::per_area);
    CHECK(kind_of(with(R"("per_area")", without)) == ctg::IndicatorKind::per_area);

    const auto secret = with(R"("mean")", {{"secrecy", "{ min_count = 5 }"}});
    CHECK(told_of(secret) == Told{"CTG-SCOR-080 " + place_in(secret, "secrecy")});
}

TEST_CASE("a ratio may be shrunk by moments or a stated credibility, and nothing else") {
    const auto with = [](const std::string& shrink, const Keys& more = {}) {
        Keys changes{{"shrink", shrink}};
        changes.insert(changes.end(), more.begin(), more.end());
        return header() + indicator(changes);
    };
    const auto method_of = [&](const std::string& shrink) {
        return read(with(shrink)).indicators.at(0).rule.shrink;
    };
    using Method = ctg::Shrinkage::Method;
    CHECK(method_of(R"("none")") == ctg::Shrinkage{});
    CHECK(method_of(R"("eb_poisson")") == ctg::Shrinkage{Method::eb_poisson});
    CHECK(method_of(R"("eb_binomial")") == ctg::Shrinkage{Method::eb_binomial});
    CHECK(method_of("{ credibility = 10 }") == ctg::Shrinkage{Method::credibility, 10.0});
    const auto zero = with("{ credibility = 0 }");
    CHECK(told_of(zero).at(0).starts_with("CTG-SCOR-010"));
    const auto unknown = with(R"("eb_gamma")");
    CHECK(told_of(unknown) == Told{"CTG-CONF-005 " + place_in(unknown, "shrink")});
    const auto count = with(R"("eb_poisson")", {{"kind", R"("count")"}, {"denominator", ""}});
    CHECK(told_of(count) == Told{"CTG-SCOR-081 " + place_in(count, "shrink")});
}

TEST_CASE("a rule may name coarser tables to fall back on, in order") {
    const auto rule = read(header() + indicator({{"fallback", R"(["caf_epci", "caf_dep"])"}}))
                          .indicators.at(0)
                          .rule;
    CHECK(rule.fallback == std::vector<std::string>{"caf_epci", "caf_dep"});
    CHECK(rule.places.fallback.line > 0);
}

TEST_CASE("the shipped scheme fills its 6 × 2 cells") {
    const auto document = ctg::read_document(CTG_SHIPPED_DATA "/bouches-du-rhone/scheme.toml");
    const auto scheme = ctg::scheme_from(document).value;
    CHECK(scheme.themes.size() == 6);
    CHECK(scheme.logics.size() == 2);
    CHECK(scheme.indicators.size() >= 12);
    CHECK(scheme.sha256 == document.sha256);
}

TEST_CASE("means, weights, doubts and alternatives are read") {
    const auto scheme = read(header() + indicator({{"missing", R"("group_mean")"}}) + R"(
[aggregate]
total = "geometric"
floor = 1.0
weights = { themes = { logement = 2.0 }, logics = "equal" }
[uncertainty]
draws = 500
seed = 7
weights = { dirichlet = 25 }
vary = ["data", "weights"]
[[alternative]]
id = "logement-double"
label = "Logement compté double"
weights = { logement = 2 }
total = "arithmetic"
)");
    CHECK(scheme.indicators.at(0).missing == ctg::MissingRule::group_mean);
    CHECK(scheme.means.total == ctg::Aggregation::geometric);
    CHECK(scheme.means.cell == ctg::Aggregation::arithmetic);
    CHECK(scheme.means.floor == 1.0);
    CHECK(scheme.weights == std::map<std::string, double>{{"logement", 2.0}});
    REQUIRE(scheme.uncertainty);
    CHECK(scheme.uncertainty->draws == 500);
    CHECK(scheme.uncertainty->seed == 7);
    CHECK(scheme.uncertainty->dirichlet == 25.0);
    CHECK(scheme.uncertainty->vary == std::vector{ctg::Doubt::weights, ctg::Doubt::data});
    REQUIRE(scheme.alternatives.size() == 1);
    CHECK(scheme.alternatives[0].weights.at("logement") == 2.0);
    CHECK(scheme.alternatives[0].total == ctg::Aggregation::arithmetic);
}

TEST_CASE("what the means, doubts and alternatives cannot be is refused where it stands") {
    const auto base = header() + indicator();
    for (const auto& [code, text] : std::map<std::string, std::string>{
             {"SCOR-018", "[aggregate]\nfloor = 1.0"},
             {"SCOR-001", "[aggregate]\nweights = { themes = { logemant = 2 } }"},
             {"CONF-005", "[aggregate]\ncell = \"harmonic\""},
             {"SCOR-033", "[uncertainty]\nvary = [\"wieghts\"]"},
             {"SCOR-010", "[uncertainty]\ndraws = 0"},
             {"SCOR-032", "[[alternative]]\nid = \"a\"\nweights = { logemant = 2 }"}}) {
        CAPTURE(text);
        const auto faults = faults_of(base + text);
        REQUIRE(faults.size() == 1);
        CHECK(faults[0].code == "CTG-" + code);
        CHECK(faults[0].places.at(0).line > 20);
    }
}

TEST_CASE("a refusal is worded in both languages and points at the method") {
    const auto fault = faults_of(header() + indicator({{"missing", R"("group_meen")"}})).at(0);
    CHECK(fault.code == "CTG-CONF-005");
    CHECK(ctg::text_of(fault, Language::english).found == "“group_meen”; nearest: group_mean");
    CHECK(ctg::text_of(fault, Language::french).found ==
          "« group_meen » ; la plus proche : group_mean");
    CHECK(fault.places.at(0).excerpt == R"(missing = "group_meen")");
}

TEST_CASE("an unknown key or method is refused with the nearest known one") {
    const auto misspelled = header() + indicator({{"goalpost", "[5.0, 35.0]"}, {"goalposts", ""}});
    CHECK(told_of(misspelled) == Told{"CTG-CONF-003 7:1", "CTG-CONF-002 20:1"});
    CHECK(ctg::text_of(faults_of(misspelled).at(1), Language::english).found ==
          "“goalpost”; nearest: goalposts");

    const auto direction = header() + indicator({{"direction", R"("more_need")"}});
    CHECK(told_of(direction) == Told{"CTG-CONF-005 " + place_in(direction, "direction")});
    CHECK(ctg::text_of(faults_of(direction).at(0), Language::english).found ==
          "“more_need”; nearest: more_is_need");
    CHECK(told_of(header({{"higher_means", R"("less need")"}}) + indicator()) ==
          Told{"CTG-CONF-005 6:1"});
}

TEST_CASE("all faults of a scheme are told at once") {
    const auto text = header({{"version", ""}}) +
                      indicator({{"label", ""}, {"goalposts", "[35.0, 5.0]"}, {"weight", "0"}}) +
                      indicator({{"id", R"("aides")"}, {"theme", R"("logment")"}});
    auto codes = told_of(text);
    for (auto& code : codes)
        code.resize(code.find(' '));
    std::ranges::sort(codes);
    CHECK(codes == Told{"CTG-CONF-003", "CTG-CONF-003", "CTG-SCOR-001", "CTG-SCOR-002",
                        "CTG-SCOR-004", "CTG-SCOR-010"});
}

TEST_CASE("an empty scheme file lacks a scheme and indicators") {
    const auto faults = faults_of("# nothing yet\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-CONF-003");
    CHECK(ctg::text_of(faults[0], Language::english).message == "the key scheme is missing");
    CHECK(ctg::text_of(faults[1], Language::english).message == "the key indicator is missing");
}

TEST_CASE("a theme or a logic must be one of the scheme's, each named once") {
    const auto astray = header() + indicator({{"theme", R"("logment")"}});
    CHECK(told_of(astray) == Told{"CTG-SCOR-001 " + place_in(astray, "theme = ")});
    CHECK(ctg::text_of(faults_of(astray).at(0), Language::english).found ==
          "“logment”; nearest: logement");

    const auto twice = header({{"themes", R"(["logement", "logement"])"}}) + indicator();
    CHECK(told_of(twice) == Told{"CTG-SCOR-008 " + place_in(twice, "themes")});
    const auto none = header({{"logics", "[]"}}) + indicator();
    CHECK(told_of(none) == Told{"CTG-SCOR-007 " + place_in(none, "logics")});
}

TEST_CASE("each cell needs an indicator, and each indicator its own id") {
    const auto text = header({{"logics", R"(["sociale", "territoriale"])"}}) + indicator();
    CHECK(told_of(text) == Told{"CTG-SCOR-003 " + place_in(text, "themes")});
    CHECK(ctg::text_of(faults_of(text).at(0), Language::english).message ==
          "cells of the scheme without an indicator: logement × territoriale");

    const auto twice = faults_of(header() + indicator() + indicator());
    REQUIRE(twice.size() == 1);
    CHECK(twice[0].code == "CTG-SCOR-004");
    CHECK(twice[0].places.at(0).line == 22);
    CHECK(twice[0].places.at(1).line == 8);
}

TEST_CASE("goalposts are two numbers, the lower first") {
    for (const auto* const ends : {"[35.0, 5.0]", "[5.0, 5.0]", "[5.0]", "[1, 2, 3]"}) {
        const auto text = header() + indicator({{"goalposts", ends}});
        CHECK(told_of(text) == Told{"CTG-SCOR-002 " + place_in(text, "goalposts")});
    }
}

TEST_CASE("numbers out of range are refused where they stand") {
    const auto refused = [](const std::string& key, const std::string& value,
                            const std::string& needle, const std::string& range) {
        const auto text = header() + indicator({{key, value}});
        CAPTURE(text);
        CHECK(told_of(text) == Told{"CTG-SCOR-010 " + place_in(text, needle)});
        CHECK(ctg::text_of(faults_of(text).at(0), Language::english).expected == range);
    };
    refused("weight", "-1", "weight", "> 0");
    refused("min_observed", "65", "min_observed", "0 … 1");
    refused("year", "20230", "year", "1 … 9999");
    refused("unit", R"("places/0")", "unit", "…/n, n > 0");
    refused("rounding", "{ base = 0 }", "base", "> 0");
    refused("secrecy", "{ min_count = 0 }", "min_count", "≥ 1");
}
