// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/portrait.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/facts.hpp"
#include "portrait/html.hpp"
#include "portrait/index_template.hpp"
#include "portrait/provenance.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

HtmlData key_figure(std::string label, std::string value, std::string compare) {
    HtmlData key;
    key.set("label", std::move(label));
    key.set("value", std::move(value));
    key.set("compare", std::move(compare));
    return key;
}

HtmlData coverage_key(const PortraitData& data, const CoveragePoint& point, Language language) {
    constexpr Phrase label{"Share covered at the end of {}, conventions signed",
                           "Part couverte fin {}, conventions signées"};
    constexpr Phrase compare{"{} of {} {}", "{} sur {} {}"};
    return key_figure(filled(label, language, point.year.value),
                      readable_percent(point.share.value(), 1, language),
                      filled(compare, language, readable(point.covered, 0, language),
                             readable(point.total, 0, language),
                             words_of_basis(data.weights.basis().name, language)));
}

HtmlList key_figures(const PortraitData& data, Language language) {
    HtmlList keys;
    const auto points = points_of_whole(data.coverage);
    if (!points.empty()) {
        const auto& last = points.back();
        keys.push_back(coverage_key(data, last, language));
        constexpr Phrase conventions{"Conventions in force at the end of {}",
                                     "Conventions en vigueur fin {}"};
        constexpr Phrase communes{"{} of {} communes", "{} communes sur {}"};
        constexpr Phrase partly{"{} of {} communes, {} more in part",
                                "{} communes sur {}, {} autres en partie"};
        const auto covered = last.covered_communes.size();
        const auto cut = last.partly_covered_communes.size();
        const auto all = covered + cut + last.uncovered_communes.size();
        keys.push_back(key_figure(filled(conventions, language, last.year.value),
                                  std::to_string(last.conventions.size()),
                                  cut == 0 ? filled(communes, language, covered, all)
                                           : filled(partly, language, covered, all, cut)));
    }
    const auto projected = points_of_whole(data.projected);
    if (!projected.empty()) {
        constexpr Phrase label{"Share covered at the end of {}, if the calendar is followed",
                               "Part couverte fin {}, si le calendrier est suivi"};
        constexpr Phrase compare{"Calendar proposed", "Calendrier proposé"};
        const auto& last = projected.back();
        keys.push_back(key_figure(filled(label, language, last.year.value),
                                  readable_percent(last.share.value(), 1, language),
                                  filled(compare, language)));
    }
    return keys;
}

/// The territories, those with a rank first, in its order.
std::vector<const Zone*> ordered_territories(const PortraitData& data) {
    std::vector<const Zone*> zones;
    for (const auto& zone : data.territories.zones)
        zones.push_back(&zone);
    std::ranges::stable_sort(zones, {}, [&](const Zone* zone) {
        const Score* total = total_of(data, zone->key);
        const bool is_ranked = total != nullptr && total->rank;
        return is_ranked ? *total->rank : data.territories.zones.size() + 1;
    });
    return zones;
}

/// Where draws of the scheme's doubts lead in 90 % of cases; without draws, where the bounds do.
std::string rank_range(const Score& total) {
    if (total.rank_p05 && total.rank_p95)
        return *total.rank_p05 == *total.rank_p95
                   ? std::to_string(*total.rank_p05)
                   : fmt::format("{}–{}", *total.rank_p05, *total.rank_p95);
    if (!total.rank_best || !total.rank_worst || *total.rank_best == *total.rank_worst) return "";
    return fmt::format("{}–{}", *total.rank_best, *total.rank_worst);
}

HtmlTable::Row ranking_row(const PortraitData& data, const Zone& zone,
                           const std::map<std::string, CoveragePoint>& last, Language language) {
    const Score* total = total_of(data, zone.key);
    const auto point = last.find(zone.key);
    const auto* planned = planned_for(data, zone.key);
    const bool has_point = point != last.end();
    const bool is_ranked = total != nullptr && total->rank;
    const auto score = is_ranked ? readable(total->score.value(), 1, language) + " " +
                                       bounds_words(total->score, language)
                                 : std::string("–");
    return {{{is_ranked ? std::to_string(*total->rank) : "–"},
             {is_ranked ? rank_range(*total) : ""},
             {zone.name, "", page_name_of(zone.key)},
             {score},
             {has_point ? readable(point->second.total, 0, language) : "–"},
             {has_point ? readable_percent(point->second.share.value(), 1, language) : "–"},
             {planned == nullptr ? "–" : month_words(*planned->signature, language)}}};
}

HtmlTable ranking_table(const PortraitData& data, Language language) {
    constexpr Phrase rank{"Rank", "Rang"};
    const bool is_drawn = data.scheme && data.scheme->uncertainty;
    constexpr Phrase range{"Range", "Étendue"};
    constexpr Phrase drawn{"Range (90%)", "Étendue (90 %)"};
    constexpr Phrase name{"Territory", "Territoire"};
    constexpr Phrase score{"Score", "Score"};
    constexpr Phrase share{"Covered", "Couverture"};
    constexpr Phrase planned{"Signature planned", "Signature prévue"};
    HtmlTable table;
    table.columns = {{filled(rank, language), true},
                     {filled(is_drawn ? drawn : range, language), true},
                     {filled(name, language)},
                     {filled(score, language), true},
                     {capitalised(words_of_basis(data.weights.basis().name, language)), true},
                     {filled(share, language), true},
                     {filled(planned, language)}};
    const auto last = last_points(data.coverage);
    for (const Zone* zone : ordered_territories(data))
        table.rows.push_back(ranking_row(data, *zone, last, language));
    return table;
}

std::string subtitle_of(const PortraitData& data, Language language) {
    constexpr Phrase commune{"commune", "commune"};
    constexpr Phrase communes{"communes", "communes"};
    constexpr Phrase territory{"territory", "territoire"};
    constexpr Phrase territories{"territories", "territoires"};
    constexpr Phrase geography{"geography of {}", "géographie {}"};
    return fmt::format("{} · {} · {}",
                       counted(data.weights.items().size(), commune, communes, language),
                       counted(data.territories.zones.size(), territory, territories, language),
                       filled(geography, language, data.geography.year().value));
}

std::vector<CommuneCode> codes_of(const Geography& geography) {
    std::vector<CommuneCode> codes;
    for (const auto& commune : geography.communes())
        codes.push_back(commune.code);
    return codes;
}

} // namespace

CategoryMap since_categories(const PortraitData& data, Language language) {
    return map_by_year(data, codes_of(data.geography), language);
}

Chart since_map(const PortraitData& data, Language language) {
    return category_map(data.geography, data.topology, since_categories(data, language), language);
}

std::string index_page(const PortraitData& data, const WebRuntime& runtime, Language language) {
    constexpr Phrase signed_line{"Conventions signed", "Conventions signées"};
    constexpr Phrase planned_line{"If the calendar is followed", "Si le calendrier est suivi"};
    const auto map_html = [&](const CategoryMap& map) {
        return html_of(category_map(data.geography, data.topology, map, language), language);
    };
    const auto example = example_words(data, language);
    HtmlData page;
    page.set("study", data.study_name);
    page.set("subtitle", subtitle_of(data, language));
    page.set("example", example.empty() ? HtmlData(false) : HtmlData(example));
    page.set("keys", key_figures(data, language));
    page.set("curve", html_of(coverage_curve(curve_of_whole(data), language), language));
    page.set("coverage",
             coverage_table({{filled(signed_line, language), points_of_whole(data.coverage)},
                             {filled(planned_line, language), points_of_whole(data.projected)}},
                            language));
    page.set("coverage_reading", coverage_reading(data, language));
    page.set("year_map", html_of(since_map(data, language), language));
    page.set("convention_map", map_html(map_by_convention(data, language)));
    page.set("ranking", html_of(ranking_table(data, language), language));
    page.set("provenance", provenance_html(data, language));
    return document_of(data.study_name, rendered_html(index_template, std::move(page), language),
                       runtime, language);
}

} // namespace ctg
