// SPDX-License-Identifier: Apache-2.0
// Charts of the plan itself: who prepares and signs when, and what it asks of the antennes.
#include "ctg/data/readable.hpp"
#include "ctg/portrait/planning_chart.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <string>

namespace ctg {
namespace {

constexpr double row_px = 22.0;

std::string first_day(const Month& month) {
    return iso(Date{month / std::chrono::day{1}});
}

std::string last_day(const Month& month) {
    return iso(Date{month / std::chrono::last});
}

/// A territory of the plan with its candidate.
struct PlannedRow {
    std::string label; ///< antenne and territory, so that rows of an antenne stand together
    const PlannedSignature* planned;
    const Candidate* candidate;
};

std::vector<PlannedRow> rows_of(const CalendarPlan& plan, const CalendarProblem& problem) {
    std::vector<PlannedRow> rows;
    for (const auto& planned : plan.signatures) {
        const auto candidate =
            std::ranges::find(problem.candidates, planned.territory, &Candidate::territory);
        if (candidate == problem.candidates.end()) continue;
        const Zone* const zone = problem.territories.find(planned.territory);
        rows.push_back({candidate->antenne + " · " + (zone ? zone->name : planned.territory),
                        &planned, &*candidate});
    }
    std::ranges::stable_sort(rows, {}, [](const PlannedRow& row) {
        return std::pair(row.candidate->antenne,
                         row.planned->signature.value_or(
                             Month{std::chrono::year::max(), std::chrono::December}));
    });
    std::vector<std::string> labels;
    for (const auto& row : rows)
        labels.push_back(row.label);
    labels = told_apart(std::move(labels));
    for (std::size_t r = 0; r < rows.size(); ++r)
        rows[r].label = labels[r];
    return rows;
}

struct StageNames {
    std::string preparation;
    std::string convention;
    std::string renewal;

    explicit StageNames(Language language)
        : preparation(filled(tr("Preparation"), language)),
          convention(filled(tr("Convention"), language)),
          renewal(filled(tr("To be renewed"), language)) {}
};

/// From the first day of a month to the last of another; what passes the horizon is cut.
Json stage(const std::string& label, const std::string& name, const Month& from, const Month& to,
           const CalendarRules& rules) {
    return {{"label", label},
            {"stage", name},
            {"from", first_day(std::max(from, rules.first))},
            {"to", last_day(std::min(to, rules.last))}};
}

Json stages_of(const std::vector<PlannedRow>& rows, const CalendarRules& rules,
               const StageNames& names) {
    const std::chrono::months one{1};
    Json stages = Json::array();
    for (const auto& [label, planned, candidate] : rows) {
        if (!planned->signature) {
            // So that it has a row all the same.
            stages.push_back({{"label", label}, {"stage", names.preparation}});
            continue;
        }
        const Month signature = *planned->signature;
        const Month end = signature + std::chrono::months{rules.duration_months};
        if (planned->start && *planned->start < signature)
            stages.push_back(
                stage(label, names.preparation, *planned->start, signature - one, rules));
        stages.push_back(stage(label, names.convention, signature, end - one, rules));
        if (end <= rules.last)
            stages.push_back(stage(label, names.renewal, end, rules.last, rules));
    }
    return stages;
}

Json windows_of(const CalendarRules& rules) {
    Json windows = Json::array();
    for (const auto& window : rules.windows)
        if (window.from <= rules.last && rules.first <= window.to)
            windows.push_back({{"from", first_day(std::max(window.from, rules.first))},
                               {"to", last_day(std::min(window.to, rules.last))},
                               {"name", window.name}});
    return windows;
}

Json deadlines_of(const std::vector<PlannedRow>& rows, const CalendarRules& rules) {
    const Date first{rules.first / std::chrono::day{1}};
    const Date last{std::chrono::year_month_day{rules.last / std::chrono::last}};
    Json deadlines = Json::array();
    for (const auto& row : rows)
        if (const auto& end = row.candidate->cej_end; end && first <= *end && *end <= last)
            deadlines.push_back({{"label", row.label}, {"date", iso(*end)}});
    return deadlines;
}

Json time_channel(std::string_view field) {
    return {
        {"field", field},
        {"type", "temporal"},
        {"scale", {{"type", "utc"}, {"nice", false}}},
        {"axis", {{"title", nullptr}, {"format", "%Y"}, {"tickCount", "year"}, {"grid", true}}}};
}

Json layers_of(const std::vector<PlannedRow>& rows, const CalendarRules& rules, Language language) {
    const StageNames names(language);
    const Json y = name_axis("label", 230.0);
    const Json colours{{"field", "stage"},
                       {"type", "nominal"},
                       {"scale",
                        {{"domain", {names.preparation, names.convention, names.renewal}},
                         {"range", {colour::neutral, colour::base, colour::faint}}}},
                       {"legend", {{"title", nullptr}, {"orient", "bottom"}}}};
    const Json windows{{"data", {{"values", windows_of(rules)}}},
                       {"mark", {{"type", "rect"}, {"color", colour::accent}, {"opacity", 0.12}}},
                       {"encoding", {{"x", time_channel("from")}, {"x2", {{"field", "to"}}}}}};
    const Json stages{
        {"data", {{"values", stages_of(rows, rules, names)}}},
        {"mark", {{"type", "bar"}, {"height", 12}}},
        {"encoding",
         {{"x", time_channel("from")}, {"x2", {{"field", "to"}}}, {"y", y}, {"color", colours}}}};
    const Json deadlines{
        {"data", {{"values", deadlines_of(rows, rules)}}},
        {"mark", {{"type", "tick"}, {"color", colour::accent}, {"thickness", 3}, {"height", 16}}},
        {"encoding", {{"x", time_channel("date")}, {"y", y}}}};
    Json layers = Json::array({stages});
    if (!windows["data"]["values"].empty()) layers.push_back(windows);
    if (!deadlines["data"]["values"].empty()) layers.push_back(deadlines);
    return layers;
}

std::string month_or_dash(const std::optional<Month>& month, Language language) {
    return month ? month_words(*month, language) : "–";
}

/// "A1 2019", or the name of the period.
std::string year_words(const AntenneLoad& load) {
    return load.period.empty() ? std::to_string(load.year.value) : load.period;
}

} // namespace

Chart calendar_gantt(const CalendarPlan& plan, const CalendarProblem& problem, Language language) {
    constexpr Phrase title = tr("Calendar of signatures");
    constexpr Phrase description = tr(
        "For each territory, by antenne: the months of preparation, those of its convention, those "
        "in which it is to be renewed; a mark at the end of its CEJ, the windows in colour behind");
    auto table = table_under({tr("Antenne and territory"), tr("Preparation"), tr("Signature"),
                              tr("Renewal"), tr("End of the CEJ")},
                             language);
    const auto rows = rows_of(plan, problem);
    for (const auto& [label, planned, candidate] : rows)
        table.rows.push_back({label, month_or_dash(planned->start, language),
                              month_or_dash(planned->signature, language),
                              month_or_dash(planned->renewal, language),
                              candidate->cej_end ? day_words(*candidate->cej_end, language) : "–"});
    const auto words = filled(description, language);
    const double height = std::max(row_px, row_px * static_cast<double>(rows.size()));
    return {filled(title, language), words, std::move(table),
            specification_of({{"width", full_width_px - 250.0},
                              {"height", height},
                              {"layer", layers_of(rows, problem.rules, language)}},
                             words, language)};
}

Chart antenne_loads(std::span<const AntenneLoad> load, Language language) {
    constexpr Phrase title = tr("Load of the antennes");
    constexpr Phrase description = tr("Days of work that the calendar asks of each antenne by year "
                                      "(bars), and those that it has (marks)");
    constexpr Phrase days = tr("Agent-days");
    auto table =
        table_under({tr("Antenne"), tr("Year"), tr("Days used"), tr("Days given")}, language);
    Json rows = Json::array();
    for (const auto& one : load) {
        rows.push_back({{"antenne", one.antenne},
                        {"year", year_words(one)},
                        {"used", one.used},
                        {"capacity", one.capacity}});
        table.rows.push_back({one.antenne, year_words(one), readable(one.used, 1, language),
                              readable(one.capacity, 1, language)});
    }
    const Json bars{{"mark", {{"type", "bar"}, {"color", colour::base}}},
                    {"encoding",
                     {{"y",
                       {{"field", "used"},
                        {"type", "quantitative"},
                        {"axis", {{"title", filled(days, language)}, {"tickCount", 4}}}}}}}};
    const Json given{{"mark", {{"type", "tick"}, {"color", colour::accent}, {"thickness", 3}}},
                     {"encoding", {{"y", channel("capacity", "quantitative")}}}};
    const Json year{{"field", "year"},
                    {"type", "nominal"},
                    {"sort", nullptr},
                    {"axis", {{"title", nullptr}, {"labelAngle", -45}}}};
    const auto words = filled(description, language);
    return {
        filled(title, language), words, std::move(table),
        specification_of(
            {{"data", {{"values", std::move(rows)}}},
             {"facet", {{"row", {{"field", "antenne"}, {"type", "nominal"}, {"title", nullptr}}}}},
             {"spec",
              {{"width", full_width_px - 110.0},
               {"height", 90.0},
               {"encoding", {{"x", year}}},
               {"layer", Json::array({bars, given})}}}},
            words, language)};
}

} // namespace ctg
