// SPDX-License-Identifier: Apache-2.0
#include "ctg/territory/weights.hpp"

#include "ctg/base/error.hpp"

#include "catch.hpp"
#include "territory/squares.hpp"

using ctg::Basis;
using ctg::Figure;
using ctg::Geography;
using ctg::GeographyYear;
using ctg::Weights;
using ctg::weights_from;
using namespace ctg::test;

namespace {

using Rows = std::vector<std::vector<std::string>>;

ctg::Checked<Weights> weights_in(const Rows& rows, const Geography& geography,
                                 const ctg::WeightOptions& options = {}) {
    return weights_from(table_of({"code", "pmun"}, rows), "pmun", Basis::population, geography,
                        options);
}

const Geography three = row_of({"13001", "13002", "13004"});
const Geography with_marseille = row_of({"13001", "13055"});

/// One inhabitant in the first arrondissement, two in the second, and so on.
Rows arrondissements(int count) {
    Rows rows;
    for (int n = 1; n <= count; ++n)
        rows.push_back({std::to_string(13200 + n), std::to_string(n)});
    return rows;
}

} // namespace

TEST_CASE("each commune of the geography has its weight, found by its code") {
    const auto [weights, notes] =
        weights_in({{"13004", "4"}, {"13001", "1.5"}, {"13002", "0"}}, three);
    CHECK(notes.empty());
    CHECK(weights.basis() == Basis::population);
    CHECK(weights.source().file == "a.csv");
    CHECK(weights.items().front().first == code("13001"));
    REQUIRE(weights.find(code("13004")));
    CHECK(*weights.find(code("13004")) == Figure::exact(4));
    CHECK(weights.find(code("13003")) == nullptr);
    CHECK(weights.total() == Figure::exact(5.5));
}

TEST_CASE("rows of communes outside the geography are counted, not read") {
    const auto [weights, notes] = weights_in(
        {{"13001", "1"}, {"13002", "2"}, {"84089", "abc"}, {"84089", "3"}, {"13004", "4"}}, three);
    CHECK(weights.total() == Figure::exact(7));
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-016");
    CHECK(value_of(notes[0], "count") == "2");
}

TEST_CASE("sixteen arrondissements make Marseille, with a note") {
    auto rows = arrondissements(16);
    rows.push_back({"13001", "100"});
    const auto [weights, notes] = weights_in(rows, with_marseille);
    CHECK(*weights.find(code("13055")) == Figure::exact(136)); // 1 + … + 16
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-014");
    CHECK(notes[0].places.front().line == 2);
}

TEST_CASE("when Marseille has its own row, its arrondissements do not count again") {
    auto rows = arrondissements(16);
    rows.push_back({"13001", "100"});
    rows.push_back({"13055", "137"});
    const auto [weights, notes] = weights_in(rows, with_marseille);
    CHECK(*weights.find(code("13055")) == Figure::exact(137));
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-TERR-015");
}

TEST_CASE("fifteen arrondissements are not Marseille") {
    auto rows = arrondissements(15);
    rows.push_back({"13001", "100"});
    const auto faults = faults_of([&] { (void)weights_in(rows, with_marseille); });
    REQUIRE(faults.size() == 1);
    CHECK(faults[0].code == "CTG-TERR-018");
    CHECK(value_of(faults[0], "found") == "15");
}

TEST_CASE("a commune without a row, twice, negative or no number: all are named at once") {
    const auto faults = faults_of([] {
        (void)weights_in({{"13001", "1"}, {"13001", "2"}, {"13002", "-3"}, {"hors", "1"}}, three);
    });
    REQUIRE(find(faults, "CTG-TERR-017"));
    CHECK(value_of(*find(faults, "CTG-TERR-017"), "commune") == "13004");
    REQUIRE(find(faults, "CTG-TERR-001"));
    CHECK(find(faults, "CTG-TERR-001")->places.size() == 2);
    REQUIRE(find(faults, "CTG-TERR-013"));
    CHECK(find(faults, "CTG-TERR-013")->places.front().line == 4);
    REQUIRE(find(faults, "CTG-TERR-002"));
    CHECK(find(faults, "CTG-TERR-002")->places.front().line == 5);
    const auto not_numbers = faults_of([] {
        (void)weights_in({{"13001", "beaucoup"}, {"13002", "1"}, {"13004", "1"}}, three);
    });
    REQUIRE(not_numbers.size() == 1);
    CHECK(not_numbers[0].code == "CTG-DATA-005");
}

TEST_CASE("communes without a row are capped at a hundred, and the total is said") {
    std::vector<std::string> texts;
    for (int n = 0; n < 120; ++n)
        texts.push_back(std::to_string(13001 + n));
    const auto faults = faults_of([&] { (void)weights_in({}, row_of(texts)); });
    REQUIRE(faults.size() == 101);
    CHECK(faults.back().code == "CTG-BASE-004");
    CHECK(value_of(faults.back(), "count") == "120");
}

TEST_CASE("a missing column is named") {
    const auto faults = faults_of([] {
        (void)weights_from(table_of({"code", "ptot"}, {}), "pmun", Basis::population, three);
    });
    CHECK(find(faults, "CTG-DATA-004"));
}

TEST_CASE("an absence is no zero, and a rounded count keeps its bounds") {
    const auto absent = weights_in({{"13001", "s"}, {"13002", "nd"}, {"13004", "7"}}, three).value;
    CHECK(absent.find(code("13001"))->absence() == ctg::Absence::suppressed);
    CHECK(absent.total().value() == 7);
    const auto rounded =
        weights_in({{"13001", "10"}, {"13002", "0"}, {"13004", "5"}}, three, {ctg::Rounding{}})
            .value;
    CHECK(*rounded.find(code("13001")) == Figure::between(8, 10, 12));
}

TEST_CASE("weights made by hand are checked as those of a table") {
    const auto make = [](double weight) {
        return Weights(Basis{"allocataires"},
                       {{code("13001"), Figure::exact(weight)}, {code("13001"), Figure::exact(1)}});
    };
    const auto faults = faults_of([&] { (void)make(-1); });
    CHECK(find(faults, "CTG-TERR-001"));
    CHECK(find(faults, "CTG-TERR-013"));
    CHECK(Weights(Basis::communes, {}).items().empty());
}

TEST_CASE("weights within a département are those of its communes") {
    const Weights weights(Basis::population, {{code("84089"), Figure::exact(5)},
                                              {code("13001"), Figure::exact(2)},
                                              {code("97411"), Figure::exact(3)}});
    CHECK(weights.within("13").total() == Figure::exact(2));
    CHECK(weights.within("974").total() == Figure::exact(3));
    CHECK(weights.within("2A").items().empty());
    CHECK(weights.within("13").basis() == Basis::population);
}

TEST_CASE("each commune counts one") {
    CHECK(ctg::commune_weights(three).total() == Figure::exact(3));
    CHECK(ctg::commune_weights(three).basis() == Basis::communes);
}

TEST_CASE("areas are on the ellipsoid, in km²") {
    // A square kilometre of Lambert-93 at its origin, where its scale is 0.999051 (see
    // measure_test).
    const Geography geography(
        GeographyYear{2025}, {commune("13001", rectangle(699'500, 6'599'500, 700'500, 6'600'500))});
    const auto area = ctg::area_weights(geography).total();
    CHECK(area.value() == Approx(1 / (0.999051086 * 0.999051086)).epsilon(1e-6));
    CHECK(ctg::area_weights(geography).basis() == Basis::area);
}
