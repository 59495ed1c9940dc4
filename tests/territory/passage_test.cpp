// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/passage.hpp"

#include "catch.hpp"
#include "territory/history_tables.hpp"
#include "territory/squares.hpp"

#include <map>

using namespace ctg::test;
using ctg::GeographyYear;
using ctg::ShareOrigin;

namespace {

/// "60054 0.5", by heir.
std::vector<std::string> heirs_in(const ctg::Passage& passage, std::string_view text) {
    std::vector<std::string> heirs;
    for (const auto& line : passage.lines_of(code(text))) {
        const auto percent = static_cast<int>(line.share.percent() + 0.5);
        heirs.push_back(std::string(line.after.text()) + " " + std::to_string(percent));
    }
    return heirs;
}
using Heirs = std::vector<std::string>;

} // namespace

TEST_CASE("a commune that is created anew takes back its ground, and the other keeps the rest") {
    const auto history = ctg::commune_history_from(hauts_talican());
    const auto whole = ctg::passage_between(history, GeographyYear{2018}, GeographyYear{2024});
    CHECK(heirs_in(whole, "60054") == Heirs{"60054 100"});
    CHECK(heirs_in(whole, "60455") == Heirs{"60694 100"});
    CHECK(heirs_in(whole, "60694") == Heirs{"60694 100"});
    REQUIRE(whole.lines().size() == 1);
    const auto& line = whole.lines().front();
    CHECK(line.before == code("60455"));
    CHECK(line.origin == ShareOrigin::whole);
    CHECK(line.low.value() == 1.0);
    REQUIRE(line.events.size() == 2);
    CHECK(history.events()[line.events.front()].kind == 32);
    CHECK(history.events()[line.events.back()].kind == 21);

    const auto merged = ctg::passage_between(history, GeographyYear{2018}, GeographyYear{2020});
    CHECK(heirs_in(merged, "60694") == Heirs{"60054 100"});
    const auto divided = ctg::passage_between(history, GeographyYear{2023}, GeographyYear{2024});
    CHECK(heirs_in(divided, "60054") == Heirs{"60054 50", "60694 50"});
    CHECK(divided.lines().front().origin == ShareOrigin::equal);
    CHECK(divided.lines().front().low.value() == 0.0);
    CHECK(divided.lines().front().high.value() == 1.0);
}

TEST_CASE("a weight shares out a division, and backwards a merger") {
    ctg::CommuneFacts facts;
    facts.population = table_of({"code", "population"}, {{"60054", "300"}, {"60694", "700"}});
    facts.population_year = GeographyYear{2024};
    const auto history = ctg::commune_history_from(hauts_talican(), facts);
    const auto divided = ctg::passage_between(history, GeographyYear{2023}, GeographyYear{2024});
    CHECK(heirs_in(divided, "60054") == Heirs{"60054 30", "60694 70"});
    CHECK(divided.lines().front().origin == ShareOrigin::weight);

    const ctg::Weights weights(ctg::Basis{"foyers"}, {{code("60054"), ctg::Figure::exact(10)},
                                                      {code("60455"), ctg::Figure::exact(20)},
                                                      {code("60694"), ctg::Figure::exact(70)}});
    const auto back = ctg::passage_between(history, GeographyYear{2020}, GeographyYear{2018},
                                           ctg::SplitWeights{weights, GeographyYear{2018}});
    CHECK(heirs_in(back, "60054") == Heirs{"60054 10", "60455 20", "60694 70"});
    // 2024's 60694 holds two communes of 2018: a population of 2024 cannot part them.
    const auto equal = ctg::passage_between(history, GeographyYear{2020}, GeographyYear{2018});
    CHECK(equal.lines().front().origin == ShareOrigin::equal);
}

TEST_CASE("a commune made of parts of others divides them by a weight that must be given") {
    const auto history = ctg::commune_history_from(compact({
        {"1989-02-15", "20", "38422", "Saint-Martin", "38422", "Saint-Martin"},
        {"1989-02-15", "20", "38422", "Saint-Martin", "38567", "Chamrousse"},
        {"1989-02-15", "20", "38478", "Séchilienne", "38478", "Séchilienne"},
        {"1989-02-15", "20", "38478", "Séchilienne", "38567", "Chamrousse"},
    }));
    const auto passage = ctg::passage_between(history, GeographyYear{1989}, GeographyYear{1990});
    CHECK(heirs_in(passage, "38422") == Heirs{"38422 50", "38567 50"});
    CHECK(passage.lines().size() == 4);
    const auto back = ctg::passage_between(history, GeographyYear{1990}, GeographyYear{1989});
    CHECK(heirs_in(back, "38567") == Heirs{"38422 50", "38478 50"});
    CHECK(heirs_in(back, "38422") == Heirs{"38422 100"});
}

TEST_CASE("ground that leaves France has no heir") {
    const auto history = ctg::commune_history_from(
        compact({{"2007-02-23", "30", "97123", "Saint-Barthélemy", "", ""}}));
    const auto passage = ctg::passage_between(history, GeographyYear{2007}, GeographyYear{2008});
    CHECK(passage.lines_of(code("97123")).empty());
    CHECK(passage.vanished().size() == 1);
    CHECK_FALSE(passage.is_unchanged(code("97123")));
}

TEST_CASE("from a year to itself nothing changes") {
    const auto history = ctg::commune_history_from(hauts_talican());
    const auto passage = ctg::passage_between(history, GeographyYear{2020}, GeographyYear{2020});
    CHECK(passage.lines().empty());
    CHECK(heirs_in(passage, "60054") == Heirs{"60054 100"});
    CHECK(passage.is_unchanged(code("60054")));
    CHECK(passage.knows(code("60054")));
    CHECK_FALSE(passage.knows(code("60694")));
    CHECK(ctg::records_of(passage).rows.empty());
}

TEST_CASE("a year after the last event is refused, with the years that are known") {
    const auto history = ctg::commune_history_from(hauts_talican());
    const auto faults = faults_of(
        [&] { (void)ctg::passage_between(history, GeographyYear{2018}, GeographyYear{2030}); });
    REQUIRE(faults.size() == 1);
    CHECK(faults.front().code == "CTG-TERR-033");
    CHECK(value_of(faults.front(), "last") == "2024");
}
