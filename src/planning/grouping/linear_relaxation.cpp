// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/linear_relaxation.hpp"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <cstdlib>
#include <limits>

namespace ctg::grouping {
namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();
constexpr int is_infeasible = 1; // of Clp_status

} // namespace

void LinearRelaxation::Delete::operator()(void* model) const noexcept {
    Clp_deleteModel(model);
}

LinearRelaxation::LinearRelaxation(std::vector<double> costs, const std::vector<LinearRow>& rows)
    : model_(Clp_newModel()),
      costs_(std::move(costs)) {
    Clp_setLogLevel(model_.get(), 0);
    const std::vector<CoinBigIndex> no_starts(costs_.size() + 1, 0);
    const std::vector<double> zeros(costs_.size(), 0.0);
    const std::vector<double> ones(costs_.size(), 1.0);
    const int none = 0;
    const double nothing = 0.0;
    Clp_loadProblem(model_.get(), static_cast<int>(costs_.size()), 0, no_starts.data(), &none,
                    &nothing, zeros.data(), ones.data(), costs_.data(), nullptr, nullptr);
    add(rows);
}

void LinearRelaxation::add(const std::vector<LinearRow>& rows) {
    if (rows.empty()) return;
    std::vector<double> low;
    std::vector<double> high;
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> columns;
    std::vector<double> values;
    for (const auto& row : rows) {
        low.push_back(row.low);
        high.push_back(row.high);
        columns.insert(columns.end(), row.columns.begin(), row.columns.end());
        values.insert(values.end(), row.values.begin(), row.values.end());
        starts.push_back(static_cast<CoinBigIndex>(columns.size()));
        rows_.push_back(row);
    }
    Clp_addRows(model_.get(), static_cast<int>(rows.size()), low.data(), high.data(), starts.data(),
                columns.data(), values.data());
}

void LinearRelaxation::solve(const std::vector<double>& lower, const std::vector<double>& upper) {
    std::ranges::copy(lower, Clp_columnLower(model_.get()));
    std::ranges::copy(upper, Clp_columnUpper(model_.get()));
    Clp_dual(model_.get(), 0);
    const double* const values = Clp_getColSolution(model_.get());
    values_.assign(values, values + costs_.size());
    for (std::size_t c = 0; c < values_.size(); ++c)
        values_[c] = std::clamp(values_[c], lower[c], upper[c]);
    const double* const prices = Clp_getRowPrice(model_.get());
    prices_.assign(prices, prices + rows_.size());
    bound_ = counted(prices, 1.0, true, lower, upper);
    if (Clp_status(model_.get()) != is_infeasible) return;
    const std::unique_ptr<double, void (*)(void*)> ray(Clp_infeasibilityRay(model_.get()),
                                                       std::free);
    if (!ray) return;
    // Prices at no cost: if they give more than nothing, there are no values at all.
    constexpr double sure = 1e-6;
    const std::vector<double> reduced = reduced_;
    for (const double sign : {1.0, -1.0})
        if (counted(ray.get(), sign, false, lower, upper) > sure) bound_ = unlimited;
    reduced_ = reduced;
}

double LinearRelaxation::counted(const double* prices, double sign, bool with_costs,
                                 const std::vector<double>& lower,
                                 const std::vector<double>& upper) {
    double bound = 0.0;
    reduced_.assign(costs_.size(), 0.0);
    if (with_costs) reduced_ = costs_;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const double price = sign * prices[r];
        const double side = price > 0.0 ? rows_[r].low : rows_[r].high;
        if (price == 0.0 || side == unlimited || side == -unlimited) continue;
        bound += price * side;
        for (std::size_t n = 0; n < rows_[r].columns.size(); ++n)
            reduced_[static_cast<std::size_t>(rows_[r].columns[n])] -= price * rows_[r].values[n];
    }
    for (std::size_t c = 0; c < costs_.size(); ++c)
        bound += reduced_[c] * (reduced_[c] > 0.0 ? lower[c] : upper[c]);
    return bound;
}

} // namespace ctg::grouping
