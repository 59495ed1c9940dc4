// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/reading/read.hpp"
#include "ctg/study/shipped.hpp"
#include "ctg/territory/rebase.hpp"

#include <memory>
#include <optional>

namespace ctg::cli {
namespace {

struct RebaseRequest {
    std::string table;
    int from = 0;
    int to = 0;
    std::string code;
    std::vector<std::string> counts;
    std::vector<std::string> ratios;
    std::vector<std::string> by;
    std::string weights;
    std::string weights_column = "population";
    std::optional<int> weights_year;
    std::string events;
    bool keep_unknown = false;
    bool shows_passage = false;
};

Passage passage_of(Session& session, const RebaseRequest& request) {
    const auto history = request.events.empty() ? shipped_history() : history_in(request.events);
    std::optional<SplitWeights> weights;
    if (!request.weights.empty())
        weights = split_weights_from(read_table(request.weights, session.limits()),
                                     request.weights_column,
                                     GeographyYear{request.weights_year.value_or(request.to)});
    return passage_between(history, GeographyYear{request.from}, GeographyYear{request.to},
                           weights);
}

Envelope envelope_of(const RebaseRequest& request) {
    Envelope envelope;
    envelope.options = {{"from", std::to_string(request.from)}, {"to", std::to_string(request.to)}};
    if (!request.table.empty()) envelope.options.emplace_back("table", request.table);
    return envelope;
}

void run(Session& session, const RebaseRequest& request) {
    const Passage passage = passage_of(session, request);
    if (request.shows_passage) {
        session.publish(records_of(passage), envelope_of(request));
        return;
    }
    RebaseRule rule;
    rule.code_column = request.code;
    rule.counts = request.counts;
    rule.by = request.by;
    for (const auto& ratio : request.ratios)
        rule.ratios.push_back(ratio_rule_of(ratio));
    rule.unknown = request.keep_unknown ? UnknownCodes::keep : UnknownCodes::refuse;
    const auto result = rebased(read_table(request.table, session.limits()), passage, rule);
    session.tell(result.notes);
    Envelope envelope = envelope_of(request);
    envelope.notes = result.notes;
    session.publish(result.value.records, std::move(envelope));
}

void add_options(CLI::App& verb, const Session& session, RebaseRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    const auto passage =
        verb.add_flag("--passage", request.shows_passage,
                      words(tr("show the passage itself: who becomes whom, by which events")));
    verb.add_option("table", request.table, words(tr("table by commune")))->excludes(passage);
    verb.add_option("--from", request.from, words(tr("geography year of its codes")))->required();
    verb.add_option("--to", request.to, words(tr("geography year to carry it to")))->required();
    verb.add_option("--code", request.code, words(tr("column of the commune codes")));
    verb.add_option("--counts", request.counts,
                    words(tr("columns to add, A,B; by default all figures but rates")))
        ->delimiter(',');
    verb.add_option("--ratio", request.ratios,
                    words(tr("a rate by what it is made of: TX=100*NUM/DEN")));
    verb.add_option("--by", request.by, words(tr("columns that with the code name a row: annee")))
        ->delimiter(',');
    verb.add_option("--weights", request.weights,
                    words(tr("table of weights that share out divided communes")));
    verb.add_option("--weights-column", request.weights_column, words(tr("its column")))
        ->capture_default_str();
    verb.add_option("--weights-year", request.weights_year,
                    words(tr("geography year of its codes; by default that of --to")));
    verb.add_option("--events", request.events,
                    words(tr("INSEE's list of commune events; by default the shipped one")));
    verb.add_flag("--keep-unknown", request.keep_unknown,
                  words(tr("keep rows whose code is of no commune of the first year")));
}

} // namespace

void add_rebase(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "rebase", tr("Carries a table by commune from one geography year to another"),
        tr("ctg rebase population.csv --from 2018 --to 2026 --counts population"));
    const auto request = std::make_shared<RebaseRequest>();
    add_options(verb, session, *request);
    verb.callback([&session, request] {
        if (request->table.empty() && !request->shows_passage) throw CLI::RequiredError("TABLE");
        run(session, *request);
    });
}

} // namespace ctg::cli
