// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/inequality.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>

using Values = std::vector<ctg::GroupedValue>;

namespace {

Values values_of(const std::vector<std::pair<double, int>>& items) {
    Values values;
    for (const auto& [value, group] : items)
        values.push_back({"u" + std::to_string(values.size()), std::to_string(group), value, 1.0});
    return values;
}

/// Income per head of the 32 states of Mexico in 1940, and their regions by Hanson (1998): Rey and
/// Sastre Gutiérrez 2010, as shipped and worked out by PySAL (libpysal, examples/mexico).
Values mexico() {
    return values_of({{10384, 2}, {22361, 1}, {9573, 2},  {3758, 5},  {2934, 5},  {8578, 1},
                      {8537, 1},  {6909, 3},  {17816, 4}, {12132, 2}, {4359, 3},  {2181, 5},
                      {4414, 3},  {5309, 3},  {3408, 4},  {3327, 3},  {6936, 3},  {4836, 2},
                      {9073, 1},  {1892, 5},  {3569, 3},  {11016, 3}, {21965, 5}, {4372, 2},
                      {4840, 2},  {6399, 1},  {2459, 5},  {7508, 1},  {3605, 3},  {5203, 3},
                      {7990, 5},  {3734, 2}});
}

/// The definition: the mean difference over all pairs, over twice the mean.
double gini_by_pairs(const Values& values) {
    double differences = 0.0;
    double weight = 0.0;
    double sum = 0.0;
    for (const auto& a : values) {
        weight += a.weight;
        sum += a.weight * *a.value;
        for (const auto& b : values)
            differences += a.weight * b.weight * std::abs(*a.value - *b.value);
    }
    return sum > 0.0 ? differences / (2.0 * sum * weight) : 0.0;
}

double theil_by_shares(const Values& values) {
    double weight = 0.0;
    double sum = 0.0;
    for (const auto& item : values) {
        weight += item.weight;
        sum += item.weight * *item.value;
    }
    double theil = 0.0;
    for (const auto& item : values) {
        const double share = item.weight * *item.value / sum;
        if (share > 0.0) theil += share * std::log(share / (item.weight / weight));
    }
    return theil;
}

/// The same units, each with the mean of its group.
Values at_means_of_groups(Values values) {
    std::map<std::string, std::pair<double, double>> sums;
    for (const auto& item : values) {
        sums[item.group].first += item.weight * *item.value;
        sums[item.group].second += item.weight;
    }
    for (auto& item : values)
        item.value = sums[item.group].first / sums[item.group].second;
    return values;
}

Values some_values() {
    const auto count = *rc::gen::inRange<std::size_t>(1, 15);
    Values values;
    for (std::size_t i = 0; i < count; ++i)
        values.push_back({"u" + std::to_string(i), std::to_string(*rc::gen::inRange(0, 4)),
                          *rc::gen::inRange(0, 50) / 4.0, *rc::gen::inRange(1, 9) / 2.0});
    values[0].value = 3.0; // not all 0
    return values;
}

std::string refusal_of(const Values& values) {
    try {
        static_cast<void>(ctg::inequality_of(values));
    } catch (const ctg::DataError& error) {
        return error.diagnostics().at(0).code;
    }
    return "none";
}

} // namespace

TEST_CASE("the states of Mexico in 1940 are as unequal as PySAL publishes") {
    const auto found = ctg::inequality_of(mexico());
    CHECK(found.value.gini == Approx(0.35372371173452849).epsilon(1e-13));
    CHECK(found.value.theil == Approx(0.20894344).margin(5e-9));
    CHECK(found.value.theil_between == Approx(0.0345889).margin(5e-9));
    CHECK(found.value.theil_within == Approx(0.17435454).margin(5e-9));
    CHECK(found.value.count == 32);
    CHECK(found.value.groups.size() == 5);
    CHECK(found.notes.empty());
}

TEST_CASE("groups that do not overlap leave no overlap, by hand") {
    // 1, 3 | 5, 7: mean 4; differences of pairs 2+4+6+2+4+2 = 20, twice over 16: 2.5 / 8.
    const auto found = ctg::inequality_of(values_of({{1, 1}, {3, 1}, {5, 2}, {7, 2}})).value;
    CHECK(found.gini == Approx(0.3125));
    CHECK(found.gini_between == Approx(0.25));  // 2 and 6: 4 · ½ · ½ · 2 / 8
    CHECK(found.gini_within == Approx(0.0625)); // ½·¼·¼ + ½·¾·1/12
    CHECK(found.gini_overlap == Approx(0.0).margin(1e-15));
    CHECK(found.groups[0].gini == Approx(0.25));
    CHECK(found.groups[1].gini == Approx(1.0 / 12.0));
    CHECK(found.groups[1].value_share == Approx(0.75));
    // The same values in groups that overlap wholly: 1, 7 | 3, 5 have one mean.
    const auto mixed = ctg::inequality_of(values_of({{1, 1}, {7, 1}, {3, 2}, {5, 2}})).value;
    CHECK(mixed.gini == Approx(0.3125));
    CHECK(mixed.gini_between == Approx(0.0).margin(1e-15));
    CHECK(mixed.gini_overlap == Approx(0.3125 - mixed.gini_within));
}

TEST_CASE("Gini and Theil are what the double sums say, and their parts add up") {
    CHECK(rc::check("by pairs, by shares, between and within", [] {
        const auto values = some_values();
        const auto found = ctg::inequality_of(values).value;
        RC_ASSERT(std::abs(found.gini - gini_by_pairs(values)) < 1e-12);
        RC_ASSERT(std::abs(found.theil - theil_by_shares(values)) < 1e-12);
        const auto means = at_means_of_groups(values);
        RC_ASSERT(std::abs(found.gini_between - gini_by_pairs(means)) < 1e-12);
        RC_ASSERT(std::abs(found.theil_between - theil_by_shares(means)) < 1e-12);
        RC_ASSERT(std::abs(found.theil - found.theil_between - found.theil_within) < 1e-12);
        RC_ASSERT(std::abs(found.gini - found.gini_between - found.gini_within -
                           found.gini_overlap) < 1e-12);
        // Lambert and Aronson: the overlap is never below 0.
        RC_ASSERT(gini_by_pairs(values) - found.gini_between - found.gini_within > -1e-12);
    }));
}

TEST_CASE("a weight of two is two units, a factor and the order change nothing") {
    CHECK(rc::check("same inequality", [] {
        auto values = some_values();
        for (auto& item : values)
            item.weight = 1.0;
        const auto before = ctg::inequality_of(values).value;
        Values doubled;
        for (auto& item : values) {
            item.value = *item.value * 7.0;
            doubled.push_back(item);
            doubled.back().weight = 2.0;
        }
        std::ranges::reverse(doubled);
        const Values once = values;
        values.insert(values.end(), once.begin(), once.end());
        for (const auto& after :
             {ctg::inequality_of(values).value, ctg::inequality_of(doubled).value}) {
            RC_ASSERT(std::abs(after.gini - before.gini) < 1e-12);
            RC_ASSERT(std::abs(after.theil_within - before.theil_within) < 1e-12);
            RC_ASSERT(std::abs(after.gini_overlap - before.gini_overlap) < 1e-12);
        }
    }));
}

TEST_CASE("the area under the Lorenz curve is half of what Gini leaves") {
    CHECK(rc::check("gini = 1 - 2 · area", [] {
        const auto values = some_values();
        const auto curve = ctg::lorenz_curve(values);
        double area = 0.0;
        for (std::size_t i = 1; i < curve.size(); ++i)
            area += (curve[i].weight_share - curve[i - 1].weight_share) *
                    (curve[i].value_share + curve[i - 1].value_share) / 2.0;
        RC_ASSERT(curve.back().weight_share == 1.0);
        RC_ASSERT(std::abs(1.0 - 2.0 * area - ctg::inequality_of(values).value.gini) < 1e-12);
    }));
}

TEST_CASE("no value is left out with a note, 0 counts, all 0 is equal") {
    auto values = values_of({{0, 1}, {4, 1}, {4, 2}});
    values[2].value.reset();
    const auto found = ctg::inequality_of(values);
    CHECK(found.value.count == 2);
    CHECK(found.value.gini == Approx(0.5));
    CHECK(found.value.theil == Approx(std::log(2.0)));
    REQUIRE(found.notes.size() == 1);
    CHECK(found.notes[0].code == "CTG-SCOR-065");
    const auto nothing = ctg::inequality_of(values_of({{0, 1}, {0, 2}}));
    CHECK(nothing.value.gini == 0.0);
    CHECK(nothing.notes.at(0).code == "CTG-SCOR-066");
    CHECK(ctg::inequality_of({}).value.groups.empty());
    CHECK(ctg::inequality_of({}).notes.empty());
    CHECK(ctg::lorenz_curve({}).size() == 1);
}

TEST_CASE("a value below 0 and weights that cannot count are refused") {
    CHECK(refusal_of(values_of({{-1, 1}, {4, 1}})) == "CTG-SCOR-067");
    auto values = values_of({{1, 1}, {4, 1}});
    values[0].weight = values[1].weight = 0.0;
    CHECK(refusal_of(values) == "CTG-SCOR-068");
    values[1].weight = 1.0;
    CHECK(refusal_of(values) == "none"); // nobody lives in one of them
    values[0].weight = -1.0;
    CHECK(refusal_of(values) == "CTG-SCOR-068");
}
