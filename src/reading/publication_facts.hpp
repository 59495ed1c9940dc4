// SPDX-License-Identifier: Apache-2.0
// What is known of official tables: facts to add to, in publication_facts.cpp, when a producer
// publishes another one.
#pragma once

#include "ctg/data/traits.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A name that stands for the columns of a pattern. In a pattern, `#` is a digit (of a year), a
/// last
/// `*` any ending, `|` parts several patterns; letters are compared without case, accents and signs
/// (see plain_name).
struct ColumnName {
    std::string_view name;
    std::string_view pattern;
};

/// What the figures of the columns of a pattern are, and to what they are rounded (0: they aren't).
struct ColumnFact {
    std::string_view pattern;
    FigureKind kind;
    double base = 0.0;
};

/// The special work that some tables need.
enum class Layout {
    wide,        ///< none
    populations, ///< INSEE's populations: the code may stand in two columns
    cnaf,        ///< data.caf.fr: rows of several years, of no commune, one row per class
    melodi,      ///< INSEE's Melodi (SDMX): one figure a row
};

struct PublicationFact {
    std::string_view id;
    std::string_view producer;
    std::string_view title;
    std::string_view level;
    std::vector<std::string_view> columns; ///< patterns: a column for each must be there
    std::vector<ColumnName> names;         ///< for figures
    std::vector<ColumnName> memberships;   ///< for memberships; empty when they aren't told
    std::vector<ColumnFact> figures;
    Layout layout = Layout::wide;
    std::string_view kind_column = {}; ///< whose rows are kept when they hold…
    std::string_view kept_kind = {};   ///< …this
};

/// All that are known; the first one whose columns are there is the one.
[[nodiscard]] const std::vector<PublicationFact>& publication_facts();

/// Those of INSEE's tables.
[[nodiscard]] std::vector<PublicationFact> insee_facts();

/// `name` in small letters without accents, every other sign an underscore: "Numéro EPCI" is
/// "numero_epci".
[[nodiscard]] std::string plain_name(std::string_view name);

/// Whether `plain` has the form of one of `patterns`; the digits that `#` stands for when it does.
[[nodiscard]] std::optional<std::string> match_of(std::string_view patterns,
                                                  std::string_view plain);

} // namespace ctg
