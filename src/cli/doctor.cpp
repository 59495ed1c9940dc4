// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/base/error.hpp"
#include "ctg/study/shipped.hpp"

namespace ctg::cli {
namespace {

void examine(Session& session) {
    Records records{
        "ctg.doctor/1",
        {{"name", RecordKind::text}, {"state", RecordKind::text}, {"remedy", RecordKind::text}},
        {}};
    bool is_whole = true;
    for (const auto& finding : health()) {
        const bool is_missing = finding.state.empty();
        is_whole = is_whole && !(is_missing && finding.is_needed);
        const std::string state = is_missing ? session.words(tr("missing")) : finding.state;
        records.rows.push_back({finding.name, state, finding.remedy});
    }
    session.publish(records, {});
    if (!is_whole) throw ReadError({error_of("CTG-CLI-005", {})});
}

} // namespace

void add_doctor(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "doctor",
        tr("Versions, drivers, data paths, browser: what is missing and how to install it"),
        tr("ctg doctor"));
    verb.callback([&session] { examine(session); });
}

} // namespace ctg::cli
