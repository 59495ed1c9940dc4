// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string_view>

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

} // namespace ctg
