// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/scoring/composite.hpp"
#include "scoring/model.hpp"

#include <cstddef>
#include <vector>

namespace ctg {

/// Adds what keeps the indicators and nodes of `scheme` from being one tree: CTG-SCOR-013 to -017.
void add_tree_faults(const CompositeScheme& scheme, Faults& faults);

/// The positions of the nodes of `scheme`, children before parents: by level, the root last.
/// @pre add_tree_faults adds nothing, here and below.
[[nodiscard]] std::vector<std::size_t> nodes_by_level(const CompositeScheme& scheme);

/// Its indicators in the order of the scheme, then its nodes as above. Children stand in the order
/// of their ids: that of the file does not show in the last bits of a sum.
[[nodiscard]] Model model_of(const CompositeScheme& scheme);

} // namespace ctg
