// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <iosfwd>
#include <optional>
#include <span>
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

/// A number with the bounds that its rounding or its gaps leave open, or an absence with its
/// reason.
class Figure {
public:
    /// @throws ArgumentError CTG-DATA-001 unless `value` is finite.
    [[nodiscard]] static Figure exact(double value);
    /// @throws ArgumentError CTG-DATA-001 unless low ≤ value ≤ high, all finite.
    [[nodiscard]] static Figure between(double low, double value, double high);
    [[nodiscard]] static Figure absent(Absence reason) noexcept;
    /// The count that was published as `value` after rounding, never below 0. Its bounds are the
    /// whole counts that rounding may have moved there: to nearest 5, 10 is 8 to 12 and 0 is 0 to
    /// 2; to nearest 10, whose ties may go either way, 10 is 5 to 15; down to 5, 10 is 10 to 14. A
    /// base b that is not whole bounds no whole counts: ± b/2, or up to + b.
    /// @throws ArgumentError CTG-DATA-001 on a negative value, CTG-DATA-009 on a base not above 0.
    [[nodiscard]] static Figure rounded(double value, const Rounding& rounding);

    [[nodiscard]] bool is_known() const noexcept { return !absence_; }
    [[nodiscard]] bool is_exact() const noexcept { return is_known() && low_ == high_; }
    [[nodiscard]] std::optional<Absence> absence() const noexcept { return absence_; }

    /// @pre is_known(). @throws ArgumentError CTG-DATA-002 on an absence.
    [[nodiscard]] double value() const;
    [[nodiscard]] double low() const;
    [[nodiscard]] double high() const;

    friend bool operator==(const Figure&, const Figure&) = default;

private:
    Figure() = default;
    double low_ = 0.0;
    double value_ = 0.0;
    double high_ = 0.0;
    std::optional<Absence> absence_;
};

/// 12, 12 [10, 14], or the name of the absence.
std::ostream& operator<<(std::ostream& out, const Figure& figure);

/// The sum of the known figures with summed bounds; absent when none is known (not_applicable of an
/// empty list, else the first reason found).
[[nodiscard]] Figure sum_of(std::span<const Figure> figures);

/// numerator / denominator with exact bounds by end points: not_applicable when the denominator is
/// 0 or may be (nothing then bounds the ratio), absent when either is. @pre both are non-negative.
[[nodiscard]] Figure ratio_of(const Figure& numerator, const Figure& denominator);

/// Which character separates decimals in a column or a file.
enum class DecimalMark { point, comma };

/// The number that `text` spells: thousands may be parted by spaces (also U+00A0, U+2009 and
/// U+202F), an exponent may follow, a trailing % is refused. Nothing when it is no finite number.
[[nodiscard]] std::optional<double> parse_number(std::string_view text, DecimalMark mark);

/// The figure that a cell of official data spells: a number, or one of the marks of absence of
/// INSEE, CNAF and ministries (`s`, `ns`, `ndiff`; `nd`, `NA`, `N/A`, empty; `so`). Nothing when it
/// is neither.
[[nodiscard]] std::optional<Figure> parse_figure(std::string_view text, DecimalMark mark);

} // namespace ctg
