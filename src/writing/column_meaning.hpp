// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <span>
#include <string_view>

namespace ctg {

/// What a column of a result says: the words of the sheet "Aide à la lecture".
struct ColumnMeaning {
    std::string_view schema; ///< "ctg.cover", and all that begins with it; empty: of any result
    std::string_view column;
    Phrase meaning;
    Phrase unit = {}; ///< where the kind of the column does not say it
};

/// The nearest meaning: of that schema, else of any; nothing for the columns of a file of the user.
[[nodiscard]] const ColumnMeaning* meaning_of(std::string_view schema,
                                              std::string_view column) noexcept;

// One table per subject.
[[nodiscard]] std::span<const ColumnMeaning> coverage_meanings() noexcept;
[[nodiscard]] std::span<const ColumnMeaning> score_meanings() noexcept;
[[nodiscard]] std::span<const ColumnMeaning> doubt_meanings() noexcept;
[[nodiscard]] std::span<const ColumnMeaning> calendar_meanings() noexcept;
[[nodiscard]] std::span<const ColumnMeaning> territory_meanings() noexcept;

} // namespace ctg
