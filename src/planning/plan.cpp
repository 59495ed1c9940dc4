// SPDX-License-Identifier: Apache-2.0
#include "planning/assembly.hpp"
#include "planning/clash.hpp"
#include "planning/exposure.hpp"
#include "planning/goal.hpp"
#include "planning/model.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/reason.hpp"
#include "planning/wording.hpp"
#include "planning/work.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/planning/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <map>

namespace ctg {
namespace {

using namespace planning;

/// Turns the choices of the search into what a person reads.
class PlanWriter {
public:
    PlanWriter(const CalendarProblem& problem, const Exposure& exposure, const Model& model,
               const AssemblyAnswer& answer)
        : problem_(problem),
          exposure_(exposure),
          signed_in_(problem.candidates.size()) {
        plan_.periods = problem.rules.periods;
        plan_.status = answer.is_proven ? PlanStatus::optimal : PlanStatus::gap;
        plan_.broken_targets = static_cast<std::size_t>(answer.score.broken);
        const auto gains = gains_of(problem, exposure);
        for (std::size_t i = 0; i < model.items.size(); ++i) {
            const int month = model.items[i].choices[answer.chosen[i]].month;
            if (month == model.months) continue;
            for (const auto candidate : model.items[i].candidates) {
                signed_in_[candidate] = month_after(problem.rules.first, month);
                plan_.objective += gains[candidate][static_cast<std::size_t>(month)];
            }
        }
        plan_.bound = plan_.objective;
        if (!answer.is_proven)
            plan_.bound = std::max(plan_.objective, answer.gain_bound * model.gain_unit);
    }

    CalendarPlan write(const Reasons& reasons) {
        for (std::size_t candidate = 0; candidate < signed_in_.size(); ++candidate)
            plan_.signatures.push_back(signature(candidate, reasons.of(candidate)));
        std::ranges::sort(plan_.signatures, {}, &PlannedSignature::territory);
        write_load();
        write_curve();
        return std::move(plan_);
    }

private:
    [[nodiscard]] PlannedSignature signature(std::size_t index,
                                             std::vector<Diagnostic> reasons) const {
        const Candidate& candidate = problem_.candidates[index];
        PlannedSignature planned;
        planned.territory = candidate.territory;
        planned.reasons = std::move(reasons);
        planned.signature = signed_in_[index];
        if (!planned.signature) return planned;
        planned.start = start_of_work(candidate, *planned.signature, problem_);
        const Month renewal = month_after(*planned.signature, problem_.rules.duration_months);
        if (renewal <= problem_.rules.last) planned.renewal = renewal;
        if (candidate.cej_end)
            planned.slack_days =
                static_cast<int>((std::chrono::sys_days{*candidate.cej_end} -
                                  std::chrono::sys_days{last_day_of(*planned.signature)})
                                     .count());
        return planned;
    }

    void write_load() {
        std::map<std::pair<std::string, Month>, double> used;
        for (std::size_t c = 0; c < signed_in_.size(); ++c)
            if (signed_in_[c])
                for (const auto& [antenne, stretch, days] :
                     work_of(problem_.candidates[c], *signed_in_[c], problem_))
                    used[{antenne, stretch}] += days;
        const auto stretches = stretches_of(problem_);
        // Capacities are ordered by antenne and stretch.
        for (const auto& capacity : problem_.capacities) {
            const Month stretch = stretch_of(capacity);
            if (!std::ranges::binary_search(stretches, stretch)) continue;
            plan_.load.push_back(
                {capacity.antenne, capacity.year, used[{capacity.antenne, stretch}], capacity.days,
                 capacity.period ? name_of(*capacity.period, problem_.rules) : std::string()});
        }
    }

    void write_curve() {
        for (Month month = problem_.rules.first; month <= problem_.rules.last;
             month += std::chrono::months{1}) {
            CurvePoint point{month, planned_share(month), {}};
            for (const auto& target : problem_.rules.targets)
                if (target.by == month)
                    point.target = std::max(point.target.value_or(0.0), target.coverage);
            plan_.curve.push_back(point);
        }
    }

    /// Sums in the order of the codes whatever is covered: by the monotony of rounding no part then
    /// exceeds the whole.
    [[nodiscard]] Share planned_share(const Month& month) const {
        const auto at = static_cast<std::size_t>(months_after(problem_.rules.first, month));
        double covered = 0.0;
        for (const auto& commune : exposure_.communes) {
            Extent held = commune.covered[at];
            for (const auto& [candidate, extent] : commune.candidates)
                if (signed_in_[candidate] && *signed_in_[candidate] <= month) held.unite(extent);
            covered += held.share() * commune.weight;
        }
        return Share::of(covered, exposure_.total);
    }

    const CalendarProblem& problem_;
    const Exposure& exposure_;
    std::vector<std::optional<Month>> signed_in_; ///< by candidate
    CalendarPlan plan_;
};

/// How far the plan is from the calendar in force, or that none says anything to "stability".
void tell_moves(const CalendarPlan& plan, const CalendarProblem& problem,
                std::vector<Diagnostic>& notes) {
    if (problem.former.empty()) {
        const auto& order = problem.rules.objective;
        if (std::ranges::find(order, "stability") != order.end())
            notes.push_back(note_of("CTG-PLAN-021", {}));
        return;
    }
    std::vector<std::string> moves;
    int months = 0;
    for (const auto& [territory, date, place] : problem.former) {
        const auto now =
            std::ranges::find(plan.signatures, territory, &PlannedSignature::territory);
        if (now == plan.signatures.end() || now->signature == date) continue;
        const Month end = month_after(problem.rules.last, 1);
        months += std::abs(months_after(date, now->signature.value_or(end)));
        moves.push_back(now->signature
                            ? fmt::format("{} ({} → {})", territory, name_of(date, problem.rules),
                                          name_of(*now->signature, problem.rules))
                            : fmt::format("{} ({} → –)", territory, name_of(date, problem.rules)));
    }
    if (moves.empty())
        notes.push_back(note_of("CTG-PLAN-038", {}));
    else
        notes.push_back(note_of("CTG-PLAN-037", {{"count", std::to_string(moves.size())},
                                                 {"months", std::to_string(months)},
                                                 {"moves", joined(moves)}}));
}

/// The rules of counting, and what the plan could not give.
std::vector<Diagnostic> notes_on(const CalendarPlan& plan, const CalendarProblem& problem) {
    std::vector<Diagnostic> notes{
        note_of("CTG-PLAN-020", {{"months", std::to_string(problem.rules.duration_months)},
                                 {"work", percent(problem.rules.renewal.work)}})};
    tell_moves(plan, problem, notes);
    std::vector<std::string> projects;
    for (const auto& convention : problem.conventions)
        if (convention.status == ConventionStatus::projet) projects.push_back(convention.id);
    if (!projects.empty()) notes.push_back(note_of("CTG-PLAN-022", {{"ids", joined(projects)}}));
    std::vector<std::string> unsigned_ones;
    for (const auto& planned : plan.signatures)
        if (!planned.signature) unsigned_ones.push_back(planned.territory);
    if (!unsigned_ones.empty())
        notes.push_back(note_of("CTG-PLAN-023", {{"territories", joined(unsigned_ones)}}));
    if (plan.status == PlanStatus::gap)
        notes.push_back(warning_of("CTG-PLAN-024", {{"objective", number(plan.objective)},
                                                    {"bound", number(plan.bound)}}));
    constexpr double tolerance = 1e-9;
    for (const auto& target : problem.rules.targets) {
        const auto point = std::ranges::find(plan.curve, target.by, &CurvePoint::month);
        if (point == plan.curve.end() || point->planned.value() >= target.coverage - tolerance)
            continue;
        notes.push_back(warning_of("CTG-PLAN-025",
                                   {{"percent", percent(target.coverage)},
                                    {"month", name_of(target.by, problem.rules)},
                                    {"reached", percent(point->planned.value())}},
                                   target.place));
    }
    return notes;
}

} // namespace

Checked<CalendarPlan> planned(const CalendarProblem& problem, const PlanLimits& limits) {
    const Exposure exposure = exposure_of(problem);
    const Model model = model_of(problem, exposure);
    const Goal goal = goal_of(problem.rules, model.gain_unit);
    Budget budget = budget_of(limits);
    const AssemblyAnswer answer = assembled(model, goal, budget);
    if (!answer.is_found && answer.is_proven) throw DataError(clash_of(problem, exposure, limits));
    if (!answer.is_found)
        throw LimitError({error_of("CTG-PLAN-016", {{"nodes", std::to_string(limits.nodes)}})});
    const Reasons reasons(problem, exposure, model, goal, answer);
    CalendarPlan plan = PlanWriter(problem, exposure, model, answer).write(reasons);
    // No plan goes out on the word of the search alone.
    if (auto faults = faults_of(plan, problem); !faults.empty()) throw DataError(std::move(faults));
    auto notes = notes_on(plan, problem);
    return {std::move(plan), std::move(notes)};
}

} // namespace ctg
