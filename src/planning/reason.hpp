// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/assembly.hpp"
#include "planning/exposure.hpp"
#include "planning/model.hpp"

#include "ctg/planning/calendar.hpp"

#include <cstddef>
#include <memory>
#include <vector>

namespace ctg::planning {

/// Says why each candidate signs when it does: the date is tried month after month earlier, the
/// others staying where they are, and the rule that it would break, or what it would lose, is told.
class Reasons {
public:
    Reasons(const CalendarProblem& problem, const Exposure& exposure, const Model& model,
            const Goal& goal, const AssemblyAnswer& plan);

    /// Notes CTG-PLAN-1xx on the date of `candidate`.
    [[nodiscard]] std::vector<Diagnostic> of(std::size_t candidate) const;

private:
    /// What keeps an item from an earlier month.
    struct Obstacle {
        enum class Kind {
            preparation,
            not_before,
            forbidden,
            capacity,
            price,
            former,       ///< further from the calendar in force
            nothing_more, ///< than the date chosen brings
            worth_less,   ///< than the date chosen
            not_asked,    ///< the order of objectives does not count what it would bring
            unproven,     ///< it would be better: the search stopped before it saw that
        };
        Kind kind;
        std::size_t index = 0; ///< of the window or capacity
        friend auto operator<=>(const Obstacle&, const Obstacle&) = default;
    };

    [[nodiscard]] const Choice& chosen(std::size_t item) const {
        return model_.items[item].choices[plan_.chosen[item]];
    }
    [[nodiscard]] bool has_agreed_date(std::size_t item) const;
    [[nodiscard]] double gain(std::size_t item, int month) const;
    [[nodiscard]] bool is_possible_step(std::size_t item, int month) const;
    [[nodiscard]] Obstacle obstacle(std::size_t item, int month) const;
    [[nodiscard]] std::size_t window_at(int month, CalendarWindow::Signatures signatures) const;
    [[nodiscard]] Diagnostic told(std::size_t item, int month, const Obstacle& obstacle) const;
    [[nodiscard]] Diagnostic told_capacity(std::size_t item, int month, std::size_t row) const;
    void tell_obstacles(std::size_t item, std::vector<Diagnostic>& reasons) const;
    void tell_pulls(std::size_t item, std::vector<Diagnostic>& reasons) const;
    void tell_deadline(const Candidate& candidate, int month,
                       std::vector<Diagnostic>& reasons) const;
    void tell_group(std::size_t item, std::size_t candidate,
                    std::vector<Diagnostic>& reasons) const;

    const CalendarProblem& problem_;
    const Model& model_;
    const Goal& goal_;
    const AssemblyAnswer& plan_;
    std::vector<std::vector<double>> gains_; ///< by candidate, month
    std::vector<std::size_t> item_of_;       ///< by candidate
    std::vector<double> used_;               ///< by capacity of the model
    std::vector<double> covered_;            ///< by target of the model
};

} // namespace ctg::planning
