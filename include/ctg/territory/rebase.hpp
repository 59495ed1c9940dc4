// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/passage.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A rate that is carried by what it is made of: both are added, and divided once, last.
struct RatioRule {
    std::string name; ///< of the column, which it replaces or adds
    double factor = 1.0;
    std::string numerator;
    std::string denominator;

    friend bool operator==(const RatioRule&, const RatioRule&) = default;
};

/// The rule in "TX=NUM/DEN" or "TX=100*NUM/DEN".
/// @throws ArgumentError CTG-TERR-050 if it is not that.
[[nodiscard]] RatioRule ratio_rule_of(std::string_view text);

/// The weights in `column` of `table`, of communes of `year`, to share out divided ones.
/// @throws DataError as rebased, CTG-TERR-013 on a negative weight.
[[nodiscard]] SplitWeights split_weights_from(const Table& table, std::string_view column,
                                              GeographyYear year);

/// What becomes of a row whose code is of no commune of the first year.
enum class UnknownCodes {
    refuse, ///< all are named, with the years in which they existed
    keep,   ///< it stays as it is, with a note
};

/// How a table passes from a geography year to another.
struct RebaseRule {
    std::string code_column; ///< empty: `code`, CODGEO, COM or another usual header
    /// What is added; empty: every column of figures that no word of its header calls a rate.
    std::vector<std::string> counts;
    std::vector<RatioRule> ratios;
    std::vector<std::string> by; ///< columns that with the code make a row's key: "annee"
    UnknownCodes unknown = UnknownCodes::refuse;
    /// Only these communes of the second year, ordered; nothing: all.
    std::optional<std::vector<CommuneCode>> targets;
};

/// What all rows add up to, before and after. An arrondissement beside its commune is not counted.
struct RebaseTotal {
    std::string column;
    double before = 0.0;
    double after = 0.0;

    friend bool operator==(const RebaseTotal&, const RebaseTotal&) = default;
};

/// A table whose codes are those of the second year, ordered by code.
struct Rebased {
    Table table; ///< a sum that is no whole number is written as figures are printed
    /// The same as values; a count that a division bounds has columns `_low` and `_high`.
    Records records;
    std::vector<RebaseTotal> totals; ///< by column added
};

/// `table` carried over `passage`.
///
/// Counts are added; of a divided commune each heir has a share, with bounds. A sum of which a part
/// is hidden or missing is not known: it is absent, and says why. A rate that has no rule stays
/// where a commune goes over whole and alone, and is absent elsewhere. A text stays where all that
/// go over agree. What was done with which column, and each commune that changed, is in the notes.
/// @throws DataError CTG-DATA-004 (column), -005 (no figure), CTG-TERR-001 (row twice), -002 (no
///         code), -003 or -034 (code of no commune of the first year), -051 (no code column).
[[nodiscard]] Checked<Rebased> rebased(const Table& table, const Passage& passage,
                                       const RebaseRule& rule = {});

/// A table of memberships whose codes in `code_columns` are carried over `passage`: a cell of one
/// code gives a row to each heir, a cell of several is written anew. Rows that come to be the same
/// in `key_columns` become one. Codes that the passage does not know stay.
[[nodiscard]] Checked<Table> recoded(const Table& table,
                                     const std::vector<std::string>& code_columns,
                                     const std::vector<std::string>& key_columns,
                                     const Passage& passage);

/// The communes of the second year, their shapes made of those of the first by dissolving. The
/// shape of a divided commune goes to its largest heir with a warning (CTG-TERR-046); the others
/// have none.
/// @throws GeometryError as topology_of.
[[nodiscard]] Checked<Geography> carried(const Geography& geography, const Passage& passage);

} // namespace ctg
