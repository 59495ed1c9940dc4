// SPDX-License-Identifier: Apache-2.0
// The coverage of a study as a workbook for a French Excel: ctg cover --out couverture.xlsx.
// 10_workbook.py tells the same story.
#include "ctg/ctg.hpp"

#include <cstdio>
#include <filesystem>
#include <iostream>

namespace {

void hand_over() {
    const auto study = ctg::load_study(ctg::shipped_study()).value;
    const ctg::YearRange years{ctg::Year{2018}, ctg::Year{2021}};
    const auto of_whole = ctg::coverage_of(study, {years, ctg::Basis::population});
    const auto by_epci =
        ctg::coverage_of(study, {years, ctg::Basis::population, ctg::CoverageBy::epci});
    const std::vector<ctg::Sheet> sheets{
        {"couverture", ctg::records_of(of_whole.value, ctg::Basis::population)},
        {"epci", ctg::records_of(by_epci.value, ctg::Basis::population)}};

    ctg::Envelope about; // what Lisez-moi says
    about.study = {{"name", study.name}, {"departement", study.departement}};
    about.sources = study.sources;
    about.command = "10_workbook";

    const auto file = std::filesystem::temp_directory_path() / "couverture-cpp.xlsx";
    ctg::write_workbook(file, sheets, about, ctg::Language::french, ctg::Existing::replace);
    for (const auto& [name, records] : sheets)
        std::printf("%s: %zu rows\n", name.c_str(), records.rows.size());
    std::printf("%ju bytes\n", static_cast<std::uintmax_t>(std::filesystem::file_size(file)));
    std::filesystem::remove(file);
}

} // namespace

int main() {
    try {
        hand_over();
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
