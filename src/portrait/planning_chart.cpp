// SPDX-License-Identifier: Apache-2.0
// Charts of simulations and scenarios; those of the plan itself are in calendar_gantt.cpp.
#include "ctg/portrait/planning_chart.hpp"

#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace ctg {
namespace {

constexpr double height_px = 240.0;
constexpr double band_opacity = 0.25;

std::string day_of(const Month& month) {
    return iso(Date{month / std::chrono::last});
}

std::string percent_words(double share, Language language) {
    return readable_percent(share, 1, language);
}

/// As percent, with its sign: a difference of shares.
std::string points_words(double share, Language language) {
    return signed_words(100.0 * share, language);
}

Json date_axis() {
    return {{"field", "date"},
            {"type", "temporal"},
            {"scale", {{"type", "utc"}, {"nice", false}}},
            {"axis", {{"title", nullptr}, {"format", "%Y"}, {"tickCount", "year"}}}};
}

Json share_axis(std::string_view field, Language language) {
    constexpr Phrase share = tr("Share covered");
    return {{"field", field},
            {"type", "quantitative"},
            {"scale", {{"domain", {0, 1.05}}, {"nice", false}}},
            {"axis",
             {{"title", filled(share, language)},
              {"format", ".0%"},
              {"values", {0, 0.25, 0.5, 0.75, 1}}}}};
}

/// Names told by colour in the order of their first row, with a legend below.
Json series_colour(const std::vector<std::string>& names, const std::vector<std::string>& colours) {
    return {{"field", "series"},
            {"type", "nominal"},
            {"scale", {{"domain", names}, {"range", colours}}},
            {"legend",
             {{"title", nullptr},
              {"orient", "bottom"},
              {"columns", 2},
              {"labelLimit", 270},
              {"symbolOpacity", 1}}}};
}

Json layer(Json rows, Json mark, Json encoding = Json::object()) {
    return {{"data", {{"values", std::move(rows)}}},
            {"mark", std::move(mark)},
            {"encoding", std::move(encoding)}};
}

struct FanNames {
    std::string planned;
    std::string mean;
    std::string target;
    std::string path;

    explicit FanNames(Language language)
        : planned(filled(tr("Calendar"), language)),
          mean(filled(mean_and_range, language)),
          target(filled(tr("Targets"), language)),
          path(filled(tr("National path"), language)) {}
};

Json target_rows(const SimulatedCalendar& simulated, const std::string& name, Language language) {
    Json rows = Json::array();
    for (const auto& point : simulated.curve)
        if (point.target)
            rows.push_back({{"date", day_of(point.month)},
                            {"share", *point.target},
                            {"series", name},
                            {"words", percent_words(point.p_target->value(), language)}});
    return rows;
}

Json path_rows(const SimulatedCalendar& simulated, std::span<const TargetYear> path,
               const std::string& name) {
    Json rows = Json::array();
    for (const auto& [year, coverage] : path) {
        const Month december{std::chrono::year{year.value}, std::chrono::December};
        const bool is_shown = !simulated.curve.empty() &&
                              simulated.curve.front().month <= december &&
                              december <= simulated.curve.back().month;
        if (is_shown)
            rows.push_back(
                {{"date", day_of(december)}, {"share", coverage}, {"series", name}, {"words", ""}});
    }
    return rows;
}

Json fan_layers(const SimulatedCalendar& simulated, std::span<const TargetYear> path,
                Language language) {
    const FanNames names(language);
    Json mean = Json::array();
    Json planned = Json::array();
    for (const auto& point : simulated.curve) {
        const std::string date = day_of(point.month);
        mean.push_back({{"date", date},
                        {"share", drawn_share(point.spread.mean.value())},
                        {"low", drawn_share(point.spread.p10.value())},
                        {"high", drawn_share(point.spread.p90.value())},
                        {"series", names.mean}});
        planned.push_back({{"date", date},
                           {"share", drawn_share(point.planned.value())},
                           {"series", names.planned}});
    }
    const Json step{{"type", "line"}, {"interpolate", "step-after"}, {"strokeWidth", 2}};
    Json dashed = step;
    dashed["strokeDash"] = {5, 3};
    Json layers = Json::array(
        {layer(mean, {{"type", "area"}, {"interpolate", "step-after"}, {"opacity", band_opacity}},
               {{"y", channel("low", "quantitative")}, {"y2", {{"field", "high"}}}}),
         layer(mean, step), layer(planned, dashed)});
    if (Json rows = target_rows(simulated, names.target, language); !rows.empty())
        layers.push_back(layer(
            std::move(rows),
            {{"type", "point"}, {"shape", "diamond"}, {"size", 110}, {"filled", true}},
            {{"tooltip", Json::array({told("words", filled(tr("Probability"), language))})}}));
    if (Json rows = path_rows(simulated, path, names.path); !rows.empty())
        layers.push_back(
            layer(std::move(rows), {{"type", "line"},
                                    {"strokeDash", {2, 2}},
                                    {"point", {{"shape", "square"}, {"filled", true}}}}));
    return layers;
}

/// "draws" of a class in a month, told in words.
Json histogram_rows(const SimulatedCalendar& simulated, ChartTable& table, Language language) {
    Json rows = Json::array();
    for (const auto& [month, draws] : simulated.histograms) {
        const auto classes = static_cast<double>(draws.size());
        for (std::size_t c = 0; c < draws.size(); ++c) {
            const double low = static_cast<double>(c) / classes;
            const double high = static_cast<double>(c + 1) / classes;
            const double share =
                static_cast<double>(draws[c]) / static_cast<double>(simulated.draws);
            rows.push_back({{"month", month_words(month, language)},
                            {"low", low},
                            {"high", high},
                            {"share", share}});
            if (draws[c] > 0)
                table.rows.push_back(
                    {month_words(month, language),
                     percent_words(low, language) + "–" + percent_words(high, language),
                     percent_words(share, language)});
        }
    }
    return rows;
}

Chart chart_of(const Phrase& title, const Phrase& description, ChartTable table, Json body,
               Language language) {
    const auto words = filled(description, language);
    return {filled(title, language), words, std::move(table),
            specification_of(std::move(body), words, language)};
}

} // namespace

const std::vector<TargetYear>& national_target_path() {
    static const std::vector<TargetYear> path{{Year{2018}, 0.20},
                                              {Year{2019}, 0.35},
                                              {Year{2020}, 0.55},
                                              {Year{2021}, 0.75},
                                              {Year{2022}, 0.85}};
    return path;
}

Chart coverage_fan(const SimulatedCalendar& simulated, std::span<const TargetYear> path,
                   Language language) {
    auto table = table_under({tr("Date"), tr("Calendar"), tr("Mean"), tr("P10"), tr("P50"),
                              tr("P90"), tr("Probability of the target")},
                             language);
    for (const auto& [month, planned, spread, target, p_target] : simulated.curve)
        table.rows.push_back({month_words(month, language),
                              percent_words(planned.value(), language),
                              percent_words(spread.mean.value(), language),
                              percent_words(spread.p10.value(), language),
                              percent_words(spread.p50.value(), language),
                              percent_words(spread.p90.value(), language),
                              p_target ? percent_words(p_target->value(), language) : ""});
    const FanNames names(language);
    const std::vector<std::string> colours{std::string(colour::base), std::string(colour::accent),
                                           std::string(colour::ink), std::string(colour::neutral)};
    Json encoding{
        {"x", date_axis()},
        {"y", share_axis("share", language)},
        {"color", series_colour({names.mean, names.planned, names.target, names.path}, colours)}};
    return chart_of(tr("Coverage as it may turn out"),
                    tr("Share covered by date: the calendar if all goes as planned, the mean of "
                       "the draws, and the range that holds eight draws of ten"),
                    std::move(table),
                    {{"width", full_width_px - 60.0},
                     {"height", height_px},
                     {"encoding", std::move(encoding)},
                     {"layer", fan_layers(simulated, path, language)}},
                    language);
}

Chart coverage_histograms(const SimulatedCalendar& simulated, Language language) {
    constexpr Phrase share = tr("Share covered");
    constexpr Phrase draws = tr("Draws");
    auto table = table_under({tr("Month"), share, draws}, language);
    Json rows = histogram_rows(simulated, table, language);
    std::vector<std::string> months;
    for (const auto& histogram : simulated.histograms)
        months.push_back(month_words(histogram.month, language));
    const Json axis{{"title", filled(share, language)}, {"format", ".0%"}, {"tickCount", 10}};
    Json encoding{
        {"x",
         {{"field", "low"},
          {"type", "quantitative"},
          {"bin", "binned"},
          {"scale", {{"domain", {0, 1}}}},
          {"axis", axis}}},
        {"x2", {{"field", "high"}}},
        {"y",
         {{"field", "share"},
          {"type", "quantitative"},
          {"axis", {{"title", filled(draws, language)}, {"format", ".0%"}, {"tickCount", 3}}}}},
        {"row", {{"field", "month"}, {"type", "nominal"}, {"sort", months}, {"title", nullptr}}}};
    return chart_of(tr("How many draws have which coverage"),
                    tr("Share of the draws by class of coverage, for each month: two humps where "
                       "one large territory parts them"),
                    std::move(table),
                    {{"width", full_width_px - 110.0},
                     {"height", 90.0},
                     {"data", {{"values", std::move(rows)}}},
                     {"mark", {{"type", "bar"}, {"color", colour::base}}},
                     {"encoding", std::move(encoding)}},
                    language);
}

Chart scenario_curves(std::span<const ScenarioPoint> points, Language language) {
    auto table = table_under(
        {tr("Scenario"), tr("Date"), tr("Mean"), tr("P10"), tr("P90"), tr("Difference (points)")},
        language);
    Json rows = Json::array();
    std::vector<std::string> names;
    for (const auto& point : points) {
        if (names.empty() || names.back() != point.scenario) names.push_back(point.scenario);
        rows.push_back({{"date", day_of(point.month)},
                        {"share", drawn_share(point.spread.mean.value())},
                        {"low", drawn_share(point.spread.p10.value())},
                        {"high", drawn_share(point.spread.p90.value())},
                        {"series", point.scenario}});
        table.rows.push_back({point.scenario, month_words(point.month, language),
                              percent_words(point.spread.mean.value(), language),
                              percent_words(point.spread.p10.value(), language),
                              percent_words(point.spread.p90.value(), language),
                              points_words(point.gain, language)});
    }
    const Json band{
        {"mark", {{"type", "area"}, {"interpolate", "step-after"}, {"opacity", 0.15}}},
        {"encoding", {{"y", channel("low", "quantitative")}, {"y2", {{"field", "high"}}}}}};
    Json colours = series_colour(names, qualitative_colours(names.size()));
    colours["legend"].update(
        {{"symbolType", "stroke"}, {"symbolSize", 300}, {"symbolStrokeWidth", 2.5}});
    // Never by colour alone, and one line shows through the gaps of another.
    const Json dashes{
        {"field", "series"},
        {"type", "nominal"},
        {"scale",
         {{"domain", names}, {"range", {{1, 0}, {6, 3}, {2, 2}, {9, 3, 2, 3}, {12, 4}, {4, 6}}}}},
        {"legend", colours["legend"]}};
    const Json mean{{"mark", {{"type", "line"}, {"interpolate", "step-after"}, {"strokeWidth", 2}}},
                    {"encoding", {{"strokeDash", dashes}}}};
    return chart_of(
        tr("Scenarios"),
        tr("Mean share covered by date in each scenario, and the range that holds "
           "eight draws of ten"),
        std::move(table),
        {{"width", full_width_px - 60.0},
         {"height", height_px},
         {"data", {{"values", std::move(rows)}}},
         {"encoding",
          {{"x", date_axis()}, {"y", share_axis("share", language)}, {"color", colours}}},
         {"layer", Json::array({band, mean})}},
        language);
}

Chart forced_ranges(std::span<const ForcedCoverage> forced, Language language) {
    constexpr Phrase with = tr("with it");
    constexpr Phrase without = tr("without it");
    auto table = table_under(
        {tr("Territory"), tr("Date"), tr("Mean with it"), tr("Mean without it")}, language);
    Json rows = Json::array();
    const auto add = [&](const ForcedCoverage& of, const CoverageSpread& spread,
                         const Phrase& series) {
        rows.push_back({{"label", of.territory + ", " + month_words(of.month, language)},
                        {"low", drawn_share(spread.p10.value())},
                        {"high", drawn_share(spread.p90.value())},
                        {"mean", drawn_share(spread.mean.value())},
                        {"series", filled(series, language)}});
    };
    std::set<std::pair<std::string, Month>> labels;
    for (const auto& one : forced) {
        labels.emplace(one.territory, one.month);
        add(one, one.in, with);
        add(one, one.out, without);
        table.rows.push_back({one.territory, month_words(one.month, language),
                              percent_words(one.in.mean.value(), language),
                              percent_words(one.out.mean.value(), language)});
    }
    constexpr double row_px = 26.0;
    const Json range{{"mark", {{"type", "bar"}, {"height", 8}, {"opacity", 0.4}}},
                     {"encoding", {{"x2", {{"field", "high"}}}}}};
    Json mean{{"mark", {{"type", "tick"}, {"thickness", 3}, {"height", 12}}}, {"encoding", {}}};
    mean["encoding"]["x"] = channel("mean", "quantitative");
    return chart_of(
        tr("Coverage with each large territory, and without"),
        tr("The range that holds eight draws of ten, and the mean, when the territory signs for "
           "certain and when it never does"),
        std::move(table),
        {{"width", full_width_px - 260.0},
         {"height", std::max(row_px, row_px * static_cast<double>(labels.size()))},
         {"data", {{"values", std::move(rows)}}},
         {"encoding",
          {{"x", share_axis("low", language)},
           {"y", name_axis("label", 240.0)},
           {"color", series_colour({filled(with, language), filled(without, language)},
                                   {std::string(colour::base), std::string(colour::accent)})}}},
         {"layer", Json::array({range, mean})}},
        language);
}

} // namespace ctg
