// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/comparison_chart.hpp"
#include "portrait/facts.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/portrait_template.hpp"
#include "portrait/wording.hpp"

#include <functional>

// The territory of a page beside those that its reader chose.

namespace ctg {
namespace {

std::vector<const Zone*> zones_beside(const PortraitData& data, const Zone& zone) {
    std::vector<const Zone*> zones{&zone};
    for (const auto& key : data.compared)
        if (key != zone.key) zones.push_back(&territory_of(data, key));
    return zones;
}

LabelledProfile profile_of(const PortraitData& data, const Zone& zone) {
    LabelledProfile profile{zone.name, {}};
    for (const auto& theme : data.scheme->themes)
        for (const auto& logic : data.scheme->logics) {
            std::optional<double> known;
            for (const auto& score : data.scoring.scores)
                if (score.level == ScoreLevel::cell && score.territory == zone.key &&
                    score.theme == theme && score.logic == logic && score.score.is_known())
                    known = score.score.value();
            profile.cells.push_back({theme, logic, known});
        }
    return profile;
}

using Telling = std::function<std::string(const Zone&)>;

HtmlTable table_of(const PortraitData& data, const std::vector<const Zone*>& zones,
                   Language language) {
    constexpr Phrase rank = tr("Rank");
    constexpr Phrase score = tr("Total score");
    constexpr Phrase share = tr("Share covered");
    const auto last = last_points(data.coverage);
    const auto of_point = [&](const Zone& zone, const auto& words) -> std::string {
        const auto found = last.find(zone.key);
        return found == last.end() ? "–" : words(found->second);
    };
    const auto of_total = [&](const Zone& zone, const auto& words) -> std::string {
        const Score* total = total_of(data, zone.key);
        return total == nullptr || !total->rank ? "–" : words(*total);
    };
    const std::vector<std::pair<std::string, Telling>> lines{
        {heading_of_basis(data.weights.basis().name, language),
         [&](const Zone& zone) {
             return of_point(zone, [&](const CoveragePoint& point) {
                 return readable(point.total, 0, language);
             });
         }},
        {filled(share, language),
         [&](const Zone& zone) {
             return of_point(zone, [&](const CoveragePoint& point) {
                 return readable_percent(point.share.value(), 1, language);
             });
         }},
        {filled(score, language),
         [&](const Zone& zone) {
             return of_total(zone, [&](const Score& total) {
                 return readable(total.score.value(), 1, language) + " " +
                        bounds_words(total.score, language);
             });
         }},
        {filled(rank, language), [&](const Zone& zone) {
             return of_total(zone, [](const Score& total) { return std::to_string(*total.rank); });
         }}};
    HtmlTable table;
    table.columns.push_back({""});
    for (const auto* zone : zones)
        table.columns.push_back({zone->name, true});
    for (const auto& [name, telling] : lines) {
        HtmlTable::Row row{{{name}}};
        for (const auto* zone : zones)
            row.cells.push_back({telling(*zone)});
        table.rows.push_back(std::move(row));
    }
    return table;
}

} // namespace

std::string comparison_html(const PortraitData& data, const Zone& zone, Language language) {
    const auto zones = zones_beside(data, zone);
    if (zones.size() < 2) return {};
    std::vector<LabelledProfile> profiles;
    for (const auto* each : zones)
        profiles.push_back(profile_of(data, *each));
    HtmlData section;
    section.set("table", html_of(table_of(data, zones, language), language));
    section.set("chart", html_of(profile_multiples(profiles, language), language));
    return rendered_html(comparison_template, std::move(section), language);
}

} // namespace ctg
