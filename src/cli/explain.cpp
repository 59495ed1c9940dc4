// SPDX-License-Identifier: Apache-2.0
#include "cli/session.hpp"

#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <memory>
#include <optional>
#include <utility>

namespace ctg::cli {
namespace {

/// Who is explained, and where it stands: in a study, or in a plain table of units.
struct ExplainRequest {
    std::vector<std::string> names; ///< of units, and perhaps the study
    std::string against;
    std::string units;
    std::string scheme;
};

/// What is said of the scores of units, wherever they are from.
class Explained {
public:
    Explained(Session& session, const ExplainRequest& request) {
        if (!request.units.empty()) {
            table_ = read_table(request.units, session.limits());
            composite_ = composite_scheme_from(read_document(request.scheme, session.limits()));
            envelope_.options = {{"units", request.units},
                                 {"units_sha256", table_->source().sha256},
                                 {"scheme", composite_->id},
                                 {"sha256", composite_->sha256}};
            return;
        }
        study_ = session.study();
        auto values = scored_values_of(*study_);
        session.tell(values.notes);
        envelope_ = envelope_of(*study_, values.notes);
        envelope_.options = {{"scheme", study_->scheme->id}, {"sha256", study_->scheme->sha256}};
        values_ = std::move(values.value);
    }

    [[nodiscard]] Explanation explanation(const std::string& unit,
                                          const std::string& against) const {
        return study_ ? explanation_of(values_.values, *study_->scheme, unit, against,
                                       values_.antennes)
                      : explanation_of(*table_, *composite_, unit, against);
    }

    [[nodiscard]] std::vector<RankMove> moves(const std::string& unit) const {
        return study_ ? rank_moves(values_.values, *study_->scheme, unit, values_.antennes)
                      : rank_moves(*table_, *composite_, unit);
    }

    [[nodiscard]] Checked<UncertainRanks> draws() const {
        DrawOptions options;
        options.by_doubt = false;
        return study_ ? uncertain_ranks(values_.values, *study_->scheme, options, values_.antennes)
                      : uncertain_ranks(*table_, *composite_, options);
    }

    [[nodiscard]] Envelope& envelope() noexcept { return envelope_; }

private:
    std::optional<Study> study_;
    ScoredValues values_;
    std::optional<Table> table_;
    std::optional<CompositeScheme> composite_;
    Envelope envelope_;
};

/// The names that are no study. @throws CLI::ValidationError unless there are `count`.
std::vector<std::string> units_named(Session& session, const ExplainRequest& request,
                                     std::size_t count) {
    std::vector<std::string> units;
    for (const auto& name : request.names)
        if (!request.units.empty() || !session.takes_as_study(name)) units.push_back(name);
    if (units.size() != count)
        throw CLI::ValidationError(
            "names", session.words(tr("expected the study and {} of its territories"), count));
    return units;
}

void add_summary(const Explanation& explanation, Envelope& envelope) {
    envelope.options.emplace_back("unit", explanation.unit);
    envelope.options.emplace_back("against", explanation.against);
    envelope.further.emplace_back("summary", summary_of(explanation));
}

void explain(Session& session, const ExplainRequest& request) {
    const auto unit = units_named(session, request, 1).front();
    Explained explained(session, request);
    const auto explanation = explained.explanation(unit, request.against);
    Envelope envelope = explained.envelope();
    add_summary(explanation, envelope);
    envelope.further.emplace_back("moves", records_of(explained.moves(unit)));
    session.publish(records_of(explanation), std::move(envelope));
}

void tell_why(Session& session, const ExplainRequest& request) {
    const auto units = units_named(session, request, 2);
    if (units[0] == units[1])
        throw CLI::ValidationError(
            "names", session.words(tr("expected two territories, found “{}” twice"), units[0]));
    Explained explained(session, request);
    const auto explanation = explained.explanation(units[0], units[1]);
    const auto drawn = explained.draws();
    session.tell(drawn.notes);
    Envelope envelope = explained.envelope();
    add_summary(explanation, envelope);
    envelope.further.emplace_back("before", records_of(drawn.value.draws, units[0], units[1]));
    session.publish(records_of(explanation), std::move(envelope));
}

CLI::App& add_names(CLI::App& verb, Session& session, ExplainRequest& request) {
    verb.add_option("names", request.names,
                    session.words(tr("the study, then keys of territories")))
        ->required();
    auto* const units = verb.add_option(
        "--units", request.units, session.words(tr("a plain table of units instead of a study")));
    auto* const scheme =
        verb.add_option("--scheme", request.scheme, session.words(tr("scheme of the table")))
            ->needs(units);
    units->needs(scheme);
    session.add_repair(verb);
    return verb;
}

} // namespace

void add_explain(CLI::App& app, Session& session) {
    const auto request = std::make_shared<ExplainRequest>();
    CLI::App& verb = session.add_verb(
        app, "explain",
        tr("What the score of a territory is made of, and what would move it one place"),
        tr("ctg explain study.toml marseille --format json"));
    add_names(verb, session, *request);
    verb.add_option("--against", request->against,
                    session.words(tr("another territory; by default the mean of all")));
    verb.callback([&session, request] { explain(session, *request); });
}

void add_why(CLI::App& app, Session& session) {
    const auto request = std::make_shared<ExplainRequest>();
    CLI::App& verb =
        session.add_verb(app, "why", tr("Why a territory comes before another, and how surely"),
                         tr("ctg why study.toml marseille accm"));
    add_names(verb, session, *request);
    verb.callback([&session, request] { tell_why(session, *request); });
}

} // namespace ctg::cli
