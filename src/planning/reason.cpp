// SPDX-License-Identifier: Apache-2.0
#include "planning/reason.hpp"

#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/wording.hpp"
#include "planning/work.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace ctg::planning {
namespace {

/// More obstacles than these are not read.
constexpr std::size_t most_obstacles = 3;

double amount_of(const Choice& choice, std::size_t row) {
    const auto use = std::ranges::find(choice.uses, row, &Use::row);
    return use == choice.uses.end() ? 0.0 : use->amount;
}

} // namespace

Reasons::Reasons(const CalendarProblem& problem, const Exposure& exposure, const Model& model,
                 const Goal& goal, const AssemblyAnswer& plan)
    : problem_(problem),
      model_(model),
      goal_(goal),
      plan_(plan),
      gains_(gains_of(problem, exposure)),
      item_of_(problem.candidates.size()),
      used_(model.capacities.size()),
      covered_(model.targets.size()) {
    for (std::size_t item = 0; item < model.items.size(); ++item) {
        for (const auto candidate : model.items[item].candidates)
            item_of_[candidate] = item;
        for (const auto& use : chosen(item).uses)
            used_[use.row] += use.amount;
        for (std::size_t target = 0; target < covered_.size(); ++target)
            covered_[target] += chosen(item).coverage[target];
    }
}

std::vector<Diagnostic> Reasons::of(std::size_t candidate) const {
    const std::size_t item = item_of_[candidate];
    const Candidate& its = problem_.candidates[candidate];
    const int month = chosen(item).month;
    std::vector<Diagnostic> reasons;
    if (its.signed_in) {
        reasons.push_back(
            note_of("CTG-PLAN-105", {{"month", name_of(*its.signed_in, problem_.rules)}}));
    } else {
        if (month == model_.months)
            reasons.push_back(
                note_of("CTG-PLAN-109", {{"last", name_of(problem_.rules.last, problem_.rules)}}));
        tell_group(item, candidate, reasons);
        if (!has_agreed_date(item)) {
            tell_obstacles(item, reasons);
            tell_pulls(item, reasons);
        }
    }
    tell_deadline(its, month, reasons);
    return reasons;
}

bool Reasons::has_agreed_date(std::size_t item) const {
    return std::ranges::any_of(model_.items[item].candidates, [&](std::size_t candidate) {
        return problem_.candidates[candidate].signed_in.has_value();
    });
}

/// What the candidates of `item` bring by signing in `month` [priority × person-years].
double Reasons::gain(std::size_t item, int month) const {
    double gain = 0.0;
    if (month < model_.months)
        for (const auto candidate : model_.items[item].candidates)
            gain += gains_[candidate][static_cast<std::size_t>(month)];
    return gain;
}

std::size_t Reasons::window_at(int month, CalendarWindow::Signatures signatures) const {
    const Month when = month_after(problem_.rules.first, month);
    const auto& windows = problem_.rules.windows;
    const auto found = std::ranges::find_if(windows, [&](const CalendarWindow& window) {
        const bool weighs =
            signatures == CalendarWindow::Signatures::forbidden || window.price > 0.0;
        return weighs && window.signatures == signatures && window.from <= when &&
               when <= window.to;
    });
    return static_cast<std::size_t>(found - windows.begin());
}

/// Whether there is anything to say of `month`: not so between two periods, nor where a value that
/// is given outright is not.
bool Reasons::is_possible_step(std::size_t item, int month) const {
    const Month when = month_after(problem_.rules.first, month);
    if (!is_step(when, problem_.rules)) return false;
    return problem_.values.empty() ||
           std::ranges::all_of(model_.items[item].candidates, [&](std::size_t candidate) {
               return given_value(problem_.candidates[candidate], when, problem_) != nullptr;
           });
}

Reasons::Obstacle Reasons::obstacle(std::size_t item, int month) const {
    const auto& choices = model_.items[item].choices;
    const auto earlier = std::ranges::find(choices, month, &Choice::month);
    if (earlier == choices.end()) {
        const auto forbidden = window_at(month, CalendarWindow::Signatures::forbidden);
        if (forbidden < problem_.rules.windows.size())
            return {Obstacle::Kind::forbidden, forbidden};
        const Month when = month_after(problem_.rules.first, month);
        for (const auto c : model_.items[item].candidates)
            if (const auto& from = problem_.candidates[c].not_before; from && when < *from)
                return {Obstacle::Kind::not_before, c};
        return {Obstacle::Kind::preparation};
    }
    for (const auto& use : earlier->uses) {
        const double others = used_[use.row] - amount_of(chosen(item), use.row);
        if (others + use.amount > model_.capacities[use.row].limit)
            return {Obstacle::Kind::capacity, use.row};
    }
    const auto stays = std::ranges::find(goal_.levels, Level::stability);
    const auto gains = std::ranges::find(goal_.levels, Level::population_years);
    const bool is_weighted = goal_.asks(Level::weighted);
    if ((stays < gains || is_weighted) && earlier->moved > chosen(item).moved)
        return {Obstacle::Kind::former};
    if (gains == goal_.levels.end() && !is_weighted) return {Obstacle::Kind::not_asked};
    const bool is_given = !problem_.values.empty();
    if (earlier->gain == chosen(item).gain)
        return {is_given ? Obstacle::Kind::worth_less : Obstacle::Kind::nothing_more};
    const auto priced = window_at(month, CalendarWindow::Signatures::priced);
    if (earlier->gain < chosen(item).gain && priced < problem_.rules.windows.size())
        return {Obstacle::Kind::price, priced};
    if (earlier->gain < chosen(item).gain || plan_.is_proven) return {Obstacle::Kind::worth_less};
    return {Obstacle::Kind::unproven};
}

Diagnostic Reasons::told_capacity(std::size_t item, int month, std::size_t row) const {
    const Capacity& capacity = problem_.capacities[model_.capacities[row].capacity];
    const auto days_of = [&](const Candidate& candidate, int when) {
        double days = 0.0;
        if (when < model_.months)
            for (const auto& work :
                 work_of(candidate, month_after(problem_.rules.first, when), problem_))
                if (work.antenne == capacity.antenne && work.stretch == stretch_of(capacity))
                    days += work.days;
        return days;
    };
    double wanted = 0.0;
    for (const auto candidate : model_.items[item].candidates)
        wanted += days_of(problem_.candidates[candidate], month);
    double used = 0.0;
    std::vector<std::string> users;
    for (std::size_t c = 0; c < problem_.candidates.size(); ++c) {
        if (item_of_[c] == item) continue;
        const double days = days_of(problem_.candidates[c], chosen(item_of_[c]).month);
        if (days <= 0.0) continue;
        used += days;
        users.push_back(fmt::format("{} ({})", problem_.candidates[c].territory, number(days)));
    }
    DiagnosticValues values{
        {"month", name_of(month_after(problem_.rules.first, month), problem_.rules)},
        {"antenne", capacity.antenne},
        {"year", name_of_stretch(stretch_of(capacity), problem_)},
        {"used", number(used)},
        {"capacity", number(capacity.days)},
        {"wanted", number(wanted)}};
    if (users.empty()) return note_of("CTG-PLAN-103", std::move(values));
    values.emplace_back("users", joined(users));
    return note_of("CTG-PLAN-102", std::move(values));
}

Diagnostic Reasons::told(std::size_t item, int month, const Obstacle& obstacle) const {
    using Kind = Obstacle::Kind;
    const std::string when = name_of(month_after(problem_.rules.first, month), problem_.rules);
    switch (obstacle.kind) {
    case Kind::preparation: {
        int longest = 0;
        for (const auto candidate : model_.items[item].candidates)
            longest = std::max(longest, problem_.candidates[candidate].preparation_months);
        return note_of("CTG-PLAN-101", {{"months", std::to_string(longest)},
                                        {"first", name_of_first(problem_.rules)}});
    }
    case Kind::capacity:
        return told_capacity(item, month, obstacle.index);
    case Kind::forbidden:
    case Kind::price: {
        const CalendarWindow& window = problem_.rules.windows[obstacle.index];
        const bool is_price = obstacle.kind == Kind::price;
        const double lost = gain(item, chosen(item).month) - gain(item, month);
        return note_of(is_price ? "CTG-PLAN-104" : "CTG-PLAN-106",
                       {{"month", when},
                        {"window", window.name},
                        {"from", name_of(window.from, problem_.rules)},
                        {"to", name_of(window.to, problem_.rules)},
                        {"percent", percent(window.price)},
                        {"lost", fmt::format("{:.0f}", lost)}});
    }
    case Kind::not_before: {
        const Candidate& candidate = problem_.candidates[obstacle.index];
        return note_of("CTG-PLAN-116", {{"month", name_of(*candidate.not_before, problem_.rules)},
                                        {"territory", candidate.territory}});
    }
    case Kind::former:
        return note_of("CTG-PLAN-115", {{"month", when}});
    case Kind::worth_less:
        return note_of("CTG-PLAN-117", {{"month", when}});
    case Kind::nothing_more:
        return note_of("CTG-PLAN-110", {{"month", when}});
    case Kind::not_asked:
        return note_of("CTG-PLAN-114", {{"month", when}});
    case Kind::unproven:
        break;
    }
    return note_of("CTG-PLAN-113", {{"month", when}});
}

/// Tells what stands before the date of `item`, nearest first, each obstacle once. The length of
/// the preparation is worth a word only where nothing else is in the way.
void Reasons::tell_obstacles(std::size_t item, std::vector<Diagnostic>& reasons) const {
    std::set<Obstacle> met;
    for (int month = chosen(item).month - 1; month >= 0; --month) {
        if (!is_possible_step(item, month)) continue;
        const Obstacle found = obstacle(item, month);
        const bool is_start = found.kind == Obstacle::Kind::preparation;
        if (is_start && !met.empty()) break;
        if (!met.insert(found).second) continue;
        reasons.push_back(told(item, month, found));
        if (is_start || met.size() == most_obstacles) break;
    }
    const bool is_at_start = chosen(item).month == 0;
    if (is_at_start && problem_.values.empty())
        reasons.push_back(told(item, 0, {Obstacle::Kind::preparation}));
}

/// Tells which targets a later date would miss.
void Reasons::tell_pulls(std::size_t item, std::vector<Diagnostic>& reasons) const {
    for (std::size_t t = 0; t < model_.targets.size(); ++t) {
        const CalendarTarget& target = problem_.rules.targets[model_.targets[t].target];
        const double own = chosen(item).coverage[t];
        const bool is_last_month =
            chosen(item).month == months_after(problem_.rules.first, target.by);
        if (is_last_month && own > 0.0 && covered_[t] >= model_.targets[t].need &&
            covered_[t] - own < model_.targets[t].need)
            reasons.push_back(
                note_of("CTG-PLAN-107", {{"percent", percent(target.coverage)},
                                         {"month", name_of(target.by, problem_.rules)}}));
    }
}

void Reasons::tell_deadline(const Candidate& candidate, int month,
                            std::vector<Diagnostic>& reasons) const {
    if (!candidate.cej_end || problem_.rules.cej == CejRule::ignored) return;
    const Month when = month_after(problem_.rules.first, month);
    const bool is_late = month == model_.months || *candidate.cej_end < last_day_of(when);
    if (is_late)
        reasons.push_back(note_of("CTG-PLAN-108", {{"date", iso(*candidate.cej_end)}}));
    else if (*candidate.cej_end < last_day_of(month_after(when, 1)))
        reasons.push_back(note_of("CTG-PLAN-112", {{"date", iso(*candidate.cej_end)}}));
}

void Reasons::tell_group(std::size_t item, std::size_t candidate,
                         std::vector<Diagnostic>& reasons) const {
    std::vector<std::string> others;
    for (const auto other : model_.items[item].candidates)
        if (other != candidate) others.push_back(problem_.candidates[other].territory);
    if (others.empty()) return;
    reasons.push_back(note_of("CTG-PLAN-111", {{"group", problem_.candidates[candidate].group},
                                               {"others", joined(others)}}));
}

} // namespace ctg::planning
