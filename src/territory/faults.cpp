// SPDX-License-Identifier: Apache-2.0
#include "territory/faults.hpp"

#include "territory/spelling.hpp"

#include "ctg/base/nearest.hpp"
#include "territory/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace ctg {

std::vector<Diagnostic> placed(const GeometryError& error, const PlaceOf& place_of) {
    auto faults = error.diagnostics();
    for (auto& fault : faults)
        for (auto& place : fault.places)
            place = place_of(place.line - 1);
    return faults;
}

Diagnostic error_at_both(std::string_view code, DiagnosticValues values, Place first,
                         Place second) {
    Diagnostic fault = error_of(code, std::move(values), std::move(first));
    fault.places.push_back(std::move(second));
    return fault;
}

Diagnostic mended_note(std::string_view text, std::string_view code, Place place) {
    return note_of("CTG-TERR-019", {{"text", std::string(text)}, {"code", std::string(code)}},
                   std::move(place));
}

Diagnostic unreadable_code(std::string_view code, const std::string& text, Place place) {
    return error_of(has_lost_digits(text) ? "CTG-TERR-070" : code, {{"text", text}},
                    std::move(place));
}

std::optional<Diagnostic> unknown_iris(std::string_view text, const PartShares& shares,
                                       Place place) {
    constexpr std::size_t iris_size = 9;
    if (text.size() != iris_size || text.ends_with("0000")) return std::nullopt;
    const auto near = shares.nearest_to(text);
    if (near.empty()) return std::nullopt;
    return error_of(
        "CTG-TERR-059",
        {{"iris", std::string(text)}, {"file", shares.source().file}, {"nearest", joined(near)}},
        std::move(place));
}

Diagnostic unknown_commune(std::string_view text, std::span<const CommuneCode> known,
                           const Geography& geography, Place place) {
    if (const auto code = spelled_commune(text); code && geography.history())
        if (auto fault = other_year(*geography.history(), *code, geography.year(), place))
            return *std::move(fault);
    std::vector<std::string> candidates;
    for (const auto& code : known)
        candidates.emplace_back(code.text());
    return error_of("CTG-TERR-003",
                    {{"commune", std::string(text)},
                     {"year", std::to_string(geography.year().value)},
                     {"count", std::to_string(known.size())},
                     {"nearest", joined(nearest(text, candidates))}},
                    std::move(place));
}

std::string years_text(const CommuneHistory& history, const CommuneCode& code) {
    std::vector<std::string> spans;
    for (const auto& years : history.years_of(code)) {
        std::string span = fmt::format("{}-", years.first.value);
        if (years.last) span += std::to_string(years.last->value);
        spans.push_back(years.name.empty() ? span : fmt::format("{} ({})", span, years.name));
    }
    return spans.empty() ? "" : joined(spans);
}

std::optional<Diagnostic> other_year(const CommuneHistory& history, const CommuneCode& code,
                                     GeographyYear year, Place place) {
    const auto years = history.years_of(code);
    if (years.empty() || history.exists(code, year)) return std::nullopt;
    GeographyYear nearest_year = years.front().first;
    for (const auto& span : years) // its last year before, else its first one after
        if (span.last && span.last->value < year.value) nearest_year = *span.last;
    const auto heirs = history.heirs_of(code, nearest_year, year);
    return error_of("CTG-TERR-034",
                    {{"commune", std::string(code.text())},
                     {"year", std::to_string(year.value)},
                     {"years", years_text(history, code)},
                     {"then", std::to_string(nearest_year.value)},
                     {"heirs", heirs.empty() ? "–" : listed(heirs)}},
                    std::move(place));
}

std::string listed(std::span<const CommuneCode> codes) {
    constexpr std::size_t at_most = 20; // more fill the screen and are read by nobody
    std::vector<std::string> texts;
    for (const auto& code : codes.first(std::min(codes.size(), at_most)))
        texts.emplace_back(code.text());
    const std::string text = joined(texts);
    return codes.size() > at_most ? fmt::format("{}, … (+ {})", text, codes.size() - at_most)
                                  : text;
}

std::optional<Diagnostic> unassigned_note(const Zoning& antennes, const Geography& geography) {
    std::set<CommuneCode> assigned;
    for (const auto& zone : antennes.zones)
        assigned.insert(zone.communes.begin(), zone.communes.end());
    std::vector<CommuneCode> unassigned;
    for (const auto& commune : geography.communes())
        if (!assigned.contains(commune.code)) unassigned.push_back(commune.code);
    if (unassigned.empty()) return std::nullopt;
    return note_of("CTG-TERR-007", {{"count", std::to_string(unassigned.size())},
                                    {"communes", listed(unassigned)}});
}

} // namespace ctg
