// SPDX-License-Identifier: Apache-2.0
#include "territory/spelling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace ctg {
namespace {

/// `text` without spaces of any kind, in capitals.
std::string bare(std::string_view text) {
    // U+00A0, U+2009 and U+202F are how French numbers part their thousands.
    constexpr std::array<std::string_view, 5> spaces{" ", "\t", "\u00A0", "\u2009", "\u202F"};
    std::string result;
    while (!text.empty()) {
        const auto* const space = std::ranges::find_if(
            spaces, [&](std::string_view candidate) { return text.starts_with(candidate); });
        if (space != spaces.end()) {
            text.remove_prefix(space->size());
            continue;
        }
        const char c = text.front();
        result += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
        text.remove_prefix(1);
    }
    return result;
}

/// The digits before the exponent of a number ("2.00054807E8" has nine); 0 when it has none.
std::size_t digits_before_exponent(std::string_view text) {
    const auto exponent = text.find_first_of("Ee");
    if (exponent == std::string_view::npos) return 0;
    return static_cast<std::size_t>(std::ranges::count_if(
        text.substr(0, exponent), [](char c) { return c >= '0' && c <= '9'; }));
}

/// The digits of the whole number that `text` writes with decimals or an exponent, else `text`.
/// Fewer digits before the exponent than the number has, and some of the code's may be lost.
std::string without_decimals(std::string text) {
    if (text.find_first_of(".,") == std::string::npos) return text;
    constexpr double largest = 1e9; // no code has more than nine digits
    std::string number = text;
    std::ranges::replace(number, ',', '.');
    double value = 0.0;
    const char* const end = number.data() + number.size();
    const auto [stop, fault] = std::from_chars(number.data(), end, value);
    if (fault != std::errc{} || stop != end) return text;
    const bool is_whole = value >= 0.0 && value < largest && value == std::floor(value);
    if (!is_whole) return text;
    std::string digits = fmt::format("{:.0f}", value);
    const std::size_t written = digits_before_exponent(text);
    return written == 0 || written >= digits.size() ? digits : text;
}

} // namespace

std::optional<CommuneCode> spelled_commune(std::string_view text) {
    if (const auto code = CommuneCode::parse(text)) return code;
    constexpr std::size_t code_size = 5;
    std::string meant = without_decimals(bare(text));
    const bool is_number = std::ranges::all_of(meant, [](char c) { return c >= '0' && c <= '9'; });
    if (is_number && meant.size() == code_size - 1) meant.insert(meant.begin(), '0');
    return CommuneCode::parse(meant);
}

bool has_lost_digits(std::string_view text) {
    const std::string number = bare(text);
    double value = 0.0;
    std::string plain = number;
    std::ranges::replace(plain, ',', '.');
    const auto [stop, fault] = std::from_chars(plain.data(), plain.data() + plain.size(), value);
    const bool is_number = fault == std::errc{} && stop == plain.data() + plain.size();
    const std::size_t written = digits_before_exponent(plain);
    return is_number && written > 0 && value >= std::pow(10.0, static_cast<double>(written));
}

std::optional<Siren> spelled_siren(std::string_view text) {
    if (const auto siren = Siren::parse(text)) return siren;
    return Siren::parse(without_decimals(bare(text)));
}

} // namespace ctg
