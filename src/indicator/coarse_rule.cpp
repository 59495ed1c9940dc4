// SPDX-License-Identifier: Apache-2.0
#include "indicator/coarse_rule.hpp"

#include "indicator/weighted_mean.hpp"

#include <algorithm>
#include <utility>
#include <vector>

namespace ctg {
namespace {

constexpr std::string_view epci_level = "epci";
constexpr std::string_view departement_level = "departement";

/// The communes of a territory in one unit of a level.
using Held = std::map<std::string, std::vector<CommuneCode>>;

std::map<CommuneCode, std::string> units_of(const std::set<CommuneCode>& communes,
                                            std::string_view level, const IndicatorInputs& inputs) {
    std::map<CommuneCode, std::string> units;
    if (level == departement_level) {
        for (const auto& commune : communes)
            units.emplace(commune, commune.departement());
        return units;
    }
    for (const auto& zone : inputs.epci->zones)
        for (const auto& commune : zone.communes)
            if (communes.contains(commune)) units.emplace(commune, zone.key);
    return units;
}

/// Nothing when a commune is in no unit: an EPCI tells nothing of it.
std::optional<Held> held_by(const Zone& zone, const CoarseRule& coarse) {
    Held held;
    for (const auto& commune : communes_held_by(zone)) {
        const auto unit = coarse.unit_by_commune.find(commune);
        if (unit == coarse.unit_by_commune.end()) return std::nullopt;
        held[unit->second].push_back(commune);
    }
    if (held.empty()) return std::nullopt;
    return held;
}

/// Whether a territory is made of whole units. Of a département never: the communes that the
/// geography lacks cannot be told.
bool is_made_of(const Zone& zone, const Held& held, const CoarseRule& coarse,
                const IndicatorInputs& inputs) {
    if (coarse.level != epci_level || !zone.parts.empty()) return false;
    return std::ranges::all_of(held, [&](const auto& unit) {
        return inputs.epci->find(unit.first)->communes.size() == unit.second.size();
    });
}

Figure figure_of(const std::map<std::string, Figure>& figures, const std::string& unit) {
    const auto found = figures.find(unit);
    return found == figures.end() ? Figure::absent(Absence::not_collected) : found->second;
}

Figure value_of(const Figure& numerator, const Figure& denominator, const IndicatorRule& rule) {
    if (!is_divided(rule.kind)) return numerator;
    return weighted(ratio_of(numerator, denominator), rule.scale);
}

/// The inhabitants that a territory has in a unit, or nothing where they are not known.
std::optional<double> inhabitants_of(const Zone& zone, const std::vector<CommuneCode>& communes,
                                     const IndicatorInputs& inputs) {
    if (inputs.population == nullptr) return std::nullopt;
    double sum = 0.0;
    for (const auto& commune : communes) {
        const Figure* const count = inputs.population->find(commune);
        if (count == nullptr || !count->is_known()) return std::nullopt;
        const auto part = std::ranges::find(zone.parts, commune, &CommunePart::commune);
        sum += count->value() * (part == zone.parts.end() ? 1.0 : part->share);
    }
    return sum;
}

/// The sums of whole units, as those of whole communes.
void add_up(IndicatorValue& result, const Held& held, const CoarseRule& coarse) {
    if (coarse.rule.kind == IndicatorKind::index && held.size() > 1) return;
    std::vector<Figure> numerators;
    std::vector<Figure> denominators;
    for (const auto& [unit, communes] : held) {
        numerators.push_back(figure_of(coarse.numerators, unit));
        denominators.push_back(figure_of(coarse.denominators, unit));
        if (!numerators.back().is_known() || !denominators.back().is_known()) return;
    }
    result.numerator = sum_of(numerators);
    if (is_divided(coarse.rule.kind)) result.denominator = sum_of(denominators);
    result.value = value_of(result.numerator, result.denominator, coarse.rule);
    result.state = result.value.is_exact() ? ValueState::observed : ValueState::rounded;
    result.observed = 1.0;
}

/// What the units around a territory say, by the inhabitants that it has in each.
void borrow(IndicatorValue& result, const Zone& zone, const Held& held, const CoarseRule& coarse,
            const IndicatorInputs& inputs) {
    if (coarse.rule.kind == IndicatorKind::count) return;
    const bool is_one = held.size() == 1;
    if (!is_one && coarse.rule.kind == IndicatorKind::index) return;
    std::vector<Figure> parts;
    double inhabitants = 0.0;
    for (const auto& [unit, communes] : held) {
        const Figure value = value_of(figure_of(coarse.numerators, unit),
                                      figure_of(coarse.denominators, unit), coarse.rule);
        const auto weight = is_one ? std::optional{1.0} : inhabitants_of(zone, communes, inputs);
        if (!value.is_known() || !weight) return;
        parts.push_back(weighted(value, *weight));
        inhabitants += *weight;
    }
    result.value = ratio_of(sum_of(parts), Figure::exact(inhabitants));
    result.numerator = Figure::absent(Absence::not_applicable);
    result.denominator = Figure::absent(Absence::not_applicable);
    result.state = ValueState::borrowed;
    result.observed = 0.0;
}

/// Reads the figures of the rows whose code is one of `units`.
class CoarseReader {
public:
    CoarseReader(const FigureTable& table, const IndicatorRule& rule, Faults& faults)
        : table_(table.table),
          rule_(rule),
          faults_(faults) {}

    void read(CoarseRule& coarse, const std::set<std::string>& units) {
        const auto code = required_columns(table_, {"code"}).front();
        const auto numerator = required_columns(table_, {rule_.numerator}).front();
        const auto denominator = is_divided(rule_.kind)
                                     ? required_columns(table_, {rule_.denominator}).front()
                                     : numerator;
        for (std::size_t row = 0; row < table_.row_count(); ++row) {
            const std::string unit = unit_at(row, code, coarse.level);
            if (!units.contains(unit)) continue;
            if (!first_row_.try_emplace(unit, row).second) {
                refuse_second(unit, row, code);
                continue;
            }
            add(coarse, unit, figure(row, numerator), figure(row, denominator));
        }
    }

private:
    /// A département may have lost its zero.
    std::string unit_at(std::size_t row, std::size_t column, std::string_view level) const {
        std::string unit = table_.text(row, column);
        if (level == departement_level && unit.size() == 1) unit.insert(unit.begin(), '0');
        return unit;
    }

    Figure figure(std::size_t row, std::size_t column) {
        const Figure figure = figure_at(table_, row, column, faults_);
        if (!figure.has_bounds() || figure.low() >= 0.0) return figure;
        faults_.add(error_of("CTG-IND-002", {{"text", table_.text(row, column)}},
                             table_.place(row, column)));
        return Figure::absent(Absence::not_collected);
    }

    void add(CoarseRule& coarse, const std::string& unit, Figure numerator,
             const Figure& denominator) {
        const bool is_rate =
            rule_.kind == IndicatorKind::mean || rule_.kind == IndicatorKind::index;
        if (rule_.rounding && numerator.is_known())
            numerator = is_rate ? rounded_rate(numerator.value(), *rule_.rounding)
                                : Figure::rounded(numerator.value(), *rule_.rounding);
        if (rule_.kind == IndicatorKind::mean)
            numerator = denominator.is_known() ? weighted(numerator, denominator.value())
                                               : Figure::absent(*denominator.absence());
        coarse.numerators.emplace(unit, numerator);
        coarse.denominators.emplace(unit, denominator);
    }

    void refuse_second(const std::string& unit, std::size_t row, std::size_t column) {
        auto diagnostic = error_of("CTG-IND-026", {{"unit", unit}}, table_.place(row, column));
        diagnostic.places.push_back(table_.place(first_row_.at(unit), column));
        faults_.add(std::move(diagnostic));
    }

    const Table& table_;
    const IndicatorRule& rule_;
    Faults& faults_;
    std::map<std::string, std::size_t> first_row_;
};

} // namespace

bool is_coarse(std::string_view level) noexcept {
    return level == epci_level || level == departement_level;
}

CoarseRule coarse_rule_from(const FigureTable& table, const IndicatorRule& rule,
                            const std::set<CommuneCode>& communes, const IndicatorInputs& inputs,
                            Faults& faults) {
    CoarseRule coarse{rule, table.name, table.level, {}, {}, {}};
    if (table.level == epci_level && (inputs.epci == nullptr || inputs.epci->zones.empty())) {
        faults.add(error_of("CTG-IND-023", {{"table", table.name}}, rule.places.table));
        return coarse;
    }
    if (is_divided(rule.kind) && rule.denominator.empty()) {
        faults.add(error_of("CTG-IND-022", {{"indicator", rule.id}, {"table", table.name}},
                            rule.places.table));
        return coarse;
    }
    coarse.unit_by_commune = units_of(communes, table.level, inputs);
    std::set<std::string> units;
    for (const auto& [commune, unit] : coarse.unit_by_commune)
        units.insert(unit);
    try {
        CoarseReader(table, rule, faults).read(coarse, units);
    } catch (const DataError& error) {
        auto diagnostics = error.diagnostics();
        for (auto& diagnostic : diagnostics)
            diagnostic.places.push_back(rule.places.table);
        faults.add(std::move(diagnostics));
    }
    return coarse;
}

std::optional<IndicatorValue> coarse_value(const Zone& zone, const CoarseRule& coarse,
                                           const IndicatorInputs& inputs) {
    const auto held = held_by(zone, coarse);
    if (!held) return std::nullopt;
    IndicatorValue result;
    result.territory = zone.key;
    result.indicator = coarse.rule.id;
    result.level = coarse.level;
    result.year = coarse.rule.year;
    result.source = coarse.rule.source;
    if (is_made_of(zone, *held, coarse, inputs))
        add_up(result, *held, coarse);
    else
        borrow(result, zone, *held, coarse, inputs);
    if (!result.value.is_known()) return std::nullopt;
    return result;
}

bool is_unweighted(const Zone& zone, const CoarseRule& coarse, const IndicatorInputs& inputs) {
    const auto held = held_by(zone, coarse);
    return inputs.population == nullptr && held && held->size() > 1 &&
           coarse.rule.kind != IndicatorKind::count && coarse.rule.kind != IndicatorKind::index &&
           !is_made_of(zone, *held, coarse, inputs);
}

} // namespace ctg
