// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"

#include "catch.hpp"
#include "scoring/plain_units.hpp"

#include <algorithm>

using ctg::Aggregation;
using ctg::Direction;
using ctg::Language;
using ctg::Normalisation;

namespace {

const std::string header = "[scheme]\nid = \"s\"\nversion = \"1\"\n";

std::string indicator(const std::string& id, const std::string& parent,
                      const std::string& rest = "goalposts = [0, 10]\n") {
    return "[[indicator]]\nid = \"" + id + "\"\nparent = \"" + parent +
           "\"\ndirection = \"more\"\n" + rest;
}

std::string node(const std::string& id, const std::string& parent = {},
                 const std::string& rest = {}) {
    return "[[node]]\nid = \"" + id + "\"\n" +
           (parent.empty() ? "" : "parent = \"" + parent + "\"\n") + rest;
}

std::vector<ctg::Diagnostic> faults_of(const std::string& text) {
    try {
        static_cast<void>(scheme_in(text));
    } catch (const ctg::DataError& error) {
        return error.diagnostics();
    }
    return {};
}

/// "CODE line: excerpt" of each fault.
std::vector<std::string> told_of(const std::string& text) {
    std::vector<std::string> told;
    for (const auto& fault : faults_of(text))
        told.push_back(fault.code + " " + std::to_string(fault.places.at(0).line) + ": " +
                       fault.places.at(0).excerpt);
    return told;
}

using Told = std::vector<std::string>;

} // namespace

TEST_CASE("every choice of a composite scheme is read") {
    const auto scheme = scheme_in(R"([scheme]
id = "tai"
version = "2"
unit = "country"
[normalise]
method = "min_max"
missing = "refuse"
clip = false
[aggregate]
method = "geometric"
floor = 2
[[indicator]]
id = "patents"
column = "Patents"
parent = "creation"
direction = "less_is_need"
weight = 2.5
normalise = "goalposts"
goalposts = [0, 994]
missing = "skip"
[[indicator]]
id = "exports"
parent = "total"
direction = "more"
[[node]]
id = "total"
[[node]]
id = "creation"
parent = "total"
weight = 3
aggregate = "arithmetic"
)");
    CHECK(scheme.id == "tai");
    CHECK(scheme.version == "2");
    CHECK(scheme.unit_column == "country");
    CHECK(scheme.sha256.size() == 64);
    REQUIRE(scheme.indicators.size() == 2);
    const auto& patents = scheme.indicators[0];
    CHECK(patents.column == "Patents");
    CHECK(patents.parent == "creation");
    CHECK(patents.direction == Direction::less_is_need);
    CHECK(patents.weight == 2.5);
    CHECK(patents.normalisation == Normalisation::goalposts);
    CHECK(patents.goalposts == ctg::Goalposts{0.0, 994.0});
    CHECK_FALSE(patents.clip);
    CHECK(patents.missing == ctg::MissingRule::skip);
    const auto& exports = scheme.indicators[1];
    CHECK(exports.column == "exports");
    CHECK(exports.direction == Direction::more_is_need);
    CHECK(exports.normalisation == Normalisation::min_max);
    CHECK(exports.missing == ctg::MissingRule::refuse);
    REQUIRE(scheme.nodes.size() == 2);
    CHECK(scheme.nodes[0].aggregation == Aggregation::geometric);
    CHECK(scheme.nodes[0].floor == 2.0);
    CHECK(scheme.nodes[1].aggregation == Aggregation::arithmetic);
    CHECK_FALSE(scheme.nodes[1].floor);
    CHECK(scheme.nodes[1].weight == 3.0);
}

TEST_CASE("an unknown method, key or parent is refused with those that are valid, where it is") {
    const auto method = header + indicator("a", "t", "normalise = \"minmax\"\n") + node("t");
    CHECK(told_of(method) == Told{"CTG-CONF-005 8: normalise = \"minmax\""});
    const auto text = ctg::text_of(faults_of(method).at(0), Language::english);
    CHECK(text.expected == "one of: goalposts, min_max, z, percentile, rank, reference, target");
    CHECK(text.found == "“minmax”; nearest: min_max");

    const auto key = header + indicator("a", "t") + node("t", "", "agregate = \"geometric\"\n");
    CHECK(told_of(key) == Told{"CTG-CONF-002 11: agregate = \"geometric\""});
    CHECK(ctg::text_of(faults_of(key).at(0), Language::english).found ==
          "“agregate”; nearest: aggregate");

    const auto parent = header + indicator("a", "totl") + indicator("b", "total") + node("total");
    CHECK(told_of(parent) == Told{"CTG-SCOR-014 6: parent = \"totl\""});
    CHECK(ctg::text_of(faults_of(parent).at(0), Language::french).found ==
          "« totl » ; le plus proche : total");
    // An indicator is nobody's parent.
    CHECK(told_of(header + indicator("a", "t") + indicator("b", "a") + node("t")) ==
          Told{"CTG-SCOR-014 11: parent = \"a\""});
}

TEST_CASE("what is no tree is refused: rings, two roots, a node without children, an id twice") {
    const auto ring = header + indicator("a", "t") + indicator("b", "x") + node("t") +
                      node("x", "y") + node("y", "x");
    const auto faults = faults_of(ring);
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-SCOR-015");
    CHECK(ctg::text_of(faults[0], Language::english).message ==
          "a node is its own ancestor: x → y → x");
    CHECK(told_of(header + indicator("a", "t") + node("t", "t")) ==
          Told{"CTG-SCOR-015 11: parent = \"t\""});

    const auto roots = header + indicator("a", "t") + indicator("b", "u") + node("t") + node("u");
    CHECK(told_of(roots) == Told{"CTG-SCOR-016 16: [[node]]"});
    CHECK(ctg::text_of(faults_of(roots).at(0), Language::english).found == "t, u");

    CHECK(told_of(header + indicator("a", "t") + node("t") + node("u", "t")) ==
          Told{"CTG-SCOR-017 11: [[node]]"});
    CHECK(told_of(header + indicator("t", "t") + node("t")) == Told{"CTG-SCOR-013 9: [[node]]"});
}

TEST_CASE("weights and floors are above 0, goalposts in order") {
    const auto text = header + indicator("a", "t", "weight = -1\ngoalposts = [10, 0]\n") +
                      node("t", "", "aggregate = \"geometric\"\nfloor = 0\nweight = 0\n");
    auto told = told_of(text);
    std::ranges::sort(told);
    CHECK(told == Told{"CTG-SCOR-002 9: goalposts = [10, 0]", "CTG-SCOR-010 13: floor = 0",
                       "CTG-SCOR-010 14: weight = 0", "CTG-SCOR-010 8: weight = -1"});
}

TEST_CASE("a key that its method does not use is refused") {
    const auto text =
        header + indicator("a", "t", "normalise = \"rank\"\ngoalposts = [0, 10]\nclip = true\n") +
        node("t", "", "floor = 1\n");
    CHECK(told_of(text) == Told{"CTG-SCOR-018 9: goalposts = [0, 10]",
                                "CTG-SCOR-018 10: clip = true", "CTG-SCOR-018 13: floor = 1"});
}

TEST_CASE("goalposts, a direction, an id and a parent must be there") {
    CHECK(told_of(header + "[[indicator]]\nid = \"a\"\n" + node("t")).size() == 3);
    CHECK(faults_of("# nothing yet\n").size() == 3);
    CHECK(told_of(header + indicator("", "t") + node("t")) == Told{"CTG-CONF-003 5: id = \"\""});
}

TEST_CASE("no geometric mean of deviations from a mean") {
    const auto text = header + indicator("a", "p", "normalise = \"z\"\n") + node("p", "t") +
                      node("t", "", "aggregate = \"geometric\"\nfloor = 1\n");
    CHECK(told_of(text) == Told{"CTG-SCOR-019 12: [[node]]"});
}
