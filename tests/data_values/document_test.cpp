// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/document.hpp"

#include "catch.hpp"

#include <limits>

using ctg::Faults;
using ctg::Place;
using ctg::PlaceUnit;
using ctg::Setting;
using ctg::SettingReader;

namespace {

Place on_line(std::size_t line, std::string field = {}) {
    return {"study.toml", line, 1, std::move(field), {}, PlaceUnit::line};
}

/// name = "Test", years = 4, share = 0.5, on = true, names = ["a", "b"], and a table of one key.
Setting sample() {
    const Setting::List names{{std::string("a"), on_line(5)}, {std::string("b"), on_line(5)}};
    const Setting::Members columns{{"code", {std::string("INSEE_COM"), on_line(7)}}};
    const Setting::List tables{{columns, on_line(8)}};
    return {Setting::Members{{"name", {std::string("Test"), on_line(1, "name")}},
                             {"years", {std::int64_t{4}, on_line(2, "years")}},
                             {"share", {0.5, on_line(3, "share")}},
                             {"on", {true, on_line(4, "on")}},
                             {"names", {names, on_line(5, "names")}},
                             {"columns", {columns, on_line(6, "columns")}},
                             {"windows", {tables, on_line(8, "windows")}}},
            on_line(0)};
}

std::string value_of(const ctg::Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return "no such value";
}

} // namespace

TEST_CASE("each key is read with its type, and a file read in full has no fault") {
    const auto table = sample();
    Faults faults;
    SettingReader reader(table, faults);
    CHECK(reader.required_text("name") == "Test");
    CHECK(reader.integer("years") == 4);
    CHECK(reader.number("years") == 4.0);
    CHECK(reader.required_number("share") == 0.5);
    CHECK(reader.flag("on") == true);
    CHECK(reader.texts("names") == std::vector<std::string>{"a", "b"});
    REQUIRE(reader.table("columns") != nullptr);
    CHECK(ctg::text_map_of(*reader.table("columns"), faults) ==
          std::map<std::string, std::string>{{"code", "INSEE_COM"}});
    CHECK(reader.tables("windows").size() == 1);
    CHECK(reader.place_of("share").line == 3);
    reader.finish();
    CHECK(faults.empty());
}

TEST_CASE("keys that are not there are nothing, without a fault") {
    const Setting empty{Setting::Members{}, on_line(1)};
    Faults faults;
    SettingReader reader(empty, faults);
    CHECK_FALSE(reader.has("a"));
    CHECK_FALSE(reader.text("a").has_value());
    CHECK_FALSE(reader.number("a").has_value());
    CHECK_FALSE(reader.integer("a").has_value());
    CHECK_FALSE(reader.flag("a").has_value());
    CHECK_FALSE(reader.texts("a").has_value());
    CHECK_FALSE(reader.numbers("a").has_value());
    CHECK(reader.table("a") == nullptr);
    CHECK(reader.tables("a").empty());
    CHECK(reader.any("a") == nullptr);
    CHECK(reader.choice("a", {"x", "y"}, "y") == "y");
    reader.finish();
    CHECK(faults.empty());
}

TEST_CASE("a key that nobody asked for is refused with the nearest that was") {
    const Setting table{Setting::Members{{"nmae", {std::string("Test"), on_line(3, "nmae")}}},
                        on_line(0)};
    Faults faults;
    SettingReader reader(table, faults);
    CHECK_FALSE(reader.text("name").has_value());
    CHECK_FALSE(reader.text("lang").has_value());
    reader.finish();
    const auto errors = faults.errors();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "CTG-CONF-002");
    CHECK(value_of(errors[0], "key") == "nmae");
    CHECK(value_of(errors[0], "nearest") == "name");
    CHECK(errors[0].places.at(0) == on_line(3, "nmae"));
}

TEST_CASE("a missing key is refused at the table that lacks it") {
    const Setting table{Setting::Members{}, on_line(9, "weights.population")};
    Faults faults;
    SettingReader reader(table, faults);
    CHECK(reader.required_text("file").empty());
    CHECK(reader.required_number("scale") == 0.0);
    const auto errors = faults.errors();
    REQUIRE(errors.size() == 2);
    CHECK(errors[0].code == "CTG-CONF-003");
    CHECK(value_of(errors[0], "key") == "weights.population.file");
    CHECK(errors[0].places.at(0) == on_line(9, "weights.population.file"));
}

TEST_CASE("a value of another type is refused at its place, whatever the type asked for") {
    const auto table = sample();
    Faults faults;
    SettingReader reader(table, faults);
    CHECK_FALSE(reader.text("years").has_value());
    CHECK_FALSE(reader.number("name").has_value());
    CHECK_FALSE(reader.integer("share").has_value());
    CHECK_FALSE(reader.flag("name").has_value());
    CHECK_FALSE(reader.texts("name").has_value());
    CHECK_FALSE(reader.numbers("names").has_value());
    CHECK(reader.table("names") == nullptr);
    CHECK(reader.tables("columns").empty());
    CHECK(reader.tables("names").empty());
    CHECK(reader.required_text("on").empty());
    const auto errors = faults.errors();
    REQUIRE(errors.size() == 12); // two for each list of texts: one for each item
    for (const auto& error : errors)
        CHECK(error.code == "CTG-CONF-004");
    CHECK(value_of(errors[0], "key") == "years");
    CHECK(value_of(errors[0], "found") == "4");
    CHECK(value_of(errors[1], "found") == "\"Test\"");
    CHECK(errors[2].places.at(0) == on_line(3, "share"));
}

TEST_CASE("a number that is not finite is no number") {
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const Setting table{Setting::Members{{"scale", {nan, on_line(2, "scale")}}}, on_line(0)};
    Faults faults;
    SettingReader reader(table, faults);
    CHECK_FALSE(reader.number("scale").has_value());
    CHECK(faults.errors().at(0).code == "CTG-CONF-004");
}

TEST_CASE("a choice outside the list is refused with the list and the nearest") {
    const Setting table{Setting::Members{{"lang", {std::string("fra"), on_line(4, "lang")}}},
                        on_line(0)};
    Faults faults;
    SettingReader reader(table, faults);
    CHECK(reader.choice("lang", {"fr", "en"}, "en") == "en");
    const auto errors = faults.errors();
    REQUIRE(errors.size() == 1);
    CHECK(errors[0].code == "CTG-CONF-005");
    CHECK(value_of(errors[0], "choices") == "fr, en");
    CHECK(value_of(errors[0], "nearest") == "fr");
    CHECK(errors[0].places.at(0).line == 4);
}

TEST_CASE("what should be a table and is not is one fault, and reads as empty") {
    const Setting text{std::string("communes.gpkg"), on_line(2, "communes")};
    Faults faults;
    SettingReader reader(text, faults);
    CHECK_FALSE(reader.text("file").has_value());
    reader.finish();
    CHECK(ctg::text_map_of(text, faults).empty());
    REQUIRE(faults.errors().size() == 2);
    CHECK(faults.errors()[0].code == "CTG-CONF-004");
    CHECK(value_of(faults.errors()[0], "key") == "communes");
}
