// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/share.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <limits>

TEST_CASE("a share is a part of a whole") {
    CHECK(ctg::Share::of(1.0, 4.0).value() == 0.25);
    CHECK(ctg::Share(0.134).percent() == Approx(13.4));
}

TEST_CASE("an empty whole is covered by nothing") {
    CHECK(ctg::Share::of(0.0, 0.0).value() == 0.0);
}

TEST_CASE("rounding beyond the bounds is forgiven, more is refused") {
    CHECK(ctg::Share(1.0 + 1e-12).value() == 1.0);
    for (const double wrong : {-0.1, 1.1, std::numeric_limits<double>::quiet_NaN()})
        CHECK_THROWS_AS(ctg::Share(wrong), ctg::ArgumentError);
    CHECK_THROWS_AS(ctg::Share::of(2.0, 1.0), ctg::ArgumentError);
    CHECK_THROWS_AS(ctg::Share::of(1.0, 0.0), ctg::ArgumentError);
}
