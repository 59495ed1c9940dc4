// SPDX-License-Identifier: Apache-2.0
// The inhabitants of two antennes drawn across the map, with what the cut communes leave open; and
// by points where people live, for the communes that the line cuts. 05_overlay.py tells the same.
#include "ctg/ctg.hpp"

#include <cstdio>
#include <iostream>

namespace {

/// Two rectangles that meet along a meridian of the map, in Lambert-93.
ctg::Layer two_antennes() {
    const auto rectangle = [](double west, double east) {
        return ctg::MultiPolygon({{{{west, 6'200'000},
                                    {east, 6'200'000},
                                    {east, 6'400'000},
                                    {west, 6'400'000},
                                    {west, 6'200'000}},
                                   {}}});
    };
    const ctg::Table names({}, {"code", "nom"}, {{{"est"}, {"Est"}}, {{"ouest"}, {"Ouest"}}}, {});
    return {names, {rectangle(880'000, 1'000'000), rectangle(700'000, 880'000)}, ctg::lambert93};
}

/// Where a third of each commune lives together: an invented example.
ctg::FineWeights places(const ctg::Geography& geography, const ctg::Weights& population) {
    std::vector<ctg::Point> points;
    std::vector<double> counts;
    for (const auto& [commune, count] : population.items()) {
        const std::size_t n = geography.index_of(commune).value();
        points.push_back(*ctg::point_on_surface(geography.communes()[n].shape));
        counts.push_back(count.value() / 3.0);
    }
    return ctg::FineWeights::of_points("people", points, ctg::lambert93, counts);
}

void tell(const ctg::Crosswalk& crosswalk, const ctg::Weights& population) {
    ctg::Variable people{"people", ctg::VariableKind::count, {}, {}};
    for (const auto& code : crosswalk.sources()) { // two lie in other départements
        const auto* const count = population.find(ctg::CommuneCode(code));
        people.values.push_back(
            count != nullptr ? *count : ctg::Figure::absent(ctg::Absence::not_collected));
    }
    double total = 0.0;
    for (const auto& it : ctg::transferred(crosswalk, people)) {
        std::printf("%-6s %9.0f  [%.0f, %.0f], %zu communes cut\n", it.target.c_str(),
                    it.value.value(), it.value.low(), it.value.high(), it.divided);
        total += it.value.value();
    }
    std::printf("total  %9.0f\n", total);
}

} // namespace

int main() {
    try {
        const auto study = ctg::load_study(ctg::shipped_study()).value;
        const auto population = ctg::weights_of(study, ctg::Basis::population);
        const auto communes = ctg::overlay_layer_of(*study.geography);
        const auto antennes = ctg::overlay_layer_from(two_antennes(), "code");
        const auto areas = ctg::settled(ctg::overlay(communes, antennes).value).crosswalk;
        std::puts("by area");
        tell(areas, population);
        std::puts("by places");
        tell(ctg::reweighted(areas, communes, antennes, places(*study.geography, population)).value,
             population);
        return 0;
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
