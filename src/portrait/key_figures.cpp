// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/facts.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

namespace ctg {
namespace {

constexpr std::size_t shown_indicators = 3;

constexpr Phrase of_the_whole = tr("{}: {}"); ///< "Département : 12,3 %"
constexpr Phrase place = tr("Rank: {}");

struct KeyFigure {
    std::string label;
    std::string tag;
    std::string value;
    std::string unit;
    std::string compare;
    std::string rank;
    std::string trace;       ///< where the figure can be followed to
    std::string change = {}; ///< since the year before
};

HtmlData html_of(const KeyFigure& figure) {
    HtmlData key;
    key.set("label", figure.label);
    key.set("tag", figure.tag.empty() ? HtmlData(false) : HtmlData(figure.tag));
    key.set("value", figure.value);
    key.set("unit", figure.unit.empty() ? HtmlData(false) : HtmlData(figure.unit));
    key.set("compare", figure.compare);
    key.set("rank", figure.rank);
    key.set("trace", figure.trace);
    key.set("change", figure.change.empty() ? HtmlData(false) : HtmlData(figure.change));
    return key;
}

std::string place_words(const Ranking& ranking, Language language) {
    return filled(place, language, rank_words(ranking.rank, ranking.count, language));
}

template <class Measure>
Ranking ranking_of_point(const std::map<std::string, CoveragePoint>& last,
                         const CoveragePoint& here, const Measure& measure) {
    std::vector<double> values;
    for (const auto& [key, point] : last)
        values.push_back(measure(point));
    return ranking_in(measure(here), values);
}

/// "+38,2 points depuis fin 2020"; "" in the first year.
std::string coverage_change(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase since = tr("Since the end of {}: {}");
    const auto points = points_of_territory(data.coverage, zone.key);
    if (points.size() < 2) return {};
    const auto& before = points[points.size() - 2];
    return filled(since, language, before.year.value,
                  change_words(points.back().share.value() - before.share.value(), language));
}

/// The weight of the territory, and its coverage in the last year.
void add_coverage(HtmlList& keys, const PortraitData& data, const Zone& zone, Language language) {
    const auto last = last_points(data.coverage);
    const auto here = last.find(zone.key);
    const auto whole = points_of_whole(data.coverage);
    if (here == last.end() || whole.empty()) return;
    const auto& point = here->second;

    constexpr Phrase weight = tr("Basis of the shares");
    constexpr Phrase population = tr("Inhabitants");
    constexpr Phrase of_departement = tr("{} of the département");
    constexpr Phrase of_all = tr("{} of the whole");
    const auto& part = is_of_departement(data) ? of_departement : of_all;
    const bool is_population = data.weights.basis() == Basis::population;
    const double share = whole.back().total > 0 ? point.total / whole.back().total : 0.0;
    const auto total_of_point = [](const CoveragePoint& p) { return p.total; };
    keys.push_back(
        html_of({.label = filled(is_population ? population : weight, language),
                 .tag = "",
                 .value = readable(point.total, 0, language),
                 .unit = is_population ? "" : words_of_basis(data.weights.basis().name, language),
                 .compare = filled(part, language, readable_percent(share, 1, language)),
                 .rank = place_words(ranking_of_point(last, point, total_of_point), language),
                 .trace = "trace-weight"}));

    constexpr Phrase covered = tr("Covered at the end of {}, conventions signed");
    const auto share_of_point = [](const CoveragePoint& p) { return p.share.value(); };
    keys.push_back(
        html_of({.label = filled(covered, language, point.year.value),
                 .tag = "",
                 .value = readable_percent(point.share.value(), 1, language),
                 .unit = "",
                 .compare = filled(of_the_whole, language, whole_heading(data),
                                   readable_percent(whole.back().share.value(), 1, language)),
                 .rank = place_words(ranking_of_point(last, point, share_of_point), language),
                 .trace = "trace-coverage",
                 .change = coverage_change(data, zone, language)}));
}

/// "Depuis l'étude d'avant : +2,1 ; rang 3"; "" without one.
std::string score_change(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase since = tr("Since the earlier study: {}; rank {} then");
    const auto* change = score_change_for(data, zone.key);
    if (change == nullptr) return {};
    return filled(since, language,
                  signed_words(change->score_after - change->score_before, 1, language),
                  change->rank_before);
}

/// "En 2021 : 11,2"; "" where the earlier study does not know it.
std::string earlier_value(const PortraitData& data, const Zone& zone, std::string_view indicator,
                          Language language) {
    constexpr Phrase then = tr("In {}: {}");
    if (!data.earlier) return {};
    const auto* value = value_of(data.earlier->indicators, zone.key, indicator);
    if (value == nullptr || !value->value.is_known()) return {};
    return filled(then, language, value->year.value, value_words(value->value, language));
}

/// How far the bounds of all scores move the rank: what can be said where nothing is drawn.
std::string bounded_words(const Score& total, Language language) {
    if (!total.rank_best || !total.rank_worst || *total.rank_best == *total.rank_worst) return "";
    constexpr Phrase between = tr(" ({} to {} within the bounds of the scores)");
    return filled(between, language, *total.rank_best, *total.rank_worst);
}

/// How far draws of the scheme's doubts move the rank.
std::string drawn_words(const Score& total, Language language) {
    if (!total.rank_p05 || !total.rank_p95) return bounded_words(total, language);
    constexpr Phrase always = tr(" (in 90% of the draws too)");
    constexpr Phrase between = tr(" ({} to {} in 90% of the draws)");
    if (*total.rank_p05 == *total.rank && *total.rank_p95 == *total.rank)
        return filled(always, language);
    return filled(between, language, *total.rank_p05, *total.rank_p95);
}

void add_total(HtmlList& keys, const PortraitData& data, const Zone& zone, Language language) {
    const Score* total = total_of(data, zone.key);
    if (total == nullptr || !total->score.is_known() || !total->rank) return;
    constexpr Phrase label = tr("Total score (100: the greatest need)");
    constexpr Phrase bounds = tr("Bounds: {}");
    constexpr Phrase exact = tr("Exact to the tenth");
    constexpr Phrase open = tr("Nothing bounds it");
    const auto range = bounds_words(total->score, language);
    const auto count =
        static_cast<std::size_t>(std::ranges::count_if(data.scoring.scores, [](const Score& score) {
            return score.level == ScoreLevel::total && score.rank;
        }));
    keys.push_back(html_of(
        {.label = filled(label, language),
         .tag = "",
         .value = readable(total->score.value(), 1, language),
         .unit = "/ 100",
         .compare = !total->score.has_bounds() ? filled(open, language)
                    : range.empty()            ? filled(exact, language)
                                               : filled(bounds, language, range),
         .rank = place_words({*total->rank, count}, language) + drawn_words(*total, language),
         .trace = "trace-score",
         .change = score_change(data, zone, language)}));
}

/// The indicators that bring most points to the total of a territory, the most first.
std::vector<const ScoredIndicator*> heaviest(const PortraitData& data, std::string_view key) {
    std::vector<const Contribution*> parts;
    for (const auto& part : data.scoring.contributions)
        if (part.territory == key) parts.push_back(&part);
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Contribution::points);
    std::vector<const ScoredIndicator*> indicators;
    for (const auto* part : parts) {
        const auto found =
            std::ranges::find(data.scheme->indicators, part->indicator,
                              [](const ScoredIndicator& indicator) { return indicator.rule.id; });
        if (found != data.scheme->indicators.end() && indicators.size() < shown_indicators)
            indicators.push_back(&*found);
    }
    return indicators;
}

void add_indicator(HtmlList& keys, const PortraitData& data, const Zone& zone,
                   const ScoredIndicator& indicator, Language language) {
    const auto& rule = indicator.rule;
    const auto* here = value_of(data.indicators, zone.key, rule.id);
    if (here == nullptr) return;
    const auto* whole = value_of(data.reference_values, "", rule.id);
    const auto ranking = ranking_of(data, indicator, zone.key);
    keys.push_back(
        html_of({.label = label_of(rule, language),
                 .tag = is_fictitious(rule) ? "fictif" : "",
                 .value = value_words(here->value, language),
                 .unit = rule.unit,
                 .compare = filled(of_the_whole, language, whole_heading(data),
                                   whole == nullptr ? "–" : value_words(whole->value, language)),
                 .rank = ranking ? place_words(*ranking, language) : "",
                 .trace = trace_id(data, rule.id),
                 .change = earlier_value(data, zone, rule.id, language)}));
}

} // namespace

HtmlList key_figures(const PortraitData& data, const Zone& zone, Language language) {
    HtmlList keys;
    add_coverage(keys, data, zone, language);
    if (!data.scheme) return keys;
    add_total(keys, data, zone, language);
    for (const auto* indicator : heaviest(data, zone.key))
        add_indicator(keys, data, zone, *indicator, language);
    return keys;
}

} // namespace ctg
