// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

namespace ctg::cli {

void add_score(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "score",
        {"6 × 2 cells, themes, logics, total, with ranks and what each total is made of",
         "Les 6 × 2 cases, thèmes, logiques et total, avec les rangs et ce qui fait chaque total"},
        {"ctg score study.toml --format json", "ctg score study.toml --format json"});
    session.add_study(verb);
    verb.callback([&session] {
        const Study study = session.study();
        const auto scoring = scores_of(study);
        session.tell(scoring.notes);
        const auto rows = records_of(scoring.value.scores);
        auto envelope = envelope_of(study, scoring.notes);
        envelope.options = {{"scheme", study.scheme->id},
                            {"version", study.scheme->version},
                            {"sha256", study.scheme->sha256}};
        envelope.further.emplace_back("contributions", records_of(scoring.value.contributions));
        session.publish(rows, std::move(envelope), [&] {
            return layer_of(study, study.territories, "scores", rows, "territory");
        });
    });
}

} // namespace ctg::cli
