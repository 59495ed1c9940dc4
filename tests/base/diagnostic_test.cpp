// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/diagnostic.hpp"

#include "catch.hpp"

#include <set>
#include <string>

using ctg::Language;

namespace {

/// The names between braces in a wording.
std::set<std::string> names_in(const std::string& wording) {
    std::set<std::string> names;
    for (auto open = wording.find('{'); open != std::string::npos;
         open = wording.find('{', open + 1))
        names.insert(wording.substr(open + 1, wording.find('}', open) - open - 1));
    return names;
}

std::set<std::string> names_in(const ctg::DiagnosticText& text) {
    return names_in(text.message + text.expected + text.found + text.remedy);
}

} // namespace

TEST_CASE("a diagnostic shows the place, the line, a caret, and how to mend") {
    const auto diagnostic = ctg::error_of("CTG-BASE-001", {{"text", "1305"}},
                                          {.file = "a.csv",
                                           .line = 12,
                                           .column = 7,
                                           .field = "code",
                                           .excerpt = "Arles;1305",
                                           .unit = ctg::PlaceUnit::line});
    CHECK(ctg::rendered(diagnostic, Language::english) ==
          "a.csv:12:7: error CTG-BASE-001: “1305” is not a commune code\n"
          "   12 | Arles;1305\n"
          "      |       ^\n"
          "  expected: five characters: 13055, 2A004, 97411\n"
          "  found:    “1305”\n"
          "  to mend:  keep codes as text: a zero may have been lost\n");
    CHECK(ctg::rendered(diagnostic, Language::french).find("attendu :") != std::string::npos);
}

TEST_CASE("a feature of a layer is called a feature, not a line") {
    const auto diagnostic = ctg::error_of(
        "CTG-BASE-001", {{"text", "x"}},
        {.file = "a.gpkg", .line = 3, .field = "code", .unit = ctg::PlaceUnit::feature});
    CHECK(
        ctg::rendered(diagnostic, Language::english).rfind("a.gpkg: feature 3, column code: ", 0) ==
        0);
}

TEST_CASE("braces that a user wrote are shown as they are") {
    const auto text =
        ctg::text_of(ctg::error_of("CTG-BASE-001", {{"text", "{text}{x"}}), Language::english);
    CHECK(text.found == "“{text}{x”");
}

TEST_CASE("a code without wording is shown bare, never dropped") {
    const auto diagnostic = ctg::note_of("CTG-NONE-999", {{"a", "1"}, {"b", "2"}});
    CHECK(ctg::rendered(diagnostic, Language::french) == "note CTG-NONE-999: a = 1, b = 2\n");
}

TEST_CASE("every message of the catalogue stands in both languages with the same values") {
    for (const auto code : ctg::catalogue_codes()) {
        INFO("code " << code);
        const ctg::Diagnostic bare{ctg::Severity::error, std::string(code), {}, {}};
        const auto english = ctg::text_of(bare, Language::english);
        const auto french = ctg::text_of(bare, Language::french);
        CHECK_FALSE(english.message.empty());
        CHECK_FALSE(french.message.empty());
        CHECK(names_in(english) == names_in(french));
        CHECK(english.expected.empty() == french.expected.empty());
        CHECK(english.remedy.empty() == french.remedy.empty());
    }
}
