// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/crosswalk/fine_weights.hpp"
#include "ctg/data/layer.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/zoning.hpp"

#include <optional>
#include <string>

namespace ctg {

/// The zones of a polygon layer (columns code and nom), of `level` "antenne" or "territory".
///
/// A commune is in the zone that holds the largest part of it (the first by code at a draw); one
/// that several zones hold, or of which a part lies in none, is noted with its parts by area
/// (CTG-TERR-008), and counts by them. Strips along a border that two drawings trace apart, and
/// what of a commune lies in no zone, up to 1 % of it, go with its largest part; how much was moved
/// is noted (CTG-CROSS-030). With `weights`, such as inhabitants by square of 200 m, a cut commune
/// counts by what of them lies in its parts (as reweighted()). A commune in no zone is noted
/// (CTG-TERR-007), and so is what zones hold outside of all communes (CTG-CROSS-031): the étang de
/// Berre is no fault. A zone that holds no commune is warned of with how far it is (-071), or that
/// its axes seem exchanged (-072). Where zones, or features of one zone, are drawn over each other,
/// each place counts once (CTG-CROSS-070): antennes share in proportion what they hold of a commune
/// together; territories each hold what they cover, a commune is of each that holds some of it, and
/// the pieces of their parts say which places two of them have in common.
/// @throws DataError CTG-DATA-004 (columns), CTG-TERR-006 (two names), -021 (no code);
/// GeometryError
///         as transformed(), at the feature.
[[nodiscard]] Checked<Zoning> zones_from(const Layer& layer, const Geography& geography,
                                         const std::string& level,
                                         const std::optional<FineWeights>& weights = {});

/// The antennes of a polygon layer.
[[nodiscard]] Checked<Zoning> antennes_from(const Layer& layer, const Geography& geography,
                                            const std::optional<FineWeights>& weights = {});

} // namespace ctg
