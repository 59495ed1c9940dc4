// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/check.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <string>

using ctg::ScoreMatrix;
using Order = std::vector<std::size_t>;

namespace {

/// Ballots as indicators: so many voters rank the candidates in this order, best first.
ScoreMatrix ballots_of(const std::string& candidates,
                       const std::vector<std::pair<double, std::string>>& ballots) {
    ScoreMatrix matrix;
    matrix.rows.resize(candidates.size());
    for (const char candidate : candidates)
        matrix.units.emplace_back(1, candidate);
    for (const auto& [voters, order] : ballots) {
        matrix.indicators.push_back(order);
        matrix.weights.push_back(voters);
        for (std::size_t c = 0; c < candidates.size(); ++c)
            matrix.rows[c].emplace_back(
                static_cast<double>(order.size() - order.find(candidates[c])));
    }
    return matrix;
}

ScoreMatrix matrix_of(const std::vector<std::vector<double>>& rows,
                      const std::vector<double>& weights) {
    ScoreMatrix matrix;
    matrix.weights = weights;
    for (std::size_t i = 0; i < weights.size(); ++i)
        matrix.indicators.push_back("i" + std::to_string(i));
    for (std::size_t r = 0; r < rows.size(); ++r) {
        matrix.units.push_back("u" + std::to_string(r));
        matrix.rows.emplace_back(rows[r].begin(), rows[r].end());
    }
    return matrix;
}

/// 60 voters on three candidates: the example of Condorcet (1785), worked out by Young (1988),
/// Condorcet's Theory of Voting, and in the OECD/JRC Handbook, step 6.
ScoreMatrix condorcet() {
    return ballots_of("abc", {{23, "abc"}, {17, "bca"}, {2, "bac"}, {10, "cab"}, {8, "cba"}});
}

/// The capital of Tennessee: Memphis, Nashville, Chattanooga, Knoxville, by share of the voters.
/// The example of many textbooks on voting.
ScoreMatrix tennessee() {
    return ballots_of("mnck", {{42, "mnck"}, {26, "nckm"}, {15, "cknm"}, {17, "kcnm"}});
}

double agreement_of(const Order& order, const ctg::PairwiseSupport& support) {
    double agreement = 0.0;
    for (std::size_t i = 0; i < order.size(); ++i)
        for (std::size_t j = i + 1; j < order.size(); ++j)
            agreement += support[order[i]][order[j]];
    return agreement;
}

/// A matrix with few different scores, hence ties, and gaps.
ScoreMatrix some_matrix(std::size_t most_units) {
    const auto units = *rc::gen::inRange<std::size_t>(1, most_units + 1);
    const auto indicators = *rc::gen::inRange<std::size_t>(1, 5);
    ScoreMatrix matrix = matrix_of(std::vector(units, std::vector<double>(indicators, 0.0)),
                                   std::vector<double>(indicators, 0.0));
    for (auto& weight : matrix.weights)
        weight = *rc::gen::inRange(1, 4);
    for (auto& row : matrix.rows)
        for (auto& score : row) {
            score = *rc::gen::inRange(0, 6);
            if (*score == 5.0) score.reset();
        }
    return matrix;
}

} // namespace

TEST_CASE("the votes on each pair of Condorcet's example are counted") {
    const auto support = ctg::pairwise_support(condorcet());
    CHECK(support[0][1] == 33.0); // a before b
    CHECK(support[1][2] == 42.0);
    CHECK(support[2][0] == 35.0);
    CHECK(support[0][2] == 25.0);
}

TEST_CASE("Condorcet's example: a cycle for Copeland, b by Borda, bca by Kemeny with 104 votes") {
    const auto matrix = condorcet();
    CHECK(ctg::copeland_scores(matrix) == std::vector{0.0, 0.0, 0.0});
    const auto borda = ctg::borda_scores(matrix); // 58, 69 and 53 points of 60 voters
    CHECK(borda[0] == Approx(58.0 / 60.0));
    CHECK(borda[1] == Approx(69.0 / 60.0));
    CHECK(borda[2] == Approx(53.0 / 60.0));
    const auto kemeny = ctg::kemeny_orders(matrix);
    CHECK(kemeny.agreement == 104.0);
    CHECK(kemeny.count == 1);
    CHECK(kemeny.orders == std::vector<Order>{{1, 2, 0}});
    CHECK(kemeny.rank_best == Order{3, 1, 2});
    CHECK(kemeny.rank_worst == kemeny.rank_best);
}

TEST_CASE("Tennessee: Nashville wins by Copeland, Borda and Kemeny") {
    const auto matrix = tennessee();
    CHECK(ctg::copeland_scores(matrix) == std::vector{-3.0, 3.0, 1.0, -1.0});
    const auto borda = ctg::borda_scores(matrix); // 126, 194, 173 and 107 points of 100 voters
    CHECK(borda[0] == Approx(1.26));
    CHECK(borda[1] == Approx(1.94));
    CHECK(borda[2] == Approx(1.73));
    CHECK(borda[3] == Approx(1.07));
    const auto kemeny = ctg::kemeny_orders(matrix);
    CHECK(kemeny.agreement == Approx(393.0));
    CHECK(kemeny.orders == std::vector<Order>{{1, 2, 3, 0}});
}

TEST_CASE("Kemeny keeps every tie: a cycle of three has three best orders") {
    const auto kemeny = ctg::kemeny_orders(ballots_of("abc", {{1, "abc"}, {1, "bca"}, {1, "cab"}}));
    CHECK(kemeny.count == 3);
    CHECK(std::set<Order>(kemeny.orders.begin(), kemeny.orders.end()) ==
          std::set<Order>{{0, 1, 2}, {1, 2, 0}, {2, 0, 1}});
    CHECK(kemeny.rank_best == Order{1, 1, 1});
    CHECK(kemeny.rank_worst == Order{3, 3, 3});
}

TEST_CASE("Kemeny finds what all permutations find") {
    CHECK(rc::check("same agreement, same orders", [] {
        const auto matrix = some_matrix(6);
        const auto support = ctg::pairwise_support(matrix);
        Order order(matrix.units.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        double most = -1.0;
        std::set<Order> best;
        do {
            const double agreement = agreement_of(order, support);
            if (agreement > most + 1e-9) best.clear();
            most = std::max(most, agreement);
            if (agreement > most - 1e-9) best.insert(order);
        } while (std::next_permutation(order.begin(), order.end()));
        const auto kemeny = ctg::kemeny_orders(matrix);
        RC_ASSERT(std::abs(kemeny.agreement - most) < 1e-9);
        RC_ASSERT(kemeny.count == best.size());
        RC_ASSERT(std::set<Order>(kemeny.orders.begin(), kemeny.orders.end()) == best);
        for (std::size_t unit = 0; unit < order.size(); ++unit) {
            Order places;
            for (const auto& each : best)
                places.push_back(static_cast<std::size_t>(
                    1 + std::distance(each.begin(), std::ranges::find(each, unit))));
            RC_ASSERT(std::ranges::min(places) == kemeny.rank_best[unit]);
            RC_ASSERT(std::ranges::max(places) == kemeny.rank_worst[unit]);
        }
    }));
}

TEST_CASE("Kemeny lists at most 10,000 orders but counts all, up to 20 units") {
    const auto kemeny = ctg::kemeny_orders(matrix_of(std::vector(20, std::vector{1.0}), {1.0}));
    CHECK(kemeny.count == 2'432'902'008'176'640'000U); // 20!
    CHECK(kemeny.orders.size() == ctg::most_listed_orders);
    CHECK(kemeny.rank_best == Order(20, 1));
    CHECK(kemeny.rank_worst == Order(20, 20));
    try {
        static_cast<void>(ctg::kemeny_orders(matrix_of(std::vector(21, std::vector{1.0}), {1.0})));
        FAIL("twenty-one units were taken");
    } catch (const ctg::LimitError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-SCOR-029");
    }
    CHECK(ctg::kemeny_orders({}).orders == std::vector<Order>{{}});
}

TEST_CASE("a score that is missing ties with all, so the votes on a pair add up to all of them") {
    CHECK(rc::check("support[a][b] + support[b][a] is the whole weight", [] {
        const auto matrix = some_matrix(7);
        const auto support = ctg::pairwise_support(matrix);
        const double whole = std::accumulate(matrix.weights.begin(), matrix.weights.end(), 0.0);
        for (std::size_t a = 0; a < support.size(); ++a)
            for (std::size_t b = 0; b < a; ++b)
                RC_ASSERT(support[a][b] + support[b][a] == whole);
        const auto borda = ctg::borda_scores(matrix);
        for (std::size_t a = 0; a < support.size(); ++a)
            RC_ASSERT(std::abs(borda[a] * whole -
                               std::accumulate(support[a].begin(), support[a].end(), 0.0)) < 1e-9);
        const auto copeland = ctg::copeland_scores(matrix);
        RC_ASSERT(std::accumulate(copeland.begin(), copeland.end(), 0.0) == 0.0);
    }));
}

// Four cars by style, reliability, fuel economy (more is better) and cost (less is better), of
// Faez, TOPSIS Method in MADM; closeness as printed by the package topsis-jamesfallon, and with
// other weights to four decimals in a course of MCDM: both computed by others.
TEST_CASE("TOPSIS ranks the four cars of the textbook as published") {
    const std::vector<std::vector<double>> cars{
        {7, 9, 9, -8}, {8, 7, 8, -7}, {9, 6, 8, -9}, {6, 7, 8, -6}};
    const auto closeness = [&](const std::vector<double>& weights) {
        return ctg::topsis_closeness(matrix_of(cars, weights), ctg::TopsisColumns::by_norm);
    };
    const auto first = closeness({0.1, 0.4, 0.3, 0.2});
    CHECK(first[0].value() == Approx(0.74269409).margin(5e-9));
    CHECK(first[1].value() == Approx(0.40359933).margin(5e-9));
    CHECK(first[2].value() == Approx(0.17586999).margin(5e-9));
    CHECK(first[3].value() == Approx(0.44142927).margin(5e-9));
    const auto second = closeness({0.2, 0.1, 0.4, 0.3});
    CHECK(second[0].value() == Approx(0.4545).margin(5e-5));
    CHECK(second[1].value() == Approx(0.5678).margin(5e-5));
    CHECK(second[2].value() == Approx(0.3703).margin(5e-5));
    CHECK(second[3].value() == Approx(0.5527).margin(5e-5));
}

TEST_CASE("TOPSIS: the best of all columns is at 1, the worst at 0, a unit with a gap nowhere") {
    auto matrix = matrix_of({{100, 100}, {0, 0}, {50, 50}, {70, 70}}, {0.5, 0.5});
    matrix.rows[3][1].reset();
    const auto closeness = ctg::topsis_closeness(matrix);
    CHECK(closeness[0] == 1.0);
    CHECK(closeness[1] == 0.0);
    CHECK(closeness[2] == 0.5);
    CHECK_FALSE(closeness[3]);
    CHECK(ctg::topsis_closeness(matrix_of({{3}, {3}}, {1.0}))[0] == 0.5);
    CHECK(ctg::topsis_closeness({}).empty());
}

TEST_CASE("the geometric mean over indicators takes a floor, and refuses one that is not above 0") {
    auto matrix = matrix_of({{20, 80}, {0, 80}, {1, 1}}, {0.5, 0.5});
    matrix.rows[2] = {std::nullopt, std::nullopt};
    const auto scores = ctg::geometric_scores(matrix, 5.0);
    CHECK(scores[0].value() == Approx(40.0).epsilon(1e-14));
    CHECK(scores[1].value() == Approx(20.0).epsilon(1e-14));
    CHECK_FALSE(scores[2]);
    CHECK_THROWS_AS(static_cast<void>(ctg::geometric_scores(matrix, 0.0)), ctg::ArgumentError);
}

TEST_CASE("ranks by another method are competition ranks, a range for Kemeny") {
    const auto matrix = tennessee();
    using Ranks = std::vector<std::optional<std::size_t>>;
    CHECK(ctg::rank_check(matrix, ctg::CheckMethod::copeland).best == Ranks{4, 1, 2, 3});
    CHECK(ctg::rank_check(matrix, ctg::CheckMethod::borda).best == Ranks{3, 1, 2, 4});
    const auto kemeny = ctg::rank_check(condorcet(), ctg::CheckMethod::kemeny);
    CHECK(kemeny.best == Ranks{3, 1, 2});
    CHECK(kemeny.worst == Ranks{3, 1, 2});
    CHECK(ctg::rank_check(condorcet(), ctg::CheckMethod::copeland).best == Ranks{1, 1, 1});
    CHECK(ctg::competition_ranks(std::vector<std::optional<double>>{5.0, {}, 5.0, 1.0}) ==
          Ranks{1, {}, 1, 3});
    for (const auto* const name : {"copeland", "borda", "kemeny", "topsis"})
        CHECK(ctg::name_of(ctg::check_method_of(name).value()) == name);
    CHECK_FALSE(ctg::check_method_of("schulze"));
}

TEST_CASE("a unit without any score has no rank by any check, and moves nobody's") {
    auto matrix = tennessee();
    const auto before = ctg::rank_check(matrix, ctg::CheckMethod::kemeny).best;
    matrix.units.insert(matrix.units.begin(), "absent");
    matrix.rows.emplace(matrix.rows.begin(), matrix.weights.size());
    for (const auto method : {ctg::CheckMethod::copeland, ctg::CheckMethod::borda,
                              ctg::CheckMethod::kemeny, ctg::CheckMethod::topsis})
        CHECK_FALSE(ctg::rank_check(matrix, method).best.at(0));
    auto after = ctg::rank_check(matrix, ctg::CheckMethod::kemeny).best;
    after.erase(after.begin());
    CHECK(after == before);
}
