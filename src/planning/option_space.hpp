// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/selection.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg::planning {

/// The options left to each item: those of item i stand in [first[i], first[i + 1]), in order.
struct Domain {
    std::vector<std::uint32_t> options; ///< numbered over all items
    std::vector<std::uint32_t> first;

    [[nodiscard]] std::size_t size_of(std::size_t item) const {
        return first[item + 1] - first[item];
    }
    [[nodiscard]] bool has_empty_item() const {
        return std::ranges::adjacent_find(first) != first.end();
    }
    /// Keeps the options that `keep(item, place)` wants; tells whether any was struck.
    template <class Keep>
    bool strike(Keep keep);
};

/// What an option takes of a row: never negative.
struct FlatUse {
    std::uint32_t row;
    double amount;
    double scaled; ///< near 1, so that one step suits the multipliers of all rows
};

/// The least that each item of a domain takes of each row, and the sums.
struct LeastUse {
    std::vector<double> by_item; ///< item × rows + row
    std::vector<double> sum;
};

/// A Lagrangian relaxation: each item takes its best option when what it takes of a row is paid.
struct Relaxation {
    double bound = 0.0;
    std::vector<double> reduced;     ///< value less payments, by place in the domain
    std::vector<double> top;         ///< the largest, by item
    std::vector<std::uint32_t> pick; ///< its place
    std::vector<double> gradient;    ///< by row: what is left
};

/// A selection problem laid flat for the search.
class OptionSpace {
public:
    explicit OptionSpace(const SelectionProblem& problem);

    [[nodiscard]] std::size_t item_count() const noexcept { return first_option_.size() - 1; }
    [[nodiscard]] std::size_t row_count() const noexcept { return rows_.size(); }
    [[nodiscard]] std::uint32_t first_option(std::size_t item) const { return first_option_[item]; }
    [[nodiscard]] std::span<const FlatUse> uses_of(std::uint32_t option) const {
        return {uses_.data() + first_use_[option], first_use_[option + 1] - first_use_[option]};
    }
    /// All options of all items.
    [[nodiscard]] Domain whole() const;
    /// What selections are worth at least.
    [[nodiscard]] double least_value() const;
    /// What a selection is worth; `options` has one option for each item.
    [[nodiscard]] double value_of(std::span<const std::uint32_t> options) const;

    /// Whether `option` goes with the least that all other items take.
    [[nodiscard]] bool fits(std::size_t item, std::uint32_t option, const LeastUse& least) const;
    /// Strikes the options that overload a row; false when an item or a row has no way out.
    bool propagate(Domain& domain, LeastUse& least) const;
    /// Relaxes the rows of `domain` at the given payments.
    void relax(const Domain& domain, std::span<const double> multipliers,
               Relaxation& relaxation) const;

private:
    void lay_flat(const SelectionProblem& problem);
    void shift_to_positive();
    void take_least(const Domain& domain, LeastUse& least) const;

    std::vector<Row> rows_;
    std::vector<double> scale_; ///< by row
    std::vector<double> value_; ///< by option
    std::vector<FlatUse> uses_;
    std::vector<std::size_t> first_use_;      ///< by option
    std::vector<std::uint32_t> first_option_; ///< by item
};

template <class Keep>
bool Domain::strike(Keep keep) {
    std::uint32_t kept = 0;
    std::uint32_t begin = 0;
    for (std::size_t item = 0; item + 1 < first.size(); ++item) {
        const std::uint32_t end = first[item + 1];
        for (std::uint32_t place = begin; place < end; ++place)
            if (keep(item, place)) options[kept++] = options[place];
        begin = end;
        first[item + 1] = kept;
    }
    const bool has_struck = kept < options.size();
    options.resize(kept);
    return has_struck;
}

} // namespace ctg::planning
