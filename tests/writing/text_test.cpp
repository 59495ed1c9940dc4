// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/text.hpp"

#include "catch.hpp"
#include "scratch.hpp"

#include "ctg/writing/file.hpp"

#include <nlohmann/json.hpp>
#include <rapidcheck.h>

#include <cmath>
#include <limits>

using namespace ctg;
using Json = nlohmann::json;

namespace {

Records records_with(std::vector<std::vector<RecordValue>> rows) {
    return {"ctg.test/1",
            {{"code", RecordKind::code},
             {"name", RecordKind::text},
             {"year", RecordKind::integer},
             {"share", RecordKind::share},
             {"total", RecordKind::number}},
            std::move(rows)};
}

std::string csv(const Records& records, TextFormat format = TextFormat::csv) {
    return text_of(records, format, {}, Language::french);
}

std::string cell_of(const std::string& text, TextFormat format = TextFormat::csv) {
    const auto lines = csv({"", {{"name", RecordKind::text}}, {{text}}}, format);
    const std::string head = format == TextFormat::csv ? "name\r\n" : "\uFEFFname\r\n";
    REQUIRE(lines.starts_with(head));
    REQUIRE(lines.ends_with("\r\n"));
    return lines.substr(head.size(), lines.size() - head.size() - 2);
}

} // namespace

TEST_CASE("formats go by the names of the command line") {
    CHECK(text_format_of("csv-fr") == TextFormat::csv_fr);
    CHECK(text_format_of("json") == TextFormat::json);
    CHECK_FALSE(text_format_of("xml").has_value());
}

TEST_CASE("CSV keeps zeros of codes, writes shortest numbers, and leaves absences empty") {
    const auto records = records_with({{"01001", "L'Abergement", std::int64_t{2019}, 0.1, 767.0},
                                       {"13055", "Marseille", std::monostate{}, 1.0 / 3.0, 1e5}});
    CHECK(csv(records) == "code,name,year,share,total\r\n"
                          "01001,L'Abergement,2019,0.1,767\r\n"
                          "13055,Marseille,,0.3333333333333333,100000\r\n");
}

TEST_CASE("the French CSV has a BOM, semicolons and decimal commas") {
    const auto records = records_with({{"01001", "a;b", std::int64_t{2019}, 0.5, 1234.5}});
    CHECK(csv(records, TextFormat::csv_fr) == "\uFEFFcode;name;year;share;total\r\n"
                                              "01001;\"a;b\";2019;0,5;1234,5\r\n");
}

TEST_CASE("a result without rows is a header, without columns an empty line") {
    CHECK(csv(records_with({})) == "code,name,year,share,total\r\n");
    CHECK(csv({}) == "\r\n");
    CHECK(Json::parse(text_of({}, TextFormat::json, {}, Language::french))["rows"].empty());
    CHECK(text_of(records_with({}), TextFormat::table, {}, Language::french) ==
          "code  name  year  share  total\n────  ────  ────  ─────  ─────\n");
}

TEST_CASE("quotes, separators and line ends are quoted as RFC 4180 says") {
    CHECK(cell_of("say \"a\"") == "\"say \"\"a\"\"\"");
    CHECK(cell_of("a,b") == "\"a,b\"");
    CHECK(cell_of("a\r\nb") == "\"a\r\nb\"");
    CHECK(cell_of("a;b") == "a;b");
    CHECK(cell_of("") == "\"\"");
}

TEST_CASE("a text that a spreadsheet would run as a formula gets an apostrophe") {
    CHECK(cell_of("=HYPERLINK(\"x\")") == "\"'=HYPERLINK(\"\"x\"\")\"");
    for (const auto* text : {"+1", "-1", "@x", "\tx"})
        CHECK(cell_of(text) == "'" + std::string(text));
    CHECK(cell_of("\rx") == "\"'\rx\"");
    CHECK(cell_of("=1", TextFormat::csv_fr) == "'=1");
    CHECK(csv({"", {{"=name", RecordKind::text}}, {}}) == "'=name\r\n");
    // A number is no text: -1.5 stays one.
    CHECK(csv({"", {{"n", RecordKind::number}}, {{-1.5}}}) == "n\r\n-1.5\r\n");
}

TEST_CASE("a number written to CSV or JSON reads back as the same double") {
    const auto reads_back = [](double value) {
        RC_PRE(std::isfinite(value));
        const Records records{"", {{"n", RecordKind::number}}, {{value}}};
        const auto lines = csv(records);
        RC_ASSERT(std::stod(lines.substr(3)) == value);
        const auto json = text_of(records, TextFormat::json, {}, Language::french);
        RC_ASSERT(Json::parse(json)["rows"][0]["n"].get<double>() == value);
    };
    CHECK(rc::check(reads_back));
    const auto smallest = std::numeric_limits<double>::min();
    CHECK(std::stod(csv({"", {{"n", RecordKind::number}}, {{smallest}}}).substr(3)) == smallest);
}

TEST_CASE("JSON has schema, study, options, rows, notes, then facts and further tables") {
    Envelope envelope;
    envelope.study = {{"name", "Bouches-du-Rhône"}};
    envelope.options = {{"basis", "population"}};
    envelope.facts = {{"status", "optimal"}, {"objective", 12.5}};
    envelope.further = {{"load", {"", {{"antenne", RecordKind::code}}, {{"A1"}}}}};
    envelope.details = {{{{"covered", {"13055"}}}, {{"overlaps", {}}}}};
    envelope.notes = {note_of("CTG-WRIT-001", {{"file", "a.csv"}},
                              {.file = "a.csv", .line = 2, .column = 3, .field = "f"})};
    const auto text =
        text_of(records_with({{"01001", "=x", std::int64_t{2019}, 0.5, std::monostate{}}}),
                TextFormat::json, envelope, Language::english);
    CHECK(nlohmann::ordered_json::parse(text) == nlohmann::ordered_json::parse(R"({
        "schema": "ctg.test/1",
        "study": {"name": "Bouches-du-Rhône"},
        "options": {"basis": "population"},
        "rows": [{"code": "01001", "name": "=x", "year": 2019, "share": 0.5, "total": null,
                  "detail": {"covered": ["13055"], "overlaps": []}}],
        "notes": [{"severity": "note", "code": "CTG-WRIT-001",
                   "message": "a.csv already exists and is left as it is",
                   "expected": "", "found": "",
                   "remedy": "name another file, or allow it to be replaced: --overwrite",
                   "places": [{"file": "a.csv", "line": 2, "column": 3, "field": "f",
                               "excerpt": ""}]}],
        "status": "optimal",
        "objective": 12.5,
        "load": [{"antenne": "A1"}]})"));
}

TEST_CASE("JSON has a line for each row and survives bytes that are no UTF-8") {
    const auto text = text_of(records_with({{"a", "\xFF", {}, {}, {}}, {"b", "", {}, {}, {}}}),
                              TextFormat::json, {}, Language::french);
    CHECK(std::ranges::count(text, '\n') == 8);
    CHECK(Json::parse(text)["rows"][0]["name"] == "\uFFFD");
}

TEST_CASE("the table aligns what a reader sees, in percent and rounded") {
    const auto records =
        records_with({{"13001", "Aix-en-Provence", std::int64_t{2019}, 0.5, 147122.0},
                      {"13005", "Étoile", std::int64_t{2019}, 0.12345, std::monostate{}}});
    CHECK(text_of(records, TextFormat::table, {}, Language::french) ==
          "code   name             year   share    total\n"
          "─────  ───────────────  ────  ──────  ───────\n"
          "13001  Aix-en-Provence  2019  50,0\u00A0%  147\u202F122\n"
          "13005  Étoile           2019  12,3\u00A0%\n");
}

TEST_CASE("the table leaves out a column without a value and shows what goes with the rows") {
    Envelope envelope;
    envelope.facts = {{"status", "optimal"}, {"gap", 0.25}};
    envelope.further = {{"load", {"", {{"antenne", RecordKind::code}}, {{"A1"}}}}};
    envelope.details = {{{{"covered", {"13055", "13001"}}, {"uncovered", {}}}, {}}};
    const auto text = text_of(records_with({{"13", "x", std::int64_t{2019}, {}, {}}}),
                              TextFormat::table, envelope, Language::english);
    CHECK(text == "code  name  year\n────  ────  ────\n13    x     2019\n"
                  "\n13 x 2019\n  covered: 13055 13001\n"
                  "\nstatus: optimal\ngap: 0.250\n"
                  "\nload\nantenne\n───────\nA1\n");
}

TEST_CASE("control characters cannot reach the terminal") {
    const Records records{"", {{"name", RecordKind::text}}, {{"a\x1B[31mb\n\u009Bc"}}};
    CHECK(text_of(records, TextFormat::table, {}, Language::english) ==
          "name\n──────────\na\uFFFD[31mb\uFFFD\uFFFDc\n");
}

TEST_CASE("Python's csv and json read the same values from all three formats") {
    const auto records =
        records_with({{"01001", "a \"b\", c;d\r\ne\u2028f", std::int64_t{-7}, 0.1, 1e-7},
                      {"2A004", "Étoile", std::int64_t{2019}, 1.0, 123456789.125},
                      {"", "", std::monostate{}, std::monostate{}, std::monostate{}}});
    const ScratchFolder folder;
    write_file(folder / "a.csv", csv(records), Existing::refuse);
    write_file(folder / "fr.csv", csv(records, TextFormat::csv_fr), Existing::refuse);
    write_file(folder / "a.json", text_of(records, TextFormat::json, {}, Language::french),
               Existing::refuse);
    const std::string command = "/usr/bin/python3 " CTG_TEST_SOURCES "/reread_text.py ";
    CHECK(std::system((command + folder.path().string()).c_str()) == 0);
}
