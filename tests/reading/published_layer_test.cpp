// SPDX-License-Identifier: Apache-2.0
// Column names are those of IGN's descriptions of ADMIN EXPRESS 3.2 and 4.0.
#include "ctg/reading/published_layer.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

using ctg_test::value_of;

namespace {

/// A layer of one feature whose cells are the names of their columns.
ctg::Layer layer_of(const std::vector<std::string>& columns) {
    ctg::Table::Row row;
    for (const auto& column : columns)
        row.push_back({"of " + column, 1, 0});
    return {ctg::Table({}, columns, {row}, {ctg::DecimalMark::point, ctg::PlaceUnit::feature}),
            {ctg::MultiPolygon{}},
            ctg::lambert93};
}

std::string cell(const ctg::Layer& layer, std::string_view column) {
    return layer.attributes.text(0, layer.attributes.column(column).value());
}

} // namespace

TEST_CASE("communes of ADMIN EXPRESS up to 2024 are read without a mapping") {
    const auto read = ctg::as_published(
        layer_of({"ID", "NOM", "NOM_M", "INSEE_COM", "STATUT", "POPULATION", "INSEE_CAN",
                  "INSEE_ARR", "INSEE_DEP", "INSEE_REG", "SIREN_EPCI"}));
    CHECK(cell(read.value, "code") == "of INSEE_COM");
    CHECK(cell(read.value, "nom") == "of NOM");
    CHECK(cell(read.value, "SIREN_EPCI") == "of SIREN_EPCI");
    REQUIRE(read.notes.size() == 1);
    CHECK(read.notes[0].code == "CTG-READ-067");
    CHECK(value_of(read.notes[0], "version") == "3");
}

TEST_CASE("the other layers of ADMIN EXPRESS 3 give their own codes") {
    const auto code_in = [](const std::vector<std::string>& columns) {
        return cell(ctg::as_published(layer_of(columns)).value, "code");
    };
    CHECK(code_in({"ID", "NOM", "NOM_M", "INSEE_ARM", "INSEE_COM", "POPULATION"}) ==
          "of INSEE_ARM");
    CHECK(code_in({"ID", "CODE_SIREN", "NOM", "NATURE"}) == "of CODE_SIREN");
    CHECK(code_in({"ID", "NOM_M", "NOM", "INSEE_DEP", "INSEE_REG"}) == "of INSEE_DEP");
}

TEST_CASE("communes and EPCI of ADMIN EXPRESS 4.0 are read without a mapping") {
    const auto communes =
        ctg::as_published(layer_of({"cleabs", "code_insee", "nom_officiel", "statut", "population",
                                    "code_insee_du_departement", "codes_siren_des_epci"}));
    CHECK(cell(communes.value, "code") == "of code_insee");
    CHECK(cell(communes.value, "nom") == "of nom_officiel");
    CHECK(value_of(communes.notes.at(0), "version") == "4");
    const auto epci =
        ctg::as_published(layer_of({"cleabs", "code_siren", "nom_officiel", "nature"}));
    CHECK(cell(epci.value, "code") == "of code_siren");
}

TEST_CASE("a layer with a code of its own, or that is not known, stays as it is") {
    const auto own = ctg::as_published(layer_of({"code", "nom", "INSEE_COM", "NOM_M"}));
    CHECK(own.notes.empty());
    CHECK(cell(own.value, "code") == "of code");
    const auto unknown = ctg::as_published(layer_of({"id", "libelle"}));
    CHECK(unknown.notes.empty());
    CHECK_FALSE(unknown.value.attributes.column("code").has_value());
}
