// SPDX-License-Identifier: Apache-2.0
// Percents of a reference, the way to a target, and what a group lends to a gap, by hand.
#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"

#include <map>
#include <optional>
#include <string>
#include <vector>

using ctg::CompositeScheme;
using ctg::Direction;
using ctg::Normalisation;

namespace {

CompositeScheme one_indicator(Normalisation method, double aim = 0.0,
                              Direction direction = Direction::more_is_need) {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", method)};
    scheme.indicators[0].aim = aim;
    scheme.indicators[0].direction = direction;
    return scheme;
}

std::vector<ctg::CompositeScore> roots_of(const CompositeScheme& scheme,
                                          const std::vector<std::string>& cells) {
    std::vector<std::vector<std::string>> rows;
    for (std::size_t u = 0; u < cells.size(); ++u)
        rows.push_back({std::string(1, static_cast<char>('a' + u)), cells[u]});
    std::vector<ctg::CompositeScore> roots;
    for (const auto& score :
         ctg::composed_scores(units_of({"unit", "x"}, rows), scheme).value.scores)
        if (score.node == "total") roots.push_back(score);
    return roots;
}

std::vector<double> scores_of(const CompositeScheme& scheme,
                              const std::vector<std::string>& cells) {
    std::vector<double> scores;
    for (const auto& root : roots_of(scheme, cells))
        scores.push_back(root.score.value());
    return scores;
}

std::string file_of(const std::string& indicator_keys, const std::string& more = "") {
    return "[scheme]\nid = \"s\"\nversion = \"1\"\n" + more +
           "[[indicator]]\nid = \"x\"\nparent = \"total\"\ndirection = \"more\"\n" +
           indicator_keys + "[[node]]\nid = \"total\"\n";
}

} // namespace

TEST_CASE("against a reference a value is 100 and as many percent above or below it") {
    CHECK(scores_of(one_indicator(Normalisation::reference, 40.0), {"40", "50", "0", "-20"}) ==
          std::vector{100.0, 125.0, 0.0, -50.0});
    CHECK(scores_of(one_indicator(Normalisation::reference, 40.0, Direction::less_is_need),
                    {"40", "50", "0", "100"}) == std::vector{100.0, 75.0, 200.0, -50.0});
    // Below 0 it is the distance that counts, not its sign.
    CHECK(scores_of(one_indicator(Normalisation::reference, -10.0), {"-10", "-5", "-20"}) ==
          std::vector{100.0, 150.0, 0.0});
}

TEST_CASE("to a target the farthest unit has 0 and who is there has 100") {
    CHECK(scores_of(one_indicator(Normalisation::target, 50.0), {"10", "30", "50", "70"}) ==
          std::vector{0.0, 50.0, 100.0, 100.0});
    CHECK(scores_of(one_indicator(Normalisation::target, 20.0, Direction::less_is_need),
                    {"60", "40", "20", "10"}) == std::vector{0.0, 50.0, 100.0, 100.0});
    auto open = one_indicator(Normalisation::target, 50.0);
    open.indicators[0].clip = false;
    CHECK(scores_of(open, {"10", "30", "70"}) == std::vector{0.0, 50.0, 150.0});
    CHECK(scores_of(open, {"60", "70"}) == std::vector{100.0, 100.0}); // nobody is far from it
}

TEST_CASE("equal values have no middle where a number of the scheme says what they score") {
    const auto table = units_of({"unit", "x"}, {{"a", "30"}, {"b", "30"}});
    const auto codes_of = [&](Normalisation method) {
        std::vector<std::string> codes;
        for (const auto& note : ctg::composed_scores(table, one_indicator(method, 60.0)).notes)
            codes.push_back(note.code);
        return codes;
    };
    CHECK(scores_of(one_indicator(Normalisation::reference, 60.0), {"30", "30"}) ==
          std::vector{50.0, 50.0});
    CHECK(scores_of(one_indicator(Normalisation::target, 60.0), {"30", "30"}) ==
          std::vector{0.0, 0.0});
    CHECK(codes_of(Normalisation::reference).empty());
    CHECK(codes_of(Normalisation::target).empty());
    CHECK(codes_of(Normalisation::min_max) == std::vector<std::string>{"CTG-SCOR-023"});
}

TEST_CASE("a reference of 0 has no percents, and a target or a reference is required") {
    const auto code_of = [](const std::string& keys) {
        try {
            static_cast<void>(scheme_in(file_of(keys)));
        } catch (const ctg::DataError& error) {
            return error.diagnostics().at(0).code;
        }
        return std::string();
    };
    CHECK(code_of("normalise = \"reference\"\nreference = 0\n") == "CTG-SCOR-010");
    CHECK(code_of("normalise = \"reference\"\n") == "CTG-CONF-003");
    CHECK(code_of("normalise = \"target\"\n") == "CTG-CONF-003");
    CHECK(code_of("normalise = \"target\"\ntarget = 0\n").empty());
    CHECK(code_of("normalise = \"target\"\ntarget = 3\nreference = 3\n") == "CTG-SCOR-018");
    CHECK(code_of("normalise = \"reference\"\nreference = 3\nclip = true\n") == "CTG-SCOR-018");
    const auto scheme = scheme_in(file_of("normalise = \"reference\"\nreference = -2.5\n"));
    CHECK(scheme.indicators.at(0).aim == -2.5);
}

TEST_CASE("a gap takes the mean of those of its group, and is not observed") {
    auto scheme = one_indicator(Normalisation::goalposts);
    scheme.indicators[0].missing = ctg::MissingRule::group_mean;
    scheme.group_column = "group";
    const auto table = units_of(
        {"unit", "x", "group"},
        {{"a", "10", "g"}, {"b", "40", "g"}, {"c", "", "g"}, {"d", "90", "h"}, {"e", "", "i"}});
    std::map<std::string, ctg::CompositeScore> roots;
    for (const auto& score : ctg::composed_scores(table, scheme).value.scores)
        if (score.node == "total") roots.emplace(score.unit, score);
    CHECK(roots.at("c").score == 25.0);
    CHECK(roots.at("c").low == 10.0); // anywhere among those of its group
    CHECK(roots.at("c").high == 40.0);
    CHECK(roots.at("c").weight_observed == 0.0);
    CHECK(roots.at("c").rank == 3);
    CHECK(roots.at("c").rank_in_group == 2);
    CHECK(roots.at("a").weight_observed == 1.0);
    CHECK_FALSE(roots.at("e").score); // nobody of its group has one
    CHECK_FALSE(roots.at("e").rank);
}

TEST_CASE("without groups a gap takes the mean of all, with a secret value as without") {
    auto scheme = one_indicator(Normalisation::goalposts);
    scheme.indicators[0].missing = ctg::MissingRule::group_mean;
    CHECK(scores_of(scheme, {"10", "40", "nd", "s", "70"}) ==
          std::vector{10.0, 40.0, 40.0, 40.0, 70.0});
    // A rate over nothing is no gap.
    CHECK_FALSE(roots_of(scheme, {"10", "so"}).at(1).score);
}

TEST_CASE("the keys of a plain table: group, bounds and rounding") {
    const auto scheme = scheme_in("[scheme]\nid = \"s\"\nversion = \"1\"\ngroup = \"region\"\n"
                                  "[[indicator]]\nid = \"x\"\nparent = \"total\"\n"
                                  "direction = \"more\"\ngoalposts = [0, 100]\n"
                                  "low = \"x_low\"\nhigh = \"x_high\"\n"
                                  "[[indicator]]\nid = \"y\"\nparent = \"total\"\n"
                                  "direction = \"more\"\ngoalposts = [0, 100]\n"
                                  "rounding = { base = 10, mode = \"down\" }\n"
                                  "[[node]]\nid = \"total\"\n");
    CHECK(scheme.group_column == "region");
    CHECK(scheme.indicators.at(0).low_column == "x_low");
    CHECK(scheme.indicators.at(0).high_column == "x_high");
    CHECK(scheme.indicators.at(1).rounding == ctg::Rounding{10.0, ctg::Rounding::Mode::down});
    const auto table = units_of({"unit", "region", "x", "x_low", "x_high", "y"},
                                {{"a", "r", "50", "40", "70", "20"}});
    const auto root = ctg::composed_scores(table, scheme).value.scores.at(2);
    CHECK(root.score == 35.0);
    CHECK(root.low == 30.0);
    CHECK(root.high == 49.5); // (70 + 29) / 2
    const auto outside = units_of({"unit", "region", "x", "x_low", "x_high", "y"},
                                  {{"a", "r", "30", "40", "70", "20"}});
    CHECK_THROWS_AS(ctg::composed_scores(outside, scheme), ctg::DataError);
}
