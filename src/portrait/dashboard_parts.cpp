// SPDX-License-Identifier: Apache-2.0
#include "portrait/dashboard_parts.hpp"

#include "ctg/data/readable.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/facts.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

namespace ctg {
namespace {

constexpr Phrase over_a_year = tr("Over a year");

/// Where draws of the scheme's doubts lead in 90 % of cases; without draws, where the bounds do.
std::string rank_range(const Score& total) {
    if (total.rank_p05 && total.rank_p95)
        return *total.rank_p05 == *total.rank_p95
                   ? std::to_string(*total.rank_p05)
                   : fmt::format("{}–{}", *total.rank_p05, *total.rank_p95);
    if (!total.rank_best || !total.rank_worst || *total.rank_best == *total.rank_worst) return "";
    return fmt::format("{}–{}", *total.rank_best, *total.rank_worst);
}

/// What a row sorts by where words do not: nothing known comes last.
std::string sort_key(double value) {
    return fmt::format("{:.6f}", value);
}

/// The page of a territory, or "" where there is none.
std::string page_among(Pages pages, const std::string& key) {
    const bool has_page = pages.empty() || std::ranges::find(pages, key) != pages.end();
    return has_page ? page_name_of(key) : std::string();
}

/// The last year of a territory: its weight, its share, what the share has gained.
std::vector<HtmlCell> coverage_cells(const PortraitData& data, const Zone& zone,
                                     Language language) {
    const auto points = points_of_territory(data.coverage, zone.key);
    if (points.empty()) return {{"–"}, {"–"}, {"–"}};
    const auto& last = points.back();
    const auto change = change_over_a_year(points, last);
    return {
        {readable(last.total, 0, language), "", "", sort_key(last.total)},
        {readable_percent(last.share.value(), 1, language), "", "", sort_key(last.share.value())},
        {change ? change_words(*change, language) : "–", "", "", change ? sort_key(*change) : ""}};
}

HtmlTable::Row ranking_row(const PortraitData& data, const Zone& zone, Pages pages,
                           Language language) {
    const Score* total = total_of(data, zone.key);
    const auto* planned = planned_for(data, zone.key);
    const bool is_ranked = total != nullptr && total->rank;
    const auto score = is_ranked ? readable(total->score.value(), 1, language) + " " +
                                       bounds_words(total->score, language)
                                 : "–";
    HtmlTable::Row row{{{is_ranked ? std::to_string(*total->rank) : "–"},
                        {is_ranked ? rank_range(*total) : ""},
                        {zone.name, "", page_among(pages, zone.key)},
                        {score, "", "", is_ranked ? sort_key(total->score.value()) : ""}}};
    for (auto& cell : coverage_cells(data, zone, language))
        row.cells.push_back(std::move(cell));
    row.cells.push_back(
        {planned == nullptr ? "–" : month_words(*planned->signature, language), "", "",
         planned == nullptr
             ? ""
             : fmt::format("{:04}{:02}", static_cast<int>(planned->signature->year()),
                           static_cast<unsigned>(planned->signature->month()))});
    if (data.earlier) {
        const auto* change = score_change_for(data, zone.key);
        const double points = change == nullptr ? 0.0 : change->score_after - change->score_before;
        row.cells.push_back({change == nullptr ? "–" : signed_words(points, 1, language), "", "",
                             change == nullptr ? "" : sort_key(points)});
        row.cells.push_back({change == nullptr ? "–" : std::to_string(change->rank_before)});
    }
    row.key = zone.key;
    return row;
}

std::string page_unit(const Weights& weights, Language language) {
    return words_of_basis(weights.basis().name, language);
}

/// "70,0 %", how much of what it is, and what it has gained.
Json points_json(const std::vector<CoveragePoint>& points, Language language) {
    Json json = Json::object();
    for (const auto& point : points) {
        Json words{{"share", readable_percent(point.share.value(), 1, language)},
                   {"value", point.share.value()},
                   {"covered", readable(point.covered, 0, language)},
                   {"total", readable(point.total, 0, language)},
                   {"weight", point.total}};
        if (const auto change = change_over_a_year(points, point))
            words.update({{"change", change_words(*change, language)}, {"gain", *change}});
        json[std::to_string(point.year.value)] = std::move(words);
    }
    return json;
}

Json basis_json(const PortraitData& data, const BasisCoverage& basis, Language language) {
    Json territories = Json::object();
    for (const auto& zone : data.territories.zones)
        territories[zone.key] = {
            points_json(points_of_territory(basis.coverage, zone.key), language),
            points_json(points_of_territory(basis.projected, zone.key), language)};
    return {{"unit", page_unit(basis.weights, language)},
            {"heading", heading_of_basis(basis.weights.basis().name, language)},
            {"whole",
             {points_json(points_of_whole(basis.coverage), language),
              points_json(points_of_whole(basis.projected), language)}},
            {"territories", std::move(territories)}};
}

/// The scores of a territory in the order of the grid, behind its total and its rank.
Json facts_json(const PortraitData& data, const Zone& zone, Language language) {
    const Score* total = total_of(data, zone.key);
    const auto* planned = planned_for(data, zone.key);
    const bool is_ranked = total != nullptr && total->rank;
    Json facts = Json::array();
    facts.push_back(planned == nullptr ? "–" : month_words(*planned->signature, language));
    if (!data.scheme) return facts;
    facts.push_back(is_ranked ? readable(total->score.value(), 1, language) + " " +
                                    bounds_words(total->score, language)
                              : "–");
    facts.push_back(is_ranked ? std::to_string(*total->rank) : "–");
    for (const auto& theme : data.scheme->themes)
        for (const auto& logic : data.scheme->logics) {
            const auto& scores = data.scoring.scores;
            const auto cell = std::ranges::find_if(scores, [&](const Score& score) {
                return score.level == ScoreLevel::cell && score.territory == zone.key &&
                       score.theme == theme && score.logic == logic;
            });
            facts.push_back(cell == scores.end() || !cell->score.is_known()
                                ? "–"
                                : readable(cell->score.value(), 0, language));
        }
    return facts;
}

Json fact_names(const PortraitData& data, Language language) {
    constexpr Phrase planned = tr("Signature planned");
    constexpr Phrase score = tr("Total score");
    constexpr Phrase rank = tr("Rank");
    Json names = Json::array({filled(planned, language)});
    if (!data.scheme) return names;
    names.push_back(filled(score, language));
    names.push_back(filled(rank, language));
    for (const auto& theme : data.scheme->themes)
        for (const auto& logic : data.scheme->logics)
            names.push_back(heading_of(theme, language) + " · " + heading_of(logic, language));
    return names;
}

Json communes_json(const PortraitData& data, Language language) {
    std::map<CommuneCode, Json> territories;
    for (const auto& zone : data.territories.zones)
        for (const auto& commune : zone.communes)
            territories[commune].push_back(zone.key);
    const SinceWords since(data, language);
    Json communes = Json::array();
    for (const auto& commune : data.geography.communes()) {
        auto held = territories[commune.code];
        communes.push_back({{"code", std::string(commune.code.text())},
                            {"name", commune.name},
                            {"since", since(commune.code)},
                            {"territories", held.is_null() ? Json::array() : std::move(held)}});
    }
    return communes;
}

/// What the script says: {} are filled in turn.
Json words_json(Language language) {
    constexpr std::array<std::pair<std::string_view, Phrase>, 13> phrases{{
        {"signed", tr("End of {}, conventions signed")},
        {"planned", tr("End of {}, if the calendar is followed")},
        {"covered", tr("{} ({}: {} of {})")},
        {"play", tr("Play")},
        {"pause", tr("Pause")},
        {"shown", tr("Territories shown: {} of {}")},
        {"unknown", tr("No commune is named “{}”")},
        {"nowhere", tr("in no territory")},
        {"compare", tr("Compare")},
        {"share", tr("Covered")},
        {"change", over_a_year},
        {"most", tr("At most {} territories are compared")},
        {"colon", tr(": ")},
    }};
    Json words = Json::object();
    for (const auto& [name, phrase] : phrases)
        words[std::string(name)] = typeset(phrase.in(language), language);
    return words;
}

} // namespace

std::vector<BasisCoverage> bases_of(const PortraitData& data) {
    std::vector<BasisCoverage> bases{{data.weights, data.coverage, data.projected}};
    bases.insert(bases.end(), data.other_bases.begin(), data.other_bases.end());
    return bases;
}

std::vector<Year> years_of_pages(const PortraitData& data) {
    std::set<Year> years;
    for (const auto* coverage : {&data.coverage, &data.projected})
        for (const auto& point : points_of_whole(*coverage))
            years.insert(point.year);
    return {years.begin(), years.end()};
}

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

std::optional<double> change_over_a_year(const std::vector<CoveragePoint>& points,
                                         const CoveragePoint& point) {
    const auto before = std::ranges::find(points, Year{point.year.value - 1}, &CoveragePoint::year);
    if (before == points.end()) return std::nullopt;
    return point.share.value() - before->share.value();
}

Json dashboard_json(const PortraitData& data, Pages pages, Language language) {
    Json years = Json::array();
    for (const auto& year : years_of_pages(data))
        years.push_back(year.value);
    Json bases = Json::array();
    for (const auto& basis : bases_of(data))
        bases.push_back(basis_json(data, basis, language));
    Json territories = Json::object();
    for (const auto& zone : data.territories.zones) {
        Json communes = Json::array();
        for (const auto& commune : zone.communes)
            communes.push_back(std::string(commune.text()));
        territories[zone.key] = {{"name", zone.name},
                                 {"page", page_among(pages, zone.key)},
                                 {"communes", std::move(communes)},
                                 {"facts", facts_json(data, zone, language)}};
    }
    return {{"years", std::move(years)},
            {"bases", std::move(bases)},
            {"facts", fact_names(data, language)},
            {"territories", std::move(territories)},
            {"communes", communes_json(data, language)},
            {"by_territory", data.overview != nullptr},
            {"words", words_json(language)}};
}

HtmlTable ranking_table(const PortraitData& data, Pages pages, Language language) {
    constexpr Phrase rank = tr("Rank");
    const bool is_drawn = data.scheme && data.scheme->uncertainty;
    constexpr Phrase range = tr("Range");
    constexpr Phrase drawn = tr("Range (90%)");
    constexpr Phrase name = tr("Territory");
    constexpr Phrase score = tr("Score");
    constexpr Phrase share = tr("Covered");
    constexpr Phrase planned = tr("Signature planned");
    HtmlTable table;
    table.columns = {{filled(rank, language), true},
                     {filled(is_drawn ? drawn : range, language), true},
                     {filled(name, language)},
                     {filled(score, language), true},
                     {heading_of_basis(data.weights.basis().name, language), true},
                     {filled(share, language), true},
                     {filled(over_a_year, language), true},
                     {filled(planned, language)}};
    constexpr Phrase moved = tr("Score since then");
    constexpr Phrase rank_before = tr("Rank then");
    if (data.earlier) {
        table.columns.push_back({filled(moved, language), true});
        table.columns.push_back({filled(rank_before, language), true});
    }
    table.id = "ranking";
    for (const Zone* zone : ordered_territories(data))
        table.rows.push_back(ranking_row(data, *zone, pages, language));
    return table;
}

} // namespace ctg
