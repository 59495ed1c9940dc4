// SPDX-License-Identifier: Apache-2.0
#include "study/scores.hpp"

#include "ctg/base/error.hpp"
#include "ctg/scoring/uncertainty.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace ctg {
namespace {

/// Gives the totals the range of ranks that the scheme's doubts leave them.
void add_drawn_ranks(Scoring& scoring, const Scheme& scheme, const ScoredValues& values) {
    DrawOptions options;
    options.by_doubt = false;
    const auto drawn = uncertain_ranks(values.values, scheme, options, values.antennes).value;
    std::map<std::string_view, const RankChance*> chance_by_territory;
    for (const auto& chance : drawn.chances)
        chance_by_territory.emplace(chance.unit, &chance);
    for (auto& score : scoring.scores) {
        if (score.level != ScoreLevel::total) continue;
        const RankChance& chance = *chance_by_territory.at(score.territory);
        score.rank_p05 = chance.rank_p05;
        score.rank_p95 = chance.rank_p95;
    }
}

/// Zones without the communes that a geography does not have.
Zoning kept_in(const Geography& geography, Zoning zoning) {
    for (auto& zone : zoning.zones) {
        std::erase_if(zone.communes,
                      [&](const auto& code) { return !geography.index_of(code).has_value(); });
        std::erase_if(zone.parts, [&](const auto& part) {
            return !geography.index_of(part.commune).has_value();
        });
    }
    return zoning;
}

} // namespace

void need(bool is_there, std::string_view section) {
    if (!is_there)
        throw ArgumentError({error_of("CTG-STUD-002", {{"section", std::string(section)}})});
}

Zone whole_of(const Study& study) {
    Zone zone{study.departement, study.name, {}, {}};
    for (const auto& commune : study.geography->communes())
        if (study.departement.empty() || commune.code.departement() == study.departement)
            zone.communes.push_back(commune.code);
    return zone;
}

Zoning each_commune(const Geography& geography) {
    Zoning zoning{"commune", {}};
    for (const auto& commune : geography.communes())
        zoning.zones.push_back(
            {std::string(commune.code.text()), commune.name, {commune.code}, {}});
    return zoning;
}

IndicatorInputs inputs_of(const Study& study) {
    const auto population = std::ranges::find(study.weights, Basis::population, &Weights::basis);
    return {.tables = study.tables,
            .geography = &*study.geography,
            .epci = &study.epci,
            .population = population == study.weights.end() ? nullptr : &*population};
}

AntenneByTerritory antennes_of(const Study& study) {
    const bool has_population =
        std::ranges::find(study.weights, Basis::population, &Weights::basis) != study.weights.end();
    if (study.antennes.zones.empty() || !has_population) return {};
    AntenneByTerritory antennes;
    for (const auto& group : territory_groups_of(study).value)
        antennes.emplace(group.unit, group.group);
    return antennes;
}

Checked<Scoring> scores_of(const Study& study, const ScoredValues& values) {
    auto scoring = scored(values.values, *study.scheme, values.antennes);
    if (study.scheme->uncertainty) add_drawn_ranks(scoring.value, *study.scheme, values);
    return scoring;
}

Checked<std::vector<IndicatorValue>> indicators_of(const Study& study) {
    need(study.geography.has_value(), "communes");
    need(study.scheme.has_value(), "scheme");
    need(!study.territories.zones.empty(), "territories");
    return indicators_of(study.territories, rules_of(*study.scheme), inputs_of(study));
}

Checked<ScoredValues> scored_values_of(const Study& study) {
    auto values = indicators_of(study);
    return {{std::move(values.value), antennes_of(study)}, std::move(values.notes)};
}

Checked<Scoring> scores_of(const Study& study) {
    auto values = scored_values_of(study);
    auto scoring = scores_of(study, values.value);
    scoring.notes.insert(scoring.notes.begin(), values.notes.begin(), values.notes.end());
    return scoring;
}

Checked<std::vector<ScoreChange>> score_changes_of(const Study& before, const Study& study) {
    for (const auto* const each : {&before, &study}) {
        need(each->geography.has_value(), "communes");
        need(!each->territories.zones.empty(), "territories");
    }
    need(study.scheme.has_value(), "scheme");
    const auto rules = rules_of(*study.scheme);
    const auto old_values = indicators_of(before.territories, rules, inputs_of(before));
    const auto redrawn =
        indicators_of(kept_in(*study.geography, before.territories), rules, inputs_of(study));
    auto values = indicators_of(study.territories, rules, inputs_of(study));
    return {score_changes(old_values.value, redrawn.value, values.value, *study.scheme,
                          antennes_of(study)),
            std::move(values.notes)};
}

Checked<PortraitData> with_earlier(PortraitData data, const Study& before, const Study& study) {
    auto changes = score_changes_of(before, study);
    data.earlier = EarlierStudy{
        indicators_of(before.territories, rules_of(*study.scheme), inputs_of(before)).value,
        std::move(changes.value)};
    for (const auto& [role, source] : before.sources)
        if (role == "study") data.sources.emplace_back("before", source);
    for (const auto& note : changes.notes)
        if (std::ranges::find(data.notes, note) == data.notes.end()) data.notes.push_back(note);
    return {std::move(data), std::move(changes.notes)};
}

} // namespace ctg
