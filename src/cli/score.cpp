// SPDX-License-Identifier: Apache-2.0
#include "cli/comparison.hpp"
#include "cli/doubts.hpp"
#include "cli/session.hpp"

#include "ctg/scoring/composite.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <memory>

namespace ctg::cli {
namespace {

/// What is scored, and what is asked of it; a plain table of units when one is named.
struct ScoreRequest {
    std::string units;
    std::string scheme;
    ComparisonRequest comparison;
    DoubtRequest doubts;
};

void score_study(Session& session, const ScoreRequest& request) {
    Study study = session.study();
    if (study.scheme) take_draws(request.doubts, study.scheme->uncertainty);
    const auto values = scored_values_of(study);
    const auto scoring = scores_of(study);
    session.tell(scoring.notes);
    const auto rows = records_of(scoring.value.scores);
    auto envelope = envelope_of(study, scoring.notes);
    envelope.options = {{"scheme", study.scheme->id},
                        {"version", study.scheme->version},
                        {"sha256", study.scheme->sha256}};
    add_draws(study.scheme->uncertainty, envelope);
    envelope.further.emplace_back("contributions", records_of(scoring.value.contributions));
    compare_territories(request.comparison, study, values.value, scoring.value, session, envelope);
    doubt_territories(request.doubts, study, values.value, session, envelope);
    session.publish(rows, std::move(envelope), [&] {
        return layer_of(study, study.territories, "scores", rows, "territory");
    });
}

void score_units(Session& session, const ScoreRequest& request) {
    auto scheme = composite_scheme_from(read_document(request.scheme, session.limits()));
    if (request.doubts.draws) take_draws(request.doubts, scheme.uncertainty);
    const auto units = read_table(request.units, session.limits());
    const auto scoring = composed_scores(units, scheme);
    session.tell(scoring.notes);
    Envelope envelope;
    envelope.options = {{"units", request.units},
                        {"units_sha256", units.source().sha256},
                        {"scheme", scheme.id},
                        {"version", scheme.version},
                        {"sha256", scheme.sha256}};
    envelope.notes = scoring.notes;
    if (request.doubts.draws) add_draws(scheme.uncertainty, envelope);
    if (session.shows_further())
        envelope.further.emplace_back("contributions", records_of(scoring.value.contributions));
    const auto checks =
        compare_units(request.comparison, units, scheme, scoring.value, session, envelope);
    doubt_units(request.doubts, units, scheme, session, envelope);
    session.publish(records_of(scoring.value.scores, checks), std::move(envelope));
}

void add_units(CLI::App& verb, const Session& session, ScoreRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    auto* const units =
        verb.add_option("--units", request.units,
                        words(tr("score this plain table of units instead of a study")))
            ->excludes(verb.get_option("study"));
    auto* const scheme = verb.add_option("--scheme", request.scheme,
                                         words(tr("scheme of the table: a tree of indicators")))
                             ->needs(units);
    units->needs(scheme);
    add_comparison(verb, *units, session, request.comparison);
    add_doubts(verb, *units, session, request.doubts);
}

} // namespace

void add_score(CLI::App& app, Session& session) {
    CLI::App& verb = session.add_verb(
        app, "score",
        tr("6 × 2 cells, themes, logics, total, with ranks and what each total is made of"),
        tr("ctg score study.toml --format json\n"
           "  ctg score study.toml --inequality --typology 2..6 --format json\n"
           "  ctg score study.toml --draws 2000 --sensitivity --variants --format json\n"
           "  ctg score --units countries.csv --scheme tree.toml --check copeland,kemeny"));
    session.add_study(verb);
    const auto request = std::make_shared<ScoreRequest>();
    add_units(verb, session, *request);
    verb.callback([&session, request] {
        if (request->units.empty())
            score_study(session, *request);
        else
            score_units(session, *request);
    });
}

} // namespace ctg::cli
