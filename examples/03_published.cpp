// SPDX-License-Identifier: Apache-2.0
// Official tables as published: what a file is, what its figures are, what they leave open.
// 03_published.py tells the same story.
#include "ctg/ctg.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>

namespace {

// The columns that data.caf.fr publishes, and figures of our own: 33 households of no commune.
constexpr auto caf_export = "dtreffre;numcomdo;nomcom;numdep;numepci;indfoy_rsa;indmtt_rsa\n"
                            "2024-12;13004;Arles;13;241300417;1205;1234500\n"
                            "2024-12;13108;Tarascon;13;241300417;430;441300\n"
                            "2024-12;;;;;33;35000\n";

} // namespace

int main() {
    const auto file = std::filesystem::temp_directory_path() / "ctg-example-s_ben_com_f.csv";
    std::ofstream(file, std::ios::binary) << caf_export;
    const auto [published, notes] = ctg::read_published(file);
    const auto& [table, publication] = published;
    std::cout << publication->title << ", " << publication->years.front().value << '\n';
    for (const auto& note : notes)
        std::cout << note.code << '\n';

    const auto columns = ctg::required_columns(table, {"code", "indfoy_rsa"});
    ctg::Faults faults;
    for (std::size_t row = 0; row < table.row_count(); ++row)
        std::cout << table.text(row, columns[0]) << "  "
                  << ctg::figure_at(table, row, columns[1], faults) << '\n';
    std::filesystem::remove(file);
    return faults.empty() ? 0 : 1;
}
