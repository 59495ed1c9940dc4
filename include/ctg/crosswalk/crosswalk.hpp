// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/data/records.hpp"
#include "ctg/data/source.hpp"
#include "ctg/data/table.hpp"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace ctg {

/// What is narrower (2 · area / perimeter), and a lesser share of source and target, is drift.
inline constexpr double widest_drift_m = 50.0;
inline constexpr double largest_drift = 0.01;

/// What a common part is, judged by its size and shape. Nothing is dropped.
enum class PartClass {
    rounding, ///< less than 1 m²
    drift,    ///< narrow and small: two drawings of one border
    real,
};

[[nodiscard]] std::string_view name_of(PartClass part) noexcept;

/// What a source and a target have in common.
struct CommonPart {
    std::uint32_t source = 0; ///< index of its code
    std::uint32_t target = 0;
    double weight = 0.0; ///< [unit of the crosswalk]
    PartClass part = PartClass::real;

    friend bool operator==(const CommonPart&, const CommonPart&) = default;
};

/// What is told of a crosswalk besides its numbers.
struct CrosswalkOrigin {
    std::string weight = "area"; ///< what is shared out: "area", "population", …
    std::string unit = "m2";
    std::string method; ///< how it was measured: "area on EPSG:2154, corrected by source"
    Source sources;
    Source targets;

    friend bool operator==(const CrosswalkOrigin&, const CrosswalkOrigin&) = default;
};

/// From this share of its source on, a part is all of it: the rest is rounding.
inline constexpr double whole_share = 1.0 - 1e-9;

/// Who overlaps whom, by how much: a sparse matrix of sources by targets, with the total of each
/// and so what lies outside. Copies share one body.
class Crosswalk {
public:
    /// `parts` may come in any order; those of one pair are added.
    /// @throws DataError CTG-CROSS-010 on a code that comes twice, -011 on a weight below 0, or
    /// that
    ///         is not finite; ArgumentError CTG-CROSS-001 unless there is a total for each code,
    ///         and each index is one of a code.
    Crosswalk(std::vector<std::string> sources, std::vector<double> source_totals,
              std::vector<std::string> targets, std::vector<double> target_totals,
              std::vector<CommonPart> parts, CrosswalkOrigin origin = {});

    [[nodiscard]] std::span<const std::string> sources() const noexcept;
    [[nodiscard]] std::span<const std::string> targets() const noexcept;
    [[nodiscard]] std::span<const double> source_totals() const noexcept;
    [[nodiscard]] std::span<const double> target_totals() const noexcept;
    [[nodiscard]] std::span<const CommonPart> parts() const noexcept; ///< by source, then target
    [[nodiscard]] std::span<const CommonPart> parts_of_source(std::size_t source) const noexcept;
    [[nodiscard]] const CrosswalkOrigin& origin() const noexcept;

    /// What part of its source a common part is; 0 of a source whose total is 0.
    [[nodiscard]] double of_source(const CommonPart& part) const noexcept;
    [[nodiscard]] double of_target(const CommonPart& part) const noexcept;
    /// What of each source lies in no target, and of each target in no source: the total less the
    /// parts, or 0 where parts overlap and exceed it.
    [[nodiscard]] std::vector<double> source_outside() const;
    [[nodiscard]] std::vector<double> target_outside() const;

    /// The areas in whose place other weights were put, under the same codes and pairs; null of a
    /// crosswalk that is of areas, or does not know.
    [[nodiscard]] const Crosswalk* ground() const noexcept;
    /// The same crosswalk, whose weights stand in the place of the areas `ground`.
    /// @throws ArgumentError CTG-CROSS-001 unless both have the same codes and pairs.
    [[nodiscard]] Crosswalk over(const Crosswalk& ground) const;
    /// Whether a part is only a piece of its source, by its weight or by its ground: where a border
    /// cuts a source, all its inhabitants may live on one side, and all its births be on the other.
    /// @pre the part is one of this crosswalk.
    [[nodiscard]] bool is_cut(const CommonPart& part) const noexcept;

    friend bool operator==(const Crosswalk& a, const Crosswalk& b);

private:
    struct Body;
    explicit Crosswalk(std::shared_ptr<const Body> body) : body_(std::move(body)) {}
    std::shared_ptr<const Body> body_;
};

/// What went in, what came out, what lies outside: in = out + outside + overlap.
struct MassBalance {
    double in = 0.0;      ///< of all sources
    double out = 0.0;     ///< of all parts
    double outside = 0.0; ///< of sources in no target
    double excess = 0.0;  ///< of parts beyond their source's total, where targets overlap

    [[nodiscard]] double error() const noexcept { return in - (out + outside - excess); }
};
[[nodiscard]] MassBalance mass_balance(const Crosswalk& crosswalk);

/// Targets as sources. Twice gives the same.
[[nodiscard]] Crosswalk transposed(const Crosswalk& crosswalk);

/// A→C out of A→B and B→C: what of b lies in c is shared out as b's total is. Exact where each b
/// lies in one c, or where the weight is spread evenly over b; associative. If the weights of the
/// two differ, the total of c is what comes to it.
/// @throws DataError CTG-CROSS-012 naming the targets of the first that the second lacks.
[[nodiscard]] Crosswalk composed(const Crosswalk& first, const Crosswalk& second);

/// Only these sources, and the targets that they meet.
/// @throws DataError CTG-CROSS-013 naming the nearest on an unknown code.
[[nodiscard]] Crosswalk restricted(const Crosswalk& crosswalk,
                                   std::span<const std::string> sources);

/// Targets joined under the names that `group_of` gives them; those of no group are left out.
[[nodiscard]] Crosswalk
dissolved(const Crosswalk& crosswalk,
          const std::function<std::optional<std::string>(const std::string&)>& group_of);

/// What settling does with strips that two drawings of one border leave.
struct SettlingRule {
    /// Of a source: what lies in no target goes along with the strips, up to this share.
    double negligible = 0.0;
    /// The target that a hierarchy of codes says, as 13 of 13055; by default, and where it holds
    /// nothing real of a source, the largest real part (the first by code at a draw).
    std::function<std::optional<std::string>(const std::string& source)> home_of = {};
};

struct Settled {
    Crosswalk crosswalk;
    std::size_t moved_parts = 0; ///< strips, and what lay in no target
    double moved = 0.0;          ///< their weight [unit of the crosswalk]
};

/// The crosswalk without parts of class rounding and drift: their weight goes to one target of
/// their source, and is told. A source with nothing but strips keeps them.
[[nodiscard]] Settled settled(const Crosswalk& crosswalk, const SettlingRule& rule = {});

/// For each source the target that holds the largest part of it (the first by code at a draw), and
/// what part of the source that is; nothing for a source in no target.
[[nodiscard]] std::vector<std::optional<std::pair<std::string, double>>>
dominant_targets(const Crosswalk& crosswalk);

/// Of which side what lies outside is told.
enum class Residues {
    sources, ///< as rows with an empty target: the rows then add up to the sources
    both,    ///< and of the targets, as rows with an empty source: all that crosswalk_from needs
};

/// The name of the column of weights: "area_m2", "population". One that another column bears
/// becomes "weight_class".
[[nodiscard]] std::string weight_column(const CrosswalkOrigin& origin);

/// The crosswalk as rows: source, target, the weight (`area_m2`), of_source, of_target, class;
/// where weights stand in the place of areas also of_area, the share of the area of the source.
[[nodiscard]] Records records_of(const Crosswalk& crosswalk, Residues residues = Residues::sources);

/// The crosswalk in a table that records_of wrote: the same, but for codes without a part whose
/// total is 0, for what is told of its origin, and for the last bit of totals of more than 15
/// digits. Totals are what of_source and of_target say, or, where these columns are not there, the
/// sums of the rows.
/// @throws DataError CTG-DATA-004, -005 (columns, figures), CTG-CROSS-014 (no class), -060 (rows
///         that tell two totals of one code); as Crosswalk.
[[nodiscard]] Crosswalk crosswalk_from(const Table& table);

} // namespace ctg
