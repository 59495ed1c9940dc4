// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"

#include "catch.hpp"
#include <fmt/format.h>
#include <rapidcheck.h>

#include <cmath>
#include <string>

using ctg::Absence;
using ctg::DecimalMark;
using ctg::Figure;
using ctg::parse_figure;
using ctg::parse_number;

TEST_CASE("a number is read with the decimal mark of its file") {
    CHECK(parse_number("15,0", DecimalMark::comma) == 15.0);
    CHECK(parse_number("15.25", DecimalMark::point) == 15.25);
    CHECK(parse_number("-0,5", DecimalMark::comma) == -0.5);
    CHECK(parse_number("+7", DecimalMark::point) == 7.0);
    CHECK(parse_number("\u22123", DecimalMark::point) == -3.0);
    CHECK(parse_number(",5", DecimalMark::comma) == 0.5);
    CHECK(parse_number("1.5e3", DecimalMark::point) == 1500.0);
    CHECK(parse_number("1,5E-3", DecimalMark::comma) == 0.0015);
}

TEST_CASE("the other decimal mark is never guessed at") {
    CHECK_FALSE(parse_number("15,0", DecimalMark::point));
    CHECK_FALSE(parse_number("15.0", DecimalMark::comma));
    CHECK_FALSE(parse_number("1,234,567", DecimalMark::point));
    CHECK_FALSE(parse_number("1.234,5", DecimalMark::comma));
}

TEST_CASE("thousands are parted by any space that French files have, three by three") {
    CHECK(parse_number("2 087 658", DecimalMark::comma) == 2087658.0);
    CHECK(parse_number("2\u00a0087\u00a0658", DecimalMark::comma) == 2087658.0);
    CHECK(parse_number("886\u202f040,5", DecimalMark::comma) == 886040.5);
    CHECK(parse_number("886\u2009040", DecimalMark::point) == 886040.0);
    CHECK(parse_number(" 12 \u202f", DecimalMark::point) == 12.0);
    for (const auto* text :
         {"1 2", "1 2,3 4", "1234 567", "12 34 567", "1 2345", "1,234 567", "1  234", "- 5"})
        CHECK_FALSE(parse_number(text, DecimalMark::comma));
}

TEST_CASE("what is no finite number is nothing") {
    for (const auto* text :
         {"",    " ",    "-",   "+",    "5.",    ".",   "e5",  "1e",    "1e+",   "nan", "inf",
          "NaN", "0x10", "12%", "12 %", "1.2.3", "1-2", "--1", "1e999", "douze", "١٢"})
        CHECK_FALSE(parse_number(text, DecimalMark::point));
}

TEST_CASE("the marks of absence of official files are absences with their reason") {
    for (const auto* mark : {"s", "ns", "ndiff"})
        CHECK(parse_figure(mark, DecimalMark::comma) == Figure::absent(Absence::suppressed));
    for (const auto* mark : {"nd", "NA", "N/A", "", " "})
        CHECK(parse_figure(mark, DecimalMark::comma) == Figure::absent(Absence::not_collected));
    CHECK(parse_figure("so", DecimalMark::comma) == Figure::absent(Absence::not_applicable));
    CHECK(parse_figure("0", DecimalMark::comma) == Figure::exact(0.0));
    CHECK_FALSE(parse_figure("secret", DecimalMark::comma));
}

TEST_CASE("a number printed and read again is the same number") {
    CHECK(rc::check([] {
        const auto value = *rc::gen::arbitrary<double>();
        RC_PRE(std::isfinite(value));
        auto text = fmt::format("{}", value);
        RC_ASSERT(parse_number(text, DecimalMark::point) == value);
        if (const auto mark = text.find('.'); mark != std::string::npos) text[mark] = ',';
        RC_ASSERT(parse_number(text, DecimalMark::comma) == value);
    }));
}

TEST_CASE("a count written in groups of three is the same count") {
    CHECK(rc::check([] {
        const auto count = *rc::gen::inRange(0, 2'000'000'000);
        auto text = std::to_string(count);
        for (auto end = static_cast<std::ptrdiff_t>(text.size()) - 3; end > 0; end -= 3)
            text.insert(static_cast<std::size_t>(end), "\u202f");
        RC_ASSERT(parse_number(text, DecimalMark::comma) == static_cast<double>(count));
    }));
}
