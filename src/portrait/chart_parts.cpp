// SPDX-License-Identifier: Apache-2.0
#include "portrait/chart_parts.hpp"

#include "ctg/data/readable.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace ctg {

double drawn_share(double share) {
    constexpr double parts = 10'000.0;
    return std::round(share * parts) / parts;
}

Json channel(std::string_view field, std::string_view type) {
    return {{"field", field}, {"type", type}};
}

Json own_colour(std::string_view field) {
    return {{"field", field}, {"type", "nominal"}, {"scale", nullptr}};
}

Json name_axis(std::string_view field, double width_px) {
    return {{"field", field},
            {"type", "nominal"},
            {"sort", nullptr}, // as the rows come
            {"axis",
             {{"title", nullptr},
              {"domain", false},
              {"ticks", false},
              {"labelPadding", 8},
              {"labelLimit", width_px}}}};
}

Json told(std::string_view field, std::string_view title) {
    return {{"field", field}, {"type", "nominal"}, {"title", title}};
}

ChartTable table_under(std::initializer_list<Phrase> columns, Language language) {
    ChartTable table;
    for (const auto& column : columns)
        table.columns.push_back(filled(column, language));
    return table;
}

std::vector<std::string> told_apart(std::vector<std::string> labels) {
    std::set<std::string> taken;
    for (auto& label : labels) {
        std::string unique = label;
        for (std::size_t number = 2; !taken.insert(unique).second; ++number)
            unique = fmt::format("{} ({})", label, number);
        label = std::move(unique);
    }
    return labels;
}

std::string signed_words(double points, Language language) {
    return signed_words(points, 1, language);
}

std::vector<LabelledPoints> greatest_of(std::vector<LabelledPoints> steps, std::size_t most,
                                        Language language) {
    constexpr Phrase others = tr("Others ({})");
    std::ranges::stable_sort(steps, std::ranges::greater{},
                             [](const auto& step) { return std::abs(step.points); });
    if (steps.size() <= most) return steps;
    LabelledPoints rest{filled(others, language, steps.size() - most + 1), 0.0};
    for (std::size_t i = most - 1; i < steps.size(); ++i)
        rest.points += steps[i].points;
    steps.resize(most - 1);
    steps.push_back(std::move(rest));
    return steps;
}

Json score_cell(const std::optional<double>& score, Language language) {
    if (!score) return {{"fill", colour::faint}, {"ink", colour::ink}, {"score", "–"}};
    const auto& fill = class_of_score(*score).colour;
    return {
        {"fill", fill}, {"ink", text_colour_on(fill)}, {"score", readable(*score, 0, language)}};
}

Json text_on_fill(std::string_view field, double size_px) {
    return {{"mark", {{"type", "text"}, {"fontSize", size_px}}},
            {"encoding", {{"text", channel(field, "nominal")}, {"color", own_colour("ink")}}}};
}

} // namespace ctg
