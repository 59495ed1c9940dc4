// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/table.hpp"
#include "ctg/indicator/classes.hpp"
#include "ctg/indicator/indicator.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// Whether more of the indicator means more need (population) or less need (services).
enum class Direction { more_is_need, less_is_need };

/// How the values of an indicator become scores that add up with those of others. All but
/// `goalposts` and `reference` look at the other units, so a unit more may move the scores of all.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.
enum class Normalisation {
    goalposts,  ///< 0 to 100 between two values fixed in the scheme
    min_max,    ///< 0 to 100 between the least and the greatest of the units
    z,          ///< distance to the mean of the units, in standard deviations (of n − 1)
    percentile, ///< 100 · (units below + half of the others that are equal) / (n − 1)
    rank,       ///< 1 + units below + half of the others that are equal: n for the highest
    reference,  ///< 100 at a value fixed in the scheme, and as many percent above or below it
    target,     ///< 0 for the farthest of the units, 100 at a value fixed in the scheme
};

/// What becomes of values far from all others, where scores are measured by the ends of a column.
enum class OutlierRule {
    keep,
    /// As long as skewness is 2 or more in size and kurtosis 3.5 or more, and fewer than 5 values
    /// have been moved, the value on the longer side goes to the next. Source: COINr (Becker,
    /// Caperna, Del Sorbo et al. 2022), `winsorise`; both measures as in Excel and e1071, type 2.
    winsorise,
};

/// How a node is made of its children.
enum class Aggregation {
    arithmetic, ///< Σ w·score / Σ w: a low score is made good by a high one
    geometric,  ///< exp(Σ w·ln score / Σ w): a low score is hardly made good
};

[[nodiscard]] std::string_view name_of(Normalisation method) noexcept;
[[nodiscard]] std::string_view name_of(Aggregation method) noexcept;
[[nodiscard]] std::string_view name_of(OutlierRule rule) noexcept;

/// What becomes of an indicator without a value.
enum class MissingRule {
    skip,       ///< what stands on it stands on its other indicators
    group_mean, ///< the mean of the units of its group that have one; of all, without groups
    refuse,     ///< the scheme does not score such a unit
};

/// The values that score 0 and 100 (100 and 0 when less is need), in the unit of the indicator.
/// Fixed in the scheme, so that years compare and a territory more changes no score.
/// Source: OECD/JRC, Handbook on Constructing Composite Indicators (2008), step 5.
struct Goalposts {
    double low = 0.0;
    double high = 1.0;
    friend bool operator==(const Goalposts&, const Goalposts&) = default;
};

/// The units that goalposts were taken from, as frozen in the scheme file.
struct GoalpostsReference {
    std::string name;      ///< "national"
    std::string low;       ///< percentile: "p05"
    std::string high;      ///< "p95"
    Year year;             ///< of the units' figures
    std::size_t units = 0; ///< how many have a value
    std::string sha256;    ///< of the table of the units

    friend bool operator==(const GoalpostsReference&, const GoalpostsReference&) = default;
};

/// The way of an indicator's value to its score, and what the score weighs.
struct ScoreRule {
    /// `more_is_need`: more of it scores higher; `less_is_need`: less of it does. Values are turned
    /// round before they are normalised.
    Direction direction = Direction::more_is_need;
    Normalisation normalisation = Normalisation::goalposts;
    Goalposts goalposts;                              ///< of `Normalisation::goalposts`
    std::optional<GoalpostsReference> reference = {}; ///< where the goalposts come from
    double aim = 0.0; ///< of `reference` and `target`, in the unit of the indicator
    bool clip = true; ///< values beyond a goalpost or the target score as it
    OutlierRule outliers = OutlierRule::keep; ///< of `min_max`, `z` and `target`
    MissingRule missing = MissingRule::skip;
    double weight = 1.0; ///< among the children of one parent

    friend bool operator==(const ScoreRule&, const ScoreRule&) = default;
};

/// An indicator with its place among themes and logics and its way to a score.
struct ScoredIndicator : ScoreRule {
    IndicatorRule rule;
    std::string theme;
    std::string logic;
    Place place;                           ///< in the scheme file
    std::optional<ClassRule> classes = {}; ///< of its maps

    friend bool operator==(const ScoredIndicator&, const ScoredIndicator&) = default;
};

/// What makes a score doubtful, each drawn on its own or with the others.
enum class Doubt {
    weights,       ///< how much each child weighs in its parent
    total,         ///< whether the root is an arithmetic or a geometric mean
    goalposts,     ///< where 0 and 100 stand
    data,          ///< what rounding, secrecy or missing communes leave open
    apportionment, ///< what a boundary that cuts a unit leaves open
    missing,       ///< what an indicator without a value would be
};

[[nodiscard]] std::string_view name_of(Doubt doubt) noexcept;

/// How doubts are drawn: [uncertainty] of a scheme.
struct Uncertainty {
    std::size_t draws = 2000;
    std::uint64_t seed = 1;
    double dirichlet = 40.0; ///< concentration of the weights: the greater, the less they move
    double goalposts = 0.1;  ///< each moves by up to this share of the distance between the two
    double floor = 1.0;      ///< of a geometric mean that the scheme has none for
    std::vector<Doubt> vary; ///< each once, in the order of the enumeration

    /// What a scheme that says nothing of its doubts is drawn by.
    [[nodiscard]] static Uncertainty of_all_doubts();

    friend bool operator==(const Uncertainty&, const Uncertainty&) = default;
};

/// Another choice of weights or of mean, declared beside the scheme's own: "priorité petite
/// enfance".
struct Alternative {
    std::string id;
    std::string label;
    /// Of nodes or indicators; of a 6 × 2 scheme, of themes, logics or indicators. The others keep
    /// theirs.
    std::map<std::string, double> weights;
    std::optional<Aggregation> total; ///< of the root
    Place place;                      ///< in the scheme file

    friend bool operator==(const Alternative&, const Alternative&) = default;
};

/// The means of a 6 × 2 scheme.
struct Aggregations {
    Aggregation cell = Aggregation::arithmetic;
    Aggregation theme = Aggregation::arithmetic; ///< of themes and of logics
    Aggregation total = Aggregation::arithmetic;
    /// Of geometric means: lower scores count as this one, above 0.
    std::optional<double> floor;

    friend bool operator==(const Aggregations&, const Aggregations&) = default;
};

/// Every choice of a scoring, as the scheme file states it.
struct Scheme {
    std::string id;
    std::string version;
    std::vector<std::string> themes;
    std::vector<std::string> logics;
    std::vector<ScoredIndicator> indicators; ///< in file order
    Aggregations means = {};
    /// By theme and by logic, 1 for those not named: a cell weighs the product of its two.
    std::map<std::string, double> weights = {};
    std::optional<Uncertainty> uncertainty = {};
    std::vector<Alternative> alternatives = {};
    std::string sha256; ///< of the scheme file, printed in each output

    friend bool operator==(const Scheme&, const Scheme&) = default;
};

/// The scheme that `document` states. Its keys are those of docs/methods/scoring.md, all of them
/// read.
/// @throws DataError CTG-CONF-* (keys, unknown methods), CTG-SCOR-001 (theme or logic unknown),
///         -002 (goalposts not in order), -003 (a cell without indicator), -004 (id twice), -007
///         and -008 (a list of themes or logics that is empty, or repeats a name), -009 (a count
///         with a denominator), -010 (a number out of range), -018 (a key that its method does not
///         use), -019 (a geometric mean of z), CTG-PORT-030, -031 and -037 (classes of maps).
[[nodiscard]] Checked<Scheme> scheme_from(const Document& document);

/// The rules of the scheme's indicators, in its order.
[[nodiscard]] std::vector<IndicatorRule> rules_of(const Scheme& scheme);

/// The goalposts of an indicator, taken from the units of a reference table.
struct FrozenGoalposts {
    std::string indicator;
    Goalposts goalposts;
    GoalpostsReference reference;

    friend bool operator==(const FrozenGoalposts&, const FrozenGoalposts&) = default;
};

/// A scheme file whose goalposts by reference are numbers.
struct FrozenScheme {
    std::string text; ///< the file as it was but for those goalposts, its comments with it
    std::vector<FrozenGoalposts> goalposts; ///< in file order

    friend bool operator==(const FrozenScheme&, const FrozenScheme&) = default;
};

/// The value below which `percent` of `values` lie: of n in order, that at place
/// 1 + (n - 1) · percent / 100, between two in proportion. Source: Hyndman and Fan, "Sample
/// quantiles in statistical packages", The American Statistician 50 (1996), type 7.
/// @pre values is not empty, percent is in [0, 100]. @throws ArgumentError CTG-SCOR-086 otherwise.
[[nodiscard]] double percentile(std::span<const double> values, double percent);

/// Freezes the goalposts of `scheme` that name `reference` (all by reference if it is empty) and
/// are not frozen: puts in the percentiles of the units of `table`, how many have a value, and the
/// digest of the table. Each unit counts 1, whatever its size. A unit's value is its ratio, or its
/// figure where the kind divides nothing or is a mean. Rows of municipal arrondissements are left
/// out where their commune has a row. An indicator whose columns the table lacks stays as it is
/// (note CTG-SCOR-083).
/// @throws DataError CTG-SCOR-084 (none could be taken), -085 (two percentiles that are equal),
///         CTG-CONF-* and CTG-SCOR-* as scheme_from, CTG-DATA-005 (a cell that is no figure).
[[nodiscard]] Checked<FrozenScheme> frozen_scheme(const Document& scheme, const Table& table,
                                                  std::string_view reference = {});

} // namespace ctg
