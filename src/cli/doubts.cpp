// SPDX-License-Identifier: Apache-2.0
#include "cli/doubts.hpp"

#include "ctg/writing/result.hpp"

#include <fmt/format.h>

#include <charconv>
#include <system_error>

namespace ctg::cli {
namespace {

/// Pairs are many: only of as many units as a page may show.
constexpr std::size_t most_paired_units = 120;

DrawOptions draw_options_of(const DoubtRequest& request) {
    DrawOptions options;
    options.first = static_cast<std::size_t>(request.first);
    options.sensitivities = request.sensitivities;
    return options;
}

/// Refuses numbers below `least`, in the language of the session.
CLI::Validator at_least(std::int64_t least, const Session& session) {
    return {[least, &session](std::string& text) {
                std::int64_t number = 0;
                const auto* const end = text.data() + text.size();
                const auto [stop, error] = std::from_chars(text.data(), end, number);
                if (error == std::errc{} && stop == end && number >= least) return std::string();
                return session.words(tr("expected a whole number of at least {}, found “{}”"),
                                     least, text);
            },
            "INT"};
}

void add_chances(const Checked<UncertainRanks>& drawn, Session& session, Envelope& envelope) {
    session.tell(drawn.notes);
    envelope.notes.insert(envelope.notes.end(), drawn.notes.begin(), drawn.notes.end());
    const auto& ranks = drawn.value;
    envelope.options.emplace_back("first", std::to_string(ranks.first));
    envelope.further.emplace_back("chances", records_of(ranks.chances));
    envelope.further.emplace_back("shifts", records_of(ranks.shifts));
    if (ranks.draws.units().size() <= most_paired_units)
        envelope.further.emplace_back("before", records_of(ranks.draws));
    if (!ranks.sensitivities.empty())
        envelope.further.emplace_back("sensitivities", records_of(ranks.sensitivities));
}

} // namespace

void add_doubts(CLI::App& verb, CLI::Option& units, const Session& session, DoubtRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    const auto asks = [&request](const auto&) { request.draws = true; };
    verb.add_option("--draws", request.count,
                    words(tr("draw the doubts of the scheme so many times: chances of ranks")))
        ->each(asks)
        ->check(at_least(1, session));
    verb.add_option("--seed", request.seed, words(tr("of the draws, instead of the scheme's")))
        ->each(asks)
        ->check(at_least(0, session));
    verb.add_option("--first", request.first, words(tr("k of the chance to be among the first k")))
        ->each(asks)
        ->check(at_least(1, session))
        ->capture_default_str();
    verb.add_flag_callback(
        "--sensitivity", [&request] { request.draws = request.sensitivities = true; },
        words(tr("what share of each score's variance comes from each doubt (Sobol)")));
    verb.add_flag(
        "--variants", request.variants,
        words(tr("ranks under the alternatives of the scheme, and without each indicator")));
    verb.add_option("--since", request.since,
                    words(tr("an earlier study: what moved by data, perimeters and others")))
        ->excludes(&units);
}

void take_draws(const DoubtRequest& request, std::optional<Uncertainty>& uncertainty) {
    if (!request.draws) return;
    if (!uncertainty) uncertainty = Uncertainty::of_all_doubts();
    if (request.count) uncertainty->draws = static_cast<std::size_t>(*request.count);
    if (request.seed) uncertainty->seed = static_cast<std::uint64_t>(*request.seed);
}

void add_draws(const std::optional<Uncertainty>& uncertainty, Envelope& envelope) {
    if (!uncertainty) return;
    std::string doubts;
    for (const Doubt doubt : uncertainty->vary)
        doubts += (doubts.empty() ? "" : ",") + std::string(name_of(doubt));
    envelope.options.emplace_back("draws", std::to_string(uncertainty->draws));
    envelope.options.emplace_back("seed", std::to_string(uncertainty->seed));
    envelope.options.emplace_back("vary", doubts);
}

void doubt_territories(const DoubtRequest& request, const Study& study, const ScoredValues& values,
                       Session& session, Envelope& envelope) {
    if (request.draws)
        add_chances(uncertain_ranks(values.values, *study.scheme, draw_options_of(request),
                                    values.antennes),
                    session, envelope);
    if (request.variants)
        envelope.further.emplace_back(
            "variants", records_of(rank_variants(values.values, *study.scheme, values.antennes)));
    if (request.since.empty()) return;
    const auto changes = score_changes_of(session.study_at(request.since), study);
    envelope.options.emplace_back("since", request.since);
    envelope.further.emplace_back("changes", records_of(changes.value));
}

void doubt_units(const DoubtRequest& request, const Table& units, const CompositeScheme& scheme,
                 Session& session, Envelope& envelope) {
    if (request.draws)
        add_chances(uncertain_ranks(units, scheme, draw_options_of(request)), session, envelope);
    if (request.variants)
        envelope.further.emplace_back("variants", records_of(rank_variants(units, scheme)));
}

} // namespace ctg::cli
