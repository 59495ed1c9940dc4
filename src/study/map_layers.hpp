// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/writing/file.hpp"

namespace ctg {

/// Gives `layer` the classes of the map that its rows are: coverage by status, scores by class,
/// signatures by year. Other results have none.
[[nodiscard]] ResultLayer classified(ResultLayer layer, Language language);

/// The communes of the study as the map of the index shows them.
[[nodiscard]] ResultLayer since_layer_of(const PortraitData& data, std::string name,
                                         Language language);

} // namespace ctg
