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

bool is_read(std::string_view bytes) {
    const ScratchFolder folder;
    return ctg::read_table(folder.write("t.csv", bytes)).row_count() == 1;
}

} // namespace

TEST_CASE("each line that is not UTF-8 is named with the byte and what Windows-1252 makes of it") {
    const auto faults = refusal_of_text("code;nom\n1;R\xE9gie\n2;Arles\n3;\x80 et \x9C\n");
    REQUIRE(faults.size() == 2);
    CHECK(faults[0].code == "CTG-READ-011");
    CHECK(value_of(faults[0], "byte") == "E9");
    CHECK(value_of(faults[0], "character") == "é");
    CHECK(faults[0].places.at(0).line == 2);
    CHECK(faults[0].places.at(0).column == 4);
    CHECK(faults[0].places.at(0).excerpt == "1;Régie");
    CHECK(faults[1].places.at(0).line == 4);
    CHECK(faults[1].places.at(0).excerpt == "3;€ et œ");
}

TEST_CASE("UTF-16 is named as such, with its mark or without") {
    CHECK(code_of(refusal_of_text("\xFF\xFE"
                                  "a\0;\0b\0\n\0"sv)) == "CTG-READ-012");
    CHECK(code_of(refusal_of_text("\xFE\xFF\0a\0;\0b\0\n"sv)) == "CTG-READ-012");
    CHECK(code_of(refusal_of_text("c\0o\0d\0e\0;\0n\0o\0m\0\n\0"sv)) == "CTG-READ-012");
}

TEST_CASE("a NUL byte is refused at its line and column") {
    const auto faults = refusal_of_text("code;nom\n13055;Mar\0seille\n"sv);
    CHECK(code_of(faults) == "CTG-READ-013");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 10);
}

// RFC 3629: the first and last character of each length, then what lies just beyond.
TEST_CASE("all of UTF-8 is read, and nothing else") {
    for (const auto character :
         {"\x7F"sv, "\xC2\x80"sv, "\xDF\xBF"sv, "\xE0\xA0\x80"sv, "\xED\x9F\xBF"sv,
          "\xEE\x80\x80"sv, "\xEF\xBF\xBF"sv, "\xF0\x90\x80\x80"sv, "\xF4\x8F\xBF\xBF"sv})
        CHECK(is_read("a\n" + std::string(character) + "\n"));
    for (const auto bytes : {"\x80"sv, "\xC0\x80"sv, "\xC1\xBF"sv, "\xE0\x9F\xBF"sv,
                             "\xED\xA0\x80"sv, "\xF0\x8F\xBF\xBF"sv, "\xF4\x90\x80\x80"sv,
                             "\xF5\x80\x80\x80"sv, "\xE2\x82"sv, "\xC3"sv, "\xC3("sv, "\xFF"sv})
        CHECK(code_of(refusal_of_text("a\n" + std::string(bytes) + "\n")) == "CTG-READ-011");
}

TEST_CASE("a settings file in Windows-1252 is refused like a table") {
    const ScratchFolder folder;
    const auto file = folder.write("study.toml", "[study]\nname = \"Bouches-du-Rh\xF4ne\"\n");
    const auto faults = refusal_of<DataError>([&] { return ctg::read_document(file); });
    CHECK(code_of(faults) == "CTG-READ-011");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 22);
}
