// SPDX-License-Identifier: Apache-2.0
// Every chart, of small values, all of whose names begin with `name`.
#pragma once

#include "ctg/portrait/chart.hpp"
#include "ctg/portrait/comparison_chart.hpp"
#include "ctg/portrait/indicator_map.hpp"
#include "ctg/territory/topology.hpp"
#include "portrait/sample.hpp"

#include <string>
#include <vector>

namespace ctg::sample {

inline std::vector<LabelledProfile> two_profiles(const std::string& name) {
    return {{name, {{"pauvrete", "sociale", 61.5}, {"pauvrete", "territoriale", 12.0}}},
            {name, {{"pauvrete", "sociale", 100.0}, {"pauvrete", "territoriale", {}}}}};
}

inline std::vector<RankRange> three_ranks(const std::string& name) {
    return {{name + " b", 1, 2, 3, 1.0, 2.5}, {name + " a", 1, 1, 2, 1.0, 1.5}, {name, 2, 3, 3}};
}

inline Waterfall waterfall(const std::string& name) {
    return {name + " here", name + " there", 50.0, {{name, 4.0}, {name, -6.5}, {name, 1.0}}};
}

inline Slope slope(const std::string& name, SlopeMeasure measure) {
    return {"2023", "2024", measure, {{name, 1.0, 2.0}, {name, 2.0, 1.0}, {name, {}, 3.0}}};
}

inline std::vector<Chart> every_comparison_chart(const std::string& name, Language language) {
    const auto plane = geography(name);
    const auto profiles = two_profiles(name);
    return {
        profile_multiples(profiles, language),
        rank_ladder(three_ranks(name), name, language),
        contribution_waterfall(waterfall(name), language),
        why_before_bars({name + " 1", name + " 2", waterfall(name).steps}, language),
        slope_chart(slope(name, SlopeMeasure::rank), language),
        slope_chart(slope(name, SlopeMeasure::score), language),
        lorenz_chart(std::vector<GroupedValue>{{name, "", 1.0}, {name, "", 3.0}}, name, language),
        type_profiles(std::vector<TypeProfile>{{profiles[0], {name, name}}, {profiles[1], {name}}},
                      language),
        probability_map(plane, topology_of(plane.communes()),
                        std::vector<ProbabilityArea>{{name, {CommuneCode("13001")}, 0.0},
                                                     {name, {CommuneCode("13002")}, 1.0}},
                        3, language)};
}

/// Those of pages.
/// The charts of the dashboard. That of the coverage has parameters, hence expressions.
inline std::vector<Chart> every_dashboard_chart(const std::string& name,
                                                Language language = Language::french) {
    auto made = full_data(name);
    made.scheme->themes = {"logement", name};
    return {coverage_map(made, language), score_maps(made, language)};
}

inline std::vector<Chart> every_page_chart(const std::string& name,
                                           Language language = Language::french) {
    auto made = full_data(name);
    made.scheme->themes = {name};
    CategoryMap map;
    map.title = map.description = name;
    map.categories = {{name, "#2b8a3e"}};
    map.items = {{CommuneCode("13001"), name, name}};
    map.labels = {{CommuneCode("13001"), name}};
    const std::vector<DatedShare> points{
        {DatedShare::Series::in_force, day(2018, 12, 31), 0.25},
        {DatedShare::Series::planned, day(2019, 12, 31), 0.5},
        {DatedShare::Series::expected, day(2019, 12, 31), 0.4, {0.3, 0.5}},
        {DatedShare::Series::expected, day(2020, 12, 31), 0.6, {0.4, 0.9}},
        {DatedShare::Series::target, day(2020, 12, 31), 1.0}};
    IndicatorMap rate{name, name, {}, {}};
    rate.places = {{name, {CommuneCode("13001"), CommuneCode("13002")}, Figure::exact(1.0)},
                   {name, {CommuneCode("13003")}, Figure::exact(1234.5)}};
    auto count = rate;
    rate.classes = classes_of(std::vector{1.0, 1234.5}, {}).value;
    return {
        category_map(made.geography, made.topology, map, language),
        indicator_map(made.geography, made.topology, rate, language),
        indicator_map(made.geography, made.topology, count, language),
        profile_heatmap(made.scoring.scores, *made.scheme, "west", language),
        peer_bars(made.scoring.scores, "west", made.territories, language),
        peer_strip(made.scoring.scores, {"logement", "west", {"east"}}, made.territories, language),
        coverage_curve(points, language)};
}

} // namespace ctg::sample
