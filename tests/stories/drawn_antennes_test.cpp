// SPDX-License-Identifier: Apache-2.0
// Antennes drawn by hand over the real communes, whom they cut; and the inhabited squares of La
// Ciotat. Expected figures: INSEE, populations légales 2023; the count of La Ciotat's squares by
// their middles is told in the README of the shared data.
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <cmath>
#include <filesystem>
#include <numeric>

using namespace ctg;
namespace fs = std::filesystem;

namespace {

const fs::path shared = CTG_SHARED_DATA;
const fs::path folder = shared / "bouches-du-rhone";
const fs::path squares = shared / "indicators/carreaux-200m-2021-extrait-la-ciotat.csv";
constexpr double inhabitants = 2'087'658.0;

const Geography& geography() {
    static const auto value =
        geography_from(read_layer(folder / "communes.geojson").value, GeographyYear{2025}).value;
    return value;
}

const Weights& population() {
    static const auto value = weights_from(read_table(folder / "population.csv"),
                                           "population_municipale", Basis::population, geography())
                                  .value;
    return value;
}

/// Six antennes that fill a box around the département, in Lambert-93: their borders follow
/// kilometres, not communes. One passes through La Ciotat.
Layer six_antennes() {
    constexpr double west[]{790'000, 860'000, 890'000, 970'000};
    constexpr double south[]{6'200'000, 6'268'000, 6'330'000};
    constexpr double la_ciotat[]{913'500, 6'240'000};
    std::vector<MultiPolygon> shapes;
    std::vector<Table::Row> rows;
    const auto add = [&](const std::string& code, double x0, double y0, double x1, double y1) {
        shapes.emplace_back(
            std::vector<Polygon>{{{{x0, y0}, {x1, y0}, {x1, y1}, {x0, y1}, {x0, y0}}, {}}});
        rows.push_back({{code, rows.size() + 1, 0}, {"Antenne " + code, rows.size() + 1, 0}});
    };
    add("A1", west[0], south[0], west[1], south[2]);
    add("A2", west[1], south[0], west[2], south[1]);
    add("A3", west[1], south[1], west[3], south[2]);
    add("A4", west[2], la_ciotat[1], west[3], south[1]);
    add("A5", west[2], south[0], la_ciotat[0], la_ciotat[1]);
    add("A6", la_ciotat[0], south[0], west[3], la_ciotat[1]);
    Source source;
    source.file = "antennes.gpkg";
    return {Table(source, {"code", "nom"}, rows, {DecimalMark::point, PlaceUnit::feature}), shapes,
            lambert93};
}

std::vector<Figure> counts_of(const Crosswalk& crosswalk) {
    std::vector<Figure> counts;
    for (const auto& code : crosswalk.sources())
        counts.push_back(*population().find(CommuneCode(code)));
    return counts;
}

double sum_of_values(const std::vector<Transferred>& values) {
    return std::accumulate(
        values.begin(), values.end(), 0.0,
        [](double sum, const Transferred& it) { return sum + it.value.value(); });
}

} // namespace

TEST_CASE("six drawn antennes: whole communes, areas and squares each add up to the département") {
    const auto sources = overlay_layer_of(geography());
    const auto targets = overlay_layer_from(six_antennes(), "code");
    const auto areas = settled(overlay(sources, targets).value).crosswalk;
    const auto cells = fine_weights_from(read_table(squares), "ind").value;
    const auto [by_cells, notes] = reweighted(areas, sources, targets, cells);

    const Variable people{"people", VariableKind::count, counts_of(areas), {}};
    const auto by_area = transferred(areas, people);
    const auto by_square = transferred(by_cells, people);
    std::map<std::string, double> whole;
    const auto largest = dominant_targets(areas);
    for (std::size_t n = 0; n < largest.size(); ++n)
        whole[largest[n]->first] += people.values[n].value();

    REQUIRE(by_area.size() == 6);
    CHECK(std::abs(sum_of_values(by_area) - inhabitants) < 1e-3);
    CHECK(std::abs(sum_of_values(by_square) - inhabitants) < 1e-3);
    double sum = 0.0;
    std::size_t cut = 0;
    for (const auto& it : by_area) {
        sum += whole[it.target];
        cut += it.divided;
        CHECK(it.value.low() <= it.value.value());
        CHECK(it.value.value() <= it.value.high());
        CHECK(it.value.low() <=
              whole[it.target]); // whole communes are one choice of all or nothing
        CHECK(whole[it.target] <= it.value.high());
    }
    CHECK(sum == inhabitants);
    CHECK(cut > 20);

    // Only La Ciotat has squares here: the other communes are shared out by area, and named.
    REQUIRE(notes.size() == 1);
    CHECK(notes[0].code == "CTG-CROSS-040");
    const auto share_in = [](const Crosswalk& crosswalk, const std::string& target) {
        for (std::size_t n = 0; n < crosswalk.sources().size(); ++n)
            if (crosswalk.sources()[n] == "13028")
                for (const auto& part : crosswalk.parts_of_source(n))
                    if (crosswalk.targets()[part.target] == target)
                        return crosswalk.of_source(part);
        return 0.0;
    };
    // East of the line: 31 % of the land, where 14 to 15 % of the inhabitants live (GeoPandas, by
    // the middles of the squares).
    CHECK(share_in(areas, "A6") == Approx(0.312).margin(0.001));
    CHECK(share_in(by_cells, "A6") == Approx(0.145).margin(0.01));
}

TEST_CASE("coverage by drawn antennes counts parts of communes, and sums to the département") {
    const auto cells = fine_weights_from(read_table(squares), "ind").value;
    const auto antennes = antennes_from(six_antennes(), geography(), cells).value;
    const auto points = coverage_by_zone({Year{2019}, Year{2019}}, {}, population(), antennes, {});
    double total = 0.0;
    for (const auto& zone : points.value) {
        total += zone.point.total;
        CHECK(zone.point.covered == 0.0);
    }
    CHECK(std::abs(total - inhabitants) < 1e-3);
}

TEST_CASE("the squares of La Ciotat: 36,052 inhabitants by their middles, and by their parts") {
    const auto table = read_table(squares);
    const auto* const commune =
        &geography().communes()[geography().index_of(CommuneCode("13028")).value()];
    const auto columns = required_columns(table, {"idcar_200m", "ind"});
    std::vector<Point> middles;
    std::vector<double> counts;
    double all = 0.0;
    Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const RegularGrid grid = *grid_of_insee_id(table.text(row, columns[0]));
        const auto cell = *cell_of_insee_id(grid, table.text(row, columns[0]));
        middles.push_back({(static_cast<double>(cell.column) + 0.5) * grid.side_m,
                           (static_cast<double>(cell.row) + 0.5) * grid.side_m});
        counts.push_back(figure_at(table, row, columns[1], faults).value());
        all += counts.back();
    }
    const auto by_middle = FineWeights::of_points("ind", middles, Crs{3035}, counts)
                               .within({&commune->shape, 1}, commune->crs)[0];
    CHECK(std::round(by_middle) == 36'052.0);

    const auto by_parts =
        fine_weights_from(table, "ind").value.within({&commune->shape, 1}, commune->crs)[0];
    CHECK(by_parts < all); // some lie at sea, or beyond the commune's border
    CHECK(std::abs(by_parts / by_middle - 1.0) < 0.05);
    // The same from the squares drawn as polygons: the walk against the accumulation buffer.
    std::vector<MultiPolygon> drawn;
    for (const auto& [x, y] : middles)
        drawn.emplace_back(std::vector<Polygon>{{{{x - 100, y - 100},
                                                  {x + 100, y - 100},
                                                  {x + 100, y + 100},
                                                  {x - 100, y + 100},
                                                  {x - 100, y - 100}},
                                                 {}}});
    std::vector<std::string> codes;
    for (std::size_t n = 0; n < drawn.size(); ++n)
        codes.push_back(std::to_string(n));
    const OverlayLayer sources(codes, drawn, Crs{3035});
    const OverlayLayer target({"13028"}, transformed({commune->shape}, commune->crs, Crs{3035}),
                              Crs{3035});
    std::vector<Figure> figures;
    for (const double count : counts)
        figures.push_back(Figure::exact(count));
    const auto crosswalk = overlay(sources, target).value;
    const auto carried = transferred(crosswalk, {"ind", VariableKind::count, figures, {}});
    // The walk rounds the border, some 30 km long, to the centimetre; squares have up to 1 person
    // for 40 m2.
    CHECK(std::abs(carried[0].value.value() - by_parts) < 0.05);
    const auto outside = crosswalk.source_outside();
    double at_sea = 0.0;
    for (std::size_t n = 0; n < outside.size(); ++n)
        at_sea += counts[n] * outside[n] / crosswalk.source_totals()[n];
    CHECK(std::abs(carried[0].value.value() + at_sea - all) < 1e-6 * all);
}

TEST_CASE("an antenne drawn over the étang de Berre is no error, and its 155 km² are told") {
    auto layer = read_layer(shared / "boundaries/trou-etang-de-berre.geojson").value;
    std::vector<Table::Row> rows{{{"A7", 1, 0}, {"Étang", 1, 0}}};
    Source source;
    source.file = "etang.geojson";
    layer.attributes =
        Table(source, {"code", "nom"}, rows, {DecimalMark::point, PlaceUnit::feature});
    REQUIRE(layer.shapes.size() == 1);
    const auto [antennes, notes] = antennes_from(layer, geography());
    REQUIRE(antennes.zones.size() == 1);
    CHECK(antennes.zones[0].communes.empty());
    const auto told = std::ranges::find(notes, "CTG-CROSS-031", &Diagnostic::code);
    REQUIRE(told != notes.end());
    double km2 = 0.0;
    for (const auto& [name, value] : told->values)
        if (name == "area") km2 = std::stod(value);
    CHECK(std::abs(km2 - 155.0) < 1.0);
}
