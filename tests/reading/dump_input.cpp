// SPDX-License-Identifier: Apache-2.0
// dump_input FILE...: what the library reads, one line of JSON a file, for the tests in Python.

#include "ctg/reading/read.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace {

nlohmann::json dump_of(const ctg::Table& table) {
    auto rows = nlohmann::json::array();
    for (std::size_t r = 0; r < table.row_count(); ++r) {
        auto row = nlohmann::json::array();
        for (std::size_t c = 0; c < table.columns().size(); ++c) {
            const auto place = table.place(r, c);
            row.push_back({table.text(r, c), place.line, place.column});
        }
        rows.push_back(std::move(row));
    }
    return {{"rows", std::move(rows)}};
}

nlohmann::json dump_of(const std::filesystem::path& file) {
    try {
        if (file.extension() == ".csv") return dump_of(ctg::read_table(file));
        return dump_of(ctg::read_layer(file).value.attributes);
    } catch (const ctg::Error& error) {
        auto codes = nlohmann::json::array();
        for (const auto& diagnostic : error.diagnostics())
            codes.push_back(diagnostic.code);
        return {{"refused", std::move(codes)}};
    }
}

} // namespace

int main(int argc, char* argv[]) {
    for (int i = 1; i < argc; ++i)
        std::cout << dump_of(argv[i]).dump() << '\n';
    return 0;
}
