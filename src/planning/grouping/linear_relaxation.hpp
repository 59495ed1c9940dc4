// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

namespace ctg::grouping {

/// low <= Σ values · columns <= high
struct LinearRow {
    std::vector<int> columns;
    std::vector<double> values;
    double low;
    double high;
};

/// The least cost of columns between their limits under rows that may be added to, by the dual
/// simplex of Clp. Its word is taken for nothing: the bound is counted again from its prices, which
/// give a right one whatever they are.
class LinearRelaxation {
public:
    LinearRelaxation(std::vector<double> costs, const std::vector<LinearRow>& rows);

    void add(const std::vector<LinearRow>& rows);
    /// Solves within limits; what follows is of the last of them.
    void solve(const std::vector<double>& lower, const std::vector<double>& upper);

    /// No values within the limits cost less; infinite if prices prove that there are none.
    [[nodiscard]] double bound() const noexcept { return bound_; }
    [[nodiscard]] const std::vector<double>& values() const noexcept { return values_; }
    [[nodiscard]] const std::vector<double>& prices() const noexcept { return prices_; }
    /// By how much the bound rises at least for each unit that a column leaves its limit by.
    [[nodiscard]] const std::vector<double>& reduced_costs() const noexcept { return reduced_; }

private:
    struct Delete {
        void operator()(void* model) const noexcept;
    };
    double counted(const double* prices, double sign, bool with_costs,
                   const std::vector<double>& lower, const std::vector<double>& upper);

    std::unique_ptr<void, Delete> model_; ///< what Clp's C interface calls a Clp_Simplex
    std::vector<double> costs_;
    std::vector<LinearRow> rows_;
    double bound_ = 0.0;
    std::vector<double> values_;
    std::vector<double> reduced_;
    std::vector<double> prices_; ///< by row
};

} // namespace ctg::grouping
