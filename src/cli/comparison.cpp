// SPDX-License-Identifier: Apache-2.0
#include "cli/comparison.hpp"

#include "ctg/scoring/inequality.hpp"
#include "ctg/scoring/typology.hpp"
#include "ctg/study/analysis.hpp"
#include "ctg/writing/result.hpp"

#include <fmt/format.h>

#include <charconv>

namespace ctg::cli {
namespace {

std::optional<std::size_t> whole_number_of(std::string_view text) {
    std::size_t number = 0;
    const auto* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    if (error != std::errc{} || stop != end) return std::nullopt;
    return number;
}

/// "4" or "2..6".
TypeCount types_of_option(const std::string& text, const Session& session) {
    const auto dots = text.find("..");
    const auto least = whole_number_of(std::string_view(text).substr(0, dots));
    const auto most =
        dots == text.npos ? least : whole_number_of(std::string_view(text).substr(dots + 2));
    if (!least || !most)
        throw CLI::ValidationError("--typology",
                                   session.words(tr("expected 4 or 2..6, found “{}”"), text));
    return {*least, *most};
}

/// What a table beside the rows brings with it.
void add_notes(const std::vector<Diagnostic>& notes, Session& session, Envelope& envelope) {
    session.tell(notes);
    envelope.notes.insert(envelope.notes.end(), notes.begin(), notes.end());
}

void add_types(const ComparisonRequest& request, const std::vector<Profile>& profiles,
               Session& session, Envelope& envelope) {
    if (request.typology.empty()) return;
    const auto typology = typology_of(profiles, types_of_option(request.typology, session),
                                      *profile_distance_of(request.distance));
    add_notes(typology.notes, session, envelope);
    envelope.options.emplace_back("typology", request.typology);
    envelope.options.emplace_back("distance", request.distance);
    envelope.further.emplace_back("typology", records_of(typology.value));
    envelope.further.emplace_back("typology_fits", records_of(typology.value.fits));
}

CheckOptions check_options_of(const ComparisonRequest& request, Envelope& envelope) {
    CheckOptions options;
    options.floor = request.floor;
    if (request.floor) envelope.options.emplace_back("floor", fmt::format("{}", *request.floor));
    if (request.share_bounds.empty()) return options;
    options.shares = {request.share_bounds[0], request.share_bounds[1]};
    envelope.options.emplace_back("share_bounds",
                                  fmt::format("{},{}", options.shares.low, options.shares.high));
    return options;
}

/// The ranks by the checks asked for, and what the most favourable weights are.
std::vector<RankCheck> checks_of(const ComparisonRequest& request, const ScoreMatrix& matrix,
                                 Envelope& envelope) {
    const auto options = check_options_of(request, envelope);
    std::vector<RankCheck> checks;
    for (const auto& name : request.checks) {
        const auto method = check_method_of(name);
        if (method == CheckMethod::critic)
            envelope.further.emplace_back("critic_weights",
                                          records_of(critic_weights(matrix), matrix));
        if (method != CheckMethod::benefit_of_the_doubt) {
            checks.push_back(rank_check(matrix, *method, options));
            continue;
        }
        const auto doubt = benefit_of_the_doubt(matrix, options);
        checks.push_back(rank_check(doubt));
        envelope.further.emplace_back("benefit_of_the_doubt", records_of(doubt, matrix));
    }
    return checks;
}

void add_checks(CLI::App& verb, const Session& session, ComparisonRequest& request) {
    std::vector<std::string> names;
    std::string listed;
    for (const auto method : all_check_methods) {
        names.emplace_back(name_of(method));
        listed += (listed.empty() ? "" : ", ") + names.back();
    }
    auto* const check = verb.add_option("--check", request.checks,
                                        session.words(tr("ranks by other methods: {}"), listed))
                            ->delimiter(',')
                            ->check(CLI::IsMember(names));
    verb.add_option(
            "--share-bounds", request.share_bounds,
            session.words(
                tr("least and most share of an indicator in the benefit of the doubt: 0.02,0.4")))
        ->delimiter(',')
        ->expected(2)
        ->needs(check);
    verb.add_option(
            "--floor", request.floor,
            session.words(tr("what lower scores count as, for geometric and benefit_of_the_doubt")))
        ->needs(check);
}

} // namespace

void add_comparison(CLI::App& verb, CLI::Option& units, const Session& session,
                    ComparisonRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    add_checks(verb, session, request);
    auto* const inequality = verb.add_flag(
        "--inequality", request.inequality,
        words(tr("Gini and Theil of each score, between and within antennes or groups")));
    verb.add_option("--group", request.group,
                    words(tr("column of the table that groups its units")))
        ->needs(&units)
        ->needs(inequality);
    verb.add_option("--population", request.population,
                    words(tr("column of the inhabitants of each unit; without it each counts 1")))
        ->needs(&units)
        ->needs(inequality);
    auto* const typology = verb.add_option(
        "--typology", request.typology,
        words(tr("types of like profiles: so many, or the best of a range: 4, 2..6")));
    verb.add_option("--distance", request.distance,
                    words(tr("between profiles: absolute, euclidean")))
        ->check(CLI::IsMember({"absolute", "euclidean"}))
        ->needs(typology)
        ->capture_default_str();
}

void compare_territories(const ComparisonRequest& request, const Study& study,
                         const ScoredValues& values, const Scoring& scoring, Session& session,
                         Envelope& envelope) {
    if (request.inequality) {
        const auto groups = territory_groups_of(study);
        const auto inequalities = inequalities_of(scoring.scores, groups.value);
        add_notes(groups.notes, session, envelope);
        add_notes(inequalities.notes, session, envelope);
        envelope.further.emplace_back("inequality", records_of(inequalities.value));
    }
    add_types(request, profiles_of(scoring.scores, *study.scheme), session, envelope);
    if (request.checks.empty()) return;
    const auto matrix = score_matrix_of(values.values, *study.scheme, values.antennes);
    const auto checks = checks_of(request, matrix, envelope);
    envelope.further.emplace_back("checks", records_of(matrix.units, checks));
}

std::vector<RankCheck> compare_units(const ComparisonRequest& request, const Table& units,
                                     const CompositeScheme& scheme, const CompositeScoring& scoring,
                                     Session& session, Envelope& envelope) {
    if (request.inequality) {
        const auto named = [](const std::string& column) {
            return column.empty() ? std::nullopt : std::optional(column);
        };
        const auto groups =
            unit_groups_of(units, scheme, {named(request.group), named(request.population)});
        const auto inequalities = inequalities_of(scoring.scores, groups);
        add_notes(inequalities.notes, session, envelope);
        envelope.further.emplace_back("inequality", records_of(inequalities.value));
    }
    if (request.checks.empty() && request.typology.empty()) return {};
    const auto matrix = score_matrix_of(units, scheme).value;
    add_types(request, profiles_of(matrix), session, envelope);
    return checks_of(request, matrix, envelope);
}

} // namespace ctg::cli
