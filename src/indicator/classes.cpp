// SPDX-License-Identifier: Apache-2.0
#include "ctg/indicator/classes.hpp"

#include "ctg/base/error.hpp"
#include "indicator/class_bounds.hpp"
#include "indicator/jenks.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace ctg {
namespace {

constexpr std::array<std::string_view, all_class_methods.size()> names{
    "quantiles", "jenks", "equal", "sd", "headtail", "manual"};

double mean_of(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

/// Of n in order, the cut of i in k is at place (n - 1) · i / k, between two in proportion: type 7
/// of Hyndman and Fan 1996. Counted in whole numbers, so that a cut on a value is that value.
std::vector<double> quantile_cuts(std::span<const double> values, std::size_t count) {
    std::vector<double> cuts;
    for (std::size_t i = 1; i < count; ++i) {
        const std::size_t place = (values.size() - 1) * i;
        const double before = values[place / count];
        const double after = values[std::min(place / count + 1, values.size() - 1)];
        if (place % count == 0 || before == after) {
            cuts.push_back(before);
            continue;
        }
        const double part = static_cast<double>(place % count) / static_cast<double>(count);
        cuts.push_back(as_written(std::lerp(before, after, part)));
    }
    return cuts;
}

/// Each cut is the greatest value of its class.
std::vector<double> jenks_cuts(std::span<const double> values, std::size_t count) {
    std::vector<Repeated> repeated;
    for (const double value : values) {
        if (repeated.empty() || repeated.back().value != value) repeated.push_back({value, 0});
        ++repeated.back().times;
    }
    std::vector<double> cuts;
    for (const auto start : jenks_starts(repeated, std::min(count, repeated.size())))
        cuts.push_back(repeated[start - 1].value);
    return cuts;
}

std::vector<double> equal_cuts(std::span<const double> values, std::size_t count) {
    std::vector<double> cuts;
    for (std::size_t i = 1; i < count; ++i) {
        const double part = static_cast<double>(i) / static_cast<double>(count);
        cuts.push_back(as_written(std::lerp(values.front(), values.back(), part)));
    }
    return cuts;
}

std::vector<double> deviation_cuts(std::span<const double> values, std::size_t count) {
    if (values.size() < 2) return {};
    const double mean = mean_of(values);
    double squares = 0.0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / static_cast<double>(values.size() - 1));
    std::vector<double> cuts;
    for (std::size_t i = 1; i < count; ++i) {
        const double deviations = static_cast<double>(i) - static_cast<double>(count) / 2.0;
        cuts.push_back(as_written(mean + deviations * deviation));
    }
    return cuts;
}

std::vector<double> head_cuts(std::span<const double> values, std::size_t count) {
    constexpr double most_in_a_head = 0.4; // Jiang 2013
    std::vector<double> cuts;
    while (cuts.size() + 1 < count && values.front() < values.back()) {
        const double mean = as_written(mean_of(values));
        const auto head = values.subspan(
            static_cast<std::size_t>(std::ranges::upper_bound(values, mean) - values.begin()));
        if (head.empty()) break; // the mean of values that differ in the last digit is the greatest
        cuts.push_back(mean);
        if (static_cast<double>(head.size()) > most_in_a_head * static_cast<double>(values.size()))
            break;
        values = head;
    }
    return cuts;
}

std::vector<double> cuts_of(std::span<const double> values, const ClassRule& rule) {
    switch (rule.method) {
    case ClassMethod::quantiles:
        return quantile_cuts(values, rule.count);
    case ClassMethod::jenks:
        return jenks_cuts(values, rule.count);
    case ClassMethod::equal:
        return equal_cuts(values, rule.count);
    case ClassMethod::sd:
        return deviation_cuts(values, rule.count);
    case ClassMethod::headtail:
        return head_cuts(values, rule.count);
    case ClassMethod::manual:
        break;
    }
    return rule.bounds;
}

/// Without the cuts that part no values: equal ones, those beyond all values and, unless classes
/// `may_be_empty`, those with no value since the cut before.
std::vector<double> parting(const std::vector<double>& cuts, std::span<const double> values,
                            bool may_be_empty) {
    std::vector<double> kept;
    auto from = values.begin();
    for (const double cut : cuts) {
        const auto to = std::upper_bound(from, values.end(), cut);
        const bool is_within = to != values.begin() && to != values.end();
        const bool rises = kept.empty() || cut > kept.back();
        if (is_within && rises && (may_be_empty || to != from)) kept.push_back(cut);
        from = to;
    }
    return kept;
}

std::vector<double> in_order(std::span<const double> values) {
    std::vector<double> sorted;
    for (const double value : values) {
        if (!std::isfinite(value))
            throw ArgumentError({error_of("CTG-PORT-032", {{"value", fmt::format("{}", value)}})});
        sorted.push_back(value + 0.0); // one zero
    }
    std::ranges::sort(sorted);
    return sorted;
}

/// What the rule asks for and its method would not do.
void add_contradictions(const ClassRule& rule, std::vector<Diagnostic>& faults) {
    const auto refuse = [&](const char* option) {
        faults.push_back(error_of(
            "CTG-PORT-039", {{"option", option}, {"method", std::string(name_of(rule.method))}}));
    };
    const bool is_manual = rule.method == ClassMethod::manual;
    if (!is_manual && !rule.bounds.empty()) refuse("bounds");
    if (is_manual && rule.is_rounded) refuse("rounded");
    if (is_manual && rule.step) refuse("step");
}

/// A head and tail of fewer classes is what its method is for.
bool asks_for_a_count(ClassMethod method) {
    return method != ClassMethod::manual && method != ClassMethod::headtail;
}

} // namespace

std::string_view name_of(ClassMethod method) noexcept {
    return names[static_cast<std::size_t>(method)];
}

std::optional<ClassMethod> class_method_of(std::string_view name) noexcept {
    for (const auto method : all_class_methods)
        if (name_of(method) == name) return method;
    return std::nullopt;
}

ClassRule asked_over(const ClassRule& rule, const ClassRequest& request) {
    ClassRule asked = rule;
    if (request.method)
        asked.method = *request.method;
    else if (!request.bounds.empty())
        asked.method = ClassMethod::manual;
    else if (request.count && rule.method == ClassMethod::manual)
        asked.method = ClassRule{}.method;
    if (asked.method == ClassMethod::manual) {
        asked.is_rounded = false;
        asked.step.reset();
    } else
        asked.bounds.clear();
    if (!request.bounds.empty()) asked.bounds = request.bounds;
    asked.count = request.count.value_or(asked.count);
    asked.is_rounded = request.is_rounded.value_or(asked.is_rounded);
    if (request.step) asked.step = request.step;
    return asked;
}

std::vector<Diagnostic> faults_of(const ClassRule& rule) {
    std::vector<Diagnostic> faults;
    if (rule.method == ClassMethod::manual) {
        const auto& bounds = rule.bounds;
        const bool are_finite =
            std::ranges::all_of(bounds, [](double bound) { return std::isfinite(bound); });
        const bool rise =
            std::ranges::adjacent_find(bounds, std::greater_equal<>{}) == bounds.end();
        if (bounds.empty() || bounds.size() >= most_classes || !are_finite || !rise)
            faults.push_back(error_of("CTG-PORT-031",
                                      {{"bounds", fmt::format("[{}]", fmt::join(bounds, ", "))}}));
    } else if (rule.count < fewest_classes || rule.count > most_classes)
        faults.push_back(error_of("CTG-PORT-030", {{"count", std::to_string(rule.count)}}));
    if (rule.step && !(*rule.step > 0.0 && std::isfinite(*rule.step)))
        faults.push_back(error_of("CTG-PORT-037", {{"step", fmt::format("{}", *rule.step)}}));
    add_contradictions(rule, faults);
    return faults;
}

Checked<Classes> classes_of(std::span<const double> values, const ClassRule& rule) {
    if (auto faults = faults_of(rule); !faults.empty()) throw ArgumentError(std::move(faults));
    const auto sorted = in_order(values);
    Classes classes{.method = rule.method, .cuts = {}, .counts = {}};
    std::vector<Diagnostic> notes;
    if (sorted.empty()) notes.push_back(note_of("CTG-PORT-034", {}));
    if (rule.method == ClassMethod::manual) {
        classes.cuts = rule.bounds;
        classes.told = rule.bounds;
        classes.counts = counts_of(sorted, classes.cuts);
        return {std::move(classes), std::move(notes)};
    }
    if (sorted.empty()) return {std::move(classes), std::move(notes)};
    classes.cuts = parting(cuts_of(sorted, rule), sorted, rule.method == ClassMethod::equal);
    classes.counts = counts_of(sorted, classes.cuts);
    classes.ends = Classes::Ends{sorted.front(), sorted.back()};
    if (asks_for_a_count(rule.method) && classes.counts.size() < rule.count)
        notes.push_back(
            note_of("CTG-PORT-033", {{"count", std::to_string(rule.count)},
                                     {"found", std::to_string(classes.counts.size())}}));
    const bool is_rounded = rule.is_rounded || rule.step;
    if (is_rounded) round_bounds(classes, sorted, rule);
    classes.told = is_rounded ? bounds_of(classes) : legible_bounds(classes, sorted);
    return {std::move(classes), std::move(notes)};
}

std::size_t class_of(const Classes& classes, double value) {
    return static_cast<std::size_t>(std::ranges::lower_bound(classes.cuts, value) -
                                    classes.cuts.begin());
}

} // namespace ctg
