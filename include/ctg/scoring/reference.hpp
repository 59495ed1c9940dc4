// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/table.hpp"
#include "ctg/scoring/scheme.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The goalposts of an indicator, taken from the units of a reference table.
struct FrozenGoalposts {
    std::string indicator;
    Goalposts goalposts;
    GoalpostsReference reference;

    friend bool operator==(const FrozenGoalposts&, const FrozenGoalposts&) = default;
};

/// A scheme file whose goalposts by reference are numbers.
struct FrozenScheme {
    std::string text; ///< the file as it was but for those goalposts, its comments with it
    std::vector<FrozenGoalposts> goalposts; ///< in file order

    friend bool operator==(const FrozenScheme&, const FrozenScheme&) = default;
};

/// The value below which `percent` of `values` lie: of n in order, that at place
/// 1 + (n - 1) · percent / 100, between two in proportion. Source: Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50 (1996), type 7.
/// @pre values is not empty, percent is in [0, 100]. @throws ArgumentError CTG-SCOR-086 otherwise.
[[nodiscard]] double percentile(std::span<const double> values, double percent);

/// Freezes the goalposts of `scheme` that name `reference` (all by reference if it is empty) and
/// are not frozen: puts in the percentiles of the units of `table`, how many have a value, and the
/// digest of the table. Each unit counts 1, whatever its size. A unit's value is its ratio, or its
/// figure where the kind divides nothing or is a mean. Rows of municipal arrondissements are left
/// out where their commune has a row. An indicator whose columns the table lacks stays as it is
/// (note CTG-SCOR-083).
/// @throws DataError CTG-SCOR-084 (none could be taken), -085 (two percentiles that are equal),
///         CTG-CONF-* and CTG-SCOR-* as scheme_from, CTG-DATA-005 (a cell that is no figure).
[[nodiscard]] Checked<FrozenScheme> frozen_scheme(const Document& scheme, const Table& table,
                                                  std::string_view reference = {});

} // namespace ctg
