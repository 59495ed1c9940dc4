// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/result.hpp"

#include "catch.hpp"

using namespace ctg;

namespace {

std::vector<std::string> names_of(const Records& records) {
    std::vector<std::string> names;
    for (const auto& column : records.columns)
        names.push_back(column.name);
    return names;
}

RecordValue at(const Records& records, std::size_t row, std::string_view column) {
    for (std::size_t i = 0; i < records.columns.size(); ++i)
        if (records.columns[i].name == column) return records.rows.at(row).at(i);
    FAIL("no column " << column);
    return {};
}

const RecordValue absent{};

CommuneCode code(std::string_view text) {
    return CommuneCode(text);
}

/// Marseille and Arles are covered, Arles twice; Aix is not; Pertuis is outside.
ZoneCoverage coverage() {
    return {"total",
            "13",
            "Bouches-du-Rhône",
            {.year = Year{2019},
             .share = Share(0.75),
             .low = Share(0.5),
             .high = Share(1.0),
             .covered = 3.0,
             .total = 4.0,
             .conventions = {"C1", "C2"},
             .covered_communes = {code("13004"), code("13055")},
             .uncovered_communes = {code("13001")},
             .outside_communes = {code("84089")},
             .overlaps = {{code("13004"), {"C1", "C2"}}}}};
}

std::vector<Convention> conventions() {
    Convention first;
    first.id = "C1";
    first.communes = {code("13004"), code("13055"), code("84089")};
    Convention second;
    second.id = "C2";
    second.communes = {code("13004")};
    Convention ended;
    ended.id = "C0";
    ended.communes = {code("13001"), code("13055")};
    return {ended, first, second};
}

} // namespace

TEST_CASE("coverage has the columns of the contract, with counts of communes and conventions") {
    const std::vector<ZoneCoverage> rows{coverage()};
    const auto records = records_of(rows, Basis::population);
    CHECK(records.schema == "ctg.cover/1");
    CHECK(names_of(records) == std::vector<std::string>{"year", "by", "zone", "name", "basis",
                                                        "share", "low", "high", "covered", "total",
                                                        "communes_covered", "communes_total",
                                                        "conventions", "communes_partly_covered"});
    CHECK(records.rows.front() ==
          std::vector<RecordValue>{std::int64_t{2019}, "total", "13", "Bouches-du-Rhône",
                                   "population", 0.75, 0.5, 1.0, 3.0, 4.0, std::int64_t{2},
                                   std::int64_t{3}, std::int64_t{2}, std::int64_t{0}});
}

TEST_CASE("a result of nothing has its columns and no row") {
    CHECK(records_of(std::span<const ZoneCoverage>{}, Basis::area).rows.empty());
    CHECK(records_of(std::span<const Score>{}).columns.size() == 14);
    CHECK(detail_of({}, {}).rows.empty());
    CHECK(row_details_of({}).empty());
}

TEST_CASE("a commune covered in part is neither covered nor uncovered, and its share is told") {
    auto partly = coverage();
    partly.point.covered_communes = {code("13004")};
    partly.point.partly_covered_communes = {{code("13055"), Share(0.25)}};
    const std::vector<ZoneCoverage> rows{partly};
    const auto records = records_of(rows, Basis::population);
    CHECK(at(records, 0, "communes_covered") == RecordValue{std::int64_t{1}});
    CHECK(at(records, 0, "communes_partly_covered") == RecordValue{std::int64_t{1}});
    CHECK(at(records, 0, "communes_total") == RecordValue{std::int64_t{3}});
    const auto detail = detail_of(rows, conventions());
    CHECK(at(detail, 1, "commune") == RecordValue{"13055"});
    CHECK(at(detail, 1, "state") == RecordValue{"partly"});
    CHECK(at(detail, 1, "share") == RecordValue{0.25});
    CHECK(row_details_of(rows).front().tables.back().second.rows.size() == 1);
}

TEST_CASE("the detail names each commune with its state and the conventions in force on it") {
    const std::vector<ZoneCoverage> rows{coverage()};
    const auto detail = detail_of(rows, conventions());
    REQUIRE(detail.rows.size() == 4);
    const auto told = [&](std::size_t row) {
        return std::vector<RecordValue>{at(detail, row, "commune"), at(detail, row, "state"),
                                        at(detail, row, "conventions")};
    };
    CHECK(told(0) == std::vector<RecordValue>{"13004", "covered", "C1 C2"});
    CHECK(told(1) == std::vector<RecordValue>{"13055", "covered", "C1"});
    CHECK(told(2) == std::vector<RecordValue>{"13001", "uncovered", ""});
    CHECK(told(3) == std::vector<RecordValue>{"84089", "outside", "C1"});
}

TEST_CASE("the detail of a row lists covered, uncovered, outside, conventions and overlaps") {
    const std::vector<ZoneCoverage> rows{coverage()};
    const auto details = row_details_of(rows);
    REQUIRE(details.size() == 1);
    CHECK(details[0].lists[0] ==
          std::pair{std::string("covered"), std::vector<std::string>{"13004", "13055"}});
    CHECK(details[0].lists[1].second == std::vector<std::string>{"13001"});
    CHECK(details[0].lists[2].second == std::vector<std::string>{"84089"});
    CHECK(details[0].lists[3].second == std::vector<std::string>{"C1", "C2"});
    CHECK(details[0].tables[0].first == "overlaps");
    CHECK(details[0].tables[0].second.rows ==
          std::vector<std::vector<RecordValue>>{{"13004", "C1 C2"}});
}

TEST_CASE("an absent indicator has a state and no number") {
    const std::vector<IndicatorValue> values{
        {"t", "i", Figure::between(1.0, 2.0, 4.0), ValueState::rounded, Figure::exact(2.0),
         Figure::exact(1.0), 1.0, "commune", Year{2023}, "INSEE"},
        {"t", "j", Figure::absent(Absence::suppressed), ValueState::suppressed,
         Figure::absent(Absence::suppressed), Figure::exact(1.0), 0.0, "commune", Year{2023}, ""}};
    const auto records = records_of(values);
    CHECK(names_of(records) == std::vector<std::string>{"territory", "indicator", "value", "low",
                                                        "high", "state", "numerator", "denominator",
                                                        "level", "year", "source", "raw"});
    CHECK(at(records, 0, "raw") == RecordValue{2.0}); // not shrunk
    CHECK(at(records, 1, "raw") == absent);
    CHECK(at(records, 0, "low") == RecordValue{1.0});
    CHECK(at(records, 0, "value") == RecordValue{2.0});
    CHECK(at(records, 0, "high") == RecordValue{4.0});
    for (const auto* column : {"value", "low", "high", "numerator"})
        CHECK(at(records, 1, column) == absent);
    CHECK(at(records, 1, "denominator") == RecordValue{1.0});
    CHECK(at(records, 1, "state") == RecordValue{std::string(name_of(ValueState::suppressed))});
}

TEST_CASE("scores carry their level, their ranks, and empty keys where they add up") {
    const Score total{.territory = "t",
                      .level = ScoreLevel::total,
                      .theme = "",
                      .logic = "",
                      .score = Figure::between(40.0, 50.0, 60.0),
                      .rank = 2,
                      .rank_best = 1,
                      .rank_worst = 3,
                      .rank_in_antenne = 1,
                      .rank_p05 = 2,
                      .rank_p95 = 3};
    const Score unknown{.territory = "t",
                        .level = ScoreLevel::cell,
                        .theme = "logement",
                        .logic = "sociale",
                        .score = Figure::absent(Absence::not_collected),
                        .rank = {},
                        .rank_best = {},
                        .rank_worst = {}};
    const auto records = records_of(std::vector<Score>{total, unknown});
    CHECK(names_of(records) == std::vector<std::string>{"territory", "level", "theme", "logic",
                                                        "score", "low", "high", "rank", "rank_best",
                                                        "rank_worst", "rank_p05", "rank_p95",
                                                        "weight_observed", "rank_in_antenne"});
    CHECK(at(records, 0, "rank_worst") == RecordValue{std::int64_t{3}});
    CHECK(at(records, 0, "rank_p05") == RecordValue{std::int64_t{2}});
    CHECK(at(records, 0, "rank_p95") == RecordValue{std::int64_t{3}});
    CHECK(at(records, 0, "rank_in_antenne") == RecordValue{std::int64_t{1}});
    CHECK(at(records, 0, "theme") == absent);
    CHECK(at(records, 0, "high") == RecordValue{60.0});
    CHECK(at(records, 1, "theme") == RecordValue{"logement"});
    CHECK(at(records, 1, "score") == absent);
    CHECK(at(records, 1, "rank") == absent);
}

TEST_CASE("contributions keep their points") {
    const auto records =
        records_of(std::vector<Contribution>{{"t", "i", "logement", "sociale", 4.25}});
    CHECK(records.rows.front() == std::vector<RecordValue>{"t", "i", "logement", "sociale", 4.25});
}

TEST_CASE("a calendar tells months, slack and reasons; what is never signed has neither") {
    using namespace std::chrono;
    CalendarPlan plan;
    plan.signatures = {{.territory = "t",
                        .start = 2019y / January,
                        .signature = 2019y / December,
                        .renewal = 2023y / December,
                        .slack_days = 30,
                        .reasons = {note_of("CTG-WRIT-001", {{"file", "a"}}),
                                    note_of("CTG-WRIT-001", {{"file", "b"}})}},
                       {.territory = "u",
                        .start = {},
                        .signature = {},
                        .renewal = {},
                        .slack_days = 0,
                        .reasons = {}}};
    const auto records = records_of(plan, Language::english);
    CHECK(records.rows[0] == std::vector<RecordValue>{"t", "2019-01", "2019-12", "2023-12",
                                                      std::int64_t{30},
                                                      "a already exists and is left as it is ; "
                                                      "b already exists and is left as it is"});
    CHECK(records.rows[1] == std::vector<RecordValue>{"u", absent, absent, absent, absent, ""});
}

TEST_CASE("the load, the curve and the borders have their own tables") {
    using namespace std::chrono;
    const auto load = records_of(std::vector<AntenneLoad>{{"A1", Year{2019}, 12.5, 60.0}});
    CHECK(load.rows[0] == std::vector<RecordValue>{"A1", std::int64_t{2019}, 12.5, 60.0});
    const auto curve =
        records_of(std::vector<CurvePoint>{{2020y / February, Share(0.7), std::nullopt}});
    CHECK(names_of(curve) ==
          std::vector<std::string>{"date", "planned", "mean", "p10", "p50", "p90", "p_target"});
    CHECK(curve.rows[0][0] == RecordValue{"2020-02-29"}); // the last day of a leap February
    CHECK(curve.rows[0][1] == RecordValue{0.7});
    const auto borders = records_of(std::vector<Border>{{code("13001"), code("13055"), 1234.5}});
    CHECK(borders.rows[0] == std::vector<RecordValue>{"13001", "13055", 1234.5});
}
