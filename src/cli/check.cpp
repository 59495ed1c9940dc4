// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/inspection.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

namespace ctg::cli {
namespace {

/// What the study holds, then what each file was found to be.
Records summary_of(const Study& study) {
    Records files = records_of(study.inputs);
    Records records{
        "ctg.check/1", {{"part", RecordKind::text}, {"count", RecordKind::integer}}, {}};
    const std::size_t first_of_file = 1; // after the section, which is the part
    records.columns.insert(records.columns.end(), files.columns.begin() + first_of_file,
                           files.columns.end());
    const auto add = [&](const std::string& part, std::size_t count, const Inspected* file) {
        std::vector<RecordValue> row{part, static_cast<std::int64_t>(count)};
        const auto known = file == nullptr ? std::vector<RecordValue>(files.columns.size())
                                           : records_of({file, 1}).rows.front();
        row.insert(row.end(), known.begin() + first_of_file, known.end());
        records.rows.push_back(std::move(row));
    };
    const std::vector<std::pair<std::string, std::size_t>> parts{
        {"communes", study.geography ? study.geography->communes().size() : 0},
        {"epci", study.epci.zones.size()},
        {"antennes", study.antennes.zones.size()},
        {"territories", study.territories.zones.size()},
        {"conventions", study.conventions.size()},
        {"competences", study.competences.size()},
        {"weights", study.weights.size()},
        {"tables", study.tables.size()},
        {"indicators", study.scheme ? study.scheme->indicators.size() : 0},
        {"candidates", study.candidates.size()}};
    for (const auto& [part, count] : parts) {
        const auto file = std::ranges::find(study.inputs, part, &Inspected::section);
        add(part, count, file == study.inputs.end() ? nullptr : &*file);
    }
    const auto is_part = [&](const Inspected& input) {
        return std::ranges::find(parts, input.section,
                                 &std::pair<std::string, std::size_t>::first) != parts.end();
    };
    for (const auto& input : study.inputs)
        if (!is_part(input)) add(input.section, input.rows, &input);
    return records;
}

void check_study(Session& session) {
    const Study study = session.study();
    const auto notes = continuity_notes(study);
    session.tell(notes);
    session.publish(summary_of(study), envelope_of(study, notes));
}

void check_files(Session& session, const std::vector<std::string>& names) {
    const std::vector<std::filesystem::path> files(names.begin(), names.end());
    const auto inspected = inspected_files(files);
    session.tell(inspected.notes);
    Envelope envelope;
    envelope.notes = inspected.notes;
    session.publish(records_of(inspected.value), std::move(envelope));
}

} // namespace

void add_check(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "check",
        {"Reads everything, reports all faults at once, writes nothing; of files, tells what each "
         "is",
         "Lit tout, dit toutes les fautes d'un coup, n'écrit rien ; de fichiers, dit ce qu'est "
         "chacun"},
        {"ctg check study.toml --strict\n  ctg check filosofi.csv ept.xlsx downloads/",
         "ctg check study.toml --strict\n  ctg check filosofi.csv ept.xlsx telechargements/"});
    const auto inputs = std::make_shared<std::vector<std::string>>();
    verb.add_option("input", *inputs,
                    session.words({"the study.toml, or its folder; or tables, layers and folders "
                                   "of them (./study.toml)",
                                   "le study.toml, ou son dossier ; ou des tables, des couches et "
                                   "des dossiers (./study.toml)"}));
    session.add_repair(verb);
    verb.callback([&session, inputs] {
        if (inputs->empty() || (inputs->size() == 1 && session.takes_as_study(inputs->front())))
            check_study(session);
        else
            check_files(session, *inputs);
    });
}

} // namespace ctg::cli
