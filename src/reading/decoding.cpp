// SPDX-License-Identifier: Apache-2.0
#include "reading/decoding.hpp"

#include "ctg/base/error.hpp"
#include "reading/utf8.hpp"

#include <algorithm>

namespace ctg {
namespace {

constexpr std::string_view utf_8_mark = "\xEF\xBB\xBF";
constexpr std::string_view utf_16_le_mark = "\xFF\xFE";
constexpr std::string_view utf_16_be_mark = "\xFE\xFF";

/// The characters beyond ASCII that French, German and Spanish tables have in Windows-1252: what
/// another encoding leaves there is seldom among them.
constexpr std::string_view windows_1252_letters =
    "\xC0\xC1\xC2\xC3\xC4\xC6\xC7\xC8\xC9\xCA\xCB\xCC\xCD\xCE\xCF\xD1\xD2\xD3\xD4\xD5\xD6\xD9\xDA"
    "\xDB\xDC\xDF\xE0\xE1\xE2\xE3\xE4\xE6\xE7\xE8\xE9\xEA\xEB\xEC\xED\xEE\xEF\xF1\xF2\xF3\xF4\xF5"
    "\xF6\xF9\xFA\xFB\xFC\xFF\x8C\x9C\x9F\x80\x91\x92\x93\x94\x85\x96\x97\xA0\xA7\xAB\xBB\xB0\xB2"
    "\xB3";

bool is_ascii(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x80;
}

/// Whether the bytes are Windows-1252 beyond doubt enough: nine in ten of its characters beyond
/// ASCII are letters and signs of our tables, and hardly any make UTF-8, which a damaged file
/// of UTF-8 has plenty of.
bool is_windows_1252(std::string_view bytes) noexcept {
    std::size_t foreign = 0;
    std::size_t plausible = 0;
    std::size_t in_utf_8 = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (bytes[i] == '\0') return false;
        if (is_ascii(bytes[i])) continue;
        ++foreign;
        if (windows_1252_letters.find(bytes[i]) != std::string_view::npos) ++plausible;
        if (character_size(bytes.substr(i)) > 1) ++in_utf_8;
    }
    return 10 * plausible >= 9 * foreign && 10 * in_utf_8 <= foreign;
}

[[noreturn]] void refuse_utf_16(const Input& input, std::size_t line) {
    throw DataError({error_of("CTG-READ-012", {}, {input.file, line, 1, {}, {}, {}})});
}

void append_utf_8(char32_t point, std::string& text) {
    const auto add = [&](char32_t byte) { text += static_cast<char>(byte); };
    if (point < 0x80) {
        add(point);
    } else if (point < 0x800) {
        add(0xC0U | (point >> 6U));
        add(0x80U | (point & 0x3FU));
    } else if (point < 0x10000) {
        add(0xE0U | (point >> 12U));
        add(0x80U | ((point >> 6U) & 0x3FU));
        add(0x80U | (point & 0x3FU));
    } else {
        add(0xF0U | (point >> 18U));
        add(0x80U | ((point >> 12U) & 0x3FU));
        add(0x80U | ((point >> 6U) & 0x3FU));
        add(0x80U | (point & 0x3FU));
    }
}

/// Source: RFC 2781: two bytes a unit, two units above U+FFFF.
std::string from_utf_16(const Input& input, bool is_big_endian) {
    const std::string_view bytes = std::string_view(input.bytes).substr(utf_16_le_mark.size());
    const auto unit_at = [&](std::size_t i) {
        const auto first = static_cast<unsigned char>(bytes[i]);
        const auto second = static_cast<unsigned char>(bytes[i + 1]);
        return static_cast<char32_t>(is_big_endian ? (first << 8U) | second
                                                   : (second << 8U) | first);
    };
    const auto is_high = [](char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; };
    const auto is_low = [](char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; };
    std::string text;
    std::size_t line = 1;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t point = unit_at(i);
        if (is_high(point) && i + 3 < bytes.size() && is_low(unit_at(i + 2))) {
            point = 0x10000 + ((point - 0xD800) << 10U) + (unit_at(i + 2) - 0xDC00);
            i += 2;
        } else if (is_high(point) || is_low(point)) {
            refuse_utf_16(input, line);
        }
        if (point == '\n') ++line;
        append_utf_8(point, text);
    }
    if (bytes.size() % 2 != 0) refuse_utf_16(input, line);
    return text;
}

} // namespace

DecodedText decoded(const Input& input) {
    const std::string_view bytes = input.bytes;
    const auto as = [&](TextEncoding encoding, std::string text) {
        return DecodedText{text_of({input.file, std::move(text)}), encoding};
    };
    if (bytes.starts_with(utf_16_le_mark))
        return as(TextEncoding::utf_16_le, from_utf_16(input, false));
    if (bytes.starts_with(utf_16_be_mark))
        return as(TextEncoding::utf_16_be, from_utf_16(input, true));
    if (bytes.starts_with(utf_8_mark)) return {text_of(input), TextEncoding::utf_8_with_mark};
    const bool is_utf_8 = first_fault_of_utf8(bytes) == std::string_view::npos;
    if (!is_utf_8 && is_windows_1252(bytes))
        return as(TextEncoding::windows_1252, from_windows_1252(bytes));
    return {text_of(input), TextEncoding::utf_8};
}

} // namespace ctg
