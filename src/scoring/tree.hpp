// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"

#include <cstddef>
#include <vector>

namespace ctg {

/// The tree of a scheme by positions: its indicators, then its nodes, in the order of the scheme.
struct Tree {
    std::vector<std::vector<std::size_t>> children; ///< by position; empty for an indicator
    std::vector<std::size_t> level;                 ///< by position
    std::vector<std::size_t> order;                 ///< every position, children before parents
};

/// Adds what keeps the indicators and nodes of `scheme` from being one tree: CTG-SCOR-013 to -017.
void add_tree_faults(const CompositeScheme& scheme, Faults& faults);

/// @pre add_tree_faults adds nothing.
[[nodiscard]] Tree tree_of(const CompositeScheme& scheme);

} // namespace ctg
