// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/crosswalk/variable.hpp"
#include "ctg/data/figure.hpp"

namespace ctg {

/// A sum of figures with its bounds.
struct CoveredSum {
    double low = 0.0;
    double value = 0.0;
    double high = 0.0;

    /// What falls to a portion of the figure of a commune.
    void add(const Figure& figure, const Portion& portion) {
        low += portion.low * figure.low();
        value += portion.share * figure.value();
        high += portion.high * figure.high();
    }
    [[nodiscard]] bool is_exact() const noexcept { return low == high; }
};

/// The portion that is `share` of a commune, of a place that `is_cut` from it even if all is there.
[[nodiscard]] inline Portion portion_of(double share, bool is_cut) noexcept {
    return is_cut ? Portion{share, 0.0, 1.0} : ctg::portion_of(share);
}

} // namespace ctg
