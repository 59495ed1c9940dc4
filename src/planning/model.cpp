// SPDX-License-Identifier: Apache-2.0
#include "planning/model.hpp"

#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/work.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>

namespace ctg::planning {
namespace {

// Units in which the search counts. Sums of whole numbers are exact; the units of days and gains
// are chosen so that common figures are whole in them, and rounding does not part equal plans.
constexpr double coverage_units = 1e12;
constexpr double coverage_tolerance = 1e3; ///< a billionth of the whole
constexpr double unevenness_units = 1e9;

/// A millionth of a day or less, of which a month of each candidate's work holds a whole number.
double units_per_day(const std::vector<Candidate>& candidates) {
    constexpr std::int64_t most_parts = 1'000'000;
    std::int64_t parts = 1;
    for (const auto& candidate : candidates) {
        const auto both = std::lcm(parts, std::int64_t{candidate.preparation_months});
        if (both <= most_parts) parts = both;
    }
    auto units = static_cast<double>(parts);
    while (units < 1e6)
        units *= 10.0;
    return units;
}

/// The twelfth of a power of ten, since gains are counted by month, at most ten million million
/// of which make `most`.
double gain_unit_for(double most) {
    constexpr double months_in_a_year = 12.0;
    constexpr double most_units = 1e13;
    if (most <= 0.0) return 1.0;
    return std::pow(10.0, std::ceil(std::log10(most * months_in_a_year / most_units))) /
           months_in_a_year;
}

class ModelMaker {
public:
    ModelMaker(const CalendarProblem& problem, const Exposure& exposure,
               const std::set<RuleName>& waived)
        : problem_(problem),
          exposure_(exposure),
          waived_(waived),
          gains_(gains_of(problem, exposure)),
          units_per_day_(units_per_day(problem.candidates)) {
        model_.units_per_day = units_per_day_;
        for (const auto& candidate : problem.candidates) {
            const auto date =
                std::ranges::find(problem.former, candidate.territory, &FormerDate::territory);
            former_.push_back(date == problem.former.end()
                                  ? std::nullopt
                                  : std::optional(months_after(problem.rules.first, date->month)));
        }
    }

    Model make() {
        model_.months = months_after(problem_.rules.first, problem_.rules.last) + 1;
        make_capacities();
        make_targets();
        make_items();
        make_blocks();
        return std::move(model_);
    }

private:
    using AntenneStretch = std::pair<std::string, Month>;

    [[nodiscard]] bool is_waived(RuleKind kind, std::size_t index) const {
        return waived_.contains({kind, index});
    }
    [[nodiscard]] const Candidate& candidate(std::size_t index) const {
        return problem_.candidates[index];
    }

    void make_capacities() {
        std::map<AntenneStretch, std::size_t> given;
        for (std::size_t c = 0; c < problem_.capacities.size(); ++c)
            given.emplace(
                AntenneStretch{problem_.capacities[c].antenne, stretch_of(problem_.capacities[c])},
                c);
        std::map<std::string, double> candidates;
        for (const auto& candidate : problem_.candidates)
            ++candidates[candidate.antenne];
        for (const auto& shared : problem_.shared)
            ++candidates[shared.resource];
        Faults faults;
        const auto stretches = stretches_of(problem_);
        for (const auto& [antenne, count] : candidates) {
            for (const Month& stretch : stretches) {
                const auto found = given.find({antenne, stretch});
                if (found == given.end()) {
                    faults.add(
                        error_of("CTG-PLAN-007", {{"antenne", antenne},
                                                  {"year", name_of_stretch(stretch, problem_)}}));
                    continue;
                }
                if (is_waived(RuleKind::capacity, found->second)) continue;
                const double days = problem_.capacities[found->second].days;
                const double limit = std::round(days * units_per_day_);
                row_.emplace(AntenneStretch{antenne, stretch}, model_.capacities.size());
                // Each candidate's work may have been rounded up by half a unit.
                model_.capacities.push_back(
                    {found->second, limit + count,
                     limit > 0.0 ? unevenness_units / (limit * limit) : 0.0});
            }
        }
        faults.raise();
    }

    void make_targets() {
        for (std::size_t t = 0; t < problem_.rules.targets.size(); ++t) {
            if (is_waived(RuleKind::target, t)) continue;
            const CalendarTarget& target = problem_.rules.targets[t];
            const auto month =
                static_cast<std::size_t>(months_after(problem_.rules.first, target.by));
            double registered = 0.0;
            for (const auto& commune : exposure_.communes)
                registered += commune.covered[month].share() * commune.weight;
            const double need = std::round(target.coverage * coverage_units) -
                                std::round(share(registered)) - coverage_tolerance;
            model_.targets.push_back({t, need, target.hard});
        }
    }

    [[nodiscard]] double share(double weight) const {
        return exposure_.total > 0.0 ? weight / exposure_.total * coverage_units : 0.0;
    }

    /// Groups, and candidates without one, by the territory of their first candidate.
    void make_items() {
        std::vector<std::size_t> order(problem_.candidates.size());
        std::iota(order.begin(), order.end(), 0);
        std::ranges::sort(order, {}, [&](std::size_t c) { return candidate(c).territory; });
        std::map<std::string, std::size_t> item_of_group;
        std::vector<std::vector<std::size_t>> members;
        for (const auto c : order) {
            const std::string& group = candidate(c).group;
            const auto [found, is_new] = item_of_group.emplace(group, members.size());
            if (!group.empty() && !is_new && !is_waived(RuleKind::group, first_of_group(group)))
                members[found->second].push_back(c);
            else
                members.push_back({c});
        }
        double most = 0.0;
        for (const auto& gains : gains_) // which may be losses
            most +=
                std::abs(std::ranges::max(gains, {}, [](double gain) { return std::abs(gain); }));
        if (const auto& weights = problem_.rules.weights) {
            const auto count = static_cast<double>(problem_.candidates.size());
            most +=
                weights->targets * (count + static_cast<double>(problem_.rules.targets.size())) +
                weights->stability * count * model_.months;
        }
        model_.gain_unit = gain_unit_for(most);
        for (auto& candidates : members)
            model_.items.push_back(item_of(std::move(candidates)));
    }

    [[nodiscard]] std::size_t first_of_group(const std::string& group) const {
        const auto first = std::ranges::find(problem_.candidates, group, &Candidate::group);
        return static_cast<std::size_t>(first - problem_.candidates.begin());
    }

    Item item_of(std::vector<std::size_t> candidates) const {
        Item item{std::move(candidates), {}};
        const auto is_fixed = [&](std::size_t c) {
            return candidate(c).signed_in && !is_waived(RuleKind::fixed_date, c);
        };
        const bool has_date = std::ranges::any_of(item.candidates, is_fixed);
        for (int month = 0; month < model_.months; ++month) {
            const bool is_right = std::ranges::all_of(item.candidates, [&](std::size_t c) {
                const Month when = month_after(problem_.rules.first, month);
                if (is_fixed(c)) return candidate(c).signed_in == when;
                return !is_too_early(c, when) && (is_agreed(c, when) || is_open(c, when));
            });
            if (is_right && !is_forbidden(month)) item.choices.push_back(choice(item, month));
        }
        if (!has_date) item.choices.push_back(choice(item, model_.months));
        if (problem_.rules.cej == CejRule::hard)
            std::erase_if(item.choices, [&](const Choice& choice) {
                return std::ranges::any_of(item.candidates, [&](std::size_t c) {
                    return is_late(
                        c, choice.month < model_.months
                               ? std::optional(month_after(problem_.rules.first, choice.month))
                               : std::nullopt);
                });
            });
        return item;
    }

    /// Whether the candidate's CEJ ends before its signature, or without one.
    [[nodiscard]] bool is_late(std::size_t c, const std::optional<Month>& signature) const {
        const auto& cej_end = candidate(c).cej_end;
        return cej_end && problem_.rules.cej != CejRule::ignored && !is_waived(RuleKind::cej, c) &&
               (!signature || *cej_end < last_day_of(*signature));
    }

    [[nodiscard]] bool is_too_early(std::size_t c, const Month& when) const {
        const auto& from = candidate(c).not_before;
        return from && when < *from && !is_waived(RuleKind::not_before, c);
    }

    /// Whether the candidate can sign in `when`, as far as it alone goes.
    [[nodiscard]] bool is_open(std::size_t c, const Month& when) const {
        if (!is_step(when, problem_.rules)) return false;
        if (!problem_.values.empty()) return given_value(candidate(c), when, problem_) != nullptr;
        return problem_.rules.first <= start_of_work(candidate(c), when, problem_);
    }

    /// Whether `when` is agreed for the candidate, or for one of its group: such a date stands
    /// whatever has been begun before the horizon.
    [[nodiscard]] bool is_agreed(std::size_t c, const Month& when) const {
        return std::ranges::any_of(problem_.candidates, [&](const Candidate& other) {
            const bool is_bound = &other == &candidate(c) ||
                                  (!other.group.empty() && other.group == candidate(c).group);
            return is_bound && other.signed_in == when;
        });
    }

    [[nodiscard]] bool is_forbidden(int month) const {
        const Month when = month_after(problem_.rules.first, month);
        return std::ranges::any_of(problem_.rules.windows, [&](const CalendarWindow& window) {
            return window.signatures == CalendarWindow::Signatures::forbidden &&
                   window.from <= when && when <= window.to;
        });
    }

    [[nodiscard]] Choice choice(const Item& item, int month) const {
        Choice choice;
        choice.month = month;
        choice.coverage.assign(model_.targets.size(), 0.0);
        std::map<std::size_t, double> uses;
        for (const auto c : item.candidates) {
            const bool is_signed = month < model_.months;
            const Month when = month_after(problem_.rules.first, month);
            if (is_late(c, is_signed ? std::optional(when) : std::nullopt)) ++choice.late;
            if (former_[c]) choice.moved += std::abs(month - *former_[c]);
            if (!is_signed) continue;
            choice.gain +=
                std::round(gains_[c][static_cast<std::size_t>(month)] / model_.gain_unit);
            for (const auto& [antenne, stretch, days] : work_of(candidate(c), when, problem_))
                if (const auto row = row_.find({antenne, stretch}); row != row_.end())
                    uses[row->second] += std::round(days * units_per_day_);
            for (std::size_t t = 0; t < model_.targets.size(); ++t) {
                const Month by = problem_.rules.targets[model_.targets[t].target].by;
                const auto at = static_cast<std::size_t>(months_after(problem_.rules.first, by));
                if (when <= by) choice.coverage[t] += std::round(share(exposure_.added[c][at]));
            }
        }
        for (const auto& [row, amount] : uses)
            if (amount > 0.0) choice.uses.push_back({row, amount});
        return choice;
    }

    /// The antennes and resources that work for `item`.
    [[nodiscard]] std::set<std::string> antennes_of(const Item& item) const {
        std::set<std::string> antennes;
        for (const auto c : item.candidates) {
            antennes.insert(candidate(c).antenne);
            for (const auto& shared : problem_.shared)
                if (shared.territory == candidate(c).territory) antennes.insert(shared.resource);
        }
        return antennes;
    }

    /// Items that reach each other through antennes they have in common.
    void make_blocks() {
        std::vector<std::size_t> block_of(model_.items.size());
        std::iota(block_of.begin(), block_of.end(), 0);
        std::map<std::string, std::size_t> item_of_antenne;
        for (std::size_t i = 0; i < model_.items.size(); ++i)
            for (const auto& antenne : antennes_of(model_.items[i])) {
                const auto other = item_of_antenne.emplace(antenne, i).first->second;
                const auto [low, high] = std::minmax({block_of[other], block_of[i]});
                std::ranges::replace(block_of, std::size_t{high}, std::size_t{low});
            }
        std::map<std::size_t, std::vector<std::size_t>> blocks;
        for (std::size_t i = 0; i < block_of.size(); ++i)
            blocks[block_of[i]].push_back(i);
        for (auto& [first, items] : blocks)
            model_.blocks.push_back(std::move(items));
    }

    const CalendarProblem& problem_;
    const Exposure& exposure_;
    const std::set<RuleName>& waived_;
    std::vector<std::vector<double>> gains_;
    double units_per_day_;
    std::vector<std::optional<int>> former_; ///< by candidate: month of the calendar in force
    std::map<AntenneStretch, std::size_t> row_;
    Model model_;
};

} // namespace

std::vector<std::vector<double>> gains_of(const CalendarProblem& problem,
                                          const Exposure& exposure) {
    constexpr double months_in_a_year = 12.0;
    std::vector<std::vector<double>> gains;
    for (std::size_t c = 0; c < problem.candidates.size(); ++c) {
        const Candidate& candidate = problem.candidates[c];
        std::vector<double> gain(exposure.added[c].size());
        if (!problem.values.empty()) {
            for (std::size_t month = 0; month < gain.size(); ++month)
                if (const auto* const given = given_value(
                        candidate, month_after(problem.rules.first, static_cast<int>(month)),
                        problem))
                    gain[month] = given->value;
            gains.push_back(std::move(gain));
            continue;
        }
        double person_months = 0.0;
        for (std::size_t month = gain.size(); month-- > 0;) {
            person_months += exposure.added[c][month];
            double kept = candidate.priority * candidate.engagement;
            const Month when = month_after(problem.rules.first, static_cast<int>(month));
            for (const auto& window : problem.rules.windows)
                if (window.signatures == CalendarWindow::Signatures::priced &&
                    window.from <= when && when <= window.to)
                    kept *= 1.0 - window.price;
            gain[month] = kept * person_months / months_in_a_year;
        }
        gains.push_back(std::move(gain));
    }
    return gains;
}

Model model_of(const CalendarProblem& problem, const Exposure& exposure,
               const std::set<RuleName>& waived) {
    CalendarProblem lifted = problem;
    for (const auto& [kind, index] : waived) {
        if (kind != RuleKind::window) continue;
        CalendarWindow& window = lifted.rules.windows[index];
        window = {window.name, window.from, window.to};
    }
    return ModelMaker(lifted, exposure, waived).make();
}

} // namespace ctg::planning
