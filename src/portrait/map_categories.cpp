// SPDX-License-Identifier: Apache-2.0
// The classes of maps, the same on pages and in QGIS.
#include "ctg/portrait/chart.hpp"
#include "portrait/colour.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

constexpr double highest_score = 100.0;
constexpr std::size_t score_class_count = 5;

} // namespace

const std::vector<MapCategory>& score_classes() {
    static const auto classes = [] {
        std::vector<MapCategory> made;
        const auto colours = sequential_colours(score_class_count, ColourScale::cividis);
        constexpr double width = highest_score / score_class_count;
        for (std::size_t i = 0; i < score_class_count; ++i) {
            const double low = width * static_cast<double>(i);
            made.push_back({fmt::format("{:.0f}–{:.0f}", low, low + width), colours[i]});
        }
        return made;
    }();
    return classes;
}

const MapCategory& class_of_score(double score) {
    const auto& classes = score_classes();
    const double position = score / highest_score * static_cast<double>(classes.size());
    const auto index = static_cast<std::size_t>(std::max(position, 0.0));
    return classes[std::min(index, classes.size() - 1)];
}

std::vector<MapCategory> ordered_categories(std::span<const std::string> labels) {
    // The ends of the scale are left out: the light one dazzles on a whole map, the dark one drowns
    // the outlines.
    auto colours = sequential_colours(labels.size() + 2, ColourScale::viridis);
    colours.pop_back();
    std::vector<MapCategory> categories;
    for (const auto& label : labels) {
        categories.push_back({label, colours.back()});
        colours.pop_back();
    }
    return categories;
}

MapCategory empty_category(std::string label) {
    return {std::move(label), std::string(colour::faint)};
}

} // namespace ctg
