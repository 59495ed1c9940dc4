// SPDX-License-Identifier: Apache-2.0
#include "cli/what_if.hpp"

#include "cli/refusals.hpp"
#include "cli/simulation.hpp"

#include "ctg/planning/milp.hpp"
#include "ctg/planning/what_if.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/result.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace ctg::cli {
namespace {

/// What stands before and after the last "=".
std::pair<std::string, std::string> parted(const std::string& text) {
    const auto sign = text.rfind('=');
    if (sign == std::string::npos) return {text, ""};
    return {text.substr(0, sign), text.substr(sign + 1)};
}

/// 1, or the share after the month of 2021-12=0.95; nothing when it is none.
std::optional<double> share_of(const std::string& text) {
    const std::string share_text = parted(text).second;
    if (share_text.empty()) return 1.0;
    const auto share = parse_number(share_text, DecimalMark::point);
    return share && 0.0 <= *share && *share <= 1.0 ? share : std::nullopt;
}

void tell_prices(const CalendarProblem& problem, const CalendarPlan& plan, const PlanLimits& limits,
                 Envelope envelope, Session& session) {
    const auto prices = prices_of_rules(problem, plan, limits);
    session.publish(records_of(prices, session.language()), std::move(envelope));
}

void tell_sooner(const CalendarProblem& problem, const CalendarPlan& plan, const PlanLimits& limits,
                 const std::string& territory, Envelope envelope, Session& session) {
    const auto answer = sooner(problem, plan, territory, limits);
    const auto planned =
        std::ranges::find(plan.signatures, territory, &PlannedSignature::territory);
    auto notes = planned->reasons;
    const DiagnosticValues values{{"territory", territory},
                                  {"objective", fmt::format("{:.0f}", answer.objective)},
                                  {"broken", std::to_string(answer.broken_targets)}};
    const bool is_unknown = answer.status == PlanStatus::gap && answer.moved.empty();
    notes.push_back(note_of(answer.status == PlanStatus::infeasible ? "CTG-PLAN-082"
                            : is_unknown                            ? "CTG-PLAN-090"
                                                                    : "CTG-PLAN-081",
                            values));
    session.tell(notes);
    envelope.notes.insert(envelope.notes.end(), notes.begin(), notes.end());
    envelope.facts = {{"status", std::string(name_of(answer.status))},
                      {"objective", answer.objective},
                      {"broken_targets", std::int64_t{answer.broken_targets}}};
    session.publish(records_of(answer), std::move(envelope));
}

void tell_remedy(const CalendarProblem& problem, const CalendarPlan& plan, const PlanLimits& limits,
                 const std::string& text, Envelope envelope, Session& session) {
    const CalendarTarget target{month_of(parted(text).first, problem.rules, "--reach", session),
                                share_of(text).value(),
                                true,
                                {}};
    const auto remedy = remedy_for(problem, plan, target, limits);
    double days = 0.0;
    for (const auto& extra : remedy.extra)
        days += extra.days;
    const DiagnosticValues values{{"percent", fmt::format("{:g}", 100.0 * target.coverage)},
                                  {"month", name_of(target.by, problem.rules)},
                                  {"days", fmt::format("{:g}", days)},
                                  {"expected", fmt::format("{:.1f}", 100.0 * remedy.expected)}};
    std::vector<Diagnostic> notes;
    if (remedy.is_possible)
        notes.push_back(note_of("CTG-PLAN-083", values));
    else if (remedy.status == PlanStatus::infeasible)
        notes.push_back(note_of("CTG-PLAN-085", values));
    else if (remedy.status == PlanStatus::gap)
        notes.push_back(note_of(remedy.extra.empty() ? "CTG-PLAN-092" : "CTG-PLAN-091", values));
    else
        notes.push_back(note_of("CTG-PLAN-084", values));
    for (const auto& window : remedy.windows)
        notes.push_back(note_of("CTG-PLAN-088", window.values));
    auto needed = values;
    if (remedy.engagement)
        needed.emplace_back("engagement", fmt::format("{:.2f}", *remedy.engagement));
    notes.push_back(note_of(remedy.engagement ? "CTG-PLAN-086" : "CTG-PLAN-087", needed));
    session.tell(notes);
    envelope.notes.insert(envelope.notes.end(), notes.begin(), notes.end());
    envelope.facts = {
        {"possible", remedy.is_possible},
        {"status", std::string(name_of(remedy.status))},
        {"days", days},
        {"expected", remedy.expected},
        {"engagement", remedy.engagement ? RecordValue{*remedy.engagement} : RecordValue{}}};
    session.publish(records_of(remedy), std::move(envelope));
}

} // namespace

void add_what_if(CLI::App& verb, const Session& session, WhatIfRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option("--former", request.former,
                    words(tr("the calendar in force, as a CSV of ctg plan: as few months as can be "
                             "move from it")))
        ->type_name("FILE");
    const auto slip_refusal = words(tr("TERRITORY=MONTH, such as MARSEILLE=2020-10"));
    verb.add_option("--slip", request.slips,
                    words(tr("a territory that cannot sign before a month")))
        ->type_name("TERRITORY=MONTH")
        ->check([slip_refusal](const std::string& text) {
            return parted(text).second.empty() ? slip_refusal : std::string();
        });
    verb.add_option("--why", request.sooner,
                    words(tr("why a territory is not sooner, and what that would cost")))
        ->type_name("TERRITORY");
    verb.add_flag("--prices", request.prices, words(tr("what each rule costs")));
    const auto reach_refusal = words(tr("MONTH or MONTH=SHARE, such as 2021-12=0.95"));
    verb.add_option("--reach", request.reach,
                    words(tr("what would make a coverage (of 1 unless told) by a month possible")))
        ->type_name("MONTH[=SHARE]")
        ->check([reach_refusal](const std::string& text) {
            return share_of(text) ? std::string() : reach_refusal;
        });
    verb.add_option("--export", request.model,
                    words(tr("write the calendar as a linear program in LP format, and stop")))
        ->type_name("FILE");
}

std::vector<std::pair<std::string, std::string>> options_of(const WhatIfRequest& request,
                                                            const Study& study) {
    std::vector<std::pair<std::string, std::string>> options{{"rules", study.calendar->sha256}};
    const auto say = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) options.emplace_back(name, value);
    };
    say("former", request.former);
    for (const auto& slip : request.slips)
        say("slip", slip);
    say("why", request.sooner);
    say("reach", request.reach);
    return options;
}

void refuse_together(const CLI::App& verb, const Session& session) {
    const auto others = {"--draws", "--page", "--scenario"};
    refuse_beside(verb, session, "--prices", {"--why", "--reach", "--export"});
    refuse_beside(verb, session, "--why", {"--reach", "--export"});
    refuse_beside(verb, session, "--reach", {"--export"});
    for (const auto* const question : {"--prices", "--why", "--reach", "--export"})
        refuse_beside(verb, session, question, others);
}

Study changed(Study study, const WhatIfRequest& request, Session& session) {
    if (!study.calendar) return study; // what is asked of it will say so
    std::vector<Slip> slips;
    for (const auto& text : request.slips) {
        const auto [territory, month] = parted(text);
        slips.push_back({territory, month_of(month, *study.calendar, "--slip", session)});
    }
    study.candidates = slipped(std::move(study.candidates), slips);
    // The smallest change is what a slip asks of a calendar in force, whoever names it.
    if (request.former.empty()) {
        if (!slips.empty() && !study.former.empty())
            study.calendar = keeping_to_former(*std::move(study.calendar));
        return study;
    }
    auto former = former_dates_from(read_table(request.former), study.territories, *study.calendar);
    session.tell(former.notes);
    study.former = std::move(former.value);
    study.calendar = keeping_to_former(*std::move(study.calendar));
    return study;
}

void answer(const WhatIfRequest& request, const PlanLimits& limits, const Study& study,
            Session& session) {
    const auto problem = calendar_problem_of(study);
    if (!request.model.empty()) {
        write_file(request.model, lp_text_of(problem), session.existing());
        session.say(request.model);
        return;
    }
    const auto plan = planned(problem, limits);
    auto envelope = envelope_of(study, plan.notes);
    envelope.options = options_of(request, study);
    if (request.prices)
        tell_prices(problem, plan.value, limits, std::move(envelope), session);
    else if (!request.sooner.empty())
        tell_sooner(problem, plan.value, limits, request.sooner, std::move(envelope), session);
    else
        tell_remedy(problem, plan.value, limits, request.reach, std::move(envelope), session);
}

} // namespace ctg::cli
