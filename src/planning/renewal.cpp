// SPDX-License-Identifier: Apache-2.0
#include "planning/renewal.hpp"

#include "planning/month.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ctg {
namespace planning {
namespace {

bool is_renewed_by_register(const Convention& convention, const CalendarProblem& problem) {
    return std::ranges::any_of(problem.conventions, [&](const Convention& other) {
        return other.amends == convention.id && other.end > convention.end &&
               other.status == ConventionStatus::signee;
    });
}

std::set<CommuneCode> communes_of_candidates(const CalendarProblem& problem) {
    std::set<CommuneCode> communes;
    for (const auto& candidate : problem.candidates)
        if (const Zone* const zone = problem.territories.find(candidate.territory))
            communes.insert(zone->communes.begin(), zone->communes.end());
    return communes;
}

/// Adds the renewals of `convention` up to the end of the horizon, each the project after the last.
void renew(Convention convention, const CalendarRules& rules, std::vector<Convention>& renewals) {
    const std::string first_id = convention.id;
    const Date horizon_end = last_day_of(rules.last);
    convention.status = ConventionStatus::projet;
    convention.signature.reset();
    for (int term = 2; convention.end < horizon_end; ++term) {
        convention.amends = convention.id;
        convention.id = fmt::format("{}/{}", first_id, term);
        convention.effect = std::chrono::sys_days{convention.end} + std::chrono::days{1};
        convention.end = last_day_of_period(convention.effect, rules.duration_months);
        renewals.push_back(convention);
    }
}

} // namespace

std::vector<Convention> signed_ones(const CalendarProblem& problem) {
    std::vector<Convention> signed_ones;
    std::ranges::copy_if(
        problem.conventions, std::back_inserter(signed_ones),
        [](const Convention& convention) { return convention.status != ConventionStatus::projet; });
    return signed_ones;
}

std::vector<Convention> assumed_renewals(const CalendarProblem& problem) {
    const auto decided_by_plan = communes_of_candidates(problem);
    const Date horizon_start = first_day_of(problem.rules.first);
    std::vector<Convention> renewals;
    for (auto convention : problem.conventions) {
        const bool is_over = convention.end < horizon_start;
        if (convention.status != ConventionStatus::signee || is_over ||
            is_renewed_by_register(convention, problem))
            continue;
        std::erase_if(convention.communes, [&](const CommuneCode& commune) {
            return decided_by_plan.contains(commune);
        });
        if (!convention.communes.empty()) renew(std::move(convention), problem.rules, renewals);
    }
    return renewals;
}

} // namespace planning

std::vector<Convention> conventions_of(const CalendarPlan& plan, const CalendarProblem& problem) {
    std::vector<Convention> conventions;
    for (const auto& planned : plan.signatures) {
        const Zone* const zone = problem.territories.find(planned.territory);
        if (!planned.signature || zone == nullptr) continue;
        const auto candidate =
            std::ranges::find(problem.candidates, planned.territory, &Candidate::territory);
        Convention convention;
        convention.id = fmt::format("plan/{}", planned.territory);
        convention.label = zone->name;
        convention.territory = zone->key;
        convention.communes = zone->communes;
        convention.signatories.assign(zone->communes.begin(), zone->communes.end());
        convention.signatories.insert(convention.signatories.end(), zone->epci.begin(),
                                      zone->epci.end());
        convention.status = ConventionStatus::projet;
        convention.signature = planning::last_day_of(*planned.signature);
        convention.effect = planning::first_day_of(*planned.signature);
        convention.end = last_day_of_period(convention.effect, problem.rules.duration_months);
        if (candidate != problem.candidates.end()) {
            convention.cej_end = candidate->cej_end;
            convention.place = candidate->place;
        }
        conventions.push_back(convention);
        planning::renew(std::move(convention), problem.rules, conventions);
    }
    std::ranges::move(planning::assumed_renewals(problem), std::back_inserter(conventions));
    std::ranges::sort(conventions, {}, &Convention::id);
    return conventions;
}

} // namespace ctg
