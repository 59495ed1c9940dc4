// SPDX-License-Identifier: Apache-2.0
// write_charts FOLDER: a file for each chart, with plain and hostile names.
#include "portrait/comparison_charts.hpp"
#include "portrait/planning_charts.hpp"

#include <filesystem>
#include <fstream>

int main(int argc, char** argv) {
    if (argc != 2) return 1;
    const std::filesystem::path folder = argv[1];
    std::filesystem::create_directories(folder);
    int number = 0;
    for (const auto* const name :
         {"Marseille", "</script> \" ' \\ {} %s", "Conseil de territoire d'un nom bien trop long"})
        for (const auto& charts : {ctg::sample::every_comparison_chart(name, ctg::Language::french),
                                   ctg::sample::every_page_chart(name, ctg::Language::french),
                                   ctg::sample::every_dashboard_chart(name, ctg::Language::french),
                                   ctg::sample::every_planning_chart(name, ctg::Language::french)})
            for (const auto& chart : charts)
                std::ofstream(folder / (std::to_string(number++) + ".json")) << chart.specification;
    return 0;
}
