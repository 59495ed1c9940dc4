// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/crosswalk/crosswalk.hpp"
#include "ctg/territory/passage.hpp"
#include "ctg/territory/weights.hpp"

namespace ctg {

/// A passage between two years as a crosswalk, which composes with spatial ones: each commune of
/// `weights`, which is of the passage's first year, goes where its ground went. What left the
/// communes of France lies outside.
/// @throws DataError CTG-CROSS-011 naming the communes of which the weight is not known.
[[nodiscard]] Crosswalk crosswalk_of(const Passage& passage, const Weights& weights);

} // namespace ctg
