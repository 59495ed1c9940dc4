// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/grouping.hpp"

#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

namespace ctg::grouping {

inline constexpr std::size_t none = static_cast<std::size_t>(-1);
inline constexpr double infinite = std::numeric_limits<double>::infinity();

/// Rows under columns of one width.
template <class Value>
class Matrix {
public:
    Matrix() = default;
    Matrix(std::size_t rows, std::size_t columns, Value value = {})
        : columns_(columns),
          values_(rows * columns, value) {}
    [[nodiscard]] Value& at(std::size_t row, std::size_t column) {
        return values_[row * columns_ + column];
    }
    [[nodiscard]] const Value& at(std::size_t row, std::size_t column) const {
        return values_[row * columns_ + column];
    }
    [[nodiscard]] Value* row(std::size_t row) { return values_.data() + row * columns_; }
    [[nodiscard]] const Value* row(std::size_t row) const {
        return values_.data() + row * columns_;
    }
    [[nodiscard]] std::size_t columns() const noexcept { return columns_; }

private:
    std::size_t columns_ = 0;
    std::vector<Value> values_;
};

/// A bound of the rules, by block.
struct Bound {
    std::vector<double> weight;
    double least = 0.0;
    double most = infinite;
};

/// Who is in which perimeter: the perimeter of each block.
using Assignment = std::vector<std::size_t>;

/// The problem as the searches see it. A block is what the rules never part: a unit, or units kept
/// together that hang together. Units that are alone are left out: they are perimeters already.
struct Model {
    std::vector<std::vector<std::size_t>> blocks;     ///< the units of each, by index in the graph
    std::vector<std::vector<std::size_t>> neighbours; ///< of each block, ordered
    std::vector<Bound> bounds;
    std::vector<std::pair<std::size_t, std::size_t>> apart;    ///< blocks never in one perimeter
    std::vector<std::pair<std::size_t, std::size_t>> together; ///< blocks that do not touch, always
    std::size_t fewest = 1; ///< perimeters, without those of one unit alone
    std::size_t most = none;
    bool wants_most = false; ///< perimeters; otherwise the fewest
    /// The cost of a perimeter is the sum over its pairs of blocks, plus what each holds inside …
    Matrix<double> pair_cost;
    std::vector<double> inner_cost;
    /// Small costs are counted in parts, a power of two of them in one, so that the tolerances of
    /// the searches are small beside them.
    double parts = 1.0;
    double fixed_cost = 0.0; ///< of any plan: all links, from which those inside are taken
    /// … or, when there are centres, the sum to the best of them. A unit is a centre of its block.
    std::vector<std::size_t> home_of_centre; ///< block, by centre
    std::vector<std::size_t> unit_of_centre;
    Matrix<double> centre_cost; ///< block × centre; infinite beyond reach

    [[nodiscard]] std::size_t size() const noexcept { return blocks.size(); }
    [[nodiscard]] bool has_centres() const noexcept { return !home_of_centre.empty(); }
};

/// The units of `problem` that are alone, by index, ordered.
[[nodiscard]] std::vector<std::size_t> lone_units(const GroupingProblem& problem);

/// The links of `problem` under its rules: bridges and islands tied, barriers and short borders
/// left out. Ordered by index.
struct Tie {
    std::size_t first;
    std::size_t second;
    double length_m;
    bool is_open; ///< a perimeter may cross it; between zones that it must not cross, none does
};
[[nodiscard]] std::vector<Tie> ties_of(const GroupingProblem& problem);

/// The distance between two units by the rules.
[[nodiscard]] Matrix<double> distances_of(const GroupingProblem& problem);

/// The position of a unit in the graph. @throws DataError CTG-GROUP-005 at `place`.
[[nodiscard]] std::size_t index_of(const GroupingGraph& graph, const std::string& id,
                                   const Place& place = {});

/// The figures of a column by unit; of "units", 1 each.
/// @throws DataError CTG-GROUP-009 if the graph has no such column.
[[nodiscard]] std::vector<double> figures_of(const GroupingGraph& graph, const std::string& column,
                                             const Place& place = {});

[[nodiscard]] Model model_of(const GroupingProblem& problem);

/// The parts of the model that hang together, each ordered; in the order of their first blocks.
[[nodiscard]] std::vector<std::vector<std::size_t>> components_of(const Model& model);

/// How many perimeters the totals of each part allow: necessary, not sufficient. `fewest` above
/// `most` proves that there is no plan.
struct CountRange {
    std::size_t fewest = 0;
    std::size_t most = 0;
    friend bool operator==(const CountRange&, const CountRange&) = default;
};
[[nodiscard]] CountRange counts_of(const Model& model, const std::vector<std::size_t>& component);
[[nodiscard]] CountRange counts_of(const Model& model);

/// The cost of a perimeter, from its blocks; infinite if no centre reaches all.
struct RegionCost {
    double cost = 0.0;
    std::size_t centre = none;
};
[[nodiscard]] RegionCost region_cost(const Model& model, const std::vector<std::size_t>& region);
[[nodiscard]] double plan_cost(const Model& model, const Assignment& assignment);

/// The blocks of each perimeter, ordered by the first of them.
[[nodiscard]] std::vector<std::vector<std::size_t>> regions_of(const Assignment& assignment);

/// Perimeters numbered by their first blocks, so that equal plans are equal.
[[nodiscard]] Assignment renumbered(const Assignment& assignment);

/// Tolerance of sums of weights against bounds: what rounding may add up to.
[[nodiscard]] inline double slack_of(double bound) noexcept {
    constexpr double relative = 1e-9;
    return relative * (bound < 1.0 ? 1.0 : bound);
}

} // namespace ctg::grouping
