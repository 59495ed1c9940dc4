// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "study/settings.hpp"

#include "ctg/study/study.hpp"

#include <functional>

namespace ctg {

/// Whether `document` is a calendar.toml, rather than the study.toml that names one.
[[nodiscard]] bool is_calendar(const Document& document);

/// The settings of a study that is nothing but the calendar of `document`.
[[nodiscard]] StudySettings settings_of_calendar(const Document& document);

/// Reads the tables beside the calendar `plan` of `study`, which has its rules already. When the
/// study has no geography, the territories of its candidates are all there is.
void read_calendar_tables(Study& study, const FileSetting& plan,
                          const std::function<Table(const FileSetting&)>& table_of, Faults& faults);

} // namespace ctg
