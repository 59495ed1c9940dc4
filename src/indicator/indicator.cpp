// SPDX-License-Identifier: Apache-2.0
#include "ctg/indicator/indicator.hpp"

#include "ctg/base/nearest.hpp"
#include "ctg/crosswalk/variable.hpp"
#include "indicator/commune_table.hpp"
#include "indicator/rule_binder.hpp"
#include "indicator/shrinkage.hpp"
#include "indicator/weighted_mean.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// What is known of a rule on one territory, commune by commune.
struct Tally {
    std::vector<Figure> numerators;
    std::vector<Figure> denominators;
    std::vector<Portion> portions; ///< of each that the territory holds
    /// Of the communes that are hidden or missing, but for their denominator.
    std::vector<Figure> lone_denominators;
    std::vector<Portion> lone_portions;
    std::size_t bounded = 0; ///< among the numerators: hidden, between known bounds
    std::size_t hidden = 0;
    std::size_t missing = 0;

    [[nodiscard]] bool is_cut() const noexcept {
        return !std::ranges::all_of(portions, &Portion::is_whole);
    }
    [[nodiscard]] std::size_t known() const noexcept { return numerators.size() - bounded; }
    /// The communes that the figures are about.
    [[nodiscard]] std::size_t concerned() const noexcept {
        return numerators.size() + hidden + missing;
    }
    [[nodiscard]] double observed() const noexcept {
        if (concerned() == 0) return 0.0;
        return static_cast<double>(known()) / static_cast<double>(concerned());
    }
};

/// What a zone holds of one of its communes.
struct Held {
    CommuneCode commune;
    const CommunePart* part = nullptr; ///< null if it is all of it
    bool is_of_iris = false; ///< that the table knows, so that their rows are added, not a portion

    [[nodiscard]] Portion portion() const noexcept {
        return part == nullptr || is_of_iris ? Portion{} : portion_of(*part);
    }
};

/// Whether the table has rows of what `piece` names: an IRIS, or an arrondissement by its IRIS.
bool has_rows(const FiguresByIris& figures, const std::string& piece) {
    const auto first = figures.lower_bound(piece);
    return first != figures.end() && first->first.starts_with(piece);
}

Held held_in(const Zone& zone, const CommuneCode& commune, const FiguresByIris& figures) {
    const auto part = std::ranges::find(zone.parts, commune, &CommunePart::commune);
    if (part == zone.parts.end()) return {commune};
    const bool is_of_iris =
        !part->pieces.empty() && std::ranges::all_of(part->pieces, [&](const auto& piece) {
            return has_rows(figures, piece.first);
        });
    return {commune, &*part, is_of_iris};
}

/// The figure of the commune; of a part made of IRIS, theirs.
Figure figure_of(const ColumnFigures& figures, const Held& held) {
    if (held.is_of_iris) {
        std::vector<Figure> rows;
        for (const auto& [piece, share] : held.part->pieces)
            for (auto row = figures.by_iris.lower_bound(piece);
                 row != figures.by_iris.end() && row->first.starts_with(piece); ++row)
                rows.push_back(row->second);
        return whole_of(rows);
    }
    const auto found = figures.by_commune.find(held.commune);
    return found == figures.by_commune.end() ? Figure::absent(Absence::not_collected)
                                             : found->second;
}

/// Whether a zone is one whole commune, of which any figure can be told.
bool is_one_commune(const Zone& zone) {
    return zone.communes.size() == 1 && zone.parts.empty();
}

/// What the communes of a mean weigh in it.
std::vector<double> weights_of(const Tally& tally) {
    std::vector<double> weights;
    for (const auto& weight : tally.denominators)
        weights.push_back(weight.value());
    return weights;
}

Tally tally_of(const Zone& zone, const BoundRule& bound) {
    Tally tally;
    const bool counts_alone = !is_divided(bound.rule.kind);
    for (const auto& commune : communes_held_by(zone)) {
        const Held held = held_in(zone, commune, bound.numerators.by_iris);
        const Figure numerator = figure_of(bound.numerators, held);
        const Figure denominator = figure_of(bound.denominators, held);
        const auto lacks = [&](Absence reason) {
            return numerator.absence() == reason || denominator.absence() == reason;
        };
        if (numerator.has_bounds() && (denominator.is_known() || counts_alone)) {
            tally.numerators.push_back(numerator);
            tally.denominators.push_back(denominator);
            tally.portions.push_back(held.portion());
            if (!numerator.is_known()) ++tally.bounded;
            continue;
        }
        if (lacks(Absence::suppressed))
            ++tally.hidden;
        else if (lacks(Absence::not_collected))
            ++tally.missing;
        if (denominator.is_known() && !lacks(Absence::not_applicable)) {
            tally.lone_denominators.push_back(denominator);
            tally.lone_portions.push_back(held.portion());
        }
    }
    if (bound.rule.kind == IndicatorKind::mean)
        tally.numerators = at_known_mean(std::move(tally.numerators), weights_of(tally));
    return tally;
}

/// Why nothing can be said of a territory, or nothing when the sums stand.
std::optional<Absence> gap_of(const Tally& tally, double min_observed) noexcept {
    if (tally.concerned() == 0) return Absence::not_applicable;
    const bool is_any = !tally.numerators.empty();
    if (is_any && tally.observed() >= min_observed) return std::nullopt;
    return tally.hidden + tally.bounded >= tally.missing ? Absence::suppressed
                                                         : Absence::not_collected;
}

ValueState state_of(const Figure& value, const Tally& tally) noexcept {
    if (value.absence() == Absence::suppressed) return ValueState::suppressed;
    if (value.absence() == Absence::not_collected) return ValueState::not_collected;
    if (value.absence() == Absence::not_applicable) return ValueState::not_applicable;
    if (tally.hidden + tally.missing > 0) return ValueState::partial;
    if (tally.is_cut()) return ValueState::apportioned;
    return value.is_exact() ? ValueState::observed : ValueState::rounded;
}

bool is_secret(const Figure& count, std::size_t min_count) {
    return count.is_known() && count.value() > 0.0 &&
           count.value() < static_cast<double>(min_count);
}

/// A unit of hundredths says that the one is a part of the other.
bool is_of_shares(const IndicatorRule& rule) {
    return rule.unit.starts_with("%") || rule.unit.starts_with("‰");
}

RatioOf relation_of(const IndicatorRule& rule) {
    if (rule.kind == IndicatorKind::mean) return RatioOf::mean;
    return is_of_shares(rule) ? RatioOf::part : RatioOf::other;
}

/// The most that a numerator may be over its denominator: 1 for a part of it, 100 for a mean of
/// rates in %. Nothing where the figures say otherwise, or may be anything, as places per child.
std::optional<double> most_of(const IndicatorRule& rule, const Tally& tally) {
    if (!is_of_shares(rule)) return std::nullopt;
    const double most = rule.kind == IndicatorKind::mean ? scale_of(rule.unit).value_or(1.0) : 1.0;
    for (std::size_t n = 0; n < tally.numerators.size(); ++n)
        if (tally.numerators[n].low() > most * tally.denominators[n].high()) return std::nullopt;
    return most;
}

/// The numerators over the denominators. Communes of which the denominator alone is known are taken
/// at the ratio of the others, and may be anything from nothing to all of it.
Figure ratio_of(const Tally& tally, const IndicatorRule& rule) {
    const auto relation = relation_of(rule);
    const Figure known = ratio_of(tally.numerators, tally.denominators, tally.portions, relation);
    const auto most = most_of(rule, tally);
    if (tally.lone_denominators.empty() || !known.has_bounds() || !most) return known;
    Tally all = tally;
    for (std::size_t n = 0; n < tally.lone_denominators.size(); ++n) {
        const Figure& denominator = tally.lone_denominators[n];
        all.numerators.push_back(Figure::hidden(0.0, *most * denominator.high()));
        all.denominators.push_back(denominator);
        all.portions.push_back(tally.lone_portions[n]);
    }
    const Figure open = ratio_of(all.numerators, all.denominators, all.portions, relation);
    if (!known.is_known() || !open.has_bounds()) return open;
    return Figure::between(std::min(open.low(), known.value()), known.value(),
                           std::max(open.high(), known.value()));
}

/// Fills in the value and the sums of `result` from what is known.
void conclude(IndicatorValue& result, const Tally& tally, const IndicatorRule& rule) {
    if (const auto gap = gap_of(tally, rule.min_observed)) {
        result.value = result.numerator = Figure::absent(*gap);
        if (is_divided(rule.kind)) result.denominator = Figure::absent(*gap);
        return;
    }
    result.numerator = sum_of(tally.numerators, tally.portions);
    if (is_divided(rule.kind)) result.denominator = sum_of(tally.denominators, tally.portions);
    if (is_secret(result.numerator, rule.min_count))
        result.value = result.numerator = Figure::absent(Absence::suppressed);
    else if (is_divided(rule.kind))
        result.value = weighted(ratio_of(tally, rule), rule.scale);
    else
        result.value = result.numerator;
}

IndicatorValue value_of(const Zone& zone, const BoundRule& bound) {
    const Tally tally = tally_of(zone, bound);
    IndicatorValue result;
    result.territory = zone.key;
    result.indicator = bound.rule.id;
    result.observed = tally.observed();
    result.level = bound.level;
    result.year = bound.rule.year;
    result.source = bound.rule.source;
    if (bound.is_additive || is_one_commune(zone)) conclude(result, tally, bound.rule);
    result.state = state_of(result.value, tally);
    return result;
}

/// The value of the communes of a territory, or of the first coarser level that has one where they
/// give none. What is without object has none at any level.
IndicatorValue finest_value_of(const Zone& zone, const BoundRule& bound,
                               const IndicatorInputs& inputs) {
    auto result = value_of(zone, bound);
    if (result.value.is_known() || result.state == ValueState::not_applicable) return result;
    for (const auto& coarse : bound.coarser)
        if (auto value = coarse_value(zone, coarse, inputs)) return *value;
    return result;
}

/// One warning by rule and level that could not be borrowed from for want of inhabitants.
void warn_of_unweighted(const Zoning& territories, std::span<const BoundRule> rules,
                        const std::vector<IndicatorValue>& values, const IndicatorInputs& inputs,
                        Faults& faults) {
    for (std::size_t r = 0; r < rules.size(); ++r)
        for (const auto& coarse : rules[r].coarser) {
            std::vector<std::string> lacking;
            for (std::size_t z = 0; z < territories.zones.size(); ++z) {
                const Zone& zone = territories.zones[z];
                const bool is_known = values[z * rules.size() + r].value.is_known();
                if (!is_known && is_unweighted(zone, coarse, inputs)) lacking.push_back(zone.key);
            }
            if (lacking.empty()) continue;
            faults.add(warning_of("CTG-IND-024",
                                  {{"indicator", rules[r].rule.id},
                                   {"count", std::to_string(lacking.size())},
                                   {"level", coarse.level},
                                   {"territories", abridged(lacking)}},
                                  rules[r].rule.places.table));
        }
}

/// One note by rule and level that was borrowed from, with the territories.
void note_borrowed(std::span<const BoundRule> rules, const std::vector<IndicatorValue>& values,
                   Faults& faults) {
    for (std::size_t r = 0; r < rules.size(); ++r)
        for (const auto& coarse : rules[r].coarser) {
            std::vector<std::string> territories;
            for (std::size_t v = r; v < values.size(); v += rules.size())
                if (values[v].state == ValueState::borrowed && values[v].level == coarse.level)
                    territories.push_back(values[v].territory);
            if (territories.empty()) continue;
            faults.add(note_of("CTG-IND-025",
                               {{"indicator", rules[r].rule.id},
                                {"count", std::to_string(territories.size())},
                                {"level", coarse.level},
                                {"table", coarse.table},
                                {"territories", abridged(territories)}},
                               rules[r].rule.places.table));
        }
}

/// One note by rule and state that needs a word, with the territories.
void note_gaps(std::span<const IndicatorRule> rules, const std::vector<IndicatorValue>& values,
               Faults& faults) {
    constexpr std::pair<ValueState, std::string_view> noted[]{
        {ValueState::partial, "CTG-IND-010"},
        {ValueState::suppressed, "CTG-IND-011"},
        {ValueState::not_collected, "CTG-IND-012"},
        {ValueState::not_applicable, "CTG-IND-013"},
    };
    for (std::size_t r = 0; r < rules.size(); ++r)
        for (const auto& [state, code] : noted) {
            std::vector<std::string> territories;
            for (std::size_t v = r; v < values.size(); v += rules.size())
                if (values[v].state == state) territories.push_back(values[v].territory);
            if (territories.empty()) continue;
            faults.add(note_of(code,
                               {{"indicator", rules[r].id},
                                {"count", std::to_string(territories.size())},
                                {"territories", abridged(territories)}},
                               rules[r].places.numerator));
        }
}

/// Rates and medians are told of single communes only: the mean of rates is no rate.
void note_rates(std::span<const BoundRule> rules, const Zoning& territories, Faults& faults) {
    std::vector<std::string> several;
    for (const auto& zone : territories.zones)
        if (!is_one_commune(zone)) several.push_back(zone.key);
    if (several.empty()) return;
    for (const auto& bound : rules)
        if (!bound.is_additive)
            faults.add(
                warning_of(bound.rule.kind == IndicatorKind::index ? "CTG-IND-020" : "CTG-IND-014",
                           {{"indicator", bound.rule.id},
                            {"column", bound.rule.numerator},
                            {"count", std::to_string(several.size())},
                            {"territories", abridged(several)}},
                           bound.rule.places.numerator));
}

std::set<CommuneCode> communes_of(const Zoning& territories) {
    std::set<CommuneCode> communes;
    for (const auto& zone : territories.zones)
        for (const auto& commune : communes_held_by(zone))
            communes.insert(commune);
    return communes;
}

} // namespace

Checked<std::vector<CommuneFigure>>
commune_figures(const FigureTable& table, std::string_view column, const Geography& geography) {
    Faults faults;
    std::set<CommuneCode> communes;
    for (const auto& commune : geography.communes())
        communes.insert(commune.code);
    CommuneTable rows(table, communes, geography, faults);
    const auto position = required_columns(table.table, {column}).front();
    const auto figures = rows.figures(position, {}, faults);
    faults.raise();
    return {std::vector<CommuneFigure>(figures.begin(), figures.end()), faults.notes()};
}

Checked<std::vector<IndicatorValue>> indicators_of(const Zoning& territories,
                                                   std::span<const IndicatorRule> rules,
                                                   std::span<const FigureTable> tables,
                                                   const Geography& geography) {
    return indicators_of(territories, rules,
                         IndicatorInputs{.tables = tables, .geography = &geography});
}

Checked<std::vector<IndicatorValue>> indicators_of(const Zoning& territories,
                                                   std::span<const IndicatorRule> rules,
                                                   const IndicatorInputs& inputs) {
    Faults faults;
    RuleBinder binder(inputs, communes_of(territories), faults);
    std::vector<BoundRule> bound_rules;
    for (const auto& rule : rules)
        bound_rules.push_back(binder.bound(rule));
    faults.raise();

    std::vector<IndicatorValue> values;
    for (const auto& zone : territories.zones)
        for (const auto& bound : bound_rules)
            values.push_back(finest_value_of(zone, bound, inputs));
    shrink(values, rules, faults);
    faults.raise();
    note_rates(bound_rules, territories, faults);
    note_borrowed(bound_rules, values, faults);
    warn_of_unweighted(territories, bound_rules, values, inputs, faults);
    note_gaps(rules, values, faults);
    return {std::move(values), faults.notes()};
}

} // namespace ctg
