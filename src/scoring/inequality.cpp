// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/inequality.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace ctg {
namespace {

struct Weighed {
    double value = 0.0;
    double weight = 0.0;
};

/// Values with their sums, the lowest first.
struct Sorted {
    std::vector<Weighed> items;
    double weight = 0.0;
    double sum = 0.0; ///< Σ weight · value

    [[nodiscard]] double mean() const { return weight > 0.0 ? sum / weight : 0.0; }
};

Sorted sorted_of(std::vector<Weighed> items) {
    std::ranges::stable_sort(items, {}, &Weighed::value);
    Sorted sorted{std::move(items), 0.0, 0.0};
    for (const auto& [value, weight] : sorted.items) {
        sorted.weight += weight;
        sorted.sum += weight * value;
    }
    return sorted;
}

/// Σ Σ p q |x − y| / (2 · mean · weight²) in one pass: of two units the higher counts above.
double gini_of(const Sorted& sorted) {
    if (sorted.sum <= 0.0) return 0.0;
    double weight = 0.0;
    double sum = 0.0;
    double differences = 0.0;
    for (const auto& [value, part] : sorted.items) {
        differences += part * (value * weight - sum);
        weight += part;
        sum += part * value;
    }
    return std::max(differences / (sorted.sum * sorted.weight), 0.0);
}

double theil_of(const Sorted& sorted) {
    if (sorted.sum <= 0.0) return 0.0;
    double theil = 0.0;
    for (const auto& [value, weight] : sorted.items)
        if (value > 0.0 && weight > 0.0)
            theil += weight * value / sorted.sum * std::log(value / sorted.mean());
    return std::max(theil, 0.0); // rounding alone leads below 0
}

void check_item(const GroupedValue& item, Faults& faults) {
    if (item.value && !(*item.value >= 0.0 && std::isfinite(*item.value)))
        faults.add(error_of("CTG-SCOR-067",
                            {{"unit", item.unit}, {"found", fmt::format("{}", *item.value)}}));
    if (!(item.weight >= 0.0 && std::isfinite(item.weight)))
        faults.add(error_of("CTG-SCOR-068",
                            {{"unit", item.unit}, {"found", fmt::format("{}", item.weight)}}));
}

std::vector<const GroupedValue*> known_among(std::span<const GroupedValue> values) {
    Faults faults;
    std::vector<const GroupedValue*> known;
    double weight = 0.0;
    for (const auto& item : values) {
        check_item(item, faults);
        if (!item.value) continue;
        known.push_back(&item);
        weight += item.weight;
    }
    if (faults.empty() && !known.empty() && weight == 0.0)
        faults.add(error_of("CTG-SCOR-068", {{"unit", known[0]->unit}, {"found", "0"}}));
    faults.raise();
    return known;
}

std::vector<Diagnostic> notes_of(const Sorted& all, std::size_t missing) {
    std::vector<Diagnostic> notes;
    if (missing > 0) notes.push_back(note_of("CTG-SCOR-065", {{"count", std::to_string(missing)}}));
    if (!all.items.empty() && all.sum == 0.0) notes.push_back(note_of("CTG-SCOR-066", {}));
    return notes;
}

GroupInequality group_of(const std::string& name, const Sorted& group, const Sorted& all) {
    return {name,
            group.items.size(),
            all.weight > 0.0 ? group.weight / all.weight : 0.0,
            all.sum > 0.0 ? group.sum / all.sum : 0.0,
            group.mean(),
            gini_of(group),
            theil_of(group)};
}

/// The parts between and within, each summed by itself: that they add up is a fact, not a way to
/// reckon.
void split(Inequality& whole, const Sorted& all) {
    std::vector<Weighed> means;
    for (const auto& group : whole.groups) {
        whole.gini_within += group.weight_share * group.value_share * group.gini;
        whole.theil_within += group.value_share * group.theil;
        means.push_back({group.mean, group.weight_share * all.weight});
    }
    const auto between = sorted_of(std::move(means));
    whole.gini_between = gini_of(between);
    whole.theil_between = theil_of(between);
    whole.gini_overlap = std::max(whole.gini - whole.gini_between - whole.gini_within, 0.0);
}

} // namespace

Checked<Inequality> inequality_of(std::span<const GroupedValue> values) {
    const auto known = known_among(values);
    std::vector<Weighed> items;
    std::map<std::string, std::vector<Weighed>> by_group;
    for (const auto* item : known) {
        items.push_back({*item->value, item->weight});
        by_group[item->group].push_back(items.back());
    }
    const auto all = sorted_of(std::move(items));
    Inequality whole;
    whole.count = known.size();
    whole.mean = all.mean();
    whole.gini = gini_of(all);
    whole.theil = theil_of(all);
    for (auto& [name, members] : by_group)
        whole.groups.push_back(group_of(name, sorted_of(std::move(members)), all));
    split(whole, all);
    return {std::move(whole), notes_of(all, values.size() - known.size())};
}

std::vector<LorenzPoint> lorenz_curve(std::span<const GroupedValue> values) {
    std::vector<Weighed> items;
    for (const auto* item : known_among(values))
        items.push_back({*item->value, item->weight});
    const auto all = sorted_of(std::move(items));
    std::vector<LorenzPoint> curve{{0.0, 0.0}};
    double weight = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < all.items.size(); ++i) {
        weight += all.items[i].weight;
        sum += all.items[i].weight * all.items[i].value;
        const bool is_last_of_equals =
            i + 1 == all.items.size() || all.items[i + 1].value > all.items[i].value;
        // Values that are all 0 are equal: the diagonal.
        if (is_last_of_equals)
            curve.push_back(
                {weight / all.weight, all.sum > 0.0 ? sum / all.sum : weight / all.weight});
    }
    return curve;
}

} // namespace ctg
