// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/score.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

constexpr double full_score = 100.0;

/// A score as a part of a mean.
struct Part {
    Figure score = Figure::absent(Absence::not_collected);
    double weight = 1.0;
    double observed = 0.0; ///< share of its weight that has a value
};

/// The score of a territory at each place of the scheme, in the order of `slots_of`.
struct Profile {
    std::vector<Part> indicators; ///< in the order of the scheme
    std::vector<Part> cells;      ///< by theme then logic
    std::vector<Part> scores;
};

/// A place of the scheme that has a score: a cell, a theme, a logic, or the total.
struct Slot {
    ScoreLevel level = ScoreLevel::total;
    std::string theme = {};
    std::string logic = {};
};

std::vector<Slot> slots_of(const Scheme& scheme) {
    std::vector<Slot> slots;
    for (const auto& theme : scheme.themes)
        for (const auto& logic : scheme.logics)
            slots.push_back({ScoreLevel::cell, theme, logic});
    for (const auto& theme : scheme.themes)
        slots.push_back({ScoreLevel::theme, theme, {}});
    for (const auto& logic : scheme.logics)
        slots.push_back({ScoreLevel::logic, {}, logic});
    slots.push_back({ScoreLevel::total});
    return slots;
}

std::size_t position_of(std::string_view key, const std::string& name,
                        const std::vector<std::string>& names, const Place& place) {
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw ArgumentError({error_of("CTG-SCOR-001",
                                      {{"key", std::string(key)},
                                       {"found", name},
                                       {"known", joined(names)},
                                       {"nearest", joined(nearest(name, names))}},
                                      place)});
    return static_cast<std::size_t>(found - names.begin());
}

/// The cell of each indicator, as theme × number of logics + logic.
std::vector<std::size_t> cells_of(const Scheme& scheme) {
    std::vector<std::size_t> cells;
    for (const auto& indicator : scheme.indicators)
        cells.push_back(position_of("theme", indicator.theme, scheme.themes, indicator.place) *
                            scheme.logics.size() +
                        position_of("logic", indicator.logic, scheme.logics, indicator.place));
    return cells;
}

double points_of(double value, const ScoredIndicator& indicator) {
    const auto [low, high] = indicator.goalposts;
    const double need = indicator.direction == Direction::more_is_need ? value - low : high - value;
    const double points = full_score * (need / (high - low));
    return indicator.clip ? std::clamp(points, 0.0, full_score) : points;
}

Part normalised(const Figure& value, const ScoredIndicator& indicator) {
    // Bounds of a hidden value are in its own unit: they are no bounds of a score.
    if (const auto gap = value.absence()) return {Figure::absent(*gap), indicator.weight, 0.0};
    const auto [low, high] =
        std::minmax({points_of(value.low(), indicator), points_of(value.high(), indicator)});
    return {Figure::between(low, points_of(value.value(), indicator), high), indicator.weight, 1.0};
}

/// Why a mean of nothing is absent: secrecy first, then what was not collected.
Absence gap_of(const std::vector<Part>& parts) {
    for (const auto reason : {Absence::suppressed, Absence::not_collected})
        for (const auto& part : parts)
            if (part.score.absence() == reason) return reason;
    return Absence::not_applicable;
}

/// The weighted mean of one number of each part, kept among them: rounding must not lead out.
double mean_of(const std::vector<Part>& known, double (Figure::*number)() const) {
    double sum = 0.0;
    double weight = 0.0;
    double least = (known.front().score.*number)();
    double most = least;
    for (const auto& part : known) {
        const double score = (part.score.*number)();
        sum += part.weight * score;
        weight += part.weight;
        least = std::min(least, score);
        most = std::max(most, score);
    }
    return std::clamp(sum / weight, least, most);
}

/// The mean of the parts that have a score, itself a part of weight 1. Its low, value and high are
/// each the same monotone function of theirs, rounding included, so the bounds are exact.
Part mean_of(const std::vector<Part>& parts) {
    std::vector<Part> known;
    double observed = 0.0;
    double weight = 0.0;
    for (const auto& part : parts) {
        observed += part.weight * part.observed;
        weight += part.weight;
        if (part.score.is_known()) known.push_back(part);
    }
    if (known.empty()) return {Figure::absent(gap_of(parts)), 1.0, 0.0};
    return {Figure::between(mean_of(known, &Figure::low), mean_of(known, &Figure::value),
                            mean_of(known, &Figure::high)),
            1.0, observed / weight};
}

Profile profile_of(const std::vector<Figure>& values, const Scheme& scheme,
                   const std::vector<std::size_t>& cells) {
    const std::size_t themes = scheme.themes.size();
    const std::size_t logics = scheme.logics.size();
    Profile profile;
    std::vector<std::vector<Part>> by_cell(themes * logics);
    for (std::size_t i = 0; i < values.size(); ++i) {
        profile.indicators.push_back(normalised(values[i], scheme.indicators[i]));
        by_cell[cells[i]].push_back(profile.indicators.back());
    }
    for (const auto& parts : by_cell)
        profile.cells.push_back(mean_of(parts));

    std::vector<std::vector<Part>> by_theme(themes);
    std::vector<std::vector<Part>> by_logic(logics);
    for (std::size_t cell = 0; cell < profile.cells.size(); ++cell) {
        by_theme[cell / logics].push_back(profile.cells[cell]);
        by_logic[cell % logics].push_back(profile.cells[cell]);
    }
    profile.scores = profile.cells;
    for (const auto& parts : by_theme)
        profile.scores.push_back(mean_of(parts));
    for (const auto& parts : by_logic)
        profile.scores.push_back(mean_of(parts));
    profile.scores.push_back(mean_of(profile.cells));
    return profile;
}

/// What each indicator brings to the total: its score, by its share of the weight observed in its
/// cell, by the share of that cell among those observed.
void add_contributions(std::vector<Contribution>& contributions, const std::string& territory,
                       const Profile& profile, const Scheme& scheme,
                       const std::vector<std::size_t>& cells) {
    std::vector<double> weight_by_cell(profile.cells.size(), 0.0);
    for (std::size_t i = 0; i < cells.size(); ++i)
        if (profile.indicators[i].score.is_known())
            weight_by_cell[cells[i]] += profile.indicators[i].weight;
    const auto cells_observed = static_cast<double>(std::ranges::count_if(
        profile.cells, [](const Part& cell) { return cell.score.is_known(); }));
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const Part& part = profile.indicators[i];
        if (!part.score.is_known()) continue;
        const auto& indicator = scheme.indicators[i];
        const double share = part.weight / weight_by_cell[cells[i]] / cells_observed;
        contributions.push_back({territory, indicator.rule.id, indicator.theme, indicator.logic,
                                 share * part.score.value()});
    }
}

/// Gives ranks among the scores of one slot.
class Ranking {
public:
    void add(const Figure& score) {
        if (!score.is_known()) return;
        lows_.push_back(score.low());
        values_.push_back(score.value());
        highs_.push_back(score.high());
    }

    void sort() {
        std::ranges::sort(lows_);
        std::ranges::sort(values_);
        std::ranges::sort(highs_);
    }

    void rank(Score& score) const {
        if (!score.score.is_known()) return;
        score.rank = 1 + count_above(values_, score.score.value());
        score.rank_best = 1 + count_above(lows_, score.score.high());
        score.rank_worst = highs_.size() - count_below(highs_, score.score.low());
    }

private:
    static std::size_t count_above(const std::vector<double>& sorted, double x) {
        const auto first =
            std::ranges::partition_point(sorted, [&](double y) { return y <= x + tie_tolerance; });
        return static_cast<std::size_t>(sorted.end() - first);
    }
    static std::size_t count_below(const std::vector<double>& sorted, double x) {
        const auto end =
            std::ranges::partition_point(sorted, [&](double y) { return y + tie_tolerance < x; });
        return static_cast<std::size_t>(end - sorted.begin());
    }

    std::vector<double> lows_;
    std::vector<double> values_;
    std::vector<double> highs_;
};

/// Ranks the scores of each slot; `scores` holds `slots` scores per territory.
void rank(std::vector<Score>& scores, std::size_t slots) {
    for (std::size_t slot = 0; slot < slots; ++slot) {
        Ranking ranking;
        for (std::size_t s = slot; s < scores.size(); s += slots)
            ranking.add(scores[s].score);
        ranking.sort();
        for (std::size_t s = slot; s < scores.size(); s += slots)
            ranking.rank(scores[s]);
    }
}

using ValuesByTerritory = std::map<std::string, std::vector<Figure>>;

/// The values of each territory in the order of the scheme's indicators.
ValuesByTerritory by_territory(std::span<const IndicatorValue> values, const Scheme& scheme) {
    std::map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
        position.emplace(scheme.indicators[i].rule.id, i);
    Faults faults;
    ValuesByTerritory sorted;
    std::set<std::pair<std::string_view, std::string_view>> given;
    const std::vector<Figure> nothing(scheme.indicators.size(),
                                      Figure::absent(Absence::not_collected));
    for (const auto& value : values) {
        const auto found = position.find(value.indicator);
        if (found == position.end()) continue;
        if (!given.emplace(value.territory, value.indicator).second)
            faults.add(error_of("CTG-SCOR-011",
                                {{"territory", value.territory}, {"indicator", value.indicator}}));
        sorted.try_emplace(value.territory, nothing).first->second[found->second] = value.value;
    }
    faults.raise<ArgumentError>();
    return sorted;
}

void refuse_gaps(const ValuesByTerritory& values, const Scheme& scheme) {
    Faults faults;
    for (const auto& [territory, figures] : values)
        for (std::size_t i = 0; i < figures.size(); ++i)
            if (scheme.indicators[i].missing == MissingRule::refuse && !figures[i].is_known())
                faults.add(error_of(
                    "CTG-SCOR-006",
                    {{"territory", territory}, {"indicator", scheme.indicators[i].rule.id}},
                    scheme.indicators[i].place));
    faults.raise();
}

/// One note on the territories that stand on a part of the scheme's weight, if there are any.
std::vector<Diagnostic> weight_notes(const std::vector<Score>& scores) {
    std::size_t total = 0;
    std::size_t partial = 0;
    const Score* least = nullptr;
    for (const auto& score : scores) {
        if (score.level != ScoreLevel::total) continue;
        ++total;
        if (score.weight_observed >= 1.0) continue;
        ++partial;
        if (least == nullptr || score.weight_observed < least->weight_observed) least = &score;
    }
    if (least == nullptr) return {};
    constexpr double percent = 100.0;
    return {note_of(
        "CTG-SCOR-012",
        {{"count", std::to_string(partial)},
         {"total", std::to_string(total)},
         {"territory", least->territory},
         {"percent", fmt::format("{:.0f}", std::floor(percent * least->weight_observed))}})};
}

} // namespace

std::string_view name_of(ScoreLevel level) noexcept {
    switch (level) {
    case ScoreLevel::cell:
        return "cell";
    case ScoreLevel::theme:
        return "theme";
    case ScoreLevel::logic:
        return "logic";
    case ScoreLevel::total:
        return "total";
    }
    return {};
}

Checked<Scoring> scored(std::span<const IndicatorValue> values, const Scheme& scheme) {
    const auto cells = cells_of(scheme);
    const auto values_by_territory = by_territory(values, scheme);
    refuse_gaps(values_by_territory, scheme);

    const auto slots = slots_of(scheme);
    Scoring scoring;
    for (const auto& [territory, figures] : values_by_territory) {
        const Profile profile = profile_of(figures, scheme, cells);
        for (std::size_t s = 0; s < slots.size(); ++s) {
            Score score;
            score.territory = territory;
            score.level = slots[s].level;
            score.theme = slots[s].theme;
            score.logic = slots[s].logic;
            score.score = profile.scores[s].score;
            score.weight_observed = profile.scores[s].observed;
            scoring.scores.push_back(std::move(score));
        }
        add_contributions(scoring.contributions, territory, profile, scheme, cells);
    }
    rank(scoring.scores, slots.size());
    auto notes = weight_notes(scoring.scores);
    return {std::move(scoring), std::move(notes)};
}

} // namespace ctg
