// SPDX-License-Identifier: Apache-2.0
// Fine weights out of what offices have: tables of squares or of points, layers of zones.
#include "ctg/crosswalk/fine_weights.hpp"

#include "crosswalk/layer_shapes.hpp"
#include "crosswalk/overlay_layer.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>

namespace ctg {
namespace {

/// The weights of a column as numbers, those that are absent as 0, with a warning.
std::vector<double> weights_in(const Table& table, std::string_view column, Faults& faults) {
    const std::size_t position = required_columns(table, {column}).front();
    std::vector<double> weights;
    std::vector<std::string> absent;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const Figure figure = figure_at(table, row, position, faults);
        if (figure.is_known() && figure.value() < 0.0)
            faults.add(error_of(
                "CTG-CROSS-011",
                {{"code", fmt::format("n° {}", row + 1)}, {"value", table.text(row, position)}},
                table.place(row, position)));
        if (!figure.is_known()) absent.push_back(std::to_string(table.place(row, position).line));
        weights.push_back(figure.is_known() ? std::max(0.0, figure.value()) : 0.0);
    }
    if (faults.empty() && std::ranges::none_of(weights, [](double w) { return w > 0.0; }))
        faults.add(error_of(
            "CTG-CROSS-062",
            {{"column", std::string(column)}, {"count", std::to_string(table.row_count())}},
            table.header_place()));
    else if (!absent.empty())
        faults.add(warning_of("CTG-CROSS-041",
                              {{"column", std::string(column)},
                               {"count", std::to_string(absent.size())},
                               {"lines", abridged(absent)}},
                              table.header_place()));
    return weights;
}

/// The column of the names of squares, if a table has one.
std::optional<std::size_t> cell_column(const Table& table) {
    for (std::size_t n = 0; n < table.columns().size(); ++n)
        if (table.columns()[n].starts_with("idcar")) return n;
    return std::nullopt;
}

/// Whether squares can lie in `crs`: one in metres that PROJ knows.
bool is_plane(Crs crs) {
    try {
        return !is_geographic(crs);
    } catch (const GeometryError&) {
        return false;
    }
}

FineWeights cells_from(const Table& table, std::size_t ids, std::string_view column,
                       Faults& faults) {
    const auto weights = weights_in(table, column, faults);
    std::optional<RegularGrid> grid;
    std::map<GridCell, std::size_t> row_of;
    std::vector<GridCell> cells;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string& id = table.text(row, ids);
        if (!grid) {
            grid = grid_of_insee_id(id);
            if (grid && !is_plane(grid->crs))
                throw DataError({error_of("CTG-CROSS-063",
                                          {{"text", id}, {"epsg", std::to_string(grid->crs.epsg)}},
                                          table.place(row, ids))});
        }
        const auto cell = grid ? cell_of_insee_id(*grid, id) : std::nullopt;
        if (!cell) {
            faults.add(error_of("CTG-CROSS-043", {{"text", id}}, table.place(row, ids)));
            continue;
        }
        const auto [earlier, is_new] = row_of.emplace(*cell, row);
        if (!is_new)
            faults.add(error_of("CTG-CROSS-002",
                                {{"code", id},
                                 {"first", std::to_string(earlier->second + 1)},
                                 {"second", std::to_string(row + 1)}},
                                table.place(row, ids)));
        cells.push_back(*cell);
    }
    faults.raise<DataError>();
    return FineWeights::of_cells(std::string(column), grid.value_or(RegularGrid{}), cells, weights,
                                 table.source());
}

/// `points` of `from` on `plane`, which may be the same.
/// @throws GeometryError as transformed(), at the row of the point.
std::vector<Point> projected(const std::vector<Point>& points, Crs from, Crs plane,
                             const Table& table, std::size_t x_column) {
    std::vector<MultiPolygon> shapes;
    for (const auto& point : points)
        shapes.push_back(MultiPolygon({{{point, point, point, point}, {}}}));
    try {
        shapes = transformed(shapes, from, plane);
    } catch (const GeometryError& error) {
        auto faults = error.diagnostics();
        for (auto& fault : faults)
            for (auto& place : fault.places)
                place = table.place(place.line - 1, x_column);
        throw GeometryError(std::move(faults));
    }
    std::vector<Point> result;
    for (const auto& shape : shapes)
        result.push_back(shape.polygons().front().shell.front());
    return result;
}

Box box_around(const std::vector<Point>& points) {
    const auto [west, east] = std::ranges::minmax(points, {}, &Point::x);
    const auto [south, north] = std::ranges::minmax(points, {}, &Point::y);
    return {{west.x, south.y}, {east.x, north.y}};
}

/// The coordinate in a cell; one that is absent is a fault.
double coordinate_at(const Table& table, std::size_t row, std::size_t column, Faults& faults) {
    const Figure figure = figure_at(table, row, column, faults);
    if (figure.is_known()) return figure.value();
    faults.add(
        error_of("CTG-CROSS-044", {{"text", table.text(row, column)}}, table.place(row, column)));
    return 0.0;
}

FineWeights points_from(const Table& table, std::string_view column, Crs crs, Faults& faults) {
    const bool is_planar = table.column("x") && table.column("y");
    if (!is_planar && !(table.column("lon") && table.column("lat")))
        throw DataError({error_of("CTG-CROSS-042", {{"columns", joined(table.columns())}},
                                  table.header_place())});
    const auto positions =
        is_planar ? required_columns(table, {"x", "y"}) : required_columns(table, {"lon", "lat"});
    auto weights = weights_in(table, column, faults);
    std::vector<Point> points;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        points.push_back({coordinate_at(table, row, positions[0], faults),
                          coordinate_at(table, row, positions[1], faults)});
    faults.raise<DataError>();
    Crs plane = crs.is_known() ? crs : lambert93;
    // Degrees that lie in no part of France are told from why by what Lambert-93 says of them.
    if (const Crs legal = legal_crs_at(box_around(points)); !is_planar)
        plane = legal.is_known() ? legal : lambert93;
    points = projected(points, is_planar ? plane : wgs84, plane, table, positions[0]);
    return FineWeights::of_points(std::string(column), points, plane, std::move(weights),
                                  table.source());
}

} // namespace

Checked<FineWeights> fine_weights_from(const Table& table, std::string_view column, Crs crs) {
    Faults faults;
    const auto ids = cell_column(table);
    auto weights =
        ids ? cells_from(table, *ids, column, faults) : points_from(table, column, crs, faults);
    return {std::move(weights), faults.notes()};
}

Checked<FineWeights> fine_weights_from(const Layer& layer, std::string_view column) {
    Faults faults;
    auto weights = weights_in(layer.attributes, column, faults);
    faults.raise<DataError>();
    const Crs plane = plane_crs_of(layer);
    auto features = numbered_layer(shapes_in(layer, plane), plane, layer.attributes.source());
    return {FineWeights::of_features(std::string(column), std::move(features), std::move(weights)),
            faults.notes()};
}

} // namespace ctg
