// SPDX-License-Identifier: Apache-2.0
#include "indicator/shrinkage.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <string>

namespace ctg {
namespace {

/// What the ratios of all territories teach: their mean, and how much they differ beyond chance.
struct Prior {
    double mean = 0.0;
    double variance = 0.0;
};

double ratio_of(const IndicatorValue& value) {
    return value.numerator.value() / value.denominator.value();
}

bool is_own(const IndicatorValue& value) {
    return value.value.is_known() && value.state != ValueState::borrowed &&
           value.denominator.is_known() && value.denominator.value() > 0.0;
}

/// Marshall 1991, equations of pages 284-285: the mean is that of all events, the variance between
/// territories what their weighted variance has over that of chance, not below 0. Of a binomial,
/// chance makes (m (1 - m) - variance) / n, since E[p (1 - p)] = m (1 - m) - Var p.
Prior prior_of(const std::vector<const IndicatorValue*>& values, Shrinkage::Method method) {
    double events = 0.0;
    double trials = 0.0;
    for (const auto* value : values) {
        events += value->numerator.value();
        trials += value->denominator.value();
    }
    const double mean = events / trials;
    double square = 0.0;
    for (const auto* value : values) {
        const double distance = ratio_of(*value) - mean;
        square += value->denominator.value() * distance * distance;
    }
    square /= trials;
    const double mean_denominator = trials / static_cast<double>(values.size());
    const double variance =
        method == Shrinkage::Method::eb_binomial
            ? (square - mean * (1.0 - mean) / mean_denominator) / (1.0 - 1.0 / mean_denominator)
            : square - mean / mean_denominator;
    return {mean, std::max(0.0, variance)};
}

/// How much of its distance to the mean a ratio on `denominator` keeps.
double weight_of(double denominator, const Prior& prior, const Shrinkage& shrinkage) {
    if (shrinkage.method == Shrinkage::Method::credibility)
        return denominator / (denominator + shrinkage.strength);
    const double chance = shrinkage.method == Shrinkage::Method::eb_binomial
                              ? prior.mean * (1.0 - prior.mean) - prior.variance
                              : prior.mean;
    const double whole = prior.variance + chance / denominator;
    return whole > 0.0 ? prior.variance / whole : 0.0;
}

/// How many trials the other territories count as, beside those of the denominator. With this
/// many, Gamma and Beta have the means of Marshall's estimators: they are then the conjugates of
/// counts by Poisson and of shares. Nothing where they tell all, so that chance is not known.
std::optional<double> prior_trials(const Prior& prior, const Shrinkage& shrinkage) {
    if (shrinkage.method == Shrinkage::Method::credibility) return shrinkage.strength;
    if (!(prior.variance > 0.0)) return std::nullopt;
    if (shrinkage.method == Shrinkage::Method::eb_poisson) return prior.mean / prior.variance;
    return prior.mean * (1.0 - prior.mean) / prior.variance - 1.0;
}

Figure drawn(const Figure& value, double mean, double weight) {
    const auto nearer = [&](double end) { return mean + weight * (end - mean); };
    return Figure::between(nearer(value.low()), nearer(value.value()), nearer(value.high()));
}

std::vector<IndicatorValue*> own_values(std::vector<IndicatorValue>& values, std::size_t rule,
                                        std::size_t rules) {
    std::vector<IndicatorValue*> own;
    for (std::size_t v = rule; v < values.size(); v += rules)
        if (is_own(values[v])) own.push_back(&values[v]);
    return own;
}

/// A share is at most 1, and more than one person stands behind the mean of shares.
bool are_shares(const std::vector<IndicatorValue*>& values) {
    double trials = 0.0;
    for (const auto* value : values) {
        trials += value->denominator.value();
        if (value->numerator.value() > value->denominator.value()) return false;
    }
    return trials > static_cast<double>(values.size());
}

void shrink_rule(const std::vector<IndicatorValue*>& values, const IndicatorRule& rule,
                 Faults& faults) {
    const Prior prior = prior_of({values.begin(), values.end()}, rule.shrink.method);
    const auto trials = prior_trials(prior, rule.shrink);
    double least = 1.0;
    for (auto* const value : values) {
        const double weight = weight_of(value->denominator.value(), prior, rule.shrink);
        least = std::min(least, weight);
        value->raw = value->value;
        value->value = drawn(value->value, prior.mean * rule.scale, weight);
        if (trials)
            value->posterior = {value->denominator.value() + *trials, rule.scale,
                                rule.shrink.method == Shrinkage::Method::eb_binomial};
    }
    constexpr double percent = 100.0;
    faults.add(note_of("CTG-IND-031",
                       {{"indicator", rule.id},
                        {"count", std::to_string(values.size())},
                        {"mean", fmt::format("{:.6g}", prior.mean * rule.scale)},
                        {"percent", fmt::format("{:.0f}", least * percent)}},
                       rule.places.numerator));
}

} // namespace

void shrink(std::vector<IndicatorValue>& values, std::span<const IndicatorRule> rules,
            Faults& faults) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const IndicatorRule& rule = rules[r];
        if (rule.shrink.method == Shrinkage::Method::none) continue;
        const auto own = own_values(values, r, rules.size());
        const bool is_binomial = rule.shrink.method == Shrinkage::Method::eb_binomial;
        if (own.size() < 2)
            faults.add(warning_of("CTG-IND-032",
                                  {{"indicator", rule.id}, {"count", std::to_string(own.size())}},
                                  rule.places.numerator));
        else if (is_binomial && !are_shares(own))
            faults.add(error_of("CTG-IND-030", {{"indicator", rule.id}}, rule.places.numerator));
        else
            shrink_rule(own, rule, faults);
    }
}

} // namespace ctg
