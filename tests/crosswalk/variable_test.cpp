// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/variable.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <rapidcheck.h>

#include <cmath>
#include <numeric>

using namespace ctg;

namespace {

/// b is cut: a quarter of it lies in est, the rest in ouest; c is a fifth at sea.
const Crosswalk cut({"a", "b", "c"}, {10.0, 20.0, 30.0}, {"est", "ouest"}, {15.0, 39.0},
                    {{0, 0, 10.0, PartClass::real},
                     {1, 0, 5.0, PartClass::real},
                     {1, 1, 15.0, PartClass::real},
                     {2, 1, 24.0, PartClass::real}});

Figure exact(double value) {
    return Figure::exact(value);
}
const Figure hidden = Figure::absent(Absence::suppressed);
const Figure missing = Figure::absent(Absence::not_collected);

} // namespace

TEST_CASE("a count goes to the targets by shares, between all and nothing of what is divided") {
    const auto values =
        transferred(cut, {"births", VariableKind::count, {exact(8), exact(40), exact(50)}, {}});
    CHECK(values[0].value == Figure::between(8, 18, 48));
    CHECK(values[0].divided == 1);
    CHECK(values[0].variance == 40 * 0.25 * 0.75);
    CHECK(values[1].value == Figure::between(0, 70, 90));
    CHECK(values[1].divided == 2);
}

TEST_CASE("bounds of rounded counts come on top") {
    const auto values = transferred(
        cut, {"births", VariableKind::count, {Figure::between(8, 10, 12), exact(0), exact(0)}, {}});
    CHECK(values[0].value == Figure::between(8, 10, 12));
}

TEST_CASE("a missing count is not zero: the value says on what part it stands") {
    const Variable births{"births", VariableKind::count, {exact(8), hidden, exact(50)}, {}};
    const auto values = transferred(cut, births);
    CHECK(values[0].value == exact(8));
    CHECK(values[0].known == 10.0 / 15.0);
    const auto strict = transferred(cut, births, {.least_known = 0.7});
    CHECK(strict[0].value == hidden);
    CHECK(strict[1].value.absence() == Absence::suppressed);
    const auto none =
        transferred(cut, {"births", VariableKind::count, {missing, missing, missing}, {}});
    CHECK(none[0].value == missing);
}

TEST_CASE("a ratio adds numerators and denominators, and divides last") {
    const auto values = transferred(cut, {"rate",
                                          VariableKind::ratio,
                                          {exact(1), exact(4), exact(0)},
                                          {exact(10), exact(40), exact(0)}});
    CHECK(values[0].value.value() == (1 + 0.25 * 4) / (10 + 0.25 * 40));
    // Nothing of the 4 and all of the 40, or the reverse.
    CHECK(std::abs(values[0].value.low() - 1.0 / 50) < 1e-15);
    CHECK(std::abs(values[0].value.high() - 5.0 / 10) < 1e-15);
    CHECK(std::abs(values[1].value.value() - 0.1) < 1e-15);
    const auto empty = transferred(cut, {"rate",
                                         VariableKind::ratio,
                                         {exact(0), exact(0), exact(0)},
                                         {exact(0), exact(0), exact(0)}});
    CHECK(empty[0].value == Figure::absent(Absence::not_applicable));
}

TEST_CASE("the bounds of a ratio and of a share are those over all splits of divided sources") {
    using Counts = std::vector<std::pair<std::uint8_t, std::uint8_t>>;
    CHECK(rc::check([](Counts sources) {
        RC_PRE(!sources.empty());
        sources.resize(std::min<std::size_t>(sources.size(), 5));
        std::vector<std::string> codes;
        std::vector<CommonPart> parts;
        Variable places{"places", VariableKind::ratio, {}, {}};
        for (std::uint32_t n = 0; n < sources.size(); ++n) {
            codes.push_back(std::to_string(n));
            // Every third source is whole.
            parts.push_back({n, 0, n % 3 == 0 ? 1.0 : 0.5, PartClass::real});
            places.values.push_back(exact(sources[n].first));
            places.denominators.push_back(exact(1.0 + sources[n].first + sources[n].second));
        }
        auto poor = places;
        poor.kind = VariableKind::share;
        const Crosswalk crosswalk(codes, std::vector<double>(codes.size(), 1.0), {"t"}, {100.0},
                                  parts);
        // By whether all or nothing of each divided numerator, and of what is beside it, is here.
        struct Extremes {
            double low = INFINITY;
            double high = -INFINITY;
            void widen(double ratio) {
                low = std::min(low, ratio);
                high = std::max(high, ratio);
            }
        } of_share, of_ratio;
        for (std::uint32_t chosen = 0; chosen < (1U << (2 * sources.size())); ++chosen) {
            double top = 0.0, all = 0.0, part_of = 0.0;
            for (std::uint32_t n = 0; n < sources.size(); ++n) {
                const bool is_whole = n % 3 == 0;
                const double part = places.values[n].value();
                const double total = places.denominators[n].value();
                const bool has_first = is_whole || (chosen >> (2 * n) & 1U) != 0;
                const bool has_second = is_whole || (chosen >> (2 * n + 1) & 1U) != 0;
                top += has_first ? part : 0.0;
                all += has_second ? total : 0.0;
                part_of += (has_first ? part : 0.0) + (has_second ? total - part : 0.0);
            }
            of_ratio.widen(top / all);
            of_share.widen(top / part_of);
        }
        const auto is_about = [](const Figure& value, const Extremes& extremes) {
            return std::abs(value.low() - extremes.low) < 1e-9 &&
                   std::abs(value.high() - extremes.high) < 1e-9;
        };
        RC_ASSERT(is_about(transferred(crosswalk, places).front().value, of_ratio));
        RC_ASSERT(is_about(transferred(crosswalk, poor).front().value, of_share));
    }));
}

TEST_CASE("a mean is weighted, and lies between those of its sources") {
    const auto values = transferred(cut, {"income",
                                          VariableKind::mean,
                                          {exact(20), exact(30), exact(10)},
                                          {exact(100), exact(400), exact(0)}});
    CHECK(values[0].value.value() == (20 * 100 + 30 * 0.25 * 400) / 200.0);
    CHECK(values[0].value.low() == 20);
    CHECK(values[0].value.high() == 30);
    CHECK(values[1].value.value() == 30);
}

TEST_CASE("an index passes to a target made of one source, and is without object on others") {
    const Crosswalk named(
        {"a", "b"}, {1.0, 1.0}, {"one", "two", "none"}, {0.5, 1.5, 0.0},
        {{0, 0, 0.5, PartClass::real}, {0, 1, 0.5, PartClass::real}, {1, 1, 1.0, PartClass::real}});
    const auto values =
        transferred(named, {"median", VariableKind::index, {exact(7), exact(9)}, {}});
    CHECK(values[0].value == exact(7));
    CHECK(values[1].value == Figure::absent(Absence::not_applicable));
    CHECK(values[2].value == Figure::absent(Absence::not_applicable));
}

TEST_CASE("what is shared out adds up to what went in, but for what lies outside") {
    CHECK(rc::check([](const std::vector<std::uint8_t>& counts) {
        RC_PRE(counts.size() >= 3U);
        const Variable variable{
            "n", VariableKind::count, {exact(counts[0]), exact(counts[1]), exact(counts[2])}, {}};
        double sum = 0.0;
        for (const auto& value : transferred(cut, variable))
            sum += value.value.value();
        RC_ASSERT(std::abs(sum - (counts[0] + counts[1] + 0.8 * counts[2])) < 1e-9);
        const std::vector<double> plain{double(counts[0]), double(counts[1]), double(counts[2])};
        const auto shared = shared_out(cut, plain, 1);
        RC_ASSERT(std::abs(shared[0] + shared[1] - sum) < 1e-9);
    }));
}

TEST_CASE("variables that fit no crosswalk are refused") {
    CHECK_THROWS_AS(transferred(cut, {"n", VariableKind::count, {exact(1)}, {}}), ArgumentError);
    CHECK_THROWS_AS(
        transferred(cut, {"n", VariableKind::ratio, {exact(1), exact(1), exact(1)}, {}}),
        ArgumentError);
    CHECK_THROWS_AS(
        transferred(cut, {"n", VariableKind::count, {exact(-1), exact(1), exact(1)}, {}}),
        DataError);
    const std::vector<double> two{1.0, 2.0};
    CHECK_THROWS_AS(shared_out(cut, two, 1), ArgumentError);
}

TEST_CASE("a mean over portions lies between what all or nothing of each divided unit make of it") {
    CHECK(rc::check([] {
        const auto count = *rc::gen::inRange<std::size_t>(1, 6);
        std::vector<Figure> numerators;
        std::vector<Figure> denominators;
        std::vector<Portion> portions;
        for (std::size_t n = 0; n < count; ++n) {
            const int denominator = *rc::gen::inRange(1, 50);
            denominators.push_back(exact(denominator));
            numerators.push_back(exact(*rc::gen::inRange(0, denominator + 1)));
            const int share = *rc::gen::inRange(0, 5);
            portions.push_back(portion_of(share == 0 ? 1.0 : 0.2 * share));
        }
        double low = 1e300;
        double high = -1e300;
        for (unsigned taken = 0; taken < 1U << count; ++taken) {
            double top = 0.0;
            double bottom = 0.0;
            for (std::size_t n = 0; n < count; ++n) {
                if (!portions[n].is_whole() && (taken >> n & 1U) == 0) continue;
                top += numerators[n].value();
                bottom += denominators[n].value();
            }
            if (bottom == 0.0) continue;
            low = std::min(low, top / bottom);
            high = std::max(high, top / bottom);
        }
        const Figure ratio = ratio_of(numerators, denominators, portions, RatioOf::mean);
        RC_ASSERT(std::abs(ratio.low() - low) < 1e-12);
        RC_ASSERT(std::abs(ratio.high() - high) < 1e-12);
        RC_ASSERT(ratio.low() <= ratio.value());
        RC_ASSERT(ratio.value() <= ratio.high());
    }));
}

TEST_CASE("the sum of portions is between nothing and all of what is divided") {
    const std::vector counts{exact(10), Figure::between(3, 5, 7)};
    CHECK(sum_of(counts, std::vector{Portion{}, portion_of(0.4)}) == Figure::between(10, 12, 17));
    CHECK(portion_of(1.0).is_whole());
    CHECK(portion_of(1.0 - 1e-12).is_whole());
    CHECK_FALSE(portion_of(0.999).is_whole());
}
