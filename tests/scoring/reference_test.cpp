// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/scheme.hpp"

#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "small_country.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include <unistd.h>

using Lines = std::vector<std::string>;

namespace {

const std::string header = "# Une grille\n[scheme]\nid = \"s\"\nversion = \"1\"\n"
                           "themes = [\"logement\"]\nlogics = [\"sociale\"]\n";

std::string indicator(const std::string& id, const std::string& columns,
                      const std::string& goalposts) {
    return "[[indicator]]\nid = \"" + id +
           "\"\ntheme = \"logement\"\nlogic = \"sociale\"\nlabel = \"" + id +
           "\"\nunit = \"%\"\ntable = \"caf\"\n" + columns +
           "\ndirection = \"more_is_need\"\nyear = 2020\nsource = \"CNAF\"\n" + goalposts + "\n";
}

const std::string ratio = "kind = \"ratio\"\nnumerator = \"foyers\"\ndenominator = \"menages\"";
const std::string national =
    R"(goalposts = { reference = "national", low = "p25", high = "p75", year = 2020 }  # figer)";

ctg::Document document_of(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("ctg-reference-" + std::to_string(getpid()) + ".toml");
    std::ofstream(file, std::ios::binary) << text;
    auto document = ctg::read_document(file);
    std::filesystem::remove(file);
    return document;
}

std::vector<std::string> codes_of(const std::vector<ctg::Diagnostic>& diagnostics) {
    std::vector<std::string> codes;
    for (const auto& diagnostic : diagnostics)
        codes.push_back(diagnostic.code);
    return codes;
}

template <class Call>
std::vector<std::string> refusal_of(const Call& call) {
    try {
        static_cast<void>(call());
    } catch (const ctg::Error& error) {
        return codes_of(error.diagnostics());
    }
    return {};
}

using Codes = std::vector<std::string>;

/// 10, 20, 30, 40 and 50 %, one without households, and one hidden.
const Lines units{"code;foyers;menages", "13001;10;100", "13002;40;200", "13003;90;300",
                  "13004;s;100",         "13005;0;0",    "13006;4;10",   "13007;5;10"};

} // namespace

// numpy.percentile([3, 1, 4, 1, 5, 9, 2, 6], [5, 10, 50, 95]) of numpy 2.4.6, whose default method
// "linear" is type 7 of Hyndman and Fan.
TEST_CASE("percentiles are those of numpy and R's default") {
    const std::vector<double> values{3, 1, 4, 1, 5, 9, 2, 6};
    CHECK(ctg::percentile(values, 5.0) == Approx(1.0));
    CHECK(ctg::percentile(values, 10.0) == Approx(1.0));
    CHECK(ctg::percentile(values, 50.0) == Approx(3.5));
    CHECK(ctg::percentile(values, 95.0) == Approx(7.95));
    CHECK(ctg::percentile(values, 0.0) == 1.0);
    CHECK(ctg::percentile(values, 100.0) == 9.0);
    CHECK(ctg::percentile(std::vector{7.0}, 33.0) == 7.0);
    CHECK(refusal_of([] { return ctg::percentile({}, 50.0); }) == Codes{"CTG-SCOR-086"});
    CHECK(refusal_of([&] { return ctg::percentile(values, 101.0); }) == Codes{"CTG-SCOR-086"});
}

TEST_CASE("frozen goalposts are the percentiles of the units, with what they come from") {
    const auto document = document_of(header + indicator("aides", ratio, national));
    const auto table = table_of(units);
    const auto frozen = ctg::frozen_scheme(document, table).value;
    REQUIRE(frozen.goalposts.size() == 1);
    CHECK(frozen.goalposts[0].goalposts.low == Approx(20.0));
    CHECK(frozen.goalposts[0].goalposts.high == Approx(40.0));
    CHECK(frozen.goalposts[0].reference.units == 5);
    // The rest of the file stays to the byte.
    const auto text = header + indicator("aides", ratio, national);
    const auto added = frozen.text.find(", values = [");
    REQUIRE(added != std::string::npos);
    CHECK(frozen.text.substr(0, added) == text.substr(0, added));
    CHECK(frozen.text.ends_with(" }  # figer\n"));
}

TEST_CASE("a frozen scheme is read, says its reference, and is not frozen again") {
    const auto frozen =
        ctg::frozen_scheme(document_of(header + indicator("aides", ratio, national)),
                           table_of(units))
            .value;
    const auto document = document_of(frozen.text);
    const auto scheme = ctg::scheme_from(document).value;
    const auto& aides = scheme.indicators.at(0);
    CHECK(aides.goalposts == frozen.goalposts[0].goalposts);
    REQUIRE(aides.reference);
    CHECK(*aides.reference == frozen.goalposts[0].reference);
    CHECK(aides.reference->name == "national");
    CHECK(aides.reference->year == ctg::Year{2020});
    CHECK(refusal_of([&] { return ctg::frozen_scheme(document, table_of(units)); }) ==
          Codes{"CTG-SCOR-084"});
}

TEST_CASE("a scheme whose goalposts are not frozen is refused with the verb that freezes them") {
    const auto document = document_of(header + indicator("aides", ratio, national));
    try {
        static_cast<void>(ctg::scheme_from(document));
        FAIL("not refused");
    } catch (const ctg::DataError& error) {
        REQUIRE(codes_of(error.diagnostics()) == Codes{"CTG-SCOR-082"});
        const auto english = ctg::text_of(error.diagnostics()[0], ctg::Language::english);
        CHECK(english.message ==
              "the goalposts of aides are to come from national, and are not frozen");
        CHECK(english.remedy.find("ctg goalposts") != std::string::npos);
        CHECK(error.diagnostics()[0].places.at(0).line == 20);
    }
}

TEST_CASE("of a mean the units' own figures count, each once, and arrondissements do not") {
    const auto mean = "kind = \"mean\"\nnumerator = \"taux\"\ndenominator = \"menages\"";
    Lines lines{"code;taux", "13001;10", "13055;20", "13002;30"};
    for (int n = 1; n <= 16; ++n)
        lines.push_back("132" + std::string(n < 10 ? "0" : "") + std::to_string(n) + ";99");
    const auto document = document_of(header + indicator("taux", mean, national));
    const auto frozen = ctg::frozen_scheme(document, table_of(lines)).value;
    CHECK(frozen.goalposts.at(0).reference.units == 3);
    CHECK(frozen.goalposts.at(0).goalposts == ctg::Goalposts{15.0, 25.0});
}

TEST_CASE("what the table cannot give stays, and is told") {
    const auto other = "kind = \"count\"\nnumerator = \"places\"";
    const auto text =
        header + indicator("aides", ratio, national) + indicator("places", other, national);
    const auto frozen = ctg::frozen_scheme(document_of(text), table_of(units));
    CHECK(frozen.value.goalposts.size() == 1);
    CHECK(codes_of(frozen.notes) == Codes{"CTG-SCOR-083"});
    // The second is still refused.
    CHECK(refusal_of([&] { return ctg::scheme_from(document_of(frozen.value.text)); }) ==
          Codes{"CTG-SCOR-082"});

    CHECK(refusal_of([&] {
              return ctg::frozen_scheme(document_of(text), table_of(units), "régional");
          }) == Codes{"CTG-SCOR-084"});
    const auto equal = table_of({"code;foyers;menages", "13001;1;10", "13002;2;20"});
    CHECK(refusal_of([&] { return ctg::frozen_scheme(document_of(text), equal); }) ==
          Codes{"CTG-SCOR-085"});
}

TEST_CASE("percentiles that are none, or out of order, are refused where they stand") {
    const auto with = [](const std::string& low, const std::string& high) {
        return document_of(header + indicator("aides", ratio,
                                              "goalposts = { reference = \"national\", low = \"" +
                                                  low + "\", high = \"" + high +
                                                  "\", year = 2020, values = [1, 2] }"));
    };
    CHECK(refusal_of([&] { return ctg::scheme_from(with("5%", "p95")); }) == Codes{"CTG-SCOR-010"});
    CHECK(refusal_of([&] { return ctg::scheme_from(with("p95", "p05")); }) ==
          Codes{"CTG-SCOR-002"});
    CHECK(refusal_of([&] { return ctg::scheme_from(with("p05", "p95")); }).empty());
}
