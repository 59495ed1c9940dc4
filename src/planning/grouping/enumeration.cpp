// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/enumeration.hpp"

#include "planning/grouping/block_sets.hpp"
#include "planning/grouping/relaxation.hpp"

namespace ctg::grouping {
namespace {

class Enumeration {
public:
    Enumeration(const Model& model, Wanted wanted, NodeBudget& budget, Archive& archive)
        : model_(model),
          wanted_(wanted),
          budget_(budget),
          archive_(archive),
          sets_(model),
          bounds_(model),
          region_of_(model.size(), none) {}

    Enumerated run(std::size_t count) {
        if (model_.size() > 0) part(sets_.all(), count, model_.fixed_cost);
        return {!is_cut_, count_};
    }

private:
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
        if (count == 0 || !sets_.may_part(rest, count) || cannot_pay(cost, rest, count)) return;
        if (count == 1) return close(rest, rest, count, cost);
        grow(only(first_of(rest)), 0, rest, count, cost);
    }

    /// Every set that hangs together, holds `region`, and nothing of `refused`, is met once.
    void grow(Blocks region, Blocks refused, Blocks rest, std::size_t count, double cost) {
        if (is_cut_ || sets_.is_too_heavy(region)) return;
        if (budget_.left == 0) {
            is_cut_ = true;
            return;
        }
        --budget_.left;
        const Blocks barred = refused | sets_.barred(region);
        if ((region & barred) != 0) return;
        // What the refused blocks cut off can still join; if that does not suffice, nothing will.
        const Blocks reach = sets_.reached_from(region, rest & ~barred);
        if (sets_.is_too_light(reach) || sets_.misses_company(region, reach)) return;
        if (!sets_.is_too_light(region)) close(region, rest, count, cost);
        Blocks frontier = sets_.near(region) & rest & ~region & ~barred;
        for (; frontier != 0 && !is_cut_; frontier &= frontier - 1) {
            const std::size_t block = first_of(frontier);
            grow(region | only(block), refused, rest, count, cost);
            refused |= only(block);
        }
    }

    void close(Blocks region, Blocks rest, std::size_t count, double cost) {
        if (!sets_.is_sound(region)) return;
        const auto blocks = BlockSets::listed(region);
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
    BlockSets sets_;
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
