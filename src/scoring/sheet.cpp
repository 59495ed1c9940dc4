// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "scoring/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace ctg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// Whether every value is known to the last digit, or not there at all.
bool is_exact(const Values& values) {
    for (std::size_t u = 0; u < values.value.size(); ++u)
        if (values.low[u] < values.high[u] || is_gap(values.knowledge[u])) return false;
    return true;
}

/// Scores of leaves, with the ends of the scale for what is not known. Where nothing bounds a score
/// its bounds are infinite, so that those of all that stands on it are.
void add_leaf(const Problem& problem, std::size_t leaf, Sheet& sheet) {
    const Values& values = problem.values[leaf];
    const LeafRule& rule = problem.model.leaves[leaf];
    const std::size_t units = problem.units.size();
    sheet.score[leaf].resize(units);
    normalise(values.value, rule, sheet.score[leaf]);
    auto bounds = is_exact(values) ? Bounds{sheet.score[leaf], sheet.score[leaf]}
                                   : normalised_bounds({values.low, values.high}, rule);
    const Goalposts scale = scale_of(rule, units);
    sheet.observed[leaf].resize(units);
    sheet.is_standing[leaf].resize(units);
    for (std::size_t u = 0; u < units; ++u) {
        const auto knowledge = values.knowledge[u];
        if (is_gap(knowledge)) {
            bounds.low[u] = scale.low;
            bounds.high[u] = scale.high;
        }
        if (knowledge != Knowledge::without) {
            if (std::isnan(bounds.low[u])) bounds.low[u] = -infinity;
            if (std::isnan(bounds.high[u])) bounds.high[u] = infinity;
        }
        const bool is_observed = knowledge <= Knowledge::apportioned;
        sheet.observed[leaf][u] = is_observed ? 1.0 : 0.0;
        sheet.is_standing[leaf][u] = is_observed || knowledge == Knowledge::imputed;
    }
    sheet.low[leaf] = std::move(bounds.low);
    sheet.high[leaf] = std::move(bounds.high);
}

void add_mean(const Mean& mean, std::size_t place, std::size_t units, Sheet& sheet) {
    auto& observed = sheet.observed[place];
    auto& is_standing = sheet.is_standing[place];
    observed.assign(units, 0.0);
    is_standing.assign(units, false);
    double weight = 0.0;
    for (const auto& child : mean.children) {
        weight += child.weight;
        for (std::size_t u = 0; u < units; ++u) {
            observed[u] += child.weight * sheet.observed[child.position][u];
            is_standing[u] = is_standing[u] || sheet.is_standing[child.position][u];
        }
    }
    for (double& share : observed)
        share = std::min(1.0, share / weight);
}

/// The bounds of means; those of exact values are the scores.
void add_mean_bounds(const Problem& problem, Sheet& sheet) {
    if (std::ranges::all_of(problem.values, is_exact)) {
        sheet.low = sheet.score;
        sheet.high = sheet.score;
        return;
    }
    aggregate(problem.model, sheet.low);
    aggregate(problem.model, sheet.high);
}

/// Keeps rounding from leading a bound past its score, and tells no infinite one.
void order_bounds(Sheet& sheet) {
    for (std::size_t place = 0; place < sheet.score.size(); ++place)
        for (std::size_t u = 0; u < sheet.score[place].size(); ++u) {
            const double score = sheet.score[place][u];
            double& low = sheet.low[place][u];
            double& high = sheet.high[place][u];
            if (low > score) low = score;
            if (high < score) high = score;
            if (low == -infinity) low = nothing;
            if (high == infinity) high = nothing;
        }
}

/// Whether equal values score in the middle of the others, and not by how far they are from a
/// number fixed in the scheme.
bool has_middle(Normalisation method) {
    return method != Normalisation::goalposts && method != Normalisation::reference &&
           method != Normalisation::target;
}

/// Which values count as another, and whether outliers are left.
void add_outlier_notes(const Problem& problem, std::size_t leaf, Faults& faults) {
    const LeafRule& rule = problem.model.leaves[leaf];
    if (rule.outliers == OutlierRule::keep) return;
    const auto& values = problem.values[leaf].value;
    std::vector<std::string> moved;
    for (std::size_t u = 0; u < values.size(); ++u)
        if (values[u] < rule.least || values[u] > rule.greatest) moved.push_back(problem.units[u]);
    if (moved.empty()) return;
    std::vector<std::string> ends;
    for (const double end : {rule.least, rule.greatest})
        if (std::isfinite(end)) ends.push_back(fmt::format("{:.6g}", end));
    DiagnosticValues words{{"indicator", problem.names[leaf]},
                           {"count", std::to_string(moved.size())},
                           {"units", abridged(moved)},
                           {"ends", joined(ends)}};
    const bool are_left = has_outliers(values, rule);
    faults.add(are_left ? warning_of("CTG-SCOR-091", words, problem.places[leaf])
                        : note_of("CTG-SCOR-090", words, problem.places[leaf]));
}

/// A geometric mean takes no score of 0 or below, unless a floor says what it counts as.
void refuse_zeros(const Problem& problem, const Sheet& sheet, Faults& faults) {
    const Model& model = problem.model;
    for (std::size_t m = 0; m < model.means.size(); ++m) {
        const Mean& mean = model.means[m];
        if (mean.aggregation == Aggregation::arithmetic || mean.floor) continue;
        const std::size_t place = model.leaves.size() + m;
        for (std::size_t u = 0; u < problem.units.size(); ++u)
            for (const auto& child : mean.children)
                if (sheet.score[child.position][u] <= 0.0)
                    faults.add(
                        error_of("CTG-SCOR-028",
                                 {{"unit", problem.units[u]},
                                  {"child", problem.names[child.position]},
                                  {"node", problem.names[place]},
                                  {"score", fmt::format("{}", sheet.score[child.position][u])}},
                                 problem.places[place]));
    }
}

} // namespace

void add_figure(const UnitFigure& unit, Values& values) {
    const auto& [figure, is_apportioned, posterior] = unit;
    if (posterior) values.posteriors.emplace(values.value.size(), *posterior);
    const bool has_bounds = figure.has_bounds();
    const bool is_unbounded = figure.is_known() && !has_bounds;
    const double low = has_bounds ? figure.low() : is_unbounded ? -infinity : nothing;
    const double high = has_bounds ? figure.high() : is_unbounded ? infinity : nothing;
    values.low.push_back(low);
    values.high.push_back(high);
    values.value.push_back(figure.is_known() ? figure.value() : (low + high) / 2.0);
    values.knowledge.push_back(figure.absence() == Absence::not_applicable ? Knowledge::without
                               : !has_bounds && figure.absence() == Absence::suppressed
                                   ? Knowledge::suppressed
                               : is_unbounded       ? Knowledge::doubtful
                               : !has_bounds        ? Knowledge::missing
                               : !figure.is_known() ? Knowledge::hidden
                               : low == high        ? Knowledge::exact
                               : is_apportioned     ? Knowledge::apportioned
                                                    : Knowledge::doubtful);
}

Values values_of(std::span<const UnitFigure> figures) {
    Values values;
    for (const auto& figure : figures)
        add_figure(figure, values);
    return values;
}

void impute_group_means(Values& values, std::span<const std::size_t> groups) {
    struct Group {
        double sum = 0.0;
        double count = 0.0;
        double least = std::numeric_limits<double>::infinity();
        double most = -std::numeric_limits<double>::infinity();
    };
    std::map<std::size_t, Group> known;
    const auto group_of = [&](std::size_t u) { return groups.empty() ? 0 : groups[u]; };
    for (std::size_t u = 0; u < values.value.size(); ++u) {
        if (values.knowledge[u] >= Knowledge::hidden) continue;
        Group& group = known[group_of(u)];
        group.sum += values.value[u];
        group.count += 1.0;
        group.least = std::min(group.least, values.low[u]);
        group.most = std::max(group.most, values.high[u]);
    }
    for (std::size_t u = 0; u < values.value.size(); ++u) {
        const auto found = known.find(group_of(u));
        if (!is_gap(values.knowledge[u]) || found == known.end()) continue;
        const Group& group = found->second;
        values.value[u] = std::clamp(group.sum / group.count, group.least, group.most);
        values.low[u] = group.least;
        values.high[u] = group.most;
        values.knowledge[u] = Knowledge::imputed;
    }
}

Sheet sheet_of(const Problem& problem, Faults& faults) {
    const Model& model = problem.model;
    Sheet sheet;
    for (auto* const columns : {&sheet.low, &sheet.score, &sheet.high, &sheet.observed})
        columns->resize(model.size());
    sheet.is_standing.resize(model.size());
    for (std::size_t leaf = 0; leaf < model.leaves.size(); ++leaf)
        add_leaf(problem, leaf, sheet);
    aggregate(model, sheet.score);
    add_mean_bounds(problem, sheet);
    for (std::size_t m = 0; m < model.means.size(); ++m)
        add_mean(model.means[m], model.leaves.size() + m, problem.units.size(), sheet);
    refuse_zeros(problem, sheet, faults);
    order_bounds(sheet);
    add_column_notes(problem, faults);
    return sheet;
}

void add_column_notes(const Problem& problem, Faults& faults) {
    if (problem.units.empty()) return;
    for (std::size_t leaf = 0; leaf < problem.values.size(); ++leaf) {
        const auto& values = problem.values[leaf].value;
        add_outlier_notes(problem, leaf, faults);
        const DiagnosticValues names{{"indicator", problem.names[leaf]}};
        if (std::ranges::all_of(values, [](double v) { return std::isnan(v); }))
            faults.add(note_of("CTG-SCOR-024", names, problem.places[leaf]));
        else if (has_middle(problem.model.leaves[leaf].normalisation) && is_flat(values))
            faults.add(note_of("CTG-SCOR-023", names, problem.places[leaf]));
    }
}

Column leaf_shares(const Problem& problem, const Sheet& sheet, std::size_t unit) {
    const Model& model = problem.model;
    Column shares(model.size(), 0.0);
    shares[model.root()] = 1.0;
    for (std::size_t place = model.root(); place >= model.leaves.size(); --place) {
        const auto& children = model.mean(place).children;
        double weight = 0.0;
        for (const auto& child : children)
            if (!std::isnan(sheet.score[child.position][unit])) weight += child.weight;
        if (weight == 0.0) continue;
        for (const auto& child : children)
            if (!std::isnan(sheet.score[child.position][unit]))
                shares[child.position] += shares[place] * child.weight / weight;
    }
    shares.resize(model.leaves.size());
    return shares;
}

bool is_arithmetic(const Model& model) {
    return std::ranges::all_of(
        model.means, [](const Mean& mean) { return mean.aggregation == Aggregation::arithmetic; });
}

std::vector<std::size_t> group_positions(std::span<const std::string> groups) {
    std::vector<std::string> keys(groups.begin(), groups.end());
    std::ranges::sort(keys);
    keys.erase(std::ranges::unique(keys).begin(), keys.end());
    std::vector<std::size_t> positions;
    for (const auto& group : groups)
        positions.push_back(
            static_cast<std::size_t>(std::ranges::lower_bound(keys, group) - keys.begin()));
    return positions;
}

std::size_t unit_named(const Problem& problem, std::string_view unit) {
    const auto found = std::ranges::find(problem.units, unit);
    if (found != problem.units.end())
        return static_cast<std::size_t>(found - problem.units.begin());
    throw ArgumentError({error_of(
        "CTG-SCOR-038", {{"found", std::string(unit)},
                         {"nearest", joined(nearest(std::string(unit), problem.units))}})});
}

} // namespace ctg
