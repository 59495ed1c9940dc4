// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/scoring/uncertainty.hpp"
#include "scoring/problem.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ctg {

/// Random numbers that are a function of a key alone: whoever asks, in whatever order, gets the
/// same. A UniformRandomBitGenerator.
/// Source: SplitMix64 (Steele, Lea and Flood 2014).
class Stream {
public:
    using result_type = std::uint64_t;

    explicit Stream(std::uint64_t key) noexcept : state_(mixed(key)) {}

    [[nodiscard]] static constexpr result_type min() noexcept { return 0; }
    [[nodiscard]] static constexpr result_type max() noexcept { return ~result_type{0}; }
    result_type operator()() noexcept { return mixed(state_ += golden); }

    /// Evenly in [0, 1), of 53 bits.
    double uniform() noexcept { return static_cast<double>((*this)() >> 11U) * 0x1p-53; }

    /// A key made of another and a name: FNV-1a (Fowler, Noll and Vo) of its characters.
    [[nodiscard]] static std::uint64_t key(std::uint64_t of, std::string_view name) noexcept {
        std::uint64_t hash = 0xcbf29ce484222325U;
        for (const char character : name)
            hash = (hash ^ static_cast<unsigned char>(character)) * 0x100000001b3U;
        return key(of, hash);
    }

    /// A key made of another and a number.
    [[nodiscard]] static std::uint64_t key(std::uint64_t of, std::uint64_t number) noexcept {
        return mixed(of + golden * (number + 1));
    }

private:
    static constexpr std::uint64_t golden = 0x9e3779b97f4a7c15U;

    static std::uint64_t mixed(std::uint64_t z) noexcept {
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }

    std::uint64_t state_;
};

inline constexpr std::size_t doubt_count = 6;

/// The key from which each doubt takes its numbers in one draw; a doubt without stands still.
using DoubtKeys = std::array<std::optional<std::uint64_t>, doubt_count>;

/// Scores the root of a problem as its doubts are drawn. Each thread has its own.
class Simulation {
public:
    /// @pre the problem, the rule and the sheet outlive it.
    Simulation(const Problem& problem, const Uncertainty& rule, const Sheet& nominal);

    /// The scores of the root, by unit; −∞ where a geometric mean without floor has no score.
    const Column& draw(const DoubtKeys& keys);

private:
    struct Movable;
    void draw_values(const DoubtKeys& keys);
    void draw_goalposts(std::uint64_t key);
    void draw_weights(std::uint64_t key);
    [[nodiscard]] double around(double mean, const Movable& value, std::uint64_t key) const;
    void mark_failures();
    void restore();

    /// A value that a doubt may move.
    struct Movable {
        std::size_t leaf = 0;
        std::size_t unit = 0;
        double low = 0.0;
        double high = 0.0;
        std::optional<Posterior> posterior;
    };
    [[nodiscard]] std::vector<Movable>& movables(Doubt doubt);

    const Problem& problem_;
    const Uncertainty& rule_;
    const Sheet& nominal_;
    std::vector<std::size_t> needed_; ///< means below the root
    std::vector<std::size_t> order_;  ///< of leaves by name, so that their place in the file does
                                      ///< not show in what is drawn
    std::array<std::vector<Movable>, doubt_count> movables_;
    std::vector<std::vector<double>> known_; ///< by leaf: what a gap may be
    /// By mean and child, of their names: so that no order in the file shows in what is drawn.
    std::vector<std::vector<std::uint64_t>> child_keys_;
    Model model_;
    std::vector<Column> values_; ///< by leaf
    std::vector<Column> scores_; ///< by place
    std::vector<bool> is_moved_; ///< by leaf
};

/// Whether anything in `problem` is subject to `doubt`.
[[nodiscard]] bool is_subject(const Problem& problem, Doubt doubt);

} // namespace ctg
