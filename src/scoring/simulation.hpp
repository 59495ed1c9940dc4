// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "base/stream.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "scoring/problem.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace ctg {

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
