// SPDX-License-Identifier: Apache-2.0
// Shares of variance against an additive model and a product in closed form.
#include "ctg/scoring/uncertainty.hpp"

#include "catch.hpp"
#include "scoring/territories.hpp"

#include <cmath>
#include <string>
#include <vector>

using ctg::Doubt;
using ctg::Figure;

namespace {

ctg::Scheme varied(std::vector<Doubt> vary) {
    auto scheme = four_cells();
    scheme.uncertainty = ctg::Uncertainty{};
    scheme.uncertainty->vary = std::move(vary);
    return scheme;
}

/// Values of a with "11" on [0, first] by data and "12" on [0, second] by a boundary; b is exact.
std::vector<ctg::IndicatorValue> two_doubts(double first, double second) {
    auto values = together(four_values("a", {0, 0, 50, 50}), four_values("b", {20, 20, 50, 50}));
    values[0].value = Figure::between(0, first / 2, first);
    values[1].value = Figure::between(0, second / 2, second);
    values[1].state = ctg::ValueState::apportioned;
    return values;
}

std::vector<ctg::Sensitivity> sensitivities_of(const std::vector<ctg::IndicatorValue>& values,
                                               const ctg::Scheme& scheme) {
    ctg::DrawOptions options;
    options.draws = 20'000;
    options.sensitivities = true;
    return ctg::uncertain_ranks(values, scheme, options).value.sensitivities;
}

} // namespace

TEST_CASE("of two sources that add up each has its share of the variance") {
    const auto found =
        sensitivities_of(two_doubts(80, 40), varied({Doubt::data, Doubt::apportionment}));
    REQUIRE(found.size() == 4);
    CHECK(found[0].unit == "a");
    CHECK(found[0].doubt == Doubt::data);
    // Variances of 80² / 12 and 40² / 12: four fifths and one.
    CHECK(std::abs(found[0].first_order - 0.8) < 0.05);
    CHECK(std::abs(found[0].total - 0.8) < 0.05);
    CHECK(std::abs(found[1].first_order - 0.2) < 0.05);
    CHECK(std::abs(found[1].total - 0.2) < 0.05);
    CHECK(std::abs(found[0].first_order + found[1].first_order - 1.0) < 0.05);
    // A quarter of each counts in the total.
    CHECK(found[0].deviation == Approx(std::sqrt((6400.0 + 1600.0) / 12.0) / 4.0).epsilon(0.02));
    CHECK(found[2].unit == "b");
    CHECK(found[2].first_order == 0.0);
    CHECK(found[2].total == 0.0);
    CHECK(found[2].deviation < 1e-9);
}

TEST_CASE("a source that nothing else meddles with has all of the variance") {
    const auto found = sensitivities_of(two_doubts(80, 0), varied({Doubt::data}));
    CHECK(std::abs(found.at(0).first_order - 1.0) < 0.05);
    CHECK(std::abs(found.at(0).total - 1.0) < 0.05);
}

TEST_CASE("sources that multiply count in the total more than alone") {
    // a's total is the square root of two cells, each even on [0, 100]: X·Y with X = √x, of which
    // E X = 2/3, E X² = 1/2: variance 1/4 − 16/81, and (4/9)·(1/2 − 4/9) of it alone.
    auto scheme = varied({Doubt::data, Doubt::apportionment});
    scheme.themes = {"t1"};
    scheme.indicators.resize(2);
    scheme.means.total = ctg::Aggregation::geometric;
    scheme.means.floor = 1e-9;
    auto values = two_doubts(100, 100);
    const auto found = sensitivities_of(values, scheme);
    const double variance = 1.0 / 4.0 - 16.0 / 81.0;
    const double alone = 4.0 / 9.0 * (1.0 / 2.0 - 4.0 / 9.0) / variance;
    for (const std::size_t doubt : {0U, 1U}) {
        CHECK(std::abs(found.at(doubt).first_order - alone) < 0.05);
        CHECK(std::abs(found.at(doubt).total - (1.0 - alone)) < 0.05);
    }
}

TEST_CASE("the total share of a doubt is at least what it has alone") {
    auto scheme = varied({Doubt::weights, Doubt::total, Doubt::goalposts, Doubt::data});
    scheme.uncertainty->dirichlet = 10.0;
    const auto values = together(two_doubts(80, 40), four_values("c", {10, 90, 30, 70}));
    for (const auto& each : sensitivities_of(values, scheme)) {
        CAPTURE(each.unit, name_of(each.doubt));
        CHECK(each.total >= each.first_order - 0.05);
        CHECK(each.total <= 1.05);
        CHECK(each.first_order >= -0.05);
    }
}

TEST_CASE("sensitivities are given where they are asked for") {
    ctg::DrawOptions options;
    options.draws = 10;
    CHECK(ctg::uncertain_ranks(two_doubts(80, 40), varied({Doubt::data}), options)
              .value.sensitivities.empty());
}
