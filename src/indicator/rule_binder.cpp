// SPDX-License-Identifier: Apache-2.0
#include "indicator/rule_binder.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/territory/weights.hpp"

#include <algorithm>
#include <utility>

namespace ctg {
namespace {

constexpr std::string_view commune_level = "commune";
constexpr std::string_view iris_level = "iris";

ColumnFigures figures_of(CommuneTable& table, std::size_t column,
                         const std::optional<Rounding>& rounding, Faults& faults) {
    return {table.figures(column, rounding, faults),
            table.figures_by_iris(column, rounding, faults)};
}

} // namespace

RuleBinder::RuleBinder(const IndicatorInputs& inputs, std::set<CommuneCode> communes,
                       Faults& faults)
    : inputs_(inputs),
      communes_(std::move(communes)),
      faults_(faults) {}

BoundRule RuleBinder::bound(const IndicatorRule& rule) {
    BoundRule bound{.rule = rule, .numerators = {}, .denominators = {}};
    const FigureTable* const source = table_named(rule.table, rule, rule.places.table);
    if (source == nullptr) return bound;
    bound.level = source->level;
    warn_of_years(rule, *source);
    if (is_coarse(source->level)) {
        bound.coarser.push_back(coarse_rule_from(*source, rule, communes_, inputs_, faults_));
    } else if (CommuneTable* const table = opened(*source, rule.places.table)) {
        if (rule.kind == IndicatorKind::mean)
            bind_mean(bound, *table);
        else
            bind_sums(bound, *table);
    }
    for (const auto& name : rule.fallback)
        bind_fallback(bound, name);
    return bound;
}

void RuleBinder::bind_fallback(BoundRule& bound, const std::string& name) {
    const IndicatorRule& rule = bound.rule;
    const FigureTable* const table = table_named(name, rule, rule.places.fallback);
    if (table == nullptr) return;
    warn_of_years(rule, *table);
    if (is_coarse(table->level))
        bound.coarser.push_back(coarse_rule_from(*table, rule, communes_, inputs_, faults_));
    else
        faults_.add(error_of("CTG-IND-021",
                             {{"indicator", rule.id}, {"table", name}, {"level", table->level}},
                             rule.places.fallback));
}

void RuleBinder::bind_mean(BoundRule& bound, CommuneTable& table) {
    const IndicatorRule& rule = bound.rule;
    const auto rates = column(table.source(), rule.numerator, rule.places.numerator);
    const auto weights = column(table.source(), rule.denominator, rule.places.denominator);
    if (!rates || !weights) return;
    auto figures = table.weighted_figures(*rates, *weights, rule.rounding, faults_);
    bound.numerators.by_commune = std::move(figures.products);
    bound.denominators.by_commune = std::move(figures.weights);
}

void RuleBinder::bind_sums(BoundRule& bound, CommuneTable& table) {
    const IndicatorRule& rule = bound.rule;
    const auto numerator = column(table.source(), rule.numerator, rule.places.numerator);
    if (numerator) {
        bound.numerators = figures_of(table, *numerator, rule.rounding, faults_);
        bound.is_additive = rule.kind != IndicatorKind::index && table.is_additive(*numerator);
    }
    bound.denominators = bound.numerators;
    if (!is_divided(rule.kind)) return;
    if (rule.denominator.empty()) { // per area: of the shapes
        bound.denominators.by_commune = areas_km2();
        return;
    }
    const auto denominator = column(table.source(), rule.denominator, rule.places.denominator);
    if (denominator) bound.denominators = figures_of(table, *denominator, {}, faults_);
}

/// Measured once, on the first demand: the areas of all of France take a while.
const FiguresByCommune& RuleBinder::areas_km2() {
    if (!areas_km2_.empty()) return areas_km2_;
    const Weights areas = area_weights(*inputs_.geography);
    areas_km2_.insert(areas.items().begin(), areas.items().end());
    return areas_km2_;
}

CommuneTable* RuleBinder::opened(const FigureTable& table, const Place& named_at) {
    const auto [entry, is_new] = opened_.try_emplace(table.name);
    if (is_new) entry->second = open(table, named_at);
    return entry->second ? &*entry->second : nullptr;
}

std::optional<CommuneTable> RuleBinder::open(const FigureTable& table, const Place& named_at) {
    if (table.level != commune_level && table.level != iris_level) {
        faults_.add(
            error_of("CTG-IND-003", {{"table", table.name}, {"level", table.level}}, named_at));
        return std::nullopt;
    }
    try {
        return CommuneTable(table, communes_, *inputs_.geography, faults_);
    } catch (const DataError& error) {
        faults_.add(error.diagnostics());
        return std::nullopt;
    }
}

/// The table of that name, or null with a fault.
const FigureTable* RuleBinder::table_named(const std::string& name, const IndicatorRule& rule,
                                           const Place& named_at) {
    const auto found = std::ranges::find(inputs_.tables, name, &FigureTable::name);
    if (found != inputs_.tables.end()) return &*found;
    std::vector<std::string> names;
    for (const auto& table : inputs_.tables)
        names.push_back(table.name);
    faults_.add(error_of("CTG-IND-001",
                         {{"indicator", rule.id},
                          {"table", name},
                          {"nearest", joined(nearest(name, names))},
                          {"known", joined(names)}},
                         named_at));
    return nullptr;
}

/// The column `name`, or nothing with a fault at the header and where the scheme names it.
std::optional<std::size_t> RuleBinder::column(const FigureTable& table, const std::string& name,
                                              const Place& named_at) {
    try {
        return required_columns(table.table, {name}).front();
    } catch (const DataError& error) {
        auto diagnostics = error.diagnostics();
        if (named_at != Place{})
            for (auto& diagnostic : diagnostics)
                diagnostic.places.push_back(named_at);
        faults_.add(std::move(diagnostics));
        return std::nullopt;
    }
}

void RuleBinder::warn_of_years(const IndicatorRule& rule, const FigureTable& table) {
    if (!table.year || *table.year == rule.year) return;
    faults_.add(warning_of("CTG-IND-009",
                           {{"indicator", rule.id},
                            {"year", std::to_string(rule.year.value)},
                            {"table", table.name},
                            {"table_year", std::to_string(table.year->value)}},
                           rule.places.table));
}

} // namespace ctg
