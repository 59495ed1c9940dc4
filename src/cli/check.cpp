// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"

#include <cstdint>

namespace ctg::cli {
namespace {

Records summary_of(const Study& study) {
    Records records{
        "ctg.check/1", {{"part", RecordKind::text}, {"count", RecordKind::integer}}, {}};
    const auto add = [&](const char* part, std::size_t count) {
        records.rows.push_back({std::string(part), static_cast<std::int64_t>(count)});
    };
    add("communes", study.geography ? study.geography->communes().size() : 0);
    add("epci", study.epci.zones.size());
    add("antennes", study.antennes.zones.size());
    add("territories", study.territories.zones.size());
    add("conventions", study.conventions.size());
    add("competences", study.competences.size());
    add("weights", study.weights.size());
    add("tables", study.tables.size());
    add("indicators", study.scheme ? study.scheme->indicators.size() : 0);
    add("candidates", study.candidates.size());
    return records;
}

} // namespace

void add_check(CLI::App& app, Session& session) {
    CLI::App& verb =
        session.add_verb(app, "check",
                         {"Reads everything, reports all faults at once, writes nothing",
                          "Lit tout, dit toutes les fautes d'un coup, n'écrit rien"},
                         {"ctg check study.toml --strict", "ctg check study.toml --strict"});
    session.add_study(verb);
    verb.callback([&session] {
        const Study study = session.study();
        const auto notes = continuity_notes(study);
        session.tell(notes);
        session.publish(summary_of(study), envelope_of(study, notes));
    });
}

} // namespace ctg::cli
