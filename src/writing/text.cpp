// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/text.hpp"

#include "writing/text_formats.hpp"

#include <algorithm>
#include <array>

namespace ctg {
namespace {

constexpr std::array<std::pair<std::string_view, TextFormat>, 4> formats{
    {{"table", TextFormat::table},
     {"csv", TextFormat::csv},
     {"csv-fr", TextFormat::csv_fr},
     {"json", TextFormat::json}}};

constexpr CsvDialect rfc_4180{};
constexpr CsvDialect french_spreadsheet{';', ',', "\uFEFF"};

} // namespace

std::optional<TextFormat> text_format_of(std::string_view name) noexcept {
    const auto* const found =
        std::ranges::find(formats, name, [](const auto& f) { return f.first; });
    if (found == formats.end()) return std::nullopt;
    return found->second;
}

std::string text_of(const Records& records, TextFormat format, const Envelope& envelope,
                    Language language) {
    switch (format) {
    case TextFormat::csv:
        return csv_of(records, rfc_4180);
    case TextFormat::csv_fr:
        return csv_of(records, french_spreadsheet);
    case TextFormat::json:
        return json_of(records, envelope, language);
    case TextFormat::table:
        break;
    }
    return table_of(records, envelope, language);
}

} // namespace ctg
