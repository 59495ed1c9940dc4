// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>

namespace ctg {

/// The language of messages, reports and help.
enum class Language { french, english };

/// The language named "fr" or "en", or nothing.
[[nodiscard]] std::optional<Language> language_of(std::string_view name) noexcept;

/// A phrase in both languages of the project.
struct Phrase {
    std::string_view en;
    std::string_view fr;

    [[nodiscard]] constexpr std::string_view in(Language language) const noexcept {
        return language == Language::french ? fr : en;
    }
};

} // namespace ctg
