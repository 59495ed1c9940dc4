// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr std::string_view no_break_space = "\u00A0";
constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::size_t digits_in_a_group = 3;

std::string grouped(std::string_view digits, std::string_view between) {
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % digits_in_a_group == 0) text += between;
        text += digits[i];
    }
    return text;
}

} // namespace

std::string readable(double value, int decimals, Language language) {
    const bool is_french = language == Language::french;
    const std::string plain = fmt::format("{:.{}f}", std::abs(value), decimals);
    const auto mark = std::min(plain.find('.'), plain.size());
    const std::string_view whole = std::string_view(plain).substr(0, mark);
    std::string text = grouped(whole, is_french ? narrow_no_break_space : ",");
    if (mark < plain.size()) {
        text += is_french ? ',' : '.';
        text += plain.substr(mark + 1);
    }
    const bool is_zero = plain.find_first_not_of("0.") == std::string::npos;
    return value < 0 && !is_zero ? "-" + text : text;
}

std::string readable_percent(double share, int decimals, Language language) {
    constexpr double percent = 100.0;
    auto text = readable(percent * share, decimals, language);
    if (language == Language::french) text += no_break_space;
    return text + "%";
}

std::size_t width_of(std::string_view text) noexcept {
    std::size_t width = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        const bool continues = (byte & 0xC0U) == 0x80U;
        // U+0300 to U+036F, the accents that names come with when they are decomposed: 0xCC 0x80
        // to 0xCD 0xAF.
        const auto next = i + 1 < text.size() ? static_cast<unsigned char>(text[i + 1]) : 0U;
        const bool combines = byte == 0xCCU || (byte == 0xCDU && next <= 0xAFU);
        if (!continues && !combines) ++width;
    }
    return width;
}

} // namespace ctg
