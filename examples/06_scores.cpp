// SPDX-License-Identifier: Apache-2.0
// Who comes first, how surely, and why: ctg score, ctg why, ctg chart.
#include <ctg/ctg.hpp>

#include <cstdio>
#include <cstdlib>
#include <string>

int main() {
    const std::string data =
        std::getenv("CTG_DATA_DIR") != nullptr ? std::getenv("CTG_DATA_DIR") : "data";
    const auto study = ctg::load_study(data + "/bouches-du-rhone/study.toml").value;
    const auto scored = ctg::scored_values_of(study).value;

    ctg::DrawOptions options;
    options.draws = 500;
    const auto drawn =
        ctg::uncertain_ranks(scored.values, *study.scheme, options, scored.antennes).value;
    for (const auto& chance : drawn.chances)
        if (!chance.doubt && chance.rank_median == 1)
            std::printf("first: %s, ranks %zu to %zu in 90 %% of the draws\n", chance.unit.c_str(),
                        *chance.rank_p05, *chance.rank_p95);

    const auto why =
        ctg::explanation_of(scored.values, *study.scheme, "marseille", "accm", scored.antennes);
    std::printf("marseille %.1f, accm %.1f: %s brings most, %+.1f\n", why.score, why.other,
                why.steps.front().indicator.c_str(), why.steps.front().points);

    ctg::ChartQuestion question{.chart = ctg::ScoreChart::why,
                                .territories = {"marseille", "accm"}};
    question.language = ctg::Language::english;
    std::printf("chart: %s\n", ctg::chart_of(study, question).value.title.c_str());
}
