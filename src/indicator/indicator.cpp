// SPDX-License-Identifier: Apache-2.0
#include "ctg/indicator/indicator.hpp"

#include "ctg/base/nearest.hpp"
#include "indicator/commune_table.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ctg {
namespace {

constexpr std::string_view commune_level = "commune";

/// A rule with the figures it draws on.
struct BoundRule {
    IndicatorRule rule;
    FiguresByCommune numerators;
    FiguresByCommune denominators; ///< the numerators again for a count
};

/// Finds what rules name in the tables. Faults are gathered: each table is opened once, whatever
/// becomes of it.
class RuleBinder {
public:
    RuleBinder(std::span<const FigureTable> tables, std::set<CommuneCode> communes,
               const Geography& geography, Faults& faults)
        : tables_(tables),
          communes_(std::move(communes)),
          geography_(geography),
          faults_(faults) {}

    [[nodiscard]] BoundRule bound(const IndicatorRule& rule) {
        BoundRule bound{rule, {}, {}};
        CommuneTable* const table = opened(rule);
        if (table == nullptr) return bound;
        warn_of_years(rule, table->source());
        const auto numerator = column(table->source(), rule.numerator, rule.places.numerator);
        if (numerator) bound.numerators = table->figures(*numerator, rule.rounding, faults_);
        bound.denominators = bound.numerators;
        if (rule.kind == IndicatorKind::count) return bound;
        const auto denominator = column(table->source(), rule.denominator, rule.places.denominator);
        if (denominator) bound.denominators = table->figures(*denominator, {}, faults_);
        return bound;
    }

private:
    /// The table that `rule` names, or null with a fault.
    CommuneTable* opened(const IndicatorRule& rule) {
        const auto found = std::ranges::find(tables_, rule.table, &FigureTable::name);
        if (found == tables_.end()) {
            refuse_table(rule);
            return nullptr;
        }
        const auto [entry, is_new] = opened_.try_emplace(rule.table);
        if (is_new) entry->second = open(*found, rule.places.table);
        return entry->second ? &*entry->second : nullptr;
    }

    std::optional<CommuneTable> open(const FigureTable& table, const Place& named_at) {
        if (table.level != commune_level) {
            faults_.add(
                error_of("CTG-IND-003", {{"table", table.name}, {"level", table.level}}, named_at));
            return std::nullopt;
        }
        try {
            return CommuneTable(table, communes_, geography_, faults_);
        } catch (const DataError& error) {
            faults_.add(error.diagnostics());
            return std::nullopt;
        }
    }

    void refuse_table(const IndicatorRule& rule) {
        std::vector<std::string> names;
        for (const auto& table : tables_)
            names.push_back(table.name);
        faults_.add(error_of("CTG-IND-001",
                             {{"indicator", rule.id},
                              {"table", rule.table},
                              {"nearest", joined(nearest(rule.table, names))},
                              {"known", joined(names)}},
                             rule.places.table));
    }

    /// The column `name`, or nothing with a fault at the header and where the scheme names it.
    std::optional<std::size_t> column(const FigureTable& table, const std::string& name,
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

    void warn_of_years(const IndicatorRule& rule, const FigureTable& table) {
        if (!table.year || *table.year == rule.year) return;
        faults_.add(warning_of("CTG-IND-009",
                               {{"indicator", rule.id},
                                {"year", std::to_string(rule.year.value)},
                                {"table", table.name},
                                {"table_year", std::to_string(table.year->value)}},
                               rule.places.table));
    }

    std::span<const FigureTable> tables_;
    std::set<CommuneCode> communes_;
    const Geography& geography_;
    Faults& faults_;
    std::map<std::string, std::optional<CommuneTable>> opened_;
};

/// What is known of a rule on one territory, commune by commune.
struct Tally {
    std::vector<Figure> numerators;
    std::vector<Figure> denominators;
    std::size_t hidden = 0;
    std::size_t missing = 0;

    [[nodiscard]] std::size_t known() const noexcept { return numerators.size(); }
    /// The communes that the figures are about.
    [[nodiscard]] std::size_t concerned() const noexcept { return known() + hidden + missing; }
    [[nodiscard]] double observed() const noexcept {
        if (concerned() == 0) return 0.0;
        return static_cast<double>(known()) / static_cast<double>(concerned());
    }
};

Figure figure_of(const FiguresByCommune& figures, const CommuneCode& commune) {
    const auto found = figures.find(commune);
    return found == figures.end() ? Figure::absent(Absence::not_collected) : found->second;
}

Tally tally_of(const Zone& zone, const BoundRule& bound) {
    Tally tally;
    for (const auto& commune : zone.communes) {
        const Figure numerator = figure_of(bound.numerators, commune);
        const Figure denominator = figure_of(bound.denominators, commune);
        const auto lacks = [&](Absence reason) {
            return numerator.absence() == reason || denominator.absence() == reason;
        };
        if (numerator.is_known() && denominator.is_known()) {
            tally.numerators.push_back(numerator);
            tally.denominators.push_back(denominator);
        } else if (lacks(Absence::suppressed)) {
            ++tally.hidden;
        } else if (lacks(Absence::not_collected)) {
            ++tally.missing;
        }
    }
    return tally;
}

/// Why nothing can be said of a territory, or nothing when the sums stand.
std::optional<Absence> gap_of(const Tally& tally, double min_observed) noexcept {
    if (tally.concerned() == 0) return Absence::not_applicable;
    if (tally.known() > 0 && tally.observed() >= min_observed) return std::nullopt;
    return tally.hidden >= tally.missing ? Absence::suppressed : Absence::not_collected;
}

ValueState state_of(const Figure& value, const Tally& tally) noexcept {
    if (value.absence() == Absence::suppressed) return ValueState::suppressed;
    if (value.absence() == Absence::not_collected) return ValueState::not_collected;
    if (value.absence() == Absence::not_applicable) return ValueState::not_applicable;
    if (tally.known() < tally.concerned()) return ValueState::partial;
    return value.is_exact() ? ValueState::observed : ValueState::rounded;
}

/// Multiplication by a positive number is monotone, so the bounds stay bounds.
Figure scaled(const Figure& figure, double scale) {
    if (!figure.is_known()) return figure;
    return Figure::between(figure.low() * scale, figure.value() * scale, figure.high() * scale);
}

bool is_secret(const Figure& count, std::size_t min_count) {
    return count.value() > 0.0 && count.value() < static_cast<double>(min_count);
}

/// Fills in the value and the sums of `result` from what is known.
void conclude(IndicatorValue& result, const Tally& tally, const IndicatorRule& rule) {
    if (const auto gap = gap_of(tally, rule.min_observed)) {
        result.value = result.numerator = Figure::absent(*gap);
        if (rule.kind == IndicatorKind::ratio) result.denominator = Figure::absent(*gap);
        return;
    }
    result.numerator = sum_of(tally.numerators);
    if (rule.kind == IndicatorKind::ratio) result.denominator = sum_of(tally.denominators);
    if (is_secret(result.numerator, rule.min_count))
        result.value = result.numerator = Figure::absent(Absence::suppressed);
    else if (rule.kind == IndicatorKind::ratio)
        result.value = scaled(ratio_of(result.numerator, result.denominator), rule.scale);
    else
        result.value = result.numerator;
}

IndicatorValue value_of(const Zone& zone, const BoundRule& bound) {
    const Tally tally = tally_of(zone, bound);
    IndicatorValue result;
    result.territory = zone.key;
    result.indicator = bound.rule.id;
    result.observed = tally.observed();
    result.level = commune_level;
    result.year = bound.rule.year;
    result.source = bound.rule.source;
    conclude(result, tally, bound.rule);
    result.state = state_of(result.value, tally);
    return result;
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

std::set<CommuneCode> communes_of(const Zoning& territories) {
    std::set<CommuneCode> communes;
    for (const auto& zone : territories.zones)
        communes.insert(zone.communes.begin(), zone.communes.end());
    return communes;
}

} // namespace

Checked<std::vector<IndicatorValue>> indicators_of(const Zoning& territories,
                                                   std::span<const IndicatorRule> rules,
                                                   std::span<const FigureTable> tables,
                                                   const Geography& geography) {
    Faults faults;
    RuleBinder binder(tables, communes_of(territories), geography, faults);
    std::vector<BoundRule> bound_rules;
    for (const auto& rule : rules)
        bound_rules.push_back(binder.bound(rule));
    faults.raise();

    std::vector<IndicatorValue> values;
    for (const auto& zone : territories.zones)
        for (const auto& bound : bound_rules)
            values.push_back(value_of(zone, bound));
    note_gaps(rules, values, faults);
    return {std::move(values), faults.notes()};
}

} // namespace ctg
