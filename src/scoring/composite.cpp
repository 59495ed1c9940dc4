// SPDX-License-Identifier: Apache-2.0
#include "ctg/scoring/composite.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/scoring/check.hpp"
#include "scoring/tree.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// The score of a unit at one place of the tree, as a part of its parent.
struct Part {
    std::optional<double> score;
    double weight = 1.0;
    double observed = 0.0; ///< share of its weight that has a value
};

/// Makes the scores of one unit after another by the tree of a scheme.
class Composition {
public:
    explicit Composition(const CompositeScheme& scheme) : scheme_(scheme), tree_(tree_of(scheme)) {}

    [[nodiscard]] const Tree& tree() const noexcept { return tree_; }
    [[nodiscard]] const std::string& id(std::size_t position) const {
        return is_indicator(position) ? scheme_.indicators[position].id : node(position).id;
    }

    /// The parts of a unit by position; what no geometric mean takes is added to `faults`.
    [[nodiscard]] std::vector<Part> parts_of(const std::string& unit,
                                             const std::vector<std::optional<double>>& scores,
                                             Faults& faults) const {
        std::vector<Part> parts(tree_.order.size());
        for (const std::size_t position : tree_.order) {
            Part& part = parts[position];
            if (is_indicator(position)) {
                const auto& score = scores[position];
                part = {score, scheme_.indicators[position].weight, score ? 1.0 : 0.0};
                continue;
            }
            part.weight = node(position).weight;
            part.observed = observed_below(position, parts);
            if (node(position).aggregation == Aggregation::arithmetic)
                part.score = arithmetic_mean(position, parts);
            else if (is_positive(unit, position, parts, faults))
                part.score = geometric_mean(position, parts);
        }
        return parts;
    }

    /// What each indicator weighs in the root of a unit with these parts.
    [[nodiscard]] std::vector<double> shares_of(const std::vector<Part>& parts) const {
        std::vector<double> shares(parts.size(), 1.0);
        for (auto at = tree_.order.rbegin(); at != tree_.order.rend(); ++at) {
            const double weight = known_weight(*at, parts);
            for (const std::size_t child : tree_.children[*at])
                shares[child] = shares[*at] * parts[child].weight / weight;
        }
        return shares;
    }

private:
    [[nodiscard]] bool is_indicator(std::size_t position) const {
        return position < scheme_.indicators.size();
    }
    [[nodiscard]] const CompositeNode& node(std::size_t position) const {
        return scheme_.nodes[position - scheme_.indicators.size()];
    }

    [[nodiscard]] double observed_below(std::size_t position,
                                        const std::vector<Part>& parts) const {
        double observed = 0.0;
        double weight = 0.0;
        for (const std::size_t child : tree_.children[position]) {
            observed += parts[child].weight * parts[child].observed;
            weight += parts[child].weight;
        }
        return observed / weight;
    }

    [[nodiscard]] double known_weight(std::size_t position, const std::vector<Part>& parts) const {
        double weight = 0.0;
        for (const std::size_t child : tree_.children[position])
            if (parts[child].score) weight += parts[child].weight;
        return weight;
    }

    /// The weighted mean of `value(score)` over the children with a score, kept among them:
    /// rounding must not lead out.
    template <class Value>
    std::optional<double> mean(std::size_t position, const std::vector<Part>& parts,
                               Value value) const {
        const double weight = known_weight(position, parts);
        if (weight == 0.0) return std::nullopt;
        double sum = 0.0;
        std::optional<double> least;
        std::optional<double> most;
        for (const std::size_t child : tree_.children[position]) {
            if (!parts[child].score) continue;
            const double score = value(*parts[child].score);
            sum += parts[child].weight * score;
            least = std::min(least.value_or(score), score);
            most = std::max(most.value_or(score), score);
        }
        return std::clamp(sum / weight, *least, *most);
    }

    [[nodiscard]] std::optional<double> arithmetic_mean(std::size_t position,
                                                        const std::vector<Part>& parts) const {
        return mean(position, parts, [](double score) { return score; });
    }

    [[nodiscard]] std::optional<double> geometric_mean(std::size_t position,
                                                       const std::vector<Part>& parts) const {
        const auto floor = node(position).floor;
        const auto log = mean(position, parts, [&](double score) {
            return std::log(std::max(score, floor.value_or(score)));
        });
        return log ? std::optional(std::exp(*log)) : std::nullopt;
    }

    bool is_positive(const std::string& unit, std::size_t position, const std::vector<Part>& parts,
                     Faults& faults) const {
        if (node(position).floor) return true;
        bool is_positive = true;
        for (const std::size_t child : tree_.children[position]) {
            if (!parts[child].score || *parts[child].score > 0.0) continue;
            is_positive = false;
            faults.add(error_of("CTG-SCOR-028",
                                {{"unit", unit},
                                 {"child", id(child)},
                                 {"node", id(position)},
                                 {"score", fmt::format("{}", *parts[child].score)}},
                                node(position).place));
        }
        return is_positive;
    }

    const CompositeScheme& scheme_;
    Tree tree_;
};

bool is_arithmetic(const CompositeScheme& scheme) {
    return std::ranges::all_of(scheme.nodes, [](const CompositeNode& node) {
        return node.aggregation == Aggregation::arithmetic;
    });
}

/// Ranks the scores of each place of the tree; `scores` holds `places` of them for each unit.
void rank(std::vector<CompositeScore>& scores, std::size_t places) {
    for (std::size_t place = 0; place < places; ++place) {
        std::vector<std::optional<double>> column;
        for (std::size_t s = place; s < scores.size(); s += places)
            column.push_back(scores[s].score);
        const auto ranks = competition_ranks(column);
        for (std::size_t unit = 0; unit < ranks.size(); ++unit)
            scores[unit * places + place].rank = ranks[unit];
    }
}

/// A warning when the scores of indicators are not on one scale, so that a mean of them is led by
/// the widest.
void add_scale_note(const CompositeScheme& scheme, Faults& faults) {
    std::set<std::string_view> scales;
    for (const auto& indicator : scheme.indicators)
        scales.insert(indicator.normalisation == Normalisation::z      ? "z"
                      : indicator.normalisation == Normalisation::rank ? "rank"
                                                                       : "0 … 100");
    if (scales.size() < 2) return;
    const std::vector<std::string> names(scales.begin(), scales.end());
    faults.add(warning_of("CTG-SCOR-027", {{"scales", joined(names)}}));
}

/// One note on the units whose root stands on a part of the weight, if there are any.
void add_weight_note(const std::vector<CompositeScore>& scores, std::size_t places,
                     Faults& faults) {
    std::size_t partial = 0;
    const CompositeScore* least = nullptr;
    for (std::size_t root = places - 1; root < scores.size(); root += places) {
        if (scores[root].weight_observed >= 1.0) continue;
        ++partial;
        if (least == nullptr || scores[root].weight_observed < least->weight_observed)
            least = &scores[root];
    }
    if (least == nullptr) return;
    constexpr double percent = 100.0;
    faults.add(note_of(
        "CTG-SCOR-025",
        {{"count", std::to_string(partial)},
         {"total", std::to_string(scores.size() / places)},
         {"unit", least->unit},
         {"percent", fmt::format("{:.0f}", std::floor(percent * least->weight_observed))}}));
}

} // namespace

Checked<CompositeScoring> composed_scores(const Table& units, const CompositeScheme& scheme) {
    const auto matrix = score_matrix_of(units, scheme);
    const Composition composition(scheme);
    const auto& order = composition.tree().order;
    const bool has_contributions = is_arithmetic(scheme);
    Faults faults;
    CompositeScoring scoring;
    for (std::size_t row = 0; row < matrix.value.units.size(); ++row) {
        const auto& unit = matrix.value.units[row];
        const auto parts = composition.parts_of(unit, matrix.value.rows[row], faults);
        for (const std::size_t position : order)
            scoring.scores.push_back({unit, composition.id(position),
                                      composition.tree().level[position], parts[position].score,
                                      std::nullopt, parts[position].observed});
        if (!has_contributions) continue;
        const auto shares = composition.shares_of(parts);
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i)
            if (parts[i].score)
                scoring.contributions.push_back(
                    {unit, scheme.indicators[i].id, shares[i] * *parts[i].score});
    }
    faults.raise();
    rank(scoring.scores, order.size());

    faults.add(matrix.notes);
    add_scale_note(scheme, faults);
    add_weight_note(scoring.scores, order.size(), faults);
    if (!has_contributions) faults.add(note_of("CTG-SCOR-026", {}));
    return {std::move(scoring), faults.notes()};
}

} // namespace ctg
