// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/scoring/composite.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/scoring/score.hpp"

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What a unit scores on each of the same cells or indicators.
struct Profile {
    std::string unit;
    std::vector<std::optional<double>> scores;

    friend bool operator==(const Profile&, const Profile&) = default;
};

/// How far two profiles are from each other, over the cells on which both have a score.
enum class ProfileDistance {
    absolute,  ///< mean of |difference| [points]
    euclidean, ///< root of the mean of difference² [points]: one great difference counts for more
};

[[nodiscard]] std::string_view name_of(ProfileDistance distance) noexcept;
/// The distance named "absolute" or "euclidean", or nothing.
[[nodiscard]] std::optional<ProfileDistance> profile_distance_of(std::string_view name) noexcept;

/// How many types to make: those of the best mean silhouette between the two, the fewer of equals.
struct TypeCount {
    std::size_t least = 2;
    std::size_t most = 2;
    friend bool operator==(const TypeCount&, const TypeCount&) = default;
};

/// A unit in its type.
struct TypedUnit {
    std::string unit;
    std::size_t type = 1;  ///< 1 to the count of types, in the order of their medoids' names
    std::string medoid;    ///< the unit that stands for the type
    double distance = 0.0; ///< to the medoid [points]
    /// (b − a) / max(a, b), with a the mean distance to the others of its type and b that to the
    /// nearest other type: 1 is well placed, 0 between two types, below 0 nearer to another. 0 when
    /// it is alone.
    double silhouette = 0.0;

    friend bool operator==(const TypedUnit&, const TypedUnit&) = default;
};

/// What comes of one count of types.
struct TypologyFit {
    std::size_t types = 0;
    double cost = 0.0;            ///< Σ distance to the medoids [points]
    double mean_silhouette = 0.0; ///< over the units
    bool is_exact = false;        ///< of all choices of medoids none costs less

    friend bool operator==(const TypologyFit&, const TypologyFit&) = default;
};

/// Types of units by their profiles.
struct Typology {
    std::vector<TypedUnit> units; ///< in the order of their names
    std::vector<std::string> medoids;
    TypologyFit fit;
    std::vector<TypologyFit> fits; ///< of each count that was tried

    friend bool operator==(const Typology&, const Typology&) = default;
};

/// Choices of medoids that are enumerated; beyond, medoids are built one by one, then swapped as
/// long as that helps.
inline constexpr std::size_t most_enumerated_medoids = 200'000;
/// Memory grows with the square of the units: 5,000 take 200 MB.
inline constexpr std::size_t most_typed_units = 5'000;

/// Groups `profiles` around medoids, units that are the least far in all from those they stand for.
/// The same whatever the order of `profiles`: of choices within 1e-9 points the first by name is
/// taken, and a unit between two medoids goes to the first. A profile without any score is left
/// out, with note CTG-SCOR-070. A choice that is not proven best (note -071) may cost more than the
/// best.
/// Source: Kaufman and Rousseeuw 1990, chapter 2 (PAM); Rousseeuw 1987 (silhouettes).
/// @throws ArgumentError CTG-SCOR-072 unless 2 ≤ least ≤ most ≤ units, -073 on profiles of other
///         lengths, -074 (a unit twice); DataError CTG-SCOR-075 on two units without a common
///         score; LimitError CTG-SCOR-076 above `most_typed_units`.
[[nodiscard]] Checked<Typology> typology_of(std::span<const Profile> profiles, TypeCount types,
                                            ProfileDistance distance = ProfileDistance::absolute);

/// The cells of each territory, themes then logics in the order of `scheme`.
[[nodiscard]] std::vector<Profile> profiles_of(std::span<const Score> scores, const Scheme& scheme);
/// The scores of each unit on each indicator.
[[nodiscard]] std::vector<Profile> profiles_of(const ScoreMatrix& matrix);

} // namespace ctg
