// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/zoning.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

#include <cmath>

using ctg::CommuneCode;
using ctg::Faults;
using ctg::Membership;
using ctg::Zoning;
using namespace ctg::test;

namespace {

const std::string amp = "200054807"; // Métropole d'Aix-Marseille-Provence
const Zoning epci{"epci", {{amp, "AMP", codes({"13001", "13055", "84089"}), {}}}};
const Membership membership(row_of({"13001", "13002", "13055", "01001"}), epci);

std::vector<CommuneCode> communes_of(const std::vector<std::string>& members, Faults& faults) {
    std::vector<ctg::Place> places;
    for (std::size_t n = 0; n < members.size(); ++n)
        places.push_back({.file = "a.csv", .line = n + 2});
    return membership.members_of(members, places, faults).communes;
}

ctg::Diagnostic fault_of(const std::string& member) {
    Faults faults;
    CHECK(communes_of({member}, faults).empty());
    REQUIRE(faults.errors().size() == 1);
    CHECK(faults.errors().front().places.front().line == 2);
    return faults.errors().front();
}

} // namespace

TEST_CASE("communes and EPCI are united, each commune once, in order") {
    Faults faults;
    CHECK(communes_of({"13002", amp, "13001"}, faults) ==
          codes({"13001", "13002", "13055", "84089"}));
    CHECK(faults.empty());
    CHECK(faults.notes().empty());
    CHECK(communes_of({}, faults).empty());
}

TEST_CASE("communes of the study's EPCI are known, also beyond the geography") {
    CHECK(membership.knows(code("84089")));
    CHECK(membership.knows(code("13002")));
    CHECK_FALSE(membership.knows(code("13004")));
}

TEST_CASE("all arrondissements make the commune with a note; some are a part of it") {
    std::vector<std::string> members;
    for (int n = 13201; n <= 13216; ++n)
        members.push_back(std::to_string(n));
    Faults whole;
    CHECK(communes_of(members, whole) == codes({"13055"}));
    REQUIRE(whole.notes().size() == 1);
    CHECK(whole.notes().front().code == "CTG-TERR-009");

    members.pop_back();
    Faults part;
    CHECK(communes_of(members, part).empty());
    REQUIRE(part.errors().size() == 1);
    CHECK(part.errors().front().code == "CTG-TERR-011");

    members.push_back("13055"); // the commune beside fifteen of its arrondissements
    Faults both;
    CHECK(communes_of(members, both) == codes({"13055"}));
    CHECK(both.empty());
}

TEST_CASE("an unknown commune, or a word, is named with the nearest codes and the year") {
    const auto fault = fault_of("13003");
    CHECK(fault.code == "CTG-TERR-003");
    CHECK(value_of(fault, "year") == "2025");
    CHECK(value_of(fault, "nearest") == "13001, 13002");
    CHECK(fault_of("Marseille").code == "CTG-TERR-003");
    CHECK(fault_of("").code == "CTG-TERR-003");
}

TEST_CASE("an unknown EPCI is named with the nearest SIREN; nine digits without a key are none") {
    const auto fault = fault_of("200035087");
    CHECK(fault.code == "CTG-TERR-010");
    CHECK(value_of(fault, "nearest") == amp);
    CHECK(fault_of("200054806").code == "CTG-TERR-004");
}

TEST_CASE("an IRIS is a part of its commune, and is not taken for a SIREN") {
    const auto fault = fault_of("130010101");
    CHECK(fault.code == "CTG-TERR-011");
    CHECK(value_of(fault, "commune") == "13001");
    CHECK(text_of(fault, ctg::Language::english).remedy.find("IRIS") != std::string::npos);
    CHECK(fault_of("132010101").code == "CTG-TERR-011"); // of an arrondissement
}

TEST_CASE("the IRIS code of a commune that is not divided is the commune") {
    Faults faults;
    CHECK(communes_of({"130020000"}, faults) == codes({"13002"}));
    REQUIRE(faults.notes().size() == 1);
    CHECK(faults.notes().front().code == "CTG-TERR-019");
}

TEST_CASE("a member that lost its zero or has spaces is mended with a note") {
    Faults faults;
    CHECK(communes_of({"1001", "200 054 807"}, faults) ==
          codes({"01001", "13001", "13055", "84089"}));
    REQUIRE(faults.notes().size() == 2);
    CHECK(faults.notes()[0].code == "CTG-TERR-019");
    CHECK(faults.notes()[1].places.front().line == 3);
}

namespace {

/// 13001 has two IRIS of 30 and 10 inhabitants; 13055 two arrondissements that have IRIS.
ctg::PartShares shares() {
    std::vector<std::vector<std::string>> rows{{"130010101", "30"},
                                               {"130010102", "10"},
                                               {"132010101", "100"},
                                               {"132010102", "300"},
                                               {"132020101", "600"}};
    for (int n = 13203; n <= 13216; ++n)
        rows.push_back({std::to_string(n), "0"});
    return ctg::PartShares::from(table_of({"code", "pop"}, rows), "pop").value;
}

ctg::Members members_of(const std::vector<std::string>& members, Faults& faults) {
    const Membership with_parts(row_of({"13001", "13002", "13055"}), epci, shares());
    const std::vector<ctg::Place> places(members.size(), {.file = "a.csv", .line = 2});
    return with_parts.members_of(members, places, faults);
}

} // namespace

TEST_CASE("parts of communes count by their share, and together make the commune") {
    Faults faults;
    const auto part = members_of({"130010101", "13002"}, faults);
    CHECK(part.communes == codes({"13001", "13002"}));
    REQUIRE(part.parts.size() == 1);
    CHECK(part.parts[0].commune == code("13001"));
    CHECK(part.parts[0].share == 0.75);

    const auto whole = members_of({"130010101", "130010102"}, faults);
    CHECK(whole.communes == codes({"13001"}));
    CHECK(whole.parts.empty());
    CHECK(faults.empty());
}

TEST_CASE("an arrondissement is the sum of its IRIS, and holds those that are named beside it") {
    Faults faults;
    const auto held = members_of({"13201", "132010102"}, faults);
    REQUIRE(held.parts.size() == 1);
    CHECK(std::abs(held.parts[0].share - 0.4) < 1e-12);
    const auto beside = members_of({"13055", "13201"}, faults);
    CHECK(beside.communes == codes({"13055"}));
    CHECK(beside.parts.empty());
    CHECK(faults.empty());
}

TEST_CASE("an IRIS that the counts do not have is refused, and the nearest of them are named") {
    Faults faults;
    CHECK(members_of({"130010109"}, faults).communes.empty());
    REQUIRE(faults.errors().size() == 1);
    CHECK(faults.errors().front().code == "CTG-TERR-059");
    CHECK(value_of(faults.errors().front(), "nearest") == "130010101, 130010102");
    Faults others; // of a commune that the counts do not divide
    CHECK(members_of({"130020101"}, others).communes.empty());
    REQUIRE(others.errors().size() == 1);
    CHECK(others.errors().front().code == "CTG-TERR-011");
}

TEST_CASE("where an arrondissement has no row, no part of its commune has a share") {
    const auto some = ctg::PartShares::from(table_of({"code", "pop"}, {{"13201", "30"}}), "pop");
    CHECK_FALSE(some.value.find("13201").has_value());
}

TEST_CASE("counts of parts that are none, twice or negative are refused, absent ones warned of") {
    const auto read = [](const std::vector<std::vector<std::string>>& rows) {
        return ctg::PartShares::from(table_of({"iris", "pop"}, rows), "pop");
    };
    CHECK(find(faults_of([&] { (void)read({{"13001", "5"}}); }), "CTG-TERR-057") != nullptr);
    CHECK(find(faults_of([&] { (void)read({}); }), "CTG-TERR-057") != nullptr);
    CHECK(find(faults_of([&] {
                   (void)read({{"130010101", "1"}, {"130010101", "2"}});
               }),
               "CTG-TERR-001") != nullptr);
    CHECK(find(faults_of([&] { (void)read({{"130010101", "-1"}}); }), "CTG-TERR-013") != nullptr);
    CHECK(find(faults_of([&] { (void)read({{"130010101", "x"}}); }), "CTG-DATA-005") != nullptr);
    const auto gaps = read({{"10010101", "3"}, {"010010102", "ns"}});
    REQUIRE(gaps.notes.size() == 1);
    CHECK(gaps.notes[0].code == "CTG-TERR-058");
    CHECK_FALSE(gaps.value.find("010010101").has_value()); // missing is not zero
    const auto one = read({{"10010101", "3"}, {"20010101", "3"}, {"20010102", "s"}});
    CHECK(one.value.find("010010101")->share == 1.0);  // with its lost zero
    CHECK_FALSE(gaps.value.find("01001").has_value()); // the commune is no part of itself
    CHECK_FALSE(one.value.find("020010101").has_value());
}
