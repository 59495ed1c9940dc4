// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

namespace ctg {
namespace {

Json share_axis(std::string_view field, const std::string& title) {
    return {{"field", field},
            {"type", "quantitative"},
            {"scale", {{"domain", {0, 1}}, {"nice", false}}},
            {"axis", {{"title", title}, {"format", ".0%"}, {"tickCount", 5}}}};
}

Json body_of(const Json& rows, const std::string& gini, std::string_view what, Language language) {
    constexpr Phrase across = tr("Share of the population, the lowest values first");
    constexpr Phrase up = tr("Share of the whole: {}");
    const Json between{{"mark", {{"type", "area"}, {"color", colour::base}, {"opacity", 0.15}}},
                       {"encoding", {{"y2", {{"field", "weight"}}}}}};
    const Json curve{
        {"mark",
         {{"type", "line"}, {"color", colour::base}, {"strokeWidth", 2}, {"point", false}}}};
    const Json equal{{"mark", {{"type", "line"}, {"color", colour::ink}, {"strokeDash", {4, 3}}}},
                     {"encoding", {{"y", channel("weight", "quantitative")}}}};
    const Json words{
        {"data", {{"values", Json::array({{{"x", 0.06}, {"y", 0.9}, {"text", gini}}})}}},
        {"mark", {{"type", "text"}, {"align", "left"}, {"fontSize", 14}, {"fontWeight", "bold"}}},
        {"encoding",
         {{"x", channel("x", "quantitative")},
          {"y", channel("y", "quantitative")},
          {"text", channel("text", "nominal")}}}};
    return {{"width", half_width_px},
            {"height", half_width_px},
            {"data", {{"values", rows}}},
            {"encoding",
             {{"x", share_axis("weight", filled(across, language))},
              {"y", share_axis("value", filled(up, language, what))}}},
            {"layer", Json::array({between, equal, curve, words})}};
}

} // namespace

Chart lorenz_chart(std::span<const GroupedValue> values, std::string_view what, Language language) {
    constexpr Phrase title = tr("Inequality: {}");
    constexpr Phrase description =
        tr("Lorenz curve of “{}”: what part of the whole the lowest part of the population has. "
           "The further from the dashed diagonal, the more unequal. {}");
    constexpr Phrase gini_words = tr("Gini: {}");
    auto table = table_under({tr("Share of the population"), tr("Share of the whole")}, language);
    Json rows = Json::array();
    for (const auto& [weight, value] : lorenz_curve(values)) {
        rows.push_back({{"weight", weight}, {"value", value}});
        table.rows.push_back(
            {readable_percent(weight, 1, language), readable_percent(value, 1, language)});
    }
    const auto gini =
        filled(gini_words, language, readable(inequality_of(values).value.gini, 3, language));
    const auto words = filled(description, language, what, gini);
    return {filled(title, language, what), words, std::move(table),
            specification_of(body_of(rows, gini, what, language), words, language)};
}

} // namespace ctg
