// SPDX-License-Identifier: Apache-2.0
#include "territory/mention.hpp"

#include <algorithm>
#include <map>
#include <string>

namespace ctg {
namespace {

/// Ordered by code, each code once, where it is mentioned first.
void keep_first(std::vector<Mention>& mentions) {
    std::ranges::sort(mentions);
    const auto is_same = [](const Mention& a, const Mention& b) { return a.code == b.code; };
    mentions.erase(std::unique(mentions.begin(), mentions.end(), is_same), mentions.end());
}

} // namespace

std::vector<Mention> rolled_up(std::vector<Mention> mentions, const PlaceOf& place_of,
                               Faults& faults) {
    keep_first(mentions);
    std::vector<Mention> communes;
    std::map<CommuneCode, std::vector<CommuneCode>> parts;
    std::map<CommuneCode, std::size_t> first_part;
    for (const auto& [code, at] : mentions) {
        if (const auto commune = commune_of_arrondissement(code)) {
            parts[*commune].push_back(code);
            first_part.emplace(*commune, at);
        } else {
            communes.push_back({code, at});
        }
    }
    for (const auto& [commune, arrondissements] : parts) {
        const std::size_t at = first_part.at(commune);
        const bool is_whole = arrondissements.size() == arrondissement_count(commune) ||
                              std::ranges::binary_search(mentions, commune, {}, &Mention::code);
        const DiagnosticValues values{{"commune", std::string(commune.text())},
                                      {"member", listed(arrondissements)}};
        if (is_whole) communes.push_back({commune, at});
        faults.add(is_whole ? note_of("CTG-TERR-009", values, place_of(at))
                            : error_of("CTG-TERR-011", values, place_of(at)));
    }
    keep_first(communes);
    return communes;
}

} // namespace ctg
