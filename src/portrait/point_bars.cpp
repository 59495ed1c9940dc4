// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr std::size_t most_steps = 12;
constexpr double step_px = 24.0;
constexpr double names_px = 290.0;
constexpr double plot_px = full_width_px - names_px;
constexpr double words_share = 0.13; ///< of the axis, for the words at each end of the bars

constexpr Phrase points_title = tr("Points");

std::string_view fill_of(double points) {
    return points < 0.0 ? colour::base : colour::accent;
}

/// Bars from one field to another, with words behind their end.
Json bar_layers(Language language) {
    const Json bar{{"mark", {{"type", "bar"}, {"height", {{"band", 0.62}}}}},
                   {"encoding",
                    {{"x", channel("from", "quantitative")},
                     {"x2", {{"field", "to"}}},
                     {"color", own_colour("fill")},
                     {"tooltip", Json::array({told("name", " "),
                                              told("told", filled(points_title, language))})}}}};
    const auto words = [](std::string_view field, std::string_view text, std::string_view align,
                          double dx) {
        return Json{{"mark", {{"type", "text"}, {"align", align}, {"dx", dx}}},
                    {"encoding",
                     {{"x", channel(field, "quantitative")}, {"text", channel(text, "nominal")}}}};
    };
    constexpr double gap_px = 9.0;
    return Json::array(
        {bar, words("end", "words", "left", gap_px), words("to", "before", "right", -gap_px)});
}

Json axis_from(double low, double high, std::string_view title) {
    const double width = std::max(high - low, 1.0);
    return {
        {"type", "quantitative"},
        {"scale",
         {{"domain", {low - words_share * width, high + words_share * width}},
          {"nice", false},
          {"zero", false}}},
        {"axis", {{"title", title}, {"titleLimit", plot_px}, {"domain", false}, {"tickCount", 6}}}};
}

Json body_of(const Json& rows, const Json& axis, Json layers) {
    return {{"width", plot_px},
            {"height", {{"step", step_px}}},
            {"data", {{"values", rows}}},
            {"encoding", {{"y", name_axis("name", names_px)}, {"x", axis}}},
            {"layer", std::move(layers)}};
}

std::vector<std::string> labels_of(const std::vector<LabelledPoints>& steps, Language language) {
    std::vector<std::string> labels;
    for (const auto& step : steps)
        labels.push_back(typeset(step.label, language));
    return told_apart(std::move(labels));
}

ChartTable table_of(const std::vector<LabelledPoints>& all, Language language) {
    auto table = table_under({tr("What"), points_title}, language);
    for (const auto& [label, points] : all)
        table.rows.push_back({typeset(label, language), signed_words(points, language)});
    return table;
}

/// The rows of a waterfall: where it starts, its steps, where it ends.
struct Staircase {
    Json rows = Json::array();
    double low = 0.0;
    double high = 0.0;

    void add_level(const std::string& name, double score, Language language) {
        rows.push_back({{"name", name},
                        {"level", score},
                        {"from", score}, // a bar of no width: it keeps the place of the row
                        {"to", score},
                        {"fill", colour::ink},
                        {"end", score},
                        {"words", readable(score, 1, language)},
                        {"told", readable(score, 1, language)},
                        {"before", ""}});
    }
};

Staircase staircase_of(const Waterfall& waterfall, Language language) {
    const auto steps = greatest_of(waterfall.steps, most_steps, language);
    auto labels = labels_of(steps, language);
    labels.insert(labels.begin(), waterfall.reference);
    labels.push_back(waterfall.territory);
    labels = told_apart(std::move(labels));
    double score = waterfall.reference_score;
    Staircase stairs{Json::array(), score, score};
    stairs.add_level(labels.front(), score, language);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double next = score + steps[i].points;
        stairs.rows.push_back({{"name", labels[i + 1]},
                               {"from", score},
                               {"to", next},
                               {"end", std::max(score, next)},
                               {"fill", fill_of(steps[i].points)},
                               {"words", signed_words(steps[i].points, language)},
                               {"told", signed_words(steps[i].points, language)},
                               {"before", ""}});
        score = next;
        stairs.low = std::min(stairs.low, score);
        stairs.high = std::max(stairs.high, score);
    }
    stairs.add_level(labels.back(), score, language);
    return stairs;
}

} // namespace

Chart contribution_waterfall(const Waterfall& waterfall, Language language) {
    constexpr Phrase title = tr("From {} to {}");
    constexpr Phrase description =
        tr("What leads from the score of {} to that of {}, in points; to the right what adds need");
    constexpr Phrase score_axis = tr("Score");
    const auto stairs = staircase_of(waterfall, language);
    // Levels are marks, not bars: the axis does not begin at 0, and a cut bar would lie.
    const Json level{{"mark",
                      {{"type", "point"},
                       {"shape", "diamond"},
                       {"filled", true},
                       {"opacity", 1},
                       {"size", 110},
                       {"color", colour::ink}}},
                     {"encoding", {{"x", channel("level", "quantitative")}}}};
    auto layers = bar_layers(language);
    layers.push_back(level);
    auto table = table_of(waterfall.steps, language);
    const auto& last = stairs.rows.back();
    table.rows.insert(table.rows.begin(),
                      {waterfall.reference, readable(waterfall.reference_score, 1, language)});
    table.rows.push_back({waterfall.territory, last["words"]});
    const auto words = filled(description, language, waterfall.reference, waterfall.territory);
    return {
        filled(title, language, waterfall.reference, waterfall.territory), words, std::move(table),
        specification_of(body_of(stairs.rows,
                                 axis_from(stairs.low, stairs.high, filled(score_axis, language)),
                                 std::move(layers)),
                         words, language)};
}

Chart why_before_bars(const PairReasons& pair, Language language) {
    constexpr Phrase title = tr("Why {} comes before {}");
    constexpr Phrase description =
        tr("What makes the difference between the scores of {0} and {1}, in points; to the right "
           "what speaks for {0}, to the left what speaks for {1}");
    constexpr Phrase axis = tr("Points (+: for {})");
    const auto steps = greatest_of(pair.reasons, most_steps, language);
    const auto labels = labels_of(steps, language);
    Json rows = Json::array();
    double low = 0.0;
    double high = 0.0;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const double points = steps[i].points;
        rows.push_back({{"name", labels[i]},
                        {"from", 0.0},
                        {"to", points},
                        {"end", std::max(points, 0.0)},
                        {"fill", fill_of(points)},
                        {"told", signed_words(points, language)},
                        {"words", points < 0.0 ? "" : signed_words(points, language)},
                        {"before", points < 0.0 ? signed_words(points, language) : ""}});
        low = std::min(low, points);
        high = std::max(high, points);
    }
    auto layers = bar_layers(language);
    // A tick as high as its row: the schema of Vega-Lite 5 lets no layer do without a shared y.
    layers.push_back({{"mark",
                       {{"type", "tick"},
                        {"orient", "vertical"},
                        {"size", step_px},
                        {"thickness", 1},
                        {"color", colour::ink}}},
                      {"encoding", {{"x", {{"datum", 0}, {"type", "quantitative"}}}}}});
    const auto words = filled(description, language, pair.first, pair.second);
    return {filled(title, language, pair.first, pair.second), words,
            table_of(pair.reasons, language),
            specification_of(body_of(rows, axis_from(low, high, filled(axis, language, pair.first)),
                                     std::move(layers)),
                             words, language)};
}

} // namespace ctg
