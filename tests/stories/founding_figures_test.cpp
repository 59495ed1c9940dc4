// SPDX-License-Identifier: Apache-2.0
// The founders' own facts, on the shipped study: three conventions in 2018 = 13 % of the
// inhabitants, four more in 2019 with Marseille = 70 %, 100 % at the end of 2021.
#include "ctg/study/analysis.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>

namespace {

const ctg::Study& shipped() {
    static const ctg::Study study =
        ctg::load_study(std::filesystem::path(CTG_SHIPPED_DATA) / "bouches-du-rhone/study.toml")
            .value;
    return study;
}

std::vector<double> percent_by_year(const ctg::Basis& basis, ctg::YearRange years) {
    std::vector<double> percents;
    for (const auto& row : ctg::coverage_of(shipped(), {years, basis, ctg::CoverageBy::total,
                                                        ctg::Counting::signed_only})
                               .value)
        percents.push_back(row.point.share.percent());
    return percents;
}

const ctg::YearRange signed_years{ctg::Year{2018}, ctg::Year{2019}};

} // namespace

TEST_CASE("three conventions in 2018 are 13 % of the inhabitants, four more in 2019 are 70 %") {
    const auto percents = percent_by_year(ctg::Basis::population, signed_years);
    CHECK(percents.at(0) == Approx(13.0).margin(0.5));
    CHECK(percents.at(1) == Approx(70.0).margin(0.5));
}

TEST_CASE("three conventions are in force at the end of 2018, seven at the end of 2019") {
    const auto rows =
        ctg::coverage_of(shipped(), {signed_years, ctg::Basis::population, ctg::CoverageBy::total,
                                     ctg::Counting::signed_only})
            .value;
    CHECK(rows.at(0).point.conventions.size() == 3);
    CHECK(rows.at(1).point.conventions.size() == 7);
}

TEST_CASE("the same register counted by communes gives other numbers") {
    const auto by_people = percent_by_year(ctg::Basis::population, signed_years);
    const auto by_communes = percent_by_year(ctg::Basis::communes, signed_years);
    for (std::size_t i = 0; i < by_people.size(); ++i)
        CHECK(std::abs(by_people[i] - by_communes[i]) > 1.0);
}

TEST_CASE("the proposed calendar covers every inhabitant at the end of 2021") {
    const auto plan = ctg::plan_of(shipped()).value;
    CHECK(plan.status == ctg::PlanStatus::optimal);
    CHECK(plan.broken_targets == 0);
    const ctg::Month end_of_2021 = std::chrono::year{2021} / std::chrono::December;
    const auto point = std::ranges::find(plan.curve, end_of_2021, &ctg::CurvePoint::month);
    REQUIRE(point != plan.curve.end());
    CHECK(point->planned.percent() == Approx(100.0).margin(0.5));
}

TEST_CASE("every territory of the shipped study has its twelve cells, themes, logics and total") {
    const auto scoring = ctg::scores_of(shipped()).value;
    const auto& territories = shipped().territories.zones;
    REQUIRE(!territories.empty());
    CHECK(scoring.scores.size() == territories.size() * (12 + 6 + 2 + 1));
}

TEST_CASE("contributions add up to the total of each territory") {
    const auto scoring = ctg::scores_of(shipped()).value;
    for (const auto& score : scoring.scores) {
        if (score.level != ctg::ScoreLevel::total) continue;
        double sum = 0.0;
        for (const auto& contribution : scoring.contributions)
            if (contribution.territory == score.territory) sum += contribution.points;
        CHECK(sum == Approx(score.score.value()).epsilon(1e-12));
    }
}

TEST_CASE("an unknown basis is refused with the names that exist") {
    try {
        static_cast<void>(ctg::weights_of(shipped(), ctg::Basis{"populaton"}));
        FAIL("not refused");
    } catch (const ctg::ArgumentError& error) {
        const auto text = ctg::text_of(error.diagnostics().at(0), ctg::Language::english);
        CHECK(text.found == "“populaton”; nearest: population");
    }
}
