// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "ctg/territory/zoning.hpp"
#include "territory/faults.hpp"
#include "territory/mention.hpp"
#include "territory/spelling.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace ctg {
namespace {

constexpr std::string_view undivided = "0000"; // what INSEE writes for a commune without IRIS

/// The commune, or arrondissement, that an IRIS code begins with.
std::optional<CommuneCode> commune_of_iris(std::string_view text) {
    constexpr std::size_t iris_size = 9;
    if (text.size() != iris_size) return std::nullopt;
    return CommuneCode::parse(text.substr(0, iris_size - undivided.size()));
}

bool has_nine_digits(std::string_view text) {
    constexpr std::size_t siren_size = 9;
    return text.size() == siren_size &&
           std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

Diagnostic unknown_epci(std::string_view siren, const Zoning& epci, Place place) {
    std::vector<std::string> known;
    known.reserve(epci.zones.size());
    for (const auto& zone : epci.zones)
        known.push_back(zone.key);
    return error_of("CTG-TERR-010",
                    {{"siren", std::string(siren)},
                     {"count", std::to_string(known.size())},
                     {"nearest", joined(nearest(siren, known))}},
                    std::move(place));
}

/// Adds parts of communes that are not there whole. An IRIS of an arrondissement that is there adds
/// nothing; parts that make up all of a commune are the commune.
void add_parts(const std::map<std::string, CommunePart>& parts, Members& members) {
    constexpr double whole = 1.0 - 1e-9;
    std::map<CommuneCode, CommunePart> held;
    std::string last;
    for (const auto& [code, part] : parts) {
        if (!last.empty() && code.starts_with(last)) continue;
        last = code;
        if (std::ranges::binary_search(members.communes, part.commune)) continue;
        auto& sum = held.try_emplace(part.commune, CommunePart{part.commune}).first->second;
        sum.share += part.share;
        sum.pieces.emplace(code, part.share);
    }
    for (const auto& [commune, part] : held) {
        members.communes.push_back(commune);
        if (part.share < whole) members.parts.push_back(part);
    }
    std::ranges::sort(members.communes);
}

} // namespace

Membership::Membership(const Geography& geography, const Zoning& epci, PartShares shares)
    : geography_(geography),
      epci_(epci),
      shares_(std::move(shares)) {
    for (const auto& commune : geography.communes())
        communes_.push_back(commune.code);
    for (const auto& zone : epci.zones)
        communes_.insert(communes_.end(), zone.communes.begin(), zone.communes.end());
    std::ranges::sort(communes_);
    communes_.erase(std::unique(communes_.begin(), communes_.end()), communes_.end());
}

bool Membership::knows(const CommuneCode& code) const noexcept {
    return std::ranges::binary_search(communes_, code);
}

Members Membership::members_of(const std::vector<std::string>& members,
                               const std::vector<Place>& places, Faults& faults) const {
    std::vector<Mention> mentions;
    std::map<std::string, CommunePart> parts; // by the code of the part
    for (std::size_t n = 0; n < members.size(); ++n) {
        const auto part = shares_.find(members[n]);
        if (part && knows(part->commune))
            parts.emplace(members[n], *part);
        else
            for (const auto& code : communes_named(members[n], places[n], faults))
                mentions.push_back({code, n});
    }
    Members result;
    for (const auto& mention : rolled_up(
             std::move(mentions), [&](std::size_t n) { return places[n]; }, faults))
        result.communes.push_back(mention.code);
    add_parts(parts, result);
    return result;
}

std::vector<CommuneCode> Membership::communes_named(std::string_view member, const Place& place,
                                                    Faults& faults) const {
    const auto accept = [&](std::string_view code, std::vector<CommuneCode> communes) {
        if (code != member) faults.add(mended_note(member, code, place));
        return communes;
    };
    const auto refuse = [&](Diagnostic fault) {
        faults.add(std::move(fault));
        return std::vector<CommuneCode>{};
    };
    const auto is_known = [&](const CommuneCode& code) {
        return knows(commune_of_arrondissement(code).value_or(code));
    };
    const auto siren = spelled_siren(member);
    const Zone* const zone = siren ? epci_.find(siren->text()) : nullptr;
    if (zone != nullptr) return accept(zone->key, zone->communes);
    // A SIREN and an IRIS both have nine digits: the EPCI of the study come first.
    if (const auto commune = commune_of_iris(member); commune && is_known(*commune)) {
        if (member.ends_with(undivided)) return accept(commune->text(), {*commune});
        if (auto fault = unknown_iris(member, shares_, place)) return refuse(*std::move(fault));
        return refuse(error_of(
            "CTG-TERR-011",
            {{"member", std::string(member)}, {"commune", std::string(commune->text())}}, place));
    }
    if (siren) return refuse(unknown_epci(siren->text(), epci_, place));
    if (has_nine_digits(member) || has_lost_digits(member))
        return refuse(unreadable_code("CTG-TERR-004", std::string(member), place));
    const auto commune = spelled_commune(member);
    if (!commune || !is_known(*commune))
        return refuse(unknown_commune(member, communes_, geography_, place));
    return accept(commune->text(), {*commune});
}

} // namespace ctg
