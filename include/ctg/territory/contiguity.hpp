// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"

#include <span>
#include <vector>

namespace ctg {

/// Two communes that share a border (rook contiguity: a stretch, not a mere point).
struct Border {
    CommuneCode first; ///< first < second
    CommuneCode second;
    double length_m = 0.0;

    friend bool operator==(const Border&, const Border&) = default;
};

/// The borders between the communes of a geography, ordered by the two codes.
struct Contiguity {
    std::vector<CommuneCode> communes; ///< all, also those without a neighbour
    std::vector<Border> borders;
};

/// Who touches whom, with the length of each common border.
[[nodiscard]] Contiguity contiguity_of(const Geography& geography, const Topology& topology);

/// `communes` parted into pieces that hang together, largest first, then by first code. Communes
/// unknown to `contiguity` are left out: nothing is known of their borders.
[[nodiscard]] std::vector<std::vector<CommuneCode>> pieces_of(std::span<const CommuneCode> communes,
                                                              const Contiguity& contiguity);

/// The communes whose loss would split a piece of the territory in two, ordered by code.
/// Source: Hopcroft & Tarjan 1973, by Boost.Graph articulation_points.
[[nodiscard]] std::vector<CommuneCode> articulation_communes(std::span<const CommuneCode> communes,
                                                             const Contiguity& contiguity);

} // namespace ctg
