// SPDX-License-Identifier: Apache-2.0
#include "planning/simulation_model.hpp"

#include "base/stream.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/simulation_terms.hpp"
#include "planning/work.hpp"

#include "ctg/base/error.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace ctg::planning {
namespace {

// What a random number is asked for: a part of its key.
enum class Kind : std::uint64_t { signature, renewal };

std::uint64_t key_of(std::string_view owner, const Month& month, Kind kind) {
    std::uint64_t key = 0;
    for (const char letter : owner)
        key = Stream::key(key, static_cast<unsigned char>(letter));
    const auto months = std::chrono::sys_days{first_day_of(month)}.time_since_epoch().count();
    return Stream::key(Stream::key(key, static_cast<std::uint64_t>(months)),
                       static_cast<std::uint64_t>(kind));
}

/// Random numbers are whole, from 0 to 2^31 − 1: with probability 1 every one of them will do.
std::int32_t limit_of(double probability) {
    return static_cast<std::int32_t>(std::llround(std::clamp(probability, 0.0, 1.0) * 0x1p31) - 1);
}

/// An antenne or a resource, and the last month of a stretch over which its capacity is given.
using AntenneStretch = std::pair<std::string, Month>;
using Days = std::map<AntenneStretch, double>;

class SimulationMaker {
public:
    SimulationMaker(const CalendarProblem& problem, const CalendarPlan& plan,
                    const std::string& territory, Forced forced)
        : problem_(problem),
          without_renewal_work_(problem),
          plan_(plan),
          territory_(territory),
          forced_(forced) {
        without_renewal_work_.rules.renewal.work = 0.0;
        model_.months = months_after(problem.rules.first, problem.rules.last) + 1;
        model_.occasions.resize(static_cast<std::size_t>(model_.months));
    }

    SimulationModel make() {
        Holders holders{std::vector<std::size_t>(problem_.candidates.size()), {}, {}};
        make_items(holders);
        const bool is_renewal_certain = problem_.rules.renewal.probability >= 1.0;
        const auto exposure = exposure_of(
            problem_, is_renewal_certain ? AssumedRenewals::cover : AssumedRenewals::are_left_out);
        make_capacities();
        for (std::size_t item = 0; item < model_.items.size(); ++item)
            make_occasions(item);
        if (!is_renewal_certain) make_chains(holders);
        fill_coverage(model_, exposure, holders);
        note_changes();
        return std::move(model_);
    }

private:
    [[nodiscard]] const Candidate& candidate(std::size_t index) const {
        return problem_.candidates[index];
    }
    [[nodiscard]] Month month_at(std::int32_t month) const {
        return month_after(problem_.rules.first, month);
    }

    /// The month of signature by the plan, from the first; never if it has none.
    [[nodiscard]] std::int32_t planned_month(const Candidate& candidate) const {
        const auto found =
            std::ranges::find(plan_.signatures, candidate.territory, &PlannedSignature::territory);
        const bool is_inside = found != plan_.signatures.end() &&
                               (!found->signature || (problem_.rules.first <= *found->signature &&
                                                      *found->signature <= problem_.rules.last));
        if (!is_inside || plan_.signatures.size() != problem_.candidates.size())
            throw ArgumentError(
                {error_of("CTG-PLAN-061", {{"territory", candidate.territory}}, candidate.place)});
        return found->signature ? months_after(problem_.rules.first, *found->signature) : never;
    }

    /// By priority, then by key; groups by the highest priority and the first key of theirs.
    void make_items(Holders& holders) {
        std::vector<std::size_t> order(problem_.candidates.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t c) { return candidate(c).territory; });
        std::map<std::string, std::size_t> item_of_group;
        for (const auto c : order) {
            const std::string& group = candidate(c).group;
            const auto [found, is_new] = item_of_group.emplace(group, model_.items.size());
            if (group.empty() || is_new)
                model_.items.push_back({{}, false, planned_month(candidate(c))});
            auto& item = group.empty() ? model_.items.back() : model_.items[found->second];
            item.candidates.push_back(c);
        }
        std::ranges::stable_sort(model_.items, std::ranges::greater{}, [&](const auto& item) {
            double highest = 0.0;
            for (const auto c : item.candidates)
                highest = std::max(highest, candidate(c).priority);
            return highest;
        });
        for (std::size_t i = 0; i < model_.items.size(); ++i)
            for (const auto c : model_.items[i].candidates)
                holders.item_of_candidate[c] = i;
    }

    /// What the plan's signatures leave of each capacity; its renewals ask for their days in time.
    void make_capacities() {
        Days left;
        for (const auto& capacity : problem_.capacities)
            left.emplace(AntenneStretch{capacity.antenne, stretch_of(capacity)}, capacity.days);
        require_capacities(left);
        double most = 1.0;
        for (const auto& [row, days] : left)
            most = std::max(most, days);
        parts_of_a_day_ = std::exp2(std::floor(std::log2(0x1p30 / most)));
        for (const auto& item : model_.items)
            if (item.next != never)
                for (const auto& [row, days] : days_of(item, item.next, 1.0))
                    left[row] -= days;
        for (const auto& [row, days] : left) {
            row_.emplace(row, model_.capacities.size());
            // What rounding may take of it is given back: a plan without chance is never held up.
            model_.capacities.push_back(parts_of(std::max(0.0, days)) +
                                        static_cast<std::int32_t>(model_.items.size()));
        }
    }

    void require_capacities(const Days& given) const {
        std::set<std::string> asked;
        for (const auto& candidate : problem_.candidates)
            asked.insert(candidate.antenne);
        for (const auto& shared : problem_.shared)
            asked.insert(shared.resource);
        Faults faults;
        for (const auto& antenne : asked)
            for (const auto& stretch : stretches_of(problem_))
                if (!given.contains({antenne, stretch}))
                    faults.add(
                        error_of("CTG-PLAN-007", {{"antenne", antenne},
                                                  {"year", name_of_stretch(stretch, problem_)}}));
        faults.raise();
    }

    [[nodiscard]] std::int32_t parts_of(double days) const {
        return static_cast<std::int32_t>(std::lround(std::min(days * parts_of_a_day_, 0x1p30)));
    }

    /// The candidate as one who prepares a share of its work.
    [[nodiscard]] static Candidate with_preparation(Candidate candidate, double share) {
        candidate.preparation_months =
            std::max(1, static_cast<int>(std::ceil(share * candidate.preparation_months - 1e-9)));
        return candidate;
    }

    /// The days of the item for a signature in `month`, when a share of the work is to be done.
    [[nodiscard]] Days days_of(const SimulatedItem& item, std::int32_t month, double share) const {
        Days days;
        for (const auto c : item.candidates)
            for (const auto& [antenne, stretch, count] : work_of(
                     with_preparation(candidate(c), share), month_at(month), without_renewal_work_))
                days[{antenne, stretch}] += count * share;
        return days;
    }

    /// The days of a renewal are spread over as many months as those of a signature.
    [[nodiscard]] Days days_of_renewal(const SimulatedItem& item, std::int32_t month) const {
        Days days;
        const double share = problem_.values.empty() ? problem_.rules.renewal.work : 0.0;
        if (share > 0.0)
            for (const auto& [row, count] : days_of(item, month, 1.0))
                days[row] += count * share;
        return days;
    }

    [[nodiscard]] bool is_open(const SimulatedItem& item, std::int32_t month) const {
        const Month when = month_at(month);
        const bool is_forbidden =
            std::ranges::any_of(problem_.rules.windows, [&](const CalendarWindow& window) {
                return window.signatures == CalendarWindow::Signatures::forbidden &&
                       window.from <= when && when <= window.to;
            });
        return is_step(when, problem_.rules) && !is_forbidden &&
               std::ranges::all_of(item.candidates, [&](std::size_t c) {
                   return problem_.values.empty() ||
                          given_value(candidate(c), when, problem_) != nullptr;
               });
    }

    /// The first month in which the days that a refusal in `month` loses have been worked again.
    [[nodiscard]] std::int32_t month_again(const SimulatedItem& item, std::int32_t month) const {
        for (std::int32_t next = month + 1; next < model_.months; ++next) {
            const bool is_ready = std::ranges::all_of(item.candidates, [&](std::size_t c) {
                return start_of_work(with_preparation(candidate(c), problem_.rules.refusal_work),
                                     month_at(next), problem_) > month_at(month);
            });
            if (is_ready && is_open(item, next)) return next;
        }
        return never;
    }

    [[nodiscard]] double engagement(const SimulatedItem& item, std::int32_t month) const {
        const auto is_forced = [&](std::size_t c) { return candidate(c).territory == territory_; };
        if (forced_ != Forced::no && std::ranges::any_of(item.candidates, is_forced))
            return forced_ == Forced::in ? 1.0 : 0.0;
        double all = 1.0;
        for (const auto c : item.candidates) {
            double one = candidate(c).engagement;
            for (const auto& lever : problem_.levers)
                if ((lever.territory == "*" || lever.territory == candidate(c).territory) &&
                    lever.from <= month_at(month) && month_at(month) <= lever.to)
                    one *= lever.factor;
            const bool is_agreed = candidate(c).signed_in == month_at(month);
            all *= is_agreed ? 1.0 : std::clamp(one, 0.0, 1.0);
        }
        return all;
    }

    /// Whether a convention of the item may come to be renewed, by month.
    [[nodiscard]] std::vector<bool> renewal_months(const SimulatedItem& item) const {
        std::vector<bool> may_be(static_cast<std::size_t>(model_.months));
        const bool may_wait = problem_.rules.renewal.work > 0.0;
        const int duration = problem_.rules.duration_months;
        for (std::int32_t month = item.next; month < model_.months - duration; ++month) {
            const auto at = static_cast<std::size_t>(month);
            if (month != item.next && !may_be[at] && !is_open(item, month)) continue;
            const auto renewed = may_be.begin() + month + duration;
            std::fill(renewed, may_wait ? may_be.end() : renewed + 1, true);
        }
        return may_be;
    }

    void make_occasions(std::size_t index) {
        const SimulatedItem& item = model_.items[index];
        if (item.next == never) return;
        const auto may_renew = renewal_months(item);
        const std::string& owner = candidate(item.candidates.front()).territory;
        for (std::int32_t month = item.next; month < model_.months; ++month) {
            Occasion occasion;
            occasion.item = index;
            occasion.is_first = month == item.next;
            occasion.is_open = occasion.is_first || is_open(item, month);
            occasion.is_renewal = may_renew[static_cast<std::size_t>(month)];
            if (!occasion.is_open && !occasion.is_renewal) continue;
            occasion.signature = {key_of(owner, month_at(month), Kind::signature),
                                  limit_of(engagement(item, month))};
            occasion.renewal = {key_of(owner, month_at(month), Kind::renewal),
                                limit_of(problem_.rules.renewal.probability)};
            occasion.again = month_again(item, month);
            occasion.end = month + problem_.rules.duration_months;
            if (!occasion.is_first) occasion.days = days_asked(item, month);
            model_.occasions[static_cast<std::size_t>(month)].push_back(std::move(occasion));
        }
    }

    [[nodiscard]] std::vector<DaysAsked> days_asked(const SimulatedItem& item,
                                                    std::int32_t month) const {
        std::map<std::size_t, DaysAsked> asked;
        const auto ask = [&](const Days& days, std::int32_t DaysAsked::*of) {
            for (const auto& [row, count] : days)
                if (const auto parts = parts_of(count); parts > 0) {
                    auto& at = asked[row_.at(row)];
                    at.row = row_.at(row);
                    at.*of = parts;
                }
        };
        if (is_open(item, month))
            ask(days_of(item, month, problem_.rules.refusal_work), &DaysAsked::again);
        ask(days_of_renewal(item, month), &DaysAsked::renewal);
        std::vector<DaysAsked> days;
        for (const auto& [row, one] : asked)
            days.push_back(one);
        return days;
    }

    /// What lapses of the register lapses for good: nothing says who would sign it again.
    void make_chains(Holders& holders) {
        holders.chains = renewal_chains(problem_);
        for (const auto& chain : holders.chains) {
            holders.item_of_chain.push_back(model_.items.size());
            std::vector<std::int32_t> months;
            for (const auto& month : chain.months)
                months.push_back(months_after(problem_.rules.first, month));
            for (std::size_t m = 0; m < months.size(); ++m) {
                Occasion occasion;
                occasion.item = model_.items.size();
                occasion.is_renewal = true;
                occasion.renewal = {
                    key_of("convention " + chain.id, chain.months[m], Kind::renewal),
                    limit_of(problem_.rules.renewal.probability)};
                occasion.end = m + 1 < months.size() ? months[m + 1] : never;
                model_.occasions[static_cast<std::size_t>(months[m])].push_back(
                    std::move(occasion));
            }
            model_.items.push_back({{}, true, months.front()});
        }
    }

    void note_changes() {
        for (std::size_t month = 0; month < model_.occasions.size(); ++month) {
            const auto changes = [&](const std::vector<std::int32_t>& by_month) {
                return by_month[month] != by_month[month - 1];
            };
            if (month == 0 || !model_.occasions[month].empty() || changes(model_.registered) ||
                std::ranges::any_of(model_.terms, changes, &CoverageTerm::weight))
                model_.changing.push_back(static_cast<std::int32_t>(month));
        }
    }

    const CalendarProblem& problem_;
    CalendarProblem without_renewal_work_;
    const CalendarPlan& plan_;
    const std::string& territory_;
    Forced forced_;
    double parts_of_a_day_ = 1.0;
    std::map<AntenneStretch, std::size_t> row_;
    SimulationModel model_;
};

} // namespace

Share SimulationModel::share(std::int32_t covered) const {
    return Share::of(std::clamp(covered / parts, 0.0, total), total);
}

SimulationModel simulation_model_of(const CalendarProblem& problem, const CalendarPlan& plan,
                                    const std::string& territory, Forced forced) {
    return SimulationMaker(problem, plan, territory, forced).make();
}

} // namespace ctg::planning
