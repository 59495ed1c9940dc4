// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/table.hpp"
#include "ctg/scoring/scheme.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// A leaf of the tree: a column of the table and its way to a score.
struct CompositeIndicator : ScoreRule {
    std::string id;
    std::string column; ///< of the table of units
    std::string parent; ///< id of a node
    /// Columns with the bounds of the values; empty without.
    std::string low_column;
    std::string high_column;
    std::optional<Rounding> rounding; ///< how values were rounded before publication
    Place place;                      ///< in the scheme file
    Place parent_place;               ///< of its key `parent`

    friend bool operator==(const CompositeIndicator&, const CompositeIndicator&) = default;
};

/// A node of the tree above the indicators. The root has no parent.
struct CompositeNode {
    std::string id;
    std::string parent;
    double weight = 1.0; ///< among the children of its parent
    Aggregation aggregation = Aggregation::arithmetic;
    /// Of a geometric mean: lower scores of children count as this one, above 0. Without it a score
    /// of 0 or below is refused.
    std::optional<double> floor;
    Place place;        ///< in the scheme file
    Place parent_place; ///< of its key `parent`

    friend bool operator==(const CompositeNode&, const CompositeNode&) = default;
};

/// Every choice of a composite indicator on a plain table: a tree of any number of levels.
struct CompositeScheme {
    std::string id;
    std::string version;
    std::string unit_column = "unit"; ///< that names the units
    std::string group_column;         ///< that says who is compared with whom; empty without
    std::vector<CompositeIndicator> indicators;
    std::vector<CompositeNode> nodes;
    std::optional<Uncertainty> uncertainty;
    std::vector<Alternative> alternatives;
    std::string sha256; ///< of the scheme file, printed in each output

    friend bool operator==(const CompositeScheme&, const CompositeScheme&) = default;
};

/// The scheme that `document` states, with the keys of docs/methods/scoring.md, all of them read.
/// @throws DataError CTG-CONF-* (keys, unknown methods), CTG-SCOR-002 (goalposts not in order),
///         -010 (a number out of range), -013 (an id twice), -014 (a parent that is no node), -015
///         (a node that is its own ancestor), -016 (not exactly one root), -017 (a node without
///         children), -018 (a key that its method does not use), -019 (a geometric mean of z).
[[nodiscard]] CompositeScheme composite_scheme_from(const Document& document);

/// The score of a unit at one node: an indicator, a node, or the root. Higher is more.
struct CompositeScore {
    std::string unit;
    std::string node;
    std::size_t level = 1;       ///< 1 for an indicator; of a node, 1 + the highest child's
    std::optional<double> score; ///< nothing when no indicator below has a value
    std::optional<double> low;   ///< bounds of the score; nothing where nothing bounds it
    std::optional<double> high;
    std::optional<std::size_t> rank;       ///< 1 is the highest; ties share a rank (competition)
    std::optional<std::size_t> rank_best;  ///< 1 + those whose low exceeds this high
    std::optional<std::size_t> rank_worst; ///< n − those whose high is below this low
    std::optional<std::size_t> rank_in_group;
    double weight_observed = 0.0; ///< share of the weight below that has a value

    friend bool operator==(const CompositeScore&, const CompositeScore&) = default;
};

/// What an indicator brings to the root of a unit, in its unit. They add up to the root.
struct CompositeContribution {
    std::string unit;
    std::string indicator;
    double points = 0.0;

    friend bool operator==(const CompositeContribution&, const CompositeContribution&) = default;
};

/// Scores by unit, then indicators in the order of the scheme, then nodes by level; the root last.
struct CompositeScoring {
    std::vector<CompositeScore> scores;
    std::vector<CompositeContribution> contributions; ///< none if a node is geometric

    friend bool operator==(const CompositeScoring&, const CompositeScoring&) = default;
};

/// Scores of units on indicators, with what each indicator weighs in the root: what the checks by
/// other methods start from (see ctg/scoring/check.hpp).
struct ScoreMatrix {
    std::vector<std::string> units;
    std::vector<std::string> indicators;
    std::vector<double> weights;                          ///< by indicator; add up to 1
    std::vector<std::vector<std::optional<double>>> rows; ///< by unit, then indicator

    friend bool operator==(const ScoreMatrix&, const ScoreMatrix&) = default;
};

/// The score of each unit on each indicator of `scheme`, units in the order of their names.
///
/// A column whose known values are all equal says nothing of who is ahead: each unit then has the
/// middle (50 of min_max and percentile, 0 of z, (n + 1) / 2 of rank), with note CTG-SCOR-023. A
/// column without any value weighs nothing, with note -024. A figure hidden between bounds stands
/// in the middle of them.
/// @throws DataError CTG-DATA-005 (no number), CTG-SCOR-020 (a unit without a name), -021 (a unit
///         twice), -022 (a gap that the scheme refuses), -030 (a column that is not there);
///         ArgumentError CTG-SCOR-013 to -017 if the tree of `scheme` is unsound.
[[nodiscard]] Checked<ScoreMatrix> score_matrix_of(const Table& units,
                                                   const CompositeScheme& scheme);

/// Scores `units` at each node of `scheme`. What has no value is left out and the rest of its
/// parent's children share its weight; `weight_observed` says how much there was, and note
/// CTG-SCOR-025 who is concerned. Scores within `tie_tolerance` share a rank. Where all nodes are
/// arithmetic, contributions add up to the root within 1e-12; else none are given (note -026).
/// Indicators on different scales (points, deviations, ranks) in one scheme are a warning (-027).
/// @throws as score_matrix_of, and DataError CTG-SCOR-028 on a score of 0 or below under a
///         geometric mean without floor.
[[nodiscard]] Checked<CompositeScoring> composed_scores(const Table& units,
                                                        const CompositeScheme& scheme);

} // namespace ctg
