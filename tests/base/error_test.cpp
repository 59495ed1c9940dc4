// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"

#include "catch.hpp"

#include <algorithm>

using ctg::error_of;
using ctg::Faults;

TEST_CASE("faults are thrown together, notes are not faults") {
    Faults faults;
    faults.add(ctg::note_of("CTG-BASE-001", {{"text", "a"}}));
    CHECK(faults.empty());
    faults.raise();
    faults.add(error_of("CTG-BASE-001", {{"text", "b"}}));
    faults.add(error_of("CTG-BASE-002", {{"text", "c"}}));
    try {
        faults.raise<ctg::ReadError>();
        FAIL("not thrown");
    } catch (const ctg::Error& error) {
        CHECK(error.diagnostics().size() == 2);
        CHECK(std::string(error.what()).find("“b” is not a commune code") != std::string::npos);
    }
    CHECK(faults.notes().size() == 1);
}

TEST_CASE("beyond a hundred of a kind, faults are counted and the total is told") {
    Faults faults;
    for (int i = 0; i < 250; ++i)
        faults.add(error_of("CTG-BASE-001", {{"text", "x"}}));
    const auto errors = faults.errors();
    REQUIRE(errors.size() == 101);
    CHECK(errors.back().code == "CTG-BASE-004");
    CHECK(std::ranges::count(errors.back().values,
                             std::pair<std::string, std::string>{"count", "250"}) == 1);
}
