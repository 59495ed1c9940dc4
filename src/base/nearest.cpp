// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"

#include <fmt/ranges.h>

#include <algorithm>

namespace ctg {
namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> two_back(b.size() + 1);
    std::vector<std::size_t> back(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j)
        back[j] = j;
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t substitution = back[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[j] = std::min({back[j] + 1, row[j - 1] + 1, substitution});
            const bool is_swap = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (is_swap) row[j] = std::min(row[j], two_back[j - 2] + 1);
        }
        std::swap(two_back, back);
        std::swap(back, row);
    }
    return back[b.size()];
}

} // namespace

std::vector<std::string> nearest(std::string_view word, std::span<const std::string> candidates,
                                 std::size_t at_most) {
    const std::size_t furthest = std::max<std::size_t>(1, word.size() / 2);
    std::vector<std::pair<std::size_t, std::string>> found;
    for (const auto& candidate : candidates) {
        const std::size_t distance = edit_distance(word, candidate);
        if (distance <= furthest) found.emplace_back(distance, candidate);
    }
    std::ranges::sort(found);
    found.erase(std::ranges::unique(found).begin(), found.end());
    std::vector<std::string> words;
    for (const auto& [distance, candidate] : found)
        if (words.size() < at_most) words.push_back(candidate);
    return words;
}

std::string joined(std::span<const std::string> words, std::string_view between) {
    return words.empty() ? "–" : fmt::format("{}", fmt::join(words, between));
}

std::string abridged(std::span<const std::string> words) {
    constexpr std::size_t shown = 10;
    if (words.size() <= shown) return joined(words);
    return fmt::format("{}, … (+ {})", joined(words.first(shown)), words.size() - shown);
}

} // namespace ctg
