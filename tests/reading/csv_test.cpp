// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::DataError;
using ctg::DecimalMark;
using ctg::LimitError;
using ctg::Place;
using ctg::PlaceUnit;
using ctg::read_table;
using ctg::ReadError;
using ctg::Table;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::table_of;
using ctg_test::value_of;

namespace {

std::vector<ctg::Diagnostic> refusal_of_text(std::string_view text) {
    return refusal_of<DataError>([&] { return table_of(text); });
}

std::vector<std::string> texts_of(const Table& table, std::size_t row) {
    std::vector<std::string> texts;
    for (std::size_t c = 0; c < table.columns().size(); ++c)
        texts.push_back(table.text(row, c));
    return texts;
}

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("cells are parted by what parts the header: semicolon, comma or tab") {
    CHECK(texts_of(table_of("code;nom\n01001;a,b\n"), 0) == Texts{"01001", "a,b"});
    CHECK(texts_of(table_of("code,nom\n01001,a;b\n"), 0) == Texts{"01001", "a;b"});
    CHECK(texts_of(table_of("code\tnom\n01001\ta;b\n"), 0) == Texts{"01001", "a;b"});
    CHECK(texts_of(table_of("\"a,b,c\";nom\n1;2\n"), 0) == Texts{"1", "2"});
    CHECK(texts_of(table_of("code\n12,5\n"), 0) == Texts{"12,5"});
}

TEST_CASE("a code keeps its zero and its letter, for every cell is text") {
    const auto table = table_of("code;siren\n01001;200054807\n2A004;1e5\n");
    CHECK(texts_of(table, 0) == Texts{"01001", "200054807"});
    CHECK(texts_of(table, 1) == Texts{"2A004", "1e5"});
}

TEST_CASE("a byte order mark, CRLF and a last line without an end change nothing") {
    const auto plain = table_of("code;nom\n01001;é\n");
    for (const auto* text : {"\xEF\xBB\xBF"
                             "code;nom\r\n01001;é\r\n",
                             "code;nom\n01001;é", "code;nom\r01001;é\r"}) {
        const auto table = table_of(text);
        CHECK(table.columns()[0] == "code");
        REQUIRE(table.row_count() == 1);
        CHECK(texts_of(table, 0) == texts_of(plain, 0));
        CHECK(table.place(0, 1).line == 2);
    }
}

TEST_CASE("a quoted cell holds separators, doubled quotes and line feeds") {
    const auto table = table_of("a;b;c\n\"x;y\";\"say \"\"oui\"\"\";\"two\r\nlines\"\nd;e;f\n");
    CHECK(texts_of(table, 0) == Texts{"x;y", "say \"oui\"", "two\r\nlines"});
    CHECK(texts_of(table, 1) == Texts{"d", "e", "f"});
    CHECK(table.place(0, 2).line == 2);
    CHECK(table.place(1, 0).line == 4);
}

TEST_CASE("a quote inside a bare cell is a character like another") {
    CHECK(texts_of(table_of("a;b\n5\" pipe;d'\"x\"\n"), 0) == Texts{"5\" pipe", "d'\"x\""});
}

// « Évenos » has six characters and seven bytes; the last cell begins after 'É','v',…,';'.
TEST_CASE("a cell's place counts characters, not bytes, and shows the line as it stands") {
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "nom;x;\"y z\"\nÉvenos;\"é\"\"\";5\n");
    const auto table = read_table(file);
    CHECK(table.place(0, 0) ==
          Place{file.string(), 2, 1, "nom", "Évenos;\"é\"\"\";5", PlaceUnit::line});
    CHECK(table.place(0, 1).column == 8);
    CHECK(table.place(0, 2).column == 14);
    CHECK(table.place(0, 2).field == "y z");
}

TEST_CASE("a table of a header only has no rows, and blank lines are no rows") {
    CHECK(table_of("code;nom").row_count() == 0);
    CHECK(table_of("code;nom\n\n\n").row_count() == 0);
    const auto table = table_of("code;nom\n1;a\n\n2;b\n\n");
    REQUIRE(table.row_count() == 2);
    CHECK(table.place(1, 0).line == 4);
}

TEST_CASE("blanks around a header are not part of it") {
    CHECK(table_of(" code ;nom\t\n1;a\n").column("nom") == 1);
    CHECK(table_of(" code ;nom\n1;a\n").column("code") == 0);
}

TEST_CASE("the source of a table is its file and the digest of its bytes") {
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "abc");
    // SHA-256 of "abc": FIPS 180-2, appendix B.1.
    CHECK(read_table(file).source() ==
          ctg::Source{file.string(),
                      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
                      "",
                      "",
                      {}});
}

TEST_CASE("the decimal mark of a file is the one that most of its numbers bear") {
    const auto mark_of = [](std::string_view text) { return table_of(text).traits().decimal_mark; };
    CHECK(mark_of("a;b\n1,5;2\n") == DecimalMark::comma);
    CHECK(mark_of("a\tb\n1,5\t2\n") == DecimalMark::comma);
    CHECK(mark_of("a;b\n1.5;2\n") == DecimalMark::point);
    CHECK(mark_of("a;b\n1;2\n") == DecimalMark::point);
    CHECK(mark_of("a,b\n\"1,5\",2\n") == DecimalMark::point);
    CHECK(mark_of("a;b\n1,5;2.5\n3,5;x,y\n") == DecimalMark::comma);
    CHECK(mark_of("a;b\n1.5;2.5\n13005,13007;x\n") == DecimalMark::point);
}

TEST_CASE("a number with the other mark is a fault of its cell") {
    const auto table = table_of("a;b\n1,5;2,5\n3,5;2.5\n");
    ctg::Faults faults;
    static_cast<void>(ctg::figure_at(table, 0, 0, faults));
    CHECK(faults.empty());
    static_cast<void>(ctg::figure_at(table, 1, 1, faults));
    REQUIRE(faults.errors().size() == 1);
    CHECK(faults.errors()[0].code == "CTG-DATA-005");
    CHECK(faults.errors()[0].places.at(0).line == 3);
    CHECK(faults.errors()[0].places.at(0).column == 5);
}

TEST_CASE("every ragged row, repeated header and misplaced quote of a file is named at once") {
    const auto faults = refusal_of_text("a;b;a\n1;2\n1;\"2\"x;3\n1;2;3;4\n");
    REQUIRE(faults.size() == 4);
    CHECK(faults[0].code == "CTG-READ-016");
    CHECK(faults[0].places.at(0).line == 3);
    CHECK(faults[0].places.at(0).column == 6);
    CHECK(faults[0].places.at(0).excerpt == "1;\"2\"x;3");
    CHECK(faults[1].code == "CTG-DATA-003");
    CHECK(faults[2].code == "CTG-DATA-007");
    CHECK(faults[2].places.at(0).line == 2);
    CHECK(faults[3].code == "CTG-DATA-007");
    CHECK(faults[3].places.at(0).line == 4);
    CHECK(faults[3].places.at(0).column == 7);
    CHECK(faults[3].places.at(0).excerpt == "1;2;3;4");
}

TEST_CASE("of more than a hundred ragged rows a hundred are shown, and the total") {
    std::string text = "a;b\n";
    for (int n = 0; n < 250; ++n)
        text += "1\n";
    const auto faults = refusal_of_text(text);
    REQUIRE(faults.size() == 101);
    CHECK(faults.back().code == "CTG-BASE-004");
    CHECK(value_of(faults.back(), "count") == "250");
}

TEST_CASE("a separator too many at the end of the lines is an empty header") {
    const auto faults = refusal_of_text("a;b;\n1;2;\n");
    CHECK(code_of(faults) == "CTG-DATA-006");
    CHECK(value_of(faults.at(0), "number") == "3");
}

TEST_CASE("a quote that is never closed is refused where it opens") {
    const auto faults = refusal_of_text("a;b\n1;2\n1;\"open\n2;3\n");
    REQUIRE_FALSE(faults.empty());
    CHECK(faults[0].code == "CTG-READ-015");
    CHECK(faults[0].places.at(0).line == 3);
    CHECK(faults[0].places.at(0).column == 3);
    CHECK(faults[0].places.at(0).excerpt == "1;\"open");
}

TEST_CASE("a web page, a spreadsheet or a PDF under the name of a CSV is refused by its format") {
    const auto format_of = [](std::string_view text) {
        const auto faults = refusal_of_text(text);
        return code_of(faults) == "CTG-READ-017" ? value_of(faults[0], "format") : "not refused";
    };
    CHECK(format_of("  \n<!DOCTYPE html><html>") == "HTML, XML");
    CHECK(format_of("\xEF\xBB\xBF<?xml version=\"1.0\"?>") == "HTML, XML");
    CHECK(format_of("PK\x03\x04zip") == "ZIP");
    CHECK(format_of("\xD0\xCF\x11\xE0\xA1\xB1") == "XLS");
    CHECK(format_of("%PDF-1.7") == "PDF");
}

TEST_CASE("a file of blank lines only is as empty as an empty one") {
    const ScratchFolder folder;
    for (const auto* text : {"", "\n\n", "\xEF\xBB\xBF"}) {
        const auto file = folder.write("t.csv", text);
        CHECK(code_of(refusal_of<ReadError>([&] { return read_table(file); })) == "CTG-READ-002");
    }
}

TEST_CASE("a passed limit is named with what it allows") {
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "a;b\n1;22222\n3;4\n");
    const auto limit_of = [&](const ctg::ReadLimits& limits) {
        const auto refusal = refusal_of<LimitError>([&] { return read_table(file, limits); });
        return code_of(refusal) == "CTG-READ-010" ? value_of(refusal[0], "limit") : "not refused";
    };
    CHECK(limit_of({.file_bytes = 15}) == "file_bytes");
    CHECK(limit_of({.rows = 1}) == "rows");
    CHECK(limit_of({.cell_bytes = 4}) == "cell_bytes");
    CHECK(read_table(file, {.file_bytes = 16, .rows = 2, .cell_bytes = 5}).row_count() == 2);
}
