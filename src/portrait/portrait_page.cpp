// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/portrait.hpp"

#include "ctg/base/digest.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/facts.hpp"
#include "portrait/html.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/portrait_template.hpp"
#include "portrait/provenance.hpp"
#include "portrait/wording.hpp"

namespace ctg {
namespace {

std::string coverage_html(const PortraitData& data, const Zone& zone, Language language) {
    constexpr Phrase signed_here = tr("Territory, conventions signed");
    constexpr Phrase planned_here = tr("Territory, if the calendar is followed");
    constexpr Phrase signed_whole = tr("{}, conventions signed");
    constexpr Phrase planned_whole = tr("{}, if the calendar is followed");
    const auto whole = whole_heading(data);
    return coverage_table(
        {{filled(signed_here, language), points_of_territory(data.coverage, zone.key)},
         {filled(planned_here, language), points_of_territory(data.projected, zone.key)},
         {filled(signed_whole, language, whole), points_of_whole(data.coverage)},
         {filled(planned_whole, language, whole), points_of_whole(data.projected)}},
        language);
}

} // namespace

std::string portrait_page(const PortraitData& data, std::string_view territory,
                          const WebRuntime& runtime, Language language) {
    const Zone& zone = territory_of(data, territory);
    const auto chart_html = [&](const Chart& chart) { return html_of(chart, language); };
    const auto map_html = [&](const CategoryMap& map) {
        return chart_html(category_map(data.geography, data.topology, map, language));
    };
    const auto example = example_words(data, language);
    HtmlData page;
    page.set("study", data.study_name);
    page.set("name", zone.name);
    page.set("subtitle", subtitle_of(data, zone, language));
    page.set("status", status_of(data, zone, language));
    page.set("example", example.empty() ? HtmlData(false) : HtmlData(example));
    page.set("keys", key_figures(data, zone, language));
    const PortraitData& shown = shown_on_maps(data);
    page.set("locator", chart_html(category_map(shown.geography, shown.topology,
                                                locator_map(data, zone, language), language)));
    page.set("identity", identity_of(data, zone, language));
    page.set("conventions", conventions_html(data, zone, language));
    page.set("planned", planned_words(data, zone, language));
    page.set("profile", data.scheme.has_value());
    if (data.scheme) {
        const auto& scores = data.scoring.scores;
        page.set("heatmap", chart_html(profile_heatmap(scores, *data.scheme, zone.key, language)));
        page.set("bars", chart_html(peer_bars(scores, zone.key, data.territories, language)));
        page.set("comparison", comparison_html(data, zone, language));
        page.set("themes", themes_html(data, zone, language));
    }
    page.set("curve", chart_html(coverage_curve(curve_of_territory(data, zone.key), language)));
    page.set("coverage", coverage_html(data, zone, language));
    page.set("coverage_reading", coverage_reading(data, language));
    page.set("communes_map", map_html(communes_map(data, zone, language)));
    page.set("communes", communes_html(data, zone, language));
    page.set("traces", traces_html(data, zone, language));
    page.set("provenance", provenance_html(data, language));
    return document_of(zone.name + " – " + data.study_name,
                       rendered_html(portrait_template, std::move(page), language), runtime,
                       language);
}

std::string page_name_of(std::string_view territory) {
    constexpr std::string_view kept = "abcdefghijklmnopqrstuvwxyz0123456789-";
    constexpr std::size_t longest = 150; // file systems allow 255 bytes
    std::string name = "territoire-";
    for (const char c : territory) {
        if (kept.find(c) != kept.npos)
            name += c;
        else
            name += fmt::format("_{:02x}", static_cast<unsigned char>(c));
    }
    if (name.size() > longest) name = "territoire-" + sha256_hex(territory);
    return name + ".html";
}

} // namespace ctg
