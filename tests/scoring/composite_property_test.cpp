// SPDX-License-Identifier: Apache-2.0
// Random trees and tables: a second implementation by recursion in long double, and the properties
// of the method.
#include "ctg/scoring/composite.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>

using ctg::CompositeScheme;
using ctg::Direction;
using ctg::Normalisation;

namespace {

using Cells = std::vector<std::vector<std::optional<int>>>; ///< by unit, then indicator

/// A tree of 1 to 4 nodes, each with a child: a node hangs under one before it, an indicator under
/// each, then some more.
CompositeScheme some_scheme(std::optional<Normalisation> only = {}) {
    const auto method = only.value_or(
        *rc::gen::element(Normalisation::goalposts, Normalisation::min_max, Normalisation::z,
                          Normalisation::percentile, Normalisation::rank));
    CompositeScheme scheme;
    const int nodes = *rc::gen::inRange(1, 5);
    for (int n = 0; n < nodes; ++n) {
        scheme.nodes.push_back(node_of(
            "n" + std::to_string(n), n == 0 ? "" : "n" + std::to_string(*rc::gen::inRange(0, n))));
        scheme.nodes.back().weight = *rc::gen::inRange(1, 40) / 10.0;
    }
    const int indicators = nodes + *rc::gen::inRange(0, 4);
    for (int i = 0; i < indicators; ++i) {
        const int parent = i < nodes ? i : *rc::gen::inRange(0, nodes);
        auto indicator =
            indicator_of("i" + std::to_string(i), "n" + std::to_string(parent), method);
        indicator.weight = *rc::gen::inRange(1, 40) / 10.0;
        indicator.direction = *rc::gen::element(Direction::more_is_need, Direction::less_is_need);
        scheme.indicators.push_back(indicator);
    }
    return scheme;
}

Cells some_cells(const CompositeScheme& scheme, int most_gaps_in_ten = 2) {
    Cells cells(*rc::gen::inRange<std::size_t>(1, 8));
    for (auto& row : cells)
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
            row.push_back(*rc::gen::inRange(0, 10) < most_gaps_in_ten
                              ? std::nullopt
                              : std::optional(*rc::gen::inRange(-5, 120)));
    return cells;
}

std::string name_of_unit(std::size_t unit) {
    return std::string(1, static_cast<char>('a' + unit));
}

/// The table of `cells`, in the order of `units`, each value as `factor`·x + `shift`.
ctg::Table table_of(const CompositeScheme& scheme, const Cells& cells,
                    const std::vector<std::size_t>& units, int factor = 1, int shift = 0) {
    std::vector<std::string> columns{"unit"};
    for (const auto& indicator : scheme.indicators)
        columns.push_back(indicator.column);
    std::vector<std::vector<std::string>> rows;
    for (const std::size_t unit : units) {
        rows.push_back({name_of_unit(unit)});
        for (const auto& cell : cells[unit])
            rows.back().push_back(cell ? std::to_string(factor * *cell + shift) : "");
    }
    return units_of(columns, rows);
}

std::vector<std::size_t> all_of(const Cells& cells) {
    std::vector<std::size_t> units(cells.size());
    for (std::size_t unit = 0; unit < units.size(); ++unit)
        units[unit] = unit;
    return units;
}

using ByUnit = std::map<std::string, double>;

/// The scores at the root n0.
ByUnit roots_of(const ctg::CompositeScoring& scoring) {
    ByUnit roots;
    for (const auto& score : scoring.scores)
        if (score.node == "n0" && score.score) roots.emplace(score.unit, *score.score);
    return roots;
}

/// The score of a cell by counting and summing over the column, as the formulas are written.
long double normalised(const CompositeScheme& scheme, const Cells& cells, std::size_t unit,
                       std::size_t i) {
    const auto& indicator = scheme.indicators[i];
    const long double sign = indicator.direction == Direction::more_is_need ? 1.0L : -1.0L;
    const long double x = sign * *cells[unit][i];
    long double n = 0, sum = 0, squares = 0, below = 0, equal = 0;
    long double low = x, high = x;
    for (const auto& row : cells) {
        if (!row[i]) continue;
        const long double y = sign * *row[i];
        ++n;
        sum += y;
        squares += y * y;
        below += y < x ? 1 : 0;
        equal += y == x ? 1 : 0;
        low = std::min(low, y);
        high = std::max(high, y);
    }
    const bool is_flat = low == high;
    switch (indicator.normalisation) {
    case Normalisation::goalposts:
        return std::clamp(sign > 0 ? x : 100.0L + x, 0.0L, 100.0L);
    case Normalisation::min_max:
        return is_flat ? 50.0L : 100.0L * (x - low) / (high - low);
    case Normalisation::z:
        return is_flat ? 0.0L : (x - sum / n) / std::sqrt((squares - sum * sum / n) / (n - 1));
    case Normalisation::percentile:
        return is_flat ? 50.0L : 100.0L * (below + (equal - 1) / 2) / (n - 1);
    default:
        return 1 + below + (equal - 1) / 2;
    }
}

std::optional<long double> root_again(const CompositeScheme& scheme, const Cells& cells,
                                      std::size_t unit, const std::string& node) {
    long double sum = 0, weight = 0;
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        if (scheme.indicators[i].parent != node || !cells[unit][i]) continue;
        sum += scheme.indicators[i].weight * normalised(scheme, cells, unit, i);
        weight += scheme.indicators[i].weight;
    }
    for (const auto& child : scheme.nodes) {
        if (child.parent != node) continue;
        const auto score = root_again(scheme, cells, unit, child.id);
        if (!score) continue;
        sum += child.weight * *score;
        weight += child.weight;
    }
    if (weight == 0) return std::nullopt;
    return sum / weight;
}

} // namespace

TEST_CASE("a second implementation finds the same roots and ranks") {
    CHECK(rc::check("by recursion in long double", [] {
        const auto scheme = some_scheme();
        const auto cells = some_cells(scheme);
        const auto scoring =
            ctg::composed_scores(table_of(scheme, cells, all_of(cells)), scheme).value;
        std::vector<std::optional<long double>> again;
        for (std::size_t unit = 0; unit < cells.size(); ++unit)
            again.push_back(root_again(scheme, cells, unit, "n0"));
        for (const auto& score : scoring.scores) {
            if (score.node != "n0") continue;
            const auto& expected = again[static_cast<std::size_t>(score.unit[0] - 'a')];
            RC_ASSERT(score.score.has_value() == expected.has_value());
            if (!expected) continue;
            RC_ASSERT(std::abs(*score.score - static_cast<double>(*expected)) < 1e-9);
            const auto above = std::ranges::count_if(
                again, [&](const auto& other) { return other && *other > *expected + 1e-9L; });
            RC_ASSERT(score.rank == 1 + static_cast<std::size_t>(above));
        }
    }));
}

TEST_CASE("contributions add up to the root within 1e-12") {
    CHECK(rc::check("relative to the largest of them", [] {
        const auto scheme = some_scheme();
        const auto cells = some_cells(scheme);
        const auto scoring =
            ctg::composed_scores(table_of(scheme, cells, all_of(cells)), scheme).value;
        ByUnit sums;
        ByUnit sizes;
        for (const auto& part : scoring.contributions) {
            sums[part.unit] += part.points;
            sizes[part.unit] += std::abs(part.points);
        }
        const auto roots = roots_of(scoring);
        RC_ASSERT(roots.size() == sums.size());
        for (const auto& [unit, root] : roots)
            RC_ASSERT(std::abs(sums.at(unit) - root) <= 1e-12 * std::max(1.0, sizes.at(unit)));
    }));
}

TEST_CASE("the order of rows does not show") {
    CHECK(rc::check("rows backwards, the same scores to the bit", [] {
        const auto scheme = some_scheme();
        const auto cells = some_cells(scheme);
        auto units = all_of(cells);
        const auto forwards = ctg::composed_scores(table_of(scheme, cells, units), scheme);
        std::ranges::reverse(units);
        const auto backwards = ctg::composed_scores(table_of(scheme, cells, units), scheme);
        RC_ASSERT(forwards.value == backwards.value);
        RC_ASSERT(forwards.notes == backwards.notes);
    }));
}

TEST_CASE("another unit of measure changes no score but under fixed goalposts") {
    CHECK(rc::check("x becomes 7·x − 3", [] {
        const auto scheme =
            some_scheme(*rc::gen::element(Normalisation::min_max, Normalisation::z,
                                          Normalisation::percentile, Normalisation::rank));
        const auto cells = some_cells(scheme);
        const auto roots = [&](int factor, int shift) {
            return roots_of(
                ctg::composed_scores(table_of(scheme, cells, all_of(cells), factor, shift), scheme)
                    .value);
        };
        const auto before = roots(1, 0);
        for (const auto& [unit, root] : roots(7, -3))
            RC_ASSERT(std::abs(before.at(unit) - root) < 1e-9);
    }));
}

TEST_CASE("more of what scores higher never lowers the score of a unit") {
    CHECK(rc::check("in each cell, under each normalisation", [] {
        const auto scheme = some_scheme();
        auto cells = some_cells(scheme, 0);
        const auto unit = *rc::gen::inRange<std::size_t>(0, cells.size());
        const auto i = *rc::gen::inRange<std::size_t>(0, scheme.indicators.size());
        const auto root = [&] {
            const auto table = table_of(scheme, cells, all_of(cells));
            return roots_of(ctg::composed_scores(table, scheme).value).at(name_of_unit(unit));
        };
        const double before = root();
        const int step = *rc::gen::inRange(1, 50);
        const bool is_more = scheme.indicators[i].direction == Direction::more_is_need;
        *cells[unit][i] += is_more ? step : -step;
        // A column that was flat is not: from the middle up for the unit that moved.
        RC_ASSERT(root() >= before - 1e-9);
    }));
}

TEST_CASE("under goalposts a unit more changes the score of no other, hence no order") {
    CHECK(rc::check("scores to the bit", [] {
        const auto scheme = some_scheme(Normalisation::goalposts);
        const auto cells = some_cells(scheme);
        auto units = all_of(cells);
        const auto with =
            roots_of(ctg::composed_scores(table_of(scheme, cells, units), scheme).value);
        units.pop_back();
        const auto without =
            roots_of(ctg::composed_scores(table_of(scheme, cells, units), scheme).value);
        for (const auto& [unit, root] : without)
            RC_ASSERT(with.at(unit) == root);
    }));
}
