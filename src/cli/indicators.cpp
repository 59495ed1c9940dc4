// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

namespace ctg::cli {

void add_indicators(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "indicators", tr("The indicators of every territory: one query for all"),
        tr("ctg indicators study.toml --format csv-fr --out indicateurs.csv"));
    session.add_study(verb);
    verb.callback([&session] {
        const Study study = session.study();
        const auto values = indicators_of(study);
        session.tell(values.notes);
        const auto rows = records_of(values.value);
        session.publish(rows, envelope_of(study, values.notes), [&] {
            return layer_of(study, study.territories, "indicators", rows, "territory");
        });
    });
}

} // namespace ctg::cli
