// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

namespace ctg {
namespace {

constexpr double row_height_px = 46.0;
constexpr double cell_share = 0.64; ///< of the width of the chart; theme names take the rest

constexpr Phrase title = tr("Profile: themes and logics");
constexpr Phrase description = tr(
    "Score of each theme in each logic, from 0 to 100 (100 is the greatest need), with its rank");
constexpr Phrase no_value = tr("no value");

const Score* cell_of(std::span<const Score> scores, std::string_view territory,
                     std::string_view theme, std::string_view logic) {
    const auto found = std::ranges::find_if(scores, [&](const Score& score) {
        return score.level == ScoreLevel::cell && score.territory == territory &&
               score.theme == theme && score.logic == logic;
    });
    return found == scores.end() ? nullptr : &*found;
}

std::size_t ranked_in(std::span<const Score> scores, std::string_view theme,
                      std::string_view logic) {
    return static_cast<std::size_t>(std::ranges::count_if(scores, [&](const Score& score) {
        return score.level == ScoreLevel::cell && score.theme == theme && score.logic == logic &&
               score.rank.has_value();
    }));
}

Json row_of(std::span<const Score> scores, const Score* cell, std::string_view theme,
            std::string_view logic, Language language) {
    Json row{{"theme", heading_of(theme, language)}, {"logic", heading_of(logic, language)}};
    if (cell == nullptr || !cell->score.is_known()) {
        row.update({{"fill", colour::faint},
                    {"ink", colour::ink},
                    {"score", "–"},
                    {"rank", filled(no_value, language)},
                    {"bounds", ""}});
        return row;
    }
    const auto& fill = class_of_score(cell->score.value()).colour;
    const auto rank =
        cell->rank ? rank_words(*cell->rank, ranked_in(scores, theme, logic), language) : "";
    row.update({{"fill", fill},
                {"ink", text_colour_on(fill)},
                {"score", readable(cell->score.value(), 0, language)},
                {"rank", rank},
                {"bounds", bounds_words(cell->score, language)}});
    return row;
}

Json text_layer(std::string_view field, double dy, double size, std::string_view weight) {
    return {{"mark", {{"type", "text"}, {"dy", dy}, {"fontSize", size}, {"fontWeight", weight}}},
            {"encoding",
             {{"text", {{"field", field}, {"type", "nominal"}}},
              {"color", {{"field", "ink"}, {"type", "nominal"}, {"scale", nullptr}}}}}};
}

Json specification_body(const Json& rows, std::size_t themes, Language language) {
    constexpr Phrase score = tr("Score");
    constexpr Phrase rank = tr("Rank");
    constexpr Phrase bounds = tr("Bounds");
    constexpr Phrase logic = tr("Logic");
    const Json axis{{"title", nullptr}, {"domain", false}, {"ticks", false}};
    Json logic_axis = axis;
    logic_axis.update({{"title", filled(logic, language)},
                       {"orient", "top"},
                       {"labelAngle", 0},
                       {"labelFontWeight", "bold"}});
    Json theme_axis = axis;
    theme_axis.update({{"labelPadding", 8}, {"labelFontSize", 12}});
    const Json tooltip = Json::array({{{"field", "theme"}, {"title", " "}},
                                      {{"field", "logic"}, {"title", "  "}},
                                      {{"field", "score"}, {"title", filled(score, language)}},
                                      {{"field", "bounds"}, {"title", filled(bounds, language)}},
                                      {{"field", "rank"}, {"title", filled(rank, language)}}});
    const Json cell{{"mark", {{"type", "rect"}, {"stroke", colour::paper}, {"strokeWidth", 3}}},
                    {"encoding",
                     {{"color", {{"field", "fill"}, {"type", "nominal"}, {"scale", nullptr}}},
                      {"tooltip", tooltip}}}};
    constexpr double up = -7.0;
    constexpr double down = 11.0;
    constexpr double large = 17.0;
    constexpr double small = 10.0;
    // Rows come in the order of the scheme: sort null keeps it.
    return {
        {"width", narrow_width_px * cell_share},
        {"height", row_height_px * static_cast<double>(themes)},
        {"data", {{"values", rows}}},
        {"encoding",
         {{"x", {{"field", "logic"}, {"type", "nominal"}, {"sort", nullptr}, {"axis", logic_axis}}},
          {"y",
           {{"field", "theme"}, {"type", "nominal"}, {"sort", nullptr}, {"axis", theme_axis}}}}},
        {"layer", Json::array({cell, text_layer("score", up, large, "bold"),
                               text_layer("rank", down, small, "normal")})}};
}

} // namespace

Chart profile_heatmap(std::span<const Score> scores, const Scheme& scheme,
                      std::string_view territory, Language language) {
    constexpr Phrase theme_column = tr("Theme");
    constexpr Phrase logic_column = tr("Logic");
    constexpr Phrase score_column = tr("Score");
    constexpr Phrase bounds_column = tr("Bounds");
    constexpr Phrase rank_column = tr("Rank");
    ChartTable table;
    for (const auto& column :
         {theme_column, logic_column, score_column, bounds_column, rank_column})
        table.columns.push_back(filled(column, language));
    Json rows = Json::array();
    for (const auto& theme : scheme.themes)
        for (const auto& logic : scheme.logics) {
            const auto row =
                row_of(scores, cell_of(scores, territory, theme, logic), theme, logic, language);
            table.rows.push_back(
                {row["theme"], row["logic"], row["score"], row["bounds"], row["rank"]});
            rows.push_back(row);
        }
    const auto words = filled(description, language);
    return {filled(title, language), words, std::move(table),
            specification_of(specification_body(rows, scheme.themes.size(), language), words,
                             language)};
}

} // namespace ctg
