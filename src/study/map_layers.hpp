// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/portrait.hpp"
#include "ctg/study/study.hpp"
#include "ctg/writing/file.hpp"

#include <string>
#include <vector>

namespace ctg {

/// Gives `layer` the classes of the map that its rows are: coverage by status, scores by class,
/// signatures by year. Other results have none.
[[nodiscard]] ResultLayer classified(ResultLayer layer, Language language);

/// The communes of the study as the map of the index shows them.
[[nodiscard]] ResultLayer since_layer_of(const PortraitData& data, std::string name,
                                         Language language);

/// A layer for each indicator of the study's scheme on its territories, "indicateur-" and its id,
/// in the classes of its map; a count for which the scheme states none has no classes.
[[nodiscard]] std::vector<ResultLayer>
indicator_layers_of(const Study& study, const std::vector<IndicatorValue>& values,
                    Language language);

} // namespace ctg
