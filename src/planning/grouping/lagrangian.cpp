// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/lagrangian.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ctg::grouping {
namespace {

constexpr std::size_t steps = 1500;
constexpr std::size_t patience = 25; ///< steps without a better bound before they get shorter
constexpr double first_length = 1.5;
constexpr double shortest_length = 1e-4;

/// The knapsack of a centre: its least value, and who is in it.
struct Knapsack {
    double value = infinite;
    double price_of_weight = 0.0; ///< of the bound that is the dearest
    std::size_t bound = none;
    std::vector<std::pair<std::size_t, double>> parts; ///< block and part of it
};

class Pricing {
public:
    Pricing(const Model& model, std::size_t count, double best)
        : model_(model),
          count_(count),
          best_(best),
          prices_(model.size()),
          knapsacks_(model.home_of_centre.size()) {
        for (std::size_t b = 0; b < model.size(); ++b)
            prices_[b] = first_price(b);
        result_.may_go = Matrix<char>(model.size(), knapsacks_.size(), 1);
        for (std::size_t c = 0; c < knapsacks_.size(); ++c)
            for (std::size_t b = 0; b < model.size(); ++b)
                if (model.centre_cost.at(b, c) == infinite) result_.may_go.at(b, c) = 0;
        for (const auto& [a, b] : model.apart)
            for (std::size_t c = 0; c < knapsacks_.size(); ++c) {
                if (model.home_of_centre[c] == a) result_.may_go.at(b, c) = 0;
                if (model.home_of_centre[c] == b) result_.may_go.at(a, c) = 0;
            }
    }

    Prices run() && {
        double length = first_length;
        std::size_t since_better = 0;
        std::vector<double> best_prices = prices_;
        for (std::size_t step = 0; step < steps && length > shortest_length; ++step) {
            const double bound = evaluate();
            if (bound > result_.bound) {
                if (bound > result_.bound + 1e-4 * std::abs(bound)) since_better = 0;
                result_.bound = bound;
                best_prices = prices_;
                exclude(bound);
                if (bound == infinite) break;
            }
            if (++since_better > patience) {
                since_better = 0;
                length /= 2.0;
                prices_ = best_prices;
            }
            move_prices(bound, length);
        }
        prices_ = best_prices;
        return std::move(result_);
    }

private:
    /// What a block pays when it is at home or next door.
    [[nodiscard]] double first_price(std::size_t block) const {
        std::vector<double> costs;
        for (std::size_t c = 0; c < model_.home_of_centre.size(); ++c)
            if (model_.centre_cost.at(block, c) < infinite)
                costs.push_back(model_.centre_cost.at(block, c));
        const std::size_t at = std::min<std::size_t>(3, costs.empty() ? 0 : costs.size() - 1);
        if (costs.empty()) return 0.0;
        std::ranges::nth_element(costs, costs.begin() + static_cast<std::ptrdiff_t>(at));
        return costs[at];
    }

    double evaluate() {
        for (std::size_t c = 0; c < knapsacks_.size(); ++c)
            fill(c);
        // Of a block with several centres, one at most opens.
        best_centre_.assign(model_.size(), none);
        for (std::size_t c = 0; c < knapsacks_.size(); ++c) {
            std::size_t& best = best_centre_[model_.home_of_centre[c]];
            if (best == none || knapsacks_[c].value < knapsacks_[best].value) best = c;
        }
        order_.clear();
        for (const std::size_t c : best_centre_)
            if (c != none) order_.push_back(c);
        std::ranges::stable_sort(order_, {}, [&](std::size_t c) { return knapsacks_[c].value; });
        double bound = std::accumulate(prices_.begin(), prices_.end(), 0.0);
        for (std::size_t n = 0; n < count_; ++n)
            bound += n < order_.size() ? knapsacks_[order_[n]].value : infinite;
        return bound + model_.fixed_cost;
    }

    void fill(std::size_t centre) {
        Knapsack& knapsack = knapsacks_[centre];
        const std::size_t home = model_.home_of_centre[centre];
        knapsack = {};
        if (result_.may_go.at(home, centre) == 0) return;
        knapsack = filled(centre, none);
        for (std::size_t n = 0; n < model_.bounds.size(); ++n)
            if (auto other = filled(centre, n); other.value > knapsack.value)
                knapsack = std::move(other);
    }

    /// By the bound `n` alone, or by none.
    Knapsack filled(std::size_t centre, std::size_t n) {
        const std::size_t home = model_.home_of_centre[centre];
        const Bound* const bound = n == none ? nullptr : &model_.bounds[n];
        const auto weight = [&](std::size_t b) { return bound ? bound->weight[b] : 1.0; };
        Knapsack knapsack{
            model_.centre_cost.at(home, centre) - prices_[home], 0.0, n, {{home, 1.0}}};
        double load = weight(home);
        const double least = bound ? bound->least : 0.0;
        const double most = bound ? bound->most : infinite;
        if (load > most + slack_of(most)) return {};
        items_.clear();
        for (std::size_t b = 0; b < model_.size(); ++b) {
            if (b == home || result_.may_go.at(b, centre) == 0) continue;
            const double cost = model_.centre_cost.at(b, centre) - prices_[b];
            const double w = weight(b);
            if (w > 0.0) {
                items_.push_back({cost / w, b});
            } else if (cost < 0.0) {
                knapsack.value += cost;
                knapsack.parts.emplace_back(b, 1.0);
            }
        }
        std::ranges::sort(items_);
        for (const auto& [ratio, b] : items_) {
            const double room = (ratio < 0.0 ? most : least) - load;
            if (room <= 0.0) {
                if (ratio < 0.0) knapsack.price_of_weight = ratio;
                break;
            }
            const double part = std::min(1.0, room / weight(b));
            knapsack.value += part * ratio * weight(b);
            knapsack.parts.emplace_back(b, part);
            load += part * weight(b);
            // What is full at a bound prices weight there: the last that came in sets it.
            if (ratio >= 0.0 || part < 1.0) knapsack.price_of_weight = ratio;
            if (part < 1.0 && ratio < 0.0) break;
        }
        if (load < least - slack_of(least)) return {};
        return knapsack;
    }

    void move_prices(double bound, double length) {
        std::vector<double> lack(model_.size(), 1.0);
        for (std::size_t n = 0; n < count_ && n < order_.size(); ++n)
            for (const auto& [block, part] : knapsacks_[order_[n]].parts)
                lack[block] -= part;
        const double norm = std::inner_product(lack.begin(), lack.end(), lack.begin(), 0.0);
        if (norm < 1e-12 || bound == infinite) return;
        constexpr double hope = 0.02; // where no plan is known, a little above the bound
        const double target = best_ < infinite ? best_ : bound + hope * std::abs(bound) + 1.0;
        const double step = length * std::max(target - bound, 1e-9 * std::abs(target)) / norm;
        for (std::size_t b = 0; b < model_.size(); ++b)
            prices_[b] += step * lack[b];
    }

    void exclude(double bound) {
        if (best_ == infinite || bound == infinite) return;
        const double limit = best_ + 1e-7 * std::abs(best_);
        const double last_in = count_ <= order_.size() ? knapsacks_[order_[count_ - 1]].value : 0.0;
        std::vector<bool> is_in(model_.size(), false);
        for (std::size_t n = 0; n < count_ && n < order_.size(); ++n)
            is_in[model_.home_of_centre[order_[n]]] = true;
        for (std::size_t c = 0; c < knapsacks_.size(); ++c) {
            const std::size_t home = model_.home_of_centre[c];
            const Knapsack& knapsack = knapsacks_[c];
            const double instead = is_in[home] ? knapsacks_[best_centre_[home]].value : last_in;
            const double with = bound - instead + knapsack.value;
            for (std::size_t b = 0; b < model_.size(); ++b) {
                if (b == home ? with > limit : with + surplus(knapsack, b, c) > limit)
                    result_.may_go.at(b, c) = 0;
            }
        }
    }

    /// By how much the knapsack rises at least when a block must be in it.
    [[nodiscard]] double surplus(const Knapsack& knapsack, std::size_t block,
                                 std::size_t centre) const {
        const double weight =
            knapsack.bound == none ? 1.0 : model_.bounds[knapsack.bound].weight[block];
        return std::max(0.0, model_.centre_cost.at(block, centre) - prices_[block] -
                                 knapsack.price_of_weight * weight);
    }

    const Model& model_;
    std::size_t count_;
    double best_;
    std::vector<double> prices_; ///< by block
    std::vector<Knapsack> knapsacks_;
    std::vector<std::size_t> best_centre_; ///< by block
    std::vector<std::size_t> order_;       ///< best centres of blocks, cheapest first
    std::vector<std::pair<double, std::size_t>> items_;
    Prices result_;
};

} // namespace

Prices priced(const Model& model, std::size_t count, double best) {
    return Pricing(model, count, best).run();
}

} // namespace ctg::grouping
