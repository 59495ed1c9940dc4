// SPDX-License-Identifier: Apache-2.0
// Tables and geographies of a few communes, written in the test that uses them.
#pragma once

#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The table that `file` of these lines would give: cells parted by ';', no quotes.
inline ctg::Table table_of(const std::vector<std::string>& lines,
                           std::string file = "conventions.csv") {
    const auto cells_of = [](const std::string& line, std::size_t number) {
        ctg::Table::Row cells{{.text = "", .line = number, .column = 1}};
        for (std::size_t i = 0; i < line.size(); ++i) {
            if (line[i] == ';')
                cells.push_back({.text = "", .line = number, .column = i + 2});
            else
                cells.back().text += line[i];
        }
        return cells;
    };
    std::vector<std::string> columns;
    for (const auto& cell : cells_of(lines.front(), 1))
        columns.push_back(cell.text);
    std::vector<ctg::Table::Row> rows;
    for (std::size_t i = 1; i < lines.size(); ++i)
        rows.push_back(cells_of(lines[i], i + 1));
    ctg::Source source;
    source.file = std::move(file);
    return {source, columns, rows, {}, lines};
}

/// A geography of communes without shapes.
inline ctg::Geography geography_of(std::initializer_list<std::string_view> codes) {
    std::vector<ctg::Commune> communes;
    for (const auto code : codes)
        communes.push_back({ctg::CommuneCode(code), std::string(code), {}, {}});
    return {ctg::GeographyYear{2025}, communes};
}
