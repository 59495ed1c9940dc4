// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/charts.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/inequality.hpp"
#include "ctg/scoring/typology.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "ctg/territory/topology.hpp"
#include "study/scores.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

namespace ctg {
namespace {

constexpr std::array<std::string_view, all_score_charts.size()> names{
    "heatmap", "multiples", "ladder", "peers",  "waterfall",
    "why",     "slope",     "map",    "lorenz", "types"};

/// How many territories a chart is of.
struct Count {
    std::size_t least = 0;
    std::size_t most = 0;
};

Count count_of(ScoreChart chart, std::size_t all) {
    switch (chart) {
    case ScoreChart::heatmap:
    case ScoreChart::peers:
    case ScoreChart::waterfall:
        return {1, 1};
    case ScoreChart::why:
        return {2, 2};
    case ScoreChart::multiples:
        return {0, all};
    case ScoreChart::ladder:
        return {0, 1};
    default:
        return {};
    }
}

/// Draws the charts of one study.
class Drawing {
public:
    Drawing(const Study& study, const ChartQuestion& question)
        : study_(study),
          question_(question) {
        need(study.geography.has_value(), "communes");
        need(!study.territories.zones.empty(), "territories");
        need(study.scheme.has_value(), "scheme");
        refuse_territories();
        name_territories();
    }

    [[nodiscard]] Checked<Chart> chart() {
        auto values = scored_values_of(study_);
        notes_ = std::move(values.notes);
        values_ = std::move(values.value);
        return {drawn(), std::move(notes_)};
    }

private:
    void refuse_territories() const {
        std::vector<std::string> keys;
        for (const auto& zone : study_.territories.zones)
            keys.push_back(zone.key);
        const auto [least, most] = count_of(question_.chart, keys.size());
        const auto count = question_.territories.size();
        const auto wanted =
            least == most ? std::to_string(least) : fmt::format("{} … {}", least, most);
        if (count < least || count > most)
            throw ArgumentError(
                {error_of("CTG-SCOR-100", {{"chart", std::string(name_of(question_.chart))},
                                           {"wanted", wanted},
                                           {"count", std::to_string(count)}})});
        for (const auto& key : question_.territories)
            if (study_.territories.find(key) == nullptr)
                throw ArgumentError({error_of(
                    "CTG-SCOR-038", {{"found", key}, {"nearest", joined(nearest(key, keys))}})});
        if (question_.chart == ScoreChart::slope && question_.before == nullptr)
            throw ArgumentError({error_of("CTG-SCOR-101", {})});
    }

    void name_territories() {
        std::map<std::string, std::size_t> count;
        for (const auto& zone : study_.territories.zones)
            ++count[zone.name];
        for (const auto& zone : study_.territories.zones)
            label_by_key_[zone.key] = zone.name.empty()       ? zone.key
                                      : count[zone.name] == 1 ? zone.name
                                                              : zone.name + " (" + zone.key + ")";
    }

    [[nodiscard]] const std::string& label(const std::string& key) const {
        return label_by_key_.at(key);
    }

    [[nodiscard]] Chart drawn() {
        const auto language = question_.language;
        const auto& territories = question_.territories;
        switch (question_.chart) {
        case ScoreChart::heatmap:
            return profile_heatmap(scores(), *study_.scheme, territories.front(), language);
        case ScoreChart::multiples:
            return profile_multiples(profiles(), language);
        case ScoreChart::ladder:
            return rank_ladder(ranges(), territories.empty() ? "" : label(territories.front()),
                               language);
        case ScoreChart::peers:
            return peer_bars(scores(), territories.front(), study_.territories, language);
        case ScoreChart::waterfall:
            return contribution_waterfall(waterfall(), language);
        case ScoreChart::why:
            return why_before_bars(reasons(), language);
        case ScoreChart::slope:
            return slope_chart(slope(), language);
        case ScoreChart::map:
            return map();
        case ScoreChart::lorenz:
            return lorenz();
        case ScoreChart::types:
            return type_profiles(types(), language);
        }
        return {};
    }

    [[nodiscard]] const std::vector<Score>& scores() {
        if (scoring_.scores.empty()) {
            auto scoring = scores_of(study_, values_);
            add(std::move(scoring.notes));
            scoring_ = std::move(scoring.value);
        }
        return scoring_.scores;
    }

    void add(std::vector<Diagnostic> notes) {
        std::ranges::move(notes, std::back_inserter(notes_));
    }

    [[nodiscard]] std::vector<LabelledProfile> profiles() {
        std::vector<LabelledProfile> profiles;
        for (const auto& zone : study_.territories.zones)
            if (question_.territories.empty() ||
                std::ranges::find(question_.territories, zone.key) != question_.territories.end())
                profiles.push_back(profile_of(zone.key));
        return profiles;
    }

    [[nodiscard]] LabelledProfile profile_of(const std::string& key) {
        LabelledProfile profile{label(key), {}};
        for (const auto& score : scores())
            if (score.territory == key && score.level == ScoreLevel::cell)
                profile.cells.push_back(
                    {score.theme, score.logic,
                     score.score.is_known() ? std::optional(score.score.value()) : std::nullopt});
        return profile;
    }

    /// Those that have a rank; where nothing bounds it, it may be any.
    [[nodiscard]] std::vector<RankRange> ranges() {
        std::vector<RankRange> ranges;
        const auto totals = scores();
        const auto last =
            static_cast<std::size_t>(std::ranges::count_if(totals, [](const Score& score) {
                return score.level == ScoreLevel::total && score.rank;
            }));
        for (const auto& score : totals) {
            if (score.level != ScoreLevel::total || !score.rank) continue;
            ranges.push_back({label(score.territory), score.rank_best.value_or(1), *score.rank,
                              score.rank_worst.value_or(last), score.rank_p05, score.rank_p95});
        }
        return ranges;
    }

    [[nodiscard]] std::vector<LabelledPoints> steps_of(const Explanation& explanation) const {
        std::vector<LabelledPoints> steps;
        for (const auto& step : explanation.steps) {
            const auto& indicators = study_.scheme->indicators;
            const auto indicator = std::ranges::find(indicators, step.indicator,
                                                     [](const auto& each) { return each.rule.id; });
            steps.push_back({indicator->rule.label, step.points});
        }
        return steps;
    }

    /// Whether one territory more moves the scores of no other.
    [[nodiscard]] bool stands_alone() const {
        return std::ranges::all_of(study_.scheme->indicators, [](const auto& indicator) {
            const bool is_absolute = indicator.normalisation == Normalisation::goalposts ||
                                     indicator.normalisation == Normalisation::reference;
            return is_absolute && indicator.missing != MissingRule::group_mean;
        });
    }

    [[nodiscard]] Waterfall waterfall() {
        const auto& unit = question_.territories.front();
        constexpr Phrase mean = tr("Mean of the territories");
        std::string reference(mean.in(question_.language));
        std::string against;
        auto values = values_.values;
        if (stands_alone()) {
            Zone whole = whole_of(study_);
            for (whole.key = "*"; label_by_key_.contains(whole.key);)
                whole.key += '*';
            reference = whole.name;
            against = whole.key;
            const Zoning zoning{"total", {std::move(whole)}};
            std::ranges::move(
                indicators_of(zoning, rules_of(*study_.scheme), inputs_of(study_)).value,
                std::back_inserter(values));
        }
        const auto explanation =
            explanation_of(values, *study_.scheme, unit, against, values_.antennes);
        return {label(unit), reference, explanation.other, steps_of(explanation)};
    }

    [[nodiscard]] PairReasons reasons() const {
        const auto& territories = question_.territories;
        const auto explanation = explanation_of(values_.values, *study_.scheme, territories[0],
                                                territories[1], values_.antennes);
        return {label(territories[0]), label(territories[1]), steps_of(explanation)};
    }

    [[nodiscard]] Slope slope() {
        constexpr Phrase before = tr("Before");
        constexpr Phrase after = tr("After");
        auto changes = score_changes_of(*question_.before, study_);
        add(std::move(changes.notes));
        Slope slope{question_.before_label.value_or(std::string(before.in(question_.language))),
                    question_.after_label.value_or(std::string(after.in(question_.language))),
                    question_.measure,
                    {}};
        const bool is_of_ranks = question_.measure == SlopeMeasure::rank;
        for (const auto& change : changes.value)
            slope.items.push_back(
                {label(change.unit),
                 is_of_ranks ? static_cast<double>(change.rank_before) : change.score_before,
                 is_of_ranks ? static_cast<double>(change.rank_after) : change.score_after});
        return slope;
    }

    [[nodiscard]] Chart map() {
        DrawOptions options;
        options.by_doubt = false;
        options.first = question_.first;
        auto drawn = uncertain_ranks(values_.values, *study_.scheme, options, values_.antennes);
        add(std::move(drawn.notes));
        std::vector<ProbabilityArea> areas;
        for (const auto& chance : drawn.value.chances)
            areas.push_back(
                {label(chance.unit), study_.territories.find(chance.unit)->communes, chance.first});
        return probability_map(*study_.geography, topology_of(study_.geography->communes()), areas,
                               question_.first, question_.language);
    }

    /// By inhabitants where the study knows them.
    [[nodiscard]] Chart lorenz() {
        std::map<std::string, UnitGroup> group_by_key;
        if (inputs_of(study_).population != nullptr) {
            auto groups = territory_groups_of(study_);
            add(std::move(groups.notes));
            for (auto& group : groups.value)
                group_by_key.emplace(group.unit, std::move(group));
        }
        std::vector<GroupedValue> values;
        for (const auto& score : scores()) {
            if (score.level != ScoreLevel::total || !score.score.is_known()) continue;
            const auto group = group_by_key.find(score.territory);
            const bool is_known = group != group_by_key.end();
            values.push_back({label(score.territory), is_known ? group->second.group : "",
                              score.score.value(), is_known ? group->second.weight : 1.0});
        }
        constexpr Phrase total = tr("total score");
        return lorenz_chart(values, total.in(question_.language), question_.language);
    }

    [[nodiscard]] std::vector<TypeProfile> types() {
        constexpr std::size_t fewest = 2;
        constexpr std::size_t most = 6;
        const auto count = std::max(fewest, std::min(most, study_.territories.zones.size() - 1));
        auto typology = typology_of(profiles_of(scores(), *study_.scheme), {fewest, count});
        add(std::move(typology.notes));
        std::vector<TypeProfile> types;
        for (const auto& medoid : typology.value.medoids) {
            types.push_back({profile_of(medoid), {}});
            for (const auto& unit : typology.value.units)
                if (unit.medoid == medoid) types.back().members.push_back(label(unit.unit));
        }
        return types;
    }

    const Study& study_;
    const ChartQuestion& question_;
    std::map<std::string, std::string> label_by_key_;
    ScoredValues values_;
    Scoring scoring_;
    std::vector<Diagnostic> notes_;
};

} // namespace

std::string_view name_of(ScoreChart chart) noexcept {
    return names[static_cast<std::size_t>(chart)];
}

std::optional<ScoreChart> score_chart_of(std::string_view name) noexcept {
    for (const auto chart : all_score_charts)
        if (name_of(chart) == name) return chart;
    return std::nullopt;
}

Checked<Chart> chart_of(const Study& study, const ChartQuestion& question) {
    return Drawing(study, question).chart();
}

} // namespace ctg
