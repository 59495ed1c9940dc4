// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "scoring/problem.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

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

double weight_of(const Scheme& scheme, const std::string& name) {
    const auto found = scheme.weights.find(name);
    return found == scheme.weights.end() ? 1.0 : found->second;
}

/// A cell for each theme and logic, the themes, the logics, and the total, each made of cells.
Model model_of(const Scheme& scheme) {
    const std::size_t leaves = scheme.indicators.size();
    const std::size_t themes = scheme.themes.size();
    const std::size_t logics = scheme.logics.size();
    const auto empty = [&](Aggregation aggregation) {
        return Mean{{},
                    aggregation,
                    aggregation == Aggregation::geometric ? scheme.means.floor : std::nullopt};
    };
    Model model;
    model.leaves = {scheme.indicators.begin(), scheme.indicators.end()};
    model.means.assign(themes * logics, empty(scheme.means.cell));
    model.means.resize(model.means.size() + themes + logics, empty(scheme.means.theme));
    model.means.push_back(empty(scheme.means.total));

    const auto cells = cells_of(scheme);
    std::vector<std::size_t> order(leaves);
    for (std::size_t i = 0; i < leaves; ++i)
        order[i] = i;
    std::ranges::sort(order, {}, [&](std::size_t i) { return scheme.indicators[i].rule.id; });
    for (const std::size_t i : order)
        model.means[cells[i]].children.push_back({i, scheme.indicators[i].weight});
    for (std::size_t cell = 0; cell < themes * logics; ++cell) {
        const double theme = weight_of(scheme, scheme.themes[cell / logics]);
        const double logic = weight_of(scheme, scheme.logics[cell % logics]);
        const std::size_t first = themes * logics;
        model.means[first + cell / logics].children.push_back({leaves + cell, logic});
        model.means[first + themes + cell % logics].children.push_back({leaves + cell, theme});
        model.means.back().children.push_back({leaves + cell, theme * logic});
    }
    return model;
}

void add_names(const Scheme& scheme, Problem& problem) {
    for (const auto& indicator : scheme.indicators) {
        problem.names.push_back(indicator.rule.id);
        problem.places.push_back(indicator.place);
    }
    for (const auto& theme : scheme.themes)
        for (const auto& logic : scheme.logics)
            problem.names.push_back(fmt::format("{} × {}", theme, logic));
    problem.names.insert(problem.names.end(), scheme.themes.begin(), scheme.themes.end());
    problem.names.insert(problem.names.end(), scheme.logics.begin(), scheme.logics.end());
    problem.names.emplace_back("total");
    problem.places.resize(problem.names.size());
}

using ValuesByTerritory = std::map<std::string, std::vector<UnitFigure>>;

/// The values of each territory in the order of the scheme's indicators.
ValuesByTerritory by_territory(std::span<const IndicatorValue> values, const Scheme& scheme) {
    std::map<std::string_view, std::size_t> position;
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
        position.emplace(scheme.indicators[i].rule.id, i);
    Faults faults;
    ValuesByTerritory sorted;
    std::set<std::pair<std::string_view, std::string_view>> given;
    const std::vector<UnitFigure> nothing(scheme.indicators.size());
    for (const auto& value : values) {
        const auto found = position.find(value.indicator);
        if (found == position.end()) continue;
        if (!given.emplace(value.territory, value.indicator).second)
            faults.add(error_of("CTG-SCOR-011",
                                {{"territory", value.territory}, {"indicator", value.indicator}}));
        sorted.try_emplace(value.territory, nothing).first->second[found->second] = {
            value.value, value.state == ValueState::apportioned, value.posterior};
    }
    faults.raise<ArgumentError>();
    return sorted;
}

void refuse_gaps(const ValuesByTerritory& values, const Scheme& scheme) {
    Faults faults;
    for (const auto& [territory, figures] : values)
        for (std::size_t i = 0; i < figures.size(); ++i)
            if (scheme.indicators[i].missing == MissingRule::refuse &&
                !figures[i].figure.is_known())
                faults.add(error_of(
                    "CTG-SCOR-006",
                    {{"territory", territory}, {"indicator", scheme.indicators[i].rule.id}},
                    scheme.indicators[i].place));
    faults.raise();
}

} // namespace

Problem problem_of(std::span<const IndicatorValue> values, const Scheme& scheme,
                   const AntenneByTerritory& antennes) {
    Problem problem;
    problem.model = model_of(scheme);
    add_names(scheme, problem);
    const auto figures_by_territory = by_territory(values, scheme);
    refuse_gaps(figures_by_territory, scheme);

    std::vector<std::string> groups;
    for (const auto& [territory, figures] : figures_by_territory) {
        problem.units.push_back(territory);
        const auto antenne = antennes.find(territory);
        groups.push_back(antenne == antennes.end() ? "" : antenne->second);
    }
    if (!antennes.empty()) problem.groups = group_positions(groups);
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        std::vector<UnitFigure> column;
        for (const auto& [territory, figures] : figures_by_territory)
            column.push_back(figures[i]);
        problem.values.push_back(values_of(column));
        if (scheme.indicators[i].missing == MissingRule::group_mean)
            impute_group_means(problem.values.back(), problem.groups);
        bound_outliers(problem.values.back().value, problem.model.leaves[i]);
    }
    return problem;
}

} // namespace ctg
