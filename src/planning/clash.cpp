// SPDX-License-Identifier: Apache-2.0
#include "planning/clash.hpp"

#include "planning/assembly.hpp"
#include "planning/period.hpp"
#include "planning/wording.hpp"

#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <map>

namespace ctg::planning {
namespace {

/// Whether a calendar may be impossible for the window: what costs more may pass a capacity.
bool forbids(const CalendarWindow& window) {
    return window.signatures == CalendarWindow::Signatures::forbidden ||
           window.work != CalendarWindow::Work::allowed;
}

bool is_impossible(const CalendarProblem& problem, const Exposure& exposure,
                   const std::set<RuleName>& waived, Budget budget) {
    const Goal feasibility{{Level::coverage}};
    const auto answer = assembled(model_of(problem, exposure, waived), feasibility, budget);
    return !answer.is_found && answer.is_proven;
}

} // namespace

std::vector<RuleName> rules_of(const CalendarProblem& problem) {
    std::vector<RuleName> rules;
    for (std::size_t c = problem.capacities.size(); c-- > 0;)
        rules.push_back({RuleKind::capacity, c});
    for (std::size_t w = 0; w < problem.rules.windows.size(); ++w)
        if (forbids(problem.rules.windows[w])) rules.push_back({RuleKind::window, w});
    std::map<std::string, std::vector<std::size_t>> groups;
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        if (!problem.candidates[c].group.empty()) groups[problem.candidates[c].group].push_back(c);
    for (const auto& [name, candidates] : groups)
        if (candidates.size() > 1) rules.push_back({RuleKind::group, candidates.front()});
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        if (problem.candidates[c].cej_end && problem.rules.cej == CejRule::hard)
            rules.push_back({RuleKind::cej, c});
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        if (problem.candidates[c].not_before) rules.push_back({RuleKind::not_before, c});
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        if (problem.candidates[c].signed_in) rules.push_back({RuleKind::fixed_date, c});
    for (std::size_t t = 0; t < problem.rules.targets.size(); ++t)
        if (problem.rules.targets[t].hard) rules.push_back({RuleKind::target, t});
    return rules;
}

Diagnostic described(const RuleName& rule, const CalendarProblem& problem) {
    const CalendarRules& rules = problem.rules;
    switch (rule.kind) {
    case RuleKind::capacity: {
        const Capacity& capacity = problem.capacities[rule.index];
        return error_of("CTG-PLAN-011",
                        {{"antenne", capacity.antenne},
                         {"year", name_of_stretch(stretch_of(capacity), problem)},
                         {"days", number(capacity.days)}},
                        capacity.place);
    }
    case RuleKind::window: {
        const CalendarWindow& window = rules.windows[rule.index];
        return error_of("CTG-PLAN-012",
                        {{"window", window.name},
                         {"from", name_of(window.from, rules)},
                         {"to", name_of(window.to, rules)}},
                        window.place);
    }
    case RuleKind::group: {
        const std::string& group = problem.candidates[rule.index].group;
        std::vector<std::string> members;
        for (const auto& candidate : problem.candidates)
            if (candidate.group == group) members.push_back(candidate.territory);
        return error_of("CTG-PLAN-013", {{"group", group}, {"territories", joined(members)}},
                        problem.candidates[rule.index].place);
    }
    case RuleKind::cej: {
        const Candidate& candidate = problem.candidates[rule.index];
        return error_of("CTG-PLAN-040",
                        {{"territory", candidate.territory}, {"date", iso(*candidate.cej_end)}},
                        candidate.place);
    }
    case RuleKind::not_before: {
        const Candidate& candidate = problem.candidates[rule.index];
        return error_of(
            "CTG-PLAN-039",
            {{"territory", candidate.territory}, {"month", name_of(*candidate.not_before, rules)}},
            candidate.place);
    }
    case RuleKind::fixed_date: {
        const Candidate& candidate = problem.candidates[rule.index];
        return error_of(
            "CTG-PLAN-014",
            {{"territory", candidate.territory}, {"month", name_of(*candidate.signed_in, rules)}},
            candidate.place);
    }
    case RuleKind::target:
        break;
    }
    const CalendarTarget& target = rules.targets[rule.index];
    return error_of("CTG-PLAN-015",
                    {{"percent", percent(target.coverage)}, {"month", name_of(target.by, rules)}},
                    target.place);
}

std::vector<Diagnostic> clash_of(const CalendarProblem& problem, const Exposure& exposure,
                                 const PlanLimits& limits) {
    const Budget budget = budget_of(limits);
    std::vector<RuleName> clash;
    std::set<RuleName> waived;
    // A soft target forbids nothing: left in, it would only be bargained for.
    for (std::size_t t = 0; t < problem.rules.targets.size(); ++t)
        if (!problem.rules.targets[t].hard) waived.insert({RuleKind::target, t});
    for (const auto& rule : rules_of(problem)) {
        waived.insert(rule);
        if (is_impossible(problem, exposure, waived, budget)) continue;
        waived.erase(rule);
        clash.push_back(rule);
    }
    std::ranges::sort(clash, std::greater{});
    std::vector<Diagnostic> diagnostics{
        error_of("CTG-PLAN-010", {{"count", std::to_string(clash.size())},
                                  {"first", name_of_first(problem.rules)},
                                  {"last", name_of(problem.rules.last, problem.rules)}})};
    for (const auto& rule : clash)
        diagnostics.push_back(described(rule, problem));
    return diagnostics;
}

} // namespace ctg::planning
