// SPDX-License-Identifier: Apache-2.0
#include "scoring/model.hpp"

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

/// The running mean of a block of units. No branch depends on a score, so that the compiler makes
/// vectors of units.
class BlockMean {
public:
    BlockMean(const Mean& mean, std::size_t units) : mean_(mean), units_(units) {
        std::fill_n(sum_.begin(), units, 0.0);
        std::fill_n(weight_.begin(), units, 0.0);
        std::fill_n(least_.begin(), units, infinity);
        std::fill_n(most_.begin(), units, -infinity);
    }

    void add(const double* scores, double weight) {
        if (mean_.aggregation == Aggregation::arithmetic) return add_plain(scores, weight);
        // Below 0 there is no logarithm: such a score is the least there is, not left out.
        const double floor = mean_.floor.value_or(0.0);
        std::array<double, block> logs;
        for (std::size_t u = 0; u < units_; ++u) // max would turn NaN into the floor
            logs[u] = std::log(scores[u] < floor ? floor : scores[u]);
        add_plain(logs.data(), weight);
    }

    void finish(double* means) const {
        for (std::size_t u = 0; u < units_; ++u) {
            const double mean = sum_[u] / weight_[u]; // NaN where there is no weight
            const double kept = mean < least_[u] ? least_[u] : mean > most_[u] ? most_[u] : mean;
            means[u] = weight_[u] > 0.0 ? kept : nothing;
        }
        if (mean_.aggregation == Aggregation::arithmetic) return;
        for (std::size_t u = 0; u < units_; ++u)
            means[u] = std::exp(means[u]);
    }

private:
    void add_plain(const double* scores, double weight) {
        for (std::size_t u = 0; u < units_; ++u) {
            const double score = scores[u];
            const bool is_known = score == score;
            sum_[u] += is_known ? weight * score : 0.0;
            weight_[u] += is_known ? weight : 0.0;
            least_[u] = score < least_[u] ? score : least_[u];
            most_[u] = score > most_[u] ? score : most_[u];
        }
    }

    const Mean& mean_;
    std::size_t units_;
    std::array<double, block> sum_;
    std::array<double, block> weight_;
    std::array<double, block> least_;
    std::array<double, block> most_;
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
