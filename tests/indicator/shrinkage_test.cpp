// SPDX-License-Identifier: Apache-2.0
// Ratios drawn toward their mean, by Marshall's moments and by a stated credibility.
#include "indicator/small_tables.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>
#include <cmath>
#include <random>

using ctg::Figure;
using ctg::IndicatorValue;
using ctg::Shrinkage;
using ctg::ValueState;

namespace {

/// Events and trials of one territory.
struct Count {
    double events = 0.0;
    double trials = 0.0;
};

const auto nine_communes =
    geography_of({"13001", "13002", "13003", "13004", "13005", "13006", "13007", "13008", "13009"});

/// A territory for each count, of one commune.
ctg::Checked<std::vector<IndicatorValue>> shrunk(const std::vector<Count>& counts,
                                                 const Shrinkage& shrinkage,
                                                 std::optional<ctg::Rounding> rounding = {}) {
    std::vector<std::string> lines{"code;foyers;menages"};
    ctg::Zoning territories{"territory", {}};
    for (std::size_t n = 0; n < counts.size(); ++n) {
        const std::string code = "1300" + std::to_string(n + 1);
        lines.push_back(code + ";" + std::to_string(counts[n].events) + ";" +
                        std::to_string(counts[n].trials));
        territories.zones.push_back(zone_of(code, {code}));
    }
    auto rule = ratio_rule();
    rule.shrink = shrinkage;
    rule.rounding = rounding;
    const std::vector rules{rule};
    const std::vector tables{caf_table(lines)};
    return ctg::indicators_of(territories, rules, tables, nine_communes);
}

const Shrinkage poisson{Shrinkage::Method::eb_poisson};
const Shrinkage binomial{Shrinkage::Method::eb_binomial};

/// The formula of epi.empbayes (R, epiR) and EBest (R, spdep), written anew in long double.
std::vector<long double> marshall(const std::vector<Count>& counts) {
    long double events = 0;
    long double trials = 0;
    for (const auto& [y, n] : counts) {
        events += y;
        trials += n;
    }
    const long double gamma = events / trials;
    long double square = 0;
    for (const auto& [y, n] : counts)
        square += n * (y / n - gamma) * (y / n - gamma);
    const long double phi = std::max(
        0.0L, square / trials - gamma / (trials / static_cast<long double>(counts.size())));
    std::vector<long double> estimates;
    for (const auto& [y, n] : counts)
        estimates.push_back(gamma + phi * (y / n - gamma) / (phi + gamma / n));
    return estimates;
}

} // namespace

// By hand: 10/100, 40/100, 100/800: mean 0.15, weighted variance (100 · 0.0025 + 100 · 0.0625 +
// 800 · 0.000625) / 1 000 = 0.007; chance 0.15 / (1 000 / 3) = 0.00045; 0.00655 is left. On 100 the
// weight is 0.00655 / (0.00655 + 0.0015), on 800 it is 0.00655 / (0.00655 + 0.0001875).
TEST_CASE("Marshall's estimator draws each ratio toward the mean of all, small ones the most") {
    const auto values = shrunk({{10, 100}, {40, 100}, {100, 800}}, poisson);
    const double small = 0.00655 / 0.00805;
    const double large = 0.00655 / 0.0067375;
    CHECK(values.value[0].value.value() == Approx(15.0 - 5.0 * small).epsilon(1e-12));
    CHECK(values.value[1].value.value() == Approx(15.0 + 25.0 * small).epsilon(1e-12));
    CHECK(values.value[2].value.value() == Approx(15.0 - 2.5 * large).epsilon(1e-12));
    CHECK(values.value[0].raw == Figure::exact(10.0));
    CHECK(values.value[0].numerator == Figure::exact(10.0));
    REQUIRE(values.notes.size() == 1);
    CHECK(ctg::text_of(values.notes[0], ctg::Language::english).message ==
          "aides: 3 values are drawn toward their mean, 15; that on the smallest denominator keeps "
          "81% of its distance");
}

// Of conjugates, so many events and trials stand for the others: Gamma(m²/A + y, m/A + n), Beta of
// m·M + y among M + n with M = m (1 − m) / A − 1.
TEST_CASE("what chance leaves open of a shrunk ratio has its value as mean") {
    const double mean = 0.15;
    const auto by_poisson = shrunk({{10, 100}, {40, 100}, {100, 800}}, poisson).value;
    const double prior = mean / 0.00655;
    REQUIRE(by_poisson[0].posterior);
    CHECK(by_poisson[0].posterior->trials == Approx(100.0 + prior).epsilon(1e-12));
    CHECK(by_poisson[0].posterior->scale == 100.0);
    CHECK_FALSE(by_poisson[0].posterior->is_share);
    CHECK(by_poisson[0].value.value() ==
          Approx(100.0 * (mean * prior + 10.0) / (prior + 100.0)).epsilon(1e-12));

    for (const auto& value : shrunk({{10, 100}, {40, 100}, {100, 800}}, binomial).value) {
        REQUIRE(value.posterior);
        CHECK(value.posterior->is_share);
        const double others = value.posterior->trials - value.denominator.value();
        CHECK(value.value.value() ==
              Approx(100.0 * (mean * others + value.numerator.value()) / value.posterior->trials)
                  .epsilon(1e-12));
    }
    const auto stated =
        shrunk({{10, 100}, {40, 100}}, {Shrinkage::Method::credibility, 50.0}).value;
    CHECK(stated[0].posterior->trials == 150.0);
    // Where chance explains all, the value is the mean of all, and nothing is left open.
    CHECK_FALSE(shrunk({{10, 100}, {10, 100}}, poisson).value[0].posterior);
}

TEST_CASE("on random counts, the estimates are those of a second computation") {
    std::mt19937 random(1991);
    std::uniform_int_distribution<int> trials(50, 5000);
    std::uniform_real_distribution<double> rate(0.0, 0.3);
    for (int draw = 0; draw < 100; ++draw) {
        std::vector<Count> counts;
        for (int n = 0; n < 9; ++n) {
            const double all = trials(random);
            counts.push_back({std::floor(all * rate(random)), all});
        }
        const auto values = shrunk(counts, poisson).value;
        const auto expected = marshall(counts);
        for (std::size_t n = 0; n < counts.size(); ++n) {
            CHECK(values[n].value.value() ==
                  Approx(static_cast<double>(100.0L * expected[n])).epsilon(1e-10));
        }
    }
}

TEST_CASE("the larger the denominator, the more of its distance a ratio keeps") {
    const auto values =
        shrunk({{20, 100}, {40, 200}, {160, 800}, {5, 100}, {10, 200}, {40, 800}}, poisson).value;
    // 20 % thrice: on 100, 200 and 800.
    CHECK(values[0].value.value() < values[1].value.value());
    CHECK(values[1].value.value() < values[2].value.value());
    CHECK(values[2].value.value() < 20.0);
}

TEST_CASE("equal ratios stay, and what chance alone explains becomes the mean") {
    for (const auto& method : {poisson, binomial})
        for (const auto& value : shrunk({{10, 100}, {20, 200}, {90, 900}}, method).value)
            CHECK(value.value.value() == Approx(10.0).epsilon(1e-12));
    // 9 and 11 of 100: the variance 0.0001 is below that of chance, 0.001.
    for (const auto& value : shrunk({{9, 100}, {11, 100}}, poisson).value)
        CHECK(value.value.value() == Approx(10.0).epsilon(1e-12));
}

// By hand: 20/100 and 40/100: mean 0.3, variance 0.01 of which chance is 0.0021; what is left is
// 0.0079 / 0.99; the weight is A / (A + (0.21 - A) / 100).
TEST_CASE("of shares, chance is that of a binomial") {
    const double between = 0.0079 / 0.99;
    const double weight = between / (between + (0.21 - between) / 100.0);
    const auto values = shrunk({{20, 100}, {40, 100}}, binomial).value;
    CHECK(values[0].value.value() == Approx(30.0 - 10.0 * weight).epsilon(1e-12));
    CHECK(values[1].value.value() == Approx(30.0 + 10.0 * weight).epsilon(1e-12));
    CHECK_THROWS_AS(shrunk({{20, 10}, {40, 100}}, binomial), ctg::DataError);
}

TEST_CASE("a stated credibility k keeps n / (n + k) of the distance") {
    const auto values = shrunk({{10, 100}, {90, 300}}, {Shrinkage::Method::credibility, 100.0});
    CHECK(values.value[0].value.value() == Approx(25.0 - 15.0 * 0.5).epsilon(1e-12));
    CHECK(values.value[1].value.value() == Approx(25.0 + 5.0 * 0.75).epsilon(1e-12));
}

TEST_CASE("bounds are drawn with their value, and nothing is shrunk unless the scheme says so") {
    const ctg::Rounding to_five{5.0, ctg::Rounding::Mode::nearest};
    const Shrinkage half{Shrinkage::Method::credibility, 100.0};
    const auto values = shrunk({{10, 100}, {30, 100}}, half, to_five).value;
    CHECK(values[0].raw == Figure::between(8.0, 10.0, 12.0));
    CHECK(values[0].value == Figure::between(14.0, 15.0, 16.0));
    CHECK(values[0].state == ValueState::rounded);
    const auto plain = shrunk({{10, 100}, {30, 100}}, {}).value;
    CHECK_FALSE(plain[0].raw);
    CHECK(plain[0].value == Figure::exact(10.0));
}

TEST_CASE("one territory teaches nothing, and stays as it is") {
    const auto values = shrunk({{10, 100}}, poisson);
    CHECK(values.value[0].value == Figure::exact(10.0));
    REQUIRE(values.notes.size() == 1);
    CHECK(values.notes[0].code == "CTG-IND-032");
}
