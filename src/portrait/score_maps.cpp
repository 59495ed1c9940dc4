// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/portrait.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/facts.hpp"
#include "portrait/topojson.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace ctg {
namespace {

constexpr std::size_t maps_abreast = 4;
constexpr double map_gap_px = 14.0;
constexpr double map_width_px =
    (full_width_px - map_gap_px * (maps_abreast - 1)) / static_cast<double>(maps_abreast);

struct Cell {
    std::string theme;
    std::string logic;
};

std::vector<Cell> cells_of(const Scheme& scheme) {
    std::vector<Cell> cells;
    for (const auto& theme : scheme.themes)
        for (const auto& logic : scheme.logics)
            cells.push_back({theme, logic});
    return cells;
}

/// The scores of a cell that are known, by territory.
std::map<std::string, double> scores_in(const PortraitData& data, const Cell& cell) {
    std::map<std::string, double> scores;
    for (const auto& score : data.scoring.scores)
        if (score.level == ScoreLevel::cell && score.theme == cell.theme &&
            score.logic == cell.logic && score.score.is_known())
            scores.emplace(score.territory, score.score.value());
    return scores;
}

std::string no_score_words(Language language) {
    constexpr Phrase none = tr("No score");
    return filled(none, language);
}

Json shapes_of(const PortraitData& data, const std::vector<Cell>& cells, Language language) {
    const auto communes = data.geography.communes();
    std::vector<DrawnCommune> drawn;
    for (std::size_t i = 0; i < communes.size(); ++i)
        drawn.push_back({i, {{"nom", communes[i].name}, {"territory", ""}}});
    for (std::size_t c = 0; c < cells.size(); ++c) {
        const auto shown =
            scores_by_commune(data, {ScoreLevel::cell, cells[c].theme, cells[c].logic});
        for (std::size_t i = 0; i < communes.size(); ++i) {
            const auto found = shown.find(communes[i].code);
            const bool is_shown = found != shown.end();
            auto& properties = drawn[i].properties;
            if (is_shown) properties["territory"] = found->second.zone->name;
            properties[fmt::format("class{}", c)] =
                is_shown ? class_of_score(found->second.score).label : no_score_words(language);
            properties[fmt::format("score{}", c)] =
                is_shown ? readable(found->second.score, 0, language) : "–";
        }
    }
    return topojson_of(data.geography, data.topology, drawn, small_steps);
}

Json colour_of(std::size_t cell, Language language) {
    constexpr Phrase title = tr("Score (100: the greatest need), {}");
    Json labels = Json::array();
    Json fills = Json::array();
    for (const auto& [label, fill] : score_classes()) {
        labels.push_back(label);
        fills.push_back(fill);
    }
    labels.push_back(no_score_words(language));
    fills.push_back(colour::faint);
    return {{"field", fmt::format("properties.class{}", cell)},
            {"type", "nominal"},
            {"scale", {{"domain", labels}, {"range", fills}}},
            {"legend",
             {{"title", filled(title, language, bounds_words(language))},
              {"titleLimit", 0},
              {"orient", "bottom"},
              {"direction", "horizontal"},
              {"symbolType", "square"}}}};
}

Json map_of(const Cell& cell, std::size_t index, double height_px, Language language) {
    const auto words =
        std::pair(heading_of(cell.theme, language), heading_of(cell.logic, language));
    const auto property = [&](std::string_view name) {
        return fmt::format("properties.{}{}", name, index);
    };
    return {{"title",
             {{"text", words.first},
              {"subtitle", words.second},
              {"fontSize", 11},
              {"limit", map_width_px},
              {"subtitleFontSize", 10},
              {"color", colour::ink},
              {"subtitleColor", colour::ink},
              {"anchor", "start"},
              {"offset", 4}}},
            {"width", map_width_px},
            {"height", height_px},
            {"projection", {{"type", "identity"}, {"reflectY", true}}},
            {"mark", {{"type", "geoshape"}, {"stroke", colour::ink}, {"strokeWidth", 0.25}}},
            {"encoding",
             {{"color", colour_of(index, language)},
              {"tooltip", Json::array({{{"field", "properties.territory"}, {"title", " "}},
                                       {{"field", "properties.nom"}, {"title", "Commune"}},
                                       {{"field", property("score")}, {"title", "Score"}}})}}}};
}

ChartTable table_of(const PortraitData& data, const std::vector<Cell>& cells, Language language) {
    constexpr Phrase territory = tr("Territory");
    ChartTable table{{filled(territory, language)}, {}};
    for (const auto& zone : data.territories.zones)
        table.rows.push_back({zone.name});
    for (const auto& cell : cells) {
        const auto scores = scores_in(data, cell);
        table.columns.push_back(heading_of(cell.theme, language) + " · " +
                                heading_of(cell.logic, language));
        for (std::size_t i = 0; i < table.rows.size(); ++i) {
            const auto score = scores.find(data.territories.zones[i].key);
            table.rows[i].push_back(score == scores.end() ? "–"
                                                          : readable(score->second, 0, language));
        }
    }
    return table;
}

} // namespace

Chart score_maps(const PortraitData& data, Language language) {
    constexpr Phrase title = tr("Needs, theme by theme");
    constexpr Phrase description =
        tr("A small map for each theme in each logic: each commune takes the score of the smallest "
           "territory that holds it, in five classes of equal width");
    const auto cells = data.scheme ? cells_of(*data.scheme) : std::vector<Cell>{};
    Json shapes = shapes_of(data, cells, language);
    const Point extent = extent_of(shapes);
    const double height_px = std::round(map_width_px * extent.y / extent.x);
    Json maps = Json::array();
    for (std::size_t i = 0; i < cells.size(); ++i)
        maps.push_back(map_of(cells[i], i, height_px, language));
    const auto words = filled(description, language);
    return {filled(title, language), words, table_of(data, cells, language),
            specification_of({{"data",
                               {{"values", std::move(shapes)},
                                {"format", {{"type", "topojson"}, {"feature", "communes"}}}}},
                              {"concat", std::move(maps)},
                              {"columns", maps_abreast},
                              {"spacing", map_gap_px}},
                             words, language)};
}

} // namespace ctg
