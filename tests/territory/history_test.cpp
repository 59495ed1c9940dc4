// SPDX-License-Identifier: Apache-2.0
// Events are those of INSEE's list, a few lines of it at a time, or invented ones.
#include "ctg/territory/history.hpp"

#include "catch.hpp"
#include "territory/history_tables.hpp"
#include "territory/squares.hpp"

using namespace ctg::test;
using ctg::GeographyYear;

TEST_CASE("an event of 1 January is in that year's geography, a later one in the next") {
    const auto history = ctg::commune_history_from(compact({
        {"2019-01-01", "32", "01039", "Béon", "01138", "Culoz-Béon"},
        {"2019-01-01", "32", "01138", "Culoz", "01138", "Culoz-Béon"},
        {"2024-03-15", "50", "69159", "Porte des Pierres Dorées", "69114",
         "Porte des Pierres Dorées"},
    }));
    CHECK(history.exists(code("01039"), GeographyYear{2018}));
    CHECK_FALSE(history.exists(code("01039"), GeographyYear{2019}));
    CHECK(history.exists(code("69159"), GeographyYear{2024}));
    CHECK_FALSE(history.exists(code("69159"), GeographyYear{2025}));
    CHECK(history.exists(code("69114"), GeographyYear{2025}));
    CHECK_FALSE(history.exists(code("69114"), GeographyYear{2024}));
    CHECK(history.last_year() == GeographyYear{2025});
    CHECK(history.name_of(code("01138"), GeographyYear{2018}) == "Culoz");
    CHECK(history.name_of(code("01138"), GeographyYear{2019}) == "Culoz-Béon");
    CHECK(history.heirs_of(code("01039"), GeographyYear{2018}, GeographyYear{2019}) ==
          codes({"01138"}));
}

TEST_CASE("a code that was given to another commune has years under each name") {
    const auto history = ctg::commune_history_from(hauts_talican());
    const auto years = history.years_of(code("60054"));
    REQUIRE(years.size() == 3);
    CHECK(years[0].name == "Beaumont-les-Nonains");
    CHECK(years[0].last == GeographyYear{2018});
    CHECK(years[1].name == "Les Hauts-Talican");
    CHECK(years[1].first == GeographyYear{2019});
    CHECK(years[1].last == GeographyYear{2023});
    CHECK(years[2].name == "Beaumont-les-Nonains");
    CHECK(years[2].first == GeographyYear{2024});
    CHECK_FALSE(years[2].last);
}

TEST_CASE("a change of name changes no ground") {
    const auto history = ctg::commune_history_from(compact({
        {"1990-01-01", "31", "01002", "B", "01001", "A"},
        {"1990-01-01", "31", "01001", "A", "01001", "A"},
        {"1992-01-01", "10", "01001", "A", "01001", "A-sur-B"},
    }));
    CHECK(history.name_of(code("01001"), GeographyYear{1993}) == "A-sur-B");
    CHECK(history.years_of(code("01001")).size() == 2);
}

TEST_CASE("a code that no event names is known when all communes are") {
    const auto events = hauts_talican();
    const auto alone = ctg::commune_history_from(events);
    CHECK(alone.exists(code("13055"), GeographyYear{2020}));
    CHECK(alone.years_of(code("13055")).empty());
    CHECK_FALSE(alone.knows_all());
    const auto faults = faults_of([&] { (void)alone.communes_of(GeographyYear{2020}); });
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().code == "CTG-TERR-030");

    ctg::CommuneFacts facts;
    facts.communes = table_of({"code"}, {{"13055"}, {"60054"}, {"60694"}});
    const auto whole = ctg::commune_history_from(events, facts);
    CHECK_FALSE(whole.exists(code("13999"), GeographyYear{2020}));
    CHECK(whole.years_of(code("13055")).size() == 1);
    CHECK(whole.communes_of(GeographyYear{2018}) == codes({"13055", "60054", "60455", "60694"}));
    CHECK(whole.communes_of(GeographyYear{2020}) == codes({"13055", "60054"}));
    CHECK(whole.communes_of(GeographyYear{2024}) == codes({"13055", "60054", "60694"}));
}

TEST_CASE("a chain of events of one day is followed, a cycle of codes too") {
    const auto chain = ctg::commune_history_from(compact({
        {"2018-01-01", "32", "50649", "Pont-Farcy", "50592", "Tessy-Bocage"},
        {"2018-01-01", "32", "50592", "Tessy", "50592", "Tessy-Bocage"},
        {"2018-01-01", "41", "14513", "Pont-Farcy", "50649", "Pont-Farcy"},
    }));
    CHECK(chain.heirs_of(code("14513"), GeographyYear{2017}, GeographyYear{2018}) ==
          codes({"50592"}));
    CHECK(chain.years_of(code("50649")).empty());

    const auto cycle = ctg::commune_history_from(compact({
        {"2018-01-01", "50", "01001", "A", "01002", "A"},
        {"2018-01-01", "50", "01002", "B", "01001", "B"},
    }));
    CHECK(cycle.name_of(code("01001"), GeographyYear{2018}) == "B");
    CHECK(cycle.name_of(code("01002"), GeographyYear{2018}) == "A");
}

TEST_CASE("a list that is none is refused at the cell") {
    const auto refused = [](const std::vector<std::string>& row) {
        return faults_of([&] { (void)ctg::commune_history_from(compact({row})); });
    };
    const auto no_kind = refused({"2018-01-01", "x", "01001", "A", "01002", "A"});
    REQUIRE(find(no_kind, "CTG-TERR-031") != nullptr);
    CHECK(find(no_kind, "CTG-TERR-031")->places.front().line == 2);
    CHECK(find(refused({"hier", "32", "01001", "A", "01002", "A"}), "CTG-TERR-032") != nullptr);
    CHECK(find(refused({"2018-01-01", "32", "1", "A", "01002", "A"}), "CTG-TERR-002") != nullptr);
    const auto columns = faults_of([] { (void)ctg::commune_history_from(table_of({"a"}, {})); });
    CHECK(find(columns, "CTG-DATA-004") != nullptr);
}
