// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/study/analysis.hpp"

#include <string_view>

namespace ctg {

/// @throws ArgumentError CTG-STUD-002 naming `section`, unless it is there.
void need(bool is_there, std::string_view section);

/// The study's whole as one zone, so that it is counted like any other. @pre it has a geography.
[[nodiscard]] Zone whole_of(const Study& study);

/// Each commune as a zone by itself, under its code.
[[nodiscard]] Zoning each_commune(const Geography& geography);

/// Everything that indicators of a study may draw on. @pre it has a geography.
[[nodiscard]] IndicatorInputs inputs_of(const Study& study);

/// The antenne that holds most inhabitants of each territory; empty if the study cannot tell.
[[nodiscard]] AntenneByTerritory antennes_of(const Study& study);

/// Scores and ranks of values that are there already. @pre the study has a scheme.
[[nodiscard]] Checked<Scoring> scores_of(const Study& study, const ScoredValues& values);

} // namespace ctg
