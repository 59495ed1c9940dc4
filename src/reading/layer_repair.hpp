// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/measure.hpp"

#include <ogr_api.h>

#include <string>

namespace ctg {

/// Closes the rings of a polygon whose last point does not repeat the first, where the gap is no
/// longer than the longest edge: a longer one means that part of the outline is lost. Answers how
/// many it closed.
std::size_t close_rings(OGRGeometryH polygon);

/// An invalid shape made valid, with a note of what was done (CTG-READ-063).
/// @throws DataError CTG-READ-064 if its area would change by more than 0.1 %.
[[nodiscard]] MultiPolygon repaired(const MultiPolygon& shape, const Invalidity& invalidity,
                                    Crs crs, const Place& place, Faults& faults);

} // namespace ctg
