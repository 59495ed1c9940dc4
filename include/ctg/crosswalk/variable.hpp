// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/territory/zoning.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What may be done with a variable. Adding rates, or dividing medians, is no mistake here: it
/// cannot be written.
enum class VariableKind {
    count, ///< adds up: inhabitants, births
    ratio, ///< a numerator and a denominator, both added, divided once, last: places per child
    share, ///< the same of a numerator that is a part of its denominator: poor of all households
    mean,  ///< a mean and its weight: mean income of so many persons
    index, ///< neither: a median, a score, a rank. It passes only to a target made of one source
};

[[nodiscard]] std::string_view name_of(VariableKind kind) noexcept;

/// A variable by source of a crosswalk.
struct Variable {
    std::string name;
    VariableKind kind = VariableKind::count;
    std::vector<Figure> values;       ///< count, numerator, mean or index
    std::vector<Figure> denominators; ///< of a ratio or a share; the weights of a mean; else empty
};

/// What share of a unit, and so of its counts, falls to a zone that holds all of it or a part.
struct Portion {
    double share = 1.0;
    double low = 1.0; ///< the least that it may be, where nothing says how counts lie in the unit
    double high = 1.0;

    [[nodiscard]] bool is_whole() const noexcept { return low == 1.0; }
    friend bool operator==(const Portion&, const Portion&) = default;
};

/// The portion that is `share` by some weight: of anything else than the whole, all or nothing may
/// be true of another count.
[[nodiscard]] Portion portion_of(double share) noexcept;

/// The portion of its source that a part of `crosswalk` is: all or nothing may be true of a source
/// that a border cuts, also where all of its weight lies in the part.
[[nodiscard]] Portion portion_of(const Crosswalk& crosswalk, const CommonPart& part) noexcept;

/// The portion of its commune that a part is: all or nothing may be true of it, whatever its share.
[[nodiscard]] Portion portion_of(const CommunePart& part) noexcept;

/// What falls to a zone of the counts of units, added: as sum_of(figures), of portion n of count n.
/// @pre as many portions as counts.
[[nodiscard]] Figure sum_of(std::span<const Figure> counts, std::span<const Portion> portions);

/// What the numerator and the denominator of a ratio are to each other.
enum class RatioOf {
    part,  ///< the numerator is of the denominator: of all households those with children
    other, ///< places per child: each lies where it lies
    mean   ///< the numerator is a mean times the denominator, its weight: the same in any part
};

/// The same of numerators over the same of denominators. Absent as ratio_of(figure, figure).
///
/// Nothing says that two counts lie alike in a unit that is cut: the bounds are the ratios of the
/// extreme splits, all of the one and nothing of the other. A part takes what it is of along; a
/// mean goes with its weight, all or nothing of both. Where the denominator may be nothing, the
/// ratio that exists has at least 1 there; a mean is then absent.
[[nodiscard]] Figure ratio_of(std::span<const Figure> numerators,
                              std::span<const Figure> denominators,
                              std::span<const Portion> portions, RatioOf kind);

/// What is asked of a transfer.
struct TransferRule {
    /// The least share of a target's weight that must be known for its value to stand.
    double least_known = 0.0;
};

/// The value of a variable on a target.
struct Transferred {
    std::string target;
    Figure value = Figure::absent(Absence::not_collected); ///< bounded as said at transferred()
    double variance = 0.0; ///< of a count, if each of its units fell into the target by the weight
    double known = 0.0;    ///< share of the target's weight, of what is not outside, that is known
    std::size_t divided = 0; ///< sources that the target holds in part

    friend bool operator==(const Transferred&, const Transferred&) = default;
};

/// A variable carried from the sources of a crosswalk to its targets, in the order of these.
///
/// A source gives each target the share of it that the crosswalk says. A count that is missing is
/// not 0: the value stands on the known part, and says how large that is; where less than
/// `least_known` is known it is absent (suppressed if more of the rest is hidden than missing). The
/// bounds of a count are those of the figures, and of each divided source all or nothing; those of
/// a ratio are as said at ratio_of(); a mean lies between those of its sources. An index is without
/// object on a target made of several sources.
/// @throws ArgumentError CTG-CROSS-001 unless there is a value for each source, and a denominator
///         where the kind asks for it; DataError CTG-CROSS-011 on a count below 0.
[[nodiscard]] std::vector<Transferred>
transferred(const Crosswalk& crosswalk, const Variable& variable, const TransferRule& rule = {});

/// Many plain counts at once: `values` holds `variables` numbers for each source, one source after
/// another; the result as many for each target. No bounds, nothing missing.
/// @throws ArgumentError CTG-CROSS-001 if there are not that many.
[[nodiscard]] std::vector<double> shared_out(const Crosswalk& crosswalk,
                                             std::span<const double> values, std::size_t variables);

} // namespace ctg
