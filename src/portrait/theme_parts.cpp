// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/facts.hpp"
#include "portrait/portrait_parts.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

// Half a page for each theme: where the need is, who the peers are, what it means, on what figures.

namespace ctg {
namespace {

constexpr double theme_height_px = 190.0; ///< so that two themes share a sheet

/// The values of an indicator on `zones` that are known, `values` being in the order of the keys.
std::vector<const IndicatorValue*> values_on(std::span<const IndicatorValue> values,
                                             const std::vector<std::string>& zones,
                                             std::string_view indicator) {
    std::vector<const IndicatorValue*> found;
    for (const auto& zone : zones)
        for (const auto& value :
             std::ranges::equal_range(values, zone, {}, &IndicatorValue::territory))
            if (value.indicator == indicator && value.value.is_known()) found.push_back(&value);
    return found;
}

/// "12,1", or "8,1 à 14,3" of several; "–" when none is known.
std::string range_words(const std::vector<const IndicatorValue*>& values, Language language) {
    constexpr Phrase range = tr("{} to {}");
    if (values.empty()) return "–";
    const auto value_of_item = [](const IndicatorValue* item) { return item->value.value(); };
    const auto [low, high] = std::ranges::minmax_element(values, {}, value_of_item);
    const auto low_words = value_words((*low)->value, language);
    const auto high_words = value_words((*high)->value, language);
    return low_words == high_words ? low_words : filled(range, language, low_words, high_words);
}

std::string of_communes(const PortraitData& data, const Zone& zone, std::string_view indicator,
                        Language language) {
    std::vector<std::string> codes;
    for (const auto& commune : zone.communes)
        codes.emplace_back(commune.text());
    return range_words(values_on(data.commune_values, codes, indicator), language);
}

std::string of_epci(const PortraitData& data, const std::vector<std::string>& epci,
                    std::string_view indicator, Language language) {
    return range_words(values_on(data.epci_values, epci, indicator), language);
}

std::string value_with_bounds(const IndicatorValue* value, Language language) {
    if (value == nullptr) return "–";
    const auto bounds = bounds_words(value->value, language);
    const auto words = value_words(value->value, language);
    return bounds.empty() ? words : words + " " + bounds;
}

std::string state_tag(const IndicatorValue* value, Language language) {
    return value == nullptr || value->state == ValueState::observed
               ? std::string{}
               : words_of(value->state, language);
}

/// The columns that a table of indicators has for this territory.
struct Columns {
    bool has_communes = false;
    std::vector<std::string> epci; ///< keys
    std::vector<const Zone*> compared;
};

Columns columns_of(const PortraitData& data, const Zone& zone) {
    Columns columns;
    columns.has_communes = zone.communes.size() > 1 && !data.commune_values.empty();
    if (!data.epci_values.empty()) columns.epci = keys_of(data.epci, zone);
    for (const auto& key : data.compared)
        if (key != zone.key) columns.compared.push_back(&territory_of(data, key));
    return columns;
}

HtmlTable::Row indicator_row(const PortraitData& data, const Zone& zone,
                             const ScoredIndicator& indicator, const Columns& columns,
                             Language language) {
    const auto& rule = indicator.rule;
    const auto* here = value_of(data.indicators, zone.key, rule.id);
    const auto* whole = value_of(data.reference_values, "", rule.id);
    const auto ranking = ranking_of(data, indicator, zone.key);
    const auto name = label_of(rule, language);
    const auto label = rule.unit.empty() ? name : fmt::format("{} ({})", name, rule.unit);
    HtmlTable::Row row{{{label, is_fictitious(rule) ? "fictif" : "", "#" + trace_id(data, rule.id)},
                        {value_with_bounds(here, language), state_tag(here, language)}}};
    if (data.earlier) {
        const auto* then = value_of(data.earlier->indicators, zone.key, rule.id);
        row.cells.push_back({then == nullptr ? "–" : value_words(then->value, language)});
    }
    for (const auto* other : columns.compared) {
        const auto* beside = value_of(data.indicators, other->key, rule.id);
        row.cells.push_back({beside == nullptr ? "–" : value_words(beside->value, language)});
    }
    if (columns.has_communes) row.cells.push_back({of_communes(data, zone, rule.id, language)});
    if (!columns.epci.empty())
        row.cells.push_back({of_epci(data, columns.epci, rule.id, language)});
    row.cells.push_back({whole == nullptr ? "–" : value_words(whole->value, language)});
    row.cells.push_back({ranking ? rank_words(ranking->rank, ranking->count, language) : "–"});
    return row;
}

HtmlTable theme_table(const PortraitData& data, const Zone& zone, std::string_view theme,
                      const Columns& columns, Language language) {
    constexpr Phrase indicator = tr("Indicator");
    constexpr Phrase here = tr("Territory");
    constexpr Phrase communes = tr("Its communes");
    constexpr Phrase rank = tr("Rank");
    HtmlTable table;
    table.is_led_by_text = true;
    table.columns = {{filled(indicator, language)}, {filled(here, language), true}};
    constexpr Phrase earlier = tr("Earlier");
    if (data.earlier) table.columns.push_back({filled(earlier, language), true});
    for (const auto* other : columns.compared)
        table.columns.push_back({other->name, true});
    if (columns.has_communes) table.columns.push_back({filled(communes, language), true});
    if (!columns.epci.empty()) table.columns.push_back({"EPCI", true});
    table.columns.push_back({whole_heading(data), true});
    table.columns.push_back({filled(rank, language), true});
    for (const auto& scored : data.scheme->indicators)
        if (scored.theme == theme)
            table.rows.push_back(indicator_row(data, zone, scored, columns, language));
    return table;
}

CategoryMap theme_map(const PortraitData& data, const Zone& zone, std::string_view theme,
                      Language language) {
    constexpr Phrase title = tr("Score of the theme");
    constexpr Phrase description =
        tr("Score of each commune's smallest territory, this one's in it; it is outlined");
    constexpr Phrase none = tr("No score");
    CategoryMap map{.title = filled(title, language),
                    .description = filled(description, language),
                    .categories = {},
                    .items = {},
                    .labels = {},
                    .width_px = half_width_px};
    map.height_px = theme_height_px;
    map.legend = "Score, " + std::string(bounds_words(language));
    const auto [places, own] = surroundings_of(data, zone);
    map.outlined = own;
    map.shape_heading = shape_heading(shown_on_maps(data), language);
    for (const auto& [label, fill] : score_classes())
        map.categories.push_back({label, fill});
    map.categories.push_back({filled(none, language), std::string(colour::faint)});
    const auto shown = scores_by_commune(shown_on_maps(data),
                                         {ScoreLevel::theme, std::string(theme), ""}, zone.key);
    for (const auto& place : places) {
        const auto found = shown.find(place);
        if (found == shown.end())
            map.items.push_back({place, filled(none, language), ""});
        else
            map.items.push_back({place, class_of_score(found->second.score).label,
                                 readable(found->second.score, 0, language)});
    }
    return map;
}

const Score* theme_score(const PortraitData& data, const Zone& zone, std::string_view theme) {
    const auto found = std::ranges::find_if(data.scoring.scores, [&](const Score& score) {
        return score.level == ScoreLevel::theme && score.territory == zone.key &&
               score.theme == theme;
    });
    return found == data.scoring.scores.end() || !found->score.is_known() ? nullptr : &*found;
}

/// The territories that the map shows.
ChartTable scores_table(const PortraitData& data, const Zone& here, std::string_view theme,
                        Language language) {
    constexpr Phrase territory = tr("Territory");
    ChartTable table{{filled(territory, language), "Score"}, {}};
    const auto places = surroundings_of(data, here).places;
    const auto is_shown = [&](const Zone& zone) {
        return std::ranges::any_of(zone.communes, [&](const CommuneCode& code) {
            return std::ranges::binary_search(places, code);
        });
    };
    for (const auto& zone : data.territories.zones) {
        if (data.overview && !is_shown(zone)) continue;
        const Score* score = theme_score(data, zone, theme);
        table.rows.push_back(
            {zone.name, score == nullptr ? "–" : readable(score->score.value(), 1, language)});
    }
    return table;
}

std::size_t ranked_by(const PortraitData& data, std::string_view theme) {
    return static_cast<std::size_t>(std::ranges::count_if(data.scoring.scores, [&](const Score& s) {
        return s.level == ScoreLevel::theme && s.theme == theme && s.rank;
    }));
}

/// The indicator of the theme that brings most points to the territory's total, or null.
const ScoredIndicator* heaviest_in(const PortraitData& data, const Zone& zone,
                                   std::string_view theme) {
    const Contribution* most = nullptr;
    for (const auto& contribution : data.scoring.contributions)
        if (contribution.territory == zone.key && contribution.theme == theme &&
            (most == nullptr || contribution.points > most->points))
            most = &contribution;
    if (most == nullptr) return nullptr;
    const auto found = std::ranges::find(data.scheme->indicators, most->indicator,
                                         [](const auto& scored) { return scored.rule.id; });
    return found == data.scheme->indicators.end() ? nullptr : &*found;
}

std::string rank_sentence(const PortraitData& data, const Score& score, Language language) {
    constexpr Phrase exact = tr("Score of {} out of 100 for this theme, {}.");
    constexpr Phrase ranged =
        tr("Score of {} out of 100 for this theme, {} ({} to {} within the bounds of the data).");
    const auto bounds = bounds_words(score.score, language);
    const auto value =
        readable(score.score.value(), 1, language) + (bounds.empty() ? "" : " " + bounds);
    if (!score.rank) return {};
    const auto rank = rank_words(*score.rank, ranked_by(data, score.theme), language);
    if (!score.rank_best || !score.rank_worst || *score.rank_best == *score.rank_worst)
        return filled(exact, language, value, rank);
    return filled(ranged, language, value, rank, ordinal_words(*score.rank_best, language),
                  ordinal_words(*score.rank_worst, language));
}

std::string heaviest_sentence(const PortraitData& data, const Zone& zone, std::string_view theme,
                              Language language) {
    const auto* indicator = heaviest_in(data, zone, theme);
    if (indicator == nullptr) return {};
    constexpr Phrase in_departement =
        tr(" What weighs most is “{}”: {}, against {} in the département.");
    constexpr Phrase in_all = tr(" What weighs most is “{}”: {}, against {} in the whole.");
    const auto& sentence = is_of_departement(data) ? in_departement : in_all;
    const auto& rule = indicator->rule;
    const auto* here = value_of(data.indicators, zone.key, rule.id);
    const auto* whole = value_of(data.reference_values, "", rule.id);
    if (here == nullptr || whole == nullptr || !here->value.is_known() || !whole->value.is_known())
        return {};
    return filled(sentence, language, label_of(rule, language), value_with_bounds(here, language),
                  with_unit(value_words(whole->value, language), rule.unit));
}

} // namespace

std::string theme_sentence(const PortraitData& data, const Zone& zone, std::string_view theme,
                           Language language) {
    constexpr Phrase none = tr("No score for this theme: its figures are missing.");
    const Score* score = theme_score(data, zone, theme);
    if (score == nullptr) return filled(none, language);
    return rank_sentence(data, *score, language) + heaviest_sentence(data, zone, theme, language);
}

HtmlList themes_html(const PortraitData& data, const Zone& zone, Language language) {
    const Columns columns = columns_of(data, zone);
    HtmlList html;
    for (const auto& theme : data.scheme->themes) {
        HtmlData item;
        item.set("heading", heading_of(theme, language));
        const PortraitData& shown = shown_on_maps(data);
        auto map = category_map(shown.geography, shown.topology,
                                theme_map(data, zone, theme, language), language);
        map.table = scores_table(data, zone, theme, language); // a row a territory, not a commune
        item.set("map", html_of(map, language));
        item.set("strip", html_of(peer_strip(data.scoring.scores, {theme, zone.key, data.compared},
                                             data.territories, language),
                                  language));
        item.set("sentence", theme_sentence(data, zone, theme, language));
        item.set("table", html_of(theme_table(data, zone, theme, columns, language), language));
        html.push_back(std::move(item));
    }
    return html;
}

} // namespace ctg
