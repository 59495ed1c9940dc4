// SPDX-License-Identifier: Apache-2.0
// What is said of codes in more than one place.
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/year.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Where item n of a list stands in an input.
using PlaceOf = std::function<Place(std::size_t)>;

/// The faults of transformed(), which counts shapes, at the places where the shapes stand.
[[nodiscard]] std::vector<Diagnostic> placed(const GeometryError& error, const PlaceOf& place_of);

/// A fault that lies in two places at once, such as a code given twice.
[[nodiscard]] Diagnostic error_at_both(std::string_view code, DiagnosticValues values, Place first,
                                       Place second);

/// The note that `text` was read as `code` (CTG-TERR-019).
[[nodiscard]] Diagnostic mended_note(std::string_view text, std::string_view code, Place place);

/// The fault `code` of a text that spells no code; CTG-TERR-070 when an exponent lost its digits.
[[nodiscard]] Diagnostic unreadable_code(std::string_view code, const std::string& text,
                                         Place place);

/// The fault of an IRIS of which `shares` has none, but others of its commune (CTG-TERR-059), with
/// the nearest; nothing where it has none of the commune, or `text` is no IRIS.
[[nodiscard]] std::optional<Diagnostic> unknown_iris(std::string_view text,
                                                     const PartShares& shares, Place place);

/// The fault of a commune that is none of `known` (CTG-TERR-003), with the nearest; or, when the
/// history of `geography` knows it in other years, with those and what it became (CTG-TERR-034).
[[nodiscard]] Diagnostic unknown_commune(std::string_view text, std::span<const CommuneCode> known,
                                         const Geography& geography, Place place);

/// "2019-2023 (Les Hauts-Talican), 2024- (Beaumont-les-Nonains)"; empty for a code of no year.
[[nodiscard]] std::string years_text(const CommuneHistory& history, const CommuneCode& code);

/// The fault of a code that `history` knows, but not in `year` (CTG-TERR-034); nothing when it
/// knows it in no year.
[[nodiscard]] std::optional<Diagnostic>
other_year(const CommuneHistory& history, const CommuneCode& code, GeographyYear year, Place place);

/// "13001, 13002", of many the first, and how many more: "13001, …, 13020, … (+ 99)".
[[nodiscard]] std::string listed(std::span<const CommuneCode> codes);

} // namespace ctg
