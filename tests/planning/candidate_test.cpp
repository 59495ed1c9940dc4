// SPDX-License-Identifier: Apache-2.0
#include "ctg/planning/calendar.hpp"

#include "catch.hpp"
#include "small_country.hpp"

#include <algorithm>

TEST_CASE("a territory of parts is planned as whole communes, with a warning that says so") {
    const ctg::CommuneCode marseille("13055");
    const ctg::Zoning territories{
        "territory",
        {{"T", "T", {marseille}, {}, {{marseille, 0.1, {{"13208", 0.1}}}}},
         {"U", "U", {marseille}, {}, {}}}};
    const ctg::Zoning antennes{"antenne", {{"A", "A", {marseille}, {}, {}}}};
    ctg::CalendarRules rules;
    const auto candidates = ctg::candidates_from(
        table_of({"territoire;priorite;antenne;jours", "T;1;A;10", "U;1;A;10"}, "candidats.csv"),
        territories, antennes, rules);
    REQUIRE(candidates.value.size() == 2);
    const auto warned =
        std::ranges::count(candidates.notes, "CTG-PLAN-049", &ctg::Diagnostic::code);
    CHECK(warned == 1);
}
