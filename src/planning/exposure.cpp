// SPDX-License-Identifier: Apache-2.0
#include "planning/exposure.hpp"

#include "planning/month.hpp"
#include "planning/renewal.hpp"

#include "ctg/base/nearest.hpp"

#include <map>

namespace ctg::planning {
namespace {

/// Less than this of a commune is what rounding leaves.
constexpr double rounding = 1e-9;

using CandidatesByCommune = std::map<CommuneCode, std::vector<CandidateExtent>>;

const Zone& zone_of(const Candidate& candidate, const Zoning& territories) {
    if (const Zone* const zone = territories.find(candidate.territory)) return *zone;
    std::vector<std::string> known;
    for (const auto& zone : territories.zones)
        known.push_back(zone.key);
    throw DataError({error_of("CTG-PLAN-002",
                              {{"name", "territoire"},
                               {"key", candidate.territory},
                               {"count", std::to_string(known.size())},
                               {"nearest", joined(nearest(candidate.territory, known))}},
                              candidate.place)});
}

CandidatesByCommune candidates_by_commune(const CalendarProblem& problem) {
    CandidatesByCommune by_commune;
    std::map<std::pair<std::size_t, std::size_t>, std::vector<std::string>> shared;
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        for (const auto& [commune, extent] :
             extents_of(zone_of(problem.candidates[c], problem.territories))) {
            auto& holders = by_commune[commune];
            for (const auto& other : holders)
                if (common_share(other.extent, extent) > rounding)
                    shared[{other.candidate, c}].emplace_back(commune.text());
            holders.push_back({c, extent});
        }
    Faults faults;
    for (const auto& [pair, communes] : shared) {
        const Candidate& first = problem.candidates[pair.first];
        const Candidate& second = problem.candidates[pair.second];
        Diagnostic fault = error_of("CTG-PLAN-005",
                                    {{"first", first.territory},
                                     {"second", second.territory},
                                     {"communes", joined(communes)}},
                                    second.place);
        if (first.place != Place{}) fault.places.push_back(first.place);
        faults.add(std::move(fault));
    }
    faults.raise();
    return by_commune;
}

using ExtentsByMonth = std::map<CommuneCode, std::vector<Extent>>;

void cover(ExtentsByMonth& covered, const std::vector<Convention>& conventions,
           const CalendarRules& rules) {
    const int months = months_after(rules.first, rules.last) + 1;
    for (const auto& convention : conventions) {
        const Extents extents = extents_of(convention);
        for (int month = 0; month < months; ++month) {
            if (!is_in_force(convention, last_day_of(month_after(rules.first, month)))) continue;
            for (const auto& [commune, extent] : extents)
                if (const auto found = covered.find(commune); found != covered.end())
                    found->second[static_cast<std::size_t>(month)].unite(extent);
        }
    }
}

/// What of the commune `extent` adds to what is covered.
double share_added(const Extent& covered, const Extent& extent) {
    const double added = extent.share() - common_share(extent, covered);
    return added > rounding ? added : 0.0;
}

} // namespace

Exposure exposure_of(const CalendarProblem& problem, AssumedRenewals renewals) {
    const auto by_commune = candidates_by_commune(problem);
    const auto months =
        static_cast<std::size_t>(months_after(problem.rules.first, problem.rules.last) + 1);
    ExtentsByMonth covered;
    for (const auto& [commune, weight] : problem.weights.items())
        covered.emplace(commune, std::vector<Extent>(months, Extent::none()));
    cover(covered, signed_ones(problem), problem.rules);
    if (renewals == AssumedRenewals::cover)
        cover(covered, assumed_renewals(problem), problem.rules);

    Faults faults;
    Exposure exposure;
    exposure.added.assign(problem.candidates.size(), std::vector<double>(months));
    for (const auto& [code, weight] : problem.weights.items()) {
        if (!weight.is_known()) {
            faults.add(error_of("CTG-PLAN-006", {{"commune", std::string(code.text())},
                                                 {"basis", problem.weights.basis().name}}));
            continue;
        }
        ExposedCommune commune{code, weight.value(), {}, std::move(covered.at(code))};
        exposure.total += commune.weight;
        if (const auto found = by_commune.find(code); found != by_commune.end())
            commune.candidates = found->second;
        for (const auto& [candidate, extent] : commune.candidates)
            for (std::size_t month = 0; month < months; ++month)
                exposure.added[candidate][month] +=
                    share_added(commune.covered[month], extent) * commune.weight;
        exposure.communes.push_back(std::move(commune));
    }
    faults.raise();
    return exposure;
}

} // namespace ctg::planning
