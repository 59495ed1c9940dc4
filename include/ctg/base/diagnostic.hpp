// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// What a line of a place counts: lines of a text file, or features of a layer.
enum class PlaceUnit { line, feature };

/// Where something stands in an input. Counts begin at 1; 0 means unknown.
struct Place {
    std::string file = {};
    std::size_t line = 0;   ///< line, or feature (see `unit`)
    std::size_t column = 0; ///< [characters, not bytes]
    std::string field = {}; ///< the column's header, or the key's path ("weights.population.file")
    std::string excerpt = {}; ///< the line as it stands in the file
    PlaceUnit unit = PlaceUnit::line;

    friend bool operator==(const Place&, const Place&) = default;
};

enum class Severity { note, warning, error };

/// The named words that fill a message: {{"commune", "13999"}, {"nearest", "13099"}}.
using DiagnosticValues = std::vector<std::pair<std::string, std::string>>;

/// One thing found in the inputs, as a stable code and values; its wording in each language stands
/// in the catalogue.
struct Diagnostic {
    Severity severity = Severity::error;
    std::string code; ///< "CTG-TERR-003"
    DiagnosticValues values;
    std::vector<Place> places;

    friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// The words of a diagnostic in one language; `expected`, `found` and `remedy` may be empty.
struct DiagnosticText {
    std::string message;
    std::string expected;
    std::string found;
    std::string remedy;
};

[[nodiscard]] Diagnostic error_of(std::string_view code, DiagnosticValues values, Place place = {});
[[nodiscard]] Diagnostic warning_of(std::string_view code, DiagnosticValues values,
                                    Place place = {});
[[nodiscard]] Diagnostic note_of(std::string_view code, DiagnosticValues values, Place place = {});

/// The wording of `diagnostic` from the catalogue. A code without an entry is a bug: it is shown
/// bare with its values, never dropped.
[[nodiscard]] DiagnosticText text_of(const Diagnostic& diagnostic, Language language);

/// All the codes of the catalogue, in order.
[[nodiscard]] std::vector<std::string_view> catalogue_codes();

/// The diagnostic as a person reads it: file:line:column, the line with a caret, what was expected,
/// what was found, how to mend. Ends with a line feed.
[[nodiscard]] std::string rendered(const Diagnostic& diagnostic, Language language);

/// "error", "warning", "note", as they stand in results.
[[nodiscard]] std::string_view name_of(Severity severity) noexcept;

/// A right result that needs a word.
template <class Value>
struct [[nodiscard]] Checked {
    Value value;
    std::vector<Diagnostic> notes;
};

} // namespace ctg
