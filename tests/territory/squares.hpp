// SPDX-License-Identifier: Apache-2.0
// Communes that a reader can draw in the head, and tables as they would come from a file.
#pragma once

#include "ctg/territory/geography.hpp"
#include "geometry/shapes.hpp"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg::test {

inline CommuneCode code(std::string_view text) {
    return CommuneCode(text);
}

inline std::vector<CommuneCode> codes(const std::vector<std::string>& texts) {
    return {texts.begin(), texts.end()};
}

inline Commune commune(std::string_view text, MultiPolygon shape, Crs crs = lambert93) {
    return {CommuneCode(text), std::string(text), std::move(shape), crs};
}

/// Four squares of 10 m around the point (10, 10): 13001 south-west, 13002 south-east, 13003
/// north-west, 13004 north-east.
inline std::vector<Commune> four_squares() {
    return {commune("13001", rectangle(0, 0, 10, 10)), commune("13002", rectangle(10, 0, 20, 10)),
            commune("13003", rectangle(0, 10, 10, 20)),
            commune("13004", rectangle(10, 10, 20, 20))};
}

/// Eight squares of 10 m around a lake from (10, 10) to (20, 20): 13001 to 13003 in the south,
/// 13004 and 13005 beside it, 13006 to 13008 in the north.
inline std::vector<Commune> squares_around_lake() {
    std::vector<Commune> communes;
    for (int row = 0; row < 3; ++row)
        for (int column = 0; column < 3; ++column)
            if (row != 1 || column != 1)
                communes.push_back(
                    commune("1300" + std::to_string(communes.size() + 1),
                            rectangle(10 * column, 10 * row, 10 * column + 10, 10 * row + 10)));
    return communes;
}

inline Source source_named(std::string file) {
    Source source;
    source.file = std::move(file);
    return source;
}

/// A geography of 2025 whose communes have `texts` as codes, in a row of touching squares.
inline Geography row_of(const std::vector<std::string>& texts) {
    std::vector<Commune> communes;
    for (const auto& text : texts) {
        const auto west = static_cast<double>(10 * communes.size());
        communes.push_back(commune(text, rectangle(west, 0, west + 10, 10)));
    }
    return {GeographyYear{2025}, std::move(communes), source_named("communes.gpkg")};
}

/// A table as read from `a.csv`: the header on line 1, then a row a line.
inline Table table_of(const std::vector<std::string>& columns,
                      const std::vector<std::vector<std::string>>& rows) {
    std::vector<Table::Row> cells;
    std::vector<std::string> lines{""};
    for (const auto& row : rows) {
        Table::Row& added = cells.emplace_back();
        std::string& line = lines.emplace_back();
        for (const auto& text : row) {
            added.push_back({text, cells.size() + 1, line.size() + 1});
            line += text + ";";
        }
    }
    return {source_named("a.csv"), columns, std::move(cells), {}, std::move(lines)};
}

/// A layer as read from `a.gpkg`, with columns code and nom.
inline Layer layer_of(const std::vector<std::string>& texts, std::vector<MultiPolygon> shapes,
                      Crs crs) {
    std::vector<Table::Row> cells;
    for (const auto& text : texts)
        cells.push_back({{text, cells.size() + 1, 0}, {"Nom de " + text, cells.size() + 1, 0}});
    return {Table(source_named("a.gpkg"), {"code", "nom"}, std::move(cells),
                  {DecimalMark::point, PlaceUnit::feature}),
            std::move(shapes), crs};
}

/// What `function` refuses: its diagnostics, or none when it accepts.
template <class Function>
std::vector<Diagnostic> faults_of(Function function) {
    try {
        function();
    } catch (const Error& error) {
        return error.diagnostics();
    }
    return {};
}

/// The first of `diagnostics` that has `code`, or null.
inline const Diagnostic* find(const std::vector<Diagnostic>& diagnostics, std::string_view code) {
    for (const auto& diagnostic : diagnostics)
        if (diagnostic.code == code) return &diagnostic;
    return nullptr;
}

inline std::string value_of(const Diagnostic& diagnostic, std::string_view name) {
    for (const auto& [key, value] : diagnostic.values)
        if (key == name) return value;
    return "(no such value)";
}

} // namespace ctg::test
