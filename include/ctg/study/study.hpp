// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/diagnostic.hpp"
#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/data/database.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/grouping_rules.hpp"
#include "ctg/reading/read.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/study/inspection.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/territory/weights.hpp"
#include "ctg/territory/zoning.hpp"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// A calendar that a study compares with its own.
struct NamedCalendar {
    std::string name;
    std::filesystem::path file; ///< a calendar.toml
    friend bool operator==(const NamedCalendar&, const NamedCalendar&) = default;
};

/// A study.toml and all that it names, read and checked.
struct Study {
    std::string name;
    std::string departement; ///< empty: the whole is all communes of the geography
    Language language = Language::french;
    DayOfYear reference_day{std::chrono::December / 31};
    int duration_months = 48;

    std::optional<Geography> geography;
    Zoning epci;
    Zoning antennes;
    Zoning territories;
    std::vector<Convention> conventions;
    std::vector<Competence> competences;
    std::vector<Weights> weights; ///< as the study names them, by name; not clipped
    std::vector<FigureTable> tables;
    std::optional<Scheme> scheme;
    std::optional<CalendarRules> calendar;
    std::vector<Candidate> candidates;
    std::vector<Capacity> capacities;
    std::vector<Lever> levers;
    std::vector<GivenValue> values;
    std::vector<SharedWork> shared;
    std::vector<FormerDate> former;
    std::vector<NamedCalendar> scenarios; ///< by name
    std::optional<GroupingRules> grouping;
    std::vector<std::pair<std::string, Source>> sources; ///< {"communes", …}, in reading order
    std::vector<Inspected> inputs; ///< what each table and layer was found to be, in that order
};

/// What the reader of a study may be told, over what study.toml says.
struct StudyOptions {
    InvalidShapes invalid_shapes = InvalidShapes::refuse; ///< of sections without `repair = true`
    std::vector<LimitChange> limits = {};                 ///< over `[limits]`
    DatabaseAccess databases = DatabaseAccess::refuse;    ///< whether `PG:` may be asked
};

/// Reads `file` and every file it names, and reports all faults of all files at once. A
/// calendar.toml is a study by itself: its territories are those of its candidates.
/// @throws ReadError if study.toml itself cannot be read; LimitError if a limit is all that is
///         wrong; DataError with every fault otherwise.
[[nodiscard]] Checked<Study> load_study(const std::filesystem::path& file,
                                        const StudyOptions& options = {});

/// The weights that `basis` names, clipped to the study's département: a weight of the study,
/// "communes" or "area".
/// @throws ArgumentError CTG-STUD-001 listing the names that exist.
[[nodiscard]] Weights weights_of(const Study& study, const Basis& basis);

} // namespace ctg
