// SPDX-License-Identifier: Apache-2.0
// Draws of doubts against chances in closed form.
#include "ctg/scoring/uncertainty.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"
#include "scoring/territories.hpp"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

using ctg::Aggregation;
using ctg::CompositeScheme;
using ctg::Doubt;
using ctg::DrawOptions;
using ctg::Figure;
using ctg::Normalisation;

namespace {

/// Indicators x and y between bounds, under one root.
CompositeScheme two_indicators(std::vector<Doubt> vary) {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    for (const std::string id : {"x", "y"}) {
        scheme.indicators.push_back(indicator_of(id, "total", Normalisation::goalposts));
        scheme.indicators.back().low_column = id + "_low";
        scheme.indicators.back().high_column = id + "_high";
    }
    scheme.uncertainty = ctg::Uncertainty{};
    scheme.uncertainty->vary = std::move(vary);
    return scheme;
}

const std::vector<std::string> columns{"unit", "x", "x_low", "x_high", "y", "y_low", "y_high"};

ctg::Table some_table() {
    return units_of(columns, {{"a", "30", "10", "60", "50", "50", "50"},
                              {"b", "40", "30", "45", "30", "20", "50"},
                              {"c", "", "", "", "60", "55", "65"},
                              {"d", "70", "70", "70", "", "", ""}});
}

/// How far a share of `draws` may be from `chance`.
double four_errors(double chance, std::size_t draws) {
    return 4.0 * std::sqrt(chance * (1.0 - chance) / static_cast<double>(draws));
}

/// P(Beta(a, b) ≤ x) of whole a and b: that a or more of a + b − 1 evenly drawn fall below x.
double beta_distribution(int a, int b, double x) {
    const int n = a + b - 1;
    double sum = 0.0;
    for (int k = a; k <= n; ++k)
        sum += std::exp(std::lgamma(n + 1.0) - std::lgamma(k + 1.0) - std::lgamma(n - k + 1.0)) *
               std::pow(x, k) * std::pow(1.0 - x, n - k);
    return sum;
}

template <class Fault, class Call>
std::string code_of(const Call& call) {
    try {
        static_cast<void>(call());
    } catch (const Fault& error) {
        return error.diagnostics().at(0).code;
    }
    return {};
}

} // namespace

TEST_CASE("the same seed gives the same draws for any number of threads") {
    const auto scheme = two_indicators(
        {Doubt::weights, Doubt::total, Doubt::goalposts, Doubt::data, Doubt::missing});
    const auto drawn = [&](unsigned threads, std::uint64_t seed) {
        DrawOptions options;
        options.draws = 500;
        options.seed = seed;
        options.sensitivities = true;
        options.threads = threads;
        return ctg::uncertain_ranks(some_table(), scheme, options).value;
    };
    const auto one = drawn(1, 7);
    CHECK(one.draws.draws() == 500);
    CHECK(one.rule.seed == 7);
    CHECK(drawn(2, 7) == one);
    CHECK(drawn(5, 7) == one);
    CHECK_FALSE(drawn(1, 8).draws == one.draws);
}

TEST_CASE("without doubts each draw gives the nominal ranks") {
    const auto scheme = two_indicators({});
    const auto result = ctg::uncertain_ranks(some_table(), scheme).value;
    std::vector<std::size_t> nominal;
    for (const auto& score : ctg::composed_scores(some_table(), scheme).value.scores)
        if (score.node == "total") nominal.push_back(score.rank.value());
    REQUIRE(result.chances.size() == nominal.size());
    for (std::size_t u = 0; u < nominal.size(); ++u) {
        CHECK(result.chances[u].rank_p05 == nominal[u]);
        CHECK(result.chances[u].rank_median == nominal[u]);
        CHECK(result.chances[u].rank_p95 == nominal[u]);
        CHECK(result.draws.chance_of_rank(u, nominal[u]) == 1.0);
        CHECK(result.draws.chance_of_rank(u, nominal[u] - 1) == 0.0);
    }
    REQUIRE(result.shifts.size() == 1);
    CHECK(result.shifts[0].shift == 0.0);
}

TEST_CASE("of values drawn evenly on [0, 1] and [a, 1 + a], the first is above by (1 − a)² / 2") {
    auto scheme = two_indicators({Doubt::data});
    scheme.indicators.pop_back();
    for (const double a : {0.0, 0.25, 0.6}) {
        const auto table =
            units_of({"unit", "x", "x_low", "x_high"},
                     {{"p", "0.5", "0", "1"},
                      {"q", std::to_string(0.5 + a), std::to_string(a), std::to_string(1.0 + a)}});
        DrawOptions options;
        options.draws = 20'000;
        options.first = 1;
        const auto result = ctg::uncertain_ranks(table, scheme, options).value;
        const double expected = (1.0 - a) * (1.0 - a) / 2.0;
        const double margin = four_errors(expected, 20'000);
        CHECK(std::abs(result.draws.chance_before(0, 1) - expected) < margin);
        CHECK(std::abs(result.draws.chance_before(1, 0) - (1.0 - expected)) < margin);
        CHECK(result.chances.at(0).first == result.draws.chance_before(0, 1));
        // Ranks 1 and 2: off by 1 each time they change places.
        const bool is_q_first = a > 0.0;
        if (is_q_first)
            CHECK(result.shifts.at(0).shift == Approx(result.draws.chance_before(0, 1)));
    }
}

TEST_CASE("weights of two children are drawn as a Beta around their own") {
    auto scheme = two_indicators({Doubt::weights});
    scheme.indicators[0].weight = 3.0;
    scheme.indicators[1].weight = 2.0;
    scheme.uncertainty->dirichlet = 10.0; // Beta(6, 4)
    // p is ahead where the weight of x is above `threshold`.
    for (const int threshold : {30, 50, 70}) {
        const auto lead = std::to_string(100 - threshold);
        const auto table =
            units_of(columns, {{"p", lead, lead, lead, "0", "0", "0"},
                               {"q", "0", "0", "0", std::to_string(threshold),
                                std::to_string(threshold), std::to_string(threshold)}});
        DrawOptions options;
        options.draws = 20'000;
        const auto result = ctg::uncertain_ranks(table, scheme, options).value;
        const double expected = 1.0 - beta_distribution(6, 4, threshold / 100.0);
        CHECK(std::abs(result.draws.chance_before(0, 1) - expected) <
              four_errors(expected, 20'000));
    }
}

TEST_CASE("the root's mean is arithmetic or geometric, evenly") {
    auto scheme = two_indicators({Doubt::total});
    const auto table = units_of(columns, {{"p", "99", "99", "99", "1", "1", "1"}, // 50 or about 10
                                          {"q", "40", "40", "40", "40", "40", "40"}});
    DrawOptions options;
    options.draws = 20'000;
    const auto result = ctg::uncertain_ranks(table, scheme, options).value;
    CHECK(std::abs(result.draws.chance_before(0, 1) - 0.5) < four_errors(0.5, 20'000));
}

TEST_CASE("a gap is drawn among the values known, of a unit that has a rank without it") {
    auto scheme = two_indicators({Doubt::missing});
    const auto table = units_of(columns, {{"p", "10", "10", "10", "50", "50", "50"},
                                          {"q", "", "", "", "50", "50", "50"},
                                          {"r", "50", "50", "50", "50", "50", "50"},
                                          {"s", "90", "90", "90", "50", "50", "50"},
                                          {"t", "", "", "", "", "", ""}});
    DrawOptions options;
    options.draws = 20'000;
    const auto result = ctg::uncertain_ranks(table, scheme, options).value;
    const double third = 1.0 / 3.0;
    CHECK(std::abs(result.draws.chance_of_rank(1, 1) - third) < four_errors(third, 20'000));
    CHECK(std::abs(result.draws.chance_before(0, 1)) == 0.0); // 10 at least: at par with p
    CHECK(result.chances.at(1).rank_p05 == 1);
    CHECK(result.chances.at(1).rank_p95 == 3);
    CHECK_FALSE(result.chances.at(4).rank_median); // of which nothing is known
    CHECK(result.draws.chance_before(0, 4) == 1.0);
}

TEST_CASE("goalposts move by up to their share of the distance") {
    auto scheme = two_indicators({Doubt::goalposts});
    scheme.indicators[1].goalposts = {0.0, 100.0};
    scheme.uncertainty->goalposts = 0.1;
    // x = 50 scores 100·(50 − l) / (h − l): from 44 (l = 10) to 56 (h = 90), and y likewise.
    const auto table = [](const std::string& of_q) {
        return units_of(columns, {{"p", "50", "50", "50", "0", "0", "0"},
                                  {"q", "0", "0", "0", of_q, of_q, of_q}});
    };
    DrawOptions options;
    options.draws = 5'000;
    const auto level = ctg::uncertain_ranks(table("50"), scheme, options).value;
    CHECK(std::abs(level.draws.chance_before(0, 1) - 0.5) < 0.06);
    CHECK(ctg::uncertain_ranks(table("80"), scheme, options).value.draws.chance_before(1, 0) ==
          1.0);
}

TEST_CASE("too many draws are refused, and a draw without a score is an error") {
    auto scheme = two_indicators({Doubt::goalposts});
    DrawOptions options;
    options.draws = ctg::most_drawn_ranks / 4 + 1;
    CHECK(code_of<ctg::LimitError>([&] {
              return ctg::uncertain_ranks(some_table(), scheme, options);
          }) == "CTG-SCOR-035");
    options.draws = ctg::most_drawn_ranks / 4 / 3 + 1; // two samples and one of goalposts
    options.sensitivities = true;
    CHECK(code_of<ctg::LimitError>([&] {
              return ctg::uncertain_ranks(some_table(), scheme, options);
          }) == "CTG-SCOR-035");
    options.sensitivities = false;

    scheme.nodes[0].aggregation = Aggregation::geometric;
    options.draws = 200;
    // 5 is above 0, but not above all that 0 may be.
    const auto table = units_of(columns, {{"a", "5", "5", "5", "50", "50", "50"}});
    CHECK(ctg::composed_scores(table, scheme).value.scores.size() == 3);
    CHECK(code_of<ctg::DataError>([&] { return ctg::uncertain_ranks(table, scheme, options); }) ==
          "CTG-SCOR-034");
    scheme.indicators[0].clip = false; // a score below 0 has no logarithm
    CHECK(code_of<ctg::DataError>([&] { return ctg::uncertain_ranks(table, scheme, options); }) ==
          "CTG-SCOR-034");
    scheme.nodes[0].floor = 1.0;
    CHECK(ctg::uncertain_ranks(table, scheme, options).value.draws.chance_of_rank(0, 1) == 1.0);
}

TEST_CASE("doubts that nothing is subject to are told and left out") {
    const auto scheme =
        two_indicators({Doubt::goalposts, Doubt::data, Doubt::apportionment, Doubt::missing});
    const auto table = units_of(columns, {{"a", "5", "5", "5", "50", "50", "50"}});
    const auto result = ctg::uncertain_ranks(table, scheme);
    CHECK(result.value.rule.vary == std::vector{Doubt::goalposts});
    REQUIRE(result.notes.size() == 1);
    CHECK(result.notes[0].code == "CTG-SCOR-036");
    CHECK(ctg::text_of(result.notes[0], ctg::Language::english).message ==
          "nothing here is subject to these doubts, left out: data, apportionment, missing");
    CHECK(result.value.shifts.size() == 2);
    CHECK(result.value.chances.size() == 2);
}

TEST_CASE("deviations have no geometric mean to draw") {
    auto scheme = two_indicators({Doubt::total});
    for (auto& indicator : scheme.indicators)
        indicator.normalisation = Normalisation::z;
    const auto table = units_of(
        columns, {{"a", "5", "5", "5", "50", "50", "50"}, {"b", "6", "6", "6", "10", "10", "10"}});
    CHECK(ctg::uncertain_ranks(table, scheme).value.rule.vary.empty());
}

TEST_CASE("a scheme without [uncertainty] draws all doubts as a default one would") {
    auto scheme = two_indicators({Doubt::weights, Doubt::total, Doubt::goalposts, Doubt::data,
                                  Doubt::apportionment, Doubt::missing});
    const auto stated = ctg::uncertain_ranks(some_table(), scheme);
    scheme.uncertainty.reset();
    CHECK(ctg::uncertain_ranks(some_table(), scheme).value == stated.value);
}

TEST_CASE("the order of rows and of indicators does not show in the draws") {
    auto scheme = two_indicators(
        {Doubt::weights, Doubt::total, Doubt::goalposts, Doubt::data, Doubt::missing});
    const auto forwards = ctg::uncertain_ranks(some_table(), scheme).value;
    std::ranges::reverse(scheme.indicators);
    const auto table = units_of(columns, {{"d", "70", "70", "70", "", "", ""},
                                          {"c", "", "", "", "60", "55", "65"},
                                          {"b", "40", "30", "45", "30", "20", "50"},
                                          {"a", "30", "10", "60", "50", "50", "50"}});
    CHECK(ctg::uncertain_ranks(table, scheme).value == forwards);
}

TEST_CASE("the order of nodes in the file does not show in the weights that are drawn") {
    auto scheme = two_indicators({Doubt::weights});
    scheme.nodes = {node_of("total"), node_of("left", "total"), node_of("right", "total")};
    scheme.indicators[0].parent = "left";
    scheme.indicators[1].parent = "right";
    scheme.indicators.push_back(scheme.indicators[0]);
    scheme.indicators.back().id = "z";
    scheme.indicators.back().parent = "right";
    scheme.indicators.back().direction = ctg::Direction::less_is_need;
    const auto forwards = ctg::uncertain_ranks(some_table(), scheme).value;
    std::swap(scheme.nodes[1], scheme.nodes[2]);
    CHECK(ctg::uncertain_ranks(some_table(), scheme).value == forwards);
    std::ranges::reverse(scheme.nodes);
    CHECK(ctg::uncertain_ranks(some_table(), scheme).value == forwards);
}

TEST_CASE("a shrunk ratio is drawn by what chance leaves open: Gamma for counts, Beta for shares") {
    auto scheme = four_cells();
    scheme.uncertainty = ctg::Uncertainty{};
    scheme.uncertainty->vary = {Doubt::data};
    // Beta(6, 4) against 0.5 and 0.7; Gamma of shape 1 and rate 1 / 40 against 20: exp(−1/2).
    const auto chance = [&](const ctg::Posterior& posterior, double value, double other) {
        auto values =
            together(four_values("a", {0, 50, 50, 50}), four_values("b", {other, 50, 50, 50}));
        values[0].value = Figure::exact(value);
        values[0].posterior = posterior;
        DrawOptions options;
        options.draws = 20'000;
        return ctg::uncertain_ranks(values, scheme, options).value.draws.chance_before(0, 1);
    };
    for (const double threshold : {50.0, 70.0}) {
        const double expected = 1.0 - beta_distribution(6, 4, threshold / 100.0);
        CHECK(std::abs(chance({10.0, 100.0, true}, 60.0, threshold) - expected) <
              four_errors(expected, 20'000));
    }
    const double expected = std::exp(-0.5);
    CHECK(std::abs(chance({2.5, 100.0, false}, 40.0, 20.0) - expected) <
          four_errors(expected, 20'000));
}

TEST_CASE("territories are drawn by what a boundary leaves open") {
    auto scheme = four_cells();
    scheme.uncertainty = ctg::Uncertainty{};
    scheme.uncertainty->vary = {Doubt::data, Doubt::apportionment};
    auto values = together(four_values("a", {0, 50, 50, 50}), four_values("b", {0, 50, 50, 50}));
    values[0].value = Figure::between(0, 50, 100);
    values[0].state = ctg::ValueState::apportioned;
    values[4].value = Figure::between(0, 25, 50);
    DrawOptions options;
    options.draws = 20'000;
    const auto result = ctg::uncertain_ranks(values, scheme, options).value;
    CHECK(result.rule.vary.size() == 2);
    const double expected = 0.75; // of a on [0, 100] above b on [0, 50]
    CHECK(std::abs(result.draws.chance_before(0, 1) - expected) < four_errors(expected, 20'000));
    // The boundary alone: a on [0, 100] against 25.
    REQUIRE(result.chances.size() == 6);
    CHECK(result.chances[4].doubt == Doubt::apportionment);
    CHECK(result.chances[4].rank_p05 == 1);
    CHECK(result.chances[4].rank_p95 == 2);
}
