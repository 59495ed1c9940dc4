// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"

#include <fmt/format.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace ctg {

/// French words as a printer sets them: no line ends before a sign that a space goes before, nor
/// within a number. Thin before ; ! ? and between groups of digits, wide before : % ‰ €, and inside
/// « ». English words as they are.
/// Source: Lexique des règles typographiques en usage à l'Imprimerie nationale, 2002,
/// "Ponctuation".
[[nodiscard]] std::string typeset(std::string_view words, Language language);

/// The phrase in one language, typeset, its {} filled: what fills it is left as it is.
template <class... Values>
[[nodiscard]] std::string filled(const Phrase& phrase, Language language, const Values&... values) {
    return fmt::format(fmt::runtime(typeset(phrase.in(language), language)), values...);
}

/// The label of an indicator, typeset.
[[nodiscard]] std::string label_of(const IndicatorRule& rule, Language language);

/// A theme or a logic of a scheme as a heading: known keys in full words, others with a capital and
/// spaces.
[[nodiscard]] std::string heading_of(std::string_view key, Language language);

/// "habitants" as "Habitants": the first letter, when it is of ASCII, as a capital.
[[nodiscard]] std::string capitalised(std::string text);

/// "observé", "arrondi"… as a table says it.
[[nodiscard]] std::string words_of(ValueState state, Language language);

/// A basis as "habitants", "communes", "km²"; other weights under their own name.
[[nodiscard]] std::string words_of_basis(std::string_view basis, Language language);

/// The same at the head of a column: "Habitants", but "km²", which is a sign.
[[nodiscard]] std::string heading_of_basis(std::string_view basis, Language language);

/// "1er sur 18", "2e sur 18"; "1st of 18".
[[nodiscard]] std::string rank_words(std::size_t rank, std::size_t count, Language language);

/// "1er", "2e"; "1st".
[[nodiscard]] std::string ordinal_words(std::size_t rank, Language language);

/// "+38,2 points", of shares; "inchangé" when it does not show.
[[nodiscard]] std::string change_words(double change, Language language);

/// "+3,2", "−0,4", "0,0": of points and of indicators, the sign is not left to colour.
[[nodiscard]] std::string signed_words(double difference, int decimals, Language language);

/// "12,3 %", "4,5 places/100", or the value alone when it has no unit or none is known.
[[nodiscard]] std::string with_unit(const std::string& value, const std::string& unit);

/// 31/12/2019 in French, 2019-12-31 in English.
[[nodiscard]] std::string day_words(const Date& date, Language language);

/// "décembre 2019", "December 2019".
[[nodiscard]] std::string month_words(const Month& month, Language language);

/// "31 décembre", "31 December".
[[nodiscard]] std::string day_words(const DayOfYear& day, Language language);

/// Three digits in all for small values, none after the mark for large or whole ones.
[[nodiscard]] int decimals_of(double value) noexcept;

/// A value with the digits that its size asks for, or "–" when there is none.
[[nodiscard]] std::string value_words(const Figure& figure, Language language);

/// "[12,1 ; 14,9]" when the bounds differ in the digits that are shown, else "".
[[nodiscard]] std::string bounds_words(const Figure& figure, Language language);

/// "1 commune", "12 communes".
[[nodiscard]] std::string counted(std::size_t count, const CountedPhrase& things,
                                  Language language);

} // namespace ctg
