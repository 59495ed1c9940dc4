// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/variable.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

namespace ctg {
namespace {

/// The parts of a target: which source, and what share of it.
struct Piece {
    std::size_t source = 0;
    Portion portion;
    double weight = 0.0;
};

std::vector<std::vector<Piece>> pieces_by_target(const Crosswalk& crosswalk) {
    std::vector<std::vector<Piece>> pieces(crosswalk.targets().size());
    for (const auto& part : crosswalk.parts())
        pieces[part.target].push_back({part.source, portion_of(crosswalk, part), part.weight});
    return pieces;
}

void check(const Crosswalk& crosswalk, const Variable& variable) {
    const std::size_t count = crosswalk.sources().size();
    const bool is_ratio =
        variable.kind == VariableKind::ratio || variable.kind == VariableKind::share;
    const bool needs_denominator = is_ratio || variable.kind == VariableKind::mean;
    const std::size_t denominators = needs_denominator ? count : 0;
    if (variable.values.size() != count || variable.denominators.size() != denominators)
        throw ArgumentError(
            {error_of("CTG-CROSS-001", {{"codes", std::to_string(count)},
                                        {"items", fmt::format("{} + {}", variable.values.size(),
                                                              variable.denominators.size())}})});
    Faults faults;
    const auto check_count = [&](std::span<const Figure> figures) {
        for (std::size_t n = 0; n < figures.size(); ++n)
            if (figures[n].is_known() && figures[n].low() < 0.0)
                faults.add(
                    error_of("CTG-CROSS-011", {{"code", crosswalk.sources()[n]},
                                               {"value", fmt::format("{}", figures[n].value())}}));
    };
    check_count(variable.denominators);
    if (variable.kind == VariableKind::count || is_ratio) check_count(variable.values);
    faults.raise<DataError>();
}

/// Why the value of a source cannot be used, or nothing when it can.
std::optional<Absence> lacks(const Variable& variable, std::size_t source) {
    if (const auto absence = variable.values[source].absence()) return absence;
    if (variable.denominators.empty()) return std::nullopt;
    return variable.denominators[source].absence();
}

/// The mean of a target: bounds by those of the means, since any mix of them lies between.
Figure mean_of(const Variable& variable, const std::vector<Piece>& known) {
    double sum = 0.0;
    double weight = 0.0;
    std::optional<double> low;
    std::optional<double> high;
    for (const auto& [source, portion, unused] : known) {
        const double share = portion.share;
        const Figure& mean = variable.values[source];
        const Figure& its_weight = variable.denominators[source];
        if (its_weight.high() <= 0.0) continue;
        sum += share * mean.value() * its_weight.value();
        weight += share * its_weight.value();
        low = std::min(low.value_or(mean.low()), mean.low());
        high = std::max(high.value_or(mean.high()), mean.high());
    }
    if (!(weight > 0.0)) return Figure::absent(Absence::not_applicable);
    const double value = sum / weight;
    if (known.size() == 1) return variable.values[known.front().source];
    return Figure::between(std::min(*low, value), value, std::max(*high, value));
}

/// The known counts of a target, or their denominators, and what portions of them it holds.
struct Portions {
    std::vector<Figure> values;
    std::vector<Figure> denominators;
    std::vector<Portion> portions;

    Portions(const Variable& variable, const std::vector<Piece>& known) {
        for (const auto& [source, portion, weight] : known) {
            values.push_back(variable.values[source]);
            if (!variable.denominators.empty())
                denominators.push_back(variable.denominators[source]);
            portions.push_back(portion);
        }
    }
};

/// Of a count, if each of its units fell into the target by the weight.
double variance_of(const Portions& known) {
    double variance = 0.0;
    for (std::size_t n = 0; n < known.values.size(); ++n) {
        const auto& portion = known.portions[n];
        if (!portion.is_whole())
            variance += known.values[n].value() * portion.share * (1.0 - portion.share);
    }
    return variance;
}

Figure value_of(const Variable& variable, const std::vector<Piece>& pieces, double& variance) {
    const Portions known(variable, pieces);
    switch (variable.kind) {
    case VariableKind::ratio:
        return ratio_of(known.values, known.denominators, known.portions, RatioOf::other);
    case VariableKind::share:
        return ratio_of(known.values, known.denominators, known.portions, RatioOf::part);
    case VariableKind::mean:
        return mean_of(variable, pieces);
    case VariableKind::index:
        return pieces.size() == 1 ? variable.values[pieces.front().source]
                                  : Figure::absent(Absence::not_applicable);
    case VariableKind::count:
        break;
    }
    variance = variance_of(known);
    return sum_of(known.values, known.portions);
}

Transferred on_target(const Variable& variable, const TransferRule& rule,
                      const std::vector<Piece>& pieces) {
    Transferred result;
    std::vector<Piece> known;
    double weight = 0.0;
    double known_weight = 0.0;
    double hidden_weight = 0.0;
    for (const auto& piece : pieces) {
        weight += piece.weight;
        if (!piece.portion.is_whole()) ++result.divided;
        const auto absence = lacks(variable, piece.source);
        if (!absence) {
            known.push_back(piece);
            known_weight += piece.weight;
        } else if (*absence == Absence::suppressed) {
            hidden_weight += piece.weight;
        }
    }
    if (pieces.empty()) {
        result.value = Figure::absent(Absence::not_applicable);
        return result;
    }
    result.known = weight > 0.0 ? known_weight / weight : (known.empty() ? 0.0 : 1.0);
    const bool is_hidden = hidden_weight > 0.5 * (weight - known_weight);
    if (known.empty() || result.known < rule.least_known)
        result.value = Figure::absent(is_hidden ? Absence::suppressed : Absence::not_collected);
    else if (variable.kind == VariableKind::index && pieces.size() > 1)
        result.value = Figure::absent(Absence::not_applicable);
    else
        result.value = value_of(variable, known, result.variance);
    return result;
}

} // namespace

std::string_view name_of(VariableKind kind) noexcept {
    constexpr std::array names{std::string_view("count"), std::string_view("ratio"),
                               std::string_view("share"), std::string_view("mean"),
                               std::string_view("index")};
    return names[static_cast<std::size_t>(kind)];
}

std::vector<Transferred> transferred(const Crosswalk& crosswalk, const Variable& variable,
                                     const TransferRule& rule) {
    check(crosswalk, variable);
    std::vector<Transferred> values;
    const auto pieces = pieces_by_target(crosswalk);
    for (std::size_t n = 0; n < pieces.size(); ++n) {
        values.push_back(on_target(variable, rule, pieces[n]));
        values.back().target = crosswalk.targets()[n];
    }
    return values;
}

std::vector<double> shared_out(const Crosswalk& crosswalk, std::span<const double> values,
                               std::size_t variables) {
    if (values.size() != crosswalk.sources().size() * variables)
        throw ArgumentError({error_of(
            "CTG-CROSS-001", {{"codes", std::to_string(crosswalk.sources().size() * variables)},
                              {"items", std::to_string(values.size())}})});
    std::vector<double> result(crosswalk.targets().size() * variables, 0.0);
    for (const auto& part : crosswalk.parts()) {
        const double share = crosswalk.of_source(part);
        const double* const from = values.data() + part.source * variables;
        double* const to = result.data() + part.target * variables;
        for (std::size_t n = 0; n < variables; ++n)
            to[n] += share * from[n];
    }
    return result;
}

} // namespace ctg
