// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/table.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What the best perimeters are.
enum class GroupingObjective {
    max_p,     ///< the most perimeters, then the least sum of distances between units of one
    hess,      ///< the least sum of weight × distance to the centre of the perimeter
    cut_edges, ///< the fewest links (or the shortest border) between perimeters
};

[[nodiscard]] std::string_view name_of(GroupingObjective objective) noexcept; ///< "max-p"
[[nodiscard]] std::optional<GroupingObjective> objective_named(std::string_view name) noexcept;

/// How units are apart, from the columns that place them.
enum class DistanceMetric { euclidean, manhattan, squared };

/// What becomes of the zones that units are in.
enum class ZoneRespect {
    ignored,
    within, ///< no perimeter is in two zones
    whole,  ///< no zone is in two perimeters
};

/// A total that every perimeter must keep to.
struct WeightBound {
    std::string weight; ///< a column of the units; "units" counts them
    std::optional<double> least;
    std::optional<double> most;
    Place place = {};
    friend bool operator==(const WeightBound&, const WeightBound&) = default;
};

/// Units that a rule is about.
struct UnitRule {
    std::vector<std::string> units;
    Place place = {};
    friend bool operator==(const UnitRule&, const UnitRule&) = default;
};

/// What perimeters must satisfy, and which are preferred: what `perimeters.toml` states.
struct GroupingRules {
    GroupingObjective objective = GroupingObjective::hess;
    std::optional<std::size_t> fewest; ///< perimeters, those of `alone` among them
    std::optional<std::size_t> most;
    Place count_place = {};
    std::vector<WeightBound> bounds;
    std::vector<UnitRule> together; ///< the units of each in one perimeter
    std::vector<UnitRule> apart;    ///< no two units of each in one perimeter
    std::vector<UnitRule> alone;    ///< one unit each: a perimeter by itself, free of bounds
    std::vector<UnitRule> islands;  ///< one unit each: tied to the nearest unit that is none
    std::vector<UnitRule> bridges;  ///< two units each: taken to touch
    std::vector<UnitRule> barriers; ///< two units each: taken not to touch
    ZoneRespect epci = ZoneRespect::ignored;
    ZoneRespect antennes = ZoneRespect::ignored;
    double least_border_m = 0.0;                 ///< shorter borders are none
    std::vector<std::string> position{"x", "y"}; ///< columns of the units
    DistanceMetric metric = DistanceMetric::euclidean;
    std::string weight = "population"; ///< that hess multiplies distances by
    /// [unit of the distances] hess: from the centre; otherwise between any two units of one
    std::optional<double> reach;
    bool counts_length = false; ///< cut-edges: the length of borders, not their number
    std::size_t plans = 1;      ///< how many distinct ones are wanted
    double tolerance = 0.02;    ///< [share] by which the further ones may be worse than the best
    std::uint64_t seed = 1;
    std::string units_file;     ///< noeuds.csv; empty: the communes of a study
    std::string links_file;     ///< aretes.csv
    std::string distances_file; ///< empty: none is named
    std::string sha256;
    friend bool operator==(const GroupingRules&, const GroupingRules&) = default;
};

/// The rules that a `perimeters.toml` states; its keys are in docs/methods/grouping.md.
/// @throws DataError CTG-CONF-* (keys), CTG-GROUP-001 (a value out of range), -002 (the wrong
///         number of units in a rule), -003 (least above most).
[[nodiscard]] Checked<GroupingRules> grouping_rules_from(const Document& document);

/// What perimeters are made of: a commune, as a rule.
struct GroupingUnit {
    std::string id;
    std::string epci = {};            ///< empty: in none
    std::string antenne = {};         ///< empty: in none
    std::vector<double> figures = {}; ///< in the order of GroupingGraph::columns
    Place place = {};
    friend bool operator==(const GroupingUnit&, const GroupingUnit&) = default;
};

/// Two units that touch.
struct GroupingLink {
    std::string first; ///< first < second
    std::string second;
    double length_m = 1.0; ///< of their border; 1 when it is not told
    friend auto operator<=>(const GroupingLink&, const GroupingLink&) = default;
};

/// How far two units are from each other, given outright.
struct GivenDistance {
    std::string first;
    std::string second;
    double distance = 0.0;
    friend bool operator==(const GivenDistance&, const GivenDistance&) = default;
};

/// Units and who touches whom.
struct GroupingGraph {
    std::vector<std::string> columns;          ///< names of the figures
    std::vector<GroupingUnit> units;           ///< by id
    std::vector<GroupingLink> links;           ///< by the two ids, each once
    std::vector<GivenDistance> distances = {}; ///< instead of positions; of every pair, either way
    friend bool operator==(const GroupingGraph&, const GroupingGraph&) = default;
};

/// The columns of the units that `rules` need as figures, each once.
[[nodiscard]] std::vector<std::string> figures_needed_by(const GroupingRules& rules);

/// The graph of two tables: units (id, the columns that `rules` name, perhaps epci and antenne) and
/// links (a, b, perhaps longueur). A third may give distances (a, b, distance).
/// @throws DataError CTG-DATA-004 (column), CTG-GROUP-001 (no number, or a weight below 0), -004
///         (an id twice), -005 (an unknown id), -006 (a link of a unit with itself), -007 (a pair
///         without distance).
[[nodiscard]] Checked<GroupingGraph> grouping_graph_from(const Table& units, const Table& links,
                                                         const GroupingRules& rules,
                                                         const Table* distances = nullptr);

} // namespace ctg
