// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/enumeration.hpp"

#include "planning/grouping/relaxation.hpp"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace ctg::grouping {
namespace {

using Blocks = std::uint64_t; ///< a bit for each block

std::size_t first_of(Blocks blocks) {
    return static_cast<std::size_t>(std::countr_zero(blocks));
}
Blocks only(std::size_t block) {
    return Blocks{1} << block;
}

class Enumeration {
public:
    Enumeration(const Model& model, Wanted wanted, NodeBudget& budget, Archive& archive)
        : model_(model),
          wanted_(wanted),
          budget_(budget),
          archive_(archive),
          near_(model.size(), 0),
          apart_(model.size(), 0),
          together_(model.size(), 0),
          bounds_(model),
          region_of_(model.size(), none) {
        for (std::size_t b = 0; b < model.size(); ++b)
            for (const std::size_t other : model.neighbours[b])
                near_[b] |= only(other);
        for (const auto& [a, b] : model.apart) {
            apart_[a] |= only(b);
            apart_[b] |= only(a);
        }
        for (const auto& [a, b] : model.together) {
            together_[a] |= only(b);
            together_[b] |= only(a);
        }
    }

    Enumerated run(std::size_t count) {
        const Blocks all = model_.size() == most_enumerated ? ~Blocks{0} : only(model_.size()) - 1;
        if (model_.size() > 0) part(all, count, model_.fixed_cost);
        return {!is_cut_, count_};
    }

private:
    template <class Function>
    static void for_each(Blocks blocks, Function function) {
        for (; blocks != 0; blocks &= blocks - 1)
            function(first_of(blocks));
    }

    [[nodiscard]] Blocks reached_from(Blocks start, Blocks within) const {
        Blocks reached = start;
        for (Blocks fresh = start; fresh != 0;) {
            Blocks next = 0;
            for_each(fresh, [&](std::size_t b) { next |= near_[b]; });
            fresh = next & within & ~reached;
            reached |= fresh;
        }
        return reached;
    }

    [[nodiscard]] double total(const Bound& bound, Blocks blocks) const {
        double sum = 0.0;
        for_each(blocks, [&](std::size_t b) { sum += bound.weight[b]; });
        return sum;
    }

    [[nodiscard]] bool is_too_heavy(Blocks blocks) const {
        return std::ranges::any_of(model_.bounds, [&](const Bound& bound) {
            return total(bound, blocks) > bound.most + slack_of(bound.most);
        });
    }
    [[nodiscard]] bool is_too_light(Blocks blocks) const {
        return std::ranges::any_of(model_.bounds, [&](const Bound& bound) {
            return total(bound, blocks) < bound.least - slack_of(bound.least);
        });
    }

    /// Whether the totals of the pieces of `rest` leave room for `count` perimeters.
    [[nodiscard]] bool may_part(Blocks rest, std::size_t count) const {
        CountRange range;
        for (Blocks left = rest; left != 0;) {
            const Blocks piece = reached_from(only(first_of(left)), left);
            left &= ~piece;
            std::vector<std::size_t> blocks;
            for_each(piece, [&](std::size_t b) { blocks.push_back(b); });
            const CountRange part = counts_of(model_, blocks);
            if (part.most < part.fewest) return false;
            range.fewest += part.fewest;
            range.most += part.most;
        }
        return range.fewest <= count && count <= range.most;
    }

    [[nodiscard]] bool cannot_pay(double cost, Blocks rest, std::size_t count) const {
        if (wanted_ == Wanted::all || archive_.empty()) return false;
        cost += bounds_.of([&](std::size_t b) { return (rest & only(b)) != 0; }, count);
        return archive_.is_too_dear(cost);
    }

    /// Parts `rest` into `count` perimeters, at `cost` so far.
    void part(Blocks rest, std::size_t count, double cost) {
        if (rest == 0) {
            if (count > 0) return;
            ++count_;
            archive_.add(model_, region_of_);
            return;
        }
        if (count == 0 || !may_part(rest, count) || cannot_pay(cost, rest, count)) return;
        if (count == 1) return close(rest, rest, count, cost);
        grow(only(first_of(rest)), 0, rest, count, cost);
    }

    /// Every set that hangs together, holds `region`, and nothing of `refused`, is met once.
    void grow(Blocks region, Blocks refused, Blocks rest, std::size_t count, double cost) {
        if (is_cut_ || is_too_heavy(region)) return;
        if (budget_.left == 0) {
            is_cut_ = true;
            return;
        }
        --budget_.left;
        Blocks frontier = 0;
        Blocks barred = refused;
        for_each(region, [&](std::size_t b) {
            frontier |= near_[b];
            barred |= apart_[b];
        });
        if ((region & barred) != 0) return;
        // What the refused blocks cut off can still join; if that does not suffice, nothing will.
        const Blocks reach = reached_from(region, rest & ~barred);
        if (is_too_light(reach) || misses_company(region, reach)) return;
        if (!is_too_light(region)) close(region, rest, count, cost);
        frontier &= rest & ~region & ~barred;
        for (; frontier != 0 && !is_cut_; frontier &= frontier - 1) {
            const std::size_t block = first_of(frontier);
            grow(region | only(block), refused, rest, count, cost);
            refused |= only(block);
        }
    }

    [[nodiscard]] bool misses_company(Blocks region, Blocks reach) const {
        bool misses = false;
        for_each(region, [&](std::size_t b) { misses |= (together_[b] & ~reach) != 0; });
        return misses;
    }

    void close(Blocks region, Blocks rest, std::size_t count, double cost) {
        Blocks barred = 0;
        for_each(region, [&](std::size_t b) { barred |= apart_[b]; });
        if ((region & barred) != 0 || misses_company(region, region) || is_too_heavy(region) ||
            is_too_light(region) || reached_from(only(first_of(region)), region) != region)
            return;
        std::vector<std::size_t> blocks;
        for_each(region, [&](std::size_t b) { blocks.push_back(b); });
        const double own = region_cost(model_, blocks).cost;
        if (own == infinite) return;
        for (const std::size_t b : blocks)
            region_of_[b] = count;
        part(rest & ~region, count - 1, cost + own);
    }

    const Model& model_;
    Wanted wanted_;
    NodeBudget& budget_;
    Archive& archive_;
    std::vector<Blocks> near_;
    std::vector<Blocks> apart_;
    std::vector<Blocks> together_;
    BlockBounds bounds_;
    Assignment region_of_;
    std::size_t count_ = 0;
    bool is_cut_ = false;
};

} // namespace

Enumerated enumerate(const Model& model, std::size_t count, Wanted wanted, NodeBudget& budget,
                     Archive& archive) {
    return Enumeration(model, wanted, budget, archive).run(count);
}

} // namespace ctg::grouping
