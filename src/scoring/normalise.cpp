// SPDX-License-Identifier: Apache-2.0
#include "scoring/model.hpp"

#include "base/wide_vectors.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

namespace ctg {
namespace {

constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double middle_score = full_score / 2.0;

inline double points_between(double value, double zero, double full) {
    return full_score * ((value - zero) / (full - zero));
}

/// The same for all values, in a direction; NaN stays NaN.
CTG_ON_WIDE_DOUBLES void place_between(const double* values, std::size_t count, double sign,
                                       double zero, double full, double* scores) {
    for (std::size_t u = 0; u < count; ++u)
        scores[u] = points_between(sign * values[u], zero, full);
}

CTG_ON_WIDE_DOUBLES void clip_to_scale(double* scores, std::size_t count) {
    for (std::size_t u = 0; u < count; ++u) { // written so that NaN stays NaN
        const double score = scores[u] < 0.0 ? 0.0 : scores[u];
        scores[u] = score > full_score ? full_score : score;
    }
}

std::vector<double> known_in(std::span<const double> values, double sign) {
    std::vector<double> known;
    known.reserve(values.size());
    for (const double value : values)
        if (!std::isnan(value)) known.push_back(sign * value);
    return known;
}

double sign_of(const ScoreRule& rule) {
    return rule.direction == Direction::more_is_need ? 1.0 : -1.0;
}

/// The two lowest and the two highest of the known values of a column, turned round so that higher
/// scores higher: where a unit moves, its neighbour may be the last one.
class Ends {
public:
    Ends(std::span<const double> values, double sign) {
        for (const double value : values) // NaN is neither below nor above
            add(sign * value);
    }

    [[nodiscard]] bool is_empty() const { return least_ > greatest_; }

    /// The ends when nobody moves.
    [[nodiscard]] Goalposts still() const { return {least_, greatest_}; }

    /// The ends when a unit of value `from` stands at `to`. @pre `from` is one of the values.
    [[nodiscard]] Goalposts moved(double from, double to) const {
        return {std::min(to, from == least_ ? second_least_ : least_),
                std::max(to, from == greatest_ ? second_greatest_ : greatest_)};
    }

private:
    void add(double value) {
        if (value < second_least_) {
            second_least_ = std::max(value, least_);
            least_ = std::min(value, least_);
        }
        if (value > second_greatest_) {
            second_greatest_ = std::min(value, greatest_);
            greatest_ = std::max(value, greatest_);
        }
    }

    double least_ = infinity;
    double second_least_ = infinity; ///< stays there when one is alone
    double greatest_ = -infinity;
    double second_greatest_ = -infinity;
};

/// Where a value stands among those of all units.
struct Standing {
    double below = 0.0; ///< units below
    double equal = 1.0; ///< units equal, this one too
    double count = 1.0;

    /// From 1, the lowest; equal values share the mean of their ranks.
    [[nodiscard]] double rank() const { return below + (equal + 1.0) / 2.0; }
    [[nodiscard]] double percent() const {
        return equal == count ? middle_score : points_between(rank(), 1.0, count);
    }
};

/// The known values of a column, turned round so that higher scores higher.
class Spread {
public:
    explicit Spread(std::vector<double> known) : sorted_(std::move(known)) {
        std::ranges::sort(sorted_); // the order of units must not show in the sums
    }

    /// Where a unit of value `from` would stand at `to`. @pre `from` is one of the values.
    [[nodiscard]] Standing moved(double from, double to) const {
        const auto [first, last] = std::ranges::equal_range(sorted_, to);
        Standing standing;
        standing.count = static_cast<double>(sorted_.size());
        standing.below = static_cast<double>(first - sorted_.begin()) - (from < to ? 1.0 : 0.0);
        standing.equal = static_cast<double>(last - first) + (from == to ? 0.0 : 1.0);
        return standing;
    }

    [[nodiscard]] double mean() const {
        return std::accumulate(sorted_.begin(), sorted_.end(), 0.0) / count();
    }

    /// In standard deviations of n − 1; all 0 where no value tells a unit from another.
    void z(std::span<const double> values, double sign, std::span<double> scores) const {
        const double middle = mean();
        double squares = 0.0;
        for (const double value : sorted_)
            squares += (value - middle) * (value - middle);
        const bool is_flat = sorted_.front() == sorted_.back();
        const double deviation = is_flat ? 1.0 : std::sqrt(squares / (count() - 1.0));
        for (std::size_t u = 0; u < values.size(); ++u)
            scores[u] = (sign * values[u] - (is_flat ? sign * values[u] : middle)) / deviation;
    }

private:
    [[nodiscard]] double count() const { return static_cast<double>(sorted_.size()); }

    std::vector<double> sorted_;
};

/// Who is at the target or beyond is all the way there, wherever the others are.
double on_the_way(double value, double least, double target, bool clip) {
    if (value >= target && (clip || least >= target)) return full_score;
    return points_between(value, least, target);
}

/// Between the ends of the column, where each other stands at its `others` value.
void normalise_by_ends(std::span<const double> own, std::span<const double> others,
                       const ScoreRule& rule, std::span<double> scores) {
    const double sign = sign_of(rule);
    const Ends ends(others, sign);
    if (rule.normalisation == Normalisation::min_max && own.data() == others.data()) {
        const auto [least, greatest] = ends.still();
        if (least < greatest)
            place_between(own.data(), own.size(), sign, least, greatest, scores.data());
        else
            for (std::size_t u = 0; u < own.size(); ++u)
                scores[u] = own[u] == own[u] ? middle_score : nothing;
        return;
    }
    for (std::size_t u = 0; u < own.size(); ++u) {
        scores[u] = nothing;
        if (std::isnan(own[u]) || ends.is_empty()) continue;
        const double value = sign * own[u];
        const auto [least, greatest] = ends.moved(sign * others[u], value);
        if (rule.normalisation == Normalisation::target)
            scores[u] = on_the_way(value, least, sign * rule.aim, rule.clip);
        else
            scores[u] = least == greatest ? middle_score : points_between(value, least, greatest);
    }
}

/// The score of each unit at its `own` value where each other stands at its `others`.
void normalise_among(std::span<const double> own, std::span<const double> others,
                     const ScoreRule& rule, std::span<double> scores) {
    if (rule.normalisation == Normalisation::min_max || rule.normalisation == Normalisation::target)
        return normalise_by_ends(own, others, rule, scores);
    const double sign = sign_of(rule);
    auto known = known_in(others, sign);
    std::ranges::fill(scores, nothing);
    if (known.empty()) return;
    const Spread spread(std::move(known));
    if (rule.normalisation == Normalisation::z) return spread.z(own, sign, scores);
    for (std::size_t u = 0; u < own.size(); ++u) {
        if (std::isnan(own[u])) continue;
        const auto standing = spread.moved(sign * others[u], sign * own[u]);
        scores[u] =
            rule.normalisation == Normalisation::rank ? standing.rank() : standing.percent();
    }
}

void by_goalposts(std::span<const double> values, const ScoreRule& rule, std::span<double> scores) {
    const bool is_more = rule.direction == Direction::more_is_need;
    const double zero = is_more ? rule.goalposts.low : rule.goalposts.high;
    const double full = is_more ? rule.goalposts.high : rule.goalposts.low;
    place_between(values.data(), values.size(), 1.0, zero, full, scores.data());
    if (rule.clip) clip_to_scale(scores.data(), scores.size());
}

void by_reference(std::span<const double> values, const ScoreRule& rule, std::span<double> scores) {
    const double sign = sign_of(rule);
    for (std::size_t u = 0; u < values.size(); ++u)
        scores[u] = full_score * (1.0 + sign * (values[u] - rule.aim) / std::abs(rule.aim));
}

/// Whether scores rise with the unit's own value and fall with those of the others. Beyond a target
/// that does not clip they would rise with the least of the others.
bool is_monotone(const ScoreRule& rule, std::span<const double> best) {
    if (rule.normalisation == Normalisation::z) return false;
    if (rule.normalisation != Normalisation::target || rule.clip) return true;
    const double sign = sign_of(rule);
    return std::ranges::none_of(best, [&](double value) { return sign * value > sign * rule.aim; });
}

bool looks_at_others(const ScoreRule& rule) {
    return rule.normalisation != Normalisation::goalposts &&
           rule.normalisation != Normalisation::reference;
}

void keep(Column& values, const LeafRule& rule) {
    if (!rule.is_capped()) return;
    for (double& value : values)
        value = rule.kept(value);
}

void normalise_kept(std::span<const double> values, const ScoreRule& rule,
                    std::span<double> scores) {
    if (rule.normalisation == Normalisation::goalposts) return by_goalposts(values, rule, scores);
    if (rule.normalisation == Normalisation::reference) return by_reference(values, rule, scores);
    normalise_among(values, values, rule, scores);
}

Bounds bounds_of_kept(const Bounds& values, const ScoreRule& rule) {
    const std::size_t units = values.low.size();
    const bool is_more = rule.direction == Direction::more_is_need;
    const Column& worst = is_more ? values.low : values.high;
    const Column& best = is_more ? values.high : values.low;
    Bounds scores{Column(units, nothing), Column(units, nothing)};
    bool is_exact = true;
    for (std::size_t u = 0; u < units; ++u) // NaN bounds belong to units without a value
        is_exact = is_exact && !(values.low[u] < values.high[u]);
    if (!looks_at_others(rule) || is_exact) {
        normalise_kept(worst, rule, scores.low);
        normalise_kept(best, rule, scores.high);
    } else if (is_monotone(rule, best)) {
        normalise_among(worst, best, rule, scores.low);
        normalise_among(best, worst, rule, scores.high);
    }
    return scores;
}

} // namespace

bool is_flat(std::span<const double> values) {
    const Ends ends(values, 1.0);
    return !ends.is_empty() && ends.still().low == ends.still().high;
}

void normalise(std::span<const double> values, const LeafRule& rule, std::span<double> scores) {
    if (rule.is_capped()) {
        Column kept(values.begin(), values.end());
        keep(kept, rule);
        return normalise_kept(kept, rule, scores);
    }
    normalise_kept(values, rule, scores);
}

Bounds normalised_bounds(Bounds values, const LeafRule& rule) {
    for (auto* const column : {&values.low, &values.high})
        keep(*column, rule);
    return bounds_of_kept(values, rule);
}

Goalposts scale_of(const ScoreRule& rule, std::size_t units) {
    switch (rule.normalisation) {
    case Normalisation::min_max:
    case Normalisation::percentile:
        return {0.0, full_score};
    case Normalisation::rank:
        return {1.0, static_cast<double>(units)};
    case Normalisation::goalposts:
    case Normalisation::target:
        return rule.clip ? Goalposts{0.0, full_score} : Goalposts{nothing, nothing};
    default:
        return {nothing, nothing};
    }
}

} // namespace ctg
