// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A word of a cell that holds several, with its own place.
struct PlacedWord {
    std::string text;
    Place place;
};

/// The text of a cell without the blanks around it.
[[nodiscard]] std::string_view trimmed_at(const Table& table, std::size_t row, std::size_t column);

/// The words of a cell, parted by spaces.
[[nodiscard]] std::vector<PlacedWord> words_at(const Table& table, std::size_t row,
                                               std::size_t column);

/// Every code that can sign or hold a competence: communes of the geography and of the EPCI, and
/// the EPCI. Ordered, each once.
[[nodiscard]] std::vector<std::string> codes_of(const Geography& geography, const Zoning& epci);

} // namespace ctg
