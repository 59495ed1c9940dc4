// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/traits.hpp"

#include <array>
#include <utility>

namespace ctg {

std::string_view name_of(TableFormat format) noexcept {
    constexpr std::array<std::string_view, 4> names{"memory", "CSV", "XLSX", "ODS"};
    return names[static_cast<std::size_t>(format)];
}

std::string_view name_of(TextEncoding encoding) noexcept {
    constexpr std::array<std::string_view, 5> names{"UTF-8", "UTF-8 (BOM)", "UTF-16LE", "UTF-16BE",
                                                    "Windows-1252"};
    return names[static_cast<std::size_t>(encoding)];
}

std::vector<Diagnostic> reading_notes(const TableTraits& traits, const std::string& file) {
    const Place place{.file = file};
    std::vector<Diagnostic> notes;
    const bool is_utf_8 =
        traits.encoding == TextEncoding::utf_8 || traits.encoding == TextEncoding::utf_8_with_mark;
    if (!is_utf_8)
        notes.push_back(
            note_of("CTG-READ-040", {{"encoding", std::string(name_of(traits.encoding))}}, place));
    if (traits.header_line > 1)
        notes.push_back(
            note_of("CTG-READ-041", {{"line", std::to_string(traits.header_line)}}, place));
    if (traits.footer_rows > 0)
        notes.push_back(
            note_of("CTG-READ-042", {{"count", std::to_string(traits.footer_rows)}}, place));
    return notes;
}

std::optional<Figure> meaning_of_mark(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, Absence>, 3> reasons{
        {{"suppressed", Absence::suppressed},
         {"not_collected", Absence::not_collected},
         {"not_applicable", Absence::not_applicable}}};
    for (const auto& [name, reason] : reasons)
        if (text == name) return Figure::absent(reason);
    if (const auto number = parse_number(text, DecimalMark::point)) return Figure::exact(*number);
    const auto dash = text.find('-');
    if (dash == std::string_view::npos || dash == 0) return std::nullopt;
    const auto low = parse_number(text.substr(0, dash), DecimalMark::point);
    const auto high = parse_number(text.substr(dash + 1), DecimalMark::point);
    if (!low || !high || *low > *high) return std::nullopt;
    return Figure::hidden(*low, *high);
}

} // namespace ctg
