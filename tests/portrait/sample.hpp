// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// A country of four square communes in a row, two territories, one theme: what pages are made of.

namespace ctg::sample {

inline Month month(int year, unsigned of_year) {
    return Month{std::chrono::year{year}, std::chrono::month{of_year}};
}

inline Date day(int year, unsigned of_year, unsigned of_month) {
    return month(year, of_year) / std::chrono::day{of_month};
}

/// The commune at `place` from the west, 1 km wide.
inline Commune commune(std::string_view code, std::string name, double place) {
    constexpr double side = 1000.0;
    const double west = 900000.0 + place * side;
    const double south = 6250000.0;
    const Ring shell{{west, south},
                     {west + side, south},
                     {west + side, south + side},
                     {west, south + side},
                     {west, south}};
    return {CommuneCode(code), std::move(name), MultiPolygon({{shell, {}}}), lambert93};
}

inline Geography geography(const std::string& name = "Commune") {
    return {GeographyYear{2025},
            {commune("13001", name + " 1", 0), commune("13002", name + " 2", 1),
             commune("13003", name + " 3", 2), commune("84089", name + " 4", 3)}};
}

inline ZoneCoverage coverage(std::string by, std::string zone, int year, double covered,
                             double total, std::vector<CommuneCode> communes) {
    ZoneCoverage point{std::move(by), std::move(zone), "", {}};
    point.point.year = Year{year};
    point.point.share = point.point.low = point.point.high = Share::of(covered, total);
    point.point.covered = covered;
    point.point.total = total;
    point.point.covered_communes = std::move(communes);
    if (covered > 0) point.point.conventions = {"C1"};
    if (covered < total) point.point.uncovered_communes = {CommuneCode("13003")};
    return point;
}

inline Score score(std::string territory, ScoreLevel level, std::string theme, std::string logic,
                   double value, std::size_t rank) {
    return {.territory = std::move(territory),
            .level = level,
            .theme = std::move(theme),
            .logic = std::move(logic),
            .score = Figure::exact(value),
            .rank = rank,
            .rank_best = rank,
            .rank_worst = rank,
            .weight_observed = 1.0};
}

inline Scheme scheme(const std::string& name) {
    ScoredIndicator indicator;
    indicator.rule.id = "births";
    indicator.rule.label = name + " births";
    indicator.rule.unit = "‰";
    indicator.rule.year = Year{2022};
    indicator.rule.source = name + " INSEE";
    indicator.theme = "logement";
    indicator.logic = "sociale";
    return {.id = "grid",
            .version = "1",
            .themes = {"logement"},
            .logics = {"territoriale", "sociale"},
            .indicators = {indicator},
            .sha256 = "0123456789abcdef"};
}

inline IndicatorValue value(std::string territory, Figure figure) {
    return {std::move(territory), "births", figure,    ValueState::observed, figure,
            Figure::exact(1.0),   1.0,      "commune", Year{2022},           "INSEE"};
}

inline Convention convention(const std::string& name) {
    Convention made;
    made.id = "C1";
    made.label = name + " convention";
    made.communes = {CommuneCode("13001"), CommuneCode("13002"), CommuneCode("84089")};
    made.signature = day(2018, 6, 14);
    made.effect = day(2018, 1, 1);
    made.end = day(2021, 12, 31);
    return made;
}

/// What every page needs; each text that a user gives begins with `name`. No scheme, no calendar.
inline PortraitData data(const std::string& name = "Commune") {
    const auto made = geography(name);
    const auto topology = topology_of(made.communes());
    const CommuneCode first("13001");
    const CommuneCode second("13002");
    const CommuneCode third("13003");
    return {.study_name = name + " study",
            .geography = made,
            .topology = topology,
            .contiguity = contiguity_of(made, topology),
            .territories = {"territory",
                            {{"east", name + " east", {third, CommuneCode("84089")}, {}},
                             {"west", name + " west", {first, second}, {}}}},
            .epci = {"epci", {{"200054807", name + " EPCI", {first, second, third}, {}}}},
            .antennes = {"antenne", {{"A1", name + " antenne", {first, second}, {}}}},
            .weights = Weights(Basis::population, {{first, Figure::exact(1000)},
                                                   {second, Figure::exact(3000)},
                                                   {third, Figure::exact(6000)}}),
            .conventions = {convention(name)},
            .coverage = {coverage("total", "13", 2018, 4000, 10000, {first, second}),
                         coverage("territory", "east", 2018, 0, 6000, {}),
                         coverage("territory", "west", 2018, 4000, 4000, {first, second})},
            .projected = {},
            .indicators = {},
            .reference_values = {},
            .scheme = {},
            .scoring = {},
            .plan = {},
            .sources = {{"communes", {name + ".csv", "abcdef0123456789", name, name, Year{2025}}}},
            .notes = {note_of("CTG-BASE-001", {{"text", name}})},
            .command = "ctg portrait " + name,
            .rule = {}};
}

/// The same with a scheme, scores and a calendar.
inline PortraitData full_data(const std::string& name = "Commune") {
    auto made = data(name);
    made.scheme = scheme(name);
    made.indicators = {value("east", Figure::between(8.5, 9.25, 10.0)),
                       value("west", Figure::exact(12.0))};
    made.reference_values = {value("13", Figure::exact(11.0))};
    made.scoring = {{score("east", ScoreLevel::cell, "logement", "sociale", 30.0, 2),
                     score("east", ScoreLevel::total, "", "", 30.0, 2),
                     score("west", ScoreLevel::cell, "logement", "sociale", 70.0, 1),
                     score("west", ScoreLevel::total, "", "", 70.0, 1)},
                    {{"east", "births", "logement", "sociale", 30.0},
                     {"west", "births", "logement", "sociale", 70.0}}};
    made.plan = CalendarPlan{
        .signatures = {{.territory = "east",
                        .start = month(2019, 1),
                        .signature = month(2019, 12),
                        .renewal = {},
                        .slack_days = 0,
                        .reasons = {note_of("CTG-BASE-001", {{"text", name}})}}},
        .load = {},
        .curve = {{month(2019, 11), Share(0.4), std::nullopt}, {month(2019, 12), Share(1.0), 0.9}},
        .periods = {}};
    made.projected = {coverage("total", "13", 2018, 4000, 10000, {CommuneCode("13001")}),
                      coverage("total", "13", 2019, 10000, 10000, {CommuneCode("13003")}),
                      coverage("territory", "east", 2019, 6000, 6000, {CommuneCode("13003")})};
    return made;
}

} // namespace ctg::sample
