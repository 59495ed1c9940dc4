// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace ctg {
namespace {

using Series = DatedShare::Series;

constexpr double width_px = full_width_px - 60.0; // and the axis
constexpr double height_px = 190.0;

constexpr Phrase title = tr("Coverage over time");
constexpr Phrase description =
    tr("Share covered by date: conventions signed, calendar if it is followed, targets");

struct SeriesStyle {
    Series series;
    Phrase name;
    std::string_view colour;
};
constexpr std::array<SeriesStyle, 4> styles{
    {{Series::in_force, tr("Conventions signed"), colour::base},
     {Series::planned, tr("Calendar proposed"), colour::accent},
     {Series::expected, mean_and_range, colour::neutral},
     {Series::target, tr("Targets"), colour::ink}}};

const SeriesStyle& style_of(Series series) {
    return *std::ranges::find(styles, series, &SeriesStyle::series);
}

std::string share_words(const DatedShare& point, Language language) {
    const auto words = readable_percent(point.share, 1, language);
    if (point.series != Series::expected) return words;
    return fmt::format("{} ({}–{})", words, readable_percent(point.range.low, 1, language),
                       readable_percent(point.range.high, 1, language));
}

bool has(std::span<const DatedShare> points, Series series) {
    return std::ranges::find(points, series, &DatedShare::series) != points.end();
}

/// The colours of the series that are there, so that the legend names no other.
Json colour_scale(std::span<const DatedShare> points, Language language) {
    Json names = Json::array();
    Json colours = Json::array();
    for (const auto& style : styles)
        if (has(points, style.series)) {
            names.push_back(filled(style.name, language));
            colours.push_back(style.colour);
        }
    return {{"domain", names}, {"range", colours}};
}

Json rows_of(std::span<const DatedShare> points, Series series, Language language) {
    Json rows = Json::array();
    for (const auto& point : points) {
        if (point.series != series) continue;
        Json row{{"date", iso(point.date)},
                 {"share", drawn_share(point.share)},
                 {"series", filled(style_of(series).name, language)},
                 {"words", share_words(point, language)},
                 {"day", day_words(point.date, language)}};
        if (series == Series::expected)
            row.update(
                {{"low", drawn_share(point.range.low)}, {"high", drawn_share(point.range.high)}});
        rows.push_back(std::move(row));
    }
    return rows;
}

Json layer_of(std::span<const DatedShare> points, Series series, const Json& mark,
              Language language) {
    Json layer{{"data", {{"values", rows_of(points, series, language)}}}, {"mark", mark}};
    return layer;
}

/// The values written on the signed points, which are few.
Json value_layer(std::span<const DatedShare> points, Language language) {
    Json layer =
        layer_of(points, Series::in_force,
                 {{"type", "text"}, {"dy", -9}, {"align", "center"}, {"fontSize", 10}}, language);
    layer["encoding"] = {{"text", {{"field", "words"}, {"type", "nominal"}}},
                         {"color", {{"value", colour::base}}}};
    return layer;
}

/// The band that eight draws of ten lie in, and their mean.
Json expected_layer(std::span<const DatedShare> points, Language language) {
    constexpr double band_opacity = 0.35;
    const Json band{
        {"mark", {{"type", "area"}, {"interpolate", "step-after"}, {"opacity", band_opacity}}},
        {"encoding", {{"y", channel("low", "quantitative")}, {"y2", {{"field", "high"}}}}}};
    const Json mean{
        {"mark", {{"type", "line"}, {"interpolate", "step-after"}, {"strokeWidth", 1.5}}}};
    return {{"data", {{"values", rows_of(points, Series::expected, language)}}},
            {"layer", Json::array({band, mean})}};
}

Json layers_of(std::span<const DatedShare> points, Language language) {
    const Json planned{{"type", "line"},
                       {"interpolate", "step-after"},
                       {"strokeWidth", 2},
                       {"strokeDash", {5, 3}}};
    const Json signed_line{
        {"type", "line"}, {"strokeWidth", 2.5}, {"point", {{"size", 45}, {"filled", true}}}};
    const Json target{{"type", "point"}, {"shape", "diamond"}, {"size", 110}, {"filled", true}};

    Json layers = Json::array();
    if (has(points, Series::expected)) layers.push_back(expected_layer(points, language));
    if (has(points, Series::planned))
        layers.push_back(layer_of(points, Series::planned, planned, language));
    if (has(points, Series::in_force)) {
        layers.push_back(layer_of(points, Series::in_force, signed_line, language));
        layers.push_back(value_layer(points, language));
    }
    if (has(points, Series::target))
        layers.push_back(layer_of(points, Series::target, target, language));
    return layers;
}

/// From 1 January of the first year to 31 December of the last.
struct Period {
    Date first;
    Date last;

    [[nodiscard]] int years() const {
        return static_cast<int>((last.year() - first.year()).count()) + 1;
    }
};

Period period_of(std::span<const DatedShare> points) {
    using namespace std::chrono;
    if (points.empty()) return {1970y / January / 1d, 1970y / December / 31d};
    const auto [first, last] = std::ranges::minmax(points, {}, &DatedShare::date);
    return {first.date.year() / January / 1d, last.date.year() / December / 31d};
}

/// A day as Vega-Lite's DateTime, the same in every time zone.
Json date_time_of(const Date& date) {
    return {{"year", static_cast<int>(date.year())},
            {"month", static_cast<unsigned>(date.month())},
            {"date", static_cast<unsigned>(date.day())},
            {"utc", true}};
}

Json date_channel(std::span<const DatedShare> points) {
    const auto period = period_of(points);
    // The name of a year stands in the middle of it: the last day of 2018 is at its end.
    const double half_a_year_px = width_px / period.years() / 2.0;
    const Json axis{{"title", nullptr},
                    {"format", "%Y"},
                    {"tickCount", "year"},
                    {"grid", true},
                    {"labelOffset", half_a_year_px},
                    {"labelBound", width_px},
                    {"labelFlush", false}};
    return {{"field", "date"},
            {"type", "temporal"},
            {"scale",
             {{"type", "utc"},
              {"nice", false},
              {"domain", {date_time_of(period.first), date_time_of(period.last)}}}},
            {"axis", axis}};
}

Json share_channel(Language language) {
    constexpr Phrase share = tr("Share covered");
    return {{"field", "share"},
            {"type", "quantitative"},
            {"scale", {{"domain", {0, 1.08}}, {"nice", false}}},
            {"axis",
             {{"title", filled(share, language)},
              {"format", ".0%"},
              {"values", {0, 0.25, 0.5, 0.75, 1}},
              {"domain", false},
              {"ticks", false}}}};
}

Json encoding_of(std::span<const DatedShare> points, Language language) {
    constexpr Phrase date = tr("Date");
    constexpr Phrase share = tr("Share covered");
    Json legend{{"title", nullptr},
                {"orient", "bottom"},
                {"symbolType", "circle"},
                {"symbolOpacity", 1},
                {"symbolStrokeWidth", 0}};
    // Four in a row, each as wide as the longest name, are wider than the page.
    if (has(points, Series::expected)) legend["columns"] = 2;
    return {{"x", date_channel(points)},
            {"y", share_channel(language)},
            {"color",
             {{"field", "series"},
              {"type", "nominal"},
              {"scale", colour_scale(points, language)},
              {"legend", legend}}},
            {"tooltip", Json::array({{{"field", "series"}, {"title", " "}},
                                     {{"field", "day"}, {"title", filled(date, language)}},
                                     {{"field", "words"}, {"title", filled(share, language)}}})}};
}

ChartTable table_of(std::span<const DatedShare> points, Language language) {
    constexpr Phrase series = tr("Series");
    constexpr Phrase date = tr("Date");
    constexpr Phrase share = tr("Share covered");
    ChartTable table{{filled(series, language), filled(date, language), filled(share, language)},
                     {}};
    for (const auto& point : points)
        table.rows.push_back({filled(style_of(point.series).name, language),
                              day_words(point.date, language), share_words(point, language)});
    return table;
}

} // namespace

Chart coverage_curve(std::span<const DatedShare> points, Language language) {
    const auto words = filled(description, language);
    return {filled(title, language), words, table_of(points, language),
            specification_of({{"width", width_px},
                              {"height", height_px},
                              {"encoding", encoding_of(points, language)},
                              {"layer", layers_of(points, language)}},
                             words, language)};
}

} // namespace ctg
