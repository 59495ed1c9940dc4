// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/reading/published.hpp"
#include "study/settings.hpp"

#include <optional>
#include <string>

namespace ctg {

/// The table of `file`, by what it is recognised as, then by what the study says of it: its own
/// names of columns, marks of absence, roundings. What was found out goes to `faults` as notes.
/// @param use what the table is read for; nothing when no official table is expected there
/// @throws as read_table, as_published, Table::renamed.
[[nodiscard]] PublishedTable stated_table(const FileSetting& file, std::optional<PublishedUse> use,
                                          const ReadLimits& limits, Faults& faults);

/// Compares the communes of the study's département in `table` with the published total, column by
/// column: CTG-STUD-052 when the difference is within what rounding allows, -053 (note) within the
/// 1.5 % that CNAF publishes as its tolerance, -054 (warning) beyond.
/// @throws DataError CTG-STUD-051 when the total has no row of the département.
void compare_with_total(const FigureTable& table, const Table& total,
                        const std::string& departement, Faults& faults);

} // namespace ctg
