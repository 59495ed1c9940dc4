// SPDX-License-Identifier: Apache-2.0
// Geometric means and named weights of a 6 × 2 scheme, read a second time in long double.
#include "ctg/base/error.hpp"
#include "ctg/scoring/score.hpp"

#include "catch.hpp"
#include "scoring/territories.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

using ctg::Aggregation;
using ctg::Figure;
using ctg::Scheme;
using ctg::ScoreLevel;

namespace {

/// Score and weight of a part of a mean.
using Parts = std::vector<std::pair<long double, long double>>;

long double mean_of(const Parts& parts, Aggregation aggregation, long double floor) {
    long double sum = 0, weight = 0;
    for (const auto& [score, w] : parts) {
        sum +=
            w * (aggregation == Aggregation::geometric ? std::log(std::max(score, floor)) : score);
        weight += w;
    }
    return aggregation == Aggregation::geometric ? std::exp(sum / weight) : sum / weight;
}

Scheme some_scheme() {
    auto scheme = four_cells();
    scheme.indicators.push_back(scored_indicator("11b", "t1", "l1"));
    for (auto& indicator : scheme.indicators)
        indicator.weight = *rc::gen::inRange(1, 40) / 10.0;
    const auto any = rc::gen::element(Aggregation::arithmetic, Aggregation::geometric);
    scheme.means = {*any, *any, *any, *rc::gen::inRange(1, 90) / 10.0};
    for (const auto* const name : {"t1", "t2", "l1", "l2"})
        if (*rc::gen::arbitrary<bool>()) scheme.weights[name] = *rc::gen::inRange(1, 50) / 10.0;
    return scheme;
}

long double weight_in(const Scheme& scheme, const std::string& name) {
    const auto found = scheme.weights.find(name);
    return found == scheme.weights.end() ? 1.0L : found->second;
}

/// The score of a theme, of a logic (the other name empty), or the total (both empty).
long double again(const Scheme& scheme, const std::map<std::string, int>& values,
                  const std::string& theme, const std::string& logic, Aggregation aggregation) {
    const long double floor = *scheme.means.floor;
    Parts cells;
    for (const auto& t : scheme.themes)
        for (const auto& l : scheme.logics) {
            if ((!theme.empty() && t != theme) || (!logic.empty() && l != logic)) continue;
            Parts parts;
            for (const auto& indicator : scheme.indicators)
                if (indicator.theme == t && indicator.logic == l)
                    parts.emplace_back(values.at(indicator.rule.id), indicator.weight);
            const long double in_theme = theme.empty() ? weight_in(scheme, t) : 1.0L;
            const long double in_logic = logic.empty() ? weight_in(scheme, l) : 1.0L;
            cells.emplace_back(mean_of(parts, scheme.means.cell, floor), in_theme * in_logic);
        }
    return mean_of(cells, aggregation, floor);
}

} // namespace

TEST_CASE("means and weights by name are as a second reading finds them") {
    CHECK(rc::check("a cell weighs its theme times its logic", [] {
        const auto scheme = some_scheme();
        std::map<std::string, int> numbers;
        std::vector<ctg::IndicatorValue> values;
        for (const auto& indicator : scheme.indicators) {
            numbers[indicator.rule.id] = *rc::gen::inRange(0, 101);
            values.push_back(
                value_of("a", indicator.rule.id, Figure::exact(numbers[indicator.rule.id])));
        }
        for (const auto& score : ctg::scored(values, scheme).value.scores) {
            const auto aggregation = score.level == ScoreLevel::cell    ? scheme.means.cell
                                     : score.level == ScoreLevel::total ? scheme.means.total
                                                                        : scheme.means.theme;
            if (score.level == ScoreLevel::cell) continue; // part of all the others
            const auto expected = again(scheme, numbers, score.theme, score.logic, aggregation);
            RC_ASSERT(std::abs(score.score.value() - static_cast<double>(expected)) < 1e-9);
        }
    }));
}

TEST_CASE("a geometric total by hand: the floor stands for a cell of 0") {
    auto scheme = four_cells();
    scheme.means.total = Aggregation::geometric;
    scheme.means.floor = 1.0;
    const auto scoring = ctg::scored(four_values("a", {0, 100, 10, 10}), scheme).value;
    CHECK(total_of(scoring, "a") == Approx(10.0)); // fourth root of 1 · 100 · 10 · 10
    CHECK(scoring.contributions.empty());
}

TEST_CASE("a geometric total without floor refuses a cell of 0") {
    auto scheme = four_cells();
    scheme.means.total = Aggregation::geometric;
    try {
        static_cast<void>(ctg::scored(four_values("a", {0, 100, 10, 10}), scheme));
        FAIL("not refused");
    } catch (const ctg::DataError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-SCOR-028");
    }
}

TEST_CASE("contributions add up to a total of weighted themes") {
    auto scheme = four_cells();
    scheme.weights = {{"t1", 3.0}, {"l2", 2.0}};
    const auto scoring = ctg::scored(four_values("a", {10, 20, 30, 40}), scheme).value;
    // Weights 3, 6, 1, 2 of 12.
    CHECK(total_of(scoring, "a") == Approx((3 * 10 + 6 * 20 + 1 * 30 + 2 * 40) / 12.0));
    CHECK(scoring.contributions.at(1).points == Approx(6 * 20 / 12.0));
    double sum = 0.0;
    for (const auto& part : scoring.contributions)
        sum += part.points;
    CHECK(sum == Approx(total_of(scoring, "a")).epsilon(1e-12));
}

TEST_CASE("the order of indicators and of values does not show in a bit of the scores") {
    CHECK(rc::check("of means of any kind", [] {
        const auto scheme = some_scheme();
        std::vector<ctg::IndicatorValue> values;
        for (const auto* const territory : {"a", "b", "c"})
            for (const auto& indicator : scheme.indicators)
                values.push_back(value_of(territory, indicator.rule.id,
                                          Figure::exact(*rc::gen::inRange(1, 999) / 10.0)));
        auto turned = scheme;
        std::ranges::reverse(turned.indicators);
        auto backwards = values;
        std::ranges::reverse(backwards);
        RC_ASSERT(ctg::scored(values, scheme).value.scores ==
                  ctg::scored(backwards, turned).value.scores);
    }));
}
