// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/nearest.hpp"
#include "scoring/problem.hpp"
#include "scoring/tree.hpp"

#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// The positions of the columns of a scheme in a table.
struct Columns {
    std::size_t unit = 0;
    std::optional<std::size_t> group;
    std::vector<std::size_t> value; ///< by indicator
    std::map<std::size_t, std::pair<std::size_t, std::size_t>> bounds;
};

Columns columns_of(const Table& units, const CompositeScheme& scheme) {
    Faults faults;
    Columns columns;
    const auto position = [&](const std::string& name, const char* key, const Place& place) {
        if (const auto column = units.column(name)) return *column;
        auto diagnostic = error_of("CTG-SCOR-030",
                                   {{"column", name},
                                    {"key", key},
                                    {"nearest", joined(nearest(name, units.columns()))},
                                    {"columns", joined(units.columns())}},
                                   units.header_place());
        if (!place.file.empty()) diagnostic.places.push_back(place);
        faults.add(std::move(diagnostic));
        return std::size_t{0};
    };
    columns.unit = position(scheme.unit_column, "unit", {});
    if (!scheme.group_column.empty()) columns.group = position(scheme.group_column, "group", {});
    for (const auto& indicator : scheme.indicators) {
        columns.value.push_back(position(indicator.column, "column", indicator.place));
        if (indicator.low_column.empty()) continue;
        columns.bounds.try_emplace(columns.value.size() - 1,
                                   position(indicator.low_column, "low", indicator.place),
                                   position(indicator.high_column, "high", indicator.place));
    }
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

/// What the places of the model are called, and where the scheme says so.
void add_names(const CompositeScheme& scheme, Problem& problem) {
    for (const auto& indicator : scheme.indicators) {
        problem.names.push_back(indicator.id);
        problem.places.push_back(indicator.place);
    }
    for (const std::size_t n : nodes_by_level(scheme)) {
        problem.names.push_back(scheme.nodes[n].id);
        problem.places.push_back(scheme.nodes[n].place);
    }
}

/// Reads the figures of units.
class FigureReader {
public:
    FigureReader(const Table& units, const Columns& columns, const CompositeScheme& scheme,
                 Faults& faults)
        : units_(units),
          columns_(columns),
          scheme_(scheme),
          faults_(faults) {}

    /// By indicator. Row by row, as the cells lie: column by column takes longer than scoring.
    [[nodiscard]] std::vector<Values> values(const std::vector<std::size_t>& rows) {
        std::vector<Values> values(scheme_.indicators.size());
        for (const std::size_t row : rows)
            for (std::size_t i = 0; i < values.size(); ++i) {
                const Figure read = figure(i, row);
                if (!read.is_known() && scheme_.indicators[i].missing == MissingRule::refuse)
                    refuse_gap(i, row);
                add_figure({read}, values[i]);
            }
        return values;
    }

private:
    void refuse_gap(std::size_t i, std::size_t row) {
        const auto& indicator = scheme_.indicators[i];
        auto diagnostic =
            error_of("CTG-SCOR-022",
                     {{"unit", units_.text(row, columns_.unit)}, {"indicator", indicator.id}},
                     units_.place(row, columns_.value[i]));
        diagnostic.places.push_back(indicator.place);
        faults_.add(std::move(diagnostic));
    }

    [[nodiscard]] Figure figure(std::size_t i, std::size_t row) {
        const Figure figure = figure_at(units_, row, columns_.value[i], faults_);
        const auto bounds = columns_.bounds.find(i);
        if (bounds != columns_.bounds.end()) return between(figure, row, bounds->second);
        const auto& rounding = scheme_.indicators[i].rounding;
        if (!rounding || !figure.is_exact()) return figure;
        const double value = figure.value();
        if (value >= 0.0) return Figure::rounded(value, *rounding);
        // Below 0 it is no count: what rounding may have moved there, whole or not.
        return rounding->mode == Rounding::Mode::down
                   ? Figure::between(value, value, value + rounding->base)
                   : Figure::between(value - rounding->base / 2.0, value,
                                     value + rounding->base / 2.0);
    }

    /// A figure with the bounds of two other columns; a gap there leaves it as it is.
    Figure between(const Figure& figure, std::size_t row,
                   const std::pair<std::size_t, std::size_t>& columns) {
        const Figure low = figure_at(units_, row, columns.first, faults_);
        const Figure high = figure_at(units_, row, columns.second, faults_);
        if (!low.is_known() || !high.is_known()) return figure;
        const bool is_ordered = low.value() <= high.value() &&
                                (!figure.is_known() ||
                                 (low.value() <= figure.value() && figure.value() <= high.value()));
        if (is_ordered)
            return figure.is_known() ? Figure::between(low.value(), figure.value(), high.value())
                                     : Figure::hidden(low.value(), high.value());
        faults_.add(error_of(
            "CTG-SCOR-031",
            {{"low", units_.text(row, columns.first)}, {"high", units_.text(row, columns.second)}},
            units_.place(row, columns.first)));
        return figure;
    }

    const Table& units_;
    const Columns& columns_;
    const CompositeScheme& scheme_;
    Faults& faults_;
};

std::vector<std::size_t> groups_of(const Table& units, const Columns& columns,
                                   const std::vector<std::size_t>& rows) {
    if (!columns.group) return {};
    std::vector<std::string> groups;
    for (const std::size_t row : rows)
        groups.push_back(units.text(row, *columns.group));
    return group_positions(groups);
}

} // namespace

Checked<Problem> problem_of(const Table& units, const CompositeScheme& scheme) {
    Faults tree_faults;
    add_tree_faults(scheme, tree_faults);
    tree_faults.raise<ArgumentError>();

    const auto columns = columns_of(units, scheme);
    Faults faults;
    const auto rows = rows_by_unit(units, columns.unit, faults);
    Problem problem;
    problem.model = model_of(scheme);
    add_names(scheme, problem);
    for (const std::size_t row : rows)
        problem.units.push_back(units.text(row, columns.unit));
    problem.groups = groups_of(units, columns, rows);
    problem.values = FigureReader(units, columns, scheme, faults).values(rows);
    for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
        if (scheme.indicators[i].missing == MissingRule::group_mean)
            impute_group_means(problem.values[i], problem.groups);
        bound_outliers(problem.values[i].value, problem.model.leaves[i]);
    }
    faults.raise();
    return {std::move(problem), faults.notes()};
}

} // namespace ctg
