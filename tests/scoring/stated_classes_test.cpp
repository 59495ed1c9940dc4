// SPDX-License-Identifier: Apache-2.0
// The classes of maps, as a scheme file states them.
#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/scoring/scheme.hpp"

#include "catch.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>

#include <unistd.h>

using ctg::ClassMethod;
using ctg::ClassRule;

namespace {

std::optional<ClassRule> stated(const std::string& line) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("ctg-classes-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(file, std::ios::binary) << R"([scheme]
id = "s"
version = "1"
themes = ["logement"]
logics = ["sociale"]
[[indicator]]
id = "aides"
theme = "logement"
logic = "sociale"
label = "Aides"
unit = "%"
table = "caf"
numerator = "foyers"
denominator = "menages"
kind = "ratio"
direction = "more_is_need"
year = 2023
source = "CNAF"
goalposts = [5.0, 35.0]
)" << line;
    const auto document = ctg::read_document(file);
    std::filesystem::remove(file);
    return ctg::scheme_from(document).value.indicators.at(0).classes;
}

/// Code and line of what is refused.
std::string refused(const std::string& line) {
    try {
        static_cast<void>(stated(line));
    } catch (const ctg::DataError& error) {
        const auto& fault = error.diagnostics().at(0);
        return fault.code + " " + std::to_string(fault.places.at(0).line);
    }
    return {};
}

} // namespace

TEST_CASE("an indicator may state the classes of its maps, or none") {
    CHECK_FALSE(stated("").has_value());
    CHECK(stated(R"(classes = { method = "jenks", count = 4, rounded = true })") ==
          ClassRule{ClassMethod::jenks, 4, {}, true, {}});
    CHECK(stated("classes = { step = 5 }") == ClassRule{ClassMethod::quantiles, 5, {}, false, 5.0});
}

TEST_CASE("bounds say by themselves that they are given by hand") {
    CHECK(stated("classes = { bounds = [10, 20.5] }") ==
          ClassRule{ClassMethod::manual, 5, {10.0, 20.5}, false, {}});
}

TEST_CASE("classes that make no map are refused where the scheme states them") {
    CHECK(refused(R"(classes = { method = "fisher" })") == "CTG-CONF-005 20");
    CHECK(refused("classes = { number = 4 }") == "CTG-CONF-002 20");
    CHECK(refused("classes = { count = 1 }") == "CTG-PORT-030 20");
    CHECK(refused("classes = { count = -1 }") == "CTG-PORT-030 20");
    CHECK(refused("classes = { bounds = [20, 10] }") == "CTG-PORT-031 20");
    CHECK(refused("classes = { step = 0 }") == "CTG-PORT-037 20");
}
