// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/limits.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::ArgumentError;
using ctg::limit_change_of;
using ctg::ReadLimits;
using ctg_test::code_of;
using ctg_test::refusal_of;

TEST_CASE("every limit can be changed by its name, and changes no other") {
    for (const auto& name : ctg::limit_names()) {
        CAPTURE(name);
        const auto changed = ctg::with_limit({}, name, 7);
        REQUIRE(changed);
        CHECK(*changed != ReadLimits{});
        CHECK(changed == ctg::with_limit(*changed, name, 7));
    }
    CHECK(ctg::limit_names().size() == sizeof(ReadLimits) / sizeof(std::size_t));
    CHECK(ctg::with_limit({}, "rows", 7)->rows == 7);
    CHECK(ctg::with_limit({}, "row", 7) == std::nullopt);
}

TEST_CASE("a limit is written as its name, an equals sign and a whole number") {
    CHECK(limit_change_of("rows=20000000") == ctg::LimitChange{"rows", 20'000'000});
    for (const auto* text : {"", "rows", "rows=", "rows=-1", "rows=1e6", "rows=1 000", "=3"}) {
        CAPTURE(text);
        const auto refusal = refusal_of<ArgumentError>([&] { return limit_change_of(text); });
        CHECK((code_of(refusal) == "CTG-READ-060" || code_of(refusal) == "CTG-READ-061"));
    }
}

TEST_CASE("a limit that does not exist is refused with the nearest one") {
    const auto refusal = refusal_of<ArgumentError>([] { return limit_change_of("row=3"); });
    CHECK(code_of(refusal) == "CTG-READ-061");
    CHECK(ctg_test::value_of(refusal.at(0), "nearest") == "rows");
}
