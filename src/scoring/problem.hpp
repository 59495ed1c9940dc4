// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/table.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/score.hpp"
#include "scoring/model.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What is known of the value of one unit.
enum class Knowledge : std::uint8_t {
    exact,
    doubtful,    ///< between bounds
    apportioned, ///< between the bounds that a boundary leaves open
    hidden,      ///< between bounds only: its value here is the middle of them
    imputed,     ///< put in its place by the scheme: not observed, but stood on
    suppressed,  ///< there is one, kept secret
    missing,     ///< there is one, but nobody here knows it
    without,     ///< there is none: a rate over nothing
};

[[nodiscard]] constexpr bool is_gap(Knowledge knowledge) noexcept {
    return knowledge == Knowledge::suppressed || knowledge == Knowledge::missing;
}

/// The values of an indicator by unit; NaN where there is none.
struct Values {
    Column low;
    Column value;
    Column high;
    std::vector<Knowledge> knowledge;
    std::map<std::size_t, Posterior> posteriors; ///< by unit: of values that were shrunk
};

/// Units, their values and the scheme that scores them, whatever they came from.
struct Problem {
    std::vector<std::string> units;
    std::vector<std::size_t> groups; ///< by unit; empty when units are in no groups
    std::vector<std::string> names;  ///< of the places of the model, for messages
    Model model;
    std::vector<Values> values; ///< by leaf
    std::vector<Place> places;  ///< of the scheme, by place of the model
};

/// The scores of all places of a model: columns by place, then unit.
struct Sheet {
    std::vector<Column> low; ///< low ≤ score ≤ high; NaN where nothing is known or bounds it
    std::vector<Column> score;
    std::vector<Column> high;
    std::vector<Column> observed; ///< share of the weight that has a value, in [0, 1]
    /// Whether a score stands on more than hidden values.
    std::vector<std::vector<std::uint8_t>> is_standing;
};

/// The figure of a unit as a value of an indicator; `is_apportioned` says what its bounds are of.
struct UnitFigure {
    Figure figure = Figure::absent(Absence::not_collected);
    bool is_apportioned = false;
    std::optional<Posterior> posterior = {};
};

/// Adds the figure of one more unit.
void add_figure(const UnitFigure& unit, Values& values);

[[nodiscard]] Values values_of(std::span<const UnitFigure> figures);

/// Puts the mean of its group, between the least and greatest there, in the place of what is not
/// known. What has no known value in its group stays missing.
void impute_group_means(Values& values, std::span<const std::size_t> groups);

/// Scores `problem`. Adds CTG-SCOR-028 for each score of 0 or below under a geometric mean without
/// floor, and notes CTG-SCOR-023 and -024 on columns that tell nothing.
[[nodiscard]] Sheet sheet_of(const Problem& problem, Faults& faults);

/// Notes CTG-SCOR-023 and -024 on columns that tell no unit from another.
void add_column_notes(const Problem& problem, Faults& faults);

/// Ranks among the units that have a score.
struct RankRange {
    std::optional<std::size_t> rank;
    std::optional<std::size_t> best;
    std::optional<std::size_t> worst;
};

/// Competition ranks of the scores of one place, 1 for the highest.
[[nodiscard]] std::vector<RankRange> rank_ranges(const Sheet& sheet, std::size_t place);

/// As the ranks above, each unit among those of its group; nothing without groups.
[[nodiscard]] std::vector<std::optional<std::size_t>>
ranks_in_groups(const Sheet& sheet, std::size_t place, std::span<const std::size_t> groups);

/// What each leaf of a unit weighs in its root: of arithmetic means only.
[[nodiscard]] Column leaf_shares(const Problem& problem, const Sheet& sheet, std::size_t unit);

[[nodiscard]] bool is_arithmetic(const Model& model);

/// The position of a unit. @throws ArgumentError CTG-SCOR-038 if there is none of that name.
[[nodiscard]] std::size_t unit_named(const Problem& problem, std::string_view unit);

/// Keys of groups as positions, in the order of the keys.
[[nodiscard]] std::vector<std::size_t> group_positions(std::span<const std::string> groups);

/// A table of units under a tree. Notes and throws as score_matrix_of.
[[nodiscard]] Checked<Problem> problem_of(const Table& units, const CompositeScheme& scheme);

/// Values of territories under a 6 × 2 scheme, territories in the order of their keys; the places
/// of its means are cells by theme then logic, themes, logics, and the total.
/// @throws as scored.
[[nodiscard]] Problem problem_of(std::span<const IndicatorValue> values, const Scheme& scheme,
                                 const AntenneByTerritory& antennes);

} // namespace ctg
