// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <limits>
#include <optional>
#include <vector>

namespace ctg::planning {

// All numbers below are whole and under 2^53: their sums are exact in any order, so that equal
// selections are seen to be equal.

/// What an option takes of a row.
struct Use {
    std::size_t row = 0;
    double amount = 0.0; ///< may be negative where the row has no square_weight
};

/// One of the things that an item may be given.
struct Option {
    double value = 0.0;
    std::vector<Use> uses; ///< each row at most once
};

/// Something that the chosen options share.
struct Row {
    double limit = 0.0;         ///< what they take together must not pass it
    double square_weight = 0.0; ///< value lost for each square of what they take; any real
};

/// Each item is given one of its options, so that no row passes its limit and the sum of the values
/// is the largest.
struct SelectionProblem {
    std::vector<std::vector<Option>> items; ///< options in order of preference among equals
    std::vector<Row> rows;
};

/// Which of several selections of the same value is wanted.
enum class Ties {
    any,
    first, ///< the one whose first item has the earliest option, then its second, …
};

/// What is asked of a search beside its problem.
struct SelectionWish {
    Ties ties = Ties::any;
    std::vector<std::size_t> start = {}; ///< a selection already known, or empty
    /// Nothing of a smaller value is wanted: it is as if it did not exist.
    double least_value = -std::numeric_limits<double>::infinity();
};

/// How much searching is left.
struct Budget {
    using Clock = std::chrono::steady_clock;
    std::size_t nodes = 0;
    std::optional<Clock::time_point> deadline = {}; ///< none: the nodes alone decide

    [[nodiscard]] bool is_spent() const { return nodes == 0 || is_late(); }
    /// Leaves half of the time to what comes after.
    void leave_half() {
        if (deadline && Clock::now() < *deadline) *deadline -= (*deadline - Clock::now()) / 2;
    }
    [[nodiscard]] bool is_late() const { return deadline && Clock::now() >= *deadline; }
    [[nodiscard]] std::optional<double> seconds_left() const {
        if (!deadline) return std::nullopt;
        return std::chrono::duration<double>(*deadline - Clock::now()).count();
    }
};

struct SelectionAnswer {
    std::vector<std::size_t> chosen; ///< an option for each item; empty when none was found
    double value = 0.0;
    double bound = 0.0;     ///< no selection has a larger value
    bool is_proven = false; ///< best, or impossible, for sure
    /// For each item, the options that a selection of that value may hold: all others are out.
    std::vector<std::vector<std::size_t>> equal_options;
};

/// The best selection, by branch and bound. A node leaves each item some of its options; its bound
/// is the Lagrangian relaxation of the rows, whose multipliers are bettered at every node; options
/// that overload a row, or whose reduced value shows that they lead to nothing better, are struck.
/// Source: Held, Wolfe and Crowder, Validation of subgradient optimization, 1974; Fisher, The
/// Lagrangian relaxation method for solving integer programming problems, 1981.
[[nodiscard]] SelectionAnswer best_selection(const SelectionProblem& problem,
                                             const SelectionWish& wish, Budget& budget);

} // namespace ctg::planning
