// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace ctg {

/// How many times a value is there.
struct Repeated {
    double value = 0.0;
    std::size_t times = 0;
};

/// Where classes begin, but the first, so that the squares around the means of `count` classes are
/// the least in sum: indices into `values`. Of equal sums, the classes that begin first.
/// @pre values rise; 1 ≤ count ≤ values.size().
/// Source: Fisher, "On grouping for maximum homogeneity", JASA 53 (1958), 789-798. The best start
/// of the last class never moves back as values are added, so it is searched by halves: count · n
/// · log n steps where his take count · n².
[[nodiscard]] std::vector<std::size_t> jenks_starts(std::span<const Repeated> values,
                                                    std::size_t count);

} // namespace ctg
