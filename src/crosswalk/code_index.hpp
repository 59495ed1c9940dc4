// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// Where each of some codes stands: open addressing over the codes themselves, which stay where
/// they are, without a node for each.
class CodeIndex {
public:
    explicit CodeIndex(std::span<const std::string> codes)
        : codes_(codes),
          slots_(std::bit_ceil(2 * codes.size() + 1), nowhere) {
        for (std::uint32_t n = 0; n < codes.size(); ++n) {
            std::uint32_t& slot = slots_[slot_of(codes[n])];
            if (slot == nowhere)
                slot = n;
            else
                repeats_.emplace_back(slot, n);
        }
    }

    /// The first position of `code`.
    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view code) const noexcept {
        const std::uint32_t found = slots_[slot_of(code)];
        return found == nowhere ? std::nullopt : std::optional(found);
    }

    /// The codes that come again: the first position of each, and the other.
    [[nodiscard]] std::span<const std::pair<std::uint32_t, std::uint32_t>>
    repeats() const noexcept {
        return repeats_;
    }

private:
    static constexpr std::uint32_t nowhere = ~std::uint32_t{0};

    /// The slot that holds `code`, or the free one where it would stand.
    [[nodiscard]] std::size_t slot_of(std::string_view code) const noexcept {
        const std::size_t mask = slots_.size() - 1;
        std::size_t slot = std::hash<std::string_view>{}(code)&mask;
        while (slots_[slot] != nowhere && codes_[slots_[slot]] != code)
            slot = (slot + 1) & mask;
        return slot;
    }

    std::span<const std::string> codes_;
    std::vector<std::uint32_t> slots_;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> repeats_;
};

} // namespace ctg
