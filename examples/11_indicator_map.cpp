// SPDX-License-Identifier: Apache-2.0
// An indicator in classes, with the bounds that a map prints: ctg chart indicator-map.
// 11_indicator_map.py tells the same story.
#include <ctg/ctg.hpp>

#include <cstdio>
#include <iostream>

namespace {

void map_poverty() {
    const auto study = ctg::load_study(ctg::shipped_study()).value;
    ctg::IndicatorMapQuestion question{.indicator = "taux_pauvrete", .by = ctg::MapBy::territory};
    question.classes = {
        .method = ctg::ClassMethod::jenks, .count = 3, .bounds = {}, .is_rounded = true};
    question.language = ctg::Language::english;
    const auto chart = ctg::indicator_map_of(study, question).value;
    std::printf("%s\n", chart.description.c_str());
    for (const auto& row : chart.table.rows)
        std::printf("%s: %s, in %s\n", row[0].c_str(), row[1].c_str(), row[2].c_str());
}

} // namespace

int main() {
    try {
        map_poverty();
    } catch (const ctg::Error& error) {
        std::cerr << error.what();
        return 1;
    }
}
