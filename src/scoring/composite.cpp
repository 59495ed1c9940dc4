// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/composite.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "scoring/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ctg {
namespace {

std::optional<double> known(double number) {
    return std::isnan(number) ? std::nullopt : std::optional(number);
}

/// 1 for an indicator; of a mean, 1 + the highest of its children.
std::vector<std::size_t> levels_of(const Model& model) {
    std::vector<std::size_t> levels(model.size(), 1);
    for (std::size_t place = model.leaves.size(); place < levels.size(); ++place)
        for (const auto& child : model.mean(place).children)
            levels[place] = std::max(levels[place], levels[child.position] + 1);
    return levels;
}

std::vector<CompositeScore> scores_of(const Problem& problem, const Sheet& sheet) {
    const std::size_t places = problem.model.size();
    const auto levels = levels_of(problem.model);
    std::vector<CompositeScore> scores(problem.units.size() * places);
    for (std::size_t place = 0; place < places; ++place) {
        const auto ranges = rank_ranges(sheet, place);
        const auto in_groups = ranks_in_groups(sheet, place, problem.groups);
        for (std::size_t u = 0; u < problem.units.size(); ++u) {
            CompositeScore& score = scores[u * places + place];
            score.unit = problem.units[u];
            score.node = problem.names[place];
            score.level = levels[place];
            if (sheet.is_standing[place][u]) score.score = known(sheet.score[place][u]);
            score.low = known(sheet.low[place][u]);
            score.high = known(sheet.high[place][u]);
            score.rank = ranges[u].rank;
            score.rank_best = ranges[u].best;
            score.rank_worst = ranges[u].worst;
            score.rank_in_group = in_groups[u];
            score.weight_observed = sheet.observed[place][u];
        }
    }
    return scores;
}

std::vector<CompositeContribution> contributions_of(const Problem& problem, const Sheet& sheet) {
    std::vector<CompositeContribution> contributions;
    for (std::size_t u = 0; u < problem.units.size(); ++u) {
        const auto shares = leaf_shares(problem, sheet, u);
        for (std::size_t leaf = 0; leaf < shares.size(); ++leaf)
            if (const double score = sheet.score[leaf][u]; !std::isnan(score))
                contributions.push_back(
                    {problem.units[u], problem.names[leaf], shares[leaf] * score});
    }
    return contributions;
}

/// A warning when the scores of indicators are not on one scale, so that a mean of them is led by
/// the widest.
void add_scale_note(const Model& model, Faults& faults) {
    std::set<std::string_view> scales;
    for (const auto& rule : model.leaves)
        scales.insert(rule.normalisation == Normalisation::z           ? "z"
                      : rule.normalisation == Normalisation::rank      ? "rank"
                      : rule.normalisation == Normalisation::reference ? "reference"
                                                                       : "0 … 100");
    if (scales.size() < 2) return;
    const std::vector<std::string> names(scales.begin(), scales.end());
    faults.add(warning_of("CTG-SCOR-027", {{"scales", joined(names)}}));
}

/// One note on the units whose root stands on a part of the weight, if there are any.
void add_weight_note(const Problem& problem, const Sheet& sheet, Faults& faults) {
    const Column& observed = sheet.observed[problem.model.root()];
    const auto least = std::ranges::min_element(observed);
    if (least == observed.end() || *least >= 1.0) return;
    const auto partial = std::ranges::count_if(observed, [](double share) { return share < 1.0; });
    constexpr double percent = 100.0;
    faults.add(note_of("CTG-SCOR-025",
                       {{"count", std::to_string(partial)},
                        {"total", std::to_string(observed.size())},
                        {"unit", problem.units[static_cast<std::size_t>(least - observed.begin())]},
                        {"percent", fmt::format("{:.0f}", std::floor(percent * *least))}}));
}

} // namespace

Checked<CompositeScoring> composed_scores(const Table& units, const CompositeScheme& scheme) {
    const auto [problem, notes] = problem_of(units, scheme);
    Faults faults;
    const Sheet sheet = sheet_of(problem, faults);
    faults.raise();
    faults.add(notes);
    add_scale_note(problem.model, faults);
    add_weight_note(problem, sheet, faults);

    CompositeScoring scoring{scores_of(problem, sheet), {}};
    if (is_arithmetic(problem.model))
        scoring.contributions = contributions_of(problem, sheet);
    else
        faults.add(note_of("CTG-SCOR-026", {}));
    return {std::move(scoring), faults.notes()};
}

} // namespace ctg
