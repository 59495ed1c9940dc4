// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/grouping/draws.hpp"
#include "planning/grouping/model.hpp"

#include <optional>

namespace ctg::grouping {

/// A partition into `count` perimeters that hang together, grown from drawn seeds, always the
/// lightest next; bounds and pairs may be broken. Nothing if the components do not allow `count`.
[[nodiscard]] std::optional<Assignment> grown(const Model& model, std::size_t count, Draws& draws);

/// A partition into as many perimeters as come: each is closed when it reaches the least bounds,
/// and what is left over joins a neighbour. Nothing if a piece of the graph cannot reach them.
[[nodiscard]] std::optional<Assignment> packed(const Model& model, Draws& draws);

} // namespace ctg::grouping
