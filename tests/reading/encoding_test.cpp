// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using namespace std::string_view_literals;
using ctg::DataError;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;
using ctg_test::value_of;

namespace {

std::vector<ctg::Diagnostic> refusal_of_text(std::string_view bytes) {
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", bytes);
    return refusal_of<DataError>([&] { return ctg::read_table(file); });
}

} // namespace

TEST_CASE("Windows-1252 is read, and said") {
    const ScratchFolder folder;
    const auto file = folder.write("t.csv", "code;nom\n1;R\xE9gie\n2;Arles\n3;\x80 et \x9Cuf\n");
    const auto table = ctg::read_table(file);
    CHECK(table.traits().encoding == ctg::TextEncoding::windows_1252);
    CHECK(table.text(0, 1) == "Régie");
    CHECK(table.text(2, 1) == "€ et œuf");
    CHECK(table.place(0, 1).excerpt == "1;Régie");
    const auto notes = ctg::reading_notes(table.traits(), "t.csv");
    REQUIRE(code_of(notes) == "CTG-READ-040");
    CHECK(value_of(notes[0], "encoding") == "Windows-1252");
}

TEST_CASE("bytes that are neither UTF-8 nor French in Windows-1252 are refused with the line") {
    // UTF-8 with one letter of Windows-1252: a file glued from two.
    const auto mixed = refusal_of_text("code;nom\n1;Thérèse\n2;R\xE9gie\n3;Évenos\n");
    REQUIRE(code_of(mixed) == "CTG-READ-011");
    CHECK(value_of(mixed[0], "byte") == "E9");
    CHECK(value_of(mixed[0], "character") == "é");
    CHECK(mixed[0].places.at(0).line == 3);
    CHECK(mixed[0].places.at(0).column == 4);
    CHECK(mixed[0].places.at(0).excerpt == "2;Régie");
    // « é à » of DOS (CP 850): 82 and 85 are quotes and dots in Windows-1252.
    CHECK(code_of(refusal_of_text("code;nom\n1;R\x82gie d'\x82t\x82\n")) == "CTG-READ-011");
}

TEST_CASE("UTF-16 with its mark is read in both orders, beyond U+FFFF too") {
    const ScratchFolder folder;
    const auto little = folder.write("le.csv", "\xFF\xFE"
                                               "a\0\t\0b\0\r\0\n\0\xE9\0\t\0\x3D\xD8\x00\xDE"
                                               "\n\0"sv);
    const auto big = folder.write("be.csv", "\xFE\xFF"
                                            "\0a\0\t\0b\0\n\0\xE9\0\t\xD8\x3D\xDE\x00\0\n"sv);
    for (const auto& file : {little, big}) {
        const auto table = ctg::read_table(file);
        CHECK(table.columns()[1] == "b");
        CHECK(table.text(0, 0) == "é");
        CHECK(table.text(0, 1) == "\U0001F600");
    }
    CHECK(ctg::read_table(little).traits().encoding == ctg::TextEncoding::utf_16_le);
    CHECK(ctg::read_table(big).traits().encoding == ctg::TextEncoding::utf_16_be);
}

TEST_CASE("UTF-16 without its mark, or cut inside a character, is named as such") {
    CHECK(code_of(refusal_of_text("c\0o\0d\0e\0;\0n\0o\0m\0\n\0"sv)) == "CTG-READ-012");
    const auto cut = refusal_of_text("\xFF\xFE"
                                     "a\0\n\0b\0\n\0c"sv);
    CHECK(code_of(cut) == "CTG-READ-012");
    CHECK(cut.at(0).places.at(0).line == 3);
    CHECK(code_of(refusal_of_text("\xFF\xFE\x3D\xD8\n\0"sv)) == "CTG-READ-012");
}

TEST_CASE("a NUL byte is refused at its line and column") {
    const auto faults = refusal_of_text("code;nom\n13055;Mar\0seille\n"sv);
    CHECK(code_of(faults) == "CTG-READ-013");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 10);
}

// RFC 3629: the first and last character of each length, then what lies just beyond. Settings are
// UTF-8 and nothing else.
TEST_CASE("all of UTF-8 is read, and nothing else") {
    const ScratchFolder folder;
    const auto refusal = [&](std::string_view characters) {
        const auto text = "a = \"" + std::string(characters) + "\"\n";
        const auto file = folder.write("t.toml", text);
        return code_of(refusal_of<DataError>([&] { return ctg::read_document(file); }));
    };
    for (const auto character :
         {"\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv, "\xEE\x80\x80"sv,
          "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv})
        CHECK(refusal(character) == "0 diagnostics");
    for (const auto bytes : {"\x80"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv,
                             "\xED\xA0\x80"sv, "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv,
                             "\xF5\x80\x80\x80"sv, "\xE2\x82"sv, "\xC3"sv, "\xC3("sv, "\xFF"sv})
        CHECK(refusal(bytes) == "CTG-READ-011");
}

TEST_CASE("a settings file in Windows-1252 is refused like a table") {
    const ScratchFolder folder;
    const auto file = folder.write("study.toml", "[study]\nname = \"Bouches-du-Rh\xF4ne\"\n");
    const auto faults = refusal_of<DataError>([&] { return ctg::read_document(file); });
    CHECK(code_of(faults) == "CTG-READ-011");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 22);
}
