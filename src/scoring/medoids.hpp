// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace ctg {

/// Symmetric, by unit and unit.
using Distances = std::vector<std::vector<double>>;

/// Costs within this are equal [points].
inline constexpr double cost_tolerance = 1e-9;

/// Units that stand for others, in order.
struct Medoids {
    std::vector<std::size_t> units;
    double cost = 0.0;     ///< Σ distance of each unit to the nearest
    bool is_exact = false; ///< no other choice costs less
};

/// The choice of `count` medoids that costs least, if there are few choices; else a choice that no
/// swap of a medoid with another unit makes better.
/// @pre 1 ≤ count ≤ units.
[[nodiscard]] Medoids medoids_of(const Distances& distances, std::size_t count);

/// Which of `medoids` is nearest to `unit`, a medoid to itself; of equals the first.
[[nodiscard]] std::size_t nearest_of(const std::vector<std::size_t>& medoids, std::size_t unit,
                                     const Distances& distances);

} // namespace ctg
