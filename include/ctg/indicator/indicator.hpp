// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/year.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// How a value is made from the figures of a table.
enum class IndicatorKind {
    count, ///< sum of the numerator
    ratio, ///< sum of the numerator over sum of the denominator, times `scale`
    mean,  ///< mean of the numerator weighted by the denominator: rates, means of so many persons
    index, ///< what one unit publishes, never added: the median of a commune, a price
    per_area, ///< sum of the numerator over the area, in km²
};

[[nodiscard]] std::string_view name_of(IndicatorKind kind) noexcept;

/// Whether a value of this kind is a sum divided by another, hence has a denominator.
[[nodiscard]] constexpr bool is_divided(IndicatorKind kind) noexcept {
    return kind != IndicatorKind::count && kind != IndicatorKind::index;
}

/// How the figures of a unit are split when a boundary cuts it. Territories are made of whole
/// communes for now: the rule is carried and printed, and changes no value yet.
enum class Apportion { none, area, population, households };

[[nodiscard]] std::string_view name_of(Apportion apportion) noexcept;

/// How far ratios are drawn toward their mean: those on small denominators, which chance moves
/// most, the furthest. Source: Marshall, "Mapping disease and mortality rates using empirical Bayes
/// estimators", Applied Statistics 40 (1991), 283-294: the global estimator by moments.
struct Shrinkage {
    enum class Method {
        none,
        eb_poisson,  ///< of rare events: chance alone makes a variance of mean / denominator
        eb_binomial, ///< of shares: mean · (1 - mean) / denominator
        credibility, ///< by `strength`: denominator / (denominator + strength)
    };
    Method method = Method::none;
    double strength = 0.0;

    friend bool operator==(const Shrinkage&, const Shrinkage&) = default;
};

/// Where a scheme names the table and the columns of a rule, for what is wrong with them.
struct RulePlaces {
    Place table;
    Place numerator;
    Place denominator;
    Place fallback = {};

    friend bool operator==(const RulePlaces&, const RulePlaces&) = default;
};

/// One line of the requête unique: what is computed, from which columns, out of which source.
struct IndicatorRule {
    std::string id;
    std::string label;
    std::string unit;        ///< "%", "‰", "places/100": also gives the scale of a ratio
    std::string table;       ///< name of a table of the study
    std::string numerator;   ///< column
    std::string denominator; ///< column: of a mean its weights, per area km² (empty: of the shapes)
    IndicatorKind kind = IndicatorKind::ratio;
    double scale = 1.0; ///< of a ratio: see scale_of
    Year year;
    std::string source;
    std::optional<Rounding> rounding; ///< how the numerator was rounded before publication
    double min_observed = 0.0;        ///< least share of the communes known for a value to stand
    std::size_t min_count = 0; ///< a numerator above 0 and below it is hidden (secrecy); 0: none is
    Apportion apportion = Apportion::none;
    std::vector<std::string> fallback = {}; ///< tables by EPCI or département, where `table` stops
    Shrinkage shrink = {};                  ///< of a ratio
    RulePlaces places;                      ///< empty when the rule comes from no file

    friend bool operator==(const IndicatorRule&, const IndicatorRule&) = default;
};

/// By what a ratio is multiplied to be in `unit`: 100 for a unit that begins with "%", 1000 with
/// "‰"; n for one that ends in "/n" ("places/100", "heures/1 000"); else 1 ("€/m2"). Nothing when n
/// is not above 0.
[[nodiscard]] std::optional<double> scale_of(std::string_view unit);

/// What a value rests on.
enum class ValueState {
    observed,
    rounded,     ///< some figures are intervals
    partial,     ///< some communes are missing or hidden; the value stands on the others
    apportioned, ///< a boundary cuts a unit
    borrowed,    ///< of the EPCI or département around the territory, not its own
    suppressed,  ///< hidden by secrecy
    not_collected,
    not_applicable, ///< the denominator is zero
};

[[nodiscard]] std::string_view name_of(ValueState state) noexcept;

/// What chance leaves open of a ratio that was shrunk: its value is the mean of what it may be, as
/// if seen on so many trials. A share then is Beta, another ratio Gamma.
struct Posterior {
    double trials = 1.0; ///< the denominator, and what the other territories count as
    double scale = 1.0;  ///< of the ratio: see scale_of
    bool is_share = false;

    friend bool operator==(const Posterior&, const Posterior&) = default;
};

/// The value of one indicator on one territory.
struct IndicatorValue {
    std::string territory;
    std::string indicator;
    Figure value = Figure::absent(Absence::not_collected);
    ValueState state = ValueState::not_collected;
    Figure numerator = Figure::absent(Absence::not_collected);
    Figure denominator = Figure::absent(Absence::not_applicable); ///< not applicable to a count
    double observed = 0.0; ///< known communes / communes that the figures are about
    std::string level;     ///< of the figures: "commune", "iris", "epci", "departement"
    Year year;
    std::string source;
    std::optional<Figure> raw = {}; ///< the value before it was shrunk; nothing where it was not
    std::optional<Posterior> posterior = {}; ///< of a value that was shrunk

    friend bool operator==(const IndicatorValue&, const IndicatorValue&) = default;
};

/// A table of the study with figures by commune, or by the units of another level.
struct FigureTable {
    std::string name;
    Table table;
    std::string level = "commune"; ///< or "iris", "epci" (`code` is a SIREN), "departement"
    std::optional<Year> year;
};

/// What indicators are computed from.
struct IndicatorInputs {
    std::span<const FigureTable> tables;
    const Geography* geography = nullptr;
    const Zoning* epci = nullptr;        ///< for tables by EPCI
    const Weights* population = nullptr; ///< for territories in several EPCI or départements
};

/// A commune and its figure in a column.
using CommuneFigure = std::pair<CommuneCode, Figure>;

/// The figures in `column` of the communes of `geography` that the table tells of, by code: one
/// each, whichever of its levels (commune, arrondissements, IRIS) the table holds. A commune of
/// several rows has their sum, or none where the column holds rates or medians.
/// Notes and throws as indicators_of.
[[nodiscard]] Checked<std::vector<CommuneFigure>>
commune_figures(const FigureTable& table, std::string_view column, const Geography& geography);

/// The indicators of each territory, by territory then rule: figures are added over the communes,
/// and divided once, last.
///
/// A commune known for the numerator but not for the denominator (or the reverse) counts in
/// neither; one whose figure is without object (`so`) is not one that the figures are about. The
/// rows of municipal arrondissements stand for a commune without a row of its own, when all of them
/// are there; the rows of its IRIS stand for a commune in a table of that level. Hidden counts with
/// bounds (1 to 4) widen the bounds; alone, they leave the value hidden between them. Rates and
/// medians are never added: a territory of several communes has none (CTG-IND-014), nor has an
/// index (-020). A mean adds its figures times their weights; a hidden figure of which the bounds
/// are known counts as the mean of the others, as far as these allow. A commune held in part
/// counts, in a table by IRIS, by the rows of the IRIS that the zone holds; else by the zone's
/// share, between nothing and all (apportioned), numerator and denominator each by itself: but in a
/// ratio in % or ‰, whose numerator is a part of its denominator. Bounds are those of the rounded
/// numerators and of the parts, exact by end points. Of a ratio or mean in % or ‰ they also hold
/// the communes of which the denominator alone is known, anything from nothing to all of it; of
/// other values, communes that are missing are not guessed at.
/// A value is absent when no commune is known, when fewer than `min_observed` are (suppressed if
/// more are hidden than missing, or as many), when its denominator is 0, or when its numerator is
/// above 0 and below `min_count`.
///
/// Notes: CTG-IND-004 (a figure that its rounding cannot give), -005 and -006 (arrondissements
/// added, or set aside for the commune's own row), -007 (some are missing), -008 (rows outside the
/// geography), -009 (the years of rule and table differ), -010 and -011 (values on a part of the
/// communes, and absent).
/// @throws DataError CTG-IND-001 (a rule names a table the study lacks), CTG-IND-002 (a figure
///         below 0), CTG-IND-003 (a level not carried yet), CTG-DATA-004 (a column missing), -005
///         (a cell that is no figure), CTG-IND-015 (no IRIS code), CTG-TERR-001 (a commune twice),
///         -002 (no commune code).
[[nodiscard]] Checked<std::vector<IndicatorValue>>
indicators_of(const Zoning& territories, std::span<const IndicatorRule> rules,
              std::span<const FigureTable> tables, const Geography& geography);

/// The same, also by tables of a coarser level than communes: where the table of a rule gives a
/// territory no value, the first of its `fallback` that has one does.
///
/// A territory that is made of whole EPCI adds their figures: they are its own. Another takes the
/// ratio, mean or index of the EPCI or département that holds it, or the mean of several weighted
/// by the inhabitants that it has in each; such a value is `borrowed`, without numerator nor
/// denominator, and note CTG-IND-025 tells how many are. Counts are never borrowed, nor indices of
/// several.
/// @pre inputs.geography.
/// @throws DataError as above, CTG-IND-021 (a fallback no coarser than communes), -022 (a density
///         without a column of km²), -023 (EPCI needed), -030 (a binomial of no shares).
[[nodiscard]] Checked<std::vector<IndicatorValue>>
indicators_of(const Zoning& territories, std::span<const IndicatorRule> rules,
              const IndicatorInputs& inputs);

} // namespace ctg
