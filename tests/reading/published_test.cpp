// SPDX-License-Identifier: Apache-2.0
// Files with the columns that producers publish, and figures of our own.
#include "ctg/reading/published.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

#include <algorithm>

using ctg::Absence;
using ctg::as_published;
using ctg::DataError;
using ctg::Figure;
using ctg::FigureKind;
using ctg::publication_of;
using ctg::PublishedUse;
using ctg::Table;
using ctg::Year;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::table_of;
using ctg_test::value_of;

namespace {

std::string id_of(std::string_view text) {
    const auto publication = publication_of(table_of(text));
    return publication ? publication->id : "unknown";
}

Table published(std::string_view text, const ctg::PublishedOptions& options = {}) {
    return as_published(table_of(text), options).value.table;
}

std::string text_in(const Table& table, std::size_t row, std::string_view column) {
    const auto position = table.column(column);
    return position ? table.text(row, *position) : "no such column";
}

Figure figure_in(const Table& table, std::size_t row, std::string_view column) {
    ctg::Faults faults;
    return ctg::figure_at(table, row, table.column(column).value(), faults);
}

const ctg::Diagnostic* note_in(const std::vector<ctg::Diagnostic>& notes, std::string_view code) {
    const auto found = std::ranges::find(notes, code, &ctg::Diagnostic::code);
    return found == notes.end() ? nullptr : &*found;
}

constexpr std::string_view caf_header =
    "dtreffre;numcomdo;nomcom;numdep;numepci;indfoy_rsa;indmtt_rsa;annee\n";

} // namespace

TEST_CASE("the three layouts of INSEE's populations give the same codes and figures") {
    const auto y2022 = published("REG;DEP;COM;PMUN;PCAP;PTOT\n93;13;13004;50;1;51\n");
    const auto y2023 = published("CODREG;REG;CODDEP;DEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT\n"
                                 "93;PACA;13;13;2;99;004;Arles;50;1;51\n"
                                 "01;Guadeloupe;971;971;1;NA;101;Les Abymes;60;1;61\n");
    const auto y2024 = published("REG;Région;DEP;CODARR;CODCAN;CODCOM;COM;Commune;PMUN;PCAP;PTOT\n"
                                 "93;PACA;13;2;NA;004;13004;Arles;50;1;51\n");
    for (const auto& table : {y2022, y2023, y2024}) {
        CHECK(text_in(table, 0, "code") == "13004");
        CHECK(text_in(table, 0, "population_municipale") == "50");
        CHECK(text_in(table, 0, "population_totale") == "51");
        CHECK(table.source().producer == "INSEE");
    }
    CHECK(text_in(y2023, 0, "nom") == "Arles");
    CHECK(text_in(y2023, 1, "code") == "97101");
    CHECK(text_in(y2024, 0, "nom") == "Arles");
    CHECK(text_in(y2022, 0, "nom") == "no such column");
}

TEST_CASE("Mayotte's own file, whose COM is empty, gives codes too") {
    const auto table = published("CODREG;REG;DEP;CODARR;CODCAN;CODCOM;COM;PMUN;PCAP;PTOT\n"
                                 "06;;976;;;601;;10;1;11\n");
    CHECK(text_in(table, 0, "code") == "97601");
    CHECK(table.place(0, table.column("code").value()).column == 11); // where CODCOM stands
}

TEST_CASE("Filosofi is recognised in any year, with what may be added and what may not") {
    const auto table = published("CODGEO;NBMENFISC19;NBPERSMENFISC19;MED19;PIMP19;TP6019;D119\n"
                                 "13004;346;895;25820;s;12,5;nd\n");
    CHECK(text_in(table, 0, "code") == "13004");
    CHECK(figure_in(table, 0, "taux_pauvrete") == Figure::exact(12.5));
    CHECK(figure_in(table, 0, "PIMP19") == Figure::absent(Absence::suppressed));
    CHECK(table.source().year == Year{2019});
    const auto kind_of = [&](std::string_view column) {
        return table.grammar().kinds.at(table.column(column).value());
    };
    CHECK(kind_of("NBMENFISC19") == FigureKind::count);
    CHECK(kind_of("niveau_vie_median") == FigureKind::level);
    CHECK(kind_of("TP6019") == FigureKind::rate);
    CHECK(kind_of("D119") == FigureKind::level);
}

TEST_CASE("official tables are known by their columns, and the user's own are left alone") {
    CHECK(id_of("CODGEO,LIBGEO,DEP,REG,EPCI,NATURE_EPCI,ARR,CV,ZE2020\n1,a,1,1,2,CC,3,4,5\n") ==
          "insee-appartenance");
    CHECK(id_of("CODGEO,LIBGEO,EPT,LIBEPT,DEP,REG\n1,a,2,b,3,4\n") == "insee-ept");
    CHECK(id_of("TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"
                "COM,01001,84,01,01D,012,5,A,A,A,0108,\n") == "insee-communes");
    CHECK(id_of("IRIS;DISP_TP6021;DISP_MED21\n130550101;s;20000\n") ==
          "insee-filosofi-iris-disponible");
    CHECK(id_of("CODGEO;LIBGEO;NBMEN20;NBPERS20;NBUC20;Q120;Q220;Q320\n1;a;1;2;3;4;5;6\n") ==
          "insee-filosofi-communes-detail");
    CHECK(id_of("IRIS;COM;TYP_IRIS;P21_POP;P21_POP0002\n130550101;13055;H;1.5;0.5\n") ==
          "insee-recensement-iris");
    CHECK(id_of("CODGEO;C21_FAM;C21_FAMMONO\n13004;10.5;2.25\n") == "insee-recensement-communes");
    CHECK(id_of("CODGEO;LIBGEO;NAISD24;DECESD24\n13004;Arles;5;6\n") == "insee-etat-civil");
    CHECK(id_of("numepci;nomepci;annee;txcouv_epci\n1;a;2022;57.4\n") == "cnaf-epci");
    CHECK(id_of("NUM_COM;NOM_COM;NUM_EPCI;tauxcouv_com\n1;a;2;3\n") == "cnaf-communes");
    CHECK(id_of("Codes_Insee;NB_Allocataires\n13004;10\n") == "cnaf-communes");
    CHECK(id_of("code;nom;valeur\n13004;Arles;1\n") == "unknown");
    CHECK(id_of("code_commune;nombre_places\n13004;3\n") == "unknown");
}

TEST_CASE("a census of weighted counts is read as it is, in its latest year") {
    const auto table = published("CODGEO;P10_POP;P21_POP;C21_FAM\n13004;9.5;10.25;3.125\n");
    CHECK(figure_in(table, 0, "population") == Figure::exact(10.25));
    CHECK(figure_in(table, 0, "familles") == Figure::exact(3.125));
    CHECK(table.grammar().roundings.empty());
}

TEST_CASE("an EPCI table names the EPCI for memberships, and the commune for figures") {
    constexpr auto text =
        "dept,siren,raison_sociale,nb_membres,dep_com,insee,nom_membre,pmun_2026\n"
        "13,200054807,Métropole,92,13,13004,Arles,50\n";
    const auto memberships = published(text, {.use = PublishedUse::memberships});
    CHECK(text_in(memberships, 0, "code_commune") == "13004");
    CHECK(text_in(memberships, 0, "nom") == "Métropole");
    const auto figures = published(text);
    CHECK(text_in(figures, 0, "code") == "13004");
    CHECK(text_in(figures, 0, "nom") == "Arles");
    CHECK(text_in(figures, 0, "population_municipale") == "50");
}

TEST_CASE("communes in no EPT (ZZZZZZZZZ) are left out of memberships, and counted") {
    const auto result = as_published(table_of("CODGEO,LIBGEO,EPT,LIBEPT,DEP,REG\n"
                                              "91027,Athis,200058014,Orly,91,11\n"
                                              "75056,Paris,ZZZZZZZZZ,Sans objet,75,11\n"),
                                     {.use = PublishedUse::memberships});
    CHECK(result.value.table.row_count() == 1);
    const auto* const note = note_in(result.notes, "CTG-READ-058");
    REQUIRE(note != nullptr);
    CHECK(value_of(*note, "count") == "1");
}

// By hand: 10 to the nearest 5 is 8 to 12; 12,300 to the nearest 100 € is ± 50.
TEST_CASE("CNAF's counts are intervals of rounding to 5, its amounts to 100 €") {
    const auto text = std::string(caf_header) + "2024-12;13004;Arles;13;241300417;10;12300;2024\n";
    const auto table = published(text);
    CHECK(text_in(table, 0, "code") == "13004");
    CHECK(text_in(table, 0, "siren") == "241300417");
    CHECK(figure_in(table, 0, "indfoy_rsa") == Figure::between(8.0, 10.0, 12.0));
    CHECK(figure_in(table, 0, "indmtt_rsa") == Figure::between(12250.0, 12300.0, 12350.0));
    CHECK(table.source().year == Year{2024});
    // The départements' twin is exact.
    const auto exact = published("dtreffre;numdep;nomdep;indfoy_rsa\n2024-12;13;BdR;10\n");
    CHECK(figure_in(exact, 0, "indfoy_rsa") == Figure::exact(10.0));
}

TEST_CASE("CNAF's rows of no commune are told with what they hold, and spread over none") {
    const auto text = std::string(caf_header) + "2024-12;13004;Arles;13;1;10;100;2024\n" +
                      "2024-12;;;;;33;200;2024\n2024-12;99999;Etranger;;;7;0;2024\n" +
                      "2024-12;XXXXX;;;;5;0;2024\n2024-12;04XXX;;04;;5;0;2024\n";
    const auto result = as_published(table_of(text));
    CHECK(result.value.table.row_count() == 1);
    const auto* const note = note_in(result.notes, "CTG-READ-051");
    REQUIRE(note != nullptr);
    CHECK(value_of(*note, "count") == "4");
    CHECK(value_of(*note, "codes") == "\"\", 04XXX, 99999, XXXXX");
    CHECK(value_of(*note, "sums") == "indfoy_rsa 50, indmtt_rsa 200");
}

TEST_CASE("one year of a file of several is read, and it must be said which") {
    const auto table = table_of(std::string(caf_header) + "2023-12;13004;Arles;13;1;10;0;2023\n" +
                                "2024-12;13004;Arles;13;1;15;0;2024\n");
    const auto which = refusal_of<DataError>([&] { return as_published(table).value.table; });
    REQUIRE(code_of(which) == "CTG-READ-055");
    CHECK(value_of(which[0], "years") == "2023, 2024");
    const auto unknown = refusal_of<DataError>(
        [&] { return as_published(table, {.year = Year{2020}}).value.table; });
    CHECK(code_of(unknown) == "CTG-READ-056");
    const auto one = as_published(table, {.year = Year{2024}});
    CHECK(one.value.table.row_count() == 1);
    CHECK(text_in(one.value.table, 0, "indfoy_rsa") == "15");
    CHECK(note_in(one.notes, "CTG-READ-052") != nullptr);
    CHECK(publication_of(table)->years == std::vector{Year{2023}, Year{2024}});
}

TEST_CASE("CNAF's French labels are known as the technical headers are") {
    const auto table = published("Date de référence;Numéro commune;Nom commune;Numéro département;"
                                 "Nombre de foyers RSA;Taux de couverture\n"
                                 "2024-12;13004;Arles;13;10;57,4\n");
    CHECK(text_in(table, 0, "code") == "13004");
    CHECK(text_in(table, 0, "nom") == "Arles");
    CHECK(figure_in(table, 0, "Nombre de foyers RSA") == Figure::between(8.0, 10.0, 12.0));
    CHECK(table.grammar().kinds.at(5) == FigureKind::rate);
}

TEST_CASE("classes that part a commune's rows become columns") {
    const auto result = as_published(table_of("dtreffre;numcomdo;nomcom;numdep;qf_400;indfoy_ndur\n"
                                              "2024-12;13004;Arles;13;Moins de 400 euros;10\n"
                                              "2024-12;13004;Arles;13;400 euros et plus;25\n"
                                              "2024-12;13001;Aix;13;Moins de 400 euros;5\n"));
    const auto& table = result.value.table;
    CHECK(table.row_count() == 2);
    CHECK(text_in(table, 0, "indfoy_ndur:400 euros et plus") == "25");
    CHECK(text_in(table, 1, "code") == "13001");
    CHECK(figure_in(table, 1, "indfoy_ndur:Moins de 400 euros") == Figure::between(3.0, 5.0, 7.0));
    CHECK(figure_in(table, 1, "indfoy_ndur:400 euros et plus") ==
          Figure::absent(Absence::not_collected));
    CHECK(table.place(0, table.column("indfoy_ndur:400 euros et plus").value()).line == 3);
    CHECK(note_in(result.notes, "CTG-READ-054") != nullptr);
}

TEST_CASE("two rows that give one figure are refused") {
    const auto table = table_of("dtreffre;numcomdo;numdep;qf_400;indfoy_ndur\n"
                                "2024-12;13004;13;a;10\n2024-12;13004;13;a;15\n");
    const auto refusal = refusal_of<DataError>([&] { return as_published(table).value.table; });
    REQUIRE(code_of(refusal) == "CTG-READ-057");
    CHECK(refusal[0].places.at(0).line == 3);
}

TEST_CASE("Melodi's long table becomes wide, its confidential figures hidden") {
    const auto table =
        published("\"GEO\";\"GEO_OBJECT\";\"FILOSOFI_MEASURE\";\"UNIT_MEASURE\";\"CONF_STATUS\";"
                  "\"TIME_PERIOD\";\"OBS_VALUE\"\n"
                  "\"13004\";\"COM\";\"MED_SL\";\"EUR\";\"F\";\"2021\";\"21000.5\"\n"
                  "\"13004\";\"COM\";\"PR_MD60\";\"PT\";\"C\";\"2021\";\"\"\n"
                  "\"2023-COM-13001\";\"COM\";\"MED_SL\";\"EUR\";\"F\";\"2021\";\"25000\"\n"
                  "\"13\";\"DEP\";\"MED_SL\";\"EUR\";\"F\";\"2021\";\"1\"\n");
    REQUIRE(table.row_count() == 2);
    CHECK(text_in(table, 0, "code") == "13004");
    CHECK(text_in(table, 1, "code") == "13001");
    CHECK(figure_in(table, 0, "MED_SL") == Figure::exact(21000.5));
    CHECK(figure_in(table, 0, "PR_MD60") == Figure::absent(Absence::suppressed));
    CHECK(figure_in(table, 1, "PR_MD60") == Figure::absent(Absence::not_collected));
    CHECK(table.grammar().kinds.at(table.column("PR_MD60").value()) == FigureKind::rate);
}

TEST_CASE("the commune list keeps its communes: déléguées of the same code would count twice") {
    const auto result =
        as_published(table_of("TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT\n"
                              "COM,01015,84,01,01D,012,5,A,A,Arboys,0108,\n"
                              "COMD,01015,,,,,5,A,A,Arbignieu,,01015\n"));
    CHECK(result.value.table.row_count() == 1);
    CHECK(text_in(result.value.table, 0, "nom") == "Arboys");
    CHECK(note_in(result.notes, "CTG-READ-053") != nullptr);
}
