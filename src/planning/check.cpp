// SPDX-License-Identifier: Apache-2.0
#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/renewal.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/coverage/extent.hpp"
#include "ctg/planning/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace ctg {
namespace {

using namespace planning;

// What the search's whole numbers may be off by, and no more.
constexpr double days_tolerance = 1e-3;
constexpr double share_tolerance = 2e-9;
constexpr double relative_tolerance = 1e-9;

/// Checks a plan against its rules month by month and commune by commune, in plain arithmetic: it
/// knows nothing of the search, and of the model only the rules that are written.
class PlanCheck {
public:
    PlanCheck(const CalendarPlan& plan, const CalendarProblem& problem)
        : plan_(plan),
          problem_(problem),
          rules_(problem.rules),
          register_alone_(signed_ones(problem)) {
        std::ranges::move(assumed_renewals(problem), std::back_inserter(register_alone_));
        for (const auto& convention : register_alone_)
            register_extents_.push_back(extents_of(convention));
    }

    std::vector<Diagnostic> faults() {
        if (!check_territories()) return std::move(faults_);
        for (const auto& candidate : problem_.candidates)
            check_dates(candidate);
        check_groups();
        check_load();
        check_curve();
        check_totals();
        return std::move(faults_);
    }

private:
    void add(std::string_view code, DiagnosticValues values, const Place& place = {}) {
        faults_.push_back(error_of(code, std::move(values), place));
    }

    void compare(std::string_view what, double said, double found, double tolerance) {
        if (std::abs(said - found) <= tolerance) return;
        add("CTG-PLAN-048", {{"what", std::string(what)},
                             {"said", fmt::format("{}", said)},
                             {"found", fmt::format("{}", found)}});
    }

    /// Whether the plan names each candidate once, and no one else.
    bool check_territories() {
        std::vector<std::string> planned;
        for (const auto& signature : plan_.signatures)
            planned.push_back(signature.territory);
        std::vector<std::string> candidates;
        for (const auto& candidate : problem_.candidates)
            candidates.push_back(candidate.territory);
        std::ranges::sort(planned);
        std::ranges::sort(candidates);
        if (planned == candidates) return true;
        add("CTG-PLAN-041", {{"expected", joined(candidates)}, {"found", joined(planned)}});
        return false;
    }

    [[nodiscard]] const PlannedSignature& planned(const Candidate& candidate) const {
        return *std::ranges::find(plan_.signatures, candidate.territory,
                                  &PlannedSignature::territory);
    }

    void check_dates(const Candidate& candidate) {
        const auto& [territory, start, signature, renewal, slack, reasons] = planned(candidate);
        if (candidate.signed_in && signature != candidate.signed_in)
            add("CTG-PLAN-044", {{"territory", territory}, {"month", iso(*candidate.signed_in)}},
                candidate.place);
        if (!signature) return;
        const bool is_agreed =
            std::ranges::any_of(problem_.candidates, [&](const Candidate& other) {
                const bool is_bound = other.territory == territory ||
                                      (!other.group.empty() && other.group == candidate.group);
                return is_bound && other.signed_in == signature;
            });
        const Month begin = work_before(candidate, *signature).back();
        const bool is_inside = rules_.first <= *signature && *signature <= rules_.last;
        const bool is_step =
            rules_.periods.empty() ||
            std::ranges::count(rules_.periods, *signature, &CalendarPeriod::month) > 0;
        const bool is_allowed =
            is_agreed || (is_step && rules_.first <= begin &&
                          (problem_.values.empty() || given(candidate, *signature) != nullptr));
        const bool is_too_early =
            candidate.not_before && !candidate.signed_in && *signature < *candidate.not_before;
        if (!is_inside || !is_allowed || is_too_early || start != begin)
            add("CTG-PLAN-042", {{"territory", territory}, {"month", iso(*signature)}},
                candidate.place);
        for (const auto& window : rules_.windows)
            if (window.signatures == CalendarWindow::Signatures::forbidden &&
                window.from <= *signature && *signature <= window.to)
                add("CTG-PLAN-043", {{"territory", territory},
                                     {"month", iso(*signature)},
                                     {"window", window.name}});
        if (candidate.cej_end)
            compare(fmt::format("slack_days {}", territory), slack,
                    static_cast<double>((std::chrono::sys_days{*candidate.cej_end} -
                                         std::chrono::sys_days{last_day_of(*signature)})
                                            .count()),
                    0.0);
        const Month after = *signature + std::chrono::months{rules_.duration_months};
        if (renewal != (after <= rules_.last ? std::optional(after) : std::nullopt))
            add("CTG-PLAN-042", {{"territory", territory}, {"month", iso(after)}});
    }

    void check_groups() {
        std::map<std::string, std::set<std::optional<Month>>> months;
        for (const auto& candidate : problem_.candidates)
            if (!candidate.group.empty())
                months[candidate.group].insert(planned(candidate).signature);
        for (const auto& [group, dates] : months)
            if (dates.size() > 1) add("CTG-PLAN-045", {{"group", group}});
    }

    /// The months at work before a signature in `month`, backwards: those in which no window
    /// forbids work. Values given outright say nothing of a preparation.
    [[nodiscard]] std::vector<Month> work_before(const Candidate& candidate, Month month) const {
        if (!problem_.values.empty()) return {month};
        std::vector<Month> months;
        while (months.size() < static_cast<std::size_t>(candidate.preparation_months)) {
            const bool is_closed = std::ranges::any_of(rules_.windows, [&](const auto& window) {
                return window.work == CalendarWindow::Work::forbidden && window.from <= month &&
                       month <= window.to;
            });
            if (!is_closed) months.push_back(month);
            month -= std::chrono::months{1};
        }
        return months;
    }

    [[nodiscard]] const GivenValue* given(const Candidate& candidate, const Month& month) const {
        const auto found = std::ranges::find_if(problem_.values, [&](const GivenValue& value) {
            return value.territory == candidate.territory && value.period == month;
        });
        return found != problem_.values.end() ? &*found : nullptr;
    }

    using Load = std::map<std::pair<std::string, Month>, double>;

    /// Spends `share` of the work of a signature, of the antenne and of what it shares.
    void spend(const Candidate& candidate, const Month& signature, double share, Load& used) const {
        spend(candidate, candidate.antenne, signature, share * candidate.work_days, used);
        for (const auto& shared : problem_.shared)
            if (shared.territory == candidate.territory)
                spend(candidate, shared.resource, signature, share * shared.days, used);
    }

    void spend(const Candidate& candidate, const std::string& antenne, const Month& signature,
               double days, Load& used) const {
        for (const Month& month : work_before(candidate, signature)) {
            if (month < rules_.first || rules_.last < month) continue;
            double cost = days / candidate.preparation_months;
            for (const auto& window : rules_.windows)
                if (window.work == CalendarWindow::Work::priced && window.from <= month &&
                    month <= window.to)
                    cost += cost * window.work_price;
            used[{antenne, stretch_of(month, problem_)}] += cost;
        }
    }

    /// Spends the work of each candidate month by month.
    void check_load() {
        Load used;
        for (const auto& candidate : problem_.candidates) {
            const auto& signature = planned(candidate).signature;
            if (!signature) continue;
            if (!problem_.values.empty() && given(candidate, *signature) == nullptr) continue;
            if (const auto* const value = given(candidate, *signature)) {
                used[{candidate.antenne, stretch_of(*signature, problem_)}] += value->days;
                continue;
            }
            spend(candidate, *signature, 1.0, used);
            for (Month again = *signature + std::chrono::months{rules_.duration_months};
                 again <= rules_.last; again += std::chrono::months{rules_.duration_months})
                spend(candidate, again, rules_.renewal.work, used);
        }
        for (const auto& capacity : problem_.capacities) {
            const Month stretch = stretch_of(capacity);
            const double days = used[{capacity.antenne, stretch}];
            if (days > capacity.days + days_tolerance)
                add("CTG-PLAN-046", {{"antenne", capacity.antenne},
                                     {"year", name_of_stretch(stretch, problem_)},
                                     {"used", fmt::format("{}", days)},
                                     {"capacity", fmt::format("{}", capacity.days)}});
        }
        for (const auto& load : plan_.load)
            compare_load(load, used);
    }

    void compare_load(const AntenneLoad& load, Load& used) {
        const bool is_yearly = load.period.empty();
        const auto period = is_yearly ? std::nullopt : month_named(load.period, rules_);
        const std::string name = is_yearly ? std::to_string(load.year.value) : load.period;
        compare(fmt::format("{} {}", load.antenne, name), load.used,
                used[{load.antenne, stretch_of(Capacity{load.antenne, load.year, 0.0, period})}],
                days_tolerance);
    }

    /// The curve must be what coverage itself says of the register and of the conventions that the
    /// plan would add to it.
    void check_curve() {
        auto conventions = signed_ones(problem_);
        std::ranges::move(conventions_of(plan_, problem_), std::back_inserter(conventions));
        auto point = plan_.curve.begin();
        for (Month month = rules_.first; month <= rules_.last; month += std::chrono::months{1}) {
            const Date day = last_day_of(month);
            const double share = coverage_in(year_of(month), conventions, problem_.weights,
                                             {day.month() / day.day(), Counting::projected})
                                     .value.share.value();
            share_by_month_[month] = share;
            if (point != plan_.curve.end() && point->month == month)
                compare(iso(month), (point++)->planned.value(), share, share_tolerance);
            else
                add("CTG-PLAN-048",
                    {{"what", iso(month)}, {"said", "-"}, {"found", fmt::format("{}", share)}});
        }
    }

    void check_totals() {
        std::size_t broken = 0;   ///< for sure
        std::size_t doubtful = 0; ///< so near that the search's whole numbers may say either
        for (const auto& target : rules_.targets) {
            const double lacking = target.coverage - share_by_month_[target.by];
            const bool is_missed = lacking > share_tolerance;
            broken += is_missed ? 1 : 0;
            doubtful += !is_missed && lacking > share_tolerance / 4.0 ? 1 : 0;
            if (is_missed && target.hard)
                add("CTG-PLAN-047", {{"month", iso(target.by)}}, target.place);
        }
        double objective = 0.0;
        for (const auto& candidate : problem_.candidates) {
            const auto& signature = planned(candidate).signature;
            const bool is_late = candidate.cej_end && rules_.cej != CejRule::ignored &&
                                 (!signature || *candidate.cej_end < last_day_of(*signature));
            if (is_late && rules_.cej == CejRule::hard)
                add("CTG-PLAN-049",
                    {{"territory", candidate.territory}, {"date", iso(*candidate.cej_end)}},
                    candidate.place);
            if (is_late) ++broken;
            if (!signature) continue;
            objective += gain(candidate, *signature);
        }
        const double scale = 1.0 + std::abs(objective);
        compare("objective", plan_.objective, objective, relative_tolerance * scale);
        if (plan_.broken_targets < broken || broken + doubtful < plan_.broken_targets)
            compare("broken targets", static_cast<double>(plan_.broken_targets),
                    static_cast<double>(broken), 0.0);
        if (plan_.bound < plan_.objective - relative_tolerance * scale)
            compare("bound", plan_.bound, plan_.objective, 0.0);
    }

    /// What the signature adds to the register alone, month by month and commune by commune.
    [[nodiscard]] double gain(const Candidate& candidate, const Month& signature) const {
        if (const auto* const value = given(candidate, signature)) return value->value;
        const Zone* const zone = problem_.territories.find(candidate.territory);
        if (zone == nullptr || !problem_.values.empty()) return 0.0;
        double person_months = 0.0;
        for (Month month = signature; month <= rules_.last; month += std::chrono::months{1})
            for (const auto& [commune, extent] : extents_of(*zone)) {
                const Figure* const weight = problem_.weights.find(commune);
                if (weight == nullptr) continue;
                Extent covered = registered(commune, month);
                const double before = covered.share();
                covered.unite(extent);
                person_months += (covered.share() - before) * weight->value();
            }
        double kept = candidate.priority * candidate.engagement;
        for (const auto& window : rules_.windows)
            if (window.signatures == CalendarWindow::Signatures::priced &&
                window.from <= signature && signature <= window.to)
                kept -= kept * window.price;
        return kept * person_months / 12.0;
    }

    /// What the register alone covers of `commune` at the end of `month`.
    [[nodiscard]] Extent registered(const CommuneCode& commune, const Month& month) const {
        Extent covered = Extent::none();
        for (std::size_t c = 0; c < register_alone_.size(); ++c) {
            const auto held = register_extents_[c].find(commune);
            if (held != register_extents_[c].end() &&
                is_in_force(register_alone_[c], last_day_of(month)))
                covered.unite(held->second);
        }
        return covered;
    }

    const CalendarPlan& plan_;
    const CalendarProblem& problem_;
    const CalendarRules& rules_;
    std::vector<Convention> register_alone_; ///< with its renewals
    std::vector<Extents> register_extents_;  ///< of each of them
    std::vector<Diagnostic> faults_;
    std::map<Month, double> share_by_month_;
};

} // namespace

std::vector<Diagnostic> faults_of(const CalendarPlan& plan, const CalendarProblem& problem) {
    return PlanCheck(plan, problem).faults();
}

} // namespace ctg
