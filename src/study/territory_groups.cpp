// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/analysis.hpp"

#include <algorithm>
#include <map>

namespace ctg {
namespace {

using PartByCommune = std::map<CommuneCode, double>;

/// How much of each of its communes a zone holds.
PartByCommune parts_of(const Zone& zone) {
    PartByCommune parts;
    for (const auto& commune : zone.communes)
        parts[commune] = 1.0;
    for (const auto& part : zone.parts)
        parts[part.commune] = part.share;
    return parts;
}

double common_of(const PartByCommune& inhabitants, const PartByCommune& antenne) {
    double common = 0.0;
    for (const auto& [commune, count] : inhabitants)
        if (const auto part = antenne.find(commune); part != antenne.end())
            common += count * part->second;
    return common;
}

} // namespace

Checked<std::vector<UnitGroup>> territory_groups_of(const Study& study) {
    if (study.territories.zones.empty())
        throw ArgumentError({error_of("CTG-STUD-002", {{"section", "territories"}})});
    const auto weights = weights_of(study, Basis::population);
    std::map<std::string, PartByCommune> antennes;
    for (const auto& antenne : study.antennes.zones)
        antennes.emplace(antenne.key, parts_of(antenne));
    Checked<std::vector<UnitGroup>> groups;
    std::size_t unknown = 0;
    for (const auto& territory : study.territories.zones) {
        PartByCommune inhabitants;
        UnitGroup own{territory.key, "", 0.0};
        for (const auto& [commune, part] : parts_of(territory)) {
            const auto* weight = weights.find(commune);
            const bool is_known = weight != nullptr && weight->is_known();
            unknown += is_known ? 0 : 1;
            inhabitants[commune] = is_known ? part * weight->value() : 0.0;
            own.weight += inhabitants[commune];
        }
        double most = 0.0;
        for (const auto& [key, parts] : antennes)
            if (const double common = common_of(inhabitants, parts); common > most) {
                most = common;
                own.group = key;
            }
        groups.value.push_back(std::move(own));
    }
    if (unknown > 0)
        groups.notes.push_back(note_of("CTG-SCOR-069", {{"count", std::to_string(unknown)}}));
    return groups;
}

} // namespace ctg
