// SPDX-License-Identifier: Apache-2.0
// Bounds of scores against all corners of the intervals of values, scored one by one.
#include "ctg/scoring/composite.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"
#include "scoring/territories.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

using ctg::Aggregation;
using ctg::CompositeScheme;
using ctg::CompositeScore;
using ctg::Direction;
using ctg::Figure;
using ctg::Normalisation;

namespace {

struct Interval {
    int low = 0;
    int value = 0;
    int high = 0;
    bool is_gap = false;
};

using Intervals = std::vector<std::vector<Interval>>; ///< by unit, then indicator

/// One to three indicators under one root, the first two of three under a node of their own.
CompositeScheme some_scheme(Normalisation method) {
    CompositeScheme scheme;
    const auto indicators = *rc::gen::inRange(1, 4);
    scheme.nodes = {node_of("total")};
    if (indicators == 3) scheme.nodes.push_back(node_of("node", "total"));
    for (auto& node : scheme.nodes)
        if (*rc::gen::arbitrary<bool>()) {
            node.aggregation = Aggregation::geometric;
            node.floor = 1.0;
        }
    for (int i = 0; i < indicators; ++i) {
        auto indicator = indicator_of("i" + std::to_string(i),
                                      indicators == 3 && i < 2 ? "node" : "total", method);
        indicator.low_column = indicator.id + "_low";
        indicator.high_column = indicator.id + "_high";
        indicator.aim = 60.0;
        indicator.weight = *rc::gen::inRange(1, 40) / 10.0;
        indicator.direction = *rc::gen::element(Direction::more_is_need, Direction::less_is_need);
        scheme.indicators.push_back(indicator);
    }
    return scheme;
}

/// At most eight of them of any width.
Intervals some_intervals(const CompositeScheme& scheme, bool has_gaps) {
    Intervals units(*rc::gen::inRange<std::size_t>(1, 6));
    int doubtful = 0;
    for (auto& unit : units)
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
            const int value = *rc::gen::inRange(0, 12) * 10;
            unit.push_back({value, value, value});
            if (doubtful == 8 || *rc::gen::inRange(0, 2) == 0) continue;
            ++doubtful;
            if (has_gaps && *rc::gen::inRange(0, 3) == 0)
                unit.back() = {0, 0, 100, true}; // the goalposts
            else
                unit.back() = {value - *rc::gen::inRange(0, 4) * 10, value,
                               value + *rc::gen::inRange(0, 4) * 10};
        }
    return units;
}

ctg::Table table_of(const CompositeScheme& scheme, const Intervals& units) {
    std::vector<std::string> columns{"unit"};
    for (const auto& indicator : scheme.indicators)
        columns.insert(columns.end(),
                       {indicator.column, indicator.low_column, indicator.high_column});
    std::vector<std::vector<std::string>> rows;
    for (std::size_t u = 0; u < units.size(); ++u) {
        rows.push_back({std::string(1, static_cast<char>('a' + u))});
        for (const auto& cell : units[u])
            for (const int number : {cell.value, cell.low, cell.high})
                rows.back().push_back(cell.is_gap ? "" : std::to_string(number));
    }
    return units_of(columns, rows);
}

/// The table in which each interval is one of its ends, as the bits of `corner` say.
Intervals at_corner(Intervals units, std::size_t corner) {
    for (auto& unit : units)
        for (auto& cell : unit) {
            if (cell.low == cell.high) continue;
            const int end = (corner & 1U) != 0 ? cell.high : cell.low;
            cell = {end, end, end};
            corner >>= 1U;
        }
    return units;
}

std::size_t corners_of(const Intervals& units) {
    std::size_t corners = 1;
    for (const auto& unit : units)
        for (const auto& cell : unit)
            if (cell.low < cell.high) corners *= 2;
    return corners;
}

std::vector<CompositeScore> scores_of(const CompositeScheme& scheme, const Intervals& units) {
    return ctg::composed_scores(table_of(scheme, units), scheme).value.scores;
}

bool is_near(std::optional<double> a, double b) {
    return a && std::abs(*a - b) < 1e-9;
}

/// Whether the bounds of all scores are the least and the greatest of all corners, and the ranges
/// of ranks hold all ranks there.
void check_all_corners(const CompositeScheme& scheme, const Intervals& units) {
    const auto scores = scores_of(scheme, units);
    std::vector<double> least(scores.size(), 1e300);
    std::vector<double> greatest(scores.size(), -1e300);
    for (std::size_t corner = 0; corner < corners_of(units); ++corner) {
        const auto there = scores_of(scheme, at_corner(units, corner));
        for (std::size_t s = 0; s < scores.size(); ++s) {
            least[s] = std::min(least[s], there[s].score.value());
            greatest[s] = std::max(greatest[s], there[s].score.value());
            if (!scores[s].rank) continue; // known to nobody
            // Who has no score at this node is not ranked there, but is at the corner.
            if (corners_of(units) > 0 && std::ranges::any_of(scores, [&](const auto& other) {
                    return other.node == scores[s].node && !other.rank;
                }))
                continue;
            RC_ASSERT(scores[s].rank_best.value() <= there[s].rank.value());
            RC_ASSERT(there[s].rank.value() <= scores[s].rank_worst.value());
        }
    }
    for (std::size_t s = 0; s < scores.size(); ++s) {
        RC_ASSERT(is_near(scores[s].low, least[s]));
        RC_ASSERT(is_near(scores[s].high, greatest[s]));
    }
}

CompositeScore root_of(const CompositeScheme& scheme, const ctg::Table& table,
                       const std::string& unit) {
    for (const auto& score : ctg::composed_scores(table, scheme).value.scores)
        if (score.unit == unit && score.node == "total") return score;
    return {};
}

} // namespace

TEST_CASE("bounds are the least and greatest of all corners of the values") {
    CHECK(rc::check("under each normalisation but z, arithmetic and geometric", [] {
        const auto method = *rc::gen::element(Normalisation::goalposts, Normalisation::min_max,
                                              Normalisation::percentile, Normalisation::rank,
                                              Normalisation::reference, Normalisation::target);
        const auto scheme = some_scheme(method);
        check_all_corners(scheme, some_intervals(scheme, false));
    }));
}

TEST_CASE("under goalposts a gap counts the whole scale") {
    CHECK(rc::check("as an interval between them would", [] {
        const auto scheme = some_scheme(Normalisation::goalposts);
        check_all_corners(scheme, some_intervals(scheme, true));
    }));
}

TEST_CASE("goalposts that do not clip bound what is known and no gap") {
    CHECK(rc::check("beyond 0 and 100", [] {
        auto scheme = some_scheme(Normalisation::goalposts);
        for (auto& indicator : scheme.indicators)
            indicator.clip = false;
        check_all_corners(scheme, some_intervals(scheme, false));
    }));
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", Normalisation::goalposts),
                         indicator_of("y", "total", Normalisation::goalposts)};
    scheme.indicators[0].clip = false;
    const auto table = units_of({"unit", "x", "y"}, {{"a", "", "40"}, {"b", "50", "60"}});
    const auto open = root_of(scheme, table, "a");
    CHECK(open.score == 40.0);
    CHECK_FALSE(open.low);
    CHECK_FALSE(open.high);
    CHECK_FALSE(open.rank_best);
    CHECK(root_of(scheme, table, "b").rank_best == 1);
    CHECK(root_of(scheme, table, "b").rank_worst == 2); // a may stand anywhere
    CHECK(root_of(scheme, table, "b").low == 55.0);
}

TEST_CASE("a target that does not clip bounds scores as long as nobody passes it") {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", Normalisation::target)};
    scheme.indicators[0].low_column = "low";
    scheme.indicators[0].high_column = "high";
    scheme.indicators[0].aim = 100.0;
    scheme.indicators[0].clip = false;
    const auto table = [](const std::string& of_b) {
        return units_of({"unit", "x", "low", "high"},
                        {{"a", "20", "0", "50"}, {"b", of_b, of_b, of_b}});
    };
    CHECK(root_of(scheme, table("60"), "b").low == 20.0);
    CHECK(root_of(scheme, table("60"), "b").high == 60.0);
    // (120 − a) / (100 − a) grows with a.
    CHECK_FALSE(root_of(scheme, table("120"), "b").low);
    CHECK_FALSE(root_of(scheme, table("120"), "b").high);
}

TEST_CASE("z bounds nothing where a value is doubtful, nor does what stands on it") {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", Normalisation::z),
                         indicator_of("y", "total", Normalisation::goalposts)};
    scheme.indicators[0].low_column = "low";
    scheme.indicators[0].high_column = "high";
    const auto table = [](const std::string& low) {
        return units_of({"unit", "x", "low", "high", "y"},
                        {{"a", "20", low, "20", "50"}, {"b", "40", "40", "40", "60"}});
    };
    const auto exact = root_of(scheme, table("20"), "b");
    CHECK(exact.low == exact.score);
    CHECK(exact.high == exact.score);
    CHECK(exact.rank_best == 1);
    for (const auto* const unit : {"a", "b"}) {
        const auto doubtful = root_of(scheme, table("10"), unit);
        CHECK(doubtful.score);
        CHECK_FALSE(doubtful.low);
        CHECK_FALSE(doubtful.high);
        CHECK_FALSE(doubtful.rank_best);
        CHECK_FALSE(doubtful.rank_worst);
    }
}

TEST_CASE("a geometric mean without floor goes down to 0 where a score may be below") {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.nodes[0].aggregation = Aggregation::geometric;
    scheme.indicators = {indicator_of("x", "total", Normalisation::goalposts),
                         indicator_of("y", "total", Normalisation::goalposts)};
    scheme.indicators[0].clip = false;
    scheme.indicators[0].low_column = "low";
    scheme.indicators[0].high_column = "high";
    const auto root = root_of(
        scheme, units_of({"unit", "x", "low", "high", "y"}, {{"a", "25", "-5", "36", "100"}}), "a");
    CHECK(root.score.value() == Approx(50.0));
    CHECK(root.low == 0.0);
    CHECK(root.high.value() == Approx(60.0));
}

TEST_CASE("a territory whose only figure is secret under z has no score and no bounds") {
    auto scheme = four_cells();
    for (auto& indicator : scheme.indicators)
        indicator.normalisation = Normalisation::z;
    const auto values =
        together(four_values("a", {10, 20, 30, 40}), four_values("b", {20, 30, 40, 50}),
                 std::vector{value_of("c", "11", Figure::hidden(1, 4))});
    const auto scoring = ctg::scored(values, scheme).value;
    const auto& total = scoring.scores.back();
    CHECK(total.territory == "c");
    CHECK(total.score == Figure::absent(ctg::Absence::suppressed));
    CHECK_FALSE(total.rank);
}
