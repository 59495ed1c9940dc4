// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <sstream>

namespace ctg {
namespace {

constexpr double names_px = 190.0;
constexpr double row_height_px = 25.0;
constexpr double line_px = 13.0;
constexpr double character_px = 6.0; ///< of 11 px, on average

/// The text in lines of at most `most` characters, broken between words.
std::string wrapped(const std::string& text, std::size_t most) {
    std::istringstream words(text);
    std::string lines;
    std::size_t width = 0;
    for (std::string word; words >> word;) {
        const std::size_t own = width_of(word);
        const bool is_over = width > 0 && width + 1 + own > most;
        if (width > 0) lines += is_over ? "\n" : " ";
        lines += word;
        width = is_over || width == 0 ? own : width + 1 + own;
    }
    return lines;
}

/// The heads of the columns: an axis cannot break a long name.
Json head_layer(const Json& heads, std::size_t lines) {
    constexpr double gap_px = 6.0;
    return {{"data", {{"values", heads}}},
            {"mark",
             {{"type", "text"},
              {"lineBreak", "\n"},
              {"lineHeight", line_px},
              {"fontWeight", "bold"},
              {"dy", -gap_px - line_px * (static_cast<double>(lines) - 0.5)}}},
            {"encoding", {{"text", channel("text", "nominal")}, {"y", {{"value", 0}}}}}};
}

} // namespace

Chart type_profiles(std::span<const TypeProfile> types, Language language) {
    constexpr Phrase title = tr("Types of territories");
    constexpr Phrase description =
        tr("Score of each cell, from 0 to 100 (100 is the greatest need), of the territory that "
           "stands for each type; in brackets how many are of the type");
    auto table = table_under({tr("Type"), tr("Medoid"), tr("Members")}, language);
    const auto count = static_cast<double>(std::max<std::size_t>(types.size(), 1));
    const double column_px = std::min((full_width_px - names_px) / count, 140.0);
    Json rows = Json::array();
    Json heads = Json::array();
    std::size_t lines = 1;
    for (std::size_t t = 0; t < types.size(); ++t) {
        const auto& [medoid, members] = types[t];
        const auto type = std::to_string(t + 1);
        const auto head = wrapped(fmt::format("{}. {} ({})", type, medoid.label, members.size()),
                                  static_cast<std::size_t>(column_px / character_px));
        lines = std::max(lines, 1 + static_cast<std::size_t>(std::ranges::count(head, '\n')));
        heads.push_back({{"type", type}, {"text", head}});
        table.rows.push_back({type, medoid.label, fmt::format("{}", fmt::join(members, ", "))});
        for (const auto& cell : medoid.cells) {
            Json row = score_cell(cell.score, language);
            row.update({{"type", type},
                        {"medoid", medoid.label},
                        {"cell", fmt::format("{} · {}", heading_of(cell.theme, language),
                                             heading_of(cell.logic, language))}});
            rows.push_back(std::move(row));
        }
    }
    const Json across{{"field", "type"}, {"type", "nominal"}, {"sort", nullptr}, {"axis", nullptr}};
    const Json down = name_axis("cell", names_px);
    Json cell{{"mark", {{"type", "rect"}, {"stroke", colour::paper}, {"strokeWidth", 2}}},
              {"encoding",
               {{"y", down},
                {"color", own_colour("fill")},
                {"tooltip",
                 Json::array({told("medoid", " "), told("cell", "  "), told("score", "Score")})}}}};
    Json text = text_on_fill("score", 12.0);
    text["encoding"]["y"] = down;
    const auto words = filled(description, language);
    return {filled(title, language), words, std::move(table),
            specification_of({{"width", {{"step", column_px}}},
                              {"height", {{"step", row_height_px}}},
                              {"data", {{"values", rows}}},
                              {"encoding", {{"x", across}}},
                              {"layer", Json::array({cell, text, head_layer(heads, lines)})}},
                             words, language)};
}

} // namespace ctg
