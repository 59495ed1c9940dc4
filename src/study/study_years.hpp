// SPDX-License-Identifier: Apache-2.0
// The files of a study that are of another geography year, carried to the study's.
#pragma once

#include "study/settings.hpp"

#include "ctg/base/error.hpp"
#include "ctg/data/table.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/history.hpp"
#include "ctg/territory/passage.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// Knows the year of the study and how codes came to it; notes go to `faults`.
class StudyYears {
public:
    /// Reads the list of events that the settings name, or the shipped one. Without either, nothing
    /// can be carried, which matters only to a file of another year.
    /// @throws as history_in.
    StudyYears(const StudySettings& settings, Faults& faults);

    [[nodiscard]] const std::optional<CommuneHistory>& history() const noexcept { return history_; }

    /// The communes of `file` in the study's year, which can name codes of other years.
    /// @throws ReadError CTG-STUD-030 when the shipped list is needed and not there; else as
    ///         passage_between, carried.
    [[nodiscard]] Geography communes(const Geography& geography, const FileSetting& file) const;

    /// A table of memberships with its codes of the study's year: see recoded().
    [[nodiscard]] Table members(const Table& table, const FileSetting& file,
                                const std::vector<std::string>& code_columns,
                                const std::vector<std::string>& key_columns) const;

    /// A table of figures on the communes of `geography`; only `counts` are added, unless empty.
    [[nodiscard]] Table figures(const Table& table, const FileSetting& file,
                                const Geography& geography,
                                const std::vector<std::string>& counts) const;

private:
    /// The passage from the year of `file`; nothing when it is that of the study.
    [[nodiscard]] std::optional<Passage> passage_of(const FileSetting& file) const;

    std::optional<GeographyYear> year_;
    std::optional<CommuneHistory> history_;
    Faults& faults_;
};

} // namespace ctg
