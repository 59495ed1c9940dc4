// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/scoring/composite.hpp"
#include "scoring/tree.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <utility>

namespace ctg {
namespace {

constexpr double full_score = 100.0;
constexpr double middle_score = 50.0;

using Column = std::vector<std::optional<double>>;

std::vector<double> known_in(const Column& column) {
    std::vector<double> known;
    for (const auto& value : column)
        if (value) known.push_back(*value);
    return known;
}

double points_between(double value, double low, double high) {
    return full_score * ((value - low) / (high - low));
}

/// A column of values turned round so that higher scores higher, by the units that have one.
class Spread {
public:
    explicit Spread(std::vector<double> known) : sorted_(std::move(known)) {
        std::ranges::sort(sorted_);
        mean_ = std::accumulate(sorted_.begin(), sorted_.end(), 0.0) / count();
        double squares = 0.0;
        for (const double value : sorted_)
            squares += (value - mean_) * (value - mean_);
        if (sorted_.size() > 1) deviation_ = std::sqrt(squares / (count() - 1.0));
    }

    [[nodiscard]] bool is_flat() const { return sorted_.front() == sorted_.back(); }

    [[nodiscard]] double min_max(double value) const {
        return is_flat() ? middle_score : points_between(value, sorted_.front(), sorted_.back());
    }
    [[nodiscard]] double z(double value) const {
        return is_flat() ? 0.0 : (value - mean_) / deviation_;
    }
    [[nodiscard]] double percentile(double value) const {
        return is_flat() ? middle_score : points_between(rank(value), 1.0, count());
    }
    /// From 1, the lowest; equal values share the mean of their ranks.
    [[nodiscard]] double rank(double value) const {
        const auto [first, last] = std::ranges::equal_range(sorted_, value);
        const auto below = static_cast<double>(first - sorted_.begin());
        const auto equal = static_cast<double>(last - first);
        return below + (equal + 1.0) / 2.0;
    }

private:
    [[nodiscard]] double count() const { return static_cast<double>(sorted_.size()); }

    std::vector<double> sorted_;
    double mean_ = 0.0;
    double deviation_ = 0.0; ///< of n − 1
};

double by_goalposts(double value, const CompositeIndicator& indicator) {
    const auto [low, high] = indicator.goalposts;
    const double points = indicator.direction == Direction::more_is_need
                              ? points_between(value, low, high)
                              : points_between(value, high, low);
    return indicator.clip ? std::clamp(points, 0.0, full_score) : points;
}

double by_spread(double value, const Spread& spread, Normalisation method) {
    switch (method) {
    case Normalisation::min_max:
        return spread.min_max(value);
    case Normalisation::z:
        return spread.z(value);
    case Normalisation::percentile:
        return spread.percentile(value);
    default:
        return spread.rank(value);
    }
}

/// The scores of a column, with a note on a column that tells no unit from another.
Column normalised(Column column, const CompositeIndicator& indicator, Faults& faults) {
    auto known = known_in(column);
    const DiagnosticValues names{{"indicator", indicator.id}};
    if (known.empty()) {
        if (!column.empty()) faults.add(note_of("CTG-SCOR-024", names, indicator.place));
        return column;
    }
    if (indicator.normalisation == Normalisation::goalposts) {
        for (auto& value : column)
            if (value) value = by_goalposts(*value, indicator);
        return column;
    }
    const double sign = indicator.direction == Direction::more_is_need ? 1.0 : -1.0;
    for (double& value : known)
        value *= sign;
    const Spread spread(std::move(known));
    if (spread.is_flat()) faults.add(note_of("CTG-SCOR-023", names, indicator.place));
    for (auto& value : column)
        if (value) value = by_spread(sign * *value, spread, indicator.normalisation);
    return column;
}

/// The position of each column of the scheme: that of the units first.
std::vector<std::size_t> columns_of(const Table& units, const CompositeScheme& scheme) {
    Faults faults;
    std::vector<std::size_t> columns;
    const auto add = [&](const std::string& name, const char* key, const Place& place) {
        if (const auto column = units.column(name)) return columns.push_back(*column);
        auto diagnostic = error_of("CTG-SCOR-030",
                                   {{"column", name},
                                    {"key", key},
                                    {"nearest", joined(nearest(name, units.columns()))},
                                    {"columns", joined(units.columns())}},
                                   units.header_place());
        if (!place.file.empty()) diagnostic.places.push_back(place);
        faults.add(std::move(diagnostic));
    };
    add(scheme.unit_column, "unit", {});
    for (const auto& indicator : scheme.indicators)
        add(indicator.column, "column", indicator.place);
    faults.raise();
    return columns;
}

/// The rows of the table in the order of the names of units, so that the order of rows does not
/// show.
std::vector<std::size_t> rows_by_unit(const Table& units, std::size_t column, Faults& faults) {
    std::map<std::string, std::size_t> row_by_unit;
    for (std::size_t row = 0; row < units.row_count(); ++row) {
        const auto& unit = units.text(row, column);
        if (unit.empty()) {
            faults.add(error_of("CTG-SCOR-020", {}, units.place(row, column)));
            continue;
        }
        const auto [first, is_new] = row_by_unit.emplace(unit, row);
        if (is_new) continue;
        auto diagnostic = error_of("CTG-SCOR-021", {{"unit", unit}}, units.place(row, column));
        diagnostic.places.push_back(units.place(first->second, column));
        faults.add(std::move(diagnostic));
    }
    std::vector<std::size_t> rows;
    for (const auto& [unit, row] : row_by_unit)
        rows.push_back(row);
    return rows;
}

/// The values of an indicator, in the order of `rows`.
Column values_in(const Table& units, std::size_t column, std::size_t unit_column,
                 const std::vector<std::size_t>& rows, const CompositeIndicator& indicator,
                 Faults& faults) {
    Column values;
    for (const std::size_t row : rows) {
        const Figure figure = figure_at(units, row, column, faults);
        values.push_back(figure.is_known() ? std::optional(figure.value()) : std::nullopt);
        if (figure.is_known() || indicator.missing != MissingRule::refuse) continue;
        auto diagnostic = error_of(
            "CTG-SCOR-022", {{"unit", units.text(row, unit_column)}, {"indicator", indicator.id}},
            units.place(row, column));
        diagnostic.places.push_back(indicator.place);
        faults.add(std::move(diagnostic));
    }
    return values;
}

/// What each indicator weighs in the root when all have a value.
std::vector<double> root_weights_of(const CompositeScheme& scheme) {
    const Tree tree = tree_of(scheme);
    const std::size_t indicators = scheme.indicators.size();
    const auto weight = [&](std::size_t i) {
        return i < indicators ? scheme.indicators[i].weight : scheme.nodes[i - indicators].weight;
    };
    std::vector<double> share(tree.order.size(), 1.0);
    for (auto node = tree.order.rbegin(); node != tree.order.rend(); ++node) {
        double sum = 0.0;
        for (const std::size_t child : tree.children[*node])
            sum += weight(child);
        for (const std::size_t child : tree.children[*node])
            share[child] = share[*node] * weight(child) / sum;
    }
    share.resize(indicators);
    return share;
}

} // namespace

Checked<ScoreMatrix> score_matrix_of(const Table& units, const CompositeScheme& scheme) {
    Faults tree_faults;
    add_tree_faults(scheme, tree_faults);
    tree_faults.raise<ArgumentError>();

    const auto columns = columns_of(units, scheme);
    Faults faults;
    const auto rows = rows_by_unit(units, columns.front(), faults);
    ScoreMatrix matrix;
    matrix.weights = root_weights_of(scheme);
    for (const std::size_t row : rows)
        matrix.units.push_back(units.text(row, columns.front()));
    matrix.rows.resize(rows.size());
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        const auto& indicator = scheme.indicators[i];
        matrix.indicators.push_back(indicator.id);
        const auto scores =
            normalised(values_in(units, columns[i + 1], columns.front(), rows, indicator, faults),
                       indicator, faults);
        for (std::size_t row = 0; row < rows.size(); ++row)
            matrix.rows[row].push_back(scores[row]);
    }
    faults.raise();
    return {std::move(matrix), faults.notes()};
}

} // namespace ctg
