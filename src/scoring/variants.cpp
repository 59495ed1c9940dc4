// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/scoring/uncertainty.hpp"
#include "scoring/problem.hpp"
#include "scoring/tree.hpp"

#include <cmath>
#include <limits>
#include <utility>

namespace ctg {
namespace {

/// Of an alternative that asks for a geometric mean where the scheme has no floor.
constexpr double least_score = 1.0;

/// The scheme as the alternative has it.
Scheme altered(Scheme scheme, const Alternative& alternative) {
    for (const auto& [name, weight] : alternative.weights)
        scheme.weights[name] = weight;
    for (auto& indicator : scheme.indicators)
        if (const auto found = alternative.weights.find(indicator.rule.id);
            found != alternative.weights.end())
            indicator.weight = found->second;
    if (!alternative.total || *alternative.total == scheme.means.total) return scheme;
    scheme.means.total = *alternative.total;
    if (!scheme.means.floor) scheme.means.floor = least_score;
    return scheme;
}

CompositeScheme altered(CompositeScheme scheme, const Alternative& alternative) {
    const auto weigh = [&](auto& each) {
        if (const auto found = alternative.weights.find(each.id);
            found != alternative.weights.end())
            each.weight = found->second;
    };
    for (auto& indicator : scheme.indicators)
        weigh(indicator);
    for (auto& node : scheme.nodes) {
        weigh(node);
        if (!node.parent.empty() || !alternative.total || *alternative.total == node.aggregation)
            continue;
        node.aggregation = *alternative.total;
        if (!node.floor) node.floor = least_score;
    }
    return scheme;
}

void add_ranks(const Problem& problem, const RankVariant& variant,
               std::vector<RankVariant>& variants) {
    Faults faults;
    const Sheet sheet = sheet_of(problem, faults);
    faults.raise();
    const std::size_t root = problem.model.root();
    const auto ranges = rank_ranges(sheet, root);
    for (std::size_t u = 0; u < problem.units.size(); ++u) {
        variants.push_back(variant);
        variants.back().unit = problem.units[u];
        variants.back().rank = ranges[u].rank;
        if (ranges[u].rank) variants.back().score = sheet.score[root][u];
    }
}

/// The problem as if nobody had the indicator.
Problem without(Problem problem, std::size_t leaf) {
    Values& values = problem.values[leaf];
    for (auto* const column : {&values.low, &values.value, &values.high})
        column->assign(column->size(), std::numeric_limits<double>::quiet_NaN());
    values.knowledge.assign(values.knowledge.size(), Knowledge::without);
    return problem;
}

template <class ProblemOf, class AnyScheme>
std::vector<RankVariant> variants_of(const AnyScheme& scheme, const ProblemOf& problem_of_scheme) {
    std::vector<RankVariant> variants;
    for (const auto& alternative : scheme.alternatives)
        add_ranks(problem_of_scheme(altered(scheme, alternative)), {{}, alternative.id, {}, {}, {}},
                  variants);
    const Problem problem = problem_of_scheme(scheme);
    if (problem.model.leaves.size() < 2) return variants;
    for (std::size_t leaf = 0; leaf < problem.model.leaves.size(); ++leaf)
        add_ranks(without(problem, leaf), {{}, {}, problem.names[leaf], {}, {}}, variants);
    return variants;
}

} // namespace

std::vector<RankVariant> rank_variants(std::span<const IndicatorValue> values, const Scheme& scheme,
                                       const AntenneByTerritory& antennes) {
    return variants_of(scheme,
                       [&](const Scheme& each) { return problem_of(values, each, antennes); });
}

std::vector<RankVariant> rank_variants(const Table& units, const CompositeScheme& scheme) {
    return variants_of(scheme,
                       [&](const CompositeScheme& each) { return problem_of(units, each).value; });
}

} // namespace ctg
