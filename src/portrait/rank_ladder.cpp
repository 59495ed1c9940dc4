// SPDX-License-Identifier: Apache-2.0
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"

#include "ctg/data/readable.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace ctg {
namespace {

constexpr double step_px = 18.0;
constexpr double names_px = 260.0;

constexpr Phrase whole_range = tr("best to worst rank");
constexpr Phrase likely_range = tr("5 to 95 % of the draws");
constexpr Phrase rank_axis = tr("Rank (1: the greatest need)");

std::vector<RankRange> by_rank(std::span<const RankRange> ranges) {
    std::vector<RankRange> sorted(ranges.begin(), ranges.end());
    std::ranges::stable_sort(sorted, [](const RankRange& a, const RankRange& b) {
        return std::tie(a.rank, a.label) < std::tie(b.rank, b.label);
    });
    return sorted;
}

/// A bar from one field to another whose colour the legend names by a third: the schema of
/// Vega-Lite 5 lets no datum have a scale.
Json range_layer(std::string_view from, std::string_view to, double thickness,
                 std::string_view named) {
    return {{"mark", {{"type", "rule"}, {"strokeWidth", thickness}, {"strokeCap", "round"}}},
            {"encoding",
             {{"x", channel(from, "quantitative")},
              {"x2", {{"field", to}}},
              {"color", channel(named, "nominal")}}}};
}

Json point_layer(Language language) {
    constexpr Phrase rank = tr("Rank");
    return {{"mark",
             {{"type", "point"},
              {"filled", true},
              {"opacity", 1},
              {"size", 70},
              {"stroke", colour::paper},
              {"strokeWidth", 1}}},
            {"encoding",
             {{"x", channel("rank", "quantitative")},
              {"fill", own_colour("fill")},
              {"tooltip", Json::array({told("name", " "), told("rank", filled(rank, language)),
                                       told("range", filled(whole_range, language)),
                                       told("likely", filled(likely_range, language))})}}}};
}

Json body_of(const Json& rows, double last, bool has_likely, Language language) {
    Json names = Json::array({filled(whole_range, language)});
    Json colours = Json::array({colour::neutral});
    Json layers = Json::array({range_layer("best", "worst", 2.0, "whole_name")});
    if (has_likely) {
        names.push_back(filled(likely_range, language));
        colours.push_back(colour::base);
        layers.push_back(range_layer("p05", "p95", 6.0, "likely_name"));
    }
    layers.push_back(point_layer(language));
    const Json legend{
        {"title", nullptr}, {"orient", "top"}, {"symbolType", "stroke"}, {"symbolStrokeWidth", 4}};
    layers[0]["encoding"]["color"].update(
        {{"scale", {{"domain", names}, {"range", colours}}}, {"legend", legend}});
    constexpr double half = 0.5;
    return {{"width", full_width_px - names_px},
            {"height", {{"step", step_px}}},
            {"data", {{"values", rows}}},
            {"encoding",
             {{"y", name_axis("name", names_px)},
              {"x",
               {{"type", "quantitative"},
                {"scale", {{"domain", {half, last + half}}, {"nice", false}}},
                {"axis",
                 {{"title", filled(rank_axis, language)},
                  {"tickMinStep", 1},
                  {"format", "d"},
                  {"domain", false}}}}}}},
            {"layer", layers}};
}

std::string range_words(double low, double high, Language language) {
    const auto words = [&](double rank) {
        return readable(rank, rank == std::floor(rank) ? 0 : 1, language);
    };
    return fmt::format("{}–{}", words(low), words(high));
}

} // namespace

Chart rank_ladder(std::span<const RankRange> ranges, std::string_view highlighted,
                  Language language) {
    constexpr Phrase title = tr("Ranks and their ranges");
    constexpr Phrase description = tr(
        "Rank of each territory (1 is the greatest need), with its best and worst possible rank");
    auto table =
        table_under({tr("Territory"), tr("Rank"), tr("Best–worst"), likely_range}, language);
    const auto sorted = by_rank(ranges);
    std::vector<std::string> labels;
    for (const auto& range : sorted)
        labels.push_back(range.label);
    labels = told_apart(std::move(labels));
    Json rows = Json::array();
    std::size_t last = 1;
    bool has_likely = false;
    for (std::size_t i = 0; i < sorted.size(); ++i) {
        const auto& range = sorted[i];
        const auto whole = range_words(static_cast<double>(range.best),
                                       static_cast<double>(range.worst), language);
        const bool is_likely = range.p05 && range.p95;
        const auto likely = is_likely ? range_words(*range.p05, *range.p95, language) : "";
        Json row{{"name", labels[i]},
                 {"best", range.best},
                 {"rank", range.rank},
                 {"worst", range.worst},
                 {"range", whole},
                 {"likely", likely},
                 {"whole_name", filled(whole_range, language)},
                 {"likely_name", filled(likely_range, language)}};
        row["fill"] = range.label == highlighted ? colour::accent : colour::ink;
        if (is_likely) row.update({{"p05", *range.p05}, {"p95", *range.p95}});
        has_likely = has_likely || is_likely;
        last = std::max({last, range.worst, range.rank});
        table.rows.push_back({labels[i], std::to_string(range.rank), whole, likely});
        rows.push_back(std::move(row));
    }
    const auto words = filled(description, language);
    return {filled(title, language), words, std::move(table),
            specification_of(body_of(rows, static_cast<double>(last), has_likely, language), words,
                             language)};
}

} // namespace ctg
