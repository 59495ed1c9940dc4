// SPDX-License-Identifier: Apache-2.0
// A project of somebody else: it knows where ctg is installed, and nothing of its sources.
#include <ctg/ctg.hpp>

#include <cstdlib>
#include <iostream>

int main() {
    const ctg::Study study = ctg::load_study(STUDY).value;
    const ctg::CoverageQuestion question{.years = {ctg::Year{2018}, ctg::Year{2018}},
                                         .basis = ctg::Basis::population};
    const double percent = ctg::coverage_of(study, question).value.at(0).point.share.percent();
    std::cout << study.name << ": " << percent << " % of the population in 2018\n";

    const bool is_the_founding_figure = percent > 12.5 && percent < 13.5; // 13 % ± 0.5, by the CAF
    return is_the_founding_figure ? EXIT_SUCCESS : EXIT_FAILURE;
}
