// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include <rapidcheck.h>

#include <cmath>
#include <limits>
#include <sstream>
#include <vector>

using ctg::Absence;
using ctg::ArgumentError;
using ctg::Figure;
using ctg::Rounding;

namespace {

constexpr Rounding to_nearest_5{5.0, Rounding::Mode::nearest};
constexpr Rounding down_to_5{5.0, Rounding::Mode::down};

template <class Call>
std::string refusal_of(Call call) {
    try {
        static_cast<void>(call());
    } catch (const ArgumentError& error) {
        return error.diagnostics().at(0).code;
    }
    return "not refused";
}

std::string printed(const Figure& figure) {
    std::ostringstream out;
    out << figure;
    return out.str();
}

} // namespace

TEST_CASE("an exact figure is its own bounds") {
    const auto figure = Figure::exact(12.0);
    CHECK(figure.is_known());
    CHECK(figure.is_exact());
    CHECK(figure.value() == 12.0);
    CHECK(figure == Figure::between(12.0, 12.0, 12.0));
    CHECK(printed(figure) == "12");
}

TEST_CASE("an absence is not zero, and has no value to read") {
    const auto hidden = Figure::absent(Absence::suppressed);
    CHECK_FALSE(hidden.is_known());
    CHECK_FALSE(hidden.is_exact());
    CHECK(hidden.absence() == Absence::suppressed);
    CHECK(hidden != Figure::exact(0.0));
    CHECK(hidden != Figure::absent(Absence::not_collected));
    CHECK(refusal_of([&] { return hidden.value(); }) == "CTG-DATA-002");
    CHECK(refusal_of([&] { return hidden.low(); }) == "CTG-DATA-002");
    CHECK(refusal_of([&] { return hidden.high(); }) == "CTG-DATA-002");
    CHECK(printed(hidden) == "suppressed");
}

TEST_CASE("a figure outside its bounds, or not finite, is refused") {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    CHECK(refusal_of([] { return Figure::between(1.0, 0.0, 2.0); }) == "CTG-DATA-001");
    CHECK(refusal_of([] { return Figure::between(1.0, 3.0, 2.0); }) == "CTG-DATA-001");
    CHECK(refusal_of([] { return Figure::exact(infinity); }) == "CTG-DATA-001");
    CHECK(refusal_of([] { return Figure::between(nan, nan, nan); }) == "CTG-DATA-001");
}

// By hand: the whole counts n with round_to_5(n) = v, and those with 5 floor(n / 5) = v.
TEST_CASE("a count rounded to 5 stands for the counts that round there") {
    CHECK(Figure::rounded(0.0, to_nearest_5) == Figure::between(0.0, 0.0, 2.0));
    CHECK(Figure::rounded(5.0, to_nearest_5) == Figure::between(3.0, 5.0, 7.0));
    CHECK(Figure::rounded(10.0, to_nearest_5) == Figure::between(8.0, 10.0, 12.0));
    CHECK(Figure::rounded(10.0, down_to_5) == Figure::between(10.0, 10.0, 14.0));
    CHECK(Figure::rounded(10.0, {10.0, Rounding::Mode::nearest}) ==
          Figure::between(5.0, 10.0, 15.0));
    CHECK(Figure::rounded(7.0, {1.0, Rounding::Mode::nearest}).is_exact());
    CHECK(Figure::rounded(7.0, {0.5, Rounding::Mode::nearest}) == Figure::between(6.75, 7.0, 7.25));
    CHECK(printed(Figure::rounded(10.0, to_nearest_5)) == "10 [8, 12]");
}

TEST_CASE("every count lies within the bounds of the figure it was rounded to") {
    CHECK(rc::check([] {
        const auto count = *rc::gen::inRange(0, 100'000);
        const auto base = *rc::gen::inRange(1, 60);
        const bool goes_down = *rc::gen::arbitrary<bool>();
        const int published = (goes_down ? count / base : (count + base / 2) / base) * base;
        const auto mode = goes_down ? Rounding::Mode::down : Rounding::Mode::nearest;
        const auto figure = Figure::rounded(published, {static_cast<double>(base), mode});
        RC_ASSERT(figure.low() <= count && count <= figure.high());
    }));
}

TEST_CASE("a negative count and a base of 0 are refused") {
    CHECK(refusal_of([] { return Figure::rounded(-5.0, to_nearest_5); }) == "CTG-DATA-001");
    CHECK(refusal_of([] {
              return Figure::rounded(5.0, {0.0, Rounding::Mode::nearest});
          }) == "CTG-DATA-009");
}

TEST_CASE("a sum keeps the bounds of what is known and passes over what is not") {
    const std::vector figures{Figure::rounded(10.0, to_nearest_5), Figure::exact(3.0),
                              Figure::absent(Absence::suppressed)};
    CHECK(ctg::sum_of(figures) == Figure::between(11.0, 13.0, 15.0));
}

TEST_CASE("a sum of nothing known is absent with the first reason") {
    CHECK(ctg::sum_of({}) == Figure::absent(Absence::not_applicable));
    const std::vector hidden{Figure::absent(Absence::suppressed),
                             Figure::absent(Absence::not_collected)};
    CHECK(ctg::sum_of(hidden) == Figure::absent(Absence::suppressed));
}

// By hand: 8/25 ≤ 10/20 ≤ 12/15.
TEST_CASE("a ratio has its bounds at opposite ends") {
    const auto ratio =
        ctg::ratio_of(Figure::between(8.0, 10.0, 12.0), Figure::between(15.0, 20.0, 25.0));
    CHECK(ratio == Figure::between(8.0 / 25.0, 0.5, 12.0 / 15.0));
}

TEST_CASE("a ratio over zero, or over what may be zero, is not applicable") {
    const auto none = Figure::absent(Absence::not_applicable);
    CHECK(ctg::ratio_of(Figure::exact(1.0), Figure::exact(0.0)) == none);
    CHECK(ctg::ratio_of(Figure::exact(1.0), Figure::between(0.0, 1.0, 2.0)) == none);
}

TEST_CASE("a ratio with an absent side is absent for that side's reason") {
    const auto hidden = Figure::absent(Absence::suppressed);
    const auto missing = Figure::absent(Absence::not_collected);
    CHECK(ctg::ratio_of(hidden, missing) == hidden);
    CHECK(ctg::ratio_of(Figure::exact(1.0), missing) == missing);
}

TEST_CASE("sums and ratios of points inside the bounds stay inside the bounds") {
    CHECK(rc::check([] {
        const auto figure = [] {
            const double low = *rc::gen::inRange(1, 1000);
            const double value = low + *rc::gen::inRange(0, 50);
            return Figure::between(low, value, value + *rc::gen::inRange(0, 50));
        };
        const auto a = figure();
        const auto b = figure();
        const double part = *rc::gen::inRange(0, 11) / 10.0;
        const auto inside = [&](const Figure& f) { return f.low() + part * (f.high() - f.low()); };
        const auto sum = ctg::sum_of(std::vector{a, b});
        const auto ratio = ctg::ratio_of(a, b);
        constexpr double rounding = 1e-9;
        RC_ASSERT(sum.low() - rounding <= inside(a) + inside(b));
        RC_ASSERT(inside(a) + inside(b) <= sum.high() + rounding);
        RC_ASSERT(ratio.low() - rounding <= inside(a) / inside(b));
        RC_ASSERT(inside(a) / inside(b) <= ratio.high() + rounding);
    }));
}

TEST_CASE("a hidden count with bounds has no value, and keeps its bounds") {
    const auto hidden = Figure::hidden(1.0, 4.0);
    CHECK_FALSE(hidden.is_known());
    CHECK(hidden.has_bounds());
    CHECK(hidden.absence() == Absence::suppressed);
    CHECK(hidden.low() == 1.0);
    CHECK(hidden.high() == 4.0);
    CHECK(refusal_of([&] { return hidden.value(); }) == "CTG-DATA-002");
    CHECK(hidden != Figure::absent(Absence::suppressed));
    CHECK(printed(hidden) == "suppressed [1, 4]");
    CHECK(refusal_of([] { return Figure::hidden(4.0, 1.0); }) == "CTG-DATA-001");
}

// By hand: 10 + 1 to 4; its middle is 2.5.
TEST_CASE("a sum keeps the bounds of what is hidden in it") {
    const std::vector<Figure> figures{Figure::exact(10.0), Figure::hidden(1.0, 4.0)};
    CHECK(ctg::sum_of(figures) == Figure::between(11.0, 12.5, 14.0));
    const std::vector<Figure> all_hidden{Figure::hidden(1.0, 4.0), Figure::hidden(0.0, 4.0)};
    CHECK(ctg::sum_of(all_hidden) == Figure::hidden(1.0, 8.0));
    const std::vector<Figure> unbounded{Figure::absent(Absence::suppressed), Figure::exact(2.0)};
    CHECK(ctg::sum_of(unbounded) == Figure::exact(2.0));
}

TEST_CASE("a ratio of a hidden count is hidden between its bounds") {
    const auto ratio = ctg::ratio_of(Figure::hidden(1.0, 4.0), Figure::exact(10.0));
    CHECK(ratio == Figure::hidden(0.1, 0.4));
    CHECK(ctg::ratio_of(Figure::exact(1.0), Figure::hidden(1.0, 4.0)).absence() ==
          Absence::suppressed);
}

TEST_CASE("a number that nothing bounds is known, and is not exact") {
    const auto figure = Figure::unbounded(3.0);
    CHECK(figure.is_known());
    CHECK_FALSE(figure.is_exact());
    CHECK_FALSE(figure.has_bounds());
    CHECK(figure.value() == 3.0);
    CHECK(figure != Figure::exact(3.0));
    CHECK(printed(figure) == "3 [?]");
    CHECK(refusal_of([&] { return figure.low(); }) == "CTG-DATA-002");
    CHECK(refusal_of([] { return Figure::unbounded(std::nan("")); }) == "CTG-DATA-001");
}

TEST_CASE("nothing bounds what is made of a number that nothing bounds") {
    const auto figure = Figure::unbounded(3.0);
    CHECK(ctg::sum_of(std::vector{figure, Figure::exact(2.0)}) == Figure::unbounded(5.0));
    CHECK(ctg::sum_of(std::vector{Figure::hidden(1.0, 4.0), figure}) == Figure::unbounded(5.5));
    CHECK(ctg::ratio_of(figure, Figure::exact(2.0)) == Figure::unbounded(1.5));
    CHECK(ctg::ratio_of(Figure::exact(6.0), figure) == Figure::unbounded(2.0));
    CHECK(ctg::ratio_of(figure, Figure::exact(0.0)).absence() == Absence::not_applicable);
    CHECK(ctg::ratio_of(Figure::absent(Absence::suppressed), figure).absence() ==
          Absence::suppressed);
}
