// SPDX-License-Identifier: Apache-2.0
// ctg_classes_bench COUNT < VALUES: the cuts of jenks, after the least processor time of some runs.
// classes.py times it beside its peer.
#include "ctg/indicator/classes.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <limits>
#include <string>
#include <vector>

int main(int argc, char** argv) {
    if (argc != 2) return 1;
    ctg::ClassRule rule;
    rule.method = ctg::ClassMethod::jenks;
    rule.count = std::stoul(argv[1]);
    std::vector<double> values;
    for (double value = 0.0; std::cin >> value;)
        values.push_back(value);
    constexpr int runs = 5;
    constexpr double ms_per_s = 1e3;
    double least_ms = std::numeric_limits<double>::infinity();
    std::vector<double> cuts;
    for (int run = 0; run < runs; ++run) {
        const auto began = std::clock();
        cuts = ctg::classes_of(values, rule).value.cuts;
        const auto took = static_cast<double>(std::clock() - began) / CLOCKS_PER_SEC;
        least_ms = std::min(least_ms, ms_per_s * took);
    }
    fmt::print("{{\"ms\": {}, \"cuts\": [{}]}}\n", least_ms, fmt::join(cuts, ", "));
    return 0;
}
