// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/model.hpp"

#include <cstddef>
#include <vector>

namespace ctg::grouping {

/// What a search weighs: the cost, and how far the rules are from being kept.
struct Tally {
    double cost = 0.0;
    double breach = 0.0; ///< bounds missed [blocks of mean weight], pairs that should not be, …
};

/// A partition into perimeters that hang together, and what each single move would change. Bounds
/// and pairs may be broken on the way, as the breach tells; contiguity never is.
class Partition {
public:
    /// @pre each perimeter of `assignment` hangs together; they are numbered from 0.
    Partition(const Model& model, Assignment assignment);

    [[nodiscard]] const Assignment& assignment() const noexcept { return region_of_; }
    [[nodiscard]] std::size_t region_of(std::size_t block) const { return region_of_[block]; }
    [[nodiscard]] const Tally& tally() const noexcept { return tally_; }
    [[nodiscard]] bool is_sound() const noexcept { return tally_.breach < tiny; }

    /// Whether the perimeter of `block` goes on hanging together without it, and is not empty.
    [[nodiscard]] bool can_leave(std::size_t block);
    /// What a move to `region` would add, at `price` for a breach (which decides between centres).
    [[nodiscard]] Tally change(std::size_t block, std::size_t region, double price) const;
    void move(std::size_t block, std::size_t region, double price);

    /// The least breach that is one: below, it is rounding.
    static constexpr double tiny = 1e-7;

private:
    /// Cost and breach of the best centre of a region with or without one block more.
    [[nodiscard]] Tally centred(std::size_t region, std::size_t block, int sign,
                                double price) const;
    [[nodiscard]] double breach_of(const Bound& bound, std::size_t index, double load) const;
    void recount();

    const Model& model_;
    Assignment region_of_;
    std::vector<std::size_t> size_of_;
    std::vector<double> scale_; ///< by bound: the mean weight of a block
    Matrix<double> load_;       ///< bound × region
    Matrix<double> affinity_;   ///< block × region: what its pairs with it cost
    Matrix<int> friction_;      ///< block × region: pairs that must not be, less those that must
    Matrix<double> to_centre_;  ///< region × centre, within reach
    Matrix<int> beyond_;        ///< region × centre: blocks out of reach
    std::vector<std::vector<std::size_t>> members_; ///< with centres: the blocks of each region
    std::vector<Tally> centred_;                    ///< by region, at the last price
    std::vector<std::vector<std::size_t>> apart_;
    std::vector<std::vector<std::size_t>> together_;
    std::vector<std::vector<std::size_t>> centres_of_; ///< by block
    Tally tally_;
    std::vector<std::size_t> stamp_of_;
    std::vector<std::size_t> stack_;
    std::size_t stamp_ = 0;
};

/// Whether an assignment is a plan of `count` perimeters that keeps all rules.
[[nodiscard]] bool is_plan(const Model& model, std::size_t count, const Assignment& assignment);

} // namespace ctg::grouping
