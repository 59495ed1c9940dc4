// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/selection.hpp"

#include "planning/option_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace ctg::planning {
namespace {

/// Values are whole: half a unit parts «better» from «not better», far above what rounding moves.
constexpr double half = 0.5;

/// How hard the bound of a node is worked on. Found by trial on calendars of forty territories by
/// half-year, quarter and month.
struct Effort {
    std::size_t steps;
    std::size_t rounds;
};
constexpr Effort root_effort{200, 50};
constexpr Effort node_effort{8, 2};
constexpr std::size_t steps_between_greedy = 10;

struct Node {
    Domain domain;
    std::vector<double> multipliers;
    double bound = std::numeric_limits<double>::infinity();
};

class SelectionSearch {
public:
    SelectionSearch(const SelectionProblem& problem, const SelectionWish& wish, Budget& budget)
        : space_(problem),
          ties_(wish.ties),
          budget_(budget),
          best_(std::max(space_.least_value(), wish.least_value) - 1.0) {}

    SelectionAnswer answer(const std::vector<std::size_t>& start);

private:
    void explore(Node& node, const Effort& effort);
    bool tighten(Node& node, const Effort& effort);
    bool descend(Node& node, const Effort& effort, bool& has_struck);
    void branch(const Node& node);
    std::size_t item_to_branch(const Domain& domain) const;

    void round_greedily(const Domain& domain);
    void offer(const std::vector<std::uint32_t>& options);
    bool is_hopeless(const Domain& domain, double bound) const;
    std::vector<std::vector<std::size_t>> equal_options(const Node& root);

    /// What a value must reach to be worth finding.
    [[nodiscard]] double threshold() const {
        return ties_ == Ties::first ? best_ - half : best_ + half;
    }

    OptionSpace space_;
    Ties ties_;
    Budget& budget_;
    double best_; ///< until something is found, below anything that can be or is wanted
    std::vector<std::uint32_t> best_options_;
    bool is_cut_short_ = false;
    LeastUse least_;        ///< of the domain last propagated
    Relaxation relaxation_; ///< of the domain last relaxed
};

/// Whether nothing under `bound` in `domain` is worth finding.
bool SelectionSearch::is_hopeless(const Domain& domain, double bound) const {
    if (bound < threshold()) return true;
    if (bound >= best_ + half || best_options_.empty()) return false;
    // At best a tie: the earliest options of all items must come before those already found.
    for (std::size_t item = 0; item < best_options_.size(); ++item) {
        const auto earliest = domain.options[domain.first[item]];
        if (earliest != best_options_[item]) return earliest > best_options_[item];
    }
    return true;
}

/// Betters the multipliers of `node` by subgradient steps, and strikes the options whose reduced
/// value leaves no hope; false when that is all of them.
bool SelectionSearch::descend(Node& node, const Effort& effort, bool& has_struck) {
    auto multipliers = node.multipliers;
    double lowest = std::numeric_limits<double>::infinity();
    double pace = 1.0;
    std::size_t stalled = 0;
    const std::size_t patience = std::max<std::size_t>(2, effort.steps / 20);
    for (std::size_t step = 0; step < effort.steps; ++step) {
        space_.relax(node.domain, multipliers, relaxation_);
        const auto& [bound, reduced, top, pick, gradient] = relaxation_;
        if (step % steps_between_greedy == 0) {
            if (step > 0 && budget_.is_late()) break;
            round_greedily(node.domain);
        }
        if (is_hopeless(node.domain, bound)) return false;
        if (step == 0 || bound < lowest - 1e-9 * std::abs(lowest)) {
            lowest = bound;
            node.multipliers = multipliers;
            stalled = 0;
        } else if (++stalled > patience) {
            pace /= 2.0;
            stalled = 0;
            multipliers = node.multipliers;
        }
        has_struck |= node.domain.strike([&](std::size_t item, std::uint32_t place) {
            return relaxation_.bound - relaxation_.top[item] + relaxation_.reduced[place] >=
                   threshold();
        });
        if (node.domain.has_empty_item()) return false;
        double square = 0.0;
        for (std::size_t row = 0; row < gradient.size(); ++row)
            if (gradient[row] < 0.0 || multipliers[row] > 0.0)
                square += gradient[row] * gradient[row];
        if (square < 1e-12) break;
        const double stride = pace * std::max(bound - best_, half) / square;
        for (std::size_t row = 0; row < gradient.size(); ++row)
            multipliers[row] = std::max(0.0, multipliers[row] - stride * gradient[row]);
    }
    node.bound = std::min(node.bound, lowest);
    return true;
}

/// Strikes what can't lead to anything better; false when that is everything.
bool SelectionSearch::tighten(Node& node, const Effort& effort) {
    if (!space_.propagate(node.domain, least_)) return false;
    for (std::size_t round = 0; round < effort.rounds; ++round) {
        bool has_struck = false;
        if (!descend(node, effort, has_struck)) return false;
        if (!has_struck || budget_.is_late()) break;
        if (!space_.propagate(node.domain, least_)) return false;
    }
    space_.relax(node.domain, node.multipliers, relaxation_);
    node.bound = std::min(node.bound, relaxation_.bound);
    return !is_hopeless(node.domain, node.bound);
}

/// Gives each item in turn the option of largest reduced value that still fits, those with the
/// least choice first, and offers what comes out.
void SelectionSearch::round_greedily(const Domain& domain) {
    LeastUse least = least_;
    std::vector<std::size_t> order(space_.item_count());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::stable_sort(order, {}, [&](std::size_t item) { return domain.size_of(item); });
    std::vector<std::uint32_t> options(order.size());
    for (const auto item : order) {
        const auto none = domain.first[item + 1];
        auto pick = none;
        for (auto place = domain.first[item]; place < none; ++place) {
            const bool is_better =
                pick == none || relaxation_.reduced[place] > relaxation_.reduced[pick];
            if (is_better && space_.fits(item, domain.options[place], least)) pick = place;
        }
        if (pick == none) return;
        options[item] = domain.options[pick];
        double* const by_row = least.by_item.data() + item * space_.row_count();
        for (std::size_t row = 0; row < space_.row_count(); ++row)
            least.sum[row] -= std::exchange(by_row[row], 0.0);
        for (const auto& use : space_.uses_of(options[item]))
            least.sum[use.row] += by_row[use.row] = use.amount;
    }
    offer(options);
}

/// Keeps `options`, which overload no row, if they are better than the best so far.
void SelectionSearch::offer(const std::vector<std::uint32_t>& options) {
    const double value = space_.value_of(options);
    const bool is_earlier = ties_ == Ties::first && value > best_ - half && options < best_options_;
    if (value < best_ + half && !is_earlier) return;
    best_ = value;
    best_options_ = options;
}

/// The item whose options weigh most: to settle it moves the bound most. Where nothing but a tie is
/// left to find, the first that is open, so that whole ranges of later options fall at once.
std::size_t SelectionSearch::item_to_branch(const Domain& domain) const {
    const bool is_tie = ties_ == Ties::first && relaxation_.bound < best_ + half;
    std::size_t heaviest = space_.item_count();
    double most = -1.0;
    for (std::size_t item = 0; item < space_.item_count(); ++item) {
        if (domain.size_of(item) < 2) continue;
        if (is_tie) return item;
        for (auto place = domain.first[item]; place < domain.first[item + 1]; ++place) {
            double weight = 0.0;
            for (const auto& use : space_.uses_of(domain.options[place]))
                weight += use.scaled;
            if (weight <= most) continue;
            most = weight;
            heaviest = item;
        }
    }
    return heaviest;
}

/// Halves the options of one item: neighbours in time take nearly the same, so a half is bounded
/// far better than the whole.
void SelectionSearch::branch(const Node& node) {
    const std::size_t item = item_to_branch(node.domain);
    const std::uint32_t begin = node.domain.first[item];
    const std::uint32_t end = node.domain.first[item + 1];
    const std::uint32_t middle = begin + (end - begin + 1) / 2;
    const auto part = [&](std::uint32_t from, std::uint32_t to) {
        Node child = node;
        child.domain.strike([&](std::size_t other, std::uint32_t place) {
            return other != item || (from <= place && place < to);
        });
        return child;
    };
    const bool is_later_first = ties_ == Ties::any && relaxation_.pick[item] >= middle;
    Node first = is_later_first ? part(middle, end) : part(begin, middle);
    Node second = is_later_first ? part(begin, middle) : part(middle, end);
    explore(first, node_effort);
    explore(second, node_effort);
}

void SelectionSearch::explore(Node& node, const Effort& effort) {
    if (is_cut_short_ || is_hopeless(node.domain, node.bound)) return;
    const bool is_root = effort.steps == root_effort.steps; // that gives a bound, however late
    if (is_root ? budget_.nodes == 0 : budget_.is_spent()) {
        is_cut_short_ = true;
        return;
    }
    --budget_.nodes;
    if (!tighten(node, effort)) return;
    if (node.domain.options.size() == space_.item_count()) {
        offer(node.domain.options);
        return;
    }
    round_greedily(node.domain);
    if (!is_hopeless(node.domain, node.bound)) branch(node);
}

/// The options that a selection as good as the best may hold, by the reduced values of `root`.
std::vector<std::vector<std::size_t>> SelectionSearch::equal_options(const Node& root) {
    std::vector<std::vector<std::size_t>> equal(space_.item_count());
    space_.relax(root.domain, root.multipliers, relaxation_);
    const auto& [bound, reduced, top, pick, gradient] = relaxation_;
    for (std::size_t item = 0; item < equal.size(); ++item)
        for (auto place = root.domain.first[item]; place < root.domain.first[item + 1]; ++place)
            if (bound - top[item] + reduced[place] >= best_ - half)
                equal[item].push_back(root.domain.options[place] - space_.first_option(item));
    return equal;
}

SelectionAnswer SelectionSearch::answer(const std::vector<std::size_t>& start) {
    Node root{space_.whole(), std::vector<double>(space_.row_count(), 0.0)};
    SelectionAnswer answer;
    answer.is_proven = true;
    if (!space_.propagate(root.domain, least_)) return answer;
    if (!start.empty()) {
        std::vector<std::uint32_t> options;
        for (std::size_t item = 0; item < start.size(); ++item)
            options.push_back(space_.first_option(item) + static_cast<std::uint32_t>(start[item]));
        offer(options);
    }
    const Domain whole = root.domain;
    budget_.nodes = std::max<std::size_t>(budget_.nodes, 1); // the root is what gives a bound
    explore(root, root_effort);
    answer.is_proven = !is_cut_short_;
    answer.value = best_;
    answer.bound = is_cut_short_ ? std::max(root.bound, best_) : best_;
    if (best_options_.empty()) return answer;
    for (std::size_t item = 0; item < best_options_.size(); ++item)
        answer.chosen.push_back(best_options_[item] - space_.first_option(item));
    root.domain = whole;
    answer.equal_options = equal_options(root);
    return answer;
}

} // namespace

SelectionAnswer best_selection(const SelectionProblem& problem, const SelectionWish& wish,
                               Budget& budget) {
    return SelectionSearch(problem, wish, budget).answer(wish.start);
}

} // namespace ctg::planning
