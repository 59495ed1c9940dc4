// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/planning/grouping_rules.hpp"
#include "planning/row_reader.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace ctg {
namespace {

using planning::RowReader;

class GraphReader {
public:
    GraphReader(const GroupingRules& rules, Faults& faults) : rules_(rules), faults_(faults) {
        graph_.columns = figures_needed_by(rules);
    }

    void read_units(const Table& table) {
        (void)required_columns(table, {"id"});
        std::vector<std::size_t> columns;
        for (const auto& name : graph_.columns)
            columns.push_back(required_columns(table, {name}).front());
        if (rules_.epci != ZoneRespect::ignored) (void)required_columns(table, {"epci"});
        if (rules_.antennes != ZoneRespect::ignored) (void)required_columns(table, {"antenne"});
        const RowReader reader(table, faults_);
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            GroupingUnit unit;
            unit.place = reader.place(row, "id");
            unit.id = reader.text(row, "id");
            unit.epci = reader.text(row, "epci");
            unit.antenne = reader.text(row, "antenne");
            for (std::size_t n = 0; n < columns.size(); ++n)
                unit.figures.push_back(figure(table, row, columns[n], graph_.columns[n]));
            const auto [first, is_new] = place_of_.emplace(unit.id, unit.place);
            if (!is_new || unit.id.empty()) {
                Diagnostic twice = error_of("CTG-GROUP-004", {{"id", unit.id}}, unit.place);
                if (!is_new) twice.places.push_back(first->second);
                faults_.add(std::move(twice));
            }
            graph_.units.push_back(std::move(unit));
        }
        std::ranges::sort(graph_.units, {}, &GroupingUnit::id);
    }

    void read_links(const Table& table) {
        (void)required_columns(table, {"a", "b"});
        const auto length = table.column("longueur");
        std::map<std::pair<std::string, std::string>, double> lengths;
        for (std::size_t row = 0; row < table.row_count(); ++row) {
            const auto ends = pair_at(table, row);
            if (!ends) continue;
            const double along = length ? at_least_zero(table, row, *length, "longueur") : 1.0;
            // Said in both directions, a border counts once.
            const auto [known, is_new] = lengths.emplace(*ends, along);
            if (!is_new) known->second = std::max(known->second, along);
        }
        for (const auto& [ends, along] : lengths)
            graph_.links.push_back({ends.first, ends.second, along});
    }

    void read_distances(const Table& table) {
        (void)required_columns(table, {"a", "b", "distance"});
        const auto column = *table.column("distance");
        std::map<std::pair<std::string, std::string>, double> given;
        for (std::size_t row = 0; row < table.row_count(); ++row)
            if (const auto ends = pair_at(table, row)) {
                const double distance = at_least_zero(table, row, column, "distance");
                const auto [first, is_new] = given.emplace(*ends, distance);
                if (!is_new && first->second != distance)
                    faults_.add(error_of("CTG-GROUP-004",
                                         {{"id", ends->first + " – " + ends->second}},
                                         table.place(row, column)));
            }
        for (std::size_t i = 0; i < graph_.units.size(); ++i)
            for (std::size_t j = i + 1; j < graph_.units.size(); ++j)
                if (!given.contains({graph_.units[i].id, graph_.units[j].id}))
                    faults_.add(error_of("CTG-GROUP-007",
                                         {{"a", graph_.units[i].id}, {"b", graph_.units[j].id}},
                                         table.header_place()));
        for (const auto& [ends, distance] : given)
            graph_.distances.push_back({ends.first, ends.second, distance});
    }

    GroupingGraph graph() && { return std::move(graph_); }

private:
    double number(const Table& table, std::size_t row, std::size_t column, std::string_view name,
                  double low) {
        const auto value = parse_number(table.text(row, column), table.traits().decimal_mark);
        if (value && *value >= low) return *value;
        faults_.add(error_of("CTG-GROUP-001",
                             {{"name", std::string(name)},
                              {"value", table.text(row, column)},
                              {"low", low < 0.0 ? "–∞" : "0"}},
                             table.place(row, column)));
        return 0.0;
    }
    double at_least_zero(const Table& table, std::size_t row, std::size_t column,
                         std::string_view name) {
        return number(table, row, column, name, 0.0);
    }

    /// Positions may be below 0; what is bounded or multiplied may not.
    double figure(const Table& table, std::size_t row, std::size_t column,
                  const std::string& name) {
        const bool is_weight =
            (rules_.objective == GroupingObjective::hess && name == rules_.weight) ||
            std::ranges::find(rules_.bounds, name, &WeightBound::weight) != rules_.bounds.end();
        return number(table, row, column, name,
                      is_weight ? 0.0 : std::numeric_limits<double>::lowest());
    }

    /// The units that a row ties together, in order.
    std::optional<std::pair<std::string, std::string>> pair_at(const Table& table,
                                                               std::size_t row) {
        const RowReader reader(table, faults_);
        auto ends = std::pair(reader.text(row, "a"), reader.text(row, "b"));
        bool is_known = true;
        for (const auto& [id, column] : {std::pair(ends.first, "a"), std::pair(ends.second, "b")}) {
            if (place_of_.contains(id)) continue;
            is_known = false;
            std::vector<std::string> ids;
            for (const auto& unit : graph_.units)
                ids.push_back(unit.id);
            faults_.add(error_of("CTG-GROUP-005",
                                 {{"id", id}, {"nearest", joined(nearest(id, ids))}},
                                 reader.place(row, column)));
        }
        if (!is_known) return std::nullopt;
        if (ends.first == ends.second) {
            faults_.add(error_of("CTG-GROUP-006", {{"id", ends.first}}, reader.place(row, "b")));
            return std::nullopt;
        }
        if (ends.second < ends.first) std::swap(ends.first, ends.second);
        return ends;
    }

    const GroupingRules& rules_;
    Faults& faults_;
    GroupingGraph graph_;
    std::map<std::string, Place> place_of_;
};

} // namespace

std::vector<std::string> figures_needed_by(const GroupingRules& rules) {
    std::vector<std::string> names;
    const auto need = [&](const std::string& name) {
        if (std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    for (const auto& bound : rules.bounds)
        if (bound.weight != "units") need(bound.weight);
    if (rules.objective == GroupingObjective::hess) need(rules.weight);
    const bool has_distances =
        rules.objective != GroupingObjective::cut_edges || rules.reach || !rules.islands.empty();
    if (has_distances && rules.distances_file.empty())
        for (const auto& column : rules.position)
            need(column);
    return names;
}

Checked<GroupingGraph> grouping_graph_from(const Table& units, const Table& links,
                                           const GroupingRules& rules, const Table* distances) {
    Faults faults;
    GraphReader reader(rules, faults);
    reader.read_units(units);
    reader.read_links(links);
    if (distances != nullptr) reader.read_distances(*distances);
    faults.raise();
    return {std::move(reader).graph(), faults.notes()};
}

} // namespace ctg
