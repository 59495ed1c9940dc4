// SPDX-License-Identifier: Apache-2.0
// Plain tables and schemes written in a test, read by the same doors as files.
#pragma once

#include "ctg/reading/read.hpp"
#include "ctg/scoring/composite.hpp"

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <unistd.h>

/// A table whose first column names the units; cells stand on the lines of a file with a header.
inline ctg::Table units_of(const std::vector<std::string>& columns,
                           const std::vector<std::vector<std::string>>& rows) {
    std::vector<ctg::Table::Row> cells;
    for (std::size_t r = 0; r < rows.size(); ++r) {
        ctg::Table::Row row;
        for (std::size_t c = 0; c < rows[r].size(); ++c)
            row.push_back({rows[r][c], r + 2, c + 1});
        cells.push_back(row);
    }
    ctg::Source source;
    source.file = "units.csv";
    return {source, columns, cells, {}};
}

inline ctg::CompositeScheme scheme_in(const std::string& text) {
    const auto file = std::filesystem::temp_directory_path() /
                      ("ctg-composite-" + std::to_string(::getpid()) + ".toml");
    std::ofstream(file, std::ios::binary) << text;
    const auto document = ctg::read_document(file);
    std::filesystem::remove(file);
    return ctg::composite_scheme_from(document);
}

inline ctg::CompositeIndicator indicator_of(std::string id, std::string parent,
                                            ctg::Normalisation normalisation) {
    ctg::CompositeIndicator indicator;
    indicator.id = indicator.column = std::move(id);
    indicator.parent = std::move(parent);
    indicator.normalisation = normalisation;
    indicator.goalposts = {0.0, 100.0};
    return indicator;
}

inline ctg::CompositeNode node_of(std::string id, std::string parent = {}) {
    ctg::CompositeNode node;
    node.id = std::move(id);
    node.parent = std::move(parent);
    return node;
}
