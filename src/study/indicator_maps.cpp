// SPDX-License-Identifier: Apache-2.0
#include "study/indicator_maps.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/portrait/indicator_map.hpp"
#include "ctg/study/charts.hpp"
#include "study/gathering.hpp"
#include "study/scores.hpp"

#include <algorithm>
#include <iterator>
#include <span>
#include <utility>

namespace ctg {
namespace {

const ScoredIndicator& indicator_of(const Study& study, const std::string& id) {
    std::vector<std::string> ids;
    for (const auto& indicator : study.scheme->indicators) {
        if (indicator.rule.id == id) return indicator;
        ids.push_back(indicator.rule.id);
    }
    throw ArgumentError({error_of("CTG-PORT-036", {{"indicator", id},
                                                   {"count", std::to_string(ids.size())},
                                                   {"nearest", joined(nearest(id, ids))}})});
}

Zoning zoning_of(const Study& study, MapBy by) {
    need(study.geography.has_value(), "communes");
    if (by == MapBy::commune) return each_commune(*study.geography);
    const bool is_by_epci = by == MapBy::epci;
    const auto& zoning = is_by_epci ? study.epci : study.territories;
    need(!zoning.zones.empty(), is_by_epci ? "epci" : "territories");
    return zoning;
}

Checked<std::vector<IndicatorValue>> values_in(const Study& study, const Zoning& zoning,
                                               const IndicatorRule& rule) {
    return indicators_of(zoning, std::span(&rule, 1), inputs_of(study));
}

std::vector<MappedPlace> places_of(const Zoning& zoning,
                                   const std::vector<IndicatorValue>& values) {
    std::vector<MappedPlace> places;
    for (std::size_t i = 0; i < zoning.zones.size(); ++i) {
        const auto& zone = zoning.zones[i];
        places.push_back(
            {zone.name.empty() ? zone.key : zone.name, communes_held_by(zone), values[i].value});
    }
    return places;
}

} // namespace

std::optional<ClassRule> class_rule_of(const ScoredIndicator& indicator) {
    const bool is_count = indicator.rule.kind == IndicatorKind::count;
    return indicator.classes || is_count ? indicator.classes : ClassRule{};
}

std::vector<double> known_in(std::span<const IndicatorValue> values) {
    std::vector<double> known;
    for (const auto& value : values)
        if (value.value.is_known()) known.push_back(value.value.value());
    return known;
}

Checked<Chart> indicator_map_of(const Study& study, const IndicatorMapQuestion& question) {
    need(study.scheme.has_value(), "scheme");
    const auto& indicator = indicator_of(study, question.indicator);
    const auto& rule = indicator.rule;
    const auto zoning = zoning_of(study, question.by);
    std::vector<Diagnostic> notes;
    const auto values = kept(values_in(study, zoning, rule), notes);
    // Of so many communes, what is told of each value is told by the map.
    if (question.by == MapBy::commune) notes.clear();
    auto known = known_in(values);
    if (known.size() < values.size())
        notes.push_back(
            note_of("CTG-PORT-038", {{"count", std::to_string(values.size() - known.size())},
                                     {"total", std::to_string(values.size())},
                                     {"indicator", rule.label}}));
    IndicatorMap map{rule.label, rule.unit, places_of(zoning, values)};
    auto classes = class_rule_of(indicator);
    if (question.classes != ClassRequest{})
        classes = asked_over(classes.value_or(ClassRule{}), question.classes);
    if (classes) {
        if (rule.kind == IndicatorKind::count)
            notes.push_back(warning_of("CTG-PORT-035", {{"indicator", rule.label}}));
        if (question.before != nullptr)
            std::ranges::move(
                known_in(values_in(*question.before, zoning_of(*question.before, question.by), rule)
                             .value),
                std::back_inserter(known));
        map.classes = kept(classes_of(known, *classes), notes);
    }
    return {indicator_map(*study.geography, topology_of(study.geography->communes()), map,
                          question.language),
            std::move(notes)};
}

} // namespace ctg
