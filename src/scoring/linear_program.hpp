// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace ctg {

/// Σ coefficients·x ≤ at_most.
struct LinearRow {
    std::vector<double> coefficients;
    double at_most = 0.0;
};

/// The most of Σ gains·x over the x in [0, 1] that keep all rows.
struct LinearProgram {
    std::vector<double> gains;
    std::vector<LinearRow> rows;
};

/// Which simplex method goes first: where one fails on a program, the other is tried.
enum class PivotRule { dual, primal };

/// What the solver says; nobody has checked it yet.
struct LinearSolution {
    std::vector<double> values; ///< of x, 0 or above
    std::vector<double> prices; ///< by row
};

[[nodiscard]] LinearSolution solved(const LinearProgram& program, PivotRule rule);

/// What no x that keeps the rows passes, whatever `prices` are, by weak duality: prices below 0
/// count as 0, and what they leave of a gain is had at most once.
[[nodiscard]] double upper_bound_of(const LinearProgram& program,
                                    const std::vector<double>& prices);

} // namespace ctg
