// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/diagnostic.hpp"
#include "ctg/base/share.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <chrono>
#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace ctg {

/// Which conventions count: those signed, or those planned too.
enum class Counting { signed_only, projected };

/// How coverage is counted; printed with every result.
struct CountingRule {
    DayOfYear reference_day{std::chrono::December / 31};
    Counting counting = Counting::signed_only;
    friend bool operator==(const CountingRule&, const CountingRule&) = default;
};

/// A commune that several conventions in force hold. Normal, and counted once. A convention and its
/// own amendments are one: they do not overlap.
struct Overlap {
    CommuneCode commune;
    std::vector<std::string> conventions; ///< ids, ordered
    friend bool operator==(const Overlap&, const Overlap&) = default;
};

/// What part of the weights lies under a convention in one year.
struct CoveragePoint {
    Year year;
    Share share; ///< covered / total
    Share low;   ///< bounds that rounded or hidden weights leave open
    Share high;
    double covered = 0.0;                        ///< [unit of the weights]
    double total = 0.0;                          ///< [unit of the weights]
    std::vector<std::string> conventions;        ///< ids that hold a commune then, ordered
    std::vector<CommuneCode> covered_communes;   ///< of the perimeter, wholly, ordered
    std::vector<CommuneCode> uncovered_communes; ///< of the perimeter, wholly, ordered
    std::vector<CommuneCode> outside_communes;   ///< under a convention but not of the perimeter
    std::vector<Overlap> overlaps;
    /// Of the perimeter, those of which a part is covered: the share of what the zone holds.
    std::map<CommuneCode, Share> partly_covered_communes = {};
    friend bool operator==(const CoveragePoint&, const CoveragePoint&) = default;
};

/// Coverage of one zone in one year.
struct ZoneCoverage {
    std::string by;   ///< level of the zone: total, antenne, epci, territory, theme
    std::string zone; ///< key
    std::string name;
    CoveragePoint point;
    friend bool operator==(const ZoneCoverage&, const ZoneCoverage&) = default;
};

/// The share of `weights` held by the communes under a convention on the reference day of `year`.
///
/// Communes under several conventions count once; the overlaps are listed (note CTG-COV-006).
/// Communes that a convention holds outside the perimeter of `weights` are listed and never counted
/// (note -005). Communes whose weight is hidden are listed, and left out of `covered` and `total`:
/// the share is over what is known (warning -004). `low` and `high` are exact end points:
/// covered.low / (covered.low + uncovered.high), and the reverse.
/// @throws DataError CTG-COV-002 if no commune of the perimeter has a known weight; ArgumentError
///         -001 if the reference day does not exist in `year`.
[[nodiscard]] Checked<CoveragePoint> coverage_in(Year year, std::span<const Convention> conventions,
                                                 const Weights& weights, const CountingRule& rule);

/// The same for each year of `years`, in order.
/// @throws as coverage_in, and ArgumentError CTG-COV-008 if the last year comes before the first.
[[nodiscard]] Checked<std::vector<CoveragePoint>>
coverage_by_year(YearRange years, std::span<const Convention> conventions, const Weights& weights,
                 const CountingRule& rule);

/// The same for each zone of `zoning`, by year then zone. Communes of the perimeter in no zone come
/// as a last zone without a key, so that a partition always adds up to the whole. A commune that
/// zones share counts in each by its part, with bounds of all or nothing of it. A zone of which
/// no weight is known has a share from 0 to 1 over a total of 0 (warning CTG-COV-007).
[[nodiscard]] Checked<std::vector<ZoneCoverage>>
coverage_by_zone(YearRange years, std::span<const Convention> conventions, const Weights& weights,
                 const Zoning& zoning, const CountingRule& rule);

/// The same for each theme of `competences`, by year then theme: a commune is covered for a theme
/// when a convention in force holds it and the holder of that competence is among its signatories.
/// A commune without a holder for a theme is not covered for it, and noted (CTG-COV-003).
[[nodiscard]] Checked<std::vector<ZoneCoverage>>
coverage_by_theme(YearRange years, std::span<const Convention> conventions, const Weights& weights,
                  std::span<const Competence> competences, const CountingRule& rule);

} // namespace ctg
