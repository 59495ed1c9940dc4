// SPDX-License-Identifier: Apache-2.0
// Random schemes and values, scored a second time by the plainest reading of the definitions (long
// double, one formula per level, ranks by counting pairs), and the properties of the method.
#include "ctg/scoring/score.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string>
#include <utility>
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

/// Up to 3 × 2 cells of 1 to 3 indicators, with any directions, weights and goalposts.
Scheme some_scheme() {
    Scheme scheme;
    const int themes = *rc::gen::inRange(1, 4);
    const int logics = *rc::gen::inRange(1, 3);
    for (int t = 0; t < themes; ++t)
        scheme.themes.push_back("t" + std::to_string(t));
    for (int l = 0; l < logics; ++l)
        scheme.logics.push_back("l" + std::to_string(l));
    for (const auto& theme : scheme.themes)
        for (const auto& logic : scheme.logics)
            for (int i = *rc::gen::inRange(1, 4); i > 0; --i) {
                ScoredIndicator indicator;
                indicator.rule.id = theme + logic + std::to_string(i);
                indicator.theme = theme;
                indicator.logic = logic;
                indicator.direction =
                    *rc::gen::element(Direction::more_is_need, Direction::less_is_need);
                indicator.goalposts.low = *rc::gen::inRange(0, 300) / 7.0;
                indicator.goalposts.high =
                    indicator.goalposts.low + *rc::gen::inRange(1, 400) / 3.0;
                indicator.clip = *rc::gen::arbitrary<bool>();
                indicator.weight = *rc::gen::inRange(1, 50) / 10.0;
                scheme.indicators.push_back(indicator);
            }
    return scheme;
}

Figure some_figure() {
    const double value = *rc::gen::inRange(0, 1500) / 9.0;
    switch (*rc::gen::inRange(0, 6)) {
    case 0:
        return Figure::absent(*rc::gen::element(Absence::suppressed, Absence::not_collected,
                                                Absence::not_applicable));
    case 1:
        return Figure::between(value - *rc::gen::inRange(0, 90) / 10.0, value,
                               value + *rc::gen::inRange(0, 90) / 10.0);
    default:
        return Figure::exact(value);
    }
}

std::vector<IndicatorValue> values_of(const std::string& territory, const Scheme& scheme) {
    std::vector<IndicatorValue> values;
    for (const auto& indicator : scheme.indicators) {
        IndicatorValue value;
        value.territory = territory;
        value.indicator = indicator.rule.id;
        value.value = some_figure();
        values.push_back(value);
    }
    return values;
}

std::vector<IndicatorValue> some_values(const Scheme& scheme) {
    std::vector<IndicatorValue> values;
    for (int t = *rc::gen::inRange(1, 7); t > 0; --t)
        std::ranges::copy(values_of("T" + std::to_string(t), scheme), std::back_inserter(values));
    return values;
}

/// One end of the figures: which number of a value to score.
using End = double (Figure::*)() const;

long double points(double value, const ScoredIndicator& indicator) {
    const long double low = indicator.goalposts.low;
    const long double high = indicator.goalposts.high;
    long double points = 100.0L * (value - low) / (high - low);
    if (indicator.direction == Direction::less_is_need) points = 100.0L - points;
    return indicator.clip ? std::min(100.0L, std::max(0.0L, points)) : points;
}

/// What a gap counts at one end of the scale; nothing where no end is known.
std::optional<long double> gap_points(const Figure& value, const ScoredIndicator& indicator,
                                      std::optional<long double> gap) {
    if (!indicator.clip || value.absence() == Absence::not_applicable) return std::nullopt;
    return gap;
}

/// Whether something below has a value that nobody knows, and no scale to be on.
bool is_open(const Score& score, const std::vector<IndicatorValue>& values, const Scheme& scheme) {
    return std::ranges::any_of(values, [&](const IndicatorValue& value) {
        const auto indicator = std::ranges::find_if(
            scheme.indicators, [&](const auto& i) { return i.rule.id == value.indicator; });
        return value.territory == score.territory && !indicator->clip &&
               (score.theme.empty() || score.theme == indicator->theme) &&
               (score.logic.empty() || score.logic == indicator->logic) &&
               !value.value.is_known() && value.value.absence() != Absence::not_applicable;
    });
}

/// The mean over the cells that `score` is made of, of the weighted means of the indicators known;
/// with a `gap`, also of those that are not known but have a value.
std::optional<long double> plain_score(const Score& score, End more, End less,
                                       const std::vector<IndicatorValue>& values,
                                       const Scheme& scheme,
                                       std::optional<long double> gap = std::nullopt) {
    struct Sum {
        long double weighted = 0.0L;
        long double weight = 0.0L;
    };
    std::map<std::pair<std::string, std::string>, Sum> cells;
    for (const auto& value : values) {
        if (value.territory != score.territory) continue;
        const auto indicator = std::ranges::find_if(
            scheme.indicators, [&](const auto& i) { return i.rule.id == value.indicator; });
        if (!score.theme.empty() && score.theme != indicator->theme) continue;
        if (!score.logic.empty() && score.logic != indicator->logic) continue;
        const End end = indicator->direction == Direction::more_is_need ? more : less;
        const auto part = value.value.is_known()
                              ? std::optional(points((value.value.*end)(), *indicator))
                              : gap_points(value.value, *indicator, gap);
        if (!part) continue;
        Sum& cell = cells[{indicator->theme, indicator->logic}];
        cell.weighted += indicator->weight * *part;
        cell.weight += indicator->weight;
    }
    if (cells.empty()) return std::nullopt;
    long double sum = 0.0L;
    for (const auto& [cell, parts] : cells)
        sum += parts.weighted / parts.weight;
    return sum / static_cast<long double>(cells.size());
}

bool is_near(double ours, long double plain) {
    return std::abs(static_cast<long double>(ours) - plain) <= 1e-9L;
}

const Score& total_of(const ctg::Scoring& scoring, const std::string& territory) {
    return *std::ranges::find_if(scoring.scores, [&](const Score& score) {
        return score.territory == territory && score.level == ScoreLevel::total;
    });
}

} // namespace

TEST_CASE("scores and their bounds are those of the plain definitions") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        const auto values = some_values(scheme);
        for (const auto& score : ctg::scored(values, scheme).value.scores) {
            const auto value = plain_score(score, &Figure::value, &Figure::value, values, scheme);
            RC_ASSERT(score.score.is_known() == value.has_value());
            if (!value) continue;
            RC_ASSERT(is_near(score.score.value(), *value));
            RC_ASSERT(score.rank_best.has_value() == !is_open(score, values, scheme));
            if (!score.rank_best) {
                RC_ASSERT(!score.score.has_bounds()); // nothing bounds it
                continue;
            }
            // A gap within the scale may lie on the near side of what is beyond it.
            const auto low = *plain_score(score, &Figure::low, &Figure::high, values, scheme, 0.0L);
            RC_ASSERT(is_near(score.score.low(), std::min(low, *value)));
            const auto high =
                *plain_score(score, &Figure::high, &Figure::low, values, scheme, 100.0L);
            RC_ASSERT(is_near(score.score.high(), std::max(high, *value)));
        }
    }));
}

TEST_CASE("ranks and their ranges are those found by counting pairs") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        const auto scores = ctg::scored(some_values(scheme), scheme).value.scores;
        for (const auto& mine : scores) {
            std::size_t rank = 1;
            std::size_t best = 1;
            std::size_t worst = 0;
            for (const auto& other : scores) {
                if (other.level != mine.level || other.theme != mine.theme ||
                    other.logic != mine.logic || !other.score.is_known() || !mine.score.is_known())
                    continue;
                const auto exceeds = [](double a, double b) { return a > b + ctg::tie_tolerance; };
                if (exceeds(other.score.value(), mine.score.value())) ++rank;
                const bool is_anywhere = !other.score.has_bounds();
                if (!mine.score.has_bounds()) continue;
                if (!is_anywhere && exceeds(other.score.low(), mine.score.high())) ++best;
                if (is_anywhere || !exceeds(mine.score.low(), other.score.high())) ++worst;
            }
            RC_ASSERT(mine.rank.has_value() == mine.score.is_known());
            if (!mine.rank) continue;
            RC_ASSERT(*mine.rank == rank);
            RC_ASSERT(mine.rank_best.has_value() == mine.score.has_bounds());
            if (!mine.rank_best) continue;
            RC_ASSERT(*mine.rank_best == best);
            RC_ASSERT(*mine.rank_worst == worst);
            RC_ASSERT(best <= rank);
            RC_ASSERT(rank <= worst);
        }
    }));
}

TEST_CASE("contributions add up to the total within 1e-12") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        const auto scoring = ctg::scored(some_values(scheme), scheme).value;
        std::map<std::string, double> sum;
        std::map<std::string, double> size; // without clipping, points of either sign may cancel
        for (const auto& contribution : scoring.contributions) {
            sum[contribution.territory] += contribution.points;
            size[contribution.territory] += std::abs(contribution.points);
        }
        for (const auto& score : scoring.scores) {
            if (score.level != ScoreLevel::total || !score.score.is_known()) continue;
            RC_ASSERT(std::abs(sum[score.territory] - score.score.value()) <=
                      1e-12 * size[score.territory]);
        }
    }));
}

TEST_CASE("more of what is need never lowers a score, more of what is supply never raises it") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        auto values = some_values(scheme);
        const auto before = ctg::scored(values, scheme).value.scores;
        const auto moved = *rc::gen::inRange<std::size_t>(0, values.size());
        const Figure figure = values[moved].value;
        RC_PRE(figure.is_known());
        const double step = *rc::gen::inRange(0, 1000) / 11.0;
        values[moved].value =
            Figure::between(figure.low() + step, figure.value() + step, figure.high() + step);
        const auto after = ctg::scored(values, scheme).value.scores;
        const bool is_need = scheme.indicators[moved % scheme.indicators.size()].direction ==
                             Direction::more_is_need;
        for (std::size_t s = 0; s < before.size(); ++s) {
            if (!before[s].score.is_known()) continue;
            const Figure& less = is_need ? before[s].score : after[s].score;
            const Figure& more = is_need ? after[s].score : before[s].score;
            RC_ASSERT(less.has_bounds() == more.has_bounds());
            RC_ASSERT(less.value() <= more.value());
            if (!less.has_bounds()) continue;
            RC_ASSERT(less.low() <= more.low());
            RC_ASSERT(less.high() <= more.high());
        }
    }));
}

TEST_CASE("a territory more changes no other's score, points nor place before another") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        auto values = some_values(scheme);
        const auto before = ctg::scored(values, scheme).value;
        std::ranges::copy(values_of("new", scheme), std::back_inserter(values));
        const auto after = ctg::scored(values, scheme).value;

        std::vector<ctg::Contribution> others;
        for (const auto& contribution : after.contributions)
            if (contribution.territory != "new") others.push_back(contribution);
        RC_ASSERT(others == before.contributions);
        std::vector<Score> kept;
        for (const auto& score : after.scores)
            if (score.territory != "new") kept.push_back(score);
        RC_ASSERT(kept.size() == before.scores.size());
        for (std::size_t a = 0; a < kept.size(); ++a) {
            RC_ASSERT(kept[a].score == before.scores[a].score);
            RC_ASSERT(kept[a].weight_observed == before.scores[a].weight_observed);
            for (std::size_t b = 0; b < kept.size(); ++b) {
                if (kept[a].level != kept[b].level || kept[a].theme != kept[b].theme ||
                    kept[a].logic != kept[b].logic)
                    continue;
                if (before.scores[a].rank < before.scores[b].rank)
                    RC_ASSERT((kept[a].rank < kept[b].rank));
            }
        }
    }));
}

TEST_CASE("the order of the values does not show in the result") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        const auto values = some_values(scheme);
        auto shuffled = values;
        for (std::size_t i = shuffled.size(); i > 1; --i)
            std::swap(shuffled[i - 1], shuffled[*rc::gen::inRange<std::size_t>(0, i)]);
        RC_ASSERT(ctg::scored(shuffled, scheme).value == ctg::scored(values, scheme).value);
    }));
}

TEST_CASE("a territory and itself renamed have the same score and share their rank") {
    CHECK(rc::check([] {
        const auto scheme = some_scheme();
        auto values = some_values(scheme);
        auto twin = values;
        std::erase_if(twin, [](const auto& value) { return value.territory != "T1"; });
        for (auto& value : twin)
            value.territory = "twin";
        std::ranges::copy(twin, std::back_inserter(values));
        const auto scoring = ctg::scored(values, scheme).value;
        RC_ASSERT(total_of(scoring, "T1").score == total_of(scoring, "twin").score);
        RC_ASSERT((total_of(scoring, "T1").rank == total_of(scoring, "twin").rank));
    }));
}
