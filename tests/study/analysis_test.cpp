// SPDX-License-Identifier: Apache-2.0
#include "ctg/study/analysis.hpp"

#include "small_study.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

using ctg::Basis;
using ctg::Counting;
using ctg::CoverageBy;
using ctg::Year;

namespace {

const ctg::YearRange years{Year{2018}, Year{2021}};

std::vector<double> covered(const ctg::Study& study, Counting counting) {
    std::vector<double> sums;
    for (const auto& row :
         ctg::coverage_of(study, {years, Basis::population, CoverageBy::total, counting}).value)
        sums.push_back(row.point.covered);
    return sums;
}

} // namespace

// sud = 100 + 200, until May 2021; nord in the département = 300, planned from 2019.
TEST_CASE("coverage by year counts what is in force on the reference day") {
    const SmallStudy files("coverage");
    const auto study = ctg::load_study(files.file()).value;
    CHECK(covered(study, Counting::signed_only) == std::vector<double>{300, 300, 300, 0});
    CHECK(covered(study, Counting::projected) == std::vector<double>{300, 600, 600, 300});
}

TEST_CASE("the rules of counting are told with every coverage") {
    const SmallStudy files("rules");
    const auto study = ctg::load_study(files.file()).value;
    const auto coverage = ctg::coverage_of(study, {years, Basis::communes, CoverageBy::total});
    const auto text = ctg::text_of(coverage.notes.at(0), ctg::Language::english).message;
    CHECK(text.find("12-31") != std::string::npos);
    CHECK(text.find("communes") != std::string::npos);
}

TEST_CASE("what the study lacks is asked for by its section") {
    const SmallStudy files("lacks");
    const auto study = ctg::load_study(files.file()).value;
    const auto section_missing = [&](auto&& ask) {
        try {
            ask();
        } catch (const ctg::ArgumentError& error) {
            return error.diagnostics().at(0).values.at(0).second;
        }
        return std::string("nothing");
    };
    const auto by = [&](CoverageBy zone) {
        return [&study, zone] {
            static_cast<void>(ctg::coverage_of(study, {years, Basis::population, zone}));
        };
    };
    CHECK(section_missing(by(CoverageBy::epci)) == "epci");
    CHECK(section_missing(by(CoverageBy::antenne)) == "antennes");
    CHECK(section_missing(by(CoverageBy::theme)) == "competences");
    CHECK(section_missing([&] { static_cast<void>(ctg::scores_of(study)); }) == "scheme");
    CHECK(section_missing([&] { static_cast<void>(ctg::plan_of(study)); }) == "plan");
    CHECK(section_missing(by(CoverageBy::territory)) == "nothing");
}

TEST_CASE("the years of a study go from its first convention to its last signature") {
    const SmallStudy files("years");
    const auto study = ctg::load_study(files.file()).value;
    CHECK(ctg::years_of(study) == ctg::YearRange{Year{2018}, Year{2019}});
}

TEST_CASE("a territory of a part of a commune is told to be outlined by the whole of it") {
    const SmallStudy files(
        "outlines", {{"study.toml",
                      SmallStudy::settings() + "[parts]\nfile = \"iris.csv\"\ncolumn = \"pop\"\n"},
                     {"iris.csv", "iris;pop\n130020101;150\n130020102;50\n"},
                     {"territoires.csv", "territoire;nom;membre\nsud;Sud;13001\nsud;;130020101\n"
                                         "nord;Nord;13003\n"}});
    const auto notes = ctg::outline_notes(ctg::load_study(files.file()).value);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-064");
    CHECK(notes[0].values.at(2).second == "13002");
}

// 13002 and 13003 meet in one corner only.
TEST_CASE("a territory in two pieces is told with its pieces, one whole is not") {
    const SmallStudy files("pieces", {{"territoires.csv", "territoire;nom;membre\nsud;Sud;13001\n"
                                                          "nord;Nord;13002\nnord;;13003\n"}});
    const auto notes = ctg::continuity_notes(ctg::load_study(files.file()).value);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-STUD-013");
    CHECK(ctg::text_of(notes[0], ctg::Language::english).message ==
          "territory nord is in 2 pieces: 13002 | 13003");
}

TEST_CASE("the commune that alone holds a territory together is told") {
    const SmallStudy files("hinge", {{"territoires.csv", "territoire;nom;membre\nsud;Sud;13001\n"
                                                         "sud;;13002\nsud;;13003\n"
                                                         "nord;Nord;84089\n"}});
    const auto notes = ctg::continuity_notes(ctg::load_study(files.file()).value);
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-STUD-014");
    CHECK(notes[0].values.at(1).second == "13001");
}
