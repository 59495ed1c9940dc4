// SPDX-License-Identifier: Apache-2.0
#include "planning/renewal.hpp"

#include "ctg/coverage/extent.hpp"
#include "planning/month.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace planning {
namespace {

/// Less than this of a commune is what rounding leaves.
constexpr double rounding = 1e-9;

bool is_renewed_by_register(const Convention& convention, const CalendarProblem& problem) {
    return std::ranges::any_of(problem.conventions, [&](const Convention& other) {
        return other.amends == convention.id && other.end > convention.end &&
               other.status == ConventionStatus::signee;
    });
}

/// What the candidates hold of each commune, together.
Extents extents_of_candidates(const CalendarProblem& problem) {
    Extents extents;
    for (const auto& candidate : problem.candidates) {
        const Zone* const zone = problem.territories.find(candidate.territory);
        if (zone == nullptr) continue;
        for (const auto& [commune, extent] : extents_of(*zone))
            extents.try_emplace(commune, Extent::none()).first->second.unite(extent);
    }
    return extents;
}

/// Puts `extents` in place of what `convention` holds.
void hold(Convention& convention, const Extents& extents) {
    convention.communes.clear();
    convention.parts.clear();
    for (const auto& [commune, extent] : extents) {
        convention.communes.push_back(commune);
        if (const auto part = extent.part_of(commune)) convention.parts.push_back(*part);
    }
}

/// `convention` on what it holds beside `decided`.
Convention beside(Convention convention, const Extents& decided) {
    Extents held = extents_of(convention);
    for (auto& [commune, extent] : held)
        if (const auto found = decided.find(commune); found != decided.end())
            extent.leave(found->second);
    std::erase_if(held, [](const auto& item) { return item.second.share() <= rounding; });
    hold(convention, held);
    return convention;
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
    const auto decided_by_plan = extents_of_candidates(problem);
    const Date horizon_start = first_day_of(problem.rules.first);
    std::vector<Convention> renewals;
    for (auto convention : problem.conventions) {
        const bool is_over = convention.end < horizon_start;
        if (convention.status != ConventionStatus::signee || is_over ||
            is_renewed_by_register(convention, problem))
            continue;
        convention = beside(std::move(convention), decided_by_plan);
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
        planning::hold(convention, extents_of(*zone));
        convention.signatories.assign(convention.communes.begin(), convention.communes.end());
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
