// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "scoring/problem.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg {

/// Scores of a problem whose values move.
class Rescoring {
public:
    /// @throws DataError CTG-SCOR-028 as scored.
    explicit Rescoring(const Problem& problem) : problem_(problem) {
        Faults faults;
        is_standing_ = sheet_of(problem, faults).is_standing.back();
        faults.raise();
        for (const auto& values : problem.values)
            values_.push_back(values.value);
        scores_.resize(values_.size(), Column(problem.units.size()));
        for (std::size_t leaf = 0; leaf < values_.size(); ++leaf)
            normalise(values_[leaf], problem.model.leaves[leaf], scores_[leaf]);
        aggregate(problem.model, scores_);
    }

    [[nodiscard]] double value(std::size_t leaf, std::size_t unit) const {
        return values_[leaf][unit];
    }
    [[nodiscard]] const Column& column(std::size_t leaf) const { return values_[leaf]; }

    void set(std::size_t leaf, std::size_t unit, double value) {
        if (move(leaf, unit, value)) aggregate(problem_.model, scores_);
    }

    /// All values of one unit, by leaf.
    void set(std::size_t unit, std::span<const double> values) {
        bool is_moved = false;
        for (std::size_t leaf = 0; leaf < values.size(); ++leaf)
            is_moved = move(leaf, unit, values[leaf]) || is_moved;
        if (is_moved) aggregate(problem_.model, scores_);
    }

    [[nodiscard]] bool has_rank(std::size_t unit) const { return is_standing_[unit] != 0; }
    [[nodiscard]] double score(std::size_t unit) const {
        return scores_[problem_.model.root()][unit];
    }
    /// Among the units that have a rank.
    [[nodiscard]] std::size_t rank(std::size_t unit) const {
        const Column& root = scores_[problem_.model.root()];
        std::size_t rank = 1;
        for (std::size_t other = 0; other < root.size(); ++other)
            if (has_rank(other) && root[other] > root[unit] + tie_tolerance) ++rank;
        return rank;
    }

private:
    /// Whether the value is another; the scores of its column move with it.
    bool move(std::size_t leaf, std::size_t unit, double value) {
        if (values_[leaf][unit] == value) return false;
        values_[leaf][unit] = value;
        normalise(values_[leaf], problem_.model.leaves[leaf], scores_[leaf]);
        return true;
    }

    const Problem& problem_;
    std::vector<Column> values_;
    std::vector<Column> scores_;
    std::vector<std::uint8_t> is_standing_; ///< by unit, at the root
};

} // namespace ctg
