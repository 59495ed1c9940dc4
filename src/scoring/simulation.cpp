// SPDX-License-Identifier: Apache-2.0
#include "scoring/simulation.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

namespace ctg {
namespace {

std::size_t index(Doubt doubt) {
    return static_cast<std::size_t>(doubt);
}

std::optional<Posterior> posterior_of(const Values& values, std::size_t unit) {
    const auto found = values.posteriors.find(unit);
    return found == values.posteriors.end() ? std::nullopt : std::optional(found->second);
}

/// The doubt that moves a value, if any does.
std::optional<Doubt> doubt_of(const Values& values, std::size_t unit) {
    switch (values.knowledge[unit]) {
    case Knowledge::doubtful:
    case Knowledge::hidden:
        return Doubt::data;
    case Knowledge::apportioned:
        return Doubt::apportionment;
    case Knowledge::imputed:
    case Knowledge::suppressed:
    case Knowledge::missing:
        return Doubt::missing;
    default:
        return values.posteriors.contains(unit) ? std::optional(Doubt::data) : std::nullopt;
    }
}

/// The means that the root is made of: themes and logics stand beside the total.
std::vector<std::size_t> needed_means(const Model& model) {
    std::vector<bool> is_needed(model.size(), false);
    is_needed[model.root()] = true;
    std::vector<std::size_t> needed;
    for (std::size_t place = model.root(); place >= model.leaves.size(); --place) {
        if (!is_needed[place]) continue;
        needed.push_back(place - model.leaves.size());
        for (const auto& child : model.mean(place).children)
            is_needed[child.position] = true;
    }
    std::ranges::reverse(needed);
    return needed;
}

double drawn_gamma(double shape, Stream& stream) {
    return std::gamma_distribution<double>(shape, 1.0)(stream);
}

std::vector<std::size_t> leaves_by_name(const Problem& problem) {
    std::vector<std::size_t> leaves(problem.model.leaves.size());
    std::iota(leaves.begin(), leaves.end(), std::size_t{0});
    std::ranges::sort(leaves, {}, [&](std::size_t leaf) { return problem.names[leaf]; });
    return leaves;
}

} // namespace

Simulation::Simulation(const Problem& problem, const Uncertainty& rule, const Sheet& nominal)
    : problem_(problem),
      rule_(rule),
      nominal_(nominal),
      needed_(needed_means(problem.model)),
      order_(leaves_by_name(problem)),
      known_(problem.values.size()),
      scores_(nominal.score),
      is_moved_(problem.values.size(), true) {
    // Only what the root is made of: its means move down to the first places.
    model_.leaves = problem.model.leaves;
    std::vector<std::size_t> moved(problem.model.size());
    for (std::size_t leaf = 0; leaf < model_.leaves.size(); ++leaf)
        moved[leaf] = leaf;
    for (const std::size_t m : needed_) {
        moved[model_.leaves.size() + m] = model_.size();
        model_.means.push_back(problem.model.means[m]);
        child_keys_.emplace_back();
        const auto of_mean = Stream::key(0, problem.names[model_.leaves.size() + m]);
        for (auto& child : model_.means.back().children) {
            child_keys_.back().push_back(Stream::key(of_mean, problem.names[child.position]));
            child.position = moved[child.position];
        }
    }
    scores_.resize(model_.leaves.size());
    for (const Values& values : problem.values)
        values_.push_back(values.value);
    for (const std::size_t leaf : order_) {
        const Values& values = problem.values[leaf];
        for (std::size_t u = 0; u < values.value.size(); ++u) {
            if (values.knowledge[u] < Knowledge::hidden) known_[leaf].push_back(values.value[u]);
            const auto doubt = doubt_of(values, u);
            const bool is_bounded = std::isfinite(values.low[u]) && std::isfinite(values.high[u]);
            if (doubt && (is_bounded || *doubt == Doubt::missing)) // nothing says how far it goes
                movables(*doubt).push_back(
                    {leaf, u, values.low[u], values.high[u], posterior_of(values, u)});
        }
    }
}

std::vector<Simulation::Movable>& Simulation::movables(Doubt doubt) {
    return movables_[index(doubt)];
}

void Simulation::restore() {
    for (std::size_t leaf = 0; leaf < values_.size(); ++leaf) {
        if (!is_moved_[leaf]) continue;
        values_[leaf] = problem_.values[leaf].value;
        scores_[leaf] = nominal_.score[leaf];
        model_.leaves[leaf].goalposts = problem_.model.leaves[leaf].goalposts;
        is_moved_[leaf] = false;
    }
    for (std::size_t m = 0; m < needed_.size(); ++m) {
        const Mean& mean = problem_.model.means[needed_[m]];
        for (std::size_t c = 0; c < mean.children.size(); ++c)
            model_.means[m].children[c].weight = mean.children[c].weight;
    }
    model_.means.back().aggregation = problem_.model.means.back().aggregation;
    model_.means.back().floor = problem_.model.means.back().floor;
}

void Simulation::draw_values(const DoubtKeys& keys) {
    for (const Doubt doubt : {Doubt::data, Doubt::apportionment}) {
        if (!keys[index(doubt)]) continue;
        Stream stream(*keys[index(doubt)]);
        for (const auto& value : movables(doubt)) {
            const double within = std::clamp(
                value.low + stream.uniform() * (value.high - value.low), value.low, value.high);
            values_[value.leaf][value.unit] =
                value.posterior ? around(within, value, *keys[index(doubt)]) : within;
            is_moved_[value.leaf] = true;
        }
    }
    if (!keys[index(Doubt::missing)]) return;
    Stream stream(*keys[index(Doubt::missing)]);
    for (const auto& value : movables(Doubt::missing)) {
        const auto& known = known_[value.leaf];
        const double where = stream.uniform(); // drawn also in vain: one number for each value
        if (known.empty()) continue;
        values_[value.leaf][value.unit] =
            known[static_cast<std::size_t>(where * static_cast<double>(known.size()))];
        is_moved_[value.leaf] = true;
    }
}

/// A share by Beta, another ratio by Gamma, with the mean that it was shrunk to.
double Simulation::around(double mean, const Movable& value, std::uint64_t key) const {
    const auto& [trials, scale, is_share] = *value.posterior;
    const double rate = mean / scale;
    if (!(rate > 0.0) || (is_share && !(rate < 1.0))) return mean;
    Stream stream(Stream::key(Stream::key(key, problem_.names[value.leaf]), value.unit));
    const double events = drawn_gamma(rate * trials, stream);
    if (!is_share) return scale * events / trials;
    const double others = drawn_gamma((1.0 - rate) * trials, stream);
    return events + others > 0.0 ? scale * events / (events + others) : mean;
}

void Simulation::draw_goalposts(std::uint64_t key) {
    Stream stream(key);
    for (const std::size_t leaf : order_) {
        auto& [low, high] = model_.leaves[leaf].goalposts;
        const double reach = rule_.goalposts * (high - low);
        low += (2.0 * stream.uniform() - 1.0) * reach;
        high += (2.0 * stream.uniform() - 1.0) * reach;
        if (model_.leaves[leaf].normalisation == Normalisation::goalposts) is_moved_[leaf] = true;
    }
}

/// Dirichlet by gammas: their mean is the weights of the scheme.
void Simulation::draw_weights(std::uint64_t key) {
    for (std::size_t m = 0; m < model_.means.size(); ++m) {
        auto& children = model_.means[m].children;
        double sum = 0.0;
        for (const auto& child : children)
            sum += child.weight;
        for (std::size_t c = 0; c < children.size(); ++c) {
            Stream stream(Stream::key(key, child_keys_[m][c]));
            // A weight of 0 would leave a child out: a draw too small for a double is the least.
            children[c].weight =
                std::max(drawn_gamma(rule_.dirichlet * children[c].weight / sum, stream),
                         std::numeric_limits<double>::min());
        }
    }
}

/// Scores of 0 or below under a geometric mean without floor, as a nominal score would be refused.
void Simulation::mark_failures() {
    Column& root = scores_[model_.root()];
    for (const auto& mean : model_.means) {
        if (mean.aggregation == Aggregation::arithmetic || mean.floor) continue;
        for (const auto& child : mean.children)
            for (std::size_t u = 0; u < root.size(); ++u)
                if (scores_[child.position][u] <= 0.0)
                    root[u] = -std::numeric_limits<double>::infinity();
    }
}

const Column& Simulation::draw(const DoubtKeys& keys) {
    restore();
    draw_values(keys);
    if (const auto key = keys[index(Doubt::goalposts)]) draw_goalposts(*key);
    if (const auto key = keys[index(Doubt::weights)]) draw_weights(*key);
    if (const auto key = keys[index(Doubt::total)]) {
        Mean& root = model_.means.back();
        const bool is_geometric = Stream(*key).uniform() < 0.5;
        root.aggregation = is_geometric ? Aggregation::geometric : Aggregation::arithmetic;
        if (!root.floor) root.floor = rule_.floor;
    }
    for (std::size_t leaf = 0; leaf < values_.size(); ++leaf)
        if (is_moved_[leaf]) normalise(values_[leaf], model_.leaves[leaf], scores_[leaf]);
    aggregate(model_, scores_);
    mark_failures();
    return scores_[model_.root()];
}

bool is_subject(const Problem& problem, Doubt doubt) {
    switch (doubt) {
    case Doubt::goalposts:
        return std::ranges::any_of(problem.model.leaves, [](const ScoreRule& rule) {
            return rule.normalisation == Normalisation::goalposts;
        });
    case Doubt::weights:
        return true;
    case Doubt::total: // deviations have no geometric mean
        return std::ranges::none_of(problem.model.leaves, [](const ScoreRule& rule) {
            return rule.normalisation == Normalisation::z;
        });
    default:
        return std::ranges::any_of(problem.values, [&](const Values& values) {
            for (std::size_t u = 0; u < values.knowledge.size(); ++u)
                if (doubt_of(values, u) == doubt) return true;
            return false;
        });
    }
}

} // namespace ctg
