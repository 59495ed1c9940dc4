// SPDX-License-Identifier: Apache-2.0
// The example study, had Marseille not signed in 2019: its officials are asked like the others.
#include "ctg/ctg.hpp"

#include "catch.hpp"

#include <algorithm>
#include <string>

using namespace ctg;

namespace {

Study study_without_marseille() {
    Study study = load_study(std::string(CTG_SHIPPED_DATA) + "/bouches-du-rhone/study.toml").value;
    std::erase_if(study.conventions,
                  [](const Convention& convention) { return convention.territory == "marseille"; });
    Candidate marseille = study.candidates.front();
    marseille.territory = "marseille";
    marseille.work_days = 0.0;
    marseille.priority = 10.0;
    marseille.engagement = 0.5;
    marseille.cej_end.reset();
    study.candidates.push_back(marseille);
    return study;
}

double share_of_marseille(const Study& study) {
    const Weights population = weights_of(study, Basis::population);
    double marseille = 0.0;
    double all = 0.0;
    for (const auto& [commune, inhabitants] : population.items()) {
        all += inhabitants.value();
        if (commune == CommuneCode("13055")) marseille += inhabitants.value();
    }
    return marseille / all;
}

} // namespace

TEST_CASE("whether Marseille signs parts the coverage of the département in two") {
    const Study study = study_without_marseille();
    const CalendarPlan plan = plan_of(study).value;
    const auto planned =
        std::ranges::find(plan.signatures, "marseille", &PlannedSignature::territory);
    REQUIRE(planned->signature);
    SimulationOptions options;
    options.months = {*planned->signature};
    options.large = 0.3;
    const double share = share_of_marseille(study);

    const auto simulated = simulation_of(study, plan, options).value;
    const auto point =
        std::ranges::find(simulated.curve, *planned->signature, &SimulatedPoint::month);
    const double width = point->spread.p90.value() - point->spread.p10.value();
    CHECK(width >= Approx(share));
    // Half of the draws lie on each side, and none within: the mean is what no draw has.
    const auto& classes = simulated.histograms.front().draws;
    const auto at =
        static_cast<std::size_t>(point->spread.mean.value() * static_cast<double>(classes.size()));
    CHECK(classes[at] == 0);

    const auto forced = forced_coverage_of(study, plan, options);
    REQUIRE(forced.size() == 1);
    CHECK(forced.front().territory == "marseille");
    CHECK(forced.front().in.mean.value() - forced.front().out.mean.value() == Approx(share));
}

TEST_CASE("a calendar that asks Marseille a year later covers less that year in common draws") {
    Study study = study_without_marseille();
    const Scenario soon = scenario_of(study, "soon").value;
    const auto planned =
        std::ranges::find(soon.plan.signatures, "marseille", &PlannedSignature::territory);
    study.candidates.back().signed_in = *planned->signature + std::chrono::months{12};
    const Scenario late = scenario_of(study, "late").value;
    const auto points = compared(std::vector{soon, late});
    const auto point = std::ranges::find_if(points, [&](const ScenarioPoint& one) {
        return one.scenario == "late" && one.month == *planned->signature;
    });
    CHECK(point->gain < -0.4 * share_of_marseille(study));
    CHECK(point->p_higher.value() == 0.0);
}
