// SPDX-License-Identifier: Apache-2.0
// Why a unit is ahead: sums on random trees, all orders by hand, log means by hand.
#include "ctg/scoring/explanation.hpp"

#include "ctg/base/error.hpp"
#include "ctg/scoring/uncertainty.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"
#include "scoring/territories.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

using ctg::Aggregation;
using ctg::CompositeScheme;
using ctg::ExplainedStep;
using ctg::Explanation;
using ctg::Normalisation;

namespace {

using Cells = std::vector<std::vector<std::optional<int>>>; ///< by unit, then indicator

/// A tree of 1 to 4 nodes of any mean: a node hangs under one before it, an indicator under each.
CompositeScheme some_scheme() {
    CompositeScheme scheme;
    const int nodes = *rc::gen::inRange(1, 5);
    const int indicators = nodes + *rc::gen::inRange(0, 4);
    for (int n = 0; n < nodes; ++n) {
        scheme.nodes.push_back(node_of(
            "n" + std::to_string(n), n == 0 ? "" : "n" + std::to_string(*rc::gen::inRange(0, n))));
        auto& node = scheme.nodes.back();
        node.weight = *rc::gen::inRange(1, 40) / 10.0;
        if (*rc::gen::arbitrary<bool>()) continue;
        node.aggregation = Aggregation::geometric;
        node.floor = *rc::gen::inRange(1, 200) / 10.0;
    }
    for (int i = 0; i < indicators; ++i) {
        const int parent = i < nodes ? i : *rc::gen::inRange(0, nodes);
        scheme.indicators.push_back(indicator_of(
            "i" + std::to_string(i), "n" + std::to_string(parent), Normalisation::goalposts));
        scheme.indicators.back().weight = *rc::gen::inRange(1, 40) / 10.0;
    }
    return scheme;
}

Cells some_cells(const CompositeScheme& scheme, std::size_t units, int gaps_in_ten) {
    Cells cells(units);
    for (auto& row : cells) {
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
            row.push_back(*rc::gen::inRange(0, 10) < gaps_in_ten
                              ? std::nullopt
                              : std::optional(*rc::gen::inRange(0, 101)));
        if (std::ranges::none_of(row, [](const auto& cell) { return cell.has_value(); }))
            row.front() = 50;
    }
    return cells;
}

ctg::Table table_of(const CompositeScheme& scheme, const Cells& cells) {
    std::vector<std::string> columns{"unit"};
    for (const auto& indicator : scheme.indicators)
        columns.push_back(indicator.column);
    std::vector<std::vector<std::string>> rows;
    for (std::size_t u = 0; u < cells.size(); ++u) {
        rows.push_back({std::string(1, static_cast<char>('a' + u))});
        for (const auto& cell : cells[u])
            rows.back().push_back(cell ? std::to_string(*cell) : "");
    }
    return units_of(columns, rows);
}

double sum_of(const Explanation& explanation) {
    double sum = 0.0;
    for (const auto& step : explanation.steps)
        sum += step.points;
    return sum;
}

std::map<std::string, double> points_of(const Explanation& explanation) {
    std::map<std::string, double> points;
    for (const auto& step : explanation.steps)
        points[step.indicator] = step.points;
    return points;
}

/// The mean of some scores; nothing of none.
std::optional<double> mean_of(const CompositeScheme& scheme,
                              const std::vector<std::optional<int>>& scores) {
    const auto& root = scheme.nodes[0];
    const bool is_geometric = root.aggregation == Aggregation::geometric;
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        if (!scores[i]) continue;
        const double w = scheme.indicators[i].weight;
        sum +=
            w * (is_geometric ? std::log(std::max<double>(*scores[i], *root.floor)) : *scores[i]);
        weight += w;
    }
    if (weight == 0.0) return std::nullopt;
    return is_geometric ? std::exp(sum / weight) : sum / weight;
}

/// The mean gain of each over all orders of going from `from` to `to`, one by one.
std::vector<double> over_all_orders(const CompositeScheme& scheme,
                                    const std::vector<std::optional<int>>& from,
                                    const std::vector<std::optional<int>>& to) {
    const double half_way = (*mean_of(scheme, from) + *mean_of(scheme, to)) / 2.0;
    std::vector<std::size_t> order(from.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::vector<double> gains(from.size(), 0.0);
    double orders = 0.0;
    do {
        auto at = from;
        for (const std::size_t i : order) {
            const double before = mean_of(scheme, at).value_or(half_way);
            at[i] = to[i];
            gains[i] += mean_of(scheme, at).value_or(half_way) - before;
        }
        ++orders;
    } while (std::ranges::next_permutation(order).found);
    for (double& gain : gains)
        gain /= orders;
    return gains;
}

CompositeScheme flat_scheme(std::size_t indicators, Aggregation aggregation) {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.nodes[0].aggregation = aggregation;
    if (aggregation == Aggregation::geometric) scheme.nodes[0].floor = 1.0;
    for (std::size_t i = 0; i < indicators; ++i)
        scheme.indicators.push_back(
            indicator_of("i" + std::to_string(i), "total", Normalisation::goalposts));
    return scheme;
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

TEST_CASE("steps add up to the difference of two units on any tree") {
    CHECK(rc::check("within 1e-12 of the greater, with gaps on either side", [] {
        const auto scheme = some_scheme();
        const auto table = table_of(scheme, some_cells(scheme, 3, *rc::gen::inRange(0, 5)));
        for (const auto* const against : {"b", "c", ""}) {
            const auto why = ctg::explanation_of(table, scheme, "a", against);
            RC_ASSERT(std::abs(sum_of(why) - (why.score - why.other)) <=
                      1e-12 * std::max(why.score, why.other));
        }
    }));
}

TEST_CASE("seen from the other side each step changes its sign") {
    CHECK(rc::check("on any tree", [] {
        const auto scheme = some_scheme();
        const auto table = table_of(scheme, some_cells(scheme, 2, *rc::gen::inRange(0, 5)));
        const auto there = points_of(ctg::explanation_of(table, scheme, "a", "b"));
        const auto back = points_of(ctg::explanation_of(table, scheme, "b", "a"));
        RC_ASSERT(there.size() == back.size());
        for (const auto& [indicator, points] : there)
            RC_ASSERT(std::abs(points + back.at(indicator)) < 1e-9);
    }));
}

TEST_CASE("where one side lacks an indicator the steps are means over all orders") {
    CHECK(rc::check("of up to six, one by one", [] {
        auto scheme =
            flat_scheme(*rc::gen::inRange<std::size_t>(2, 7),
                        *rc::gen::element(Aggregation::arithmetic, Aggregation::geometric));
        for (auto& indicator : scheme.indicators)
            indicator.weight = *rc::gen::inRange(1, 40) / 10.0;
        auto cells = some_cells(scheme, 2, 4);
        cells[0][0] = 70; // on one side only
        cells[1][0] = std::nullopt;
        cells[1][1] = 30;
        const auto points =
            points_of(ctg::explanation_of(table_of(scheme, cells), scheme, "a", "b"));
        const auto expected = over_all_orders(scheme, cells[1], cells[0]);
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto found = points.find(scheme.indicators[i].id);
            RC_ASSERT((found != points.end()) == (cells[0][i] || cells[1][i]));
            if (found != points.end()) RC_ASSERT(std::abs(found->second - expected[i]) < 1e-9);
        }
    }));
}

TEST_CASE("an arithmetic mean gives each its weight times its difference, the greatest first") {
    auto scheme = flat_scheme(3, Aggregation::arithmetic);
    scheme.indicators[2].weight = 2.0;
    const auto table =
        units_of({"unit", "i0", "i1", "i2"}, {{"a", "10", "80", "50"}, {"b", "30", "20", "50"}});
    const auto why = ctg::explanation_of(table, scheme, "a", "b");
    CHECK(why.unit == "a");
    CHECK(why.against == "b");
    CHECK(why.score == 47.5);
    CHECK(why.other == 37.5);
    CHECK(why.rank == 1);
    CHECK(why.steps == std::vector<ExplainedStep>{{"i1", 15.0, 80.0, 20.0},
                                                  {"i0", -5.0, 10.0, 30.0},
                                                  {"i2", 0.0, 50.0, 50.0}});
}

TEST_CASE("a geometric mean gives each its part by log means") {
    const auto scheme = flat_scheme(2, Aggregation::geometric);
    const auto table = units_of({"unit", "i0", "i1"}, {{"a", "40", "90"}, {"b", "10", "40"}});
    const auto why = ctg::explanation_of(table, scheme, "a", "b");
    // √(40·90) = 60 against √(10·40) = 20: the log mean is 40 / ln 3, times ½ ln 4 and ½ ln 2.25.
    CHECK(why.score == Approx(60.0));
    CHECK(why.other == Approx(20.0));
    CHECK(points_of(why).at("i0") == Approx(40.0 / std::log(3.0) * std::log(4.0) / 2.0));
    CHECK(points_of(why).at("i1") == Approx(40.0 / std::log(3.0) * std::log(2.25) / 2.0));
}

TEST_CASE("below the floor a difference brings nothing") {
    auto scheme = flat_scheme(2, Aggregation::geometric);
    scheme.nodes[0].floor = 20.0;
    const auto table = units_of({"unit", "i0", "i1"}, {{"a", "15", "80"}, {"b", "5", "20"}});
    const auto points = points_of(ctg::explanation_of(table, scheme, "a", "b"));
    CHECK(points.at("i0") == 0.0);
    CHECK(points.at("i1") == Approx(20.0)); // √(20·80) − 20
}

TEST_CASE("against nobody a unit stands beside the mean of each indicator") {
    const auto scheme = flat_scheme(2, Aggregation::arithmetic);
    const auto table =
        units_of({"unit", "i0", "i1"}, {{"a", "10", "80"}, {"b", "30", "20"}, {"c", "50", ""}});
    const auto why = ctg::explanation_of(table, scheme, "a");
    CHECK(why.against.empty());
    CHECK(why.other == 40.0); // (30 + 50) / 2
    CHECK(why.steps ==
          std::vector<ExplainedStep>{{"i1", 15.0, 80.0, 50.0}, {"i0", -10.0, 10.0, 30.0}});
}

TEST_CASE("a unit that is not there, or has no score, or too many parts, is refused") {
    const auto scheme = flat_scheme(17, Aggregation::arithmetic);
    Cells cells(3, std::vector<std::optional<int>>(17, 50));
    cells[1][3] = std::nullopt;
    cells[2].assign(17, std::nullopt);
    const auto table = table_of(scheme, cells);
    const auto explained = [&](const char* unit, const char* against) {
        return [&, unit, against] { return ctg::explanation_of(table, scheme, unit, against); };
    };
    CHECK(code_of<ctg::ArgumentError>(explained("z", "a")) == "CTG-SCOR-038");
    CHECK(code_of<ctg::ArgumentError>(explained("a", "z")) == "CTG-SCOR-038");
    CHECK(code_of<ctg::ArgumentError>(explained("c", "a")) == "CTG-SCOR-039");
    CHECK(code_of<ctg::ArgumentError>(explained("a", "c")) == "CTG-SCOR-039");
    CHECK(code_of<ctg::LimitError>(explained("a", "b")) == "CTG-SCOR-037");
}

TEST_CASE("territories are explained through their cells") {
    auto scheme = four_cells();
    scheme.weights = {{"t1", 3.0}};
    const auto values =
        together(four_values("a", {10, 20, 30, 40}), four_values("b", {30, 20, 10, 80}));
    const auto why = ctg::explanation_of(values, scheme, "a", "b");
    // Weights 3, 3, 1, 1 of 8.
    CHECK(points_of(why).at("11") == Approx(-20.0 * 3.0 / 8.0));
    CHECK(points_of(why).at("21") == Approx(20.0 / 8.0));
    CHECK(points_of(why).at("22") == Approx(-40.0 / 8.0));
    CHECK(why.rank == 2);
    CHECK(why.score == Approx(20.0));
}

TEST_CASE("a territory known by a secret count alone has no score to explain") {
    const auto values = together(four_values("a", {10, 20, 30, 40}),
                                 std::vector{value_of("b", "11", ctg::Figure::hidden(1, 4))});
    const auto scheme = four_cells();
    CHECK(code_of<ctg::ArgumentError>([&] { return ctg::explanation_of(values, scheme, "b"); }) ==
          "CTG-SCOR-039");
    CHECK(code_of<ctg::ArgumentError>([&] { return ctg::rank_moves(values, scheme, "b"); }) ==
          "CTG-SCOR-039");
}

TEST_CASE("a mean put in is that of the antenne, in scores, reasons, draws and variants alike") {
    auto scheme = four_cells();
    for (auto& indicator : scheme.indicators)
        indicator.missing = ctg::MissingRule::group_mean;
    auto values = together(four_values("a", {10, 20, 30, 40}), four_values("b", {30, 20, 10, 80}),
                           four_values("c", {90, 90, 90, 90}), four_values("d", {50, 50, 50, 50}));
    values[0].value = ctg::Figure::absent(ctg::Absence::not_collected);
    const ctg::AntenneByTerritory antennes{
        {"a", "east"}, {"b", "east"}, {"c", "west"}, {"d", "west"}};
    const auto total = total_of(ctg::scored(values, scheme, antennes).value, "a");
    CHECK(total == 30.0); // 30 of b, and not the 170 / 3 of all
    CHECK(ctg::explanation_of(values, scheme, "a", "b", antennes).score == total);
    CHECK(ctg::rank_moves(values, scheme, "a", antennes).size() == 6);
    for (const auto& change : ctg::score_changes(values, values, values, scheme, antennes))
        if (change.unit == "a") CHECK(change.score_after == total);
    scheme.alternatives.push_back({});
    scheme.alternatives[0].id = "same";
    CHECK(ctg::rank_variants(values, scheme, antennes).at(0).score == total);
    scheme.uncertainty = ctg::Uncertainty{};
    CHECK(ctg::uncertain_ranks(values, scheme, {}, antennes).value.draws.ranks(0)[0] == 4);
}
