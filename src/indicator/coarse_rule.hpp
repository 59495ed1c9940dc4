// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace ctg {

/// Whether the units of `level` hold whole communes: EPCI, départements.
[[nodiscard]] bool is_coarse(std::string_view level) noexcept;

/// A rule on a table of a level coarser than communes, with its figures by unit of that level.
struct CoarseRule {
    IndicatorRule rule;
    std::string table;
    std::string level;
    std::map<std::string, Figure> numerators;
    std::map<std::string, Figure> denominators;
    std::map<CommuneCode, std::string> unit_by_commune; ///< of the communes of the territories
};

/// The figures of `table` for the units that hold `communes`. Adds to `faults` what indicators_of
/// says of columns, cells and levels.
[[nodiscard]] CoarseRule coarse_rule_from(const FigureTable& table, const IndicatorRule& rule,
                                          const std::set<CommuneCode>& communes,
                                          const IndicatorInputs& inputs, Faults& faults);

/// The value that `coarse` gives a territory, its own or borrowed; nothing when it gives none.
[[nodiscard]] std::optional<IndicatorValue> coarse_value(const Zone& zone, const CoarseRule& coarse,
                                                         const IndicatorInputs& inputs);

/// Whether a territory has no value only because it lies in several units, and who lives in which
/// is not known.
[[nodiscard]] bool is_unweighted(const Zone& zone, const CoarseRule& coarse,
                                 const IndicatorInputs& inputs);

} // namespace ctg
