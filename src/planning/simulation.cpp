// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/simulation.hpp"

#include "base/parallel.hpp"
#include "planning/exposure.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"
#include "planning/simulation_draws.hpp"
#include "planning/wording.hpp"

#include "ctg/base/error.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <limits>
#include <thread>
#include <utility>

namespace ctg {
namespace {

using namespace planning;

/// Less than this of the whole is what rounding leaves.
constexpr double rounding = 1e-9;

/// The same where weights that are not whole are counted in parts: half of one for each term.
double rounding_of(const SimulationModel& model) {
    if (model.parts == 1.0 || model.total <= 0.0) return rounding;
    const auto terms = static_cast<double>(model.terms.size() + 1);
    return std::max(rounding, 0.5 * terms / (model.parts * model.total));
}

using Covered = std::span<const std::int32_t>;

void check_draws(const SimulationOptions& options) {
    if (options.draws < 2 || options.draws > most_draws)
        throw ArgumentError({error_of("CTG-PLAN-060", {{"draws", std::to_string(options.draws)},
                                                       {"most", std::to_string(most_draws)}})});
}

/// The months of the options, else those of targets and the last, each once.
std::vector<Month> months_looked_at(const CalendarRules& rules, const SimulationOptions& options) {
    std::vector<Month> months = options.months;
    for (const auto& month : months)
        if (month < rules.first || rules.last < month)
            throw ArgumentError({error_of(
                "CTG-PLAN-062",
                {{"month", iso(month)}, {"first", iso(rules.first)}, {"last", iso(rules.last)}})});
    if (months.empty()) {
        for (const auto& target : rules.targets)
            months.push_back(target.by);
        months.push_back(rules.last);
    }
    std::ranges::sort(months);
    const auto again = std::ranges::unique(months);
    months.erase(again.begin(), again.end());
    return months;
}

std::size_t threads_of(const SimulationOptions& options) {
    return options.threads > 0 ? options.threads
                               : std::max(1U, std::thread::hardware_concurrency());
}

struct Extremes {
    std::int32_t low = std::numeric_limits<std::int32_t>::max();
    std::int32_t high = std::numeric_limits<std::int32_t>::min();
};

/// The least value that at least a share of all does not pass, for each of `shares`. Found in a
/// histogram first, so that only the values of one class of it are put in order.
std::array<std::int32_t, 3> percentiles(Covered values, const Extremes& extremes,
                                        const std::array<double, 3>& shares) {
    constexpr int class_bits = 12;
    const auto width = static_cast<std::uint32_t>(extremes.high - extremes.low);
    const int shift = std::max(0, static_cast<int>(std::bit_width(width)) - class_bits);
    const auto class_of = [=, low = extremes.low](std::int32_t value) {
        return static_cast<std::uint32_t>(value - low) >> shift;
    };
    std::vector<std::uint32_t> counts(class_of(extremes.high) + 1);
    for (const auto value : values)
        ++counts[class_of(value)];
    std::array<std::size_t, 3> nth{};
    std::array<std::uint32_t, 3> of{};
    for (std::size_t s = 0; s < shares.size(); ++s) {
        const double wanted = std::ceil(shares[s] * static_cast<double>(values.size())) - 1.0;
        for (nth[s] = static_cast<std::size_t>(std::max(0.0, wanted)); nth[s] >= counts[of[s]];)
            nth[s] -= counts[of[s]++];
    }
    std::array<std::vector<std::int32_t>, 3> members;
    for (std::size_t s = 0; s < members.size(); ++s)
        members[s].reserve(counts[of[s]]);
    for (const auto value : values) {
        const auto its = class_of(value);
        if (its != of[0] && its != of[1] && its != of[2]) continue;
        for (std::size_t s = 0; s < of.size(); ++s)
            if (its == of[s]) members[s].push_back(value);
    }
    std::array<std::int32_t, 3> found{};
    for (std::size_t s = 0; s < members.size(); ++s) {
        const auto at = members[s].begin() + static_cast<std::ptrdiff_t>(nth[s]);
        std::ranges::nth_element(members[s], at);
        found[s] = *at;
    }
    return found;
}

/// Of as many values, whose mean is known; summed in the order of the draws.
template <class ValueOf>
double standard_error(std::size_t count, double mean, ValueOf&& value_of) {
    double squares = 0.0;
    for (std::size_t draw = 0; draw < count; ++draw) {
        const double off = value_of(draw) - mean;
        squares += off * off;
    }
    const auto n = static_cast<double>(count);
    return std::sqrt(squares / (n - 1.0) / n);
}

CoverageSpread spread_of(const SimulationModel& model, Covered covered) {
    std::int64_t sum = 0;
    Extremes extremes;
    for (const auto value : covered) {
        sum += value;
        extremes = {std::min(extremes.low, value), std::max(extremes.high, value)};
    }
    const double mean = static_cast<double>(sum) / static_cast<double>(covered.size());
    const double whole = model.parts * model.total;
    const auto value_of = [&](std::size_t draw) { return static_cast<double>(covered[draw]); };
    CoverageSpread spread;
    if (whole <= 0.0) return spread;
    spread.mean = Share::of(std::min(mean, whole), whole);
    spread.standard_error = standard_error(covered.size(), mean, value_of) / whole;
    const auto found = percentiles(covered, extremes, {0.1, 0.5, 0.9});
    spread.p10 = model.share(found[0]);
    spread.p50 = model.share(found[1]);
    spread.p90 = model.share(found[2]);
    return spread;
}

/// By month, each worked out once where nothing changes.
std::vector<CoverageSpread> spreads_of(const SimulationModel& model, const DrawnCoverage& drawn,
                                       std::size_t threads) {
    std::vector<CoverageSpread> spreads(static_cast<std::size_t>(model.months));
    in_parallel(threads, model.changing.size(), [&] {
        return [&](std::size_t place) {
            const auto month = model.changing[place];
            spreads[static_cast<std::size_t>(month)] = spread_of(model, drawn.covered(month));
        };
    });
    for (std::size_t month = 1, place = 0; month < spreads.size(); ++month) {
        const bool changes = place + 1 < model.changing.size() &&
                             model.changing[place + 1] == static_cast<std::int32_t>(month);
        if (changes)
            ++place;
        else
            spreads[month] = spreads[month - 1];
    }
    return spreads;
}

/// A model, what was drawn of it, and what that comes to.
struct Simulated {
    SimulationModel model;
    DrawnCoverage drawn;
    std::vector<CoverageSpread> spreads; ///< by month

    Simulated(SimulationModel of, const SimulationOptions& options, std::uint64_t seed,
              const std::vector<std::int32_t>& counted = {})
        : model(std::move(of)),
          drawn(planning::drawn(model, options.draws, seed, threads_of(options), counted)),
          spreads(spreads_of(model, drawn, threads_of(options))) {}
};

Share part_of(std::int64_t count, std::size_t draws) {
    return Share::of(static_cast<double>(count), static_cast<double>(draws));
}

SimulatedPoint point_of(const Simulated& simulated, const CurvePoint& planned, std::int32_t month) {
    SimulatedPoint point{planned.month,
                         planned.planned,
                         simulated.spreads[static_cast<std::size_t>(month)],
                         planned.target,
                         {}};
    if (planned.target) {
        const Covered covered = simulated.drawn.covered(month);
        const double need = *planned.target - rounding_of(simulated.model);
        point.p_target =
            part_of(std::ranges::count_if(covered,
                                          [&](std::int32_t value) {
                                              return simulated.model.share(value).value() >= need;
                                          }),
                    covered.size());
    }
    return point;
}

CoverageHistogram histogram_of(const Simulated& simulated, std::int32_t month,
                               std::size_t classes) {
    CoverageHistogram histogram{{}, std::vector<std::size_t>(classes)};
    for (const auto value : simulated.drawn.covered(month)) {
        const double share = simulated.model.share(value).value();
        const auto at = static_cast<std::size_t>(share * static_cast<double>(classes));
        ++histogram.draws[std::min(at, classes - 1)];
    }
    return histogram;
}

std::vector<TerritoryChance> chances_of(const Simulated& simulated, const CalendarProblem& problem,
                                        const std::vector<Month>& months, std::size_t draws) {
    std::vector<TerritoryChance> chances;
    for (std::size_t i = 0; i < simulated.model.items.size(); ++i)
        for (const auto candidate : simulated.model.items[i].candidates)
            for (const auto& month : months) {
                const auto& count =
                    simulated.drawn.count(i, months_after(problem.rules.first, month));
                chances.push_back({problem.candidates[candidate].territory, month,
                                   part_of(count.has_signed, draws),
                                   part_of(count.in_force, draws)});
            }
    std::ranges::sort(chances, {}, [](const TerritoryChance& chance) {
        return std::pair(chance.territory, chance.month);
    });
    return chances;
}

/// Whether anything is left to chance.
bool is_certain(const SimulationModel& model) {
    constexpr auto always = std::numeric_limits<std::int32_t>::max();
    return std::ranges::all_of(model.occasions, [](const auto& of_month) {
        return std::ranges::all_of(of_month, [](const Occasion& occasion) {
            return (!occasion.is_open || occasion.signature.limit == always) &&
                   (!occasion.is_renewal || occasion.renewal.limit == always);
        });
    });
}

std::vector<Diagnostic> notes_on(const Simulated& simulated, const SimulatedCalendar& calendar,
                                 const CalendarRules& rules) {
    std::vector<Diagnostic> notes{
        note_of("CTG-PLAN-070", {{"draws", std::to_string(calendar.draws)},
                                 {"seed", std::to_string(calendar.seed)},
                                 {"refusal", percent(rules.refusal_work)},
                                 {"renewal", percent(rules.renewal.probability)}})};
    if (is_certain(simulated.model)) notes.push_back(note_of("CTG-PLAN-071", {}));
    return notes;
}

/// What a candidate's territory weighs [share of the whole].
std::vector<double> sizes_of(const CalendarProblem& problem) {
    const auto exposure = exposure_of(problem);
    std::vector<double> sizes(problem.candidates.size());
    for (const auto& commune : exposure.communes)
        for (const auto& [candidate, extent] : commune.candidates)
            sizes[candidate] += extent.share() * commune.weight;
    for (auto& size : sizes)
        size = exposure.total > 0.0 ? size / exposure.total : 0.0;
    return sizes;
}

/// The months that all the horizons hold.
std::vector<Month> common_months(std::span<const Scenario> scenarios) {
    std::vector<Month> months;
    if (!scenarios.empty()) {
        const auto rules_of = [](const Scenario& scenario) -> const CalendarRules& {
            return scenario.problem.rules;
        };
        Month first = rules_of(scenarios.front()).first;
        Month last = rules_of(scenarios.front()).last;
        for (const auto& scenario : scenarios) {
            first = std::max(first, rules_of(scenario).first);
            last = std::min(last, rules_of(scenario).last);
        }
        for (; first <= last; first += std::chrono::months{1})
            months.push_back(first);
    }
    if (months.empty()) throw ArgumentError({error_of("CTG-PLAN-063", {})});
    return months;
}

/// How much more of the whole a draw covers than the same draw of the first scenario.
void compare_draws(ScenarioPoint& point, const Simulated& simulated, Covered covered,
                   const Simulated& first, Covered covered_first) {
    const auto difference = [&](std::size_t draw) {
        return simulated.model.share(covered[draw]).value() -
               first.model.share(covered_first[draw]).value();
    };
    double sum = 0.0;
    std::int64_t higher = 0;
    for (std::size_t draw = 0; draw < covered.size(); ++draw) {
        sum += difference(draw);
        if (difference(draw) > rounding) ++higher;
    }
    point.gain = sum / static_cast<double>(covered.size());
    point.gain_error = standard_error(covered.size(), point.gain, difference);
    point.p_higher = part_of(higher, covered.size());
}

} // namespace

Checked<SimulatedCalendar> simulated(const CalendarProblem& problem, const CalendarPlan& plan,
                                     const SimulationOptions& options) {
    check_draws(options);
    const auto months = months_looked_at(problem.rules, options);
    SimulatedCalendar calendar{
        options.draws, options.seed.value_or(problem.rules.seed), {}, {}, {}};
    std::vector<std::int32_t> counted;
    for (const auto& month : months)
        counted.push_back(months_after(problem.rules.first, month));
    const Simulated simulated(simulation_model_of(problem, plan), options, calendar.seed, counted);
    for (const auto& planned : plan.curve)
        calendar.curve.push_back(
            point_of(simulated, planned, months_after(problem.rules.first, planned.month)));
    calendar.territories = chances_of(simulated, problem, months, options.draws);
    for (const auto& month : months) {
        calendar.histograms.push_back(histogram_of(simulated,
                                                   months_after(problem.rules.first, month),
                                                   std::max<std::size_t>(1, options.classes)));
        calendar.histograms.back().month = month;
    }
    auto notes = notes_on(simulated, calendar, problem.rules);
    return {std::move(calendar), std::move(notes)};
}

std::vector<ForcedCoverage> forced_coverage(const CalendarProblem& problem,
                                            const CalendarPlan& plan,
                                            const SimulationOptions& options) {
    check_draws(options);
    const auto months = months_looked_at(problem.rules, options);
    const auto sizes = sizes_of(problem);
    const auto seed = options.seed.value_or(problem.rules.seed);
    std::vector<ForcedCoverage> coverage;
    for (const auto& [territory, start, signature, renewal, slack, reasons] : plan.signatures) {
        const auto candidate =
            std::ranges::find(problem.candidates, territory, &Candidate::territory);
        if (!signature || candidate == problem.candidates.end()) continue;
        const auto at = static_cast<std::size_t>(candidate - problem.candidates.begin());
        if (sizes[at] < options.large) continue;
        const auto forced = [&](Forced how) {
            return Simulated(simulation_model_of(problem, plan, territory, how), options, seed);
        };
        const Simulated in = forced(Forced::in);
        const Simulated out = forced(Forced::out);
        for (const auto& month : months) {
            const auto m = static_cast<std::size_t>(months_after(problem.rules.first, month));
            coverage.push_back({territory, month, in.spreads[m], out.spreads[m]});
        }
    }
    return coverage;
}

std::vector<ScenarioPoint> compared(std::span<const Scenario> scenarios,
                                    const SimulationOptions& options) {
    check_draws(options);
    const auto months = common_months(scenarios);
    const auto seed = options.seed.value_or(scenarios.front().problem.rules.seed);
    const auto simulated_of = [&](const Scenario& scenario) {
        return Simulated(simulation_model_of(scenario.problem, scenario.plan), options, seed);
    };
    const Simulated first = simulated_of(scenarios.front());
    const auto first_month = scenarios.front().problem.rules.first;
    std::vector<ScenarioPoint> points;
    for (const auto& scenario : scenarios) {
        std::optional<Simulated> own;
        if (&scenario != &scenarios.front()) own.emplace(simulated_of(scenario));
        const Simulated& simulated = own ? *own : first;
        for (const auto& month : months) {
            const auto at = months_after(scenario.problem.rules.first, month);
            const auto planned = std::ranges::find(scenario.plan.curve, month, &CurvePoint::month);
            ScenarioPoint point;
            point.scenario = scenario.name;
            point.month = month;
            point.spread = simulated.spreads[static_cast<std::size_t>(at)];
            if (planned != scenario.plan.curve.end()) point.planned = planned->planned;
            compare_draws(point, simulated, simulated.drawn.covered(at), first,
                          first.drawn.covered(months_after(first_month, month)));
            points.push_back(std::move(point));
        }
    }
    return points;
}

} // namespace ctg
