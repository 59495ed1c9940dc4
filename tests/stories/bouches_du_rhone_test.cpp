// SPDX-License-Identifier: Apache-2.0
// Real shapes, EPCI and populations of Bouches-du-Rhône. Expected figures: INSEE, populations
// légales 2023, and DGCL, EPCI 2025, added by hand from the published files.
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <algorithm>
#include <filesystem>

using ctg::Basis;
using ctg::CommuneCode;
using ctg::Year;
namespace fs = std::filesystem;

namespace {

const fs::path shared = CTG_SHARED_DATA;
const fs::path folder = shared / "bouches-du-rhone";

const ctg::Geography& geography() {
    static const auto value =
        ctg::geography_from(ctg::read_layer(folder / "communes.geojson").value,
                            ctg::GeographyYear{2025})
            .value;
    return value;
}

const ctg::Zoning& epci() {
    static const auto value =
        ctg::epci_from(ctg::read_table(folder / "epci.csv"), geography()).value;
    return value;
}

const ctg::Weights& population() {
    static const auto value =
        ctg::weights_from(ctg::read_table(folder / "population.csv"), "population_municipale",
                          Basis::population, geography())
            .value;
    return value;
}

/// A register of one line a convention, read as a file would be.
std::vector<ctg::Convention> conventions(const std::string& lines) {
    const auto file = fs::temp_directory_path() / "ctg-story-conventions.csv";
    ctg::write_file(file, "id;territoire;statut;date_signature;date_effet;date_fin\n" + lines,
                    ctg::Existing::replace);
    return ctg::conventions_from(ctg::read_table(file), {}, geography(), epci()).value;
}

ctg::CoveragePoint coverage(int year, const std::vector<ctg::Convention>& signed_ones) {
    return ctg::coverage_in(Year{year}, signed_ones, population(), {}).value;
}

double people_of(std::initializer_list<const char*> sirens) {
    double sum = 0.0;
    for (const auto* siren : sirens)
        for (const auto& commune : epci().find(siren)->communes)
            if (const auto* weight = population().find(commune)) sum += weight->value();
    return sum;
}

} // namespace

TEST_CASE("the département has 2,087,658 inhabitants, of whom 42.4 % live in Marseille") {
    CHECK(geography().communes().size() == 119);
    CHECK(population().total().value() == 2'087'658.0);
    const double marseille = population().find(CommuneCode("13055"))->value();
    CHECK(marseille == 886'040.0);
    CHECK(100.0 * marseille / population().total().value() == Approx(42.4).margin(0.05));
}

TEST_CASE("the three small EPCI hold 174,008 inhabitants") {
    CHECK(people_of({"241300417", "200035087", "241300375"}) == 174'008.0);
}

TEST_CASE("a metropolitan convention counts its 90 communes in the 13 and lists the two others") {
    const auto point = coverage(2019, conventions("amp;200054807;signee;2019-12-19;;\n"));
    CHECK(point.covered_communes.size() == 90);
    CHECK(point.outside_communes ==
          std::vector<CommuneCode>{CommuneCode("83120"), CommuneCode("84089")});
    CHECK(point.covered == 2'087'658.0 - 174'008.0);
}

TEST_CASE("a metropolitan convention over a communal one counts each inhabitant once") {
    const auto both = coverage(2019, conventions("amp;200054807;signee;2019-12-19;;\n"
                                                 "marseille;13055;signee;2019-06-01;;\n"));
    const auto one = coverage(2019, conventions("amp;200054807;signee;2019-12-19;;\n"));
    CHECK(both.covered == one.covered);
    CHECK(both.share.value() <= 1.0);
    REQUIRE(both.overlaps.size() == 1);
    CHECK(both.overlaps[0].commune == CommuneCode("13055"));
    CHECK(both.overlaps[0].conventions == std::vector<std::string>{"amp", "marseille"});
}

// As the Vallée de l'Hérault did: signed on 6 February 2023 for 2022-2026.
TEST_CASE("a convention signed in February 2023 for 2022-2026 counts on 31 December 2022") {
    const auto late = conventions("late;13055;signee;2023-02-06;2022-01-01;2026-12-31\n");
    CHECK(coverage(2021, late).covered == 0.0);
    CHECK(coverage(2022, late).covered == 886'040.0);
    CHECK(coverage(2026, late).covered == 886'040.0);
    CHECK(coverage(2027, late).covered == 0.0);
}

TEST_CASE("a convention that ended in November does not count that year") {
    const auto ended = conventions("ended;13055;signee;2018-12-01;;2022-11-30\n");
    CHECK(coverage(2021, ended).covered == 886'040.0);
    CHECK(coverage(2022, ended).covered == 0.0);
}

TEST_CASE("the raw INSEE file, without a row for Marseille, gives the same total with a note") {
    const auto table = ctg::read_table(shared / "population/donnees_communes-2023-brut.csv")
                           .renamed({{"code", "COM"}});
    const auto raw = ctg::weights_from(table, "PMUN", Basis::population, geography());
    CHECK(raw.value.total().value() == 2'087'658.0);
    CHECK(raw.value.find(CommuneCode("13055"))->value() == 886'040.0);
    CHECK(std::ranges::count(raw.notes, "CTG-TERR-014", &ctg::Diagnostic::code) == 1);
}

TEST_CASE("a table that loses Marseille is refused, never joined short") {
    const auto file = fs::temp_directory_path() / "ctg-story-population.csv";
    const auto table = ctg::read_table(folder / "population.csv");
    std::string without = "code,population_municipale\n";
    for (std::size_t row = 0; row < table.row_count(); ++row)
        if (table.text(row, 0) != "13055")
            without += table.text(row, 0) + "," + table.text(row, 1) + "\n";
    ctg::write_file(file, without, ctg::Existing::replace);
    try {
        static_cast<void>(ctg::weights_from(ctg::read_table(file), "population_municipale",
                                            Basis::population, geography()));
        FAIL("886,040 people were lost in silence");
    } catch (const ctg::DataError& error) {
        CHECK(error.diagnostics().at(0).code == "CTG-TERR-017");
        CHECK(std::string(error.what()).find("13055") != std::string::npos);
    }
}

TEST_CASE("ten communes around the étang de Berre and Marseille's islands are no fault") {
    const auto topology = ctg::topology_of(geography().communes());
    const std::vector<std::size_t> all(geography().communes().size(), 0);
    const auto outline = ctg::dissolved(topology, all, 1).front();
    std::size_t holes = 0;
    for (const auto& polygon : outline.polygons())
        holes += polygon.holes.size();
    CHECK(holes == 1);
    const auto contiguity = ctg::contiguity_of(geography(), topology);
    std::vector<CommuneCode> codes;
    for (const auto& commune : geography().communes())
        codes.push_back(commune.code);
    CHECK(ctg::pieces_of(codes, contiguity).size() == 1);
}

TEST_CASE("a territory in two pieces is reported with its pieces") {
    const auto contiguity =
        ctg::contiguity_of(geography(), ctg::topology_of(geography().communes()));
    // Arles and Marseille do not touch; Allauch touches Marseille.
    const std::vector<CommuneCode> apart{CommuneCode("13002"), CommuneCode("13004"),
                                         CommuneCode("13055")};
    const auto pieces = ctg::pieces_of(apart, contiguity);
    REQUIRE(pieces.size() == 2);
    CHECK(pieces[0] == std::vector<CommuneCode>{CommuneCode("13002"), CommuneCode("13055")});
    CHECK(pieces[1] == std::vector<CommuneCode>{CommuneCode("13004")});
}
