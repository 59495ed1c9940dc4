// SPDX-License-Identifier: Apache-2.0
// What becomes of a calendar when officials refuse: ctg plan --draws.
#include <ctg/ctg.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
    const std::string data =
        std::getenv("CTG_DATA_DIR") != nullptr ? std::getenv("CTG_DATA_DIR") : "data";
    const auto study = ctg::load_study(data + "/bouches-du-rhone/study.toml").value;
    const auto plan = ctg::plan_of(study).value;

    ctg::SimulationOptions options;
    options.draws = 5000;
    const auto simulated = ctg::simulation_of(study, plan, options).value;
    for (const auto& point : simulated.curve) {
        const int year = static_cast<int>(point.month.year());
        if (point.month.month() != std::chrono::December || year < 2020 || year > 2021) continue;
        std::printf("%d: planned %.1f %%, mean %.1f %%, 8 draws of 10 from %.1f to %.1f %%\n", year,
                    point.planned.percent(), point.spread.mean.percent(),
                    point.spread.p10.percent(), point.spread.p90.percent());
        if (point.p_target)
            std::printf("its target is reached in %.0f %% of the draws\n",
                        point.p_target->percent());
    }
    const auto& least =
        *std::ranges::min_element(simulated.territories, {}, &ctg::TerritoryChance::has_signed);
    std::printf("least likely to have signed by then: %s, %.0f %%\n", least.territory.c_str(),
                least.has_signed.percent());
}
