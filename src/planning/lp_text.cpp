// SPDX-License-Identifier: Apache-2.0
#include "planning/exposure.hpp"
#include "planning/goal.hpp"
#include "planning/model.hpp"
#include "planning/month.hpp"
#include "planning/period.hpp"

#include "ctg/planning/milp.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace ctg {
namespace {

using namespace planning;

/// Names in comments must not end their line.
std::string on_one_line(std::string text) {
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < ' '; }, ' ');
    return text;
}

/// Writes a model row by row, in the format that CPLEX has made common.
class LpWriter {
public:
    LpWriter(const CalendarProblem& problem, const Model& model)
        : problem_(problem),
          model_(model),
          goal_(goal_of(problem.rules, model.gain_unit)) {}

    std::string write() {
        say("\\ A calendar of ctg: x3_2019_09 = 1 when item 3 signs in 2019-09.\n");
        if (goal_.is_even) say("\\ The evenness of the load (balance) is not in it.\n");
        for (std::size_t i = 0; i < model_.items.size(); ++i) {
            say("\\ item {}:", i + 1);
            for (const auto c : model_.items[i].candidates)
                say(" {}", on_one_line(problem_.candidates[c].territory));
            say("\n");
        }
        write_objective();
        say("Subject To\n");
        write_items();
        write_capacities();
        write_targets();
        write_binaries();
        say("End\n");
        return std::move(text_);
    }

private:
    template <class... Values>
    void say(fmt::format_string<Values...> format, Values&&... values) {
        fmt::format_to(std::back_inserter(text_), format, std::forward<Values>(values)...);
    }

    [[nodiscard]] std::string variable(std::size_t item, const Choice& choice) const {
        if (choice.month == model_.months) return fmt::format("x{}_never", item + 1);
        std::string month = iso(month_after(problem_.rules.first, choice.month));
        std::ranges::replace(month, '-', '_');
        return fmt::format("x{}_{}", item + 1, month);
    }

    /// Whether anything was to be written.
    template <class Measure>
    bool write_sum(Measure measure) {
        std::size_t count = 0;
        for (std::size_t i = 0; i < model_.items.size(); ++i)
            for (const auto& choice : model_.items[i].choices)
                if (const double amount = measure(choice); amount != 0.0)
                    say("{} {:+.15g} {}", count++ % 6 == 5 ? "\n" : "", amount,
                        variable(i, choice));
        return count > 0;
    }

    [[nodiscard]] double measured(const Choice& choice, Level level) const {
        switch (level) {
        case Level::targets:
            return -choice.late * (1.0 + tie_of_late());
        case Level::population_years:
            return choice.gain * model_.gain_unit;
        case Level::stability:
            return -choice.moved;
        case Level::weighted:
            return model_.gain_unit * (choice.gain - goal_.broken_weight * choice.late -
                                       goal_.moved_weight * choice.moved);
        case Level::coverage:
            break;
        }
        return 0.0;
    }

    /// Of as many broken targets, fewer CEJ are better: a CEJ weighs a little more.
    [[nodiscard]] double tie_of_late() const {
        return 1.0 / static_cast<double>(problem_.candidates.size() + 1);
    }

    /// By how much plans may differ at a level.
    [[nodiscard]] double range_of(Level level) const {
        double range = level == Level::targets ? static_cast<double>(model_.targets.size()) : 0.0;
        for (const auto& item : model_.items) {
            double low = 0.0;
            double high = 0.0;
            for (const auto& choice : item.choices) {
                low = std::min(low, measured(choice, level));
                high = std::max(high, measured(choice, level));
            }
            range += high - low;
        }
        return range;
    }

    [[nodiscard]] double least_difference(Level level) const {
        if (level == Level::targets) return tie_of_late();
        return level == Level::population_years ? model_.gain_unit : 1.0;
    }

    /// One weight for each level, so large that the levels after it never outweigh it.
    void write_objective() {
        std::vector<double> weights(goal_.levels.size(), 1.0);
        double after = 0.0;
        for (std::size_t l = weights.size(); l-- > 0;) {
            // A level that ends the order has its own unit; one of gains parts plans by its range.
            const double range = range_of(goal_.levels[l]);
            const bool is_gain = goal_.levels[l] == Level::population_years;
            const double step =
                is_gain && range > 0.0 ? range * 1e-6 : least_difference(goal_.levels[l]);
            if (after > 0.0) weights[l] = std::ceil(2.0 * after / step);
            after += weights[l] * range_of(goal_.levels[l]);
            if (goal_.levels[l] == Level::targets) target_weight_ = weights[l];
            if (goal_.levels[l] == Level::weighted)
                target_weight_ = model_.gain_unit * goal_.broken_weight;
        }
        say("Maximize\n obj:");
        write_sum([&](const Choice& choice) {
            double sum = 0.0;
            for (std::size_t l = 0; l < weights.size(); ++l)
                sum += weights[l] * measured(choice, goal_.levels[l]);
            return sum;
        });
        for (std::size_t t = 0; t < model_.targets.size(); ++t)
            if (is_soft(t) && target_weight_ > 0.0)
                say(" {:+.15g} missed{}", -target_weight_, t + 1);
        say("\n");
    }

    [[nodiscard]] bool is_soft(std::size_t target) const {
        return !model_.targets[target].is_hard && model_.targets[target].need > 0.0;
    }

    void write_items() {
        for (std::size_t i = 0; i < model_.items.size(); ++i) {
            say(" item{}:", i + 1);
            std::size_t count = 0;
            for (const auto& choice : model_.items[i].choices)
                say("{} + {}", count++ % 6 == 5 ? "\n" : "", variable(i, choice));
            // An item without a way out makes the program impossible, as it is.
            say("{} = 1\n", count == 0 ? " 0 none" : "");
        }
    }

    void write_capacities() {
        for (std::size_t row = 0; row < model_.capacities.size(); ++row) {
            const Capacity& capacity = problem_.capacities[model_.capacities[row].capacity];
            say("\\ days of {} in {}\n", on_one_line(capacity.antenne),
                on_one_line(name_of_stretch(stretch_of(capacity), problem_)));
            say(" capacity{}:", row + 1);
            const bool is_asked = write_sum([&](const Choice& choice) {
                const auto use = std::ranges::find(choice.uses, row, &Use::row);
                return use == choice.uses.end() ? 0.0 : use->amount / model_.units_per_day;
            });
            if (!is_asked) say(" 0 none");
            say(" <= {:.15g}\n", model_.capacities[row].limit / model_.units_per_day);
        }
    }

    void write_targets() {
        constexpr double units = 1e12;
        for (std::size_t t = 0; t < model_.targets.size(); ++t) {
            const TargetRow& target = model_.targets[t];
            if (target.need <= 0.0) continue;
            say(" target{}:", t + 1);
            const bool is_held =
                write_sum([&](const Choice& choice) { return choice.coverage[t] / units; });
            if (!is_held) say(" 0 none");
            if (is_soft(t)) say(" {:+.15g} missed{}", target.need / units, t + 1);
            say(" >= {:.15g}\n", target.need / units);
        }
    }

    void write_binaries() {
        say("Bounds\n none = 0\nBinary\n");
        for (std::size_t i = 0; i < model_.items.size(); ++i)
            for (const auto& choice : model_.items[i].choices)
                say(" {}\n", variable(i, choice));
        for (std::size_t t = 0; t < model_.targets.size(); ++t)
            if (is_soft(t)) say(" missed{}\n", t + 1);
    }

    const CalendarProblem& problem_;
    const Model& model_;
    Goal goal_;
    double target_weight_ = 0.0;
    std::string text_;
};

} // namespace

std::string lp_text_of(const CalendarProblem& problem) {
    const Exposure exposure = exposure_of(problem);
    const Model model = model_of(problem, exposure);
    return LpWriter(problem, model).write();
}

} // namespace ctg
