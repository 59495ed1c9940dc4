// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/calendar_page.hpp"

#include "ctg/data/readable.hpp"
#include "ctg/portrait/planning_chart.hpp"
#include "portrait/calendar_template.hpp"
#include "portrait/html.hpp"
#include "portrait/provenance.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

/// What is covered at the end of the years that have a target, else of the last.
std::vector<const CurvePoint*> points_told(const CalendarPlan& plan) {
    std::vector<const CurvePoint*> points;
    for (const auto& point : plan.curve)
        if (point.target) points.push_back(&point);
    if (points.empty() && !plan.curve.empty()) points.push_back(&plan.curve.back());
    return points;
}

HtmlList key_figures(const CalendarPageData& data, Language language) {
    constexpr Phrase covered = tr("Share covered at the end of {}");
    constexpr Phrase aimed = tr("{} aimed at");
    constexpr Phrase signatures = tr("Signatures");
    constexpr Phrase of = tr("of {} territories");
    constexpr Phrase broken = tr("Targets and deadlines missed");
    constexpr Phrase work = tr("Busiest year of an antenne");
    constexpr Phrase full = tr("{} of {} days: {} in {}");
    HtmlList keys;
    for (const auto* point : points_told(data.plan))
        keys.push_back(key_figure(
            filled(covered, language, month_words(point->month, language)),
            readable_percent(point->planned.value(), 1, language),
            point->target ? filled(aimed, language, readable_percent(*point->target, 0, language))
                          : std::string()));
    const auto signed_ones = std::ranges::count_if(
        data.plan.signatures, [](const auto& planned) { return planned.signature.has_value(); });
    keys.push_back(key_figure(filled(signatures, language), std::to_string(signed_ones),
                              filled(of, language, data.plan.signatures.size())));
    keys.push_back(key_figure(filled(broken, language), std::to_string(data.plan.broken_targets),
                              proof_words(data.plan, language)));
    const auto share_used = [](const AntenneLoad& load) {
        return load.capacity > 0.0 ? load.used / load.capacity : 0.0;
    };
    const auto busiest = std::ranges::max_element(data.plan.load, {}, share_used);
    if (busiest != data.plan.load.end())
        keys.push_back(
            key_figure(filled(work, language), readable_percent(share_used(*busiest), 0, language),
                       filled(full, language, readable(busiest->used, 0, language),
                              readable(busiest->capacity, 0, language), busiest->antenne,
                              busiest->period.empty() ? std::to_string(busiest->year.value)
                                                      : busiest->period)));
    return keys;
}

std::string name_of_territory(const CalendarProblem& problem, const std::string& key) {
    const Zone* const zone = problem.territories.find(key);
    return zone == nullptr ? key : zone->name;
}

std::string words_of(const std::vector<Diagnostic>& reasons, Language language) {
    constexpr Phrase then = tr("; ");
    std::string words;
    for (const auto& reason : reasons)
        words += (words.empty() ? "" : filled(then, language)) +
                 typeset(text_of(reason, language).message, language);
    return words;
}

/// By date, those that are not signed last.
HtmlTable dates_table(const CalendarPageData& data, Language language) {
    constexpr Phrase territory = tr("Territory");
    constexpr Phrase signature = tr("Signature");
    constexpr Phrase start = tr("Work begins");
    constexpr Phrase reason = tr("Why not before");
    HtmlTable table;
    for (const auto& name : {signature, territory, start, reason})
        table.columns.push_back({filled(name, language)});
    std::vector<const PlannedSignature*> rows;
    for (const auto& planned : data.plan.signatures)
        rows.push_back(&planned);
    std::ranges::stable_sort(rows, {}, [](const PlannedSignature* planned) {
        return std::pair(!planned->signature, planned->signature.value_or(Month{}));
    });
    const auto month = [&](const std::optional<Month>& when) {
        if (!when) return std::string("–");
        const auto& rules = data.problem.rules;
        return rules.periods.empty() ? month_words(*when, language) : name_of(*when, rules);
    };
    for (const auto* planned : rows)
        table.rows.push_back({{{month(planned->signature)},
                               {name_of_territory(data.problem, planned->territory)},
                               {month(planned->start)},
                               {words_of(planned->reasons, language)}}});
    return table;
}

std::string subtitle_of(const CalendarPageData& data, Language language) {
    constexpr CountedPhrase territories = tr_counted("territory", "territories");
    const auto& rules = data.problem.rules;
    return fmt::format("{} · {} – {}", counted(data.plan.signatures.size(), territories, language),
                       rules.periods.empty() ? iso(rules.first) : rules.periods.front().name,
                       name_of(rules.last, rules));
}

/// What the plan covers by month, and the targets.
Chart planned_curve(const CalendarPlan& plan, Language language) {
    std::vector<DatedShare> points;
    for (const auto& point : plan.curve) {
        const Date day{point.month / std::chrono::last};
        points.push_back({DatedShare::Series::planned, day, point.planned.value()});
        if (point.target) points.push_back({DatedShare::Series::target, day, *point.target});
    }
    return coverage_curve(points, language);
}

} // namespace

std::string calendar_page(const CalendarPageData& data, const WebRuntime& runtime,
                          Language language) {
    constexpr Phrase path = tr("National path: {}.");
    const auto show = [&](const Chart& chart) { return HtmlData(html_of(chart, language)); };
    std::vector<std::string> steps;
    for (const auto& step : national_target_path())
        steps.push_back(
            fmt::format("{} {}", step.year.value, readable_percent(step.coverage, 0, language)));
    HtmlData page;
    page.set("study", data.study_name);
    page.set("subtitle", subtitle_of(data, language));
    page.set("keys", key_figures(data, language));
    page.set("curve",
             show(data.simulated ? coverage_fan(*data.simulated, national_target_path(), language)
                                 : planned_curve(data.plan, language)));
    const auto& rules = data.problem.rules;
    const auto& years = national_target_path();
    const bool is_of_its_years = static_cast<int>(rules.first.year()) <= years.back().year.value &&
                                 years.front().year.value <= static_cast<int>(rules.last.year());
    page.set("coverage_reading",
             is_of_its_years
                 ? HtmlData(filled(path, language, fmt::format("{}", fmt::join(steps, " · "))))
                 : HtmlData(false));
    page.set("gantt", show(calendar_gantt(data.plan, data.problem, language)));
    page.set("dates", html_of(dates_table(data, language), language));
    page.set("load", show(antenne_loads(data.plan.load, language)));
    page.set("map", data.map ? show(*data.map) : HtmlData(false));
    page.set("chance", data.simulated.has_value());
    if (data.simulated)
        page.set("histograms", show(coverage_histograms(*data.simulated, language)));
    page.set("forced",
             data.forced.empty() ? HtmlData(false) : show(forced_ranges(data.forced, language)));
    page.set("scenarios", data.scenarios.empty() ? HtmlData(false)
                                                 : show(scenario_curves(data.scenarios, language)));
    page.set(
        "provenance",
        provenance_html(
            Provenance{data.sources, {proof_words(data.plan, language)}, data.notes, data.command},
            language));
    return document_of(data.study_name, rendered_html(calendar_template, std::move(page), language),
                       runtime, language);
}

} // namespace ctg
