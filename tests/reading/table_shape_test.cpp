// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::ColumnMark;
using ctg::Figure;
using ctg::Table;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::table_of;
using ctg_test::value_of;

namespace {

Figure figure_in(const Table& table, std::size_t row, std::size_t column, ctg::Faults& faults) {
    return ctg::figure_at(table, row, column, faults);
}

std::string fault_of_figure(const Table& table, std::size_t row, std::size_t column) {
    ctg::Faults faults;
    static_cast<void>(figure_in(table, row, column, faults));
    return faults.empty() ? "none" : code_of(faults.errors());
}

} // namespace

TEST_CASE("a header under titles is found and said, and the titles are no rows") {
    const auto table = table_of("Allocataires au 31/12/2021, en foyers\n\nNUMCOM;NOMCOM;TX\n"
                                "13055;Marseille;15,0\n13004;Arles;12,5\n");
    CHECK(table.column("NUMCOM") == 0);
    CHECK(table.row_count() == 2);
    CHECK(table.traits().header_line == 3);
    CHECK(table.traits().delimiter == ';');
    CHECK(table.place(0, 2).line == 4);
    CHECK(table.header_place().excerpt == "NUMCOM;NOMCOM;TX");
    const auto notes = ctg::reading_notes(table.traits(), "t.csv");
    REQUIRE(code_of(notes) == "CTG-READ-041");
    CHECK(value_of(notes[0], "line") == "3");
}

TEST_CASE("titles that a spreadsheet padded with separators are titles still") {
    const auto table = table_of("Prestations;;;\nSource;CNAF;;\nCOM;NOM;A;B\n01001;x;1;2\n");
    CHECK(table.traits().header_line == 3);
    CHECK(table.row_count() == 1);
}

TEST_CASE("the codes of columns under their labels are the header") {
    const auto table = table_of("Code géographique;Libellé;Part des 0-2 ans\nCODGEO;LIBGEO;PART\n"
                                "01001;L'Abergement;3,5\n");
    CHECK(table.column("CODGEO") == 0);
    CHECK(table.row_count() == 1);
    CHECK(table.traits().header_line == 2);
}

TEST_CASE("a first row of data under a header of words is no second header") {
    CHECK(table_of("Nom de la commune;Code\nARLES;13004\nAIX;13001\n").row_count() == 2);
    CHECK(table_of("Nom de la commune;Type\nARLES;COM\nAIX;COM\n").row_count() == 2);
}

TEST_CASE("a header is never looked for among rows of numbers") {
    const auto refusal =
        refusal_of<ctg::DataError>([] { return table_of("code;;;\n13055;1;2;3\n13004;4;5;6\n"); });
    REQUIRE(refusal.size() == 3); // the columns without a name of line 1
    CHECK(refusal[0].code == "CTG-DATA-006");
    CHECK(refusal[0].places.at(0).line == 1);
}

TEST_CASE("sources and notes under a table are left out and counted") {
    const auto table = table_of("code;n\n13055;1\n13004;2\nSource : CNAF 2023\n"
                                "Lecture : un foyer par ligne\n");
    CHECK(table.row_count() == 2);
    CHECK(table.traits().footer_rows == 2);
    CHECK(code_of(ctg::reading_notes(table.traits(), "t.csv")) == "CTG-READ-042");
    CHECK(table_of("code;n;m\n13055;1;2\nSource : CNAF;;\n").row_count() == 1);
    // A place of which nothing is told is a row.
    CHECK(table_of("nom;n;m\nArles;1;2\nAix en Provence;;\n").row_count() == 2);
}

TEST_CASE("a row that was cut is no note under the table") {
    const auto fault_of = [](std::string_view text) {
        const auto refusal = refusal_of<ctg::DataError>([&] { return table_of(text); });
        return code_of(refusal) + " in line " +
               (refusal.empty() ? "0" : std::to_string(refusal[0].places.at(0).line));
    };
    CHECK(fault_of("nom;n;m\nArles;1;2\nAix en Provence\n") == "CTG-DATA-007 in line 3");
    CHECK(fault_of("code;n;m\n13055;1;2\n13004\n") == "CTG-DATA-007 in line 3");
    CHECK(fault_of("code;n;m\n13055;1;2\n13004;3\n") == "CTG-DATA-007 in line 3");
    // Nor is a note a note above a row.
    CHECK(fault_of("code;n;m\n13055;1;2\nSource : CNAF\n13004;3;4\n") == "CTG-DATA-007 in line 3");
}

TEST_CASE("a header has a row under it, or it is no header under a title") {
    CHECK(table_of("Allocataires\ncode;nom;n\n13055;Marseille;1\n").traits().header_line == 2);
    const auto refusal =
        refusal_of<ctg::DataError>([] { return table_of("Allocataires\ncode;nom;n\n"); });
    REQUIRE(code_of(refusal) == "CTG-DATA-007");
    CHECK(refusal[0].places.at(0).line == 2);
    CHECK(table_of("code;nom;n\n").traits().header_line == 1);
}

TEST_CASE("three lines settle another separator than that of the first line, two do not") {
    const std::string two = "Foyers, par commune\ncode;n;m\n13055;1;2\n";
    CHECK(code_of(refusal_of<ctg::DataError>([&] { return table_of(two); })) == "2 diagnostics");
    const auto table = table_of(two + "13004;3;4\n");
    CHECK(table.traits().delimiter == ';');
    CHECK(table.traits().header_line == 2);
    CHECK(table.row_count() == 2);
    CHECK(table_of("code,nom\n1,a;b\n2,c;d\n3,e;f\n").traits().delimiter == ',');
}

TEST_CASE("the mark of decimals is settled column by column") {
    const auto table = table_of("lat;taux\n43.52;15,0\n46.1;7,25\n");
    ctg::Faults faults;
    CHECK(figure_in(table, 0, 0, faults) == Figure::exact(43.52));
    CHECK(figure_in(table, 1, 1, faults) == Figure::exact(7.25));
    CHECK(faults.empty());
}

TEST_CASE("quoted decimal commas are read where commas part cells") {
    const auto table = table_of("code,taux\n01001,\"15,0\"\n01002,\"7,5\"\n");
    ctg::Faults faults;
    CHECK(figure_in(table, 0, 1, faults) == Figure::exact(15.0));
    CHECK(table.text(0, 0) == "01001");
    CHECK(faults.empty());
}

TEST_CASE("thousands are parted by no-break spaces, thin or not, also between quotes") {
    const auto table = table_of("a;b;c\n1\u202F234;2\u00A0345\u00A0678;\"3 456\"\n");
    ctg::Faults faults;
    CHECK(figure_in(table, 0, 0, faults) == Figure::exact(1234.0));
    CHECK(figure_in(table, 0, 1, faults) == Figure::exact(2345678.0));
    CHECK(figure_in(table, 0, 2, faults) == Figure::exact(3456.0));
    CHECK(faults.empty());
}

TEST_CASE("a number that may be thousands or decimals is refused unless its column settles it") {
    CHECK(fault_of_figure(table_of("a;b\n1;1.234\n2;5.678\n"), 0, 1) == "CTG-DATA-010");
    CHECK(fault_of_figure(table_of("a;b\n1;1,234\n2;5,678\n"), 0, 1) == "CTG-DATA-010");
    CHECK(fault_of_figure(table_of("a,b\n1,\"1,234\"\n"), 0, 1) == "CTG-DATA-010");
    CHECK(fault_of_figure(table_of("a;b\n1;1,234\n2;0,5\n"), 0, 1) == "none");
    CHECK(fault_of_figure(table_of("a,b\n1,1.234\n2,5.678\n"), 0, 1) == "none");
    CHECK(fault_of_figure(table_of("a;b\n1;1.234\n2;12\n"), 1, 1) == "none");
}
