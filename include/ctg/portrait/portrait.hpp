// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/base/year.hpp"
#include "ctg/coverage/convention.hpp"
#include "ctg/coverage/coverage.hpp"
#include "ctg/data/source.hpp"
#include "ctg/indicator/indicator.hpp"
#include "ctg/planning/calendar.hpp"
#include "ctg/planning/simulation.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/scoring/explanation.hpp"
#include "ctg/scoring/score.hpp"
#include "ctg/territory/contiguity.hpp"
#include "ctg/territory/topology.hpp"
#include "ctg/territory/weights.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ctg {

/// Coverage over one basis: of the whole and of each territory, by year.
struct BasisCoverage {
    Weights weights;
    std::vector<ZoneCoverage> coverage;
    std::vector<ZoneCoverage> projected = {}; ///< if the calendar is followed
};

/// Where the figures of an indicator stand.
struct FigureTrace {
    std::string indicator;
    Place rule;                                                 ///< in the scheme
    std::string file;                                           ///< of the table
    std::map<CommuneCode, std::vector<std::size_t>> lines = {}; ///< of the table
};

/// What an earlier study says of the territories, to be shown beside.
struct EarlierStudy {
    std::vector<IndicatorValue> indicators;
    std::vector<ScoreChange> changes; ///< of the total scores, from then to now
};

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
    std::vector<BasisCoverage> other_bases = {};     ///< that the dashboard offers beside `weights`
    std::vector<IndicatorValue> epci_values = {};    ///< of each EPCI, in the order of their keys
    std::vector<IndicatorValue> commune_values = {}; ///< of each commune, in that of their codes
    std::vector<FigureTrace> traces = {};
    std::vector<std::string> compared =
        {}; ///< keys of territories that portraits show beside theirs
    std::optional<SimulatedCalendar> simulated = {}; ///< `plan` by many draws
    std::vector<ScenarioPoint> scenarios = {};       ///< other calendars beside it
    std::optional<EarlierStudy> earlier = {};
    std::string calendar_page = {}; ///< the file beside the index that shows the calendar, if any
    /// What maps show instead, where communes are too many for a page: see overview_of().
    std::shared_ptr<const PortraitData> overview = {};
    bool is_by_territory = false; ///< an overview: each commune stands for a territory
};

/// More communes than a page can draw: a browser takes a minute to print ten times as many.
inline constexpr std::size_t most_drawn_communes = 5000;

/// The study as its maps show it when it has more communes than `most`, else null: each commune of
/// it is a territory, under the code of its heaviest commune; of territories that share communes,
/// the smallest has them. Holds what maps draw, and nothing else.
[[nodiscard]] std::shared_ptr<const PortraitData>
overview_of(const PortraitData& data, std::size_t most = most_drawn_communes);

/// The territory of that key.
/// @throws ArgumentError CTG-PORT-001 naming the nearest keys.
[[nodiscard]] const Zone& territory_of(const PortraitData& data, std::string_view key);

/// The programs that draw the charts, inlined in each page: vega, vega-lite, vega-interpreter.
struct WebRuntime {
    std::string vega;
    std::string vega_lite;
    std::string vega_interpreter;
};

/// One self-contained HTML page on one territory: no request to any network, printable on A4.
/// @throws ArgumentError CTG-PORT-001 if the territory, or one compared, is not of the study
/// (nearest
///         named).
[[nodiscard]] std::string portrait_page(const PortraitData& data, std::string_view territory,
                                        const WebRuntime& runtime, Language language);

/// The dashboard that leads to the portraits: a map by year and basis, the curve with its range,
/// scenarios, a ranking to sort, filter and compare in, the grid of scores as small maps, and a
/// search by commune. It links to the pages of the territories that `pages` names by their keys, to
/// all when it names none.
[[nodiscard]] std::string index_page(const PortraitData& data, const WebRuntime& runtime,
                                     Language language, std::span<const std::string> pages = {});

/// One chart as a page by itself, with the table behind it.
[[nodiscard]] std::string chart_page(const Chart& chart, const WebRuntime& runtime,
                                     Language language);

/// The communes of the study by the year since when they are covered, or will be if the calendar is
/// followed.
[[nodiscard]] CategoryMap since_categories(const PortraitData& data, Language language);
[[nodiscard]] Chart since_map(const PortraitData& data, Language language);

/// The communes of the study by what covers them in a year, with circles in proportion to their
/// weight. A page or a notebook sets its parameters: `year` (from 0), `basis` (from 0) and `plan`
/// (1: as if the calendar is followed); `chosen` outlines communes by their codes.
[[nodiscard]] Chart coverage_map(const PortraitData& data, Language language);

/// The cells of the grid as small maps: each commune by the score of the smallest territory that
/// holds it and has one.
[[nodiscard]] Chart score_maps(const PortraitData& data, Language language);

/// The file name of a territory's page, from its key only: safe on every system.
[[nodiscard]] std::string page_name_of(std::string_view territory);

} // namespace ctg
