// SPDX-License-Identifier: Apache-2.0
// The files of INSEE, DGCL and IGN as they are published; counts from their own documentation.
#include "ctg/reading/published.hpp"

#include "reading/scratch.hpp"

#include "catch.hpp"

#include <cpl_vsi.h>

#include <algorithm>

using ctg::DecimalMark;
using ctg::Figure;
using ctg::read_layer;
using ctg::read_table;
using ctg::Table;
using ctg_test::ScratchFolder;

namespace {

const std::filesystem::path shared = CTG_SHARED_DATA;

std::vector<Figure> figures_of(const Table& table, std::string_view column, ctg::Faults& faults) {
    std::vector<Figure> figures;
    for (std::size_t r = 0; r < table.row_count(); ++r)
        figures.push_back(ctg::figure_at(table, r, table.column(column).value(), faults));
    return figures;
}

std::size_t absent_count(const std::vector<Figure>& figures, ctg::Absence reason) {
    return static_cast<std::size_t>(std::ranges::count(figures, Figure::absent(reason)));
}

/// The only file of a ZIP archive, unpacked by GDAL.
std::string unpacked(const std::filesystem::path& archive, const std::string& name) {
    const auto path = "/vsizip/" + archive.string() + "/" + name;
    GByte* bytes = nullptr;
    vsi_l_offset size = 0;
    if (VSIIngestFile(nullptr, path.c_str(), &bytes, &size, -1) == FALSE) return {};
    std::string text(reinterpret_cast<const char*>(bytes), size);
    VSIFree(bytes);
    return text;
}

} // namespace

TEST_CASE("the tables of a département add up to its population") {
    const auto table = read_table(shared / "bouches-du-rhone" / "population.csv");
    CHECK(table.row_count() == 121);
    ctg::Faults faults;
    CHECK(ctg::sum_of(figures_of(table, "population_municipale", faults)).value() == 2'113'085.0);
    CHECK(faults.empty());
}

TEST_CASE("INSEE's populations are read as published: semicolons, CRLF, codes with their zero") {
    const auto table = read_table(shared / "population" / "donnees_communes-2023-brut.csv");
    CHECK(table.row_count() == 34'900);
    CHECK(table.text(0, table.column("COM").value()) == "01001");
    CHECK(table.columns().back().find('\r') == std::string::npos);
}

TEST_CASE("Filosofi's commas are decimals, and its secrecy and gaps are no zeros") {
    const auto table = read_table(shared / "indicators" / "filosofi-2021-communes.csv");
    CHECK(table.row_count() == 34'909);
    CHECK(table.traits().decimal_mark == DecimalMark::comma);
    ctg::Faults faults;
    const auto median = figures_of(table, "MED21", faults);
    CHECK(absent_count(median, ctg::Absence::suppressed) == 3'593);
    CHECK(absent_count(median, ctg::Absence::not_collected) == 12);
    const auto poverty = figures_of(table, "TP6021", faults);
    CHECK(absent_count(poverty, ctg::Absence::suppressed) == 30'500);
    CHECK(faults.empty());
}

TEST_CASE("the communes of Bouches-du-Rhône are 119 valid shapes in longitude and latitude") {
    const auto layer = read_layer(shared / "bouches-du-rhone" / "communes.geojson");
    CHECK(layer.value.shapes.size() == 119);
    CHECK(layer.value.crs == ctg::wgs84);
    CHECK(layer.notes.empty());
}

TEST_CASE("the 35,357 communes of France are read but for the one invalid shape, which is named") {
    const ScratchFolder folder;
    const auto file = folder.write("communes.fgb",
                                   unpacked(shared / "boundaries" / "communes-france-2018.fgb.zip",
                                            "communes-france-2018.fgb"));
    const auto refusal = ctg_test::refusal_of<ctg::DataError>([&] { return read_layer(file); });
    CHECK(ctg_test::code_of(refusal) == "CTG-READ-008");
    CHECK(refusal.at(0).places.at(0).excerpt == "code = 14174, nom = Condé-en-Normandie");
    const auto layer = read_layer(file, {.invalid_shapes = ctg::InvalidShapes::keep});
    CHECK(layer.value.shapes.size() == 35'357);
    CHECK(layer.notes.size() == 1);
}

// Which table each file is; the README of the data says so.
TEST_CASE("the official files are recognised by their columns alone") {
    const std::vector<std::pair<std::string, std::string>> known{
        {"population/donnees_communes-2023-brut.csv", "insee-populations"},
        {"population/donnees_communes_mayotte-2017-brut.csv", "insee-populations"},
        {"population/population-2023-cog2026.csv", "populations-communes"},
        {"indicators/filosofi-2021-communes.csv", "insee-filosofi-communes"},
        {"indicators/filosofi-2021-iris-declare.csv", "insee-filosofi-iris-declare"},
        {"indicators/carreaux-200m-2021-extrait-la-ciotat.csv", "insee-filosofi-carreaux"},
        {"cog/communes-2026.csv", "insee-communes"},
        {"cog/departements-2026.csv", "insee-departements"},
        {"cog/arrondissements-2026.csv", "insee-arrondissements"},
        {"cog/mouvements-communes-2026.csv", "insee-mouvements"},
        {"epci/epci-composition-2025.csv", "dgcl-epcicom"},
        {"epci/epci-composition-2019.csv", "dgcl-epcicom"},
        {"epci/epci-liste-2019-2025.csv", "dgcl-epci"},
        {"epci/ept-grand-paris-2025.csv", "insee-ept"},
        {"epci/pmun-epci-2019-2025.csv", "populations-communes-annees"},
        {"epci/epci-appartenance-2019-2025.csv", "appartenance-annees"}};
    for (const auto& [file, id] : known) {
        INFO(file);
        const auto publication = ctg::publication_of(read_table(shared / file));
        REQUIRE(publication.has_value());
        CHECK(publication->id == id);
    }
    const auto own = read_table(shared / "bouches-du-rhone" / "population.csv");
    CHECK_FALSE(ctg::publication_of(own).has_value());
}

TEST_CASE("the commune list holds 34,875 communes once those of other types are left out") {
    const auto list = ctg::read_published(shared / "cog" / "communes-2026.csv");
    CHECK(list.value.table.row_count() == 34'875);
}

TEST_CASE("Filosofi 2021 tells its year, and IRIS rates are no counts") {
    const auto communes = ctg::read_published(shared / "indicators/filosofi-2021-communes.csv");
    CHECK(communes.value.table.source().year == ctg::Year{2021});
    const auto iris = ctg::read_published(shared / "indicators/filosofi-2021-iris-declare.csv");
    CHECK(iris.value.publication->level == "iris");
    const auto median = iris.value.table.column("revenu_median").value();
    CHECK_FALSE(ctg::is_additive(iris.value.table.grammar().kinds.at(median)));
}
