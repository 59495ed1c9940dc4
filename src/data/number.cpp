// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>

namespace ctg {
namespace {

// What parts thousands in French official files: space, no-break, thin, narrow no-break.
constexpr std::array<std::string_view, 4> spaces{" ", "\u00a0", "\u2009", "\u202f"};
constexpr std::string_view minus_sign = "\u2212";

constexpr bool is_digit(char c) noexcept {
    return c >= '0' && c <= '9';
}

/// How many bytes the space that begins `text` takes; 0 when it begins with none.
std::size_t leading_space(std::string_view text) noexcept {
    for (const auto space : spaces)
        if (text.starts_with(space)) return space.size();
    return 0;
}

std::size_t trailing_space(std::string_view text) noexcept {
    for (const auto space : spaces)
        if (text.ends_with(space)) return space.size();
    return 0;
}

std::string_view trimmed(std::string_view text) noexcept {
    while (const std::size_t size = leading_space(text))
        text.remove_prefix(size);
    while (const std::size_t size = trailing_space(text))
        text.remove_suffix(size);
    return text;
}

std::size_t digit_count(std::string_view text) noexcept {
    return static_cast<std::size_t>(std::ranges::find_if_not(text, is_digit) - text.begin());
}

/// Moves `count` bytes from the front of `text` to the end of `spelled`.
void take(std::string_view& text, std::size_t count, std::string& spelled) {
    spelled += text.substr(0, count);
    text.remove_prefix(count);
}

/// Moves "12", "1234" or "1 234 567" to `spelled` without its spaces. Says no when the groups are
/// not of three digits.
bool take_whole_part(std::string_view& text, std::string& spelled) {
    std::size_t digits = digit_count(text);
    const bool may_be_parted = digits >= 1 && digits <= 3;
    take(text, digits, spelled);
    while (const std::size_t space = leading_space(text)) {
        text.remove_prefix(space);
        digits = digit_count(text);
        if (!may_be_parted || digits != 3) return false;
        take(text, digits, spelled);
    }
    return true;
}

/// `text` in the spelling of std::from_chars; empty when it is no number.
std::string plain_spelling(std::string_view text, DecimalMark mark) {
    std::string spelled;
    text = trimmed(text);
    if (text.starts_with('-') || text.starts_with(minus_sign)) {
        spelled = "-";
        text.remove_prefix(text.starts_with('-') ? 1 : minus_sign.size());
    } else if (text.starts_with('+')) {
        text.remove_prefix(1);
    }
    const std::size_t sign_size = spelled.size();
    if (!take_whole_part(text, spelled)) return {};
    if (text.starts_with(mark == DecimalMark::comma ? ',' : '.')) {
        text.remove_prefix(1);
        const std::size_t decimals = digit_count(text);
        if (decimals == 0) return {};
        spelled += '.';
        take(text, decimals, spelled);
    }
    if (spelled.size() == sign_size) return {};
    if (text.starts_with('e') || text.starts_with('E')) {
        const std::size_t sign = text.size() > 1 && (text[1] == '+' || text[1] == '-') ? 1 : 0;
        const std::size_t digits = digit_count(text.substr(1 + sign));
        if (digits == 0) return {};
        take(text, 1 + sign + digits, spelled);
    }
    if (!text.empty()) return {};
    return spelled;
}

/// "12 [10, 14]", as a figure is printed: whatever the mark, decimals have a point.
std::optional<Figure> printed_interval(std::string_view text) {
    const auto open = text.find(" [");
    const auto comma = text.find(", ", open == std::string_view::npos ? 0 : open);
    if (open == std::string_view::npos || comma == std::string_view::npos || !text.ends_with(']'))
        return std::nullopt;
    const auto value = parse_number(text.substr(0, open), DecimalMark::point);
    const auto low = parse_number(text.substr(open + 2, comma - open - 2), DecimalMark::point);
    const auto high =
        parse_number(text.substr(comma + 2, text.size() - comma - 3), DecimalMark::point);
    const bool is_ordered = value && low && high && *low <= *value && *value <= *high;
    return is_ordered ? std::optional(Figure::between(*low, *value, *high)) : std::nullopt;
}

} // namespace

namespace {

/// What "<5" leaves open: 0 to 4. A file whose rule is 1 to 4 says so by its grammar.
std::optional<Figure> fewer_than(std::string_view text) {
    const auto most = parse_number(text, DecimalMark::point);
    if (!most || *most < 1.0 || *most != std::floor(*most)) return std::nullopt;
    return Figure::hidden(0.0, *most - 1.0);
}

} // namespace

std::optional<double> parse_number(std::string_view text, DecimalMark mark) {
    const std::string spelled = plain_spelling(text, mark);
    double value = 0.0;
    const char* const last = spelled.data() + spelled.size();
    const auto [end, fault] = std::from_chars(spelled.data(), last, value);
    if (spelled.empty() || fault != std::errc{} || end != last) return std::nullopt;
    return value;
}

std::optional<Figure> parse_figure(std::string_view text, DecimalMark mark) {
    text = trimmed(text);
    if (text.starts_with('<')) return fewer_than(trimmed(text.substr(1)));
    if (text == "s" || text == "ns" || text == "ndiff") return Figure::absent(Absence::suppressed);
    if (text.empty() || text == "nd" || text == "NA" || text == "N/A")
        return Figure::absent(Absence::not_collected);
    if (text == "so") return Figure::absent(Absence::not_applicable);
    const auto number = parse_number(text, mark);
    if (!number) return printed_interval(text);
    return Figure::exact(*number);
}

} // namespace ctg
