// SPDX-License-Identifier: Apache-2.0
#include "scoring/model.hpp"

#include "base/wide_vectors.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace ctg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();

/// So many units are added up at once that their sums stay in the nearest cache.
constexpr std::size_t block = 512;

/// What a running mean knows of each unit of a block.
struct BlockSums {
    std::array<double, block> sum;
    std::array<double, block> weight;
    std::array<double, block> least;
    std::array<double, block> most;
};

// No branch depends on a score, so that the compiler makes vectors of units.

CTG_ON_WIDE_DOUBLES void add_scores(BlockSums& sums, std::size_t units, const double* scores,
                                    double weight) {
    for (std::size_t u = 0; u < units; ++u) {
        const double score = scores[u];
        const bool is_known = score == score;
        sums.sum[u] += is_known ? weight * score : 0.0;
        sums.weight[u] += is_known ? weight : 0.0;
        sums.least[u] = score < sums.least[u] ? score : sums.least[u];
        sums.most[u] = score > sums.most[u] ? score : sums.most[u];
    }
}

CTG_ON_WIDE_DOUBLES void divide_sums(const BlockSums& sums, std::size_t units, double* means) {
    for (std::size_t u = 0; u < units; ++u) {
        const double mean = sums.sum[u] / sums.weight[u]; // NaN where there is no weight
        const double floored = mean < sums.least[u] ? sums.least[u] : mean;
        const double kept = floored > sums.most[u] ? sums.most[u] : floored;
        means[u] = sums.weight[u] > 0.0 ? kept : nothing;
    }
}

/// The running mean of a block of units.
class BlockMean {
public:
    BlockMean(const Mean& mean, std::size_t units) : mean_(mean), units_(units) {
        std::fill_n(sums_.sum.begin(), units, 0.0);
        std::fill_n(sums_.weight.begin(), units, 0.0);
        std::fill_n(sums_.least.begin(), units, infinity);
        std::fill_n(sums_.most.begin(), units, -infinity);
    }

    void add(const double* scores, double weight) {
        if (mean_.aggregation == Aggregation::arithmetic)
            return add_scores(sums_, units_, scores, weight);
        // Below 0 there is no logarithm: such a score is the least there is, not left out.
        const double floor = mean_.floor.value_or(0.0);
        std::array<double, block> logs;
        for (std::size_t u = 0; u < units_; ++u) // max would turn NaN into the floor
            logs[u] = std::log(scores[u] < floor ? floor : scores[u]);
        add_scores(sums_, units_, logs.data(), weight);
    }

    void finish(double* means) const {
        divide_sums(sums_, units_, means);
        if (mean_.aggregation == Aggregation::arithmetic) return;
        for (std::size_t u = 0; u < units_; ++u)
            means[u] = std::exp(means[u]);
    }

private:
    const Mean& mean_;
    std::size_t units_;
    BlockSums sums_;
};

} // namespace

void aggregate(const Model& model, std::vector<Column>& scores) {
    const std::size_t units = scores.empty() ? 0 : scores.front().size();
    scores.resize(model.size());
    for (std::size_t m = 0; m < model.means.size(); ++m)
        scores[model.leaves.size() + m].resize(units);
    for (std::size_t begin = 0; begin < units; begin += block)
        for (std::size_t m = 0; m < model.means.size(); ++m) {
            BlockMean mean(model.means[m], std::min(block, units - begin));
            for (const auto& child : model.means[m].children)
                mean.add(scores[child.position].data() + begin, child.weight);
            mean.finish(scores[model.leaves.size() + m].data() + begin);
        }
}

double mean_of(const Mean& mean, std::span<const double> scores) {
    BlockMean one(mean, 1);
    for (std::size_t c = 0; c < scores.size(); ++c)
        one.add(&scores[c], mean.children[c].weight);
    double result = nothing;
    one.finish(&result);
    return result;
}

std::vector<double> root_weights_of(const Model& model) {
    std::vector<double> share(model.size(), 0.0);
    share[model.root()] = 1.0;
    for (std::size_t position = model.root(); position >= model.leaves.size(); --position) {
        const auto& children = model.mean(position).children;
        double sum = 0.0;
        for (const auto& child : children)
            sum += child.weight;
        for (const auto& child : children)
            share[child.position] += share[position] * child.weight / sum;
    }
    share.resize(model.leaves.size());
    return share;
}

} // namespace ctg
