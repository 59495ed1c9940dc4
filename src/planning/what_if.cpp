// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/what_if.hpp"

#include "planning/assembly.hpp"
#include "planning/clash.hpp"
#include "planning/exposure.hpp"
#include "planning/goal.hpp"
#include "planning/model.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/planning/selection.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace ctg {
namespace {

using namespace planning;

/// The month that each candidate signs in, by territory.
using Dates = std::map<std::string, std::optional<Month>>;

Dates dates_of(const CalendarPlan& plan) {
    Dates dates;
    for (const auto& signature : plan.signatures)
        dates.emplace(signature.territory, signature.signature);
    return dates;
}

Dates dates_of(const AssemblyAnswer& answer, const Model& model, const CalendarProblem& problem) {
    Dates dates;
    for (std::size_t i = 0; i < model.items.size(); ++i) {
        const int month = model.items[i].choices[answer.chosen[i]].month;
        for (const auto candidate : model.items[i].candidates)
            dates[problem.candidates[candidate].territory] =
                month < model.months ? std::optional(month_after(problem.rules.first, month))
                                     : std::nullopt;
    }
    return dates;
}

double objective_of(const AssemblyAnswer& answer, const Model& model) {
    return answer.score.gain * model.gain_unit;
}

[[noreturn]] void refuse(std::string_view territory, const std::vector<Candidate>& candidates) {
    std::vector<std::string> known;
    for (const auto& candidate : candidates)
        known.push_back(candidate.territory);
    throw ArgumentError(
        {error_of("CTG-PLAN-080", {{"territory", std::string(territory)},
                                   {"nearest", joined(nearest(territory, known))}})});
}

/// @throws ArgumentError unless `plan` names the candidates of `problem`, each once.
void require_own(const CalendarPlan& plan, const CalendarProblem& problem) {
    std::vector<std::string> planned;
    for (const auto& signature : plan.signatures)
        planned.push_back(signature.territory);
    std::vector<std::string> candidates;
    for (const auto& candidate : problem.candidates)
        candidates.push_back(candidate.territory);
    std::ranges::sort(planned);
    std::ranges::sort(candidates);
    if (planned != candidates)
        throw ArgumentError({error_of(
            "CTG-PLAN-041", {{"expected", joined(candidates)}, {"found", joined(planned)}})});
}

void require_possible(const CalendarTarget& target, const CalendarRules& rules) {
    const bool is_inside = rules.first <= target.by && target.by <= rules.last;
    if (is_inside && 0.0 <= target.coverage && target.coverage <= 1.0) return;
    throw ArgumentError({error_of("CTG-PLAN-089", {{"month", name_of(target.by, rules)},
                                                   {"coverage", fmt::format("{}", target.coverage)},
                                                   {"first", name_of(rules.first, rules)},
                                                   {"last", name_of(rules.last, rules)}})});
}

bool has_price(const CalendarWindow& window) {
    return window.signatures == CalendarWindow::Signatures::priced && window.price > 0.0;
}

/// The least whole days of work beyond the capacities that let all hard targets be held: those days
/// are items of their own, whose options give back to a row what they cost.
class ExtraWork {
public:
    explicit ExtraWork(const Model& model) : model_(model) {
        for (const auto& item : model.items) {
            problem_.items.emplace_back();
            for (const auto& choice : item.choices)
                problem_.items.back().push_back({0.0, choice.uses});
        }
        for (const auto& capacity : model.capacities)
            problem_.rows.push_back({capacity.limit, 0.0});
        hold_targets();
        for (std::size_t row = 0; row < model.capacities.size(); ++row)
            offer_days(row);
    }

    SelectionAnswer solve(Budget& budget) const { return best_selection(problem_, {}, budget); }

    /// Days given by `answer` to each row that gets any.
    [[nodiscard]] std::map<std::size_t, double> days_in(const SelectionAnswer& answer) const {
        std::map<std::size_t, double> days;
        for (std::size_t i = 0; i < offered_.size(); ++i)
            if (const auto chosen = answer.chosen[model_.items.size() + i]; chosen > 0)
                days.emplace(offered_[i], -problem_.items[model_.items.size() + i][chosen].value);
        return days;
    }

private:
    void hold_targets() {
        for (std::size_t t = 0; t < model_.targets.size(); ++t) {
            if (!model_.targets[t].is_hard || model_.targets[t].need <= 0.0) continue;
            for (std::size_t i = 0; i < model_.items.size(); ++i)
                for (std::size_t c = 0; c < model_.items[i].choices.size(); ++c)
                    problem_.items[i][c].uses.push_back(
                        {problem_.rows.size(), -model_.items[i].choices[c].coverage[t]});
            problem_.rows.push_back({-model_.targets[t].need, 0.0});
        }
    }

    void offer_days(std::size_t row) {
        double most = -model_.capacities[row].limit;
        for (const auto& item : model_.items) {
            double heaviest = 0.0;
            for (const auto& choice : item.choices)
                for (const auto& use : choice.uses)
                    if (use.row == row) heaviest = std::max(heaviest, use.amount);
            most += heaviest;
        }
        const double days = std::ceil(most / model_.units_per_day);
        if (days <= 0.0) return;
        offered_.push_back(row);
        problem_.items.emplace_back();
        for (double given = 0.0; given <= days; ++given)
            problem_.items.back().push_back({-given, {{row, -given * model_.units_per_day}}});
    }

    const Model& model_;
    SelectionProblem problem_;
    std::vector<std::size_t> offered_; ///< row of each item after those of the model
};

/// What is expected to be covered on a target's day, if each signs as planned with a probability.
class Expectation {
public:
    Expectation(const CalendarProblem& problem, const CalendarPlan& plan, const Month& by)
        : problem_(problem) {
        const Exposure exposure = exposure_of(problem);
        const auto month = static_cast<std::size_t>(months_after(problem.rules.first, by));
        const Dates dates = dates_of(plan);
        total_ = exposure.total;
        for (const auto& commune : exposure.communes)
            sure_ += commune.covered[month].share() * commune.weight;
        for (std::size_t c = 0; c < problem.candidates.size(); ++c) {
            const auto date = dates.find(problem.candidates[c].territory);
            const bool is_signed = date != dates.end() && date->second && *date->second <= by;
            added_.push_back(is_signed ? exposure.added[c][month] : 0.0);
        }
    }

    /// With no engagement under `least`. [share]
    [[nodiscard]] double with(double least) const {
        double covered = sure_;
        for (std::size_t c = 0; c < added_.size(); ++c) {
            const Candidate& candidate = problem_.candidates[c];
            const double own = candidate.signed_in ? 1.0 : candidate.engagement;
            covered += std::max(own, least) * added_[c];
        }
        return total_ > 0.0 ? covered / total_ : 0.0;
    }

    /// The least that brings it to `coverage`: it grows in straight stretches between the
    /// engagements there are.
    [[nodiscard]] std::optional<double> needed_for(double coverage) const {
        constexpr double tolerance = 1e-12;
        if (with(1.0) < coverage - tolerance) return std::nullopt;
        std::vector<double> steps{0.0, 1.0};
        for (const auto& candidate : problem_.candidates)
            steps.push_back(candidate.engagement);
        std::ranges::sort(steps);
        double low = 0.0;
        for (const double high : steps) {
            const double below = with(low);
            const double reached = with(high);
            if (reached >= coverage - tolerance)
                return reached > below
                           ? std::clamp(low + (high - low) * (coverage - below) / (reached - below),
                                        low, high)
                           : low;
            low = high;
        }
        return 1.0;
    }

private:
    const CalendarProblem& problem_;
    std::vector<double> added_; ///< by candidate
    double sure_ = 0.0;
    double total_ = 0.0;
};

} // namespace

std::vector<Candidate> slipped(std::vector<Candidate> candidates, const std::vector<Slip>& slips) {
    for (const auto& [territory, month] : slips) {
        const auto candidate = std::ranges::find(candidates, territory, &Candidate::territory);
        if (candidate == candidates.end()) refuse(territory, candidates);
        candidate->not_before = month;
        // A group signs together: what was agreed of one of it holds no more for any.
        for (auto& other : candidates)
            if (&other == &*candidate || (!other.group.empty() && other.group == candidate->group))
                other.signed_in.reset();
    }
    return candidates;
}

CalendarRules keeping_to_former(CalendarRules rules) {
    rules.weights.reset();
    auto& order = rules.objective;
    std::erase(order, "stability");
    // Before anything is gained, also where the targets come after that.
    const auto place = std::ranges::find_if(order, [](const std::string& name) {
        return name == "population_years" || name == "balance";
    });
    order.insert(place, "stability");
    return rules;
}

std::vector<FormerDate> former_dates_of(const CalendarPlan& plan) {
    std::vector<FormerDate> dates;
    for (const auto& planned : plan.signatures)
        if (planned.signature) dates.push_back({planned.territory, *planned.signature, {}});
    return dates;
}

std::vector<RulePrice> prices_of_rules(const CalendarProblem& problem, const CalendarPlan& plan,
                                       const PlanLimits& limits) {
    require_own(plan, problem);
    const Exposure exposure = exposure_of(problem);
    auto rules = rules_of(problem);
    for (std::size_t w = 0; w < problem.rules.windows.size(); ++w)
        if (const RuleName rule{RuleKind::window, w};
            has_price(problem.rules.windows[w]) && std::ranges::find(rules, rule) == rules.end())
            rules.push_back(rule);
    for (std::size_t t = 0; t < problem.rules.targets.size(); ++t)
        if (!problem.rules.targets[t].hard) rules.push_back({RuleKind::target, t});
    for (std::size_t c = 0; c < problem.candidates.size(); ++c)
        if (problem.candidates[c].cej_end && problem.rules.cej == CejRule::priced)
            rules.push_back({RuleKind::cej, c});
    std::ranges::sort(rules);
    const Budget whole = budget_of(limits);
    std::vector<RulePrice> prices;
    for (const auto& rule : rules) {
        const Model model = model_of(problem, exposure, {rule});
        Budget budget = whole;
        const auto answer = assembled(model, goal_of(problem.rules, model.gain_unit), budget);
        if (!answer.is_found) continue; // what was possible with it was not found without it
        RulePrice price{described(rule, problem)};
        price.broken_targets = static_cast<int>(plan.broken_targets) - answer.score.broken;
        price.objective = objective_of(answer, model) - plan.objective;
        price.is_proven = answer.is_proven && plan.status == PlanStatus::optimal;
        // Gains are counted in whole units: what is less than one of each candidate is nothing.
        const double noise = model.gain_unit * static_cast<double>(problem.candidates.size());
        if (std::abs(price.objective) <= noise) price.objective = 0.0;
        if (price.broken_targets != 0 || price.objective != 0.0) prices.push_back(std::move(price));
    }
    std::ranges::stable_sort(prices, std::greater{}, [](const RulePrice& price) {
        return std::pair(price.broken_targets, price.objective);
    });
    return prices;
}

SoonerDate sooner(const CalendarProblem& problem, const CalendarPlan& plan,
                  std::string_view territory, const PlanLimits& limits) {
    require_own(plan, problem);
    const Dates before = dates_of(plan);
    const auto date = before.find(std::string(territory));
    if (date == before.end()) refuse(territory, problem.candidates);
    const Exposure exposure = exposure_of(problem);
    Model model = model_of(problem, exposure);
    const int month =
        date->second ? months_after(problem.rules.first, *date->second) : model.months;
    for (auto& item : model.items) {
        const bool is_its = std::ranges::any_of(item.candidates, [&](std::size_t c) {
            return problem.candidates[c].territory == territory;
        });
        if (is_its)
            std::erase_if(item.choices,
                          [&](const Choice& choice) { return choice.month >= month; });
    }
    SoonerDate result;
    const bool has_choice =
        std::ranges::none_of(model.items, [](const Item& item) { return item.choices.empty(); });
    Budget budget = budget_of(limits);
    AssemblyAnswer answer;
    if (has_choice) answer = assembled(model, goal_of(problem.rules, model.gain_unit), budget);
    const bool is_proven = answer.is_proven || !has_choice;
    result.status = is_proven ? PlanStatus::optimal : PlanStatus::gap;
    if (!answer.is_found) {
        if (is_proven) result.status = PlanStatus::infeasible;
        return result;
    }
    for (const auto& [name, when] : dates_of(answer, model, problem))
        if (when != before.at(name)) result.moved.push_back({name, before.at(name), when});
    std::ranges::stable_partition(
        result.moved, [&](const MovedDate& moved) { return moved.territory == territory; });
    result.broken_targets = answer.score.broken - static_cast<int>(plan.broken_targets);
    result.objective = plan.objective - objective_of(answer, model);
    return result;
}

TargetRemedy remedy_for(const CalendarProblem& problem, const CalendarPlan& plan,
                        const CalendarTarget& target, const PlanLimits& limits) {
    require_own(plan, problem);
    require_possible(target, problem.rules);
    CalendarProblem asked = problem;
    asked.rules.targets.push_back(target);
    asked.rules.targets.back().hard = true;
    const Exposure exposure = exposure_of(asked);
    const Goal feasibility{{Level::coverage}};
    const Budget whole = budget_of(limits);
    const auto is_possible = [&](const std::set<RuleName>& waived) {
        Budget budget = whole;
        return assembled(model_of(asked, exposure, waived), feasibility, budget).is_found;
    };
    TargetRemedy remedy;
    const Expectation expectation(problem, plan, target.by);
    remedy.expected = expectation.with(0.0);
    remedy.engagement = expectation.needed_for(target.coverage);
    remedy.is_possible = is_possible({});
    if (remedy.is_possible) return remedy;
    for (const auto& rule : rules_of(asked))
        if (rule.kind == RuleKind::window && is_possible({rule}))
            remedy.windows.push_back(described(rule, asked));
    const Model model = model_of(asked, exposure);
    const ExtraWork work(model);
    Budget budget = whole;
    const auto answer = work.solve(budget);
    remedy.status = answer.is_proven ? PlanStatus::optimal : PlanStatus::gap;
    if (answer.chosen.empty()) {
        if (answer.is_proven) remedy.status = PlanStatus::infeasible;
        return remedy;
    }
    for (const auto& [row, days] : work.days_in(answer)) {
        const Capacity& capacity = asked.capacities[model.capacities[row].capacity];
        remedy.extra.push_back(
            {capacity.antenne, name_of_stretch(stretch_of(capacity), asked), days});
    }
    return remedy;
}

} // namespace ctg
