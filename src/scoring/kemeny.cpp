// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/check.hpp"
#include "ctg/scoring/score.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <utility>

namespace ctg {
namespace {

/// A set of units, a bit for each.
using UnitSet = std::uint32_t;

/// Finds the best order of each set of units as the best order of the set without its last unit.
class KemenySearch {
public:
    explicit KemenySearch(PairwiseSupport support)
        : support_(std::move(support)),
          all_((UnitSet{1} << support_.size()) - 1),
          best_(std::size_t{all_} + 1, -std::numeric_limits<double>::infinity()) {
        best_[0] = 0.0;
        for (UnitSet set = 1; set <= all_; ++set)
            for_each_unit(set, [&](std::size_t last) {
                best_[set] = std::max(best_[set], agreement_with(set, last));
            });
    }

    [[nodiscard]] KemenyOrders orders() {
        KemenyOrders found;
        found.agreement = best_[all_];
        found.rank_best.assign(support_.size(), support_.size());
        found.rank_worst.assign(support_.size(), 1);
        is_on_a_best_way_.assign(best_.size(), false);
        is_on_a_best_way_[all_] = true;
        for (UnitSet set = all_; set > 0; --set)
            if (is_on_a_best_way_[set]) mark_ways_into(set, found);
        found.count = ways();
        std::vector<std::size_t> from_last;
        list(all_, from_last, found);
        return found;
    }

private:
    template <class Visit>
    static void for_each_unit(UnitSet set, Visit visit) {
        for (UnitSet rest = set; rest != 0; rest &= rest - 1)
            visit(static_cast<std::size_t>(std::countr_zero(rest)));
    }

    static UnitSet without(UnitSet set, std::size_t unit) { return set & ~(UnitSet{1} << unit); }

    /// The agreement of the best order of `set` in which `last` comes last.
    [[nodiscard]] double agreement_with(UnitSet set, std::size_t last) const {
        const UnitSet before = without(set, last);
        double agreement = best_[before];
        for_each_unit(before, [&](std::size_t unit) { agreement += support_[unit][last]; });
        return agreement;
    }

    [[nodiscard]] bool may_end_in(UnitSet set, std::size_t last) const {
        return agreement_with(set, last) >= best_[set] - tie_tolerance;
    }

    void mark_ways_into(UnitSet set, KemenyOrders& found) {
        const auto place = static_cast<std::size_t>(std::popcount(set));
        for_each_unit(set, [&](std::size_t last) {
            if (!may_end_in(set, last)) return;
            is_on_a_best_way_[without(set, last)] = true;
            found.rank_best[last] = std::min(found.rank_best[last], place);
            found.rank_worst[last] = std::max(found.rank_worst[last], place);
        });
    }

    /// How many best orders there are; at most 20!, which fits.
    [[nodiscard]] std::uint64_t ways() const {
        std::vector<std::uint64_t> ways(best_.size(), 0);
        ways[0] = 1;
        for (UnitSet set = 1; set <= all_; ++set) {
            if (!is_on_a_best_way_[set]) continue;
            for_each_unit(set, [&](std::size_t last) {
                if (may_end_in(set, last)) ways[set] += ways[without(set, last)];
            });
        }
        return ways[all_];
    }

    void list(UnitSet set, std::vector<std::size_t>& from_last, KemenyOrders& found) const {
        if (found.orders.size() == most_listed_orders) return;
        if (set == 0) {
            found.orders.emplace_back(from_last.rbegin(), from_last.rend());
            return;
        }
        for_each_unit(set, [&](std::size_t last) {
            if (!may_end_in(set, last)) return;
            from_last.push_back(last);
            list(without(set, last), from_last, found);
            from_last.pop_back();
        });
    }

    PairwiseSupport support_;
    UnitSet all_;
    std::vector<double> best_; ///< agreement of the best order of each set
    std::vector<bool> is_on_a_best_way_;
};

} // namespace

KemenyOrders kemeny_orders(const ScoreMatrix& matrix) {
    if (matrix.units.size() > most_kemeny_units)
        throw LimitError({error_of("CTG-SCOR-029", {{"count", std::to_string(matrix.units.size())},
                                                    {"most", std::to_string(most_kemeny_units)}})});
    return KemenySearch(pairwise_support(matrix)).orders();
}

} // namespace ctg
