// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/facts.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

namespace ctg {
namespace {

/// Above this many communes, only the largest are named on the map.
constexpr std::size_t most_labels = 20;
constexpr double communes_height_px = 330.0; ///< the curve has its place on the same paper

const std::string* name_at(const Zoning& zoning, const CommuneCode& code) {
    for (const auto& zone : zoning.zones)
        if (std::ranges::binary_search(zone.communes, code)) return &zone.name;
    return nullptr;
}

std::string name_or_dash(const Zoning& zoning, const CommuneCode& code) {
    const auto* name = name_at(zoning, code);
    return name == nullptr ? "–" : *name;
}

std::string name_of(const Geography& geography, const CommuneCode& code) {
    const auto index = geography.index_of(code);
    return index ? geography.communes()[*index].name : "–";
}

/// " (25.0 % of it)" where the zone holds a part of the commune.
std::string part_words(const Zone& zone, const CommuneCode& code, Language language) {
    constexpr Phrase part = tr(" ({} of it)");
    const auto found = std::ranges::find(zone.parts, code, &CommunePart::commune);
    if (found == zone.parts.end()) return {};
    return filled(part, language, readable_percent(found->share, 1, language));
}

} // namespace

std::string communes_html(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase code = tr("Code");
    constexpr Phrase commune = tr("Commune");
    constexpr Phrase since = tr("Covered");
    constexpr Phrase antenne = tr("Antenne");
    // What is the same everywhere is said once, above.
    const bool has_several_epci = names_of(data.epci, zone).size() > 1;
    const bool has_several_antennes = names_of(data.antennes, zone).size() > 1;
    HtmlTable table;
    table.columns = {{filled(code, language)},
                     {filled(commune, language)},
                     {heading_of_basis(data.weights.basis().name, language), true},
                     {filled(since, language)}};
    if (has_several_epci) table.columns.push_back({"EPCI"});
    if (has_several_antennes) table.columns.push_back({filled(antenne, language)});
    const SinceWords since_words(data, language, zone.key);
    for (const auto& member : zone.communes) {
        const Figure* weight = data.weights.find(member);
        HtmlTable::Row row{{{std::string(member.text())},
                            {name_of(data.geography, member) + part_words(zone, member, language)},
                            {weight == nullptr ? "–" : value_words(*weight, language)},
                            {since_words(member)}}};
        if (has_several_epci) row.cells.push_back({name_or_dash(data.epci, member)});
        if (has_several_antennes) row.cells.push_back({name_or_dash(data.antennes, member)});
        table.rows.push_back(std::move(row));
    }
    return html_of(table, language);
}

CategoryMap communes_map(const PortraitData& data, const Zone& zone, Language language) {
    auto map = map_by_year(data, zone.communes, language, zone.key);
    map.height_px = communes_height_px;
    auto largest = zone.communes;
    std::ranges::stable_sort(largest, std::ranges::greater{}, [&](const CommuneCode& code) {
        const Figure* weight = data.weights.find(code);
        return weight != nullptr && weight->is_known() ? weight->value() : 0.0;
    });
    for (const auto& code : std::span(largest).first(std::min(largest.size(), most_labels)))
        map.labels.push_back({code, name_of(data.geography, code)});
    return map;
}

} // namespace ctg
