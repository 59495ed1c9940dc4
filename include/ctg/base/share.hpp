// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>

namespace ctg {

/// A part of a whole, in [0, 1]. Percent appear only where a person reads.
class Share {
public:
    constexpr Share() noexcept = default;

    /// @throws ArgumentError CTG-BASE-003 if `value` is outside [0, 1] by more than rounding
    /// (1e-9).
    explicit Share(double value);

    /// part / whole; 0 when both are 0 (an empty whole is covered by nothing).
    /// @throws ArgumentError CTG-BASE-003 if the part is negative or exceeds the whole.
    [[nodiscard]] static Share of(double part, double whole);

    [[nodiscard]] constexpr double value() const noexcept { return value_; }
    [[nodiscard]] constexpr double percent() const noexcept { return 100.0 * value_; }

    friend auto operator<=>(const Share&, const Share&) = default;

private:
    double value_ = 0.0;
};

} // namespace ctg
