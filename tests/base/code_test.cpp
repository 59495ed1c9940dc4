// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/code.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"

using ctg::CommuneCode;
using ctg::Siren;

TEST_CASE("a commune code keeps its zero and knows its département") {
    CHECK(CommuneCode("01001").text() == "01001");
    CHECK(CommuneCode("13055").departement() == "13");
    CHECK(CommuneCode("2A004").departement() == "2A");
    CHECK(CommuneCode("97411").departement() == "974");
}

TEST_CASE("what has not the shape of a commune code is refused") {
    for (const auto* text : {"", "1001", "130555", "1305X", "2C004", " 13055", "13 55"})
        CHECK_FALSE(CommuneCode::parse(text).has_value());
    try {
        static_cast<void>(CommuneCode("1001"));
        FAIL("not refused");
    } catch (const ctg::ArgumentError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-BASE-001");
    }
}

// The four EPCI of Bouches-du-Rhône, as DGCL publishes them.
TEST_CASE("the SIREN of real EPCI have a right Luhn key") {
    for (const auto* text : {"200054807", "241300417", "200035087", "241300375"})
        CHECK(Siren::parse(text).has_value());
}

TEST_CASE("a SIREN with one digit changed is refused") {
    const std::string right = "200054807";
    for (std::size_t i = 0; i < right.size(); ++i) {
        auto wrong = right;
        wrong[i] = wrong[i] == '9' ? '0' : static_cast<char>(wrong[i] + 1);
        CHECK_FALSE(Siren::parse(wrong).has_value());
    }
    CHECK_FALSE(Siren::parse("2.00E+08").has_value());
    CHECK_FALSE(Siren::parse("").has_value());
}

TEST_CASE("a body is a commune or an EPCI by the form of its code") {
    CHECK(ctg::text_of(ctg::collectivite_of("13055").value()) == "13055");
    CHECK(ctg::text_of(ctg::collectivite_of("200054807").value()) == "200054807");
    CHECK_FALSE(ctg::collectivite_of("Marseille").has_value());
}

TEST_CASE("the arrondissements of Paris, Lyon and Marseille name their commune") {
    CHECK(ctg::commune_of_arrondissement(CommuneCode("13201")) == CommuneCode("13055"));
    CHECK(ctg::commune_of_arrondissement(CommuneCode("13216")) == CommuneCode("13055"));
    CHECK(ctg::commune_of_arrondissement(CommuneCode("69389")) == CommuneCode("69123"));
    CHECK(ctg::commune_of_arrondissement(CommuneCode("75120")) == CommuneCode("75056"));
    CHECK_FALSE(ctg::commune_of_arrondissement(CommuneCode("13055")).has_value());
    CHECK_FALSE(ctg::commune_of_arrondissement(CommuneCode("13217")).has_value());
    CHECK(ctg::arrondissement_count(CommuneCode("13055")) == 16);
    CHECK(ctg::arrondissement_count(CommuneCode("13001")) == 0);
}
