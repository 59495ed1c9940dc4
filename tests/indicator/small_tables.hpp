// SPDX-License-Identifier: Apache-2.0
// Tables, rules and territories of a few communes, written in the test that uses them.
#pragma once

#include "ctg/indicator/indicator.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The table "caf" that a file caf.csv of these lines would give: cells parted by ';', no quotes.
inline ctg::FigureTable caf_table(const std::vector<std::string>& lines) {
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
    source.file = "caf.csv";
    return {"caf", {source, columns, rows, {}, lines}, "commune", std::nullopt};
}

/// A geography of communes without shapes.
inline ctg::Geography geography_of(std::initializer_list<std::string_view> codes) {
    std::vector<ctg::Commune> communes;
    for (const auto code : codes)
        communes.push_back({ctg::CommuneCode(code), std::string(code), {}, {}});
    return {ctg::GeographyYear{2025}, communes};
}

/// A territory of these communes, given in the order of their codes.
inline ctg::Zone zone_of(std::string key, std::initializer_list<std::string_view> codes) {
    ctg::Zone zone;
    zone.name = zone.key = std::move(key);
    for (const auto code : codes)
        zone.communes.emplace_back(code);
    return zone;
}

/// foyers / menages of the table "caf", in percent.
inline ctg::IndicatorRule ratio_rule() {
    ctg::IndicatorRule rule;
    rule.id = "aides";
    rule.unit = "%";
    rule.table = "caf";
    rule.numerator = "foyers";
    rule.denominator = "menages";
    rule.kind = ctg::IndicatorKind::ratio;
    rule.scale = 100.0;
    rule.year = ctg::Year{2023};
    rule.source = "CNAF";
    rule.places = {{"scheme.toml", 6, 1, "indicator.table", {}, ctg::PlaceUnit::line},
                   {"scheme.toml", 7, 1, "indicator.numerator", {}, ctg::PlaceUnit::line},
                   {"scheme.toml", 8, 1, "indicator.denominator", {}, ctg::PlaceUnit::line}};
    return rule;
}

/// The sum of foyers of the table "caf".
inline ctg::IndicatorRule count_rule() {
    ctg::IndicatorRule rule = ratio_rule();
    rule.kind = ctg::IndicatorKind::count;
    rule.unit = "foyers";
    rule.denominator.clear();
    rule.scale = 1.0;
    return rule;
}
