// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/typology.hpp"

#include "ctg/base/error.hpp"
#include "scoring/medoids.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

namespace ctg {
namespace {

using Scores = std::vector<std::optional<double>>;

/// The profiles that have a score, by name.
std::vector<Profile> sorted_of(std::span<const Profile> profiles) {
    std::vector<Profile> sorted;
    for (const auto& profile : profiles) {
        if (profile.scores.size() != profiles[0].scores.size())
            throw ArgumentError(
                {error_of("CTG-SCOR-073", {{"unit", profile.unit},
                                           {"found", std::to_string(profile.scores.size())},
                                           {"count", std::to_string(profiles[0].scores.size())}})});
        if (std::ranges::any_of(profile.scores, [](const auto& score) { return !!score; }))
            sorted.push_back(profile);
    }
    std::ranges::sort(sorted, {}, &Profile::unit);
    const auto twice = std::ranges::adjacent_find(sorted, {}, &Profile::unit);
    if (twice != sorted.end())
        throw ArgumentError({error_of("CTG-SCOR-074", {{"unit", twice->unit}})});
    return sorted;
}

void check_count(TypeCount types, std::size_t units) {
    if (units > most_typed_units)
        throw LimitError({error_of("CTG-SCOR-076", {{"count", std::to_string(units)},
                                                    {"most", std::to_string(most_typed_units)}})});
    if (types.least >= 2 && types.least <= types.most && types.most <= units) return;
    throw ArgumentError({error_of("CTG-SCOR-072", {{"least", std::to_string(types.least)},
                                                   {"most", std::to_string(types.most)},
                                                   {"count", std::to_string(units)}})});
}

std::optional<double> distance_of(const Scores& a, const Scores& b, ProfileDistance distance) {
    double sum = 0.0;
    double common = 0.0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (!a[i] || !b[i]) continue;
        const double difference = std::abs(*a[i] - *b[i]);
        sum += distance == ProfileDistance::absolute ? difference : difference * difference;
        common += 1.0;
    }
    if (common == 0.0) return std::nullopt;
    return distance == ProfileDistance::absolute ? sum / common : std::sqrt(sum / common);
}

Distances distances_of(const std::vector<Profile>& profiles, ProfileDistance distance) {
    Distances distances(profiles.size(), std::vector<double>(profiles.size(), 0.0));
    Faults faults;
    for (std::size_t a = 0; a < profiles.size(); ++a)
        for (std::size_t b = 0; b < a; ++b) {
            const auto far = distance_of(profiles[a].scores, profiles[b].scores, distance);
            if (!far)
                faults.add(error_of("CTG-SCOR-075",
                                    {{"first", profiles[b].unit}, {"second", profiles[a].unit}}));
            distances[a][b] = distances[b][a] = far.value_or(0.0);
        }
    faults.raise();
    return distances;
}

/// By Rousseeuw's formula; `types` is the type of each unit, from 0.
double silhouette_of(std::size_t unit, const std::vector<std::size_t>& types, std::size_t count,
                     const Distances& distances) {
    std::vector<double> sums(count, 0.0);
    std::vector<double> members(count, 0.0);
    for (std::size_t other = 0; other < types.size(); ++other) {
        if (other == unit) continue;
        sums[types[other]] += distances[unit][other];
        members[types[other]] += 1.0;
    }
    if (members[types[unit]] == 0.0) return 0.0;
    const double own = sums[types[unit]] / members[types[unit]];
    double nearest = std::numeric_limits<double>::infinity();
    for (std::size_t type = 0; type < count; ++type)
        if (type != types[unit]) nearest = std::min(nearest, sums[type] / members[type]);
    const double larger = std::max(own, nearest);
    return larger > 0.0 ? (nearest - own) / larger : 0.0;
}

Typology typology_around(const Medoids& medoids, const std::vector<Profile>& profiles,
                         const Distances& distances) {
    std::vector<std::size_t> types;
    for (std::size_t unit = 0; unit < profiles.size(); ++unit)
        types.push_back(nearest_of(medoids.units, unit, distances));
    Typology typology;
    typology.fit = {medoids.units.size(), medoids.cost, 0.0, medoids.is_exact};
    for (const std::size_t medoid : medoids.units)
        typology.medoids.push_back(profiles[medoid].unit);
    for (std::size_t unit = 0; unit < profiles.size(); ++unit) {
        const std::size_t type = types[unit];
        typology.units.push_back({profiles[unit].unit, type + 1, typology.medoids[type],
                                  distances[unit][medoids.units[type]],
                                  silhouette_of(unit, types, medoids.units.size(), distances)});
        typology.fit.mean_silhouette += typology.units.back().silhouette;
    }
    typology.fit.mean_silhouette /= static_cast<double>(profiles.size());
    return typology;
}

std::vector<Diagnostic> notes_of(std::size_t without, const TypologyFit& fit) {
    std::vector<Diagnostic> notes;
    if (without > 0) notes.push_back(note_of("CTG-SCOR-070", {{"count", std::to_string(without)}}));
    if (!fit.is_exact)
        notes.push_back(note_of("CTG-SCOR-071", {{"types", std::to_string(fit.types)}}));
    return notes;
}

} // namespace

std::string_view name_of(ProfileDistance distance) noexcept {
    return distance == ProfileDistance::absolute ? "absolute" : "euclidean";
}

std::optional<ProfileDistance> profile_distance_of(std::string_view name) noexcept {
    for (const auto distance : {ProfileDistance::absolute, ProfileDistance::euclidean})
        if (name == name_of(distance)) return distance;
    return std::nullopt;
}

Checked<Typology> typology_of(std::span<const Profile> profiles, TypeCount types,
                              ProfileDistance distance) {
    const auto sorted = sorted_of(profiles);
    check_count(types, sorted.size());
    const auto distances = distances_of(sorted, distance);
    std::optional<Typology> best;
    std::vector<TypologyFit> fits;
    for (std::size_t count = types.least; count <= types.most; ++count) {
        auto typology = typology_around(medoids_of(distances, count), sorted, distances);
        fits.push_back(typology.fit);
        const bool is_better =
            !best || typology.fit.mean_silhouette > best->fit.mean_silhouette + cost_tolerance;
        if (is_better) best = std::move(typology);
    }
    best->fits = std::move(fits);
    auto notes = notes_of(profiles.size() - sorted.size(), best->fit);
    return {*std::move(best), std::move(notes)};
}

std::vector<Profile> profiles_of(std::span<const Score> scores, const Scheme& scheme) {
    std::map<std::string, std::map<std::pair<std::string, std::string>, double>> cells;
    for (const auto& score : scores) {
        auto& own = cells[score.territory]; // also of a territory without any score
        if (score.level == ScoreLevel::cell && score.score.is_known())
            own[{score.theme, score.logic}] = score.score.value();
    }
    std::vector<Profile> profiles;
    for (const auto& [territory, own] : cells) {
        profiles.push_back({territory, {}});
        for (const auto& theme : scheme.themes)
            for (const auto& logic : scheme.logics) {
                const auto found = own.find({theme, logic});
                profiles.back().scores.push_back(found == own.end() ? std::nullopt
                                                                    : std::optional(found->second));
            }
    }
    return profiles;
}

std::vector<Profile> profiles_of(const ScoreMatrix& matrix) {
    std::vector<Profile> profiles;
    for (std::size_t unit = 0; unit < matrix.units.size(); ++unit)
        profiles.push_back({matrix.units[unit], matrix.rows[unit]});
    return profiles;
}

} // namespace ctg
