// SPDX-License-Identifier: Apache-2.0
#include "reading/input.hpp"

#include "ctg/base/error.hpp"
#include "reading/utf8.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

/// [bytes]; a screen is some 200 characters wide.
constexpr std::size_t longest_shown = 1000;

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// Whether the bytes look like UTF-16: its mark, or a NUL in every second byte of ASCII text.
bool is_utf16(std::string_view bytes) noexcept {
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) return true;
    const auto head = bytes.substr(0, 1000);
    return head.size() >= 4 && 3 * std::ranges::count(head, '\0') > std::ssize(head);
}

/// The first line of `text` without its end; both are taken off.
std::string_view take_line(std::string_view& text) noexcept {
    const auto line = text.substr(0, text.find_first_of("\r\n"));
    text.remove_prefix(line.size());
    text.remove_prefix(text.starts_with("\r\n") ? 2 : text.empty() ? 0 : 1);
    return line;
}

std::string shown(std::string_view line) {
    return line.size() > longest_shown ? std::string() : std::string(line);
}

/// The place of byte `at` of a line, which is shown as if it were Windows-1252.
Place place_of_byte(const Input& input, std::size_t line, std::string_view text, std::size_t at) {
    std::string excerpt = from_windows_1252(shown(text));
    std::ranges::replace(excerpt, '\0', ' ');
    return {input.file, line, at + 1, {}, std::move(excerpt), PlaceUnit::line};
}

void check_line(const Input& input, std::size_t line, std::string_view text, Faults& faults) {
    if (const auto at = text.find('\0'); at != std::string_view::npos)
        faults.add(error_of("CTG-READ-013", {}, place_of_byte(input, line, text, at)));
    if (const auto at = first_fault_of_utf8(text); at != std::string_view::npos)
        faults.add(error_of("CTG-READ-011",
                            {{"byte", fmt::format("{:02X}", static_cast<unsigned char>(text[at]))},
                             {"character", from_windows_1252(text.substr(at, 1))}},
                            place_of_byte(input, line, text, at)));
}

} // namespace

InputText text_of(const Input& input) {
    if (is_utf16(input.bytes))
        throw DataError({error_of("CTG-READ-012", {}, {input.file, 1, 1, {}, {}, {}})});
    const bool has_mark = input.bytes.starts_with(byte_order_mark);
    InputText result{input.bytes.substr(has_mark ? byte_order_mark.size() : 0), {}};
    Faults faults;
    for (std::string_view rest = result.text; !rest.empty();) {
        const auto line = take_line(rest);
        result.lines.push_back(shown(line));
        check_line(input, result.lines.size(), line, faults);
    }
    faults.raise<DataError>();
    return result;
}

} // namespace ctg
