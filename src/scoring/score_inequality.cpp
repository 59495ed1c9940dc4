// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/inequality.hpp"

#include <algorithm>
#include <map>

namespace ctg {
namespace {

using GroupByUnit = std::map<std::string_view, const UnitGroup*>;

GroupByUnit by_unit(std::span<const UnitGroup> groups) {
    GroupByUnit found;
    for (const auto& group : groups)
        found.emplace(group.unit, &group);
    return found;
}

std::string name_of_score(const Score& score) {
    switch (score.level) {
    case ScoreLevel::cell:
        return score.theme + "/" + score.logic;
    case ScoreLevel::theme:
        return score.theme;
    case ScoreLevel::logic:
        return score.logic;
    case ScoreLevel::total:
        return std::string(name_of(score.level));
    }
    return {};
}

std::string name_of_score(const CompositeScore& score) {
    return score.node;
}

const std::string& unit_of(const Score& score) {
    return score.territory;
}

const std::string& unit_of(const CompositeScore& score) {
    return score.unit;
}

std::optional<double> value_of(const Score& score) {
    return score.score.is_known() ? std::optional(score.score.value()) : std::nullopt;
}

std::optional<double> value_of(const CompositeScore& score) {
    return score.score;
}

/// The values of each score, scores in the order in which they first come.
template <class AnyScore>
std::vector<std::pair<std::string, std::vector<GroupedValue>>>
values_by_score(std::span<const AnyScore> scores, std::span<const UnitGroup> groups) {
    const auto group_of = by_unit(groups);
    std::vector<std::pair<std::string, std::vector<GroupedValue>>> values;
    std::map<std::string, std::size_t> position;
    for (const auto& score : scores) {
        const auto name = name_of_score(score);
        const auto [found, is_new] = position.emplace(name, values.size());
        if (is_new) values.push_back({name, {}});
        const auto group = group_of.find(unit_of(score));
        const UnitGroup none;
        const auto& own = group == group_of.end() ? none : *group->second;
        values[found->second].second.push_back(
            {unit_of(score), own.group, value_of(score), own.weight});
    }
    return values;
}

template <class AnyScore>
Checked<std::vector<ScoreInequality>> inequalities(std::span<const AnyScore> scores,
                                                   std::span<const UnitGroup> groups) {
    Checked<std::vector<ScoreInequality>> result;
    for (const auto& [name, values] : values_by_score(scores, groups)) {
        auto measured = inequality_of(values);
        result.value.push_back({name, std::move(measured.value)});
        for (auto& note : measured.notes)
            if (std::ranges::find(result.notes, note) == result.notes.end())
                result.notes.push_back(std::move(note));
    }
    return result;
}

/// The position of a column that somebody named, if anybody did.
std::optional<std::size_t> position_of(const Table& table, const std::optional<std::string>& name) {
    if (!name) return std::nullopt;
    return required_columns(table, {*name})[0];
}

} // namespace

std::vector<UnitGroup> unit_groups_of(const Table& units, const CompositeScheme& scheme,
                                      const GroupColumns& columns) {
    const auto unit = required_columns(units, {scheme.unit_column})[0];
    const auto group = position_of(units, columns.group);
    const auto population = position_of(units, columns.population);
    Faults faults;
    std::vector<UnitGroup> groups;
    for (std::size_t row = 0; row < units.row_count(); ++row) {
        UnitGroup own{units.text(row, unit), group ? units.text(row, *group) : "", 1.0};
        if (population) {
            const auto weight = figure_at(units, row, *population, faults);
            if (!weight.is_known() || weight.value() < 0.0)
                faults.add(error_of("CTG-SCOR-068",
                                    {{"unit", own.unit}, {"found", units.text(row, *population)}},
                                    units.place(row, *population)));
            else
                own.weight = weight.value();
        }
        groups.push_back(std::move(own));
    }
    faults.raise();
    return groups;
}

Checked<std::vector<ScoreInequality>> inequalities_of(std::span<const Score> scores,
                                                      std::span<const UnitGroup> groups) {
    return inequalities(scores, groups);
}

Checked<std::vector<ScoreInequality>> inequalities_of(std::span<const CompositeScore> scores,
                                                      std::span<const UnitGroup> groups) {
    return inequalities(scores, groups);
}

std::vector<GroupedValue> grouped_values(std::span<const Score> scores,
                                         std::span<const UnitGroup> groups,
                                         std::string_view score) {
    for (auto& [name, values] : values_by_score(scores, groups))
        if (name == score) return std::move(values);
    return {};
}

} // namespace ctg
