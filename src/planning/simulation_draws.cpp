// SPDX-License-Identifier: Apache-2.0
//
// Draws go side by side in lanes, one array for each thing that is known of an item, so that the
// compiler makes one instruction of several draws. Masks are 0 or −1.
#include "planning/simulation_draws.hpp"

#include "base/parallel.hpp"
#include "base/stream.hpp"
#include "base/wide_vectors.hpp"

#include <algorithm>
#include <array>
#include <mutex>
#include <span>
#include <utility>

namespace ctg::planning {
namespace {

constexpr std::size_t lanes = 64;
constexpr std::size_t blocks_at_once = 16;

using Lanes = std::array<std::int32_t, lanes>;

/// What is known of an item in each draw.
struct alignas(64) ItemState {
    Lanes next;       ///< the month of its next event
    Lanes is_signed;  ///< then it is a renewal, else a signature
    Lanes has_signed; ///< once at least
};

/// The keys of the draws of a block.
struct alignas(64) DrawKeys {
    std::array<std::uint32_t, lanes> low;
    std::array<std::uint32_t, lanes> high;
};

DrawKeys keys_of(std::uint64_t seed, std::size_t first_draw) {
    DrawKeys keys{};
    for (std::size_t lane = 0; lane < lanes; ++lane) {
        const std::uint64_t key = Stream::key(Stream::key(0, seed), first_draw + lane);
        keys.low[lane] = static_cast<std::uint32_t>(key);
        keys.high[lane] = static_cast<std::uint32_t>(key >> 32U);
    }
    return keys;
}

/// A whole number of 31 bits that is a function of two keys of 64. The rounds are those of
/// lowbias32 (Wellons 2018, https://nullprogram.com/blog/2018/07/31/), a half of the keys before
/// each: 32 bits alone would give some of a million draws the same numbers.
inline std::int32_t number(std::uint32_t low, std::uint32_t high, std::uint64_t key) {
    std::uint32_t x = low ^ static_cast<std::uint32_t>(key);
    x ^= x >> 16U;
    x *= 0x7feb352dU;
    x ^= high ^ static_cast<std::uint32_t>(key >> 32U);
    x ^= x >> 15U;
    x *= 0x846ca68bU;
    x ^= x >> 16U;
    return static_cast<std::int32_t>(x >> 1U);
}

inline std::int32_t mask(bool is_true) {
    return -static_cast<std::int32_t>(is_true);
}

/// `yes` where the mask is −1, else `no`.
inline std::int32_t chosen(std::int32_t mask, std::int32_t yes, std::int32_t no) {
    return (yes & mask) | (no & ~mask);
}

/// Lets `occasion` come in the draws whose event it is; nothing before was their own.
CTG_ON_WIDE_VECTORS
void sign_first(const Occasion& occasion, const DrawKeys& keys, ItemState& state) {
    const Trial trial = occasion.signature;
    for (std::size_t l = 0; l < lanes; ++l) {
        const auto won = mask(number(keys.low[l], keys.high[l], trial.key) <= trial.limit);
        state.next[l] = chosen(won, occasion.end, occasion.again);
        state.is_signed[l] = won;
        state.has_signed[l] = won;
    }
}

/// Lets `occasion` come in the draws whose event is due and has its days.
CTG_ON_WIDE_VECTORS
void come_to(const Occasion& occasion, std::int32_t month, const DrawKeys& keys,
             std::vector<Lanes>& left, ItemState& state) {
    alignas(64) Lanes able;
    std::int32_t any = 0;
    const auto open = mask(occasion.is_open);
    for (std::size_t l = 0; l < lanes; ++l) {
        able[l] = mask(state.next[l] <= month) & (state.is_signed[l] | open);
        any |= able[l];
    }
    if (any == 0) return;
    for (const auto& [row, again, renewal] : occasion.days)
        for (std::size_t l = 0; l < lanes; ++l)
            able[l] &= mask(left[row][l] >= chosen(state.is_signed[l], renewal, again));
    for (const auto& [row, again, renewal] : occasion.days)
        for (std::size_t l = 0; l < lanes; ++l)
            left[row][l] -= able[l] & chosen(state.is_signed[l], renewal, again);
    const auto [signature, renewal] = std::pair(occasion.signature, occasion.renewal);
    for (std::size_t l = 0; l < lanes; ++l) {
        const auto was_signed = state.is_signed[l];
        const auto drawn = chosen(was_signed, number(keys.low[l], keys.high[l], renewal.key),
                                  number(keys.low[l], keys.high[l], signature.key));
        const auto yes = mask(drawn <= chosen(was_signed, renewal.limit, signature.limit));
        const auto after = chosen(yes, occasion.end, occasion.again);
        state.next[l] = chosen(able[l], after, state.next[l]);
        state.is_signed[l] = chosen(able[l], yes, was_signed);
        state.has_signed[l] |= able[l] & yes;
    }
}

/// Whether an item is in force at the end of `month`, as a mask.
inline std::int32_t in_force(const ItemState& state, std::size_t lane, std::int32_t month) {
    return state.is_signed[lane] & mask(state.next[lane] > month);
}

CTG_ON_WIDE_VECTORS
void cover(const ItemState& state, std::int32_t month, std::int32_t weight, Lanes& covered) {
    for (std::size_t l = 0; l < lanes; ++l)
        covered[l] += in_force(state, l, month) & weight;
}

/// Where all the items of the term are in force.
void cover(const CoverageTerm& term, const std::vector<ItemState>& states, std::int32_t month,
           Lanes& covered) {
    for (std::size_t l = 0; l < lanes; ++l) {
        std::int32_t weight = term.weight[static_cast<std::size_t>(month)];
        for (const auto item : term.items)
            weight &= in_force(states[item], l, month);
        covered[l] += weight;
    }
}

CTG_ON_WIDE_VECTORS
void count(const ItemState& state, std::int32_t month, const Lanes& used, ItemCount& into) {
    std::int32_t has_signed = 0;
    std::int32_t is_in_force = 0;
    for (std::size_t l = 0; l < lanes; ++l) {
        has_signed -= state.has_signed[l] & used[l];
        is_in_force -= in_force(state, l, month) & used[l];
    }
    into.has_signed += has_signed;
    into.in_force += is_in_force;
}

} // namespace

/// Draws blocks. Each thread has its own.
class Drawing {
public:
    Drawing(const SimulationModel& model, std::uint64_t seed, DrawnCoverage& drawn)
        : model_(model),
          seed_(seed),
          drawn_(drawn),
          states_(model.items.size()),
          left_(model.capacities.size()),
          counts_(drawn.counts_.size()) {}

    void draw(std::size_t block) {
        const std::size_t first_draw = block * lanes;
        const DrawKeys keys = keys_of(seed_, first_draw);
        for (std::size_t l = 0; l < lanes; ++l)
            used_[l] = mask(first_draw + l < drawn_.draws_);
        begin();
        std::size_t place = 0;
        for (std::int32_t month = 0; month < model_.months; ++month) {
            for (const auto& occasion : model_.occasions[static_cast<std::size_t>(month)])
                if (auto& state = states_[occasion.item]; occasion.is_first)
                    sign_first(occasion, keys, state);
                else
                    come_to(occasion, month, keys, left_, state);
            if (place < model_.changing.size() && model_.changing[place] == month)
                tally(month, place++, first_draw);
        }
    }

    /// Adds what was counted to the whole: whole numbers, so in whatever order.
    void hand_in() {
        for (std::size_t i = 0; i < counts_.size(); ++i) {
            drawn_.counts_[i].has_signed += counts_[i].has_signed;
            drawn_.counts_[i].in_force += counts_[i].in_force;
            counts_[i] = {};
        }
    }

private:
    /// Candidates begin at their first occasion.
    void begin() {
        for (std::size_t i = 0; i < states_.size(); ++i) {
            if (!model_.items[i].is_signed) continue;
            states_[i].next.fill(model_.items[i].next);
            states_[i].is_signed.fill(mask(true));
            states_[i].has_signed.fill(mask(true));
        }
        for (std::size_t row = 0; row < left_.size(); ++row)
            left_[row].fill(model_.capacities[row]);
    }

    void tally(std::int32_t month, std::size_t place, std::size_t first_draw) {
        const auto at = static_cast<std::size_t>(month);
        alignas(64) Lanes covered;
        covered.fill(model_.registered[at]);
        for (const auto& term : model_.terms) {
            const bool have_begun = std::ranges::all_of(
                term.items, [&](std::size_t item) { return has_begun(item, month); });
            if (!have_begun) continue;
            if (term.items.size() > 1)
                cover(term, states_, month, covered);
            else
                cover(states_[term.items.front()], month, term.weight[at], covered);
        }
        if (drawn_.is_counted_[place])
            for (std::size_t i = 0; i < states_.size(); ++i)
                if (has_begun(i, month))
                    count(states_[i], month, used_, counts_[place * states_.size() + i]);
        std::ranges::copy(covered,
                          drawn_.covered_.begin() +
                              static_cast<std::ptrdiff_t>(place * drawn_.stride_ + first_draw));
    }

    [[nodiscard]] bool has_begun(std::size_t item, std::int32_t month) const {
        return model_.items[item].next <= month;
    }

    const SimulationModel& model_;
    std::uint64_t seed_;
    DrawnCoverage& drawn_;
    Lanes used_{}; ///< the last block may hold more draws than are asked for
    std::vector<ItemState> states_;
    std::vector<Lanes> left_; ///< days, by row of the capacities
    std::vector<ItemCount> counts_;
};

DrawnCoverage::DrawnCoverage(const SimulationModel& model, std::size_t draws,
                             std::span<const std::int32_t> counted)
    : draws_(draws),
      stride_((draws + lanes - 1) / lanes * lanes),
      items_(model.items.size()),
      is_counted_(model.changing.size()),
      covered_(model.changing.size() * stride_),
      counts_(model.changing.size() * items_) {
    std::size_t place = 0;
    for (std::int32_t month = 0; month < model.months; ++month) {
        if (place + 1 < model.changing.size() && model.changing[place + 1] == month) ++place;
        place_.push_back(place);
    }
    for (const auto month : counted)
        is_counted_[place_[static_cast<std::size_t>(month)]] = true;
}

std::span<const std::int32_t> DrawnCoverage::covered(std::int32_t month) const {
    return std::span(covered_).subspan(place_[static_cast<std::size_t>(month)] * stride_, draws_);
}

const ItemCount& DrawnCoverage::count(std::size_t item, std::int32_t month) const {
    return counts_[place_[static_cast<std::size_t>(month)] * items_ + item];
}

DrawnCoverage drawn(const SimulationModel& model, std::size_t draws, std::uint64_t seed,
                    std::size_t threads, std::span<const std::int32_t> counted) {
    DrawnCoverage drawn(model, draws, counted);
    const std::size_t blocks = (draws + lanes - 1) / lanes;
    const std::size_t jobs = (blocks + blocks_at_once - 1) / blocks_at_once;
    std::mutex counts_guard;
    in_parallel(threads, jobs, [&] {
        return [&, drawing = Drawing(model, seed, drawn)](std::size_t job) mutable {
            const std::size_t end = std::min(blocks, (job + 1) * blocks_at_once);
            for (std::size_t block = job * blocks_at_once; block < end; ++block)
                drawing.draw(block);
            const std::scoped_lock lock(counts_guard);
            drawing.hand_in();
        };
    });
    return drawn;
}

} // namespace ctg::planning
