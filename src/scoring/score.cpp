// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/score.hpp"

#include "ctg/base/error.hpp"
#include "scoring/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// A place of the scheme that has a score: a cell, a theme, a logic, or the total.
struct Slot {
    ScoreLevel level = ScoreLevel::total;
    std::string theme = {};
    std::string logic = {};
};

/// In the order of the means of problem_of.
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

/// Why the mean at `place` is absent: secrecy first, then what was not collected.
Absence gap_of(const Problem& problem, std::size_t place, std::size_t unit) {
    bool is_collected = true;
    std::vector<std::size_t> below{place};
    while (!below.empty()) {
        const std::size_t at = below.back();
        below.pop_back();
        if (at >= problem.model.leaves.size()) {
            for (const auto& child : problem.model.mean(at).children)
                below.push_back(child.position);
            continue;
        }
        const auto knowledge = problem.values[at].knowledge[unit];
        if (knowledge == Knowledge::suppressed || knowledge == Knowledge::hidden)
            return Absence::suppressed;
        if (knowledge == Knowledge::missing) is_collected = false;
    }
    return is_collected ? Absence::not_applicable : Absence::not_collected;
}

/// A score with its bounds. Where none of it has a value it is hidden between them, or absent when
/// nothing bounds it but the scale itself.
Figure figure_of(const Problem& problem, const Sheet& sheet, std::size_t place, std::size_t unit) {
    const double low = sheet.low[place][unit];
    const double score = sheet.score[place][unit];
    const double high = sheet.high[place][unit];
    if (std::isnan(score)) return Figure::absent(gap_of(problem, place, unit));
    const bool is_bounded = !std::isnan(low) && !std::isnan(high);
    if (sheet.is_standing[place][unit])
        return is_bounded ? Figure::between(low, score, high) : Figure::unbounded(score);
    return is_bounded ? Figure::hidden(low, high) : Figure::absent(gap_of(problem, place, unit));
}

void add_scores(const Problem& problem, const Sheet& sheet, const std::vector<Slot>& slots,
                std::vector<Score>& scores) {
    scores.resize(problem.units.size() * slots.size());
    for (std::size_t s = 0; s < slots.size(); ++s) {
        const std::size_t place = problem.model.leaves.size() + s;
        const auto ranges = rank_ranges(sheet, place);
        const auto in_antennes = ranks_in_groups(sheet, place, problem.groups);
        for (std::size_t u = 0; u < problem.units.size(); ++u) {
            Score& score = scores[u * slots.size() + s];
            score.territory = problem.units[u];
            score.level = slots[s].level;
            score.theme = slots[s].theme;
            score.logic = slots[s].logic;
            score.score = figure_of(problem, sheet, place, u);
            score.rank = ranges[u].rank;
            score.rank_best = ranges[u].best;
            score.rank_worst = ranges[u].worst;
            score.rank_in_antenne = in_antennes[u];
            score.weight_observed = sheet.observed[place][u];
        }
    }
}

/// What each indicator brings to the total.
void add_contributions(const Problem& problem, const Sheet& sheet, const Scheme& scheme,
                       std::vector<Contribution>& contributions) {
    for (std::size_t u = 0; u < problem.units.size(); ++u) {
        const auto shares = leaf_shares(problem, sheet, u);
        for (std::size_t i = 0; i < shares.size(); ++i)
            if (const double score = sheet.score[i][u]; !std::isnan(score))
                contributions.push_back({problem.units[u], scheme.indicators[i].rule.id,
                                         scheme.indicators[i].theme, scheme.indicators[i].logic,
                                         shares[i] * score});
    }
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

Checked<Scoring> scored(std::span<const IndicatorValue> values, const Scheme& scheme,
                        const AntenneByTerritory& antennes) {
    const Problem problem = problem_of(values, scheme, antennes);
    Faults faults;
    const Sheet sheet = sheet_of(problem, faults);
    faults.raise();
    Scoring scoring;
    add_scores(problem, sheet, slots_of(scheme), scoring.scores);
    if (is_arithmetic(problem.model))
        add_contributions(problem, sheet, scheme, scoring.contributions);
    else
        faults.add(note_of("CTG-SCOR-026", {}));
    faults.add(weight_notes(scoring.scores));
    return {std::move(scoring), faults.notes()};
}

} // namespace ctg
