// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace ctg {

/// The language of messages, reports and help.
enum class Language { french, english };

/// The language named "fr" or "en", or nothing.
[[nodiscard]] std::optional<Language> language_of(std::string_view name) noexcept;

/// A text that is shown: English as it stands in the code, which is its key in po/fr.po.
class Phrase {
public:
    /// No words.
    constexpr Phrase() noexcept = default;

    /// The words in `language`, for as long as the program runs; English where it has none.
    [[nodiscard]] std::string_view in(Language language) const noexcept;
    [[nodiscard]] constexpr bool empty() const noexcept { return *english_ == '\0'; }

private:
    constexpr Phrase(const char* context, const char* english) noexcept
        : context_(context),
          english_(english) {}
    friend consteval Phrase tr(const char* english) noexcept;
    friend consteval Phrase tr(const char* context, const char* english) noexcept;

    const char* context_ = nullptr;
    const char* english_ = "";
};

/// Words that agree with a number: "commune", "communes".
class CountedPhrase {
public:
    /// The words for `count` things, by the rule of the language.
    [[nodiscard]] std::string_view in(Language language, std::size_t count) const noexcept;

private:
    constexpr CountedPhrase(const char* one, const char* many) noexcept : one_(one), many_(many) {}
    friend consteval CountedPhrase tr_counted(const char* one, const char* many) noexcept;

    const char* one_;
    const char* many_;
};

// xgettext finds the texts of the library by the names of these functions: po/README.md.

/// The phrase that reads `english`, a literal.
[[nodiscard]] consteval Phrase tr(const char* english) noexcept {
    return {nullptr, english};
}

/// The same where one English text has several translations: `context` tells them apart.
[[nodiscard]] consteval Phrase tr(const char* context, const char* english) noexcept {
    return {context, english};
}

/// The phrase that reads `one` for one thing, `many` for all other numbers.
[[nodiscard]] consteval CountedPhrase tr_counted(const char* one, const char* many) noexcept {
    return {one, many};
}

} // namespace ctg
