// SPDX-License-Identifier: Apache-2.0
#include "portrait/facts.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/coverage/extent.hpp"

#include <algorithm>
#include <array>
#include <set>

namespace ctg {
namespace {

template <class Predicate>
std::vector<CoveragePoint> points_where(std::span<const ZoneCoverage> coverage,
                                        const Predicate& is_wanted) {
    std::vector<CoveragePoint> points;
    for (const auto& zone : coverage)
        if (is_wanted(zone)) points.push_back(zone.point);
    std::ranges::stable_sort(points, {}, &CoveragePoint::year);
    return points;
}

/// Whether `other`, a zone or a convention, holds some of what `zone` holds, of which `own` is the
/// extent. Most hold no commune of it, and are told apart without theirs.
template <class Other>
bool meets(const Zone& zone, const Extents& own, const Other& other) {
    const auto is_held = [&](const CommuneCode& commune) {
        return std::ranges::binary_search(other.communes, commune) ||
               std::ranges::find(other.parts, commune, &CommunePart::commune) != other.parts.end();
    };
    return std::ranges::any_of(communes_held_by(zone), is_held) &&
           have_common_place(extents_of(other), own);
}

/// Whether `text` has one of the words by which our example data call themselves so.
bool owns_up(std::string_view text) {
    constexpr std::array<std::string_view, 5> words{"exemple", "Exemple", "fictif", "Fictif",
                                                    "fictives"};
    return std::ranges::any_of(words,
                               [&](std::string_view word) { return text.find(word) != text.npos; });
}

} // namespace

const Zone& territory_of(const PortraitData& data, std::string_view key) {
    if (const Zone* zone = data.territories.find(key)) return *zone;
    std::vector<std::string> keys;
    for (const auto& zone : data.territories.zones)
        keys.push_back(zone.key);
    throw ArgumentError({error_of("CTG-PORT-001", {{"territory", std::string(key)},
                                                   {"count", std::to_string(keys.size())},
                                                   {"nearest", joined(nearest(key, keys))}})});
}

bool is_of_departement(const PortraitData& data) {
    return std::ranges::any_of(data.coverage, [](const ZoneCoverage& zone) {
        return zone.by == "total" && !zone.zone.empty();
    });
}

std::string whole_heading(const PortraitData& data) {
    return is_of_departement(data) ? "Département" : data.study_name;
}

const PortraitData& shown_on_maps(const PortraitData& data) {
    return data.overview ? *data.overview : data;
}

Surroundings surroundings_of(const PortraitData& data, const Zone& zone) {
    const PortraitData& shown = shown_on_maps(data);
    const Zone* own = shown.territories.find(zone.key);
    Surroundings surroundings{{}, own == nullptr ? zone.communes : own->communes};
    std::set<std::string> departements;
    for (const auto& commune : zone.communes)
        departements.insert(commune.departement());
    for (const auto& place : shown.geography.communes())
        if (!data.overview || departements.contains(place.code.departement()) ||
            std::ranges::binary_search(surroundings.own, place.code))
            surroundings.places.push_back(place.code);
    return surroundings;
}

std::string shape_heading(const PortraitData& data, Language language) {
    constexpr Phrase commune = tr("Commune");
    constexpr Phrase territory = tr("Territory");
    return std::string((data.is_by_territory ? territory : commune).in(language));
}

std::vector<CoveragePoint> points_of_whole(std::span<const ZoneCoverage> coverage) {
    return points_where(coverage, [](const ZoneCoverage& zone) { return zone.by == "total"; });
}

std::vector<CoveragePoint> points_of_territory(std::span<const ZoneCoverage> coverage,
                                               std::string_view key) {
    return points_where(coverage, [&](const ZoneCoverage& zone) {
        return zone.by == "territory" && zone.zone == key;
    });
}

std::map<std::string, CoveragePoint> last_points(std::span<const ZoneCoverage> coverage) {
    std::map<std::string, CoveragePoint> last;
    for (const auto& zone : coverage) {
        if (zone.by != "territory" || zone.zone.empty()) continue; // in no territory
        const auto [found, is_new] = last.try_emplace(zone.zone, zone.point);
        if (!is_new && found->second.year < zone.point.year) found->second = zone.point;
    }
    return last;
}

std::map<CommuneCode, CoveredSince> covered_since(const PortraitData& data, std::string_view key) {
    std::map<CommuneCode, CoveredSince> since;
    for (const bool is_planned : {false, true}) {
        const auto& coverage = is_planned ? data.projected : data.coverage;
        const auto points =
            key.empty() ? points_of_whole(coverage) : points_of_territory(coverage, key);
        for (const auto& point : points)
            for (const auto& commune : point.covered_communes)
                since.try_emplace(commune, CoveredSince{is_planned, false, point.year});
        for (const auto& point : points)
            for (const auto& [commune, share] : point.partly_covered_communes)
                since.try_emplace(commune, CoveredSince{is_planned, true, point.year});
    }
    return since;
}

std::vector<Convention> conventions_on(const PortraitData& data, const Zone& zone) {
    const Extents own = extents_of(zone);
    std::vector<Convention> conventions;
    for (const auto& convention : data.conventions)
        if (meets(zone, own, convention)) conventions.push_back(convention);
    return conventions;
}

std::vector<std::string> names_of(const Zoning& zoning, const Zone& zone) {
    const Extents own = extents_of(zone);
    std::vector<std::string> names;
    for (const auto& other : zoning.zones)
        if (meets(zone, own, other)) names.push_back(other.name);
    return names;
}

std::vector<std::string> keys_of(const Zoning& zoning, const Zone& zone) {
    const Extents own = extents_of(zone);
    std::vector<std::string> keys;
    for (const auto& other : zoning.zones)
        if (meets(zone, own, other)) keys.push_back(other.key);
    return keys;
}

std::map<CommuneCode, CommuneScore> scores_by_commune(const PortraitData& data, const ScoreAt& at,
                                                      std::string_view first) {
    std::map<std::string, double> scores;
    for (const auto& score : data.scoring.scores)
        if (score.level == at.level && score.theme == at.theme && score.logic == at.logic &&
            score.score.is_known())
            scores.emplace(score.territory, score.score.value());
    std::vector<const Zone*> zones;
    for (const auto& zone : data.territories.zones)
        zones.push_back(&zone);
    std::ranges::stable_sort(zones, {}, [&](const Zone* zone) {
        return std::pair(zone->key != first, zone->communes.size());
    });
    std::map<CommuneCode, CommuneScore> shown;
    for (const Zone* zone : zones)
        if (const auto score = scores.find(zone->key); score != scores.end())
            for (const auto& commune : zone->communes)
                shown.try_emplace(commune, CommuneScore{zone, score->second});
    return shown;
}

const IndicatorValue* value_of(std::span<const IndicatorValue> values, std::string_view territory,
                               std::string_view indicator) {
    const auto found = std::ranges::find_if(values, [&](const IndicatorValue& value) {
        return value.indicator == indicator && (territory.empty() || value.territory == territory);
    });
    return found == values.end() ? nullptr : &*found;
}

std::optional<Ranking> ranking_of(const PortraitData& data, const ScoredIndicator& indicator,
                                  std::string_view territory) {
    const auto* here = value_of(data.indicators, territory, indicator.rule.id);
    if (here == nullptr || !here->value.is_known()) return std::nullopt;
    const double sign = indicator.direction == Direction::more_is_need ? 1.0 : -1.0;
    std::vector<double> needs;
    for (const auto& value : data.indicators)
        if (value.indicator == indicator.rule.id && value.value.is_known())
            needs.push_back(sign * value.value.value());
    return ranking_in(sign * here->value.value(), needs);
}

const Score* total_of(const PortraitData& data, std::string_view territory) {
    const auto found = std::ranges::find_if(data.scoring.scores, [&](const Score& score) {
        return score.level == ScoreLevel::total && score.territory == territory;
    });
    return found == data.scoring.scores.end() ? nullptr : &*found;
}

Ranking ranking_in(double value, std::span<const double> values) {
    const auto above =
        std::ranges::count_if(values, [&](double other) { return other > value + tie_tolerance; });
    return {1 + static_cast<std::size_t>(above), values.size()};
}

const PlannedSignature* planned_for(const PortraitData& data, std::string_view key) {
    if (!data.plan) return nullptr;
    const auto& signatures = data.plan->signatures;
    const auto found = std::ranges::find(signatures, key, &PlannedSignature::territory);
    return found == signatures.end() || !found->signature ? nullptr : &*found;
}

const ScoreChange* score_change_for(const PortraitData& data, std::string_view key) {
    if (!data.earlier) return nullptr;
    const auto found = std::ranges::find(data.earlier->changes, key, &ScoreChange::unit);
    return found == data.earlier->changes.end() ? nullptr : &*found;
}

bool is_fictitious(const IndicatorRule& rule) {
    return owns_up(rule.source);
}

bool is_example(const PortraitData& data) {
    const auto names_itself = [](const auto& item) {
        return owns_up(item.second.file) || owns_up(item.second.title) ||
               owns_up(item.second.producer);
    };
    const auto is_invented = [](const ScoredIndicator& indicator) {
        return is_fictitious(indicator.rule);
    };
    return std::ranges::any_of(data.sources, names_itself) ||
           std::ranges::any_of(data.conventions, owns_up, &Convention::label) ||
           (data.scheme && std::ranges::any_of(data.scheme->indicators, is_invented));
}

} // namespace ctg
