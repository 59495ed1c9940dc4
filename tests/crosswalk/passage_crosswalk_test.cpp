// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/passage_crosswalk.hpp"

#include "catch.hpp"
#include "ctg/base/error.hpp"
#include "territory/history_tables.hpp"
#include "territory/squares.hpp"

using namespace ctg;
using namespace ctg::test;

namespace {

Weights inhabitants(const std::vector<std::pair<std::string, Figure>>& items) {
    std::vector<Weights::Item> weights;
    for (const auto& [commune, figure] : items)
        weights.emplace_back(code(commune), figure);
    return {Basis::population, std::move(weights)};
}

} // namespace

TEST_CASE(
    "a passage is a crosswalk: a merger, then its division in 2024, composed, is the passage") {
    const auto history = commune_history_from(hauts_talican());
    const auto weights = inhabitants({{"60054", Figure::exact(300)},
                                      {"60455", Figure::exact(200)},
                                      {"60694", Figure::exact(500)}});
    const auto merged =
        crosswalk_of(passage_between(history, GeographyYear{2018}, GeographyYear{2020}), weights);
    REQUIRE(merged.targets().size() == 1);
    CHECK(merged.targets()[0] == "60054");
    CHECK(merged.target_totals()[0] == 1000.0);
    CHECK(mass_balance(merged).outside == 0.0);

    const auto whole =
        crosswalk_of(passage_between(history, GeographyYear{2018}, GeographyYear{2024}), weights);
    REQUIRE(whole.targets().size() == 2);
    CHECK(whole.target_totals()[0] == 300.0); // 60054
    CHECK(whole.target_totals()[1] == 700.0); // 60694
}

TEST_CASE("a passage composes with a crosswalk of the second year's communes") {
    const auto history = commune_history_from(hauts_talican());
    const auto weights = inhabitants({{"60054", Figure::exact(300)},
                                      {"60455", Figure::exact(200)},
                                      {"60694", Figure::exact(500)}});
    const auto dated =
        crosswalk_of(passage_between(history, GeographyYear{2018}, GeographyYear{2020}), weights);
    const Crosswalk drawn({"60054"}, {40.0}, {"nord", "sud"}, {30.0, 10.0},
                          {{0, 0, 30.0, PartClass::real}, {0, 1, 10.0, PartClass::real}});
    const auto found = composed(dated, drawn);
    REQUIRE(found.parts().size() == 6);
    CHECK(found.of_source(found.parts()[0]) == 0.75);
    CHECK(found.parts()[0].weight == 225.0);
    CHECK(std::abs(mass_balance(found).error()) < 1e-9);
}

TEST_CASE("ground that left France lies outside, and a weight that is not known is refused") {
    const auto history = commune_history_from(
        compact({{"2007-07-15", "30", "97123", "Saint-Barthélemy", "97701", "Saint-Barthélemy"}}));
    const auto passage = passage_between(history, GeographyYear{2006}, GeographyYear{2007});
    if (passage.lines_of(code("97123")).empty()) {
        const auto found = crosswalk_of(passage, inhabitants({{"97123", Figure::exact(8)}}));
        CHECK(found.source_outside()[0] == 8.0);
    }
    CHECK_THROWS_AS(
        crosswalk_of(passage, inhabitants({{"97123", Figure::absent(Absence::suppressed)}})),
        DataError);
}
