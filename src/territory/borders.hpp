// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/territory/geography.hpp"
#include "territory/faults.hpp"

#include <span>

namespace ctg {

/// Adds to `faults` each pair of communes that lie over each other, with the area (error
/// CTG-TERR-060; warning -061 where they do by less than 1 m), and notes each gap between communes
/// that is less than 50 m wide (-062), and how many vertices lie in the middle of an edge of a
/// neighbour (-063). Lakes, enclaves of a neighbour and islands are no fault.
void check_borders(std::span<const Commune> communes, const PlaceOf& place_of, Faults& faults);

} // namespace ctg
