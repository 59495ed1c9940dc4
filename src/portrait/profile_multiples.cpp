// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <algorithm>

namespace ctg {
namespace {

constexpr double grids_px = 552.0; ///< on the page, beside the names of the themes
constexpr double gap_px = 12.0;
constexpr double row_height_px = 25.0;

/// Three grids abreast, or two when a name would not fit over a third of the page.
std::size_t abreast_of(const std::vector<std::string>& labels) {
    constexpr std::size_t most_characters = 24; // of bold 12 px over a third
    const bool is_long = std::ranges::any_of(
        labels, [](const auto& label) { return width_of(label) > most_characters; });
    return is_long ? 2 : 3;
}

Json grid_of(std::size_t themes, double grid_width_px, Language language) {
    constexpr Phrase score = tr("Score");
    Json logics = name_axis("logic", grid_width_px / 2.0);
    logics["axis"].update({{"orient", "top"}, {"labelAngle", 0}, {"labelPadding", 4}});
    logics["axis"]["labelFontSize"] = 10;
    const Json cell{{"mark", {{"type", "rect"}, {"stroke", colour::paper}, {"strokeWidth", 2}}},
                    {"encoding",
                     {{"color", own_colour("fill")},
                      {"tooltip", Json::array({told("territory", " "), told("theme", "  "),
                                               told("logic", "   "),
                                               told("score", filled(score, language))})}}}};
    return {{"width", grid_width_px},
            {"height", row_height_px * static_cast<double>(themes)},
            {"encoding", {{"x", logics}, {"y", name_axis("theme", grid_width_px)}}},
            {"layer", Json::array({cell, text_on_fill("score", 12.0)})}};
}

std::size_t themes_of(std::span<const LabelledProfile> profiles) {
    std::vector<std::string_view> themes;
    for (const auto& profile : profiles)
        for (const auto& cell : profile.cells)
            if (std::ranges::find(themes, cell.theme) == themes.end()) themes.push_back(cell.theme);
    return std::max<std::size_t>(themes.size(), 1);
}

} // namespace

Chart profile_multiples(std::span<const LabelledProfile> profiles, Language language) {
    constexpr Phrase title = tr("Profiles side by side");
    constexpr Phrase description = tr("Score of each theme in each logic, from 0 to 100 (100 is "
                                      "the greatest need), a grid for each territory");
    auto table = table_under({tr("Territory"), tr("Theme"), tr("Logic"), tr("Score")}, language);
    std::vector<std::string> labels;
    for (const auto& profile : profiles)
        labels.push_back(profile.label);
    labels = told_apart(std::move(labels));
    const std::size_t abreast = abreast_of(labels);
    const double grid_width_px = grids_px / static_cast<double>(abreast) - gap_px;
    Json rows = Json::array();
    for (std::size_t i = 0; i < profiles.size(); ++i)
        for (const auto& cell : profiles[i].cells) {
            Json row = score_cell(cell.score, language);
            row.update({{"territory", labels[i]},
                        {"theme", heading_of(cell.theme, language)},
                        {"logic", heading_of(cell.logic, language)}});
            table.rows.push_back({labels[i], row["theme"], row["logic"], row["score"]});
            rows.push_back(std::move(row));
        }
    const auto words = filled(description, language);
    const Json body{{"data", {{"values", rows}}},
                    {"columns", abreast},
                    {"spacing", {{"row", 18}, {"column", gap_px}}},
                    {"facet",
                     {{"field", "territory"},
                      {"type", "nominal"},
                      {"sort", nullptr},
                      {"header",
                       {{"title", nullptr},
                        {"labelFontSize", 12},
                        {"labelFontWeight", "bold"},
                        {"labelColor", colour::ink},
                        {"labelLimit", grid_width_px}}}}},
                    {"spec", grid_of(themes_of(profiles), grid_width_px, language)}};
    return {filled(title, language), words, std::move(table),
            specification_of(body, words, language)};
}

} // namespace ctg
