// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/convention.hpp"

#include "small_country.hpp"

#include "catch.hpp"

#include <algorithm>

using namespace std::chrono_literals;
using ctg::CommuneCode;

namespace {

const auto aubagne = CommuneCode("13005");
const auto auriol = CommuneCode("13007");
const auto marseille = CommuneCode("13055");
const auto pertuis = CommuneCode("84089");
const auto amp = ctg::Siren("200054807");

const ctg::Geography geography = geography_of({"13005", "13007", "13055"});
const ctg::Zoning epci{"epci", {{"200054807", "AMP", {aubagne, auriol, marseille, pertuis}, {}}}};
const ctg::Zoning territories{"territory", {{"garlaban", "Garlaban", {aubagne, auriol}, {}}}};

using Lines = std::vector<std::string>;

ctg::Checked<std::vector<ctg::Convention>> read(const Lines& lines) {
    return ctg::conventions_from(table_of(lines), territories, geography, epci);
}

/// The faults that refuse `lines`.
std::vector<ctg::Diagnostic> faults_of(const Lines& lines) {
    try {
        (void)read(lines);
    } catch (const ctg::DataError& error) {
        return error.diagnostics();
    }
    return {};
}

std::string value_of(const ctg::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return {};
}

bool has_note(const std::vector<ctg::Diagnostic>& notes, std::string_view code) {
    return std::ranges::find(notes, code, &ctg::Diagnostic::code) != notes.end();
}

const std::string header = "id;territoire;signataires;statut;date_signature;date_effet;date_fin;"
                           "avenant_de";

} // namespace

TEST_CASE("a row gives a convention with its period, its communes and its place") {
    const auto conventions = read({"id;libelle;territoire;signataires;statut;date_signature;"
                                   "date_effet;date_fin;avenant_de;cej_fin",
                                   "c1;Garlaban;garlaban;13005 200054807;signee;06/02/2023;"
                                   "2022-01-01;2026-12-31;;31/12/2021"});
    REQUIRE(conventions.value.size() == 1);
    const auto& c = conventions.value.front();
    CHECK(c.id == "c1");
    CHECK(c.label == "Garlaban");
    CHECK(c.territory == "garlaban");
    CHECK(c.communes == std::vector{aubagne, auriol});
    CHECK(c.signatories == std::vector<ctg::Collectivite>{aubagne, amp});
    CHECK(c.status == ctg::ConventionStatus::signee);
    CHECK(c.signature == 2023y / 2 / 6);
    CHECK(c.effect == 2022y / 1 / 1);
    CHECK(c.end == 2026y / 12 / 31);
    CHECK(c.cej_end == 2021y / 12 / 31);
    CHECK(c.place.line == 2);
    CHECK(conventions.notes.empty());
}

TEST_CASE("a register without rows holds no convention") {
    CHECK(read({header}).value.empty());
}

TEST_CASE("optional columns may be left out, with either date") {
    const auto by_signature =
        read({"id;territoire;statut;date_signature", "c1;garlaban;signee;2019-01-01"});
    CHECK(by_signature.value.front().effect == 2019y / 1 / 1);
    const auto by_effect =
        read({"id;territoire;statut;date_effet", "c1;garlaban;signee;2019-01-01"});
    CHECK_FALSE(by_effect.value.front().signature.has_value());
    const auto faults = faults_of({"id;statut", "c1;signee"});
    REQUIRE(faults.size() == 2);
    CHECK(value_of(faults[0], "column") == "territoire");
    CHECK(value_of(faults[1], "column") == "date_signature");
}

TEST_CASE("a convention without an end lasts 48 months, and it is noted") {
    const auto conventions = read({header, "c1;garlaban;;signee;25/03/2019;03/04/2019;;"});
    // dd/mm/yyyy: 3 April 2019; 48 months end on the eve of 3 April 2023.
    CHECK(conventions.value.front().effect == 2019y / 4 / 3);
    CHECK(conventions.value.front().end == 2023y / 4 / 2);
    CHECK(has_note(conventions.notes, "CTG-CONV-012"));
}

TEST_CASE("a date that can be read in two ways is refused unless another one settles the order") {
    const auto faults = faults_of({header, "c1;garlaban;;signee;;03/04/2019;;",
                                   "c2;garlaban;;signee;;05/05/2020;06/05/2021;"});
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-CONV-023");
    CHECK(value_of(faults[0], "date") == "03/04/2019");
    CHECK(value_of(faults[0], "iso") == "2019-04-03");
    CHECK(faults[0].places.at(0).line == 2);
    CHECK(value_of(faults[1], "date") == "06/05/2021"); // 05/05 is one day either way
    CHECK(faults_of({header, "c1;garlaban;;signee;;03/04/2019;;",
                     "c2;garlaban;;signee;;13/05/2020;06/05/2021;"})
              .empty());
}

TEST_CASE("without signatories every commune and every EPCI of the list is deemed to have signed") {
    const auto by_list = read({header, "c1;13005 200054807;;signee;2019-01-01;;2020-01-01;"});
    CHECK(by_list.value.front().communes == std::vector{aubagne, auriol, marseille, pertuis});
    CHECK(by_list.value.front().signatories ==
          std::vector<ctg::Collectivite>{aubagne, auriol, marseille, pertuis, amp});
    CHECK(has_note(by_list.notes, "CTG-CONV-011"));
    const auto by_key = read({header, "c1;garlaban;;signee;2019-01-01;;2020-01-01;"});
    CHECK(by_key.value.front().signatories == std::vector<ctg::Collectivite>{aubagne, auriol});
}

TEST_CASE("an amendment without a territory has the perimeter and signatories of what it amends") {
    const auto conventions = read({header, //
                                   "c1;garlaban;13005;signee;2019-01-01;;2020-12-31;",
                                   "c2;;;signee;2020-06-01;2021-01-01;2022-12-31;c1",
                                   "c3;;13007;signee;2022-06-01;2023-01-01;2023-12-31;c2"});
    REQUIRE(conventions.value.size() == 3);
    CHECK(conventions.value[1].communes == std::vector{aubagne, auriol});
    CHECK(conventions.value[1].territory == "garlaban");
    CHECK(conventions.value[1].signatories == std::vector<ctg::Collectivite>{aubagne});
    CHECK(conventions.value[2].communes == std::vector{aubagne, auriol});
    CHECK(conventions.value[2].signatories == std::vector<ctg::Collectivite>{auriol});
    CHECK(conventions.notes.empty());
}

TEST_CASE("a convention denounced counts until its end, and never without one") {
    const auto conventions =
        read({header, //
              "c1;garlaban;;denoncee;2019-01-01;;2020-06-30;", "c2;13055;;denoncee;2019-01-01;;;"});
    CHECK(ctg::is_in_force(conventions.value[0], 2020y / 6 / 30));
    CHECK_FALSE(ctg::is_in_force(conventions.value[0], 2020y / 7 / 1));
    CHECK_FALSE(ctg::is_in_force(conventions.value[1], 2019y / 1 / 1));
    CHECK(has_note(conventions.notes, "CTG-CONV-015"));
}

TEST_CASE("a project without any date is left out with a warning") {
    const auto conventions = read({header, "c1;garlaban;;projet;;;;"});
    CHECK(conventions.value.empty());
    CHECK(has_note(conventions.notes, "CTG-CONV-016"));
}

TEST_CASE("the same communes over the same period are suspect, unless one amends the other") {
    const Lines twins{header, "c1;garlaban;;signee;2019-01-01;;2020-12-31;",
                      "c2;13005 13007;;signee;2019-01-01;;2020-12-31;"};
    CHECK(has_note(read(twins).notes, "CTG-CONV-017"));
    const Lines amended{header, "c1;garlaban;;signee;2019-01-01;;2020-12-31;",
                        "c2;;13005;signee;2019-01-01;;2020-12-31;c1"};
    CHECK_FALSE(has_note(read(amended).notes, "CTG-CONV-017"));
}

TEST_CASE("columns that are not of the register are named") {
    const auto conventions =
        read({"id;territoire;statut;date_effet;signataire", "c1;garlaban;signee;2019-01-01;13005"});
    REQUIRE(has_note(conventions.notes, "CTG-CONV-018"));
    CHECK(value_of(conventions.notes.front(), "columns") == "signataire");
}

TEST_CASE("conventions come in the order of their ids, whatever the order of rows") {
    const std::string a = "a;garlaban;;signee;2019-01-01;;2020-12-31;";
    const std::string b = "b;13055;;signee;2019-01-01;;2020-12-31;";
    CHECK(read({header, b, a}).value.front().id == "a");
}

TEST_CASE("each fault of a register is refused with its code, its place and the nearest") {
    const auto row = GENERATE(table<std::string, std::string, std::size_t>({
        {"CTG-CONV-002", "c1;garlaban;;signée;2019-01-01;;;", 14},
        {"CTG-CONV-003", "c1;garlaban;;signee;2019-02-29;;;", 21},
        {"CTG-CONV-003", "c1;garlaban;;signee;12/31/2019;;;", 21},
        {"CTG-CONV-004", "c1;garlaban;;signee;2019-01-01;;2018-12-31;", 33},
        {"CTG-CONV-005", "c1;garlaban;;signee;2019-01-01;;;c7", 34},
        {"CTG-CONV-006", "c1;garlabam;;signee;2019-01-01;;;", 4},
        {"CTG-CONV-007", "c1;garlaban;13005 13006;signee;2019-01-01;;;", 19},
        {"CTG-CONV-008", "c1;garlaban;;signee;;;;", 1},
        {"CTG-CONV-013", ";garlaban;;signee;2019-01-01;;;", 1},
        {"CTG-CONV-014", "c1;garlaban;;signee;2019-01-01;;;c1", 34},
        {"CTG-CONV-021", "c1;;;signee;2019-01-01;;;", 4},
        {"CTG-TERR-003", "c1;13005 13999;;signee;2019-01-01;;;", 10},
    }));
    const auto& [code, line, column] = row;
    INFO(line);
    const auto faults = faults_of({header, line});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == code);
    REQUIRE(faults[0].places.size() == 1);
    CHECK(faults[0].places[0].file == "conventions.csv");
    CHECK(faults[0].places[0].line == 2);
    CHECK(faults[0].places[0].column == column);
}

TEST_CASE("an unknown territory or signatory is answered with the nearest") {
    CHECK(value_of(faults_of({header, "c1;garlabam;;signee;2019-01-01;;;"}).at(0), "nearest") ==
          "garlaban");
    CHECK(value_of(faults_of({header, "c1;garlaban;200054808;signee;2019-01-01;;;"}).at(0),
                   "nearest") == "200054807");
}

TEST_CASE("an id that comes twice is refused with both places") {
    const auto faults =
        faults_of({header, "c1;garlaban;;signee;2019-01-01;;;", "c1;13055;;signee;2019-01-01;;;"});
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-CONV-001");
    REQUIRE(faults[0].places.size() == 2);
    CHECK(faults[0].places[0].line == 3);
    CHECK(faults[0].places[1].line == 2);
}

TEST_CASE("all the faults of a register are reported at once") {
    const auto faults = faults_of({header, "c1;garlabam;;signé;2019;;;", "c2;13055;x;signee;;;;"});
    CHECK(faults.size() == 5); // territory, state, date; signatory, no date
}

TEST_CASE("a duration below one month is no duration") {
    CHECK_THROWS_AS(ctg::conventions_from(table_of({header}), territories, geography, epci, {0}),
                    ctg::ArgumentError);
}

TEST_CASE("competences come by commune and theme") {
    const auto competences = ctg::competences_from(
        table_of({"code_commune;theme;titulaire", "13055;logement;200054807",
                  "13005;jeunesse;13005", "13005;enfance;200054807", "01001;enfance;01001"}),
        geography, epci);
    CHECK(competences.value == std::vector<ctg::Competence>{{aubagne, "enfance", amp},
                                                            {aubagne, "jeunesse", aubagne},
                                                            {marseille, "logement", amp}});
    // 01001 is outside the geography: left out, and said.
    REQUIRE(competences.notes.size() == 1);
    CHECK(competences.notes[0].code == "CTG-CONV-019");
    CHECK(value_of(competences.notes[0], "communes") == "01001");
    CHECK(
        ctg::competences_from(table_of({"code_commune;theme;titulaire"}), geography).value.empty());
}

TEST_CASE("a competence without theme, with a wrong holder or two rows is refused") {
    const auto refused = [](const Lines& lines) {
        try {
            (void)ctg::competences_from(table_of(lines), geography, epci);
        } catch (const ctg::DataError& error) {
            return error.diagnostics();
        }
        return std::vector<ctg::Diagnostic>{};
    };
    const auto faults =
        refused({"code_commune;theme;titulaire", "13005;;13005", "13005;enfance;200054808",
                 "13007;enfance;13007", "13007;enfance;13005"});
    REQUIRE(faults.size() == 3);
    CHECK(faults[0].code == "CTG-CONV-020");
    CHECK(faults[1].code == "CTG-CONV-009");
    CHECK(value_of(faults[1], "nearest") == "200054807");
    CHECK(faults[2].code == "CTG-CONV-010");
    CHECK(faults[2].places.at(0).line == 5);
    CHECK(faults[2].places.at(1).line == 4);
}
