// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/composite.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"

#include <algorithm>
#include <cmath>
#include <map>

using ctg::Aggregation;
using ctg::CompositeScheme;
using ctg::Direction;
using ctg::Language;
using ctg::Normalisation;
using ctg::Table;

namespace {

ctg::CompositeScore score_of(const ctg::CompositeScoring& scoring, std::string_view unit,
                             std::string_view node) {
    const auto found = std::ranges::find_if(scoring.scores, [&](const auto& score) {
        return score.unit == unit && score.node == node;
    });
    REQUIRE(found != scoring.scores.end());
    return *found;
}

/// One indicator "x" under the root "t".
CompositeScheme of_one(Normalisation normalisation) {
    CompositeScheme scheme;
    scheme.indicators = {indicator_of("x", "t", normalisation)};
    scheme.nodes = {node_of("t")};
    return scheme;
}

/// The scores of a, b, c… on one indicator with these values.
std::vector<double> scores_of(const CompositeScheme& scheme,
                              const std::vector<std::string>& values) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t i = 0; i < values.size(); ++i)
        rows.push_back({std::string(1, static_cast<char>('a' + i)), values[i]});
    std::vector<double> scores;
    for (const auto& row : ctg::score_matrix_of(units_of({"unit", "x"}, rows), scheme).value.rows)
        scores.push_back(row.at(0).value());
    return scores;
}

std::vector<std::string> codes_of(const std::vector<ctg::Diagnostic>& notes) {
    std::vector<std::string> codes;
    for (const auto& note : notes)
        codes.push_back(note.code);
    return codes;
}

template <class Failure>
ctg::Diagnostic refusal_of(const Table& units, const CompositeScheme& scheme) {
    try {
        static_cast<void>(ctg::composed_scores(units, scheme));
    } catch (const Failure& error) {
        return error.diagnostics().at(0);
    }
    return {};
}

using Codes = std::vector<std::string>;

} // namespace

TEST_CASE("each normalisation has its closed form") {
    // Mean 4, deviations −2, −2, 0, 4, squares 4 + 4 + 0 + 16 = 24, over n − 1 = 3: s = √8.
    const std::vector<std::string> values{"2", "2", "4", "8"};
    const double s = std::sqrt(8.0);
    CHECK(scores_of(of_one(Normalisation::min_max), values) ==
          std::vector{0.0, 0.0, 100.0 * (1.0 / 3.0), 100.0});
    const auto z = scores_of(of_one(Normalisation::z), values);
    CHECK(z[0] == Approx(-2.0 / s).epsilon(1e-14));
    CHECK(z[2] == 0.0);
    CHECK(z[3] == Approx(4.0 / s).epsilon(1e-14));
    CHECK(scores_of(of_one(Normalisation::rank), values) == std::vector{1.5, 1.5, 3.0, 4.0});
    // (0 + 1/2) / 3, 2 / 3, 3 / 3
    const auto percentile = scores_of(of_one(Normalisation::percentile), values);
    CHECK(percentile[0] == Approx(50.0 / 3.0).epsilon(1e-14));
    CHECK(percentile[2] == Approx(200.0 / 3.0).epsilon(1e-14));
    CHECK(percentile[3] == 100.0);
    auto goalposts = of_one(Normalisation::goalposts);
    goalposts.indicators[0].goalposts = {0.0, 5.0};
    CHECK(scores_of(goalposts, values) == std::vector{40.0, 40.0, 80.0, 100.0});
    goalposts.indicators[0].clip = false;
    CHECK(scores_of(goalposts, values).back() == 160.0);
}

TEST_CASE("less of an indicator scores higher when the scheme says so, before it is normalised") {
    const std::vector<std::string> values{"2", "2", "4", "8"};
    for (const auto method : {Normalisation::goalposts, Normalisation::min_max, Normalisation::z,
                              Normalisation::percentile, Normalisation::rank}) {
        CAPTURE(name_of(method));
        auto scheme = of_one(method);
        const auto more = scores_of(scheme, values);
        scheme.indicators[0].direction = Direction::less_is_need;
        const auto less = scores_of(scheme, values);
        const double whole = method == Normalisation::z      ? 0.0
                             : method == Normalisation::rank ? 5.0
                                                             : 100.0;
        for (std::size_t i = 0; i < values.size(); ++i)
            CHECK(more[i] + less[i] == Approx(whole).margin(1e-12));
    }
}

TEST_CASE("a column of equal values gives each unit the middle, with a note") {
    const std::vector<std::pair<Normalisation, double>> middles{{Normalisation::min_max, 50.0},
                                                                {Normalisation::percentile, 50.0},
                                                                {Normalisation::z, 0.0},
                                                                {Normalisation::rank, 2.0}};
    const auto units = units_of({"unit", "x"}, {{"a", "0.1"}, {"b", "0.1"}, {"c", "0.1"}});
    for (const auto& [method, middle] : middles) {
        CAPTURE(name_of(method));
        const auto scoring = ctg::composed_scores(units, of_one(method));
        CHECK(codes_of(scoring.notes) == Codes{"CTG-SCOR-023"});
        for (const auto& score : scoring.value.scores) {
            CHECK(score.score == middle);
            CHECK(score.rank == 1);
        }
    }
    CHECK(ctg::composed_scores(units, of_one(Normalisation::goalposts)).notes.empty());
}

// The Technology Achievement Index: values, goalposts and the results, which are printed to three
// decimals, are those of UNDP, Human Development Report 2001, annex 2.1 and technical note 2, used
// as the example of the OECD/JRC Handbook. Telephones and electricity are taken as logarithms;
// their upper goalposts are OECD means, so that many countries are beyond them.
TEST_CASE("the Technology Achievement Index comes out as published") {
    const auto log = [](double x) { return std::to_string(std::log10(x)); };
    const std::vector<std::string> columns{"unit",     "patents",   "royalties",
                                           "internet", "exports",   "telephones",
                                           "power",    "schooling", "science"};
    const auto country = [&](const char* name, const char* patents, const char* royalties,
                             const char* internet, const char* exports, double telephones,
                             double power, const char* schooling, const char* science) {
        return std::vector<std::string>{name,       patents,   royalties,
                                        internet,   exports,   log(telephones),
                                        log(power), schooling, science};
    };
    const auto units = units_of(
        columns,
        {country("Finland", "187", "125.6", "200.2", "50.7", 1203, 14129, "10.0", "27.4"),
         country("United States", "289", "130.0", "179.1", "66.2", 993, 11832, "12.0", "13.9"),
         country("Japan", "994", "64.6", "49.0", "80.8", 1007, 7322, "9.5", "10.0"),
         country("Korea", "779", "9.8", "4.8", "66.7", 938, 4497, "10.8", "23.2"),
         country("New Zealand", "103", "13.0", "146.7", "15.4", 720, 8215, "11.7", "13.1")});
    CompositeScheme scheme;
    const auto add = [&](const char* id, const char* parent, double low, double high) {
        scheme.indicators.push_back(indicator_of(id, parent, Normalisation::goalposts));
        scheme.indicators.back().goalposts = {low, high};
    };
    add("patents", "creation", 0.0, 994.0);
    add("royalties", "creation", 0.0, 272.6);
    add("internet", "recent", 0.0, 232.4);
    add("exports", "recent", 0.0, 80.8);
    add("telephones", "old", std::log10(1.0), std::log10(901.0));
    add("power", "old", std::log10(22.0), std::log10(6969.0));
    add("schooling", "skills", 0.8, 12.0);
    add("science", "skills", 0.1, 27.4);
    for (const auto* const node : {"creation", "recent", "old", "skills"})
        scheme.nodes.push_back(node_of(node, "tai"));
    scheme.nodes.push_back(node_of("tai"));
    const auto scoring = ctg::composed_scores(units, scheme).value;
    const std::vector<std::pair<std::string, double>> published{{"Finland", 74.4},
                                                                {"United States", 73.3},
                                                                {"Japan", 69.8},
                                                                {"Korea", 66.6},
                                                                {"New Zealand", 54.8}};
    std::size_t rank = 0;
    for (const auto& [name, index] : published) {
        CAPTURE(name);
        const auto tai = score_of(scoring, name, "tai");
        // The report computed from values of more decimals than it prints.
        CHECK(tai.score.value() == Approx(index).margin(0.1));
        CHECK(tai.rank == ++rank);
        CHECK(tai.level == 3);
    }
    // The sub-indices that technical note 2 works out for New Zealand.
    CHECK(score_of(scoring, "New Zealand", "creation").score.value() == Approx(7.6).margin(0.05));
    CHECK(score_of(scoring, "New Zealand", "recent").score.value() == Approx(41.1).margin(0.05));
    CHECK(score_of(scoring, "New Zealand", "old").score.value() == Approx(98.4).margin(0.06));
    CHECK(score_of(scoring, "New Zealand", "skills").score.value() == Approx(72.5).margin(0.05));
}

TEST_CASE("levels, weights and gaps on a tree whose branches are of different lengths") {
    CompositeScheme scheme;
    for (const auto& [id, parent] : std::vector<std::pair<std::string, std::string>>{
             {"a", "pillar"}, {"b", "pillar"}, {"c", "t"}})
        scheme.indicators.push_back(indicator_of(id, parent, Normalisation::goalposts));
    scheme.indicators[0].weight = 3.0;
    scheme.nodes = {node_of("t"), node_of("pillar", "t")};
    scheme.nodes[1].weight = 2.0;
    const auto units =
        units_of({"unit", "c", "b", "a"},
                 {{"v", "90", "60", "20"}, {"u", "", "60", "20"}, {"w", "90", "", ""}});
    const auto scoring = ctg::composed_scores(units, scheme);
    CHECK(codes_of(scoring.notes) == Codes{"CTG-SCOR-025"});
    CHECK(ctg::text_of(scoring.notes[0], Language::english).message ==
          "the scores of 2 of the 3 units stand on a part of the scheme's weight; least: w, 33%");
    const auto& scores = scoring.value.scores;
    REQUIRE(scores.size() == 3 * 5);
    std::vector<std::string> nodes;
    for (std::size_t i = 0; i < 5; ++i)
        nodes.push_back(scores[i].unit + scores[i].node + std::to_string(scores[i].level));
    CHECK(nodes == Codes{"ua1", "ub1", "uc1", "upillar2", "ut3"});
    // v: pillar (3·20 + 60) / 4 = 30, total (2·30 + 90) / 3 = 50; u: total 30; w: total 90.
    CHECK(score_of(scoring.value, "v", "pillar").score == 30.0);
    CHECK(score_of(scoring.value, "v", "t").score == 50.0);
    CHECK(score_of(scoring.value, "v", "t").weight_observed == 1.0);
    CHECK(score_of(scoring.value, "u", "t").score == 30.0);
    CHECK(score_of(scoring.value, "u", "t").weight_observed == Approx(2.0 / 3.0));
    CHECK(score_of(scoring.value, "u", "t").rank == 3);
    CHECK(score_of(scoring.value, "w", "t").score == 90.0);
    CHECK_FALSE(score_of(scoring.value, "w", "pillar").score);
    CHECK_FALSE(score_of(scoring.value, "w", "pillar").rank);
    CHECK(score_of(scoring.value, "w", "pillar").weight_observed == 0.0);
    // v: a 20 · 3/4 · 2/3 = 10, b 60 · 1/4 · 2/3 = 10, c 90 / 3 = 30; w has c alone.
    std::map<std::string, double> points;
    for (const auto& part : scoring.value.contributions)
        points[part.unit + part.indicator] = part.points;
    CHECK(points.size() == 6);
    CHECK(points.at("va") == Approx(10.0));
    CHECK(points.at("vb") == Approx(10.0));
    CHECK(points.at("vc") == Approx(30.0));
    CHECK(points.at("wc") == Approx(90.0));
}

TEST_CASE("a geometric mean is the root of the product, and has no contributions") {
    auto scheme = of_one(Normalisation::goalposts);
    scheme.indicators.push_back(indicator_of("y", "t", Normalisation::goalposts));
    scheme.nodes[0].aggregation = Aggregation::geometric;
    const auto units = units_of({"unit", "x", "y"}, {{"a", "20", "80"}, {"b", "50", "50"}});
    const auto scoring = ctg::composed_scores(units, scheme);
    CHECK(score_of(scoring.value, "a", "t").score.value() == Approx(40.0).epsilon(1e-14));
    CHECK(score_of(scoring.value, "b", "t").score.value() == Approx(50.0).epsilon(1e-14));
    CHECK(scoring.value.contributions.empty());
    CHECK(codes_of(scoring.notes) == Codes{"CTG-SCOR-026"});

    const auto with_zero = units_of({"unit", "x", "y"}, {{"a", "0", "80"}});
    const auto refusal = refusal_of<ctg::DataError>(with_zero, scheme);
    CHECK(refusal.code == "CTG-SCOR-028");
    CHECK(ctg::text_of(refusal, Language::english).message ==
          "a scores 0 on x: the geometric mean of t is not defined");
    scheme.nodes[0].floor = 5.0;
    CHECK(score_of(ctg::composed_scores(with_zero, scheme).value, "a", "t").score.value() ==
          Approx(20.0).epsilon(1e-14));
}

TEST_CASE("ties within 1e-9 share a rank") {
    const auto units =
        units_of({"unit", "x"}, {{"a", "50"}, {"b", "50.0000000005"}, {"c", "50.1"}, {"d", "1"}});
    const auto scoring = ctg::composed_scores(units, of_one(Normalisation::goalposts)).value;
    CHECK(score_of(scoring, "c", "t").rank == 1);
    CHECK(score_of(scoring, "a", "t").rank == 2);
    CHECK(score_of(scoring, "b", "t").rank == 2);
    CHECK(score_of(scoring, "d", "t").rank == 4);
}

TEST_CASE("a column without any value weighs nothing, a unit without any has no score") {
    auto scheme = of_one(Normalisation::min_max);
    scheme.indicators.push_back(indicator_of("y", "t", Normalisation::min_max));
    const auto units =
        units_of({"unit", "x", "y"}, {{"a", "1", "nd"}, {"b", "3", ""}, {"c", "", "s"}});
    const auto scoring = ctg::composed_scores(units, scheme);
    CHECK(codes_of(scoring.notes) == Codes{"CTG-SCOR-024", "CTG-SCOR-025"});
    CHECK(score_of(scoring.value, "b", "t").score == 100.0);
    CHECK(score_of(scoring.value, "b", "t").weight_observed == 0.5);
    CHECK_FALSE(score_of(scoring.value, "c", "t").score);
}

TEST_CASE("indicators on different scales are a warning") {
    auto scheme = of_one(Normalisation::min_max);
    scheme.indicators.push_back(indicator_of("y", "t", Normalisation::rank));
    const auto units = units_of({"unit", "x", "y"}, {{"a", "1", "2"}, {"b", "3", "1"}});
    const auto notes = ctg::composed_scores(units, scheme).notes;
    REQUIRE(codes_of(notes) == Codes{"CTG-SCOR-027"});
    CHECK(notes[0].severity == ctg::Severity::warning);
}

TEST_CASE("bad tables are refused where they are wrong") {
    auto scheme = of_one(Normalisation::goalposts);
    const auto twice =
        refusal_of<ctg::DataError>(units_of({"unit", "x"}, {{"a", "1"}, {"a", "2"}}), scheme);
    CHECK(twice.code == "CTG-SCOR-021");
    REQUIRE(twice.places.size() == 2);
    CHECK(twice.places[0].line == 3);
    CHECK(twice.places[1].line == 2);
    CHECK(refusal_of<ctg::DataError>(units_of({"unit", "x"}, {{"", "1"}}), scheme).code ==
          "CTG-SCOR-020");
    CHECK(refusal_of<ctg::DataError>(units_of({"unit", "x"}, {{"a", "many"}}), scheme).code ==
          "CTG-DATA-005");
    const auto column = refusal_of<ctg::DataError>(units_of({"unit", "xx"}, {{"a", "1"}}), scheme);
    CHECK(column.code == "CTG-SCOR-030");
    CHECK(ctg::text_of(column, Language::english).found == "unit, xx; nearest: xx");
    scheme.indicators[0].missing = ctg::MissingRule::refuse;
    const auto gap = refusal_of<ctg::DataError>(units_of({"unit", "x"}, {{"a", "nd"}}), scheme);
    CHECK(gap.code == "CTG-SCOR-022");
    CHECK(gap.places.at(0).column == 2);
    scheme.indicators[0].parent = "nobody";
    CHECK(refusal_of<ctg::ArgumentError>(units_of({"unit", "x"}, {{"a", "1"}}), scheme).code ==
          "CTG-SCOR-014");
}

TEST_CASE("a table without rows has no scores") {
    const auto scoring =
        ctg::composed_scores(units_of({"unit", "x"}, {}), of_one(Normalisation::z));
    CHECK(scoring.value.scores.empty());
    CHECK(scoring.notes.empty());
}
