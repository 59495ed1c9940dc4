// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/pair_areas.hpp"

#include <numeric>

namespace ctg::plane {
namespace {

/// [cm²] what rounding leaves of an area of zero: 1e-9 m².
constexpr double nothing = 2e-5;

} // namespace

std::vector<PairArea> summed(std::vector<std::vector<Stretch>> stretches, std::size_t fixed_count) {
    // A counting sort by the fixed feature, then few stretches to sort in each.
    std::vector<std::uint32_t> next(fixed_count + 1, 0);
    for (const auto& block : stretches)
        for (const auto& stretch : block)
            ++next[stretch.fixed + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<Stretch> sorted(next.back());
    for (auto& block : stretches) {
        for (const auto& stretch : block)
            sorted[next[stretch.fixed]++] = stretch;
        block = {};
    }
    std::vector<PairArea> pairs;
    for (std::size_t first = 0; first < sorted.size();) {
        const std::uint32_t fixed = sorted[first].fixed;
        const std::size_t last = next[fixed];
        std::stable_sort(sorted.begin() + static_cast<std::ptrdiff_t>(first),
                         sorted.begin() + static_cast<std::ptrdiff_t>(last),
                         [](const Stretch& a, const Stretch& b) { return a.moved < b.moved; });
        while (first < last) {
            PairArea pair = sorted[first++];
            for (; first < last && sorted[first].moved == pair.moved; ++first) {
                pair.doubled_area += sorted[first].doubled_area;
                pair.perimeter += sorted[first].perimeter;
            }
            if (pair.doubled_area > nothing) pairs.push_back(pair);
        }
    }
    return pairs;
}

} // namespace ctg::plane
