// SPDX-License-Identifier: Apache-2.0
#include "scoring/linear_program.hpp"

#include <coin/Clp_C_Interface.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace ctg {
namespace {

/// The finest that Clp is asked for: its own default, 1e-7, would part units that tie.
constexpr double tolerance = 1e-10;

struct DeleteModel {
    void operator()(Clp_Simplex* model) const noexcept { Clp_deleteModel(model); }
};
using Model = std::unique_ptr<Clp_Simplex, DeleteModel>;

/// The matrix by column, as Clp takes it.
struct Columns {
    std::vector<CoinBigIndex> starts{0};
    std::vector<int> rows;
    std::vector<double> values;
};

Columns columns_of(const LinearProgram& program) {
    Columns columns;
    for (std::size_t i = 0; i < program.gains.size(); ++i) {
        for (std::size_t r = 0; r < program.rows.size(); ++r) {
            const double value = program.rows[r].coefficients[i];
            if (value == 0.0) continue;
            columns.rows.push_back(static_cast<int>(r));
            columns.values.push_back(value);
        }
        columns.starts.push_back(static_cast<CoinBigIndex>(columns.rows.size()));
    }
    return columns;
}

Model model_of(const LinearProgram& program) {
    Model model(Clp_newModel());
    Clp_setLogLevel(model.get(), 0);
    const auto columns = columns_of(program);
    const std::vector<double> lowest(program.gains.size(), 0.0);
    const std::vector<double> highest(program.gains.size(), std::numeric_limits<double>::max());
    const std::vector<double> at_least(program.rows.size(), -std::numeric_limits<double>::max());
    std::vector<double> at_most;
    for (const auto& row : program.rows)
        at_most.push_back(row.at_most);
    Clp_loadProblem(model.get(), static_cast<int>(program.gains.size()),
                    static_cast<int>(program.rows.size()), columns.starts.data(),
                    columns.rows.data(), columns.values.data(), lowest.data(), highest.data(),
                    program.gains.data(), at_least.data(), at_most.data());
    constexpr double maximise = -1.0;
    Clp_setOptimizationDirection(model.get(), maximise);
    Clp_setPrimalTolerance(model.get(), tolerance);
    Clp_setDualTolerance(model.get(), tolerance);
    return model;
}

} // namespace

LinearSolution solved(const LinearProgram& program, PivotRule rule) {
    const Model model = model_of(program);
    if (rule == PivotRule::dual)
        Clp_dual(model.get(), 0);
    else
        Clp_primal(model.get(), 0);
    const double* values = Clp_getColSolution(model.get());
    const double* prices = Clp_getRowPrice(model.get());
    LinearSolution solution{{values, values + program.gains.size()},
                            {prices, prices + program.rows.size()}};
    for (double& value : solution.values)
        value = std::max(value, 0.0);
    return solution;
}

double upper_bound_of(const LinearProgram& program, const std::vector<double>& prices) {
    double bound = 0.0;
    std::vector<double> left = program.gains;
    for (std::size_t r = 0; r < program.rows.size(); ++r) {
        const double price = std::max(prices[r], 0.0);
        bound += price * program.rows[r].at_most;
        for (std::size_t i = 0; i < left.size(); ++i)
            left[i] -= price * program.rows[r].coefficients[i];
    }
    for (const double gain : left)
        bound += std::max(gain, 0.0);
    return bound;
}

} // namespace ctg
