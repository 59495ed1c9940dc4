// SPDX-License-Identifier: Apache-2.0
#include "planning/grouping/annealing.hpp"

#include "planning/grouping/growth.hpp"
#include "planning/grouping/partition.hpp"
#include "planning/grouping/recombination.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <optional>

namespace ctg::grouping {
namespace {

constexpr std::size_t chains = 16;    ///< per call: the moves are shared out between them
constexpr std::size_t starts = 8;     ///< partitions of which a chain takes the best
constexpr std::size_t probes = 200;   ///< moves from which the scale of costs is taken
constexpr double first_warmth = 0.25; ///< [scale of costs]
constexpr double second_warmth = 0.4; ///< of a chain that goes on from a sound plan
constexpr double third_warmth = 0.12; ///< of one that stays nearer to it
constexpr double last_warmth = 2e-4;  ///< [scale of costs]
constexpr std::size_t rest = 64;      ///< [moves per block] between two looks at the price
constexpr double first_price = 5.0;   ///< [scale of costs]
constexpr double second_price = 10.0;
constexpr std::size_t recombinations = 15; ///< [moves] between two
constexpr double dearer = 1.25;
constexpr double cheaper = 0.9;
constexpr double least_price = 0.05; ///< [scale of costs]
/// How much costs count while a partition is mended: where bounds are tight, not at all.
constexpr std::array care_of_chain{0.1, 0.0, 0.03, 0.0, 0.2};
constexpr double mending_warmth = 0.1;
constexpr double mended_warmth = 0.01;

/// Warmth that falls by the same share with each move.
class Cooling {
public:
    Cooling(double first, double last, std::size_t moves)
        : warmth_(first),
          factor_(std::pow(last / first, 1.0 / static_cast<double>(moves + 1))) {}
    double next() { return warmth_ *= factor_; }
    /// Passes over moves that something else has taken the time of, and gives their number.
    std::size_t skip(std::size_t moves) {
        warmth_ *= std::pow(factor_, static_cast<double>(moves));
        return moves;
    }

private:
    double warmth_;
    double factor_;
};

/// One run of annealing.
class Chain {
public:
    Chain(const Model& model, Assignment start, Draws& draws, Archive& archive)
        : model_(model),
          partition_(model, std::move(start)),
          draws_(draws),
          archive_(archive),
          recombination_(model) {
        scale_ = scale_of_costs();
        price_ = scale_;
    }

    /// Mends what is broken, at `care` for costs, with at most `moves`; whether it is mended.
    bool mend(std::size_t moves, double care) {
        care_ = care;
        Cooling warmth(mending_warmth, mended_warmth, moves);
        for (std::size_t n = 0; n < moves && !partition_.is_sound(); ++n) {
            const double at = warmth.next() * scale_;
            try_move(at);
            if (n % recombinations == 0) n += warmth.skip(try_recombination(at));
        }
        care_ = 1.0;
        return partition_.is_sound();
    }

    void run(std::size_t moves, double warmest, double price) {
        price_ = price * scale_;
        Cooling warmth(warmest, last_warmth, moves);
        const std::size_t look = rest * model_.size();
        std::size_t next_look = look;
        record();
        for (std::size_t n = 0; n < moves; ++n) {
            const double at = warmth.next() * scale_;
            try_move(at);
            if (n % recombinations == 0) n += warmth.skip(try_recombination(at));
            if (n < next_look) continue;
            adapt_price();
            next_look = n + look;
        }
        keep();
    }

private:
    /// Two perimeters at once: what single moves cannot do where bounds are tight.
    std::size_t try_recombination(double warmth) {
        const auto move = drawn_move();
        if (!move) return 1;
        const std::size_t one = partition_.region_of(move->block);
        const auto& near = model_.neighbours[move->block];
        const auto second = std::ranges::find_if(
            near, [&](std::size_t block) { return partition_.region_of(block) == move->region; });
        const auto changed = recombination_.drawn(partition_, move->block, *second, draws_);
        const Tally before = partition_.tally();
        const auto swap_sides = [&] {
            for (const std::size_t block : changed)
                partition_.move(block, partition_.region_of(block) == one ? move->region : one,
                                price_);
        };
        swap_sides();
        const double worse = care_ * (partition_.tally().cost - before.cost) +
                             price_ * (partition_.tally().breach - before.breach);
        if (worse > 0.0 && std::exp(-worse / warmth) < draws_.share())
            swap_sides();
        else
            record();
        return recombination_.size();
    }

    struct Proposal {
        std::size_t block;
        std::size_t region;
    };
    std::optional<Proposal> drawn_move() {
        const std::size_t block = draws_.below(model_.size());
        const auto& near = model_.neighbours[block];
        if (near.empty()) return std::nullopt;
        const std::size_t region = partition_.region_of(near[draws_.below(near.size())]);
        if (region == partition_.region_of(block)) return std::nullopt;
        return Proposal{block, region};
    }

    double scale_of_costs() {
        double sum = 0.0;
        std::size_t count = 0;
        for (std::size_t n = 0; n < probes; ++n)
            if (const auto move = drawn_move()) {
                sum += std::abs(partition_.change(move->block, move->region, 1.0).cost);
                ++count;
            }
        return sum > 0.0 ? sum / static_cast<double>(count) : 1.0;
    }

    void try_move(double warmth) {
        const auto move = drawn_move();
        if (!move) return;
        const Tally change = partition_.change(move->block, move->region, price_);
        const double worse = care_ * change.cost + price_ * change.breach;
        if (worse > 0.0 && std::exp(-worse / warmth) < draws_.share()) return;
        if (!partition_.can_leave(move->block)) return;
        partition_.move(move->block, move->region, price_);
        record();
    }

    void record() {
        const bool is_sound = partition_.is_sound();
        was_sound_ = was_sound_ || is_sound;
        was_broken_ = was_broken_ || !is_sound;
        if (!is_sound || partition_.tally().cost >= best_.cost - Partition::tiny) return;
        best_ = {partition_.tally().cost, partition_.assignment()};
    }

    /// Dearer while no sound plan is met, cheaper while no other is: the best lie along the bounds.
    void adapt_price() {
        if (!was_sound_) price_ *= dearer;
        if (!was_broken_) price_ = std::max(price_ * cheaper, least_price * scale_);
        was_sound_ = was_broken_ = false;
        keep();
    }

    void keep() {
        if (!best_.assignment.empty() && !archive_.is_too_dear(best_.cost))
            archive_.add(model_, best_.assignment);
    }

    const Model& model_;
    Partition partition_;
    Draws& draws_;
    Archive& archive_;
    Recombination recombination_;
    Sound best_;
    double scale_ = 1.0;
    double price_ = 1.0;
    double care_ = 1.0;
    bool was_sound_ = false;
    bool was_broken_ = false;
};

/// The best of a few partitions, by breach, then by cost.
std::optional<Assignment> start_of(const Model& model, std::size_t count, Draws& draws) {
    std::optional<Assignment> best;
    Tally least{infinite, infinite};
    for (std::size_t n = 0; n < starts; ++n) {
        auto start =
            model.wants_most && n % 2 == 0 ? packed(model, draws) : grown(model, count, draws);
        if (!start || regions_of(*start).size() != count) continue;
        const Tally tally = Partition(model, *start).tally();
        if (std::pair(tally.breach, tally.cost) >= std::pair(least.breach, least.cost)) continue;
        least = tally;
        best = std::move(start);
    }
    return best;
}

} // namespace

bool Archive::is_too_dear(double cost) const {
    if (plans_.empty()) return false;
    constexpr double hair = 1e-9; // of what sums in another order may differ by
    const double unit = std::abs(best().cost);
    return tolerance_ > 0.0 ? cost > best().cost + (tolerance_ + hair) * unit
                            : cost >= best().cost - hair * (1.0 + unit);
}

void Archive::add(const Model& model, const Assignment& assignment) {
    constexpr std::size_t most = 200; // more are never looked at
    Sound plan{plan_cost(model, assignment), renumbered(assignment)};
    const auto before = [](const Sound& a, const Sound& b) {
        return a.cost != b.cost ? a.cost < b.cost : a.assignment < b.assignment;
    };
    const auto place = std::ranges::lower_bound(plans_, plan, before);
    if (place != plans_.end() && place->assignment == plan.assignment) return;
    plans_.insert(place, std::move(plan));
    const double worst = best().cost + tolerance_ * std::abs(best().cost);
    std::erase_if(plans_, [&](const Sound& kept) { return kept.cost > worst; });
    if (plans_.size() > most) plans_.pop_back();
}

std::size_t anneal(const Model& model, std::size_t count, std::size_t moves, Draws& draws,
                   Archive& archive, Until until) {
    if (count >= model.size()) { // nothing to move: each block by itself
        Assignment each(model.size());
        std::iota(each.begin(), each.end(), std::size_t{0});
        if (is_plan(model, count, each)) archive.add(model, each);
        return 0;
    }
    const std::size_t length = moves / chains;
    std::size_t spent = 0;
    for (std::size_t n = 0; spent < moves; ++n) {
        // Three chains in four go on from a plan that is known.
        if (n % 4 > 0 && !archive.empty()) {
            const auto& plans = archive.plans();
            const std::size_t at = draws.below(std::min(plans.size(), chains));
            Chain(model, plans[at].assignment, draws, archive)
                .run(length, n % 4 == 1 ? second_warmth : third_warmth, second_price);
            spent += length + 1;
            continue;
        }
        auto start = start_of(model, count, draws);
        spent += length / 2 + 1;
        if (!start) continue;
        Chain chain(model, *std::move(start), draws, archive);
        if (!chain.mend(length / 2, care_of_chain[n % care_of_chain.size()])) continue;
        if (until == Until::first_plan) {
            chain.run(0, first_warmth, first_price);
            break;
        }
        chain.run(length, first_warmth, first_price);
        spent += length;
    }
    return spent;
}

std::size_t packed_count(const Model& model, std::size_t moves, Draws& draws) {
    constexpr std::size_t moves_per_block = 20; // what a packing costs, about
    const std::size_t packings =
        std::max<std::size_t>(moves / (moves_per_block * model.size()), 20);
    std::size_t most = 0;
    for (std::size_t n = 0; n < packings; ++n)
        if (const auto packing = packed(model, draws))
            most = std::max(most, regions_of(*packing).size());
    return most;
}

} // namespace ctg::grouping
