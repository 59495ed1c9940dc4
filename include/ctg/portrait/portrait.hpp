// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/data/source.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/territory/weights.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// All that the pages of a study show: results already computed, nothing is counted here.
struct PortraitData {
    std::string study_name;
    Geography geography;
    Topology topology;
    Contiguity contiguity;
    Zoning territories;
    Zoning epci;
    Zoning antennes;
    Weights weights;
    std::vector<Convention> conventions;
    std::vector<ZoneCoverage> coverage;           ///< by year: total and each territory
    std::vector<ZoneCoverage> projected = {};     ///< the same if the calendar is followed
    std::vector<IndicatorValue> indicators;       ///< of the territories
    std::vector<IndicatorValue> reference_values; ///< of the whole département, for comparison
    std::optional<Scheme> scheme;
    Scoring scoring;
    std::optional<CalendarPlan> plan;
    std::vector<std::pair<std::string, Source>> sources; ///< role in the study, source
    std::vector<Diagnostic> notes;
    std::string command; ///< that made the pages
    CountingRule rule;
};

/// The programs that draw the charts, inlined in each page: vega, vega-lite, vega-interpreter.
struct WebRuntime {
    std::string vega;
    std::string vega_lite;
    std::string vega_interpreter;
};

/// One self-contained HTML page on one territory: no request to any network, printable on A4.
/// @throws ArgumentError CTG-PORT-001 if the territory is not of the study (nearest named).
[[nodiscard]] std::string portrait_page(const PortraitData& data, std::string_view territory,
                                        const WebRuntime& runtime, Language language);

/// The index of the portraits: map of the coverage, curve, ranking table with links.
[[nodiscard]] std::string index_page(const PortraitData& data, const WebRuntime& runtime,
                                     Language language);

/// The communes of the study by the year since when they are covered, or will be if the calendar is
/// followed.
[[nodiscard]] CategoryMap since_categories(const PortraitData& data, Language language);
[[nodiscard]] Chart since_map(const PortraitData& data, Language language);

/// The file name of a territory's page, from its key only: safe on every system.
[[nodiscard]] std::string page_name_of(std::string_view territory);

} // namespace ctg
