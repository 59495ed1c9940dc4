// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/grouping_rules.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// Everything that perimeters are drawn from.
struct GroupingProblem {
    GroupingGraph graph;
    GroupingRules rules;
};

/// One of the territories of a plan.
struct Perimeter {
    std::string key;                ///< "P01", in the order of the first units
    std::vector<std::string> units; ///< ordered
    std::vector<double> totals;     ///< [unit of the weight] in the order of the rules' bounds
    std::string centre;             ///< the unit that the others are nearest to; of hess only
    double cost = 0.0;              ///< its part of the objective
    std::vector<std::string> articulations; ///< units whose loss would split it, ordered
    /// The fewest links (by length, where it is counted) whose loss would split it; a minimum cut.
    std::vector<GroupingLink> weakest;
    friend bool operator==(const Perimeter&, const Perimeter&) = default;
};

/// Perimeters that satisfy all rules.
struct GroupingPlan {
    std::vector<Perimeter> perimeters;   ///< by key
    double objective = 0.0;              ///< [of the rules' objective], the less the better
    std::vector<std::string> split_epci; ///< EPCI of which two perimeters hold units, ordered
    std::size_t moved = 0; ///< units that are elsewhere than in the first plan, perimeters matched
    friend bool operator==(const GroupingPlan&, const GroupingPlan&) = default;
};

/// The best perimeters found, and how good any could be.
struct Grouping {
    PlanStatus status = PlanStatus::optimal;
    std::vector<std::string> weights; ///< of the rules' bounds, in their order
    std::vector<GroupingPlan> plans;  ///< best first; distinct
    double bound = 0.0;               ///< no plan of as many perimeters has a lesser objective
    std::size_t count_bound = 0;      ///< max-p: none has more perimeters; otherwise none has fewer
    friend bool operator==(const Grouping&, const Grouping&) = default;
};

/// Which searches run.
enum class GroupingSearch {
    both,      ///< the heuristic, then the exact one as far as its nodes go
    heuristic, ///< with the bound of the relaxation
    exact,     ///< nothing is answered that is not proven
};

/// How long the searches may go on. Counts, not seconds: the same input gives the same bytes.
struct GroupingLimits {
    GroupingSearch search = GroupingSearch::both;
    std::size_t moves = 20'000'000; ///< tried by the heuristic
    std::size_t nodes = 2'000'000;  ///< of the search trees
};

/// The best perimeters by the rules' objective. The number of perimeters comes first: the most for
/// max-p, otherwise the fewest that is allowed and possible. Methods and their sources are in
/// docs/methods/grouping.md.
/// @throws DataError CTG-GROUP-005 (a rule of an unknown unit), -008 (units alone and elsewhere),
///         -010 naming the rules that clash when no plan satisfies them; LimitError CTG-GROUP-030
///         when a limit is passed before any plan is found, or before the proof if only the exact
///         search may run.
[[nodiscard]] Checked<Grouping> grouped(const GroupingProblem& problem,
                                        const GroupingLimits& limits = {});

/// The rules that `plan` breaks, found by plain arithmetic apart from the search; empty when sound.
[[nodiscard]] std::vector<Diagnostic> faults_of(const GroupingPlan& plan,
                                                const GroupingProblem& problem);

/// The perimeters of `plan` as territories of a study, by key.
/// @pre its units are communes.
[[nodiscard]] Zoning territories_of(const GroupingPlan& plan);

/// How many plans of `count` perimeters satisfy all rules, by enumeration; nothing when there are
/// more than 64 units or the enumeration passes `limits.nodes`.
[[nodiscard]] std::optional<std::size_t>
plan_count_of(const GroupingProblem& problem, std::size_t count, const GroupingLimits& limits = {});

} // namespace ctg
