// SPDX-License-Identifier: Apache-2.0
#include "cli/refusals.hpp"
#include "cli/session.hpp"

#include "ctg/study/analysis.hpp"
#include "ctg/study/publication.hpp"
#include "ctg/writing/result.hpp"

#include <algorithm>
#include <cmath>
#include <memory>
#include <optional>

namespace ctg::cli {
namespace {

/// What the command line says of perimeters, over what the file of rules says.
struct GroupRequest {
    std::string rules;
    std::string units;
    std::string links;
    std::string distances;
    std::string objective;
    std::string perimeters;
    std::vector<std::string> bounds;
    std::string metric;
    std::optional<double> reach;
    std::optional<std::size_t> plans;
    std::optional<std::uint64_t> seed;
    std::string search = "both";
    GroupingLimits limits;
    bool counts = false;
};

/// The ends of "A:B" (either may be left out), or of "A" alone for both.
/// @throws CLI::ValidationError when it is neither.
std::pair<std::optional<double>, std::optional<double>>
ends_of(const std::string& option, const std::string& text, const Session& session) {
    const auto end = [&](const std::string& part) -> std::optional<double> {
        double value = 0.0;
        if (part.empty()) return std::nullopt;
        if (CLI::detail::lexical_cast(part, value) && value >= 0.0) return value;
        throw CLI::ValidationError(option,
                                   session.words(tr("A:B, A: or :B, two numbers: ")) + text);
    };
    const auto colon = text.find(':');
    if (colon == std::string::npos) return {end(text), end(text)};
    return {end(text.substr(0, colon)), end(text.substr(colon + 1))};
}

void read_count(GroupingRules& rules, const std::string& text, const Session& session) {
    const auto [fewest, most] = ends_of("--perimeters", text, session);
    constexpr double most_units = 1e9;
    const auto whole = [&](std::optional<double> value) -> std::optional<std::size_t> {
        if (!value) return std::nullopt;
        if (1.0 <= *value && *value <= most_units && *value == std::floor(*value))
            return static_cast<std::size_t>(*value);
        throw CLI::ValidationError("--perimeters",
                                   session.words(tr("whole numbers from 1, not ")) + text);
    };
    rules.fewest = whole(fewest);
    rules.most = whole(most);
    if (rules.fewest && rules.most && *rules.most < *rules.fewest)
        throw CLI::ValidationError("--perimeters", session.words(tr("the fewest first: ")) + text);
}

/// population=30000:160000
void add_bound(GroupingRules& rules, const std::string& text, const Session& session) {
    const auto equals = text.find('=');
    if (equals == std::string::npos)
        throw CLI::ValidationError("--bound", session.words(tr("WEIGHT=LEAST:MOST, not ")) + text);
    const auto [least, most] = ends_of("--bound", text.substr(equals + 1), session);
    rules.bounds.push_back({text.substr(0, equals), least, most});
}

/// The rules of the file of --rules, with the files beside it.
GroupingRules rules_in(Session& session, const std::string& file) {
    const auto read = grouping_rules_from(read_document(file, session.limits()));
    session.tell(read.notes);
    GroupingRules rules = read.value;
    const auto folder = std::filesystem::path(file).parent_path();
    for (auto* beside : {&rules.units_file, &rules.links_file, &rules.distances_file})
        if (!beside->empty()) *beside = (folder / *beside).string();
    return rules;
}

/// What the command line says, over `rules`.
GroupingRules with_request(GroupingRules rules, const GroupRequest& request,
                           const Session& session) {
    if (!request.units.empty()) rules.units_file = request.units;
    if (!request.links.empty()) rules.links_file = request.links;
    if (!request.distances.empty()) rules.distances_file = request.distances;
    if (!request.objective.empty()) rules.objective = *objective_named(request.objective);
    if (!request.perimeters.empty()) read_count(rules, request.perimeters, session);
    for (const auto& bound : request.bounds)
        add_bound(rules, bound, session);
    if (request.metric == "euclidean") rules.metric = DistanceMetric::euclidean;
    if (request.metric == "manhattan") rules.metric = DistanceMetric::manhattan;
    if (request.metric == "squared") rules.metric = DistanceMetric::squared;
    if (request.reach && !(std::isfinite(*request.reach) && *request.reach >= 0.0))
        throw CLI::ValidationError("--reach", session.words(tr("a distance of at least 0")));
    if (request.reach) rules.reach = request.reach;
    rules.plans = request.plans.value_or(rules.plans);
    rules.seed = request.seed.value_or(rules.seed);
    return rules;
}

GroupingGraph graph_in(Session& session, const GroupingRules& rules) {
    const auto table_in = [&](const std::string& file) {
        return read_table(file, session.limits());
    };
    std::optional<Table> distances;
    if (!rules.distances_file.empty()) distances = table_in(rules.distances_file);
    const auto graph = grouping_graph_from(table_in(rules.units_file), table_in(rules.links_file),
                                           rules, distances ? &*distances : nullptr);
    session.tell(graph.notes);
    return graph.value;
}

/// How many plans satisfy the rules, for each number of perimeters they allow.
void print_counts(Session& session, const GroupingProblem& problem, const GroupRequest& request,
                  Envelope envelope) {
    Records records{"ctg.group.counts/1",
                    {{"perimeters", RecordKind::integer}, {"plans", RecordKind::integer}},
                    {}};
    const std::size_t units = problem.graph.units.size();
    const std::size_t most = std::min(problem.rules.most.value_or(units), units);
    for (std::size_t count = problem.rules.fewest.value_or(1); count <= most; ++count) {
        const auto plans = plan_count_of(problem, count, request.limits);
        records.rows.push_back(
            {static_cast<std::int64_t>(count),
             plans ? RecordValue{static_cast<std::int64_t>(*plans)} : RecordValue{}});
    }
    session.publish(records, std::move(envelope));
}

void group(Session& session, const GroupRequest& request) {
    GroupingRules rules;
    if (!request.rules.empty()) rules = rules_in(session, request.rules);
    std::optional<Study> study;
    if (rules.units_file.empty() && request.units.empty()) study = session.study();
    if (study && request.rules.empty()) rules = study->grouping.value_or(rules);
    rules = with_request(std::move(rules), request, session);
    const GroupingProblem problem{
        study ? grouping_graph_of(*study, rules) : graph_in(session, rules), rules};
    Envelope envelope;
    if (study) envelope = envelope_of(*study, {});
    envelope.options = {{"objective", std::string(name_of(rules.objective))},
                        {"seed", std::to_string(rules.seed)},
                        {"moves", std::to_string(request.limits.moves)},
                        {"nodes", std::to_string(request.limits.nodes)}};
    if (!rules.sha256.empty()) envelope.options.emplace_back("rules", rules.sha256);
    if (request.counts) return print_counts(session, problem, request, std::move(envelope));
    const auto grouping = grouped(problem, request.limits);
    session.tell(grouping.notes);
    const auto& best = grouping.value.plans.front();
    envelope.notes = grouping.notes;
    envelope.facts = {{"status", std::string(name_of(grouping.value.status))},
                      {"perimeters_count", static_cast<std::int64_t>(best.perimeters.size())},
                      {"count_bound", static_cast<std::int64_t>(grouping.value.count_bound)},
                      {"objective", best.objective},
                      {"bound", grouping.value.bound},
                      {"gap", best.objective - grouping.value.bound}};
    envelope.further.emplace_back("perimeters", perimeters_of(grouping.value));
    envelope.further.emplace_back("plans", plans_of(grouping.value));
    if (!study) return session.publish(records_of(grouping.value), std::move(envelope));
    Grouping first = grouping.value;
    first.plans.resize(1);
    session.publish(records_of(grouping.value), std::move(envelope), [&] {
        return layer_of(*study, territories_of(first.plans.front()), "perimeters",
                        perimeters_of(first), "perimeter");
    });
}

void add_options(CLI::App& verb, const Session& session, GroupRequest& request) {
    const auto words = [&](const Phrase& phrase) { return session.words(phrase); };
    verb.add_option(
        "--rules", request.rules,
        words(
            tr("perimeters.toml: bounds, pairs, zones, objective; by default that of the study")));
    verb.add_option("--units", request.units,
                    words(tr("instead of a study: table of units: id, weights…")));
    verb.add_option("--links", request.links, words(tr("table of who touches whom: a, b")));
    verb.add_option("--distances", request.distances,
                    words(tr("table of distances: a, b, distance")));
    verb.add_option("--objective", request.objective)
        ->check(one_of(session, {"max-p", "hess", "cut-edges"}));
    verb.add_option("--perimeters", request.perimeters, words(tr("how many: 12, or 8:12")));
    verb.add_option("--bound", request.bounds,
                    words(tr("of each perimeter: population=40000:160000 (repeatable)")))
        ->allow_extra_args(false);
    verb.add_option("--metric", request.metric, words(tr("of distances")))
        ->check(one_of(session, {"euclidean", "manhattan", "squared"}));
    verb.add_option("--reach", request.reach,
                    words(tr("farthest from the centre (hess), or from each other")));
    verb.add_option("--plans", request.plans, words(tr("how many distinct plans")))
        ->check(number_above_zero(session));
    verb.add_option("--seed", request.seed, words(tr("of the drawn moves")));
    verb.add_option("--search", request.search,
                    words(tr("both, heuristic (no proof), or exact (nothing without it)")))
        ->check(one_of(session, {"both", "heuristic", "exact"}))
        ->capture_default_str();
    verb.add_option("--moves", request.limits.moves, words(tr("moves that the heuristic tries")))
        ->capture_default_str();
    verb.add_option("--nodes", request.limits.nodes,
                    words(tr("search nodes after which a gap is told instead of a proof")))
        ->capture_default_str();
    verb.add_flag("--count", request.counts,
                  words(tr("only count the plans that satisfy the rules (64 units at most)")));
}

} // namespace

void add_group(CLI::App& app, Session& session) {
    const auto request = std::make_shared<GroupRequest>();
    CLI::App& verb = session.add_verb(
        app, "group",
        tr("Proposes perimeters: contiguous, within bounds, proven best or with their gap"),
        tr("ctg group study.toml --rules perimeters.toml --out perimetres.csv\n"
           "  ctg group --units noeuds.csv --links aretes.csv --objective max-p --bound "
           "population=30000:"));
    session.add_study(verb);
    add_options(verb, session, *request);
    verb.callback([&session, &verb, request] {
        refuse_without(verb, session, "--units", {"--links"});
        if (request->search == "heuristic") request->limits.search = GroupingSearch::heuristic;
        if (request->search == "exact") request->limits.search = GroupingSearch::exact;
        group(session, *request);
    });
}

} // namespace ctg::cli
