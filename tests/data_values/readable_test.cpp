// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"

#include "catch.hpp"

using namespace ctg;

TEST_CASE("thousands are parted by a narrow no-break space in French, a comma in English") {
    CHECK(readable(2087658.0, 0, Language::french) == "2\u202F087\u202F658");
    CHECK(readable(2087658.0, 0, Language::english) == "2,087,658");
    CHECK(readable(658.0, 0, Language::french) == "658");
    CHECK(readable(1000.0, 0, Language::english) == "1,000");
}

TEST_CASE("decimals follow a comma in French and are rounded") {
    CHECK(readable(12.345, 1, Language::french) == "12,3");
    CHECK(readable(12.999, 1, Language::english) == "13.0");
    CHECK(readable(-1234.5, 1, Language::french) == "-1\u202F234,5");
}

TEST_CASE("a small negative number does not show as minus zero") {
    CHECK(readable(-0.04, 1, Language::french) == "0,0");
    CHECK(readable(-0.0, 0, Language::english) == "0");
}

TEST_CASE("a share is read in percent") {
    CHECK(readable_percent(0.13, 1, Language::french) == "13,0\u00A0%");
    CHECK(readable_percent(1.0, 0, Language::english) == "100%");
}

TEST_CASE("width counts characters, not bytes, and a combining accent takes no place") {
    CHECK(width_of("") == 0);
    CHECK(width_of("Étoile") == 6);
    CHECK(width_of("E\u0301toile") == 6);
    CHECK(width_of("6\u202F×\u202F2") == 5);
}
