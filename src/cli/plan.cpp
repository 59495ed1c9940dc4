// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"
#include "cli/simulation.hpp"
#include "cli/what_if.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <memory>

namespace ctg::cli {
namespace {

void plan(Session& session, const PlanLimits& limits, const SimulationRequest& simulation,
          const WhatIfRequest& what_if) {
    const Study study = changed(session.study(), what_if, session);
    if (what_if.has_question()) return answer(what_if, limits, study, session);
    if (!simulation.page.empty()) return write_page(simulation, limits, study, session);
    if (!simulation.scenarios.empty()) return compare_scenarios(simulation, limits, study, session);
    const auto plan = plan_of(study, limits);
    session.tell(plan.notes);
    const auto rows = records_of(plan.value, session.language());

    auto envelope = envelope_of(study, plan.notes);
    envelope.options = options_of(what_if, study);
    envelope.facts = {{"status", std::string(name_of(plan.value.status))},
                      {"objective", plan.value.objective},
                      {"bound", plan.value.bound},
                      {"gap", plan.value.bound - plan.value.objective}};
    envelope.further.emplace_back("load", records_of(plan.value.load));
    envelope.further.emplace_back("curve", records_of(plan.value.curve));
    if (simulation.draws) simulate(simulation, study, plan.value, session, envelope);
    session.publish(rows, std::move(envelope), [&] {
        return layer_of(study, study.territories, "calendar", rows, "territory");
    });
}

} // namespace

void add_plan(CLI::App& app, Session& session) {
    const auto limits = std::make_shared<PlanLimits>();
    const auto simulation = std::make_shared<SimulationRequest>();
    const auto what_if = std::make_shared<WhatIfRequest>();
    CLI::App& verb = session.add_verb(
        app, "plan", tr("The calendar of signatures, proven best or with its gap, and why"),
        tr("ctg plan study.toml --format csv-fr --out calendrier.csv\n"
           "  ctg plan study.toml --draws 10000 --at 2021-12\n"
           "  ctg plan study.toml --scenario prudent/calendar.toml\n"
           "  ctg plan study.toml --draws 10000 --page calendrier.html\n"
           "  ctg plan study.toml --why sainte-victoire\n"
           "  ctg plan study.toml --reach 2021-12\n"
           "  ctg plan study.toml --former calendrier.csv --slip sainte-victoire=2021-10"));
    session.add_study(verb);
    verb.add_option("--nodes", limits->nodes,
                    session.words(tr("search nodes after which a gap is told instead of a proof")))
        ->capture_default_str();
    verb.add_option(
            "--seconds", limits->seconds,
            session.words(tr(
                "seconds after which a gap is told instead of a proof; the answer may then vary")))
        ->check(number_above_zero(session));
    add_simulation(verb, session, *simulation);
    add_what_if(verb, session, *what_if);
    verb.callback([&session, &verb, limits, simulation, what_if] {
        refuse_together(verb, session);
        const bool asks = simulation->draws || !simulation->scenarios.empty();
        if (!asks) refuse_without(verb, session, "--draws", {"--seed", "--threads", "--at"});
        plan(session, *limits, *simulation, *what_if);
    });
}

} // namespace ctg::cli
