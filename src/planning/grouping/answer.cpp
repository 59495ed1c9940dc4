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
        // Where a proof comes easily, a tenth of the moves gives plan enough to start it.
        constexpr std::size_t first_share = 10;
        if (limits_.search == GroupingSearch::heuristic) {
            search(limits_.moves);
        } else {
            search(limits_.moves / first_share);
            prove();
            if (!answer_.is_proven) {
                search(limits_.moves - limits_.moves / first_share);
                prove();
            }
        }
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
    bool find(std::size_t count, std::size_t moves, Until until) {
        Archive archive(tolerance_);
        if (answer_.count == count) archive = answer_.archive;
        spent_ += anneal(model_, count, moves, draws_, archive, until);
        if (archive.empty()) return false;
        take(count, std::move(archive));
        return true;
    }

    void take(std::size_t count, Archive archive) {
        if (count != answer_.count) answer_.bound = -infinite; // it was of another number
        answer_.archive = std::move(archive);
        answer_.count = count;
    }

    void search(std::size_t moves) {
        spent_ = 0;
        if (model_.wants_most)
            find_most(moves);
        else
            find_fewest(moves);
        // What is left, or a fair share, goes to the number of perimeters that was found.
        if (!answer_.archive.empty())
            find(answer_.count, std::max(moves - std::min(moves, spent_), moves / 2),
                 Until::moves_end);
    }

    void find_most(std::size_t moves) {
        const std::size_t trial = moves / 4;
        std::size_t count = answer_.count;
        if (answer_.archive.empty()) {
            count = std::clamp(packed_count(model_, trial / 4, draws_), range_.fewest,
                               answer_.count_bound);
            while (!find(count, trial, Until::first_plan) && count > range_.fewest)
                --count;
        }
        while (!answer_.archive.empty() && answer_.count < answer_.count_bound &&
               find(answer_.count + 1, trial, Until::first_plan)) {
        }
    }

    void find_fewest(std::size_t moves) {
        const bool is_one = answer_.count_bound == range_.most;
        const std::size_t trial = moves / (is_one ? 1 : 8);
        const std::size_t end = answer_.archive.empty() ? range_.most + 1 : answer_.count;
        for (std::size_t count = answer_.count_bound; count < end; ++count)
            if (find(count, trial, Until::first_plan)) break;
    }

    /// Excludes the numbers of perimeters that would be better, then the plans.
    void prove() {
        std::size_t count = answer_.count_bound;
        while (true) {
            const bool is_met = !answer_.archive.empty() && count == answer_.count;
            Archive archive = is_met ? answer_.archive : Archive(tolerance_);
            const bool is_searched = this->is_searched(count, archive);
            if (!archive.empty()) {
                take(count, std::move(archive));
                answer_.is_proven = is_searched;
                answer_.bound = is_searched ? answer_.archive.best().cost
                                            : std::max(answer_.bound, tree_bound_);
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
    std::size_t spent_ = 0;         ///< [moves]
    double tree_bound_ = -infinite; ///< of the number of perimeters searched last
    Answer answer_;
};

} // namespace

Answer answer_to(const Model& model, double tolerance, std::uint64_t seed,
                 const GroupingLimits& limits) {
    return Search(model, tolerance, seed, limits).run();
}

} // namespace ctg::grouping
