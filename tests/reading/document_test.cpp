// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/read.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg::DataError;
using ctg::Document;
using ctg::Faults;
using ctg::Place;
using ctg::PlaceUnit;
using ctg::read_document;
using ctg::SettingReader;
using ctg_test::code_of;
using ctg_test::refusal_of;
using ctg_test::ScratchFolder;

namespace {

Document document_of(std::string_view text) {
    const ScratchFolder folder;
    return read_document(folder.write("study.toml", text));
}

} // namespace

TEST_CASE("settings are read with their types, in the order of the file") {
    const auto document = document_of("zone = \"13\"\nbase = 5\nshare = 0.5\non = true\n"
                                      "names = [\"a\", \"b\"]\nyears = [2018, 2019]\n");
    Faults faults;
    SettingReader reader(document.root, faults);
    CHECK(reader.text("zone") == "13");
    CHECK(reader.integer("base") == 5);
    CHECK(reader.number("share") == 0.5);
    CHECK(reader.flag("on") == true);
    CHECK(reader.texts("names") == std::vector<std::string>{"a", "b"});
    CHECK(reader.numbers("years") == std::vector<double>{2018.0, 2019.0});
    reader.finish();
    CHECK(faults.empty());
    const auto& members = std::get<ctg::Setting::Members>(document.root.value);
    REQUIRE(members.size() == 6);
    CHECK(members[0].key == "zone");
    CHECK(members[5].key == "years");
}

TEST_CASE("a key knows its file, line, column in characters, path and line as it stands") {
    const ScratchFolder folder;
    const auto file = folder.write("study.toml", "\xEF\xBB\xBF# étude\r\n[weights.population]\r\n"
                                                 "source = \"é\"\r\n  file = \"p.csv\"\r\n");
    const auto document = read_document(file);
    Faults faults;
    SettingReader root(document.root, faults);
    const auto* const weights = root.table("weights");
    REQUIRE(weights != nullptr);
    SettingReader reader(*weights, faults);
    const auto* const population = reader.table("population");
    REQUIRE(population != nullptr);
    CHECK(SettingReader(*population, faults).place_of("file") ==
          Place{file.string(), 4, 3, "weights.population.file", "  file = \"p.csv\"",
                PlaceUnit::line});
    CHECK(document.file == file.string());
    CHECK(document.sha256.size() == 64);
}

TEST_CASE("tables of a list and inline tables are tables") {
    const auto document = document_of("columns = { code = \"INSEE\", nom = \"LIBELLE\" }\n"
                                      "[[window]]\nname = \"a\"\n[[window]]\nname = \"b\"\n");
    Faults faults;
    SettingReader reader(document.root, faults);
    const auto windows = reader.tables("window");
    REQUIRE(windows.size() == 2);
    CHECK(windows[1]->place.line == 4);
    CHECK(SettingReader(*windows[1], faults).text("name") == "b");
    CHECK(ctg::text_map_of(*reader.table("columns"), faults).at("nom") == "LIBELLE");
    CHECK(faults.empty());
}

TEST_CASE("a date comes as the text it would be between quotes") {
    const auto document = document_of("day = 2019-12-31\nhour = 07:30:00\n");
    Faults faults;
    SettingReader reader(document.root, faults);
    CHECK(reader.text("day") == "2019-12-31");
    CHECK(reader.text("hour") == "07:30:00");
}

TEST_CASE("a file of comments is a document without members") {
    const auto document = document_of("# nothing yet\n");
    CHECK(std::get<ctg::Setting::Members>(document.root.value).empty());
}

TEST_CASE("bad syntax is refused at its line and column") {
    const auto faults =
        refusal_of<DataError>([] { return document_of("[study]\nname = Marseille\n"); });
    CHECK(code_of(faults) == "CTG-CONF-001");
    CHECK(faults.at(0).places.at(0).line == 2);
    CHECK(faults.at(0).places.at(0).column == 8);
    CHECK(faults.at(0).places.at(0).excerpt == "name = Marseille");
}

TEST_CASE("a key given twice is refused where it comes again") {
    const auto faults = refusal_of<DataError>(
        [] { return document_of("name = \"a\"\nlang = \"fr\"\nname = \"b\"\n"); });
    CHECK(code_of(faults) == "CTG-CONF-001");
    CHECK(faults.at(0).places.at(0).line == 3);
    const auto table =
        refusal_of<DataError>([] { return document_of("[a]\nx = 1\n[a]\ny = 2\n"); });
    CHECK(code_of(table) == "CTG-CONF-001");
    CHECK(table.at(0).places.at(0).line == 3);
}

TEST_CASE("settings nested without end are refused") {
    const auto deep = "a = " + std::string(100'000, '[') + std::string(100'000, ']') + "\n";
    CHECK(code_of(refusal_of<DataError>([&] { return document_of(deep); })) == "CTG-CONF-001");
}

// The example of contract.md §5, in its form: place, excerpt with caret, words.
TEST_CASE("an unknown key is shown with its line, a caret and the nearest key") {
    const ScratchFolder folder;
    const auto file = folder.write("study.toml", "[study]\nnmae = \"Test\"\n");
    const auto document = read_document(file);
    Faults faults;
    SettingReader root(document.root, faults);
    SettingReader study(*root.table("study"), faults);
    static_cast<void>(study.text("name"));
    study.finish();
    REQUIRE(faults.errors().size() == 1);
    CHECK(ctg::rendered(faults.errors()[0], ctg::Language::english) ==
          file.string() + ":2:1: error CTG-CONF-002: unknown key “nmae”\n"
                          "    2 | nmae = \"Test\"\n"
                          "      | ^\n"
                          "  expected: one of: name\n"
                          "  found:    “nmae”; nearest: name\n"
                          "  to mend:  correct the key, or take it out\n");
}
