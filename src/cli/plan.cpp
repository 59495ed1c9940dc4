// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"
#include "cli/simulation.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <memory>

namespace ctg::cli {
namespace {

void plan(Session& session, const PlanLimits& limits, const SimulationRequest& simulation) {
    const Study study = session.study();
    if (!simulation.scenarios.empty()) return compare_scenarios(simulation, limits, study, session);
    const auto plan = plan_of(study, limits);
    session.tell(plan.notes);
    const auto rows = records_of(plan.value, session.language());

    auto envelope = envelope_of(study, plan.notes);
    envelope.options = {{"rules", study.calendar->sha256}};
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
    CLI::App& verb =
        session.add_verb(app, "plan",
                         {"The calendar of signatures, proven best or with its gap, and why",
                          "Le calendrier des signatures, prouvé le meilleur ou avec son écart, et "
                          "pourquoi"},
                         {"ctg plan study.toml --format csv-fr --out calendrier.csv\n"
                          "  ctg plan study.toml --draws 10000 --at 2021-12\n"
                          "  ctg plan study.toml --scenario prudent/calendar.toml",
                          "ctg plan study.toml --format csv-fr --out calendrier.csv\n"
                          "  ctg plan study.toml --draws 10000 --at 2021-12\n"
                          "  ctg plan study.toml --scenario prudent/calendar.toml"});
    session.add_study(verb);
    verb.add_option("--nodes", limits->nodes,
                    session.words({"search nodes after which a gap is told instead of a proof",
                                   "nœuds de recherche après quoi un écart est dit, faute de "
                                   "preuve"}))
        ->capture_default_str();
    add_simulation(verb, session, *simulation);
    verb.callback([&session, &verb, limits, simulation] {
        const bool asks = simulation->draws || !simulation->scenarios.empty();
        if (!asks) refuse_without(verb, session, "--draws", {"--seed", "--threads", "--at"});
        plan(session, *limits, *simulation);
    });
}

} // namespace ctg::cli
