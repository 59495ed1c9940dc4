// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How a value is made from the figures of a table.
enum class IndicatorKind {
    count, ///< sum of the numerator
    ratio, ///< sum of the numerator over sum of the denominator, times `scale`
};

/// One line of the requête unique: what is computed, from which columns, out of which source.
struct IndicatorRule {
    std::string id;
    std::string label;
    std::string unit;        ///< "%", "‰", "places/100": also gives the scale of a ratio
    std::string table;       ///< name of a table of the study
    std::string numerator;   ///< column
    std::string denominator; ///< column; empty for a count
    IndicatorKind kind = IndicatorKind::ratio;
    double scale = 1.0; ///< 100 for percent and "…/100", 1000 for ‰ and "…/1000"
    Year year;
    std::string source;
    std::optional<Rounding> rounding; ///< how the numerator was rounded before publication
    double min_observed = 0.0;        ///< least share of the communes known for a value to stand

    friend bool operator==(const IndicatorRule&, const IndicatorRule&) = default;
};

/// What a value rests on.
enum class ValueState {
    observed,
    rounded,     ///< some figures are intervals
    partial,     ///< some communes are missing or hidden; the value stands on the others
    apportioned, ///< a boundary cuts a unit
    suppressed,  ///< hidden by secrecy
    not_collected,
    not_applicable, ///< the denominator is zero
};

[[nodiscard]] std::string_view name_of(ValueState state) noexcept;

/// The value of one indicator on one territory.
struct IndicatorValue {
    std::string territory;
    std::string indicator;
    Figure value;
    ValueState state = ValueState::observed;
    Figure numerator;
    Figure denominator;
    double observed = 1.0; ///< share of the territory's communes whose figures are known
    std::string level;     ///< finest level the figures came at: "commune"
    Year year;
    std::string source;

    friend bool operator==(const IndicatorValue&, const IndicatorValue&) = default;
};

/// A table of the study with figures by commune.
struct FigureTable {
    std::string name;
    Table table;
    std::string level = "commune";
    std::optional<Year> year;
};

/// The indicators of each territory, by territory then rule: figures are added over the communes,
/// and divided once, last. A commune known for the numerator but not for the denominator (or the
/// reverse) counts in neither.
/// @throws DataError CTG-IND-001 (a rule names a table the study lacks), CTG-DATA-004 (a column it
///         lacks), CTG-TERR-001 (a commune twice in a table), CTG-IND-003 (a level not carried
///         yet).
[[nodiscard]] Checked<std::vector<IndicatorValue>>
indicators_of(const Zoning& territories, std::span<const IndicatorRule> rules,
              std::span<const FigureTable> tables, const Geography& geography);

} // namespace ctg
