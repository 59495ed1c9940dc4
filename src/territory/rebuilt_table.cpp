// SPDX-License-Identifier: Apache-2.0
#include "territory/rebuilt_table.hpp"

#include <map>
#include <utility>

namespace ctg {

TableCell cell_of(const Table& table, std::size_t row, std::size_t column) {
    const Place place = table.place(row, column);
    return {table.text(row, column), place.line, place.column};
}

Table rebuilt(const Table& table, std::vector<std::string> columns, std::vector<Table::Row> rows) {
    std::vector<std::string> lines;
    const auto keep = [&](const Place& place) {
        if (place.line == 0 || place.excerpt.empty()) return;
        if (lines.size() < place.line) lines.resize(place.line);
        lines[place.line - 1] = place.excerpt;
    };
    keep(table.header_place());
    for (std::size_t row = 0; row < table.row_count() && !table.columns().empty(); ++row)
        keep(table.place(row, 0));
    const Table result(table.source(), std::move(columns), std::move(rows), table.traits(),
                       std::move(lines));
    std::map<std::string, std::string> second_names;
    for (const auto& [name, column] : table.aliases())
        second_names.emplace(name, table.columns()[column]);
    return result.also_called(second_names);
}

} // namespace ctg
