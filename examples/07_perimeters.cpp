// SPDX-License-Identifier: Apache-2.0
// Which perimeters, how good, and on what they hang: ctg group.
#include <ctg/ctg.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

int main() {
    const char* const folder = std::getenv("CTG_DATA_DIR");
    const std::filesystem::path data = folder != nullptr ? folder : "data";
    const auto study = ctg::load_study(data / "bouches-du-rhone/study.toml").value;
    const auto rules =
        ctg::grouping_rules_from(ctg::read_document(data / "bouches-du-rhone/perimeters.toml"))
            .value;

    ctg::GroupingLimits limits;
    limits.moves = 500'000;
    const auto grouping = ctg::grouped({ctg::grouping_graph_of(study, rules), rules}, limits).value;
    const auto& plan = grouping.plans.front();
    std::printf("%s: %zu perimeters\n", std::string(ctg::name_of(grouping.status)).c_str(),
                plan.perimeters.size());
    for (const auto& perimeter : plan.perimeters)
        std::printf("%s  %2zu communes  %.0f inhabitants  around %s\n", perimeter.key.c_str(),
                    perimeter.units.size(), perimeter.totals[0], perimeter.centre.c_str());
}
