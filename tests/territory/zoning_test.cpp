// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/zoning.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

using ctg::Geography;
using ctg::Siren;
using ctg::Zone;
using ctg::Zoning;
using namespace ctg::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

const std::string amp = "200054807";   // Métropole d'Aix-Marseille-Provence
const std::string terre = "200035087"; // Terre de Provence
const Geography geography = row_of({"13001", "13002", "13004", "13055"});

ctg::Checked<Zoning> epci_in(const Rows& rows) {
    return ctg::epci_from(table_of({"siren", "nom", "code_commune"}, rows), geography);
}
ctg::Checked<Zoning> antennes_in(const Rows& rows) {
    return ctg::antennes_from(table_of({"code", "nom", "code_commune"}, rows), geography);
}
ctg::Checked<Zoning> territories_in(const Rows& rows, const Zoning& epci = {}) {
    return ctg::territories_from(table_of({"territoire", "nom", "membre"}, rows), geography, epci);
}

} // namespace

TEST_CASE("EPCI come in the order of their SIREN, communes in the order of their codes") {
    const auto [epci, notes] = epci_in({{amp, "AMP", "13055"},
                                        {terre, "Terre", "13004"},
                                        {amp, "AMP", "13001"},
                                        {amp, "AMP", "84089"}});
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-055"); // others of the geography are in no EPCI
    CHECK(epci.level == "epci");
    REQUIRE(epci.zones.size() == 2);
    CHECK(epci.zones[0].key == terre);
    CHECK(epci.zones[1] == Zone{amp, "AMP", codes({"13001", "13055", "84089"}), {}});
    CHECK(epci.find(amp) == &epci.zones[1]);
    CHECK(epci.find("1") == nullptr);
    CHECK(epci_in({}).value.zones.empty());
}

TEST_CASE("a SIREN written as a number or in groups is mended with a note") {
    const auto [epci, notes] = epci_in({{"200 054 807", "AMP", "13055"},
                                        {"200054807.0", "AMP", "13001"},
                                        {"2.00054807E+08", "AMP", "13002"},
                                        {"2,00054807E8", "AMP", "13004"}});
    REQUIRE(epci.zones.size() == 1);
    CHECK(epci.zones[0].key == amp);
    CHECK(notes.size() == 4);
    CHECK(notes[0].code == "CTG-TERR-019");
}

TEST_CASE("a SIREN whose key is wrong, or that lost digits, is refused at its cell") {
    const auto faults = faults_of([] {
        (void)epci_in({{"200054808", "AMP", "13055"}, {"2.0E8", "AMP", "13001"}});
    });
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-TERR-004");
    CHECK(faults[0].places.front().line == 2);
    CHECK(faults[0].places.front().field == "siren");
}

TEST_CASE("a commune of the study's département that does not exist is named with the nearest") {
    const auto faults = faults_of([] {
        (void)epci_in({{amp, "AMP", "13055"}, {amp, "AMP", "13003"}});
    });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-003");
    CHECK(faults[0].places.front().line == 3);
    CHECK(value_of(faults[0], "nearest") == "13001, 13002");
    const auto text = text_of(faults[0], ctg::Language::english);
    CHECK(text.message == "commune 13003 does not exist in the geography of 2025");
}

TEST_CASE("a geography with one commune of Vaucluse does not make the others of it unknown") {
    const auto with_pertuis = row_of({"13001", "84089"});
    const auto table = table_of({"siren", "nom", "code_commune"}, {{amp, "AMP", "13001"},
                                                                   {amp, "AMP", "84089"},
                                                                   {terre, "x", "84001"},
                                                                   {terre, "x", "84002"}});
    CHECK(ctg::epci_from(table, with_pertuis).value.zones.size() == 2);
}

TEST_CASE("a commune in two EPCI is refused at both places") {
    const auto faults = faults_of([] {
        (void)epci_in({{amp, "AMP", "13055"}, {terre, "Terre", "13055"}});
    });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-005");
    REQUIRE(faults[0].places.size() == 2);
    CHECK(faults[0].places[0].line + faults[0].places[1].line == 5);
}

TEST_CASE("two names for one key, a commune twice in a zone, an empty key are refused") {
    const auto faults = faults_of([] {
        (void)antennes_in({{"A1", "Nord", "13001"},
                           {"A1", "Sud", "13002"},
                           {"A1", "", "13001"},
                           {"", "Est", "13004"}});
    });
    REQUIRE(find(faults, "CTG-TERR-006"));
    CHECK(value_of(*find(faults, "CTG-TERR-006"), "second") == "Sud");
    REQUIRE(find(faults, "CTG-TERR-012"));
    CHECK(find(faults, "CTG-TERR-012")->places.size() == 2);
    REQUIRE(find(faults, "CTG-TERR-021"));
    CHECK(find(faults, "CTG-TERR-021")->places.front().line == 5);
}

TEST_CASE("antennes part the communes; those in none are noted, those beyond are refused") {
    const auto [antennes, notes] = antennes_in({{"A2", "Sud", "13055"}, {"A1", "Nord", "13001"}});
    REQUIRE(antennes.zones.size() == 2);
    CHECK(antennes.zones[0].key == "A1");
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-007");
    CHECK(value_of(notes[0], "communes") == "13002, 13004");
    CHECK(find(faults_of([] { (void)antennes_in({{"A1", "Nord", "84089"}}); }), "CTG-TERR-003"));
    CHECK(find(faults_of([] {
                   (void)antennes_in({{"A1", "Nord", "13001"}, {"A2", "Sud", "13001"}});
               }),
               "CTG-TERR-005"));
}

TEST_CASE("an antenne of all arrondissements holds the commune, of some is refused") {
    Rows rows;
    for (int n = 13201; n <= 13216; ++n)
        rows.push_back({"A1", "Marseille", std::to_string(n)});
    const auto [antennes, notes] = antennes_in(rows);
    CHECK(antennes.zones.front().communes == codes({"13055"}));
    CHECK(find(notes, "CTG-TERR-009"));
    rows.back()[0] = "A2";
    const auto faults = faults_of([&] { (void)antennes_in(rows); });
    CHECK(find(faults, "CTG-TERR-011"));
}

TEST_CASE("a territory takes communes and EPCI, its name from its first row, and may overlap") {
    const Zoning epci{"epci", {{amp, "AMP", codes({"13001", "13055", "84089"}), {}}}};
    const auto [territories, notes] = territories_in({{"t2", "Aix et Allauch", "13001"},
                                                      {"t2", "", "13002"},
                                                      {"t1", "", amp},
                                                      {"t1", "", "13004"}},
                                                     epci);
    CHECK(notes.empty());
    CHECK(territories.level == "territory");
    REQUIRE(territories.zones.size() == 2);
    CHECK(territories.zones[0] ==
          Zone{"t1", "t1", codes({"13001", "13004", "13055", "84089"}), {Siren(amp)}});
    CHECK(territories.zones[1] == Zone{"t2", "Aix et Allauch", codes({"13001", "13002"}), {}});
}

TEST_CASE("a member twice in a territory is refused at both places") {
    const auto faults = faults_of([] {
        (void)territories_in({{"t", "T", "13001"}, {"t", "T", "13001"}});
    });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-012");
    CHECK(faults[0].places.size() == 2);
}

TEST_CASE("every fault of a table of territories is named at once") {
    const auto faults = faults_of([] {
        (void)territories_in({{"t", "T", "13999"}, {"u", "U", amp}, {"u", "V", "130550101"}});
    });
    CHECK(find(faults, "CTG-TERR-003"));
    CHECK(find(faults, "CTG-TERR-010"));
    CHECK(find(faults, "CTG-TERR-011"));
    CHECK(find(faults, "CTG-TERR-006"));
}

TEST_CASE("a commune without EPCI is noted, and of two groupings the first is the EPCI") {
    const auto table = table_of(
        {"siren", "code_commune"},
        {{"200054807", "13055"}, {"", "13001"}, {"NR", "13002"}, {"200054781/200057867", "13003"}});
    const auto epci = ctg::epci_from(table, row_of({"13001", "13002", "13003", "13055"}));
    REQUIRE(epci.value.zones.size() == 2);
    CHECK(epci.value.zones.front().key == "200054781");
    CHECK(epci.value.zones.front().name == "200054781");
    CHECK(epci.value.zones.front().communes == codes({"13003"}));
    REQUIRE(find(epci.notes, "CTG-TERR-055") != nullptr);
    CHECK(value_of(*find(epci.notes, "CTG-TERR-055"), "communes") == "13001, 13002");
    REQUIRE(find(epci.notes, "CTG-TERR-056") != nullptr);
    CHECK(value_of(*find(epci.notes, "CTG-TERR-056"), "count") == "1");
}

namespace {

/// The shares of Marseille's parts: those given, and arrondissements in which nobody lives.
ctg::PartShares arrondissements(std::vector<std::vector<std::string>> rows) {
    for (int n = 13201 + static_cast<int>(rows.size()); n <= 13216; ++n)
        rows.push_back({std::to_string(n), "0"});
    return ctg::PartShares::from(table_of({"code", "pop"}, rows), "pop").value;
}

} // namespace

TEST_CASE("antennes share a commune by its arrondissements, and it is of the one that has most") {
    const auto shares = arrondissements({{"13201", "30"}, {"13202", "20"}, {"13203", "50"}});
    const auto geography = row_of({"13001", "13055"});
    const auto [antennes, notes] =
        antennes_from(table_of({"code", "nom", "code_commune"}, {{"N", "Nord", "13201"},
                                                                 {"N", "Nord", "13202"},
                                                                 {"N", "Nord", "13001"},
                                                                 {"S", "Sud", "13203"}}),
                      geography, shares);
    REQUIRE(antennes.zones.size() == 2);
    CHECK(antennes.zones[0].communes == codes({"13001", "13055"}));
    CHECK(antennes.zones[1].communes.empty());
    REQUIRE(antennes.zones[0].parts.size() == 1);
    CHECK(antennes.zones[0].parts[0].share == 0.5);
    CHECK(antennes.zones[0].parts[0].pieces.size() == 2);
    CHECK(antennes.zones[1].parts[0].share == 0.5);
    CHECK(notes.empty());
}

TEST_CASE(
    "a part in two antennes is refused at both rows, and so is one of a commune given whole") {
    const auto shares = arrondissements({{"132010101", "30"}, {"132020101", "20"}});
    const auto geography = row_of({"13055"});
    const auto refused = [&](const std::vector<std::vector<std::string>>& rows) {
        const auto faults = faults_of([&] {
            (void)antennes_from(table_of({"code", "nom", "code_commune"}, rows), geography, shares);
        });
        const auto* const fault = find(faults, "CTG-TERR-005");
        return fault != nullptr && fault->places.size() == 2;
    };
    CHECK(refused({{"N", "Nord", "13201"}, {"S", "Sud", "13201"}}));
    CHECK(refused({{"N", "Nord", "13201"}, {"S", "Sud", "132010101"}}));
    CHECK(refused({{"N", "Nord", "13055"}, {"S", "Sud", "13201"}}));
}
