// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/score.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>
#include <vector>

using ctg::Absence;
using ctg::Direction;
using ctg::Figure;
using ctg::IndicatorValue;
using ctg::Scheme;
using ctg::Score;
using ctg::ScoredIndicator;
using ctg::ScoreLevel;

namespace {

ScoredIndicator indicator(std::string id, std::string theme, std::string logic,
                          ctg::Goalposts goalposts = {0.0, 100.0}) {
    ScoredIndicator indicator;
    indicator.rule.id = std::move(id);
    indicator.theme = std::move(theme);
    indicator.logic = std::move(logic);
    indicator.goalposts = goalposts;
    return indicator;
}

Scheme scheme_of(std::vector<ScoredIndicator> indicators) {
    return {.id = "s",
            .version = "1",
            .themes = {"t1"},
            .logics = {"l1"},
            .indicators = std::move(indicators),
            .sha256 = {}};
}

/// Two themes by two logics, an indicator "tl" in each cell, scored as it is in [0, 100].
Scheme four_cells() {
    auto scheme = scheme_of({indicator("11", "t1", "l1"), indicator("12", "t1", "l2"),
                             indicator("21", "t2", "l1"), indicator("22", "t2", "l2")});
    scheme.themes = {"t1", "t2"};
    scheme.logics = {"l1", "l2"};
    return scheme;
}

IndicatorValue value(std::string territory, std::string indicator, Figure figure) {
    IndicatorValue value;
    value.territory = std::move(territory);
    value.indicator = std::move(indicator);
    value.value = figure;
    return value;
}

IndicatorValue value(std::string territory, std::string indicator, double exact) {
    return value(std::move(territory), std::move(indicator), Figure::exact(exact));
}

Score score_of(const ctg::Scoring& scoring, std::string_view territory, ScoreLevel level,
               std::string_view theme = {}, std::string_view logic = {}) {
    const auto found = std::ranges::find_if(scoring.scores, [&](const Score& score) {
        return score.territory == territory && score.level == level && score.theme == theme &&
               score.logic == logic;
    });
    REQUIRE(found != scoring.scores.end());
    return *found;
}

/// The total of one territory "a" with one indicator and value.
Figure total_of(const ScoredIndicator& only, const Figure& figure) {
    const std::vector values{value("a", only.rule.id, figure)};
    const auto scoring = ctg::scored(values, scheme_of({only})).value;
    return score_of(scoring, "a", ScoreLevel::total).score;
}

std::vector<std::size_t> ranks_of(const std::vector<double>& totals) {
    std::vector<IndicatorValue> values;
    for (std::size_t i = 0; i < totals.size(); ++i)
        values.push_back(value(std::string(1, static_cast<char>('a' + i)), "i", totals[i]));
    const auto scoring = ctg::scored(values, scheme_of({indicator("i", "t1", "l1")})).value;
    std::vector<std::size_t> ranks;
    for (const auto& score : scoring.scores)
        if (score.level == ScoreLevel::total) ranks.push_back(score.rank.value());
    return ranks;
}

template <class Failure>
ctg::Diagnostic refusal_of(const std::vector<IndicatorValue>& values, const Scheme& scheme) {
    try {
        static_cast<void>(ctg::scored(values, scheme));
    } catch (const Failure& error) {
        return error.diagnostics().at(0);
    }
    return {};
}

} // namespace

TEST_CASE("a value scores by its way from one goalpost to the other") {
    const auto places = indicator("places", "t1", "l1", {20.0, 80.0});
    CHECK(total_of(places, Figure::exact(20.0)) == Figure::exact(0.0));
    CHECK(total_of(places, Figure::exact(35.0)) == Figure::exact(25.0)); // 15 of 60
    CHECK(total_of(places, Figure::exact(80.0)) == Figure::exact(100.0));

    auto supply = places;
    supply.direction = Direction::less_is_need;
    CHECK(total_of(supply, Figure::exact(20.0)) == Figure::exact(100.0));
    CHECK(total_of(supply, Figure::exact(35.0)) == Figure::exact(75.0));
}

TEST_CASE("a value beyond a goalpost scores as the goalpost, unless the scheme says not to clip") {
    auto places = indicator("places", "t1", "l1", {20.0, 80.0});
    CHECK(total_of(places, Figure::exact(95.0)) == Figure::exact(100.0));
    CHECK(total_of(places, Figure::exact(5.0)) == Figure::exact(0.0));
    places.clip = false;
    CHECK(total_of(places, Figure::exact(95.0)) == Figure::exact(125.0)); // 75 of 60
    CHECK(total_of(places, Figure::exact(5.0)) == Figure::exact(-25.0));
}

TEST_CASE("the bounds of a score are the scores of the bounds") {
    auto places = indicator("places", "t1", "l1", {20.0, 80.0});
    const auto figure = Figure::between(26.0, 35.0, 95.0);
    CHECK(total_of(places, figure) == Figure::between(10.0, 25.0, 100.0));
    places.direction = Direction::less_is_need;
    CHECK(total_of(places, figure) == Figure::between(0.0, 75.0, 90.0));
}

TEST_CASE("themes, logics and the total are means of their cells") {
    const std::vector values{value("a", "11", 10.0), value("a", "12", 20.0), value("a", "21", 60.0),
                             value("a", "22", 90.0)};
    const auto scoring = ctg::scored(values, four_cells()).value;
    CHECK(scoring.scores.size() == 4 + 2 + 2 + 1);
    CHECK(score_of(scoring, "a", ScoreLevel::cell, "t2", "l1").score == Figure::exact(60.0));
    CHECK(score_of(scoring, "a", ScoreLevel::theme, "t1").score == Figure::exact(15.0));
    CHECK(score_of(scoring, "a", ScoreLevel::theme, "t2").score == Figure::exact(75.0));
    CHECK(score_of(scoring, "a", ScoreLevel::logic, {}, "l1").score == Figure::exact(35.0));
    CHECK(score_of(scoring, "a", ScoreLevel::logic, {}, "l2").score == Figure::exact(55.0));
    CHECK(score_of(scoring, "a", ScoreLevel::total).score == Figure::exact(45.0));
    CHECK(score_of(scoring, "a", ScoreLevel::total).weight_observed == 1.0);
}

TEST_CASE("a cell is the mean of its indicators by their weights") {
    auto heavy = indicator("heavy", "t1", "l1");
    heavy.weight = 3.0;
    const auto scheme = scheme_of({heavy, indicator("light", "t1", "l1")});
    const std::vector values{value("a", "heavy", 20.0), value("a", "light", 60.0)};
    const auto scoring = ctg::scored(values, scheme).value;
    // (3 × 20 + 60) / 4
    CHECK(score_of(scoring, "a", ScoreLevel::cell, "t1", "l1").score == Figure::exact(30.0));
    REQUIRE(scoring.contributions.size() == 2);
    CHECK(scoring.contributions[0].points == 15.0); // 3/4 of 20
    CHECK(scoring.contributions[1].points == 15.0); // 1/4 of 60
}

TEST_CASE("a mean of equal scores is that score, whatever the weights") {
    std::vector<ScoredIndicator> indicators;
    std::vector<IndicatorValue> values;
    for (const double weight : {0.1, 0.2, 0.3}) { // 0.1 + 0.2 + 0.3 is not 0.6 in binary
        indicators.push_back(indicator("i" + std::to_string(indicators.size()), "t1", "l1"));
        indicators.back().weight = weight;
        values.push_back(value("a", indicators.back().rule.id, 100.0));
    }
    const auto scoring = ctg::scored(values, scheme_of(indicators)).value;
    CHECK(score_of(scoring, "a", ScoreLevel::total).score == Figure::exact(100.0));
}

TEST_CASE("a cell without a value is left out, and the weight observed says so") {
    const std::vector values{value("a", "11", 10.0), value("a", "12", 20.0), value("a", "21", 60.0),
                             value("a", "22", Figure::absent(Absence::suppressed))};
    const auto checked = ctg::scored(values, four_cells());
    const auto& scoring = checked.value;
    const auto cell = score_of(scoring, "a", ScoreLevel::cell, "t2", "l2");
    CHECK(cell.score == Figure::absent(Absence::suppressed));
    CHECK(cell.weight_observed == 0.0);
    CHECK_FALSE(cell.rank);
    CHECK_FALSE(cell.rank_best);
    CHECK_FALSE(cell.rank_worst);
    const auto theme = score_of(scoring, "a", ScoreLevel::theme, "t2");
    CHECK(theme.score == Figure::between(30.0, 60.0, 80.0)); // the gap is 0 to 100
    CHECK(theme.weight_observed == 0.5);
    const auto total = score_of(scoring, "a", ScoreLevel::total);
    CHECK(total.score == Figure::between(22.5, 30.0, 47.5)); // (10 + 20 + 60) / 3
    CHECK(total.weight_observed == 0.75);

    REQUIRE(scoring.contributions.size() == 3);
    CHECK(scoring.contributions[2].indicator == "21");
    CHECK(scoring.contributions[2].points == Approx(20.0).epsilon(1e-12)); // a third of 60
    REQUIRE(checked.notes.size() == 2);
    CHECK(checked.notes[0].code == "CTG-SCOR-024"); // nobody has the indicator
    CHECK(checked.notes[1].code == "CTG-SCOR-012");
    CHECK(ctg::text_of(checked.notes[1], ctg::Language::english).message ==
          "the scores of 1 of the 1 territories stand on a part of the scheme's weight; "
          "least: a, 75%");
}

TEST_CASE("a territory without any value has no score, no rank and no contribution") {
    const std::vector values{value("a", "11", Figure::absent(Absence::not_applicable)),
                             value("b", "11", 50.0)};
    const auto scoring = ctg::scored(values, four_cells()).value;
    const auto total = score_of(scoring, "a", ScoreLevel::total);
    CHECK_FALSE(total.score.is_known());
    CHECK_FALSE(total.rank);
    CHECK(score_of(scoring, "b", ScoreLevel::total).rank == 1);
    CHECK(score_of(scoring, "b", ScoreLevel::total).rank_worst == 1); // of those with a score
    CHECK(scoring.contributions.size() == 1);
}

TEST_CASE("ties share a rank and the next is skipped") {
    CHECK(ranks_of({50.0, 80.0, 50.0, 20.0}) == std::vector<std::size_t>{2, 1, 2, 4});
    CHECK(ranks_of({50.0, 50.0 + 1e-10}) == std::vector<std::size_t>{1, 1});
    CHECK(ranks_of({50.0, 50.0 + 1e-8}) == std::vector<std::size_t>{2, 1});
}

TEST_CASE("the range of a rank counts who is surely above and who is surely below") {
    const std::vector values{value("a", "i", Figure::between(60.0, 70.0, 80.0)),
                             value("b", "i", Figure::between(50.0, 65.0, 75.0)),
                             value("c", "i", Figure::exact(40.0))};
    const auto scoring = ctg::scored(values, scheme_of({indicator("i", "t1", "l1")})).value;
    const auto range = [&](std::string_view territory) {
        const auto total = score_of(scoring, territory, ScoreLevel::total);
        return std::vector{*total.rank_best, *total.rank, *total.rank_worst};
    };
    CHECK(range("a") == std::vector<std::size_t>{1, 1, 2}); // b may come before a
    CHECK(range("b") == std::vector<std::size_t>{1, 2, 2});
    CHECK(range("c") == std::vector<std::size_t>{3, 3, 3});
}

TEST_CASE("without values there is nothing to score") {
    const auto checked = ctg::scored({}, four_cells());
    CHECK(checked.value == ctg::Scoring{});
    CHECK(checked.notes.empty());
}

TEST_CASE("values of indicators that the scheme lacks are left out") {
    const std::vector values{value("a", "i", 50.0), value("a", "other", 10.0)};
    const auto scoring = ctg::scored(values, scheme_of({indicator("i", "t1", "l1")})).value;
    CHECK(score_of(scoring, "a", ScoreLevel::total).score == Figure::exact(50.0));
}

TEST_CASE("an indicator that the scheme requires refuses a territory without it") {
    auto required = indicator("i", "t1", "l1");
    required.missing = ctg::MissingRule::refuse;
    required.place = {"scheme.toml", 12, 1, "indicator", {}, ctg::PlaceUnit::line};
    const std::vector values{value("a", "i", 50.0),
                             value("b", "i", Figure::absent(Absence::not_collected))};
    const auto refusal = refusal_of<ctg::DataError>(values, scheme_of({required}));
    CHECK(refusal.code == "CTG-SCOR-006");
    CHECK(refusal.places.at(0).line == 12);
    CHECK(ctg::text_of(refusal, ctg::Language::english).message ==
          "b has no value for i, which the scheme requires");
}

TEST_CASE("two values for one territory and indicator are a wrong call") {
    const std::vector values{value("a", "i", 50.0), value("a", "i", 51.0)};
    CHECK(refusal_of<ctg::ArgumentError>(values, scheme_of({indicator("i", "t1", "l1")})).code ==
          "CTG-SCOR-011");
}

TEST_CASE("an indicator in no cell of a scheme made by hand is a wrong call") {
    const auto refusal =
        refusal_of<ctg::ArgumentError>({}, scheme_of({indicator("i", "t2", "l1")}));
    CHECK(refusal.code == "CTG-SCOR-001");
}

TEST_CASE("levels are named as in the contract") {
    CHECK(ctg::name_of(ScoreLevel::cell) == "cell");
    CHECK(ctg::name_of(ScoreLevel::theme) == "theme");
    CHECK(ctg::name_of(ScoreLevel::logic) == "logic");
    CHECK(ctg::name_of(ScoreLevel::total) == "total");
}
