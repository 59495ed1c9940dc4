// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/centre_tree.hpp"

#include "planning/grouping/lagrangian.hpp"
#include "planning/grouping/linear_relaxation.hpp"
#include "planning/grouping/partition.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

namespace ctg::grouping {
namespace {

constexpr double whole = 1e-6;    ///< what is nearer to 0 or 1 is taken for it
constexpr double violated = 1e-4; ///< rows that are broken by less are not added
constexpr double accuracy = 1e-7; ///< [share of the cost] plans closer than this are equal
constexpr std::size_t most_rounds = 60;
constexpr std::size_t most_rows = 400; ///< added in a round

/// What is left open of the columns.
struct Node {
    std::vector<double> lower;
    std::vector<double> upper;
    double bound = -infinite;
};

class Tree {
public:
    Tree(const Model& model, std::size_t count, NodeBudget& budget, Archive& archive)
        : model_(model),
          count_(count),
          budget_(budget),
          archive_(archive),
          column_of_(model.size(), model.home_of_centre.size(), -1) {}

    TreeAnswer run() {
        const Prices prices = priced(model_, count_, best());
        root_bound_ = prices.bound;
        if (prices.bound == infinite || is_beaten(prices.bound)) return {true, best()};
        add_columns(prices);
        relaxation_.emplace(costs_, rows());
        Node root{std::vector<double>(columns_.size(), 0.0),
                  std::vector<double>(columns_.size(), 1.0), prices.bound};
        open_.push_back(std::move(root));
        while (!open_.empty()) {
            if (budget_.left == 0) return {false, open_bound()};
            --budget_.left;
            Node node = std::move(open_.back());
            open_.pop_back();
            if (!is_beaten(node.bound)) visit(std::move(node));
        }
        return {true, best()};
    }

private:
    struct Column {
        std::size_t block;
        std::size_t centre;
    };

    [[nodiscard]] double best() const { return archive_.empty() ? infinite : archive_.best().cost; }
    [[nodiscard]] bool is_beaten(double bound) const {
        return best() < infinite && bound >= best() - accuracy * (1.0 + std::abs(best()));
    }
    [[nodiscard]] double open_bound() const {
        double bound = best();
        for (const auto& node : open_)
            bound = std::min(bound, node.bound);
        return std::max(bound, std::min(root_bound_, best()));
    }
    [[nodiscard]] int home_column(std::size_t centre) const {
        return column_of_.at(model_.home_of_centre[centre], centre);
    }

    void add_columns(const Prices& prices) {
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c) {
            if (prices.may_go.at(model_.home_of_centre[c], c) == 0) continue;
            for (std::size_t b = 0; b < model_.size(); ++b) {
                if (prices.may_go.at(b, c) == 0) continue;
                column_of_.at(b, c) = static_cast<int>(columns_.size());
                columns_.push_back({b, c});
                costs_.push_back(model_.centre_cost.at(b, c));
            }
        }
        // Near to 1, where the tolerances of the solver are meant to be.
        double sum = 0.0;
        for (const double cost : costs_)
            sum += cost;
        unit_ = sum > 0.0 ? sum / static_cast<double>(costs_.size()) : 1.0;
        for (double& cost : costs_)
            cost /= unit_;
    }

    [[nodiscard]] std::vector<LinearRow> rows() const {
        std::vector<LinearRow> rows;
        for (std::size_t b = 0; b < model_.size(); ++b) {
            LinearRow once{{}, {}, 1.0, 1.0};
            for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c)
                add_to(once, column_of_.at(b, c), 1.0);
            rows.push_back(std::move(once));
        }
        LinearRow centres{{}, {}, static_cast<double>(count_), static_cast<double>(count_)};
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c) {
            if (home_column(c) < 0) continue;
            add_to(centres, home_column(c), 1.0);
            for (const auto& bound : model_.bounds)
                add_bound(rows, bound, c);
            for (const auto& [a, b] : model_.apart)
                add_apart(rows, a, b, c);
            for (const auto& [a, b] : model_.together) {
                LinearRow same{{}, {}, 0.0, 0.0};
                add_to(same, column_of_.at(a, c), 1.0);
                add_to(same, column_of_.at(b, c), -1.0);
                if (!same.columns.empty()) rows.push_back(std::move(same));
            }
        }
        rows.push_back(std::move(centres));
        return rows;
    }

    static void add_to(LinearRow& row, int column, double value) {
        if (column < 0) return;
        row.columns.push_back(column);
        row.values.push_back(value);
    }

    void add_bound(std::vector<LinearRow>& rows, const Bound& bound, std::size_t centre) const {
        const std::size_t home = model_.home_of_centre[centre];
        const double scale = std::max(bound.most < infinite ? bound.most : bound.least, 1e-9);
        for (const bool is_least : {true, false}) {
            const double limit = is_least ? bound.least : bound.most;
            if (limit == (is_least ? 0.0 : infinite)) continue;
            const double eased = is_least ? limit - slack_of(limit) : limit + slack_of(limit);
            LinearRow row{{}, {}, is_least ? 0.0 : -infinite, is_least ? infinite : 0.0};
            for (std::size_t b = 0; b < model_.size(); ++b)
                add_to(row, column_of_.at(b, centre),
                       (bound.weight[b] - (b == home ? eased : 0.0)) / scale);
            rows.push_back(std::move(row));
        }
    }

    /// Not both in one perimeter, and neither where there is no centre.
    void add_apart(std::vector<LinearRow>& rows, std::size_t a, std::size_t b,
                   std::size_t centre) const {
        LinearRow row{{}, {}, -infinite, 0.0};
        const std::size_t home = model_.home_of_centre[centre];
        if (column_of_.at(a, centre) < 0 || column_of_.at(b, centre) < 0 || a == home || b == home)
            return;
        add_to(row, column_of_.at(a, centre), 1.0);
        add_to(row, column_of_.at(b, centre), 1.0);
        add_to(row, home_column(centre), -1.0);
        rows.push_back(std::move(row));
    }

    void visit(Node node) {
        for (std::size_t round = 0; round < most_rounds; ++round) {
            relaxation_->solve(node.lower, node.upper);
            node.bound = std::max(node.bound, relaxation_->bound() * unit_ + model_.fixed_cost);
            if (node.bound == infinite || is_beaten(node.bound)) return;
            tighten(node);
            auto broken = broken_rows();
            if (broken.empty()) break;
            relaxation_->add(broken);
        }
        const int column = column_to_branch_on();
        if (column < 0) {
            take_plan();
            // Every column is whole and no row is broken: if it is no plan all the same, rounding
            // is to blame, and what is open still has to be looked into.
            const int open = open_column(node);
            if (is_beaten(node.bound) || open < 0) return;
            return branch(node, open);
        }
        branch(node, column);
    }

    /// Columns whose other value would pass the best plan keep the one they have.
    void tighten(Node& node) const {
        if (best() == infinite) return;
        const double room = (best() - model_.fixed_cost) / unit_ - relaxation_->bound();
        for (std::size_t c = 0; c < columns_.size(); ++c) {
            if (node.lower[c] == node.upper[c]) continue;
            const double reduced = relaxation_->reduced_costs()[c];
            if (reduced > room) node.upper[c] = 0.0;
            if (-reduced > room) node.lower[c] = 1.0;
        }
    }

    /// Rows that the values break: who goes to a centre that is none, or without a way to it.
    [[nodiscard]] std::vector<LinearRow> broken_rows() const {
        const auto& values = relaxation_->values();
        std::vector<std::pair<double, LinearRow>> broken;
        for (std::size_t n = 0; n < columns_.size(); ++n) {
            const int home = home_column(columns_[n].centre);
            const double excess = values[n] - values[static_cast<std::size_t>(home)];
            if (excess > violated)
                broken.emplace_back(
                    excess, LinearRow{{static_cast<int>(n), home}, {1.0, -1.0}, -infinite, 0.0});
        }
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c)
            if (home_column(c) >= 0) add_separators(c, broken);
        std::ranges::stable_sort(broken, std::ranges::greater{},
                                 [](const auto& pair) { return pair.first; });
        if (broken.size() > most_rows) broken.resize(most_rows);
        std::vector<LinearRow> rows;
        for (auto& [excess, row] : broken)
            rows.push_back(std::move(row));
        return rows;
    }

    /// For each piece of what goes to a centre that does not hang together with it: the blocks
    /// around the piece that the centre reaches part them.
    void add_separators(std::size_t centre,
                        std::vector<std::pair<double, LinearRow>>& broken) const {
        const auto& values = relaxation_->values();
        const auto value = [&](std::size_t block) {
            const int column = column_of_.at(block, centre);
            return column < 0 ? 0.0 : values[static_cast<std::size_t>(column)];
        };
        const auto spread = [&](std::size_t from, auto may_enter) {
            std::vector<char> is_reached(model_.size(), 0);
            std::vector<std::size_t> stack{from};
            is_reached[from] = 1;
            while (!stack.empty()) {
                const std::size_t at = stack.back();
                stack.pop_back();
                for (const std::size_t near : model_.neighbours[at])
                    if (is_reached[near] == 0 && may_enter(near)) {
                        is_reached[near] = 1;
                        stack.push_back(near);
                    }
            }
            return is_reached;
        };
        const auto is_used = [&](std::size_t block) { return value(block) > whole; };
        const std::size_t home = model_.home_of_centre[centre];
        auto is_done = spread(home, is_used);
        for (std::size_t block = 0; block < model_.size(); ++block) {
            if (is_done[block] != 0 || !is_used(block)) continue;
            const auto piece = spread(block, is_used);
            std::vector<char> is_around(model_.size(), 0);
            for (std::size_t b = 0; b < model_.size(); ++b)
                for (const std::size_t near : model_.neighbours[b])
                    if (piece[b] != 0 && piece[near] == 0) is_around[near] = 1;
            const auto reached = spread(home, [&](std::size_t b) { return is_around[b] == 0; });
            LinearRow row{{}, {}, -infinite, 0.0};
            double excess = 0.0;
            for (std::size_t b = 0; b < model_.size(); ++b) {
                if (piece[b] != 0) is_done[b] = 1;
                const bool is_separator =
                    is_around[b] != 0 &&
                    std::ranges::any_of(model_.neighbours[b],
                                        [&](std::size_t near) { return reached[near] != 0; });
                if (!is_separator) continue;
                add_to(row, column_of_.at(b, centre), -1.0);
                excess -= value(b);
            }
            for (std::size_t b = 0; b < model_.size(); ++b) {
                if (piece[b] == 0 || value(b) + excess <= violated) continue;
                LinearRow own = row;
                add_to(own, column_of_.at(b, centre), 1.0);
                broken.emplace_back(value(b) + excess, std::move(own));
            }
        }
    }

    /// The centre that is least decided, else the block that is; -1 when all is.
    [[nodiscard]] int column_to_branch_on() const {
        int best = -1;
        double nearest = 0.5 - whole;
        for (const bool wants_home : {true, false}) {
            for (std::size_t n = 0; n < columns_.size(); ++n) {
                const bool is_home = model_.home_of_centre[columns_[n].centre] == columns_[n].block;
                const double off = std::abs(relaxation_->values()[n] - 0.5);
                if (is_home != wants_home || off >= nearest) continue;
                nearest = off;
                best = static_cast<int>(n);
            }
            if (best >= 0) return best;
        }
        return -1;
    }

    [[nodiscard]] int open_column(const Node& node) const {
        for (std::size_t n = 0; n < columns_.size(); ++n)
            if (node.lower[n] != node.upper[n]) return static_cast<int>(n);
        return -1;
    }

    void branch(const Node& node, int column) {
        const auto at = static_cast<std::size_t>(column);
        Node without = node;
        without.upper[at] = 0.0;
        const auto [block, centre] = columns_[at];
        const int home = home_column(centre);
        if (column == home)
            for (std::size_t b = 0; b < model_.size(); ++b)
                if (column_of_.at(b, centre) >= 0)
                    without.upper[static_cast<std::size_t>(column_of_.at(b, centre))] = 0.0;
        Node with = node;
        with.lower[at] = 1.0;
        with.lower[static_cast<std::size_t>(home)] = 1.0;
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c)
            if (const int other = column_of_.at(block, c); other >= 0 && other != column)
                with.upper[static_cast<std::size_t>(other)] = 0.0;
        const auto is_possible = [](const Node& child) {
            for (std::size_t n = 0; n < child.lower.size(); ++n)
                if (child.lower[n] > child.upper[n]) return false;
            return true;
        };
        if (is_possible(without)) open_.push_back(std::move(without));
        if (is_possible(with)) open_.push_back(std::move(with));
    }

    void take_plan() {
        Assignment assignment(model_.size(), none);
        for (std::size_t n = 0; n < columns_.size(); ++n)
            if (relaxation_->values()[n] > 0.5) assignment[columns_[n].block] = columns_[n].centre;
        if (std::ranges::find(assignment, none) != assignment.end()) return;
        if (is_plan(model_, count_, assignment)) archive_.add(model_, assignment);
    }

    const Model& model_;
    std::size_t count_;
    NodeBudget& budget_;
    Archive& archive_;
    Matrix<int> column_of_; ///< block × centre; -1: none
    std::vector<Column> columns_;
    std::vector<double> costs_; ///< [unit_]
    double unit_ = 1.0;
    double root_bound_ = -infinite;
    std::optional<LinearRelaxation> relaxation_;
    std::vector<Node> open_;
};

} // namespace

TreeAnswer centre_tree(const Model& model, std::size_t count, NodeBudget& budget,
                       Archive& archive) {
    return Tree(model, count, budget, archive).run();
}

} // namespace ctg::grouping
