// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"
#include "reading/workbook_writer.hpp"

#include "catch.hpp"

using ctg::DataError;
using ctg::LimitError;
using ctg::read_table;
using ctg::ReadError;
using ctg::TableFormat;
using ctg_test::code_of;
using ctg_test::number_cell;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::sheet_row;
using ctg_test::text_cell;
using ctg_test::value_of;
using ctg_test::write_zip;
using ctg_test::xlsx_parts;

namespace {

const std::string two_columns = sheet_row(1, text_cell("A1", "code") + text_cell("B1", "n")) +
                                sheet_row(2, text_cell("A2", "01001") + number_cell("B2", "12"));

/// The layout of INSEE's zonings: five rows of titles, labels, then the codes of the columns.
std::string insee_rows() {
    return sheet_row(1, text_cell("A1", "Table d'appartenance")) +
           sheet_row(2, text_cell("A2", "Mise en ligne le 01/01/2025")) +
           sheet_row(3, text_cell("A3", "Source : Insee")) +
           sheet_row(5, text_cell("A5", "Code géographique") + text_cell("B5", "Établissement") +
                            text_cell("C5", "Part")) +
           sheet_row(6, text_cell("A6", "CODGEO") + text_cell("B6", "EPT") + text_cell("C6", "P")) +
           sheet_row(7, text_cell("A7", "01001") + number_cell("B7", "200054807") +
                            number_cell("C7", "0.125")) +
           sheet_row(9, number_cell("A9", "1002") + number_cell("B9", "2.00054807E8") +
                            number_cell("C9", "45366", "1")) +
           sheet_row(11, text_cell("A11", "Lecture : un établissement par ligne"));
}

} // namespace

TEST_CASE("INSEE's workbook is read under its titles, by the codes of its columns, as text") {
    const ScratchFolder folder;
    const auto file = write_zip(folder.path() / "ept.xlsx", xlsx_parts({{"EPT", insee_rows()}}));
    const auto table = read_table(file);
    CHECK(std::vector(table.columns().begin(), table.columns().end()) ==
          std::vector<std::string>{"CODGEO", "EPT", "P"});
    REQUIRE(table.row_count() == 2);
    CHECK(table.text(0, 0) == "01001");
    CHECK(table.text(0, 1) == "200054807");
    CHECK(table.text(0, 2) == "0.125");
    CHECK(table.text(1, 0) == "1002");
    CHECK(table.text(1, 1) == "2.00054807E8");
    CHECK(table.text(1, 2) == "2024-03-15"); // day 45,366 from 1899-12-30
    CHECK(table.place(1, 1).line == 9);
    CHECK(table.place(1, 1).column == 2);
    CHECK(table.traits().format == TableFormat::xlsx);
    CHECK(table.traits().sheet == "EPT");
    CHECK(table.traits().header_line == 6);
    CHECK(table.traits().footer_rows == 1);
    CHECK(table.source().sha256.size() == 64);
}

TEST_CASE("an ODS sheet is read like an XLSX one") {
    const ScratchFolder folder;
    const std::string cell = "<table:table-cell office:value-type=";
    const std::string rows = "<table:table-row>" + cell + "\"string\"><text:p>code</text:p>" +
                             "</table:table-cell>" + cell + "\"string\"><text:p>siren</text:p>" +
                             "</table:table-cell></table:table-row><table:table-row>" + cell +
                             "\"string\"><text:p>01001</text:p></table:table-cell>" + cell +
                             "\"float\" office:value=\"200054807\"><text:p>200 054 807</text:p>" +
                             "</table:table-cell></table:table-row>";
    const auto table = read_table(write_zip(folder.path() / "t.ods", ctg_test::ods_parts(rows)));
    CHECK(table.traits().format == TableFormat::ods);
    CHECK(table.traits().sheet == "Feuille");
    REQUIRE(table.row_count() == 1);
    CHECK(table.text(0, 0) == "01001");
    CHECK(table.text(0, 1) == "200054807");
}

TEST_CASE("the only sheet with cells is read; of several, one must be named") {
    const ScratchFolder folder;
    const auto one =
        write_zip(folder.path() / "one.xlsx", xlsx_parts({{"Vide", ""}, {"COM", two_columns}}));
    CHECK(read_table(one).traits().sheet == "COM");

    const auto two = write_zip(folder.path() / "two.xlsx",
                               xlsx_parts({{"COM", two_columns}, {"Doc", two_columns}}));
    const auto which = refusal_of<DataError>([&] { return read_table(two); });
    REQUIRE(code_of(which) == "CTG-READ-043");
    CHECK(value_of(which[0], "sheets") == "COM, Doc");
    CHECK(read_table(two, {.sheet = "Doc"}).row_count() == 1);
    const auto unknown = refusal_of<DataError>([&] { return read_table(two, {.sheet = "COMM"}); });
    REQUIRE(code_of(unknown) == "CTG-READ-044");
    CHECK(value_of(unknown[0], "nearest").find("COM") != std::string::npos);

    const auto csv = folder.write("t.csv", "a;b\n1;2\n");
    CHECK(code_of(refusal_of<DataError>([&] { return read_table(csv, {.sheet = "COM"}); })) ==
          "CTG-READ-047");
}

TEST_CASE("a workbook without cells is empty") {
    const ScratchFolder folder;
    const auto file = write_zip(folder.path() / "t.xlsx", xlsx_parts({{"COM", ""}}));
    CHECK(code_of(refusal_of<ReadError>([&] { return read_table(file); })) == "CTG-READ-002");
}

TEST_CASE("a workbook under another name, and another thing under its name, are refused") {
    const ScratchFolder folder;
    const auto parts = xlsx_parts({{"COM", two_columns}});
    const auto disguised = write_zip(folder.path() / "t.zip", parts);
    std::filesystem::rename(disguised, folder.path() / "t.csv");
    CHECK(code_of(refusal_of<DataError>([&] { return read_table(folder.path() / "t.csv"); })) ==
          "CTG-READ-017");
    const auto ods = write_zip(folder.path() / "t.ods", parts);
    CHECK(code_of(refusal_of<ReadError>([&] { return read_table(ods); })) == "CTG-READ-019");
    const auto text = folder.write("t.xlsx", "code;nom\n01001;x\n");
    CHECK(code_of(refusal_of<ReadError>([&] { return read_table(text); })) == "CTG-READ-019");
}

TEST_CASE("an archive that inflates beyond the limits is refused before it is opened") {
    const ScratchFolder folder;
    const auto limit_of = [](const std::filesystem::path& file, const ctg::ReadLimits& limits) {
        const auto refusal =
            refusal_of<LimitError>([&] { return read_table(file, {.limits = limits}); });
        return code_of(refusal) == "CTG-READ-010" ? value_of(refusal[0], "limit") : "not refused";
    };
    auto parts = xlsx_parts({{"COM", two_columns}});
    const auto sound = write_zip(folder.path() / "sound.xlsx", parts);
    CHECK(limit_of(sound, {.archive_entries = 3}) == "archive_entries");
    CHECK(limit_of(sound, {.archive_bytes = 100}) == "archive_bytes");
    CHECK(limit_of(sound, {.rows = 0}) == "rows");
    parts.emplace_back("xl/media/bomb.xml", std::string(20UL << 20U, ' '));
    const auto bomb = write_zip(folder.path() / "bomb.xlsx", parts);
    CHECK(limit_of(bomb, {}) == "archive_ratio");
}

TEST_CASE("XML that declares entities is refused") {
    const ScratchFolder folder;
    auto parts = xlsx_parts({{"COM", two_columns}});
    parts.front().second = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><worksheet/>";
    const auto file = write_zip(folder.path() / "t.xlsx", parts);
    const auto refusal = refusal_of<DataError>([&] { return read_table(file); });
    REQUIRE(code_of(refusal) == "CTG-READ-046");
    CHECK(value_of(refusal[0], "entry") == "xl/worksheets/sheet1.xml");
}

TEST_CASE("a workbook cut short is refused, wherever it is cut") {
    const ScratchFolder folder;
    const auto whole = write_zip(folder.path() / "t.xlsx", xlsx_parts({{"COM", two_columns}}));
    const std::string bytes = ctg_test::bytes_of(whole);
    for (std::size_t size = 4; size < bytes.size(); size += 97) {
        const auto file = folder.write("cut.xlsx", bytes.substr(0, size));
        CHECK_THROWS_AS(read_table(file), ctg::Error);
    }
}
