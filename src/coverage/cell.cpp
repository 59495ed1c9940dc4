// SPDX-License-Identifier: Apache-2.0
#include "coverage/cell.hpp"

#include "ctg/base/nearest.hpp"

#include <algorithm>

namespace ctg {
namespace {

constexpr std::string_view blanks = " \t\r\n";

} // namespace

std::string_view trimmed_at(const Table& table, std::size_t row, std::size_t column) {
    const std::string_view text = table.text(row, column);
    const auto first = text.find_first_not_of(blanks);
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(blanks) - first + 1);
}

std::vector<PlacedWord> words_at(const Table& table, std::size_t row, std::size_t column) {
    const std::string_view text = table.text(row, column);
    std::vector<PlacedWord> words;
    for (auto first = text.find_first_not_of(blanks); first != std::string_view::npos;) {
        const auto end = std::min(text.find_first_of(blanks, first), text.size());
        Place place = table.place(row, column);
        // Exact as long as what comes before is ASCII, as codes are.
        if (place.column != 0) place.column += first;
        words.push_back({std::string(text.substr(first, end - first)), std::move(place)});
        first = text.find_first_not_of(blanks, end);
    }
    return words;
}

std::vector<std::string> codes_of(const Geography& geography, const Zoning& epci) {
    std::vector<std::string> codes;
    for (const auto& commune : geography.communes())
        codes.emplace_back(commune.code.text());
    for (const auto& zone : epci.zones) {
        codes.push_back(zone.key);
        for (const auto& commune : zone.communes)
            codes.emplace_back(commune.text());
    }
    std::ranges::sort(codes);
    codes.erase(std::ranges::unique(codes).begin(), codes.end());
    return codes;
}

} // namespace ctg
