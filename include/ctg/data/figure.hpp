// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace ctg {

/// Why a figure is not there. None of them is zero.
enum class Absence {
    suppressed,     ///< hidden by statistical secrecy: `s`, `ns`
    not_collected,  ///< not available: `nd`, an empty cell, a commune missing from the file
    not_applicable, ///< without object: `so`, a rate over nothing
};

/// How a published count was rounded.
struct Rounding {
    enum class Mode { nearest, down };
    double base = 5.0;
    Mode mode = Mode::nearest;
    friend bool operator==(const Rounding&, const Rounding&) = default;
};

/// A number with the bounds that its rounding or its gaps leave open, a number that nothing bounds,
/// or an absence with its reason.
class Figure {
public:
    /// @throws ArgumentError CTG-DATA-001 unless `value` is finite.
    [[nodiscard]] static Figure exact(double value);
    /// @throws ArgumentError CTG-DATA-001 unless low ≤ value ≤ high, all finite.
    [[nodiscard]] static Figure between(double low, double value, double high);
    /// A number that may be off by any amount: the deviation of a value between bounds from a mean
    /// that moves with it.
    /// @throws ArgumentError CTG-DATA-001 unless `value` is finite.
    [[nodiscard]] static Figure unbounded(double value);
    [[nodiscard]] static Figure absent(Absence reason) noexcept;
    /// A count hidden by secrecy of which the bounds are known: 1 to 4 where fewer than 5 are not
    /// published. It has no value, but sums keep its bounds.
    /// @throws ArgumentError CTG-DATA-001 unless low ≤ high, both finite.
    [[nodiscard]] static Figure hidden(double low, double high);
    /// The count that was published as `value` after rounding, never below 0. Its bounds are the
    /// whole counts that rounding may have moved there: to nearest 5, 10 is 8 to 12 and 0 is 0 to
    /// 2; to nearest 10, whose ties may go either way, 10 is 5 to 15; down to 5, 10 is 10 to 14. A
    /// base b that is not whole bounds no whole counts: ± b/2, or up to + b.
    /// @throws ArgumentError CTG-DATA-001 on a negative value, CTG-DATA-009 on a base not above 0.
    [[nodiscard]] static Figure rounded(double value, const Rounding& rounding);

    [[nodiscard]] bool is_known() const noexcept { return !absence_; }
    [[nodiscard]] bool is_exact() const noexcept {
        return is_known() && has_bounds() && low_ == high_;
    }
    /// Whether low() and high() are there: of known figures that something bounds, and of some
    /// hidden ones.
    [[nodiscard]] bool has_bounds() const noexcept { return is_bounded_; }
    [[nodiscard]] std::optional<Absence> absence() const noexcept { return absence_; }

    /// @pre is_known(). @throws ArgumentError CTG-DATA-002 on an absence.
    [[nodiscard]] double value() const;
    /// @pre has_bounds(), here and below. @throws ArgumentError CTG-DATA-002 otherwise.
    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;

    friend bool operator==(const Figure&, const Figure&) = default;

private:
    Figure() = default;
    double low_ = 0.0;
    double value_ = 0.0;
    double high_ = 0.0;
    bool is_bounded_ = false;
    std::optional<Absence> absence_;
};

/// 12, 12 [10, 14], 12 [?], or the name of the absence: suppressed, suppressed [1, 4].
std::ostream& operator<<(std::ostream& out, const Figure& figure);

/// The sum of the known figures with summed bounds, or without where one of them has none; absent
/// when none is known (not_applicable of an
/// empty list, else the first reason found). A hidden figure with bounds adds them, and the middle
/// of them to the value; when nothing else is there the sum is hidden between the summed bounds.
[[nodiscard]] Figure sum_of(std::span<const Figure> figures);

/// numerator / denominator with exact bounds by end points: not_applicable when the denominator is
/// 0 or may be (nothing then bounds the ratio), absent when either is, unbounded when either is; a
/// hidden numerator with bounds gives a hidden ratio with bounds. @pre both are non-negative.
[[nodiscard]] Figure ratio_of(const Figure& numerator, const Figure& denominator);

/// Which character separates decimals in a column or a file.
enum class DecimalMark { point, comma };

/// The number that `text` spells: thousands may be parted by spaces (also U+00A0, U+2009 and
/// U+202F), an exponent may follow, a trailing % is refused. Nothing when it is no finite number.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// The figure that a cell of official data spells: a number, or one of the marks of absence of
/// INSEE, CNAF and ministries (`s`, `ns`, `ndiff`; `nd`, `NA`, `N/A`, empty; `so`); `<5` is hidden
/// between 0 and 4. Nothing when it is neither.
[[nodiscard]] std::optional<Figure> parse_figure(std::string_view text, DecimalMark mark);

/// What the figures of a column are, hence whether they may be added.
enum class FigureKind {
    count,  ///< persons, households, also weighted counts that are not whole
    amount, ///< money; adds up too
    rate,   ///< shares, rates, indices: never added
    level,  ///< medians, means, deciles: never added
};

/// Whether the sum of two figures of this kind means something.
[[nodiscard]] constexpr bool is_additive(FigureKind kind) noexcept {
    return kind == FigureKind::count || kind == FigureKind::amount;
}

/// How a producer writes the figures of a table: what its marks of absence mean, and how each
/// column was rounded. Marks not told here keep their usual meaning (see parse_figure).
struct FigureGrammar {
    std::map<std::string, Figure, std::less<>>
        marks;                                 ///< by the whole text of a cell, without blanks
    std::map<std::size_t, FigureKind> kinds;   ///< by column
    std::map<std::size_t, Rounding> roundings; ///< by column

    friend bool operator==(const FigureGrammar&, const FigureGrammar&) = default;
};

/// The meaning of a mark as a setting names it: "suppressed", "not_collected", "not_applicable",
/// bounds of a hidden count such as "1-4", or a number. Nothing when it is none of them.
[[nodiscard]] std::optional<Figure> meaning_of_mark(std::string_view text);

} // namespace ctg
