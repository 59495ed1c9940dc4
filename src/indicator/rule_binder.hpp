// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/indicator/indicator.hpp"
#include "indicator/coarse_rule.hpp"
#include "indicator/commune_table.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace ctg {

/// A rule with the figures it draws on.
struct BoundRule {
    IndicatorRule rule;
    ColumnFigures numerators;
    ColumnFigures denominators; ///< the numerators again where nothing is divided
    std::string level = "commune";
    bool is_additive = true;              ///< false of rates and medians, told of one commune only
    std::vector<CoarseRule> coarser = {}; ///< asked in this order where communes give no value
};

/// Finds what rules name in the tables. Faults are gathered: each table is opened once, whatever
/// becomes of it.
class RuleBinder {
public:
    RuleBinder(const IndicatorInputs& inputs, std::set<CommuneCode> communes, Faults& faults);

    [[nodiscard]] BoundRule bound(const IndicatorRule& rule);

private:
    void bind_mean(BoundRule& bound, CommuneTable& table);
    void bind_sums(BoundRule& bound, CommuneTable& table);
    [[nodiscard]] const FiguresByCommune& areas_km2();
    [[nodiscard]] CommuneTable* opened(const FigureTable& table, const Place& named_at);
    [[nodiscard]] std::optional<CommuneTable> open(const FigureTable& table, const Place& named_at);
    [[nodiscard]] const FigureTable* table_named(const std::string& name, const IndicatorRule& rule,
                                                 const Place& named_at);
    void bind_fallback(BoundRule& bound, const std::string& name);
    [[nodiscard]] std::optional<std::size_t> column(const FigureTable& table,
                                                    const std::string& name, const Place& named_at);
    void warn_of_years(const IndicatorRule& rule, const FigureTable& table);

    IndicatorInputs inputs_;
    std::set<CommuneCode> communes_;
    Faults& faults_;
    std::map<std::string, std::optional<CommuneTable>> opened_;
    FiguresByCommune areas_km2_;
};

} // namespace ctg
