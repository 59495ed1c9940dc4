// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/answer.hpp"

#include "planning/grouping/centre_tree.hpp"
#include "planning/grouping/cover.hpp"
#include "planning/grouping/enumeration.hpp"
#include "planning/grouping/relaxation.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace ctg::grouping {
namespace {

class Search {
public:
    Search(const Model& model, double tolerance, std::uint64_t seed, const GroupingLimits& limits)
        : model_(model),
          tolerance_(tolerance),
          limits_(limits),
          draws_(seed),
          range_(counts_of(model)),
          budget_{limits.nodes} {}

    Answer run() {
        answer_.archive = Archive(tolerance_);
        answer_.is_proven = range_.most < range_.fewest;
        if (answer_.is_proven) return std::move(answer_);
        if (model_.size() == 0) return of_nothing();
        answer_.count_bound = model_.wants_most ? range_.most : range_.fewest;
        if (model_.wants_most)
            find_most();
        else
            find_fewest();
        if (limits_.search != GroupingSearch::heuristic) prove();
        if (!answer_.archive.empty()) settle_bound();
        return std::move(answer_);
    }

private:
    /// All units are alone: there is one plan, of no further perimeter.
    Answer of_nothing() {
        answer_.archive.add(model_, {});
        answer_.bound = model_.fixed_cost;
        answer_.is_proven = true;
        return std::move(answer_);
    }

    /// Keeps what was found of `count` perimeters, if anything was.
    bool find(std::size_t count, std::size_t moves) {
        Archive archive(tolerance_);
        if (answer_.count == count) archive = answer_.archive;
        anneal(model_, count, moves, draws_, archive);
        if (archive.empty()) return false;
        answer_.archive = std::move(archive);
        answer_.count = count;
        return true;
    }

    void find_most() {
        const std::size_t trial = limits_.moves / 4;
        const std::size_t first = std::clamp(packed_count(model_, limits_.moves / 10, draws_),
                                             range_.fewest, range_.most);
        std::size_t count = first;
        while (!find(count, trial) && count > range_.fewest)
            --count;
        if (answer_.archive.empty()) return;
        for (count = first;
             answer_.count == count && count < range_.most && find(count + 1, trial);)
            ++count;
        find(answer_.count, limits_.moves / 2);
    }

    void find_fewest() {
        if (range_.fewest == range_.most) {
            find(range_.fewest, limits_.moves);
            return;
        }
        for (std::size_t count = range_.fewest; count <= range_.most; ++count)
            if (find(count, limits_.moves / 8)) break;
        if (!answer_.archive.empty()) find(answer_.count, limits_.moves / 2);
    }

    /// Excludes the numbers of perimeters that would be better, then the plans.
    void prove() {
        std::size_t count = answer_.count_bound;
        while (true) {
            const bool is_met = !answer_.archive.empty() && count == answer_.count;
            Archive archive = is_met ? answer_.archive : Archive(tolerance_);
            const bool is_searched = this->is_searched(count, archive);
            if (!archive.empty()) {
                answer_.archive = std::move(archive);
                answer_.count = count;
                answer_.is_proven = is_searched;
                answer_.bound = is_searched ? answer_.archive.best().cost : tree_bound_;
            }
            if (!is_searched || (!answer_.archive.empty() && count == answer_.count)) return;
            if (count == (model_.wants_most ? range_.fewest : range_.most)) {
                answer_.is_proven = true; // that there is none
                return;
            }
            count = model_.wants_most ? count - 1 : count + 1;
            answer_.count_bound = count;
        }
    }

    /// Whether all plans of `count` perimeters were weighed.
    bool is_searched(std::size_t count, Archive& archive) {
        if (model_.has_centres()) {
            const TreeAnswer tree = centre_tree(model_, count, budget_, archive);
            tree_bound_ = tree.bound;
            return tree.is_complete;
        }
        if (model_.size() > most_in_a_set) return false;
        const CoverAnswer covered = cover(model_, count, budget_, archive);
        tree_bound_ = covered.bound;
        if (covered.is_listed) return covered.is_complete;
        return enumerate(model_, count, Wanted::better, budget_, archive).is_complete;
    }

    void settle_bound() {
        if (answer_.is_proven) return;
        answer_.bound = std::max(answer_.bound, cost_bound(model_, answer_.count));
        const double best = answer_.archive.best().cost;
        answer_.bound = std::min(answer_.bound, best);
        constexpr double tolerance = 1e-9;
        answer_.is_proven = answer_.count == answer_.count_bound &&
                            best - answer_.bound <= tolerance * (1.0 + std::abs(best));
    }

    const Model& model_;
    double tolerance_;
    const GroupingLimits& limits_;
    Draws draws_;
    CountRange range_;
    NodeBudget budget_;
    double tree_bound_ = -infinite; ///< of the number of perimeters searched last
    Answer answer_;
};

} // namespace

Answer answer_to(const Model& model, double tolerance, std::uint64_t seed,
                 const GroupingLimits& limits) {
    return Search(model, tolerance, seed, limits).run();
}

} // namespace ctg::grouping
