// SPDX-License-Identifier: Apache-2.0
#include "planning/enumeration.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <set>

using namespace ctg;

namespace {

class Enumeration {
public:
    explicit Enumeration(const CalendarProblem& problem)
        : problem_(problem),
          rules_(problem.rules),
          length_(static_cast<int>((rules_.last - rules_.first).count()) + 1) {
        for (const auto& candidate : problem_.candidates)
            for (const auto& commune : zone(candidate).communes)
                of_candidates_.insert(commune);
        for (const auto& [commune, weight] : problem_.weights.items())
            for (int m = 0; m < length_; ++m)
                if (is_registered(commune, m)) registered_[commune].insert(m);
    }

    /// Calls `visit` on each plan that satisfies the rules.
    void each(const std::function<void(const EnumeratedPlan&)>& visit) {
        std::vector<int> months(problem_.candidates.size(), 0);
        do {
            if (const auto plan = judged(months)) visit(*plan);
        } while (advance(months));
    }

private:
    [[nodiscard]] const Zone& zone(const Candidate& candidate) const {
        return *problem_.territories.find(candidate.territory);
    }
    [[nodiscard]] Month at(int month) const { return rules_.first + std::chrono::months{month}; }
    [[nodiscard]] Date end_of(int month) const { return Date{at(month) / std::chrono::last}; }

    bool advance(std::vector<int>& months) const {
        for (auto& month : months) {
            if (++month <= length_) return true;
            month = 0;
        }
        return false;
    }

    /// Whether the register covers `commune` at the end of a month: a convention in force, or one
    /// that has ended since the horizon began and is taken to be renewed ever since.
    [[nodiscard]] bool is_registered(const CommuneCode& commune, int month) const {
        return std::ranges::any_of(problem_.conventions, [&](const Convention& convention) {
            if (convention.status == ConventionStatus::projet) return false;
            if (std::ranges::count(convention.communes, commune) == 0) return false;
            if (is_in_force(convention, end_of(month))) return true;
            const bool has_ended = convention.end < end_of(month) &&
                                   convention.end >= rules_.first / std::chrono::day{1};
            const bool is_known_renewal =
                std::ranges::any_of(problem_.conventions, [&](const Convention& other) {
                    return other.amends == convention.id && other.end > convention.end &&
                           other.status == ConventionStatus::signee;
                });
            return has_ended && convention.status == ConventionStatus::signee &&
                   !is_known_renewal && !of_candidates_.contains(commune);
        });
    }

    std::optional<EnumeratedPlan> judged(const std::vector<int>& months) const {
        if (!are_dates_right(months)) return std::nullopt;
        EnumeratedPlan plan{months};
        if (!add_load(plan) || !add_targets(plan)) return std::nullopt;
        for (std::size_t c = 0; c < months.size(); ++c) {
            const Candidate& candidate = problem_.candidates[c];
            const bool is_late = months[c] == length_ ||
                                 (candidate.cej_end && *candidate.cej_end < end_of(months[c]));
            if (candidate.cej_end && is_late && rules_.cej == CejRule::hard) return std::nullopt;
            if (candidate.cej_end && is_late && rules_.cej == CejRule::priced) ++plan.late;
            plan.gain += gain(candidate, months[c]);
            for (const auto& former : problem_.former)
                if (former.territory == candidate.territory)
                    plan.moved += std::abs(months[c] -
                                           static_cast<int>((former.month - rules_.first).count()));
        }
        plan.broken += plan.late;
        return plan;
    }

    [[nodiscard]] bool are_dates_right(const std::vector<int>& months) const {
        std::map<std::string, int> month_of_group;
        std::set<std::string> agreed_groups;
        for (const auto& candidate : problem_.candidates)
            if (candidate.signed_in && !candidate.group.empty())
                agreed_groups.insert(candidate.group);
        for (std::size_t c = 0; c < months.size(); ++c) {
            const Candidate& candidate = problem_.candidates[c];
            const int month = months[c];
            if (candidate.signed_in && (month == length_ || at(month) != *candidate.signed_in))
                return false;
            if (!candidate.group.empty() &&
                month_of_group.emplace(candidate.group, month).first->second != month)
                return false;
            if (month == length_) continue;
            const bool is_agreed = candidate.signed_in || agreed_groups.contains(candidate.group);
            if (!is_agreed && first_at_work(candidate, month) < 0) return false;
            if (!candidate.signed_in && candidate.not_before && at(month) < *candidate.not_before)
                return false;
            for (const auto& window : rules_.windows)
                if (window.signatures == CalendarWindow::Signatures::forbidden &&
                    window.from <= at(month) && at(month) <= window.to)
                    return false;
        }
        return true;
    }

    /// 1 when work costs nothing more, 0 when there is none.
    [[nodiscard]] double work_at(int month) const {
        double cost = 1.0;
        for (const auto& window : rules_.windows) {
            if (at(month) < window.from || at(month) > window.to) continue;
            if (window.work == CalendarWindow::Work::forbidden) return 0.0;
            if (window.work == CalendarWindow::Work::priced) cost += cost * window.work_price;
        }
        return cost;
    }

    [[nodiscard]] int first_at_work(const Candidate& candidate, int month) const {
        for (int left = candidate.preparation_months; true; --month)
            if (work_at(month) > 0.0 && --left == 0) return month;
    }

    /// What a signature asks of an antenne or resource in a year.
    [[nodiscard]] double days_in(const Capacity& capacity, const Candidate& candidate,
                                 int signature) const {
        double days = candidate.antenne == capacity.antenne ? candidate.work_days : 0.0;
        for (const auto& shared : problem_.shared)
            if (shared.territory == candidate.territory && shared.resource == capacity.antenne)
                days += shared.days;
        double worked = 0.0;
        for (int m = first_at_work(candidate, signature); m <= signature; ++m)
            if (m >= 0 && static_cast<int>(at(m).year()) == capacity.year.value)
                worked += work_at(m);
        return days * worked / candidate.preparation_months;
    }

    bool add_load(EnumeratedPlan& plan) const {
        for (const auto& capacity : problem_.capacities) {
            double used = 0.0;
            for (std::size_t c = 0; c < plan.months.size(); ++c) {
                const Candidate& candidate = problem_.candidates[c];
                if (plan.months[c] == length_) continue;
                used += days_in(capacity, candidate, plan.months[c]);
                for (int again = plan.months[c] + rules_.duration_months; again < length_;
                     again += rules_.duration_months)
                    used += rules_.renewal.work * days_in(capacity, candidate, again);
            }
            if (used > capacity.days + 1e-6) return false;
            if (capacity.days > 0.0) plan.unevenness += std::pow(used / capacity.days, 2);
        }
        return true;
    }

    bool add_targets(EnumeratedPlan& plan) const {
        for (const auto& target : rules_.targets) {
            const int month = static_cast<int>((target.by - rules_.first).count());
            double covered = 0.0;
            double total = 0.0;
            for (const auto& [commune, weight] : problem_.weights.items()) {
                total += weight.value();
                bool is_covered = is_registered_at(commune, month);
                for (std::size_t c = 0; c < plan.months.size() && !is_covered; ++c)
                    is_covered =
                        plan.months[c] <= month &&
                        std::ranges::count(zone(problem_.candidates[c]).communes, commune) > 0;
                if (is_covered) covered += weight.value();
            }
            if (covered >= target.coverage * total - 1e-9 * total) continue;
            if (target.hard) return false;
            ++plan.broken;
        }
        return true;
    }

    [[nodiscard]] bool is_registered_at(const CommuneCode& commune, int month) const {
        const auto found = registered_.find(commune);
        return found != registered_.end() && found->second.contains(month);
    }

    [[nodiscard]] double gain(const Candidate& candidate, int signature) const {
        double person_months = 0.0;
        for (int m = signature; m < length_; ++m)
            for (const auto& commune : zone(candidate).communes)
                if (const Figure* const weight = problem_.weights.find(commune);
                    weight != nullptr && !is_registered_at(commune, m))
                    person_months += weight->value();
        double kept = 1.0;
        for (const auto& window : rules_.windows)
            if (signature < length_ && window.signatures == CalendarWindow::Signatures::priced &&
                window.from <= at(signature) && at(signature) <= window.to)
                kept *= 1.0 - window.price;
        return candidate.priority * candidate.engagement * kept * person_months / 12.0;
    }

    const CalendarProblem& problem_;
    const CalendarRules& rules_;
    int length_;
    std::set<CommuneCode> of_candidates_;
    std::map<CommuneCode, std::set<int>> registered_;
};

/// What `name` measures, as something to make least, and what two measures may differ by and still
/// be the same.
std::pair<double, double> measure(const std::string& name, const EnumeratedPlan& plan,
                                  const std::optional<ObjectiveWeights>& weights) {
    if (name == "targets") return {1000.0 * plan.broken + plan.late, 0.5};
    if (name == "population_years") return {-plan.gain, 1e-6};
    if (name == "balance") return {plan.unevenness, 1e-7};
    if (name == "weights")
        return {weights->targets * plan.broken + weights->stability * plan.moved - plan.gain, 1e-6};
    return {plan.moved, 0.5};
}

} // namespace

std::optional<EnumeratedPlan> best_by_enumeration(const CalendarProblem& problem) {
    std::vector<EnumeratedPlan> plans;
    Enumeration(problem).each([&](const EnumeratedPlan& plan) { plans.push_back(plan); });
    if (plans.empty()) return std::nullopt;
    // Evenness is asked for last, wherever it is written.
    auto order = problem.rules.objective;
    const auto& weights = problem.rules.weights;
    if (weights) {
        std::erase_if(order, [](const auto& name) { return name != "balance"; });
        order.insert(order.begin(), "weights");
    }
    std::ranges::stable_partition(order, [](const auto& name) { return name != "balance"; });
    for (const auto& name : order) {
        double least = measure(name, plans.front(), weights).first;
        for (const auto& plan : plans)
            least = std::min(least, measure(name, plan, weights).first);
        std::erase_if(plans, [&](const EnumeratedPlan& plan) {
            const auto [value, tolerance] = measure(name, plan, weights);
            return value > least + tolerance;
        });
    }
    return *std::ranges::min_element(plans, {}, &EnumeratedPlan::months);
}

bool is_possible_by_enumeration(const CalendarProblem& problem) {
    bool is_possible = false;
    Enumeration(problem).each([&](const EnumeratedPlan&) { is_possible = true; });
    return is_possible;
}
