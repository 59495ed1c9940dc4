// SPDX-License-Identifier: Apache-2.0
// The least change that moves a unit, made and unmade; and changes between two years.
#include "ctg/scoring/explanation.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"
#include "scoring/territories.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <map>
#include <string>
#include <vector>

using ctg::Aggregation;
using ctg::CompositeScheme;
using ctg::Direction;
using ctg::Figure;
using ctg::Normalisation;
using ctg::RankMove;

namespace {

using Numbers = std::map<std::pair<std::string, std::string>, double>; ///< by unit and indicator

ctg::Scheme some_scheme(Normalisation method) {
    auto scheme = four_cells();
    if (*rc::gen::arbitrary<bool>()) {
        scheme.means.total = Aggregation::geometric;
        scheme.means.floor = 1.0;
    }
    for (auto& indicator : scheme.indicators) {
        indicator.normalisation = method;
        indicator.aim = 80.0;
        indicator.direction = *rc::gen::element(Direction::more_is_need, Direction::less_is_need);
        indicator.weight = *rc::gen::inRange(1, 40) / 10.0;
    }
    return scheme;
}

Numbers some_numbers(const ctg::Scheme& scheme, int units) {
    Numbers numbers;
    for (int u = 0; u < units; ++u)
        for (const auto& indicator : scheme.indicators)
            numbers[{std::string(1, static_cast<char>('a' + u)), indicator.rule.id}] =
                *rc::gen::inRange(0, 1001) / 10.0;
    return numbers;
}

std::vector<ctg::IndicatorValue> values_of(const Numbers& numbers) {
    std::vector<ctg::IndicatorValue> values;
    for (const auto& [key, number] : numbers)
        values.push_back(value_of(key.first, key.second, Figure::exact(number)));
    return values;
}

ctg::Score total_of(const Numbers& numbers, const ctg::Scheme& scheme, const std::string& unit) {
    for (const auto& score : ctg::scored(values_of(numbers), scheme).value.scores)
        if (score.territory == unit && score.level == ctg::ScoreLevel::total) return score;
    return {};
}

std::size_t rank_of(const Numbers& numbers, const ctg::Scheme& scheme, const std::string& unit) {
    return total_of(numbers, scheme, unit).rank.value_or(0);
}

std::vector<ctg::RankMove> moves_of(const std::vector<std::vector<std::string>>& rows,
                                    const CompositeScheme& scheme, const std::string& unit) {
    return ctg::rank_moves(units_of({"unit", "x"}, rows), scheme, unit);
}

CompositeScheme one_indicator(Direction direction = Direction::more_is_need) {
    CompositeScheme scheme;
    scheme.nodes = {node_of("total")};
    scheme.indicators = {indicator_of("x", "total", Normalisation::goalposts)};
    scheme.indicators[0].direction = direction;
    return scheme;
}

} // namespace

TEST_CASE("the value needed gives the rank reached, and a hair less does not") {
    CHECK(rc::check("under each normalisation but z", [] {
        const auto scheme = some_scheme(*rc::gen::element(
            Normalisation::goalposts, Normalisation::min_max, Normalisation::percentile,
            Normalisation::rank, Normalisation::reference, Normalisation::target));
        const auto numbers = some_numbers(scheme, 4);
        const auto rank = rank_of(numbers, scheme, "b");
        const auto moves = ctg::rank_moves(values_of(numbers), scheme, "b");
        RC_ASSERT(moves.size() == 8U);
        for (const auto& move : moves) {
            const auto place = std::pair{std::string("b"), move.indicator};
            RC_ASSERT(move.value == numbers.at(place));
            RC_ASSERT(move.needed.has_value() == move.reached.has_value());
            if (!move.needed) continue;
            auto moved = numbers;
            moved[place] = *move.needed;
            const auto reached = rank_of(moved, scheme, "b");
            RC_ASSERT(reached == *move.reached);
            const bool is_moved = move.is_up ? reached < rank : reached > rank;
            RC_ASSERT(is_moved);
            const double there = total_of(moved, scheme, "b").score.value();
            moved[place] = *move.needed + (move.value - *move.needed) * 1e-6;
            const double before = total_of(moved, scheme, "b").score.value();
            if (std::abs(there - before) <= ctg::tie_tolerance) continue; // as good as there
            RC_ASSERT(rank_of(moved, scheme, "b") == rank);
        }
    }));
}

TEST_CASE("where no value is needed the ends of the goalposts move nobody") {
    CHECK(rc::check("up and down", [] {
        const auto scheme = some_scheme(Normalisation::goalposts);
        const auto numbers = some_numbers(scheme, 4);
        const auto rank = rank_of(numbers, scheme, "b");
        for (const auto& move : ctg::rank_moves(values_of(numbers), scheme, "b")) {
            if (move.needed) continue;
            for (const double end : {0.0, 100.0}) {
                auto moved = numbers;
                moved[{"b", move.indicator}] = end;
                const auto there = rank_of(moved, scheme, "b");
                const bool is_still = move.is_up ? there >= rank : there <= rank;
                RC_ASSERT(is_still);
            }
        }
    }));
}

TEST_CASE("a move by hand: past the next by more than the tolerance of a tie") {
    const std::vector<std::vector<std::string>> rows{{"a", "50"}, {"b", "40"}, {"c", "10"}};
    const auto moves = moves_of(rows, one_indicator(), "b");
    REQUIRE(moves.size() == 2);
    CHECK(moves[0].is_up);
    CHECK(moves[0].value == 40.0);
    CHECK(moves[0].needed.value() == Approx(50.0)); // at par with a: rank 1 for both
    CHECK(moves[0].needed.value() < 50.0);
    CHECK(moves[0].reached == 1);
    CHECK_FALSE(moves[1].is_up);
    CHECK(moves[1].needed.value() == Approx(10.0)); // behind c, not at par
    CHECK(moves[1].needed.value() < 10.0);
    CHECK(moves[1].reached == 3);
    const auto first = moves_of(rows, one_indicator(), "a");
    CHECK_FALSE(first[0].needed);
    CHECK_FALSE(first[0].reached);
    // Less of it scores higher: up is down.
    const auto turned = moves_of(rows, one_indicator(Direction::less_is_need), "b");
    CHECK(turned[0].needed.value() == Approx(10.0));
    CHECK(turned[1].needed.value() == Approx(50.0));
}

TEST_CASE("only what a unit has a value for moves") {
    auto scheme = four_cells();
    for (auto& indicator : scheme.indicators)
        indicator.missing = ctg::MissingRule::group_mean;
    auto values = together(four_values("a", {10, 20, 30, 40}), four_values("b", {30, 20, 10, 80}));
    values[0].value = Figure::absent(ctg::Absence::not_collected); // imputed
    values[1].value = Figure::hidden(1, 4);
    const auto moves = ctg::rank_moves(values, scheme, "a");
    REQUIRE(moves.size() == 4);
    CHECK(moves[0].indicator == "21");
    CHECK(moves[3].indicator == "22");
}

TEST_CASE("ranks are counted among the units that have one") {
    const auto scheme = four_cells();
    const auto values =
        together(four_values("a", {2, 2, 2, 2}), four_values("b", {1, 1, 1, 1}),
                 std::vector{value_of("c", "11", Figure::hidden(80, 90))}); // no score, no rank
    const auto moves = ctg::rank_moves(values, scheme, "b");
    CHECK(moves[0].reached == 1);
    const auto changes = ctg::score_changes(values, values, values, scheme);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].rank_before == 1);
    CHECK(changes[1].rank_after == 2);
}

TEST_CASE("the parts of a change add up, and others move nobody under goalposts") {
    CHECK(rc::check("scores and ranks", [] {
        const auto method =
            *rc::gen::element(Normalisation::goalposts, Normalisation::min_max, Normalisation::z,
                              Normalisation::percentile, Normalisation::rank);
        auto scheme = some_scheme(method);
        if (method == Normalisation::z) scheme.means = {};
        const auto before = some_numbers(scheme, 4);
        const auto redrawn = some_numbers(scheme, 5);
        const auto after = some_numbers(scheme, 5);
        const auto changes =
            ctg::score_changes(values_of(before), values_of(redrawn), values_of(after), scheme);
        RC_ASSERT(changes.size() == 4U);
        for (const auto& change : changes) {
            RC_ASSERT(std::abs(change.score_before + change.by_data + change.by_boundary +
                               change.by_others - change.score_after) < 1e-9);
            RC_ASSERT(static_cast<std::ptrdiff_t>(change.rank_before) + change.rank_by_data +
                          change.rank_by_boundary + change.rank_by_others ==
                      static_cast<std::ptrdiff_t>(change.rank_after));
            RC_ASSERT(change.rank_before == rank_of(before, scheme, change.unit));
            RC_ASSERT(change.rank_after == rank_of(after, scheme, change.unit));
            if (method == Normalisation::goalposts) RC_ASSERT(change.by_others == 0.0);
        }
    }));
}

TEST_CASE("a change by hand: figures, then perimeter, then the others") {
    const auto scheme = four_cells();
    const auto before =
        together(four_values("a", {10, 10, 10, 10}), four_values("b", {15, 15, 15, 15}));
    const auto redrawn =
        together(four_values("a", {20, 20, 20, 20}), four_values("b", {15, 15, 15, 15}));
    const auto after =
        together(four_values("a", {18, 18, 18, 18}), four_values("b", {30, 30, 30, 30}));
    const auto changes = ctg::score_changes(before, redrawn, after, scheme);
    REQUIRE(changes.size() == 2);
    CHECK(changes[0].by_data == Approx(10.0));
    CHECK(changes[0].by_boundary == Approx(-2.0));
    CHECK(changes[0].by_others == 0.0);
    CHECK(changes[0].rank_before == 2);
    CHECK(changes[0].rank_by_data == -1); // 20 against 15
    CHECK(changes[0].rank_by_boundary == 0);
    CHECK(changes[0].rank_by_others == 1); // b went to 30
    CHECK(changes[0].rank_after == 2);
    CHECK(ctg::score_changes(before, redrawn, four_values("a", {1, 1, 1, 1}), scheme).size() == 1);
}
