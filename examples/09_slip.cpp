// SPDX-License-Identifier: Apache-2.0
// What if a territory slips: ctg plan --former --slip, --why, --reach, --prices.
#include <ctg/ctg.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
    const std::string data =
        std::getenv("CTG_DATA_DIR") != nullptr ? std::getenv("CTG_DATA_DIR") : "data";
    const auto study = ctg::load_study(data + "/bouches-du-rhone/study.toml").value;
    const auto problem = ctg::calendar_problem_of(study);
    const auto plan = ctg::planned(problem).value;

    auto slipping = problem;
    slipping.candidates =
        ctg::slipped(slipping.candidates, {{"salon-durance", *ctg::parse_month("2021-03")}});
    slipping.rules = ctg::keeping_to_former(slipping.rules);
    slipping.former = ctg::former_dates_of(plan);
    for (const auto& planned : ctg::planned(slipping).value.signatures)
        for (const auto& former : slipping.former)
            if (former.territory == planned.territory && planned.signature &&
                former.month != *planned.signature)
                std::printf("%s moves from %s to %s\n", planned.territory.c_str(),
                            ctg::iso(former.month).c_str(), ctg::iso(*planned.signature).c_str());

    const auto sooner = ctg::sooner(problem, plan, "sainte-victoire");
    for (const auto& moved : sooner.moved)
        std::printf("with sainte-victoire sooner: %s to %s\n", moved.territory.c_str(),
                    moved.to ? ctg::iso(*moved.to).c_str() : "–");

    const auto remedy =
        ctg::remedy_for(problem, plan, {*ctg::parse_month("2020-12"), 1.0, true, {}});
    for (const auto& extra : remedy.extra)
        std::printf("100 %% in 2020: %s lacks %.0f days in %s\n", extra.antenne.c_str(), extra.days,
                    extra.period.c_str());
    const auto prices = ctg::prices_of_rules(problem, plan);
    std::printf("%zu rules have a price\n", prices.size());
}
