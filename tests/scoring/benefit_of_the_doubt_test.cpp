// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

using ctg::CheckMethod;
using ctg::ScoreMatrix;
using Rows = std::vector<std::vector<double>>;

namespace {

ScoreMatrix matrix_of(const Rows& rows) {
    ScoreMatrix matrix;
    for (std::size_t i = 0; i < rows.at(0).size(); ++i)
        matrix.indicators.push_back("i" + std::to_string(i));
    matrix.weights.assign(matrix.indicators.size(),
                          1.0 / static_cast<double>(matrix.indicators.size()));
    for (const auto& row : rows) {
        matrix.units.push_back("u" + std::to_string(matrix.units.size()));
        matrix.rows.emplace_back(row.begin(), row.end());
    }
    return matrix;
}

ctg::CheckOptions within(double low, double high) {
    ctg::CheckOptions options;
    options.shares = {low, high};
    return options;
}

std::string refusal_of(const ScoreMatrix& matrix, const ctg::CheckOptions& options) {
    try {
        static_cast<void>(ctg::benefit_of_the_doubt(matrix, options));
    } catch (const ctg::Error& error) {
        return error.diagnostics().at(0).code;
    }
    return "none";
}

/// Σ w·y of the unit over the highest of all, for fixed weights.
double ratio_of(const Rows& rows, std::size_t unit, const std::vector<double>& weights) {
    const auto sum = [&](const std::vector<double>& row) {
        return std::inner_product(row.begin(), row.end(), weights.begin(), 0.0);
    };
    double highest = 0.0;
    for (const auto& row : rows)
        highest = std::max(highest, sum(row));
    return sum(rows[unit]) / highest;
}

/// Of two indicators, by hand: weights are (t, 1 − t), and the ratio is highest at the end of what
/// the shares allow or where two units are even.
double best_of_two(const Rows& rows, std::size_t unit, double low, double high) {
    const double a = rows[unit][0];
    const double b = rows[unit][1];
    // The share of the first, s = t·a / (t·a + (1 − t)·b), grows with t; the other has 1 − s.
    const auto t_at = [&](double share) { return share * b / (share * b + (1.0 - share) * a); };
    const double least = t_at(std::max(low, 1.0 - high));
    const double most = t_at(std::min(high, 1.0 - low));
    std::vector<double> places{least, most};
    for (const auto& p : rows)
        for (const auto& q : rows) {
            const double t = (q[1] - p[1]) / ((p[0] - p[1]) - (q[0] - q[1]));
            if (t > least && t < most) places.push_back(t);
        }
    double best = 0.0;
    for (const double t : places)
        best = std::max(best, ratio_of(rows, unit, {t, 1.0 - t}));
    return best;
}

Rows some_rows(std::size_t indicators) {
    const auto units = *rc::gen::inRange<std::size_t>(1, 12);
    Rows rows(units, std::vector<double>(indicators));
    for (auto& row : rows)
        for (auto& score : row)
            score = *rc::gen::inRange(1, 101);
    return rows;
}

} // namespace

TEST_CASE("of one indicator, the benefit of the doubt is the ratio to the highest") {
    const auto found = ctg::benefit_of_the_doubt(matrix_of({{20}, {80}, {0}}));
    CHECK(found.scores[0].value() == Approx(0.25).epsilon(1e-14));
    CHECK(found.scores[1] == 1.0);
    CHECK(found.scores[2] == 0.0);
    CHECK(found.shares[0] == std::vector{1.0});
    CHECK(found.shares[2] == std::vector{0.0});
}

TEST_CASE("a unit that leads on one indicator is at 1, unless its share is bounded") {
    const auto matrix = matrix_of({{90, 10}, {60, 60}, {30, 30}});
    const auto free = ctg::benefit_of_the_doubt(matrix);
    CHECK(free.scores[0] == 1.0);
    CHECK(free.scores[1] == 1.0);
    CHECK(free.scores[2].value() == Approx(0.5).margin(2e-9));
    // Half each: w = (1/90, 1/10) up to a factor, so 2 against 60/90 + 60/10 = 20/3.
    const auto even = ctg::benefit_of_the_doubt(matrix, within(0.5, 0.5));
    CHECK(even.scores[0].value() == Approx(0.3).margin(2e-9));
    CHECK(even.shares[0][0] == Approx(0.5).margin(1e-9));
}

// By scipy.optimize.linprog 1.17.1 (HiGHS) on the same program, printed to 12 digits.
TEST_CASE("eight units on four indicators score as HiGHS says") {
    const auto matrix = matrix_of({{94, 62, 68, 89},
                                   {58, 77, 83, 23},
                                   {6, 30, 29, 87},
                                   {91, 1, 50, 82},
                                   {14, 79, 12, 47},
                                   {81, 31, 34, 28},
                                   {72, 26, 99, 45},
                                   {48, 50, 58, 55}});
    const std::vector<std::pair<ctg::CheckOptions, std::vector<double>>> expected{
        {within(0.0, 1.0),
         {1.0, 1.0, 0.977528089888, 0.968085106383, 1.0, 0.861702127660, 1.0, 0.787436652917}},
        {within(0.1, 0.4),
         {1.0, 0.834157583413, 0.329271061994, 0.121460339374, 0.433000510895, 0.561150011134,
          0.810892548861, 0.751998749026}},
        {within(0.05, 0.6),
         {1.0, 0.996598848038, 0.468522806829, 0.231487744798, 0.603129469441, 0.642993833723,
          0.978562114363, 0.773030625161}},
        {within(0.25, 0.25),
         {1.0, 0.562214139798, 0.189563133239, 0.050020622949, 0.265615193000, 0.479670068207,
          0.629443734602, 0.667899057910}}};
    for (const auto& [options, scores] : expected) {
        const auto found = ctg::benefit_of_the_doubt(matrix, options);
        for (std::size_t unit = 0; unit < scores.size(); ++unit) {
            CHECK(found.scores[unit].value() == Approx(scores[unit]).margin(2e-9));
            const auto& shares = found.shares[unit];
            CHECK(std::accumulate(shares.begin(), shares.end(), 0.0) == Approx(1.0));
            for (const double share : shares) {
                CHECK(share >= options.shares.low - 1e-9);
                CHECK(share <= options.shares.high + 1e-9);
            }
        }
    }
}

TEST_CASE("two indicators with any bounds score as worked out by hand") {
    CHECK(rc::check("the best of the places where the order of units can change", [] {
        const auto rows = some_rows(2);
        const double low = *rc::gen::inRange(0, 51) / 100.0;
        const double high = *rc::gen::inRange(50, 101) / 100.0;
        const auto found = ctg::benefit_of_the_doubt(matrix_of(rows), within(low, high));
        for (std::size_t unit = 0; unit < rows.size(); ++unit)
            RC_ASSERT(std::abs(*found.scores[unit] - best_of_two(rows, unit, low, high)) < 1e-8);
    }));
}

TEST_CASE("no fixed weights are more favourable, and narrower bounds never are") {
    CHECK(rc::check("free >= fixed weights; free >= wide >= narrow", [] {
        const auto indicators = *rc::gen::inRange<std::size_t>(1, 7);
        const auto rows = some_rows(indicators);
        const auto matrix = matrix_of(rows);
        std::vector<double> weights(indicators);
        for (auto& weight : weights)
            weight = *rc::gen::inRange(1, 10);
        const double even = 1.0 / static_cast<double>(indicators);
        const auto free = ctg::benefit_of_the_doubt(matrix);
        const auto wide =
            ctg::benefit_of_the_doubt(matrix, within(even / 4.0, std::min(1.0, 3.0 * even)));
        const auto narrow =
            ctg::benefit_of_the_doubt(matrix, within(even / 2.0, std::min(1.0, 1.5 * even)));
        std::size_t leaders = 0;
        for (std::size_t unit = 0; unit < rows.size(); ++unit) {
            RC_ASSERT(*free.scores[unit] <= 1.0);
            RC_ASSERT(*free.scores[unit] >= ratio_of(rows, unit, weights) - 1e-9);
            RC_ASSERT(*free.scores[unit] >= *wide.scores[unit] - 1e-9);
            RC_ASSERT(*wide.scores[unit] >= *narrow.scores[unit] - 1e-9);
            leaders += *free.scores[unit] == 1.0 ? 1 : 0;
        }
        RC_ASSERT(leaders >= 1);
    }));
}

TEST_CASE("the unit of an indicator does not count, nor does the order of units") {
    CHECK(rc::check("same scores", [] {
        auto rows = some_rows(3);
        const auto before = ctg::benefit_of_the_doubt(matrix_of(rows), within(0.1, 0.6)).scores;
        for (auto& row : rows)
            row[1] *= 1000.0;
        std::ranges::reverse(rows);
        auto after = ctg::benefit_of_the_doubt(matrix_of(rows), within(0.1, 0.6)).scores;
        std::ranges::reverse(after);
        for (std::size_t unit = 0; unit < rows.size(); ++unit)
            RC_ASSERT(std::abs(*before[unit] - *after[unit]) < 2e-9);
    }));
}

TEST_CASE("a unit with a gap has no such score, and nobody is measured by it") {
    auto matrix = matrix_of({{100, 100}, {50, 20}, {40, 10}});
    matrix.rows[0][1].reset();
    const auto found = ctg::benefit_of_the_doubt(matrix);
    CHECK_FALSE(found.scores[0]);
    CHECK(found.shares[0].empty());
    CHECK(found.scores[1] == 1.0);
    CHECK(found.scores[2].value() == Approx(0.8));
    // An indicator on which nobody has a score weighs nothing.
    for (auto& row : matrix.rows)
        row[1].reset();
    CHECK(ctg::benefit_of_the_doubt(matrix, within(0.0, 1.0)).scores[1].value() == Approx(0.5));
    CHECK(ctg::benefit_of_the_doubt({}).scores.empty());
}

TEST_CASE("bounds that no shares keep are refused, and scores that leave none") {
    const auto matrix = matrix_of({{90, 10}, {60, 0}});
    CHECK(refusal_of(matrix, within(0.6, 0.5)) == "CTG-SCOR-060");
    CHECK(refusal_of(matrix, within(-0.1, 0.5)) == "CTG-SCOR-060");
    CHECK(refusal_of(matrix, within(0.0, 1.5)) == "CTG-SCOR-060");
    CHECK(refusal_of(matrix, within(0.0, 0.4)) == "CTG-SCOR-061");
    CHECK(refusal_of(matrix, within(0.6, 1.0)) == "CTG-SCOR-061");
    CHECK(refusal_of(matrix, within(0.1, 1.0)) == "CTG-SCOR-062"); // of a score of 0
    CHECK(refusal_of(matrix, within(0.0, 0.9)) == "CTG-SCOR-062"); // 0.9 from one indicator
    CHECK(refusal_of(matrix, within(0.0, 1.0)) == "none");
    CHECK(refusal_of(matrix_of({{-1, 2}}), {}) == "CTG-SCOR-062");
    auto floored = within(0.1, 1.0);
    floored.floor = 1.0;
    CHECK(refusal_of(matrix, floored) == "none");
    floored.floor = 0.0;
    CHECK(refusal_of(matrix, floored) == "CTG-SCOR-010");
    const ScoreMatrix many = matrix_of(Rows(ctg::most_doubt_units + 1, {1.0}));
    CHECK(refusal_of(many, {}) == "CTG-SCOR-063");
}

TEST_CASE("ranks by the benefit of the doubt share the first place, by geometric mean a floor") {
    using Ranks = std::vector<std::optional<std::size_t>>;
    const auto matrix = matrix_of({{90, 10}, {60, 60}, {30, 30}, {0, 20}});
    CHECK(ctg::rank_check(matrix, CheckMethod::benefit_of_the_doubt).best == Ranks{1, 1, 3, 4});
    CHECK_THROWS_AS(static_cast<void>(ctg::rank_check(matrix, CheckMethod::geometric)),
                    ctg::DataError);
    ctg::CheckOptions options;
    options.floor = 1.0; // 30, 60, 30, √20
    CHECK(ctg::rank_check(matrix, CheckMethod::geometric, options).best == Ranks{2, 1, 2, 4});
    for (const auto method : ctg::all_check_methods)
        CHECK(ctg::check_method_of(ctg::name_of(method)) == method);
}
