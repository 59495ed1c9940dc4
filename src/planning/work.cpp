// SPDX-License-Identifier: Apache-2.0
#include "planning/work.hpp"

#include "planning/month.hpp"
#include "planning/period.hpp"

#include <algorithm>
#include <map>

namespace ctg::planning {
namespace {

/// A month at work, and what a day of it costs.
struct WorkedMonth {
    Month month;
    double cost;
};

/// What a day's work costs in `month`; nothing when no one works then.
std::optional<double> cost_of_work(const Month& month, const CalendarRules& rules) {
    double cost = 1.0;
    for (const auto& window : rules.windows) {
        if (month < window.from || window.to < month) continue;
        if (window.work == CalendarWindow::Work::forbidden) return std::nullopt;
        if (window.work == CalendarWindow::Work::priced) cost *= 1.0 + window.work_price;
    }
    return cost;
}

/// The months at work of what is signed in `month`, from the last to the first.
std::vector<WorkedMonth> worked_months(int count, Month month, const CalendarRules& rules) {
    std::vector<WorkedMonth> worked;
    for (; static_cast<int>(worked.size()) < count; month -= std::chrono::months{1})
        if (const auto cost = cost_of_work(month, rules)) worked.push_back({month, *cost});
    return worked;
}

} // namespace

Month start_of_work(const Candidate& candidate, const Month& month,
                    const CalendarProblem& problem) {
    if (!problem.values.empty()) return month;
    return worked_months(candidate.preparation_months, month, problem.rules).back().month;
}

std::vector<StretchWork> work_of(const Candidate& candidate, const Month& month,
                                 const CalendarProblem& problem) {
    if (!problem.values.empty()) {
        const auto* const given = given_value(candidate, month, problem);
        if (given == nullptr) return {}; // agreed where nothing is said of it
        return {{candidate.antenne, stretch_of(month, problem), given->days}};
    }
    const CalendarRules& rules = problem.rules;
    std::map<Month, double> months; ///< at work, as many as they cost
    const auto add = [&](const Month& signature, double share) {
        for (const auto& [worked, cost] :
             worked_months(candidate.preparation_months, signature, rules))
            // What was done before the horizon was done with other means than its capacities.
            if (rules.first <= worked && worked <= rules.last)
                months[stretch_of(worked, problem)] += share * cost;
    };
    add(month, 1.0);
    if (rules.renewal.work > 0.0)
        for (Month renewal = month_after(month, rules.duration_months); renewal <= rules.last;
             renewal = month_after(renewal, rules.duration_months))
            add(renewal, rules.renewal.work);
    std::vector<StretchWork> work;
    const auto ask = [&](const std::string& antenne, double days) {
        for (const auto& [stretch, count] : months)
            work.push_back({antenne, stretch, days * count / candidate.preparation_months});
    };
    ask(candidate.antenne, candidate.work_days);
    for (const auto& shared : problem.shared)
        if (shared.territory == candidate.territory) ask(shared.resource, shared.days);
    return work;
}

const GivenValue* given_value(const Candidate& candidate, const Month& month,
                              const CalendarProblem& problem) {
    const auto key = [](const GivenValue& given) {
        return std::pair<std::string_view, Month>(given.territory, given.period);
    };
    const std::pair<std::string_view, Month> wanted(candidate.territory, month);
    const auto found = std::ranges::lower_bound(problem.values, wanted, {}, key);
    return found != problem.values.end() && key(*found) == wanted ? &*found : nullptr;
}

} // namespace ctg::planning
