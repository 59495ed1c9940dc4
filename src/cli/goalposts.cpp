// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/reading/published.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/writing/result.hpp"

#include <memory>

namespace ctg::cli {
namespace {

/// A reference table, and the scheme whose goalposts it gives.
struct GoalpostsRequest {
    std::string table;
    std::string scheme;
    std::string reference;
};

void freeze(Session& session, const GoalpostsRequest& request) {
    const auto scheme = read_document(request.scheme, session.limits());
    const auto published = read_published(request.table, TableOptions{{}, session.limits()});
    session.tell(published.notes);
    const auto frozen = frozen_scheme(scheme, published.value.table, request.reference);
    session.tell(frozen.notes);
    Envelope envelope;
    envelope.options = {{"table", request.table},
                        {"table_sha256", published.value.table.source().sha256},
                        {"scheme", request.scheme},
                        {"sha256", scheme.sha256}};
    envelope.notes = frozen.notes;
    session.print(records_of(frozen.value.goalposts), envelope);
    if (session.out().empty()) return;
    write_file(session.out(), frozen.value.text, session.existing());
    session.say(session.out() + "\n");
}

} // namespace

void add_goalposts(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "goalposts",
        tr("Freezes the goalposts of a scheme at the percentiles of a reference table"),
        tr("ctg goalposts communes-france.csv --scheme scheme.toml --out scheme-frozen.toml"));
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    const auto request = std::make_shared<GoalpostsRequest>();
    verb.add_option("table", request->table,
                    words(tr("table of the reference units, with the columns of the indicators")))
        ->required();
    verb.add_option("--scheme", request->scheme,
                    words(tr("scheme file with goalposts by reference")))
        ->required();
    verb.add_option("--reference", request->reference,
                    words(tr("only the goalposts that name this reference; by default all")));
    verb.callback([&session, request] { freeze(session, *request); });
}

} // namespace ctg::cli
