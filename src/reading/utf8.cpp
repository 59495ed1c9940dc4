// SPDX-License-Identifier: Apache-2.0
#include "reading/utf8.hpp"

#include <algorithm>
#include <array>

namespace ctg {
namespace {

constexpr unsigned byte_at(std::string_view text, std::size_t i) noexcept {
    return static_cast<unsigned char>(text[i]);
}

constexpr bool is_continuation(unsigned byte) noexcept {
    return (byte & 0xC0U) == 0x80U;
}

/// The least and the greatest second byte after `lead` (RFC 3629, §4).
struct SecondByte {
    unsigned least;
    unsigned greatest;
};
constexpr SecondByte second_byte_after(unsigned lead) noexcept {
    switch (lead) {
    case 0xE0:
        return {0xA0, 0xBF};
    case 0xED:
        return {0x80, 0x9F};
    case 0xF0:
        return {0x90, 0xBF};
    case 0xF4:
        return {0x80, 0x8F};
    default:
        return {0x80, 0xBF};
    }
}

/// What Windows-1252 has from 0x80 to 0x9F, where it differs from Latin-1.
/// Source: Unicode, mapping table CP1252.TXT.
constexpr std::array<std::string_view, 32> windows_1252_specials{
    "€", "�", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "�", "Ž", "�",
    "�", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "�", "ž", "Ÿ"};

} // namespace

std::size_t character_size(std::string_view text) noexcept {
    const unsigned lead = byte_at(text, 0);
    if (lead < 0x80) return 1;
    if (lead < 0xC2 || lead > 0xF4) return 0;
    const std::size_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (text.size() < size) return 0;
    const auto [least, greatest] = second_byte_after(lead);
    if (byte_at(text, 1) < least || byte_at(text, 1) > greatest) return 0;
    for (std::size_t i = 2; i < size; ++i)
        if (!is_continuation(byte_at(text, i))) return 0;
    return size;
}

std::size_t first_fault_of_utf8(std::string_view text) noexcept {
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t size = character_size(text.substr(i));
        if (size == 0) return i;
        i += size;
    }
    return std::string_view::npos;
}

std::size_t character_count(std::string_view text) noexcept {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count)
        i += std::max<std::size_t>(1, character_size(text.substr(i)));
    return count;
}

std::string lower(std::string_view text) {
    std::string result(text);
    for (auto& c : result)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return result;
}

std::string from_windows_1252(std::string_view bytes) {
    std::string text;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            text += c;
        } else if (byte < 0xA0) {
            text += windows_1252_specials[byte - 0x80U];
        } else { // Latin-1: the code point is the byte
            text += static_cast<char>(0xC0U | (byte >> 6U));
            text += static_cast<char>(0x80U | (byte & 0x3FU));
        }
    }
    return text;
}

} // namespace ctg
