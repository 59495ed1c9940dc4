// SPDX-License-Identifier: Apache-2.0
#include "planning/option_space.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace ctg::planning {
namespace {

/// Amounts are whole: half a unit more is more, whatever the doubles do.
constexpr double half = 0.5;

} // namespace

OptionSpace::OptionSpace(const SelectionProblem& problem) : rows_(problem.rows) {
    lay_flat(problem);
    shift_to_positive();
    for (const auto& row : rows_)
        scale_.push_back(std::max(1.0, row.limit));
    for (auto& use : uses_)
        use.scaled = use.amount / scale_[use.row];
}

void OptionSpace::lay_flat(const SelectionProblem& problem) {
    first_option_.push_back(0);
    first_use_.push_back(0);
    for (const auto& options : problem.items) {
        for (const auto& option : options) {
            value_.push_back(option.value);
            for (const auto& use : option.uses)
                uses_.push_back({static_cast<std::uint32_t>(use.row), use.amount, 0.0});
            first_use_.push_back(uses_.size());
        }
        first_option_.push_back(static_cast<std::uint32_t>(value_.size()));
    }
}

/// Moves the least that each item takes of a row to the row's limit when it is negative. Then no
/// amount is negative, and an option that does not name a row takes nothing of it.
void OptionSpace::shift_to_positive() {
    std::vector<FlatUse> shifted;
    std::vector<std::size_t> first_shifted{0};
    std::vector<double> amount(rows_.size());
    for (std::size_t item = 0; item < item_count(); ++item) {
        std::vector<double> least(rows_.size(), 0.0);
        for (auto option = first_option_[item]; option < first_option_[item + 1]; ++option)
            for (const auto& use : uses_of(option))
                least[use.row] = std::min(least[use.row], use.amount);
        for (auto option = first_option_[item]; option < first_option_[item + 1]; ++option) {
            std::ranges::transform(least, amount.begin(), std::negate{});
            for (const auto& use : uses_of(option))
                amount[use.row] += use.amount;
            for (std::size_t row = 0; row < rows_.size(); ++row)
                if (amount[row] > 0.0)
                    shifted.push_back({static_cast<std::uint32_t>(row), amount[row], 0.0});
            first_shifted.push_back(shifted.size());
        }
        for (std::size_t row = 0; row < rows_.size(); ++row)
            rows_[row].limit -= least[row];
    }
    uses_ = std::move(shifted);
    first_use_ = std::move(first_shifted);
}

Domain OptionSpace::whole() const {
    Domain domain{std::vector<std::uint32_t>(value_.size()), first_option_};
    std::iota(domain.options.begin(), domain.options.end(), 0);
    return domain;
}

double OptionSpace::least_value() const {
    double least = 0.0;
    for (std::size_t item = 0; item < item_count(); ++item)
        least += std::accumulate(value_.begin() + first_option_[item],
                                 value_.begin() + first_option_[item + 1], 0.0,
                                 [](double a, double b) { return std::min(a, b); });
    for (const auto& row : rows_)
        least -= std::ceil(row.square_weight * row.limit * row.limit);
    return least;
}

double OptionSpace::value_of(std::span<const std::uint32_t> options) const {
    double value = 0.0;
    std::vector<double> taken(rows_.size(), 0.0);
    for (const auto option : options) {
        value += value_[option];
        for (const auto& use : uses_of(option))
            taken[use.row] += use.amount;
    }
    double lost = 0.0;
    for (std::size_t row = 0; row < rows_.size(); ++row)
        lost += rows_[row].square_weight * taken[row] * taken[row];
    return value - std::round(lost);
}

void OptionSpace::take_least(const Domain& domain, LeastUse& least) const {
    const std::size_t rows = rows_.size();
    least.by_item.assign(item_count() * rows, 0.0);
    least.sum.assign(rows, 0.0);
    std::vector<std::size_t> count(rows);
    for (std::size_t item = 0; item < item_count(); ++item) {
        std::ranges::fill(count, 0);
        double* const by_row = least.by_item.data() + item * rows;
        for (auto place = domain.first[item]; place < domain.first[item + 1]; ++place)
            for (const auto& use : uses_of(domain.options[place]))
                by_row[use.row] =
                    count[use.row]++ == 0 ? use.amount : std::min(by_row[use.row], use.amount);
        for (std::size_t row = 0; row < rows; ++row) {
            if (count[row] < domain.size_of(item)) by_row[row] = 0.0;
            least.sum[row] += by_row[row];
        }
    }
}

bool OptionSpace::fits(std::size_t item, std::uint32_t option, const LeastUse& least) const {
    return std::ranges::all_of(uses_of(option), [&](const FlatUse& use) {
        const double others = least.sum[use.row] - least.by_item[item * rows_.size() + use.row];
        return others + use.amount <= rows_[use.row].limit + half;
    });
}

bool OptionSpace::propagate(Domain& domain, LeastUse& least) const {
    do {
        take_least(domain, least);
        for (std::size_t row = 0; row < rows_.size(); ++row)
            if (least.sum[row] > rows_[row].limit + half) return false;
        if (domain.has_empty_item()) return false;
    } while (domain.strike([&](std::size_t item, std::uint32_t place) {
        return fits(item, domain.options[place], least);
    }));
    return true;
}

void OptionSpace::relax(const Domain& domain, std::span<const double> multipliers,
                        Relaxation& relaxation) const {
    auto& [bound, reduced, top, pick, gradient] = relaxation;
    bound = 0.0;
    reduced.resize(domain.options.size());
    top.assign(item_count(), -std::numeric_limits<double>::infinity());
    pick.assign(domain.first.begin(), domain.first.end() - 1);
    gradient.resize(rows_.size());
    for (std::size_t row = 0; row < rows_.size(); ++row) {
        const double limit = rows_[row].limit / scale_[row];
        const double weight = rows_[row].square_weight * scale_[row] * scale_[row];
        // What a row with a square is best filled to, when each unit of it is paid.
        const double filled =
            weight > 0.0 ? std::min(limit, multipliers[row] / (2.0 * weight)) : limit;
        bound += filled * (multipliers[row] - weight * filled);
        gradient[row] = filled;
    }
    for (std::size_t item = 0; item < item_count(); ++item) {
        for (auto place = domain.first[item]; place < domain.first[item + 1]; ++place) {
            double value = value_[domain.options[place]];
            for (const auto& use : uses_of(domain.options[place]))
                value -= multipliers[use.row] * use.scaled;
            reduced[place] = value;
            if (value <= top[item]) continue;
            top[item] = value;
            pick[item] = place;
        }
        bound += top[item];
        for (const auto& use : uses_of(domain.options[pick[item]]))
            gradient[use.row] -= use.scaled;
    }
}

} // namespace ctg::planning
