// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/planning_chart.hpp"
#include "ctg/portrait/portrait.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/dashboard_parts.hpp"
#include "portrait/dashboard_script.hpp"
#include "portrait/facts.hpp"
#include "portrait/html.hpp"
#include "portrait/index_template.hpp"
#include "portrait/provenance.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

HtmlData coverage_key(const PortraitData& data, const std::vector<CoveragePoint>& points,
                      Language language) {
    constexpr Phrase label = tr("Share covered at the end of {}, conventions signed");
    constexpr Phrase compare = tr("{} of {} {}");
    constexpr Phrase over_a_year = tr("{}; {} over a year");
    const auto& point = points.back();
    auto beside = filled(compare, language, readable(point.covered, 0, language),
                         readable(point.total, 0, language),
                         words_of_basis(data.weights.basis().name, language));
    if (const auto change = change_over_a_year(points, point))
        beside = filled(over_a_year, language, beside, change_words(*change, language));
    return key_figure(filled(label, language, point.year.value),
                      readable_percent(point.share.value(), 1, language), std::move(beside));
}

HtmlList key_figures(const PortraitData& data, Language language) {
    HtmlList keys;
    const auto points = points_of_whole(data.coverage);
    if (!points.empty()) {
        const auto& last = points.back();
        keys.push_back(coverage_key(data, points, language));
        constexpr Phrase conventions = tr("Conventions in force at the end of {}");
        constexpr Phrase communes = tr("{} of {} communes");
        constexpr Phrase partly = tr("{} of {} communes, {} more in part");
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
        constexpr Phrase label = tr("Share covered at the end of {}, if the calendar is followed");
        constexpr Phrase compare = tr("Calendar proposed");
        const auto& last = projected.back();
        keys.push_back(key_figure(filled(label, language, last.year.value),
                                  readable_percent(last.share.value(), 1, language),
                                  filled(compare, language)));
    }
    return keys;
}

std::string subtitle_of(const PortraitData& data, Language language) {
    constexpr CountedPhrase communes = tr_counted("commune", "communes");
    constexpr CountedPhrase territories = tr_counted("territory", "territories");
    constexpr Phrase geography = tr("geography of {}");
    return fmt::format("{} · {} · {}", counted(data.weights.items().size(), communes, language),
                       counted(data.territories.zones.size(), territories, language),
                       filled(geography, language, data.geography.year().value));
}

std::vector<CommuneCode> codes_of(const Geography& geography) {
    std::vector<CommuneCode> codes;
    for (const auto& commune : geography.communes())
        codes.push_back(commune.code);
    return codes;
}

/// The choices of the control, and a curve for each.
HtmlList bases_html(const PortraitData& data, Language language) {
    HtmlList html;
    std::size_t index = 0;
    for (const auto& basis : bases_of(data)) {
        HtmlData item;
        item.set("index", std::to_string(index++));
        item.set("name", heading_of_basis(basis.weights.basis().name, language));
        item.set("curve", html_of(coverage_curve(curve_of_basis(data, basis), language), language));
        html.push_back(std::move(item));
    }
    return html;
}

HtmlList commune_names(const PortraitData& data) {
    HtmlList names;
    for (const auto& commune : data.geography.communes())
        names.emplace_back(commune.name);
    return names;
}

/// "" where a legend would name more conventions than anyone can tell apart.
std::string convention_map_html(const PortraitData& data, Language language) {
    constexpr std::size_t most_conventions = 60;
    const auto map = map_by_convention(data, language);
    if (map.categories.size() > most_conventions) return {};
    return html_of(category_map(data.geography, data.topology, map, language), language);
}

} // namespace

CategoryMap since_categories(const PortraitData& data, Language language) {
    return map_by_year(data, codes_of(data.geography), language);
}

std::string chart_page(const Chart& chart, const WebRuntime& runtime, Language language) {
    return document_of(chart.title, html_of(chart, language), runtime, language);
}

Chart since_map(const PortraitData& data, Language language) {
    return category_map(data.geography, data.topology, since_categories(data, language), language);
}

std::string index_page(const PortraitData& data, const WebRuntime& runtime, Language language,
                       std::span<const std::string> pages) {
    constexpr Phrase signed_line = tr("Conventions signed");
    constexpr Phrase planned_line = tr("If the calendar is followed");
    const auto chart_html = [&](const Chart& chart) { return html_of(chart, language); };
    const auto example = example_words(data, language);
    const PortraitData& shown = shown_on_maps(data);
    HtmlData page;
    page.set("study", data.study_name);
    page.set("subtitle", subtitle_of(data, language));
    page.set("example", example.empty() ? HtmlData(false) : HtmlData(example));
    page.set("keys", key_figures(data, language));
    page.set("bases", bases_html(data, language));
    page.set("last_year", std::to_string(years_of_pages(data).size() - 1));
    page.set("has_plan", !data.projected.empty());
    page.set("map", chart_html(coverage_map(shown, language)));
    page.set("commune_names", commune_names(data));
    page.set("coverage",
             coverage_table({{filled(signed_line, language), points_of_whole(data.coverage)},
                             {filled(planned_line, language), points_of_whole(data.projected)}},
                            language));
    page.set("coverage_reading", coverage_reading(data, language));
    page.set("calendar_page",
             data.calendar_page.empty() ? HtmlData(false) : HtmlData(data.calendar_page));
    page.set("scenarios", data.scenarios.empty()
                              ? HtmlData(false)
                              : HtmlData(chart_html(scenario_curves(data.scenarios, language))));
    page.set("profile", data.scheme.has_value());
    if (data.scheme) page.set("score_maps", chart_html(score_maps(shown, language)));
    page.set("convention_map", convention_map_html(shown, language));
    page.set("ranking", html_of(ranking_table(data, pages, language), language));
    page.set("data", embeddable(json_text(dashboard_json(data, pages, language))));
    page.set("provenance", provenance_html(data, language));
    return document_of(data.study_name, rendered_html(index_template, std::move(page), language),
                       runtime, language, dashboard_script);
}

} // namespace ctg
