// SPDX-License-Identifier: Apache-2.0
// Results that several files of bindings know.
#pragma once

#include "bind.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/scoring/scheme.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/study/study.hpp"

#include <utility>
#include <vector>

namespace ctg::python {

/// Coverage, and what it was counted by.
struct CoverageTable {
    std::vector<ZoneCoverage> value;
    std::vector<Diagnostic> notes;
    Basis basis;
    CountingRule rule;
    std::vector<Convention> conventions; ///< all of the register
};

/// A chart of a study, and what must be said of it.
struct NotedChart : Chart {
    std::vector<Diagnostic> notes;
};

[[nodiscard]] inline NotedChart noted(Checked<Chart> chart) {
    return {{std::move(chart.value)}, std::move(chart.notes)};
}

using PyIndicators = Checked<std::vector<IndicatorValue>>;
using PyScheme = Checked<Scheme>;
using PyScoring = Checked<Scoring>;
using PyCalendarRules = Checked<CalendarRules>;
using PyCandidates = Checked<std::vector<Candidate>>;
using PyCapacities = Checked<std::vector<Capacity>>;
using PyValues = Checked<std::vector<GivenValue>>;
using PySharedWork = Checked<std::vector<SharedWork>>;
using PyFormerDates = Checked<std::vector<FormerDate>>;
using PyPlan = Checked<CalendarPlan>;
using PyStudy = Checked<Study>;

} // namespace ctg::python
