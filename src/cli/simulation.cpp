// SPDX-License-Identifier: Apache-2.0
#include "cli/simulation.hpp"

#include "cli/refusals.hpp"

#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <algorithm>
#include <limits>

namespace ctg::cli {
namespace {

constexpr int most_threads = 256;

} // namespace

Month month_of(const std::string& text, const CalendarRules& rules, const std::string& option,
               const Session& session) {
    const auto period = std::ranges::find(rules.periods, text, &CalendarPeriod::name);
    if (period != rules.periods.end()) return period->month;
    if (const auto month = parse_month(text)) return *month;
    throw CLI::ValidationError(
        option, session.words(tr("a month such as 2021-12, or a period of the calendar")));
}

namespace {

SimulationOptions options_of(const SimulationRequest& request, const CalendarRules& rules,
                             const Session& session) {
    SimulationOptions options;
    options.draws = request.draws.value_or(options.draws);
    options.seed = request.seed;
    options.threads = request.threads;
    for (const auto& text : request.months)
        options.months.push_back(month_of(text, rules, "--at", session));
    return options;
}

void take(const std::vector<Diagnostic>& notes, Session& session, Envelope& envelope) {
    session.tell(notes);
    envelope.notes.insert(envelope.notes.end(), notes.begin(), notes.end());
}

void say_draws(std::size_t draws, std::uint64_t seed, Envelope& envelope) {
    envelope.options.emplace_back("draws", std::to_string(draws));
    envelope.options.emplace_back("seed", std::to_string(seed));
}

} // namespace

void add_simulation(CLI::App& verb, const Session& session, SimulationRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option(
            "--draws", request.draws,
            words(
                tr("simulate the calendar so many times: who is refused, tries again, is renewed")))
        ->check(number_within(session, 2, static_cast<int>(most_draws)));
    verb.add_option("--seed", request.seed, words(tr("of the draws, instead of the calendar's")))
        ->check(number_within(session, 0, std::numeric_limits<int>::max()));
    verb.add_option("--threads", request.threads,
                    words(tr("threads, 0 for all; changes no bit of the result")))
        ->check(number_within(session, 0, most_threads));
    verb.add_option("--at", request.months,
                    words(tr("months of which histograms and chances are told, instead of the "
                             "targets' and the last")))
        ->type_name("MONTH");
    verb.add_option("--scenario", request.scenarios,
                    words(tr("other calendar.toml, compared with the study's on common draws")))
        ->type_name("FILE");
    verb.add_option(
            "--page", request.page,
            words(tr("a page to open in a browser: dates, coverage, work, draws, scenarios")))
        ->type_name("FILE.html");
}

void write_page(const SimulationRequest& request, const PlanLimits& limits, const Study& study,
                Session& session) {
    CalendarPageOptions options{.limits = limits, .scenarios = request.scenarios};
    if (request.draws) options.simulation = options_of(request, *study.calendar, session);
    const auto data = calendar_page_data_of(study, options, session.command());
    session.tell(data.notes);
    publish_calendar(data, request.page, session.language(), session.existing());
    session.say(request.page);
}

void simulate(const SimulationRequest& request, const Study& study, const CalendarPlan& plan,
              Session& session, Envelope& envelope) {
    const auto options = options_of(request, *study.calendar, session);
    const auto simulated = simulation_of(study, plan, options);
    take(simulated.notes, session, envelope);
    say_draws(simulated.value.draws, simulated.value.seed, envelope);
    const auto curve = std::ranges::find(
        envelope.further, "curve", [](const auto& table) { return std::string_view(table.first); });
    curve->second = records_of(simulated.value.curve);
    envelope.further.emplace_back("territories", records_of(simulated.value.territories));
    envelope.further.emplace_back("histogram", records_of(simulated.value.histograms));
    envelope.further.emplace_back("forced", records_of(forced_coverage_of(study, plan, options)));
}

void compare_scenarios(const SimulationRequest& request, const PlanLimits& limits,
                       const Study& study, Session& session) {
    const auto scenarios = scenarios_of(study, request.scenarios, limits);
    const auto options = options_of(request, *study.calendar, session);
    auto envelope = envelope_of(study, {});
    take(scenarios.notes, session, envelope);
    auto points = compared(scenarios.value, options);
    say_draws(options.draws, options.seed.value_or(study.calendar->seed), envelope);
    // What is asked for by month is told by month, else by year.
    const Month last = points.back().month;
    std::erase_if(points, [&](const ScenarioPoint& point) {
        return request.months.empty()
                   ? point.month.month() != std::chrono::December && point.month != last
                   : std::ranges::find(options.months, point.month) == options.months.end();
    });
    session.publish(records_of(points), std::move(envelope));
}

} // namespace ctg::cli
