// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

namespace ctg::grouping {

/// Random numbers that are the same with every standard library, which its distributions are not.
class Draws {
public:
    explicit Draws(std::uint64_t seed) : bits_(seed) {}

    /// A number below `count`. Its bias, of count / 2^64, is of no concern to a search.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(bits_() % count); }
    /// In [0, 1[.
    double share() {
        constexpr int spare_bits = 11;
        return static_cast<double>(bits_() >> spare_bits) * 0x1p-53;
    }
    template <class Item>
    void shuffle(std::vector<Item>& items) {
        for (std::size_t n = items.size(); n > 1; --n)
            std::swap(items[n - 1], items[below(n)]);
    }

private:
    std::mt19937_64 bits_;
};

} // namespace ctg::grouping
