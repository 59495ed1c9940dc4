// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/table.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The indicator or score of a unit, in its group: of a territory, in its antenne.
struct GroupedValue {
    std::string unit;
    std::string group; ///< empty: a group like others
    std::optional<double> value;
    double weight = 1.0; ///< how many it stands for: inhabitants, or 1

    friend bool operator==(const GroupedValue&, const GroupedValue&) = default;
};

/// How unequal the units of a group are among themselves.
struct GroupInequality {
    std::string group;
    std::size_t count = 0;
    double weight_share = 0.0; ///< of the weight of all
    double value_share = 0.0;  ///< of Σ weight · value of all
    double mean = 0.0;         ///< weighted
    double gini = 0.0;
    double theil = 0.0;

    friend bool operator==(const GroupInequality&, const GroupInequality&) = default;
};

/// How unequal units are, between groups and within them.
struct Inequality {
    std::size_t count = 0; ///< units with a value
    double mean = 0.0;     ///< weighted
    /// Half of the mean difference between two units, as a share of the mean: in [0, 1[.
    double gini = 0.0;
    double gini_between = 0.0; ///< had each unit the mean of its group
    double gini_within = 0.0;  ///< Σ weight_share · value_share · gini of the groups
    double gini_overlap = 0.0; ///< the rest: 0 when the ranges of groups do not overlap
    double theil = 0.0;        ///< in [0, ln(weight of all / weight of the lightest)]
    double theil_between = 0.0;
    double theil_within = 0.0;           ///< Σ value_share · theil of the groups
    std::vector<GroupInequality> groups; ///< by name

    friend bool operator==(const Inequality&, const Inequality&) = default;
};

/// The Gini coefficient and Theil's T of `values`, weighted, split between and within their groups.
/// Theil's parts add up to it within 1e-12; Gini's do with a third part, the overlap. Values are on
/// a scale with a true 0, where twice as much means something: an indicator, or a score between
/// goalposts.
///
/// A unit without a value is left out, with note CTG-SCOR-065. A value of 0 adds nothing to Theil's
/// T (the limit of x·ln x). When all values are 0 nobody is unequal: all parts are 0, note -066.
/// Source: Pyatt 1976, Lambert and Aronson 1993 (Gini); Theil 1967, Shorrocks 1980.
/// @throws DataError CTG-SCOR-067 on a value below 0 (then neither is a measure), -068 on a weight
///         that is below 0 or no number, or weights that are all 0.
[[nodiscard]] Checked<Inequality> inequality_of(std::span<const GroupedValue> values);

/// A point of the Lorenz curve: the part of all values that the lowest part of the weight has.
struct LorenzPoint {
    double weight_share = 0.0;
    double value_share = 0.0;

    friend bool operator==(const LorenzPoint&, const LorenzPoint&) = default;
};

/// The curve from (0, 0) to (1, 1), the lowest values first; equal values make one segment. The
/// area between it and the diagonal is half of the Gini coefficient.
/// Source: Lorenz 1905.
/// @throws as inequality_of.
[[nodiscard]] std::vector<LorenzPoint> lorenz_curve(std::span<const GroupedValue> values);

/// The group and the weight of a unit: the antenne and the inhabitants of a territory.
struct UnitGroup {
    std::string unit;
    std::string group;
    double weight = 1.0;

    friend bool operator==(const UnitGroup&, const UnitGroup&) = default;
};

/// The columns of a plain table that say so; without them all units are one group, and count 1.
struct GroupColumns {
    std::optional<std::string> group;
    std::optional<std::string> population;
};

/// The group and weight of each unit of a plain table.
/// @throws DataError CTG-DATA-004 (a column that is not there), -005 (no number), CTG-SCOR-068.
[[nodiscard]] std::vector<UnitGroup>
unit_groups_of(const Table& units, const CompositeScheme& scheme, const GroupColumns& columns);

/// How unequal units are in one score.
struct ScoreInequality {
    /// "total", a theme, a logic, or "theme/logic"; of a plain table, the id of the node.
    std::string score;
    Inequality inequality;

    friend bool operator==(const ScoreInequality&, const ScoreInequality&) = default;
};

/// The inequality of every score, in the order in which they come; units that are in no group
/// count 1, in the group "".
/// @throws as inequality_of.
[[nodiscard]] Checked<std::vector<ScoreInequality>>
inequalities_of(std::span<const Score> scores, std::span<const UnitGroup> groups);
[[nodiscard]] Checked<std::vector<ScoreInequality>>
inequalities_of(std::span<const CompositeScore> scores, std::span<const UnitGroup> groups);

/// The values of one score, named as in ScoreInequality, as inequality_of takes them.
[[nodiscard]] std::vector<GroupedValue> grouped_values(std::span<const Score> scores,
                                                       std::span<const UnitGroup> groups,
                                                       std::string_view score);

} // namespace ctg
