// SPDX-License-Identifier: Apache-2.0
// What share of the inhabitants of Bouches-du-Rhône was under a convention, each year: from the
// files to the figures. 01_coverage.py tells the same story.
#include "ctg/ctg.hpp"

#include <cstdio>
#include <iostream>

namespace {

void tell_coverage() {
    const auto data = ctg::data_dir().value();
    const auto communes = data / "ctg" / "communes-schematiques-2025" / "communes.geojson";
    const auto office = data / "bouches-du-rhone";

    const auto geography =
        ctg::geography_from(ctg::read_layer(communes).value, ctg::GeographyYear{2025}).value;
    const auto epci =
        ctg::epci_from(ctg::read_table(data / "dgcl" / "epci-2025" / "epci.csv"), geography).value;
    const auto territories =
        ctg::territories_from(ctg::read_table(office / "territoires.csv"), geography, epci).value;
    const auto conventions = ctg::conventions_from(ctg::read_table(office / "conventions.csv"),
                                                   territories, geography, epci);
    const auto population =
        ctg::weights_from(ctg::read_table(data / "insee" / "population-2023" / "population.csv"),
                          "population_municipale", ctg::Basis::population, geography)
            .value.within("13");

    for (const auto& note : conventions.notes)
        std::cerr << ctg::rendered(note, ctg::Language::english);

    const ctg::YearRange years{ctg::Year{2017}, ctg::Year{2021}};
    const auto coverage = ctg::coverage_by_year(years, conventions.value, population, {});
    for (const auto& point : coverage.value)
        std::printf("%d  %5.1f %%  %zu communes of %zu\n", point.year.value, point.share.percent(),
                    point.covered_communes.size(), population.items().size());
}

} // namespace

int main() {
    try {
        tell_coverage();
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
