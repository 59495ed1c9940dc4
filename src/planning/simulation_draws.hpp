// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/simulation_model.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace ctg::planning {

/// In how many draws an item has signed, and is in force, in a month.
struct ItemCount {
    std::int64_t has_signed = 0;
    std::int64_t in_force = 0;
};

/// What came of all draws.
class DrawnCoverage {
public:
    DrawnCoverage(const SimulationModel& model, std::size_t draws,
                  std::span<const std::int32_t> counted);

    /// What each draw covers at the end of a month.
    [[nodiscard]] std::span<const std::int32_t> covered(std::int32_t month) const;
    /// Of a month that is counted.
    [[nodiscard]] const ItemCount& count(std::size_t item, std::int32_t month) const;

private:
    friend class Drawing;
    std::size_t draws_;
    std::size_t stride_; ///< whole blocks
    std::size_t items_;
    std::vector<std::size_t> place_;    ///< by month, among those that change
    std::vector<bool> is_counted_;      ///< by place
    std::vector<std::int32_t> covered_; ///< place, draw
    std::vector<ItemCount> counts_;     ///< place, item
};

/// As many draws; items are counted in the months `counted`.
[[nodiscard]] DrawnCoverage drawn(const SimulationModel& model, std::size_t draws,
                                  std::uint64_t seed, std::size_t threads,
                                  std::span<const std::int32_t> counted = {});

} // namespace ctg::planning
