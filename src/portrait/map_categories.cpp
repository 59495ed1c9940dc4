// SPDX-License-Identifier: Apache-2.0
// The classes of maps, the same on pages and in QGIS.
#include "ctg/portrait/chart.hpp"
#include "portrait/colour.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

/// Of equal width, and open at both ends.
const Classes& score_bounds() {
    static const Classes bounds{ClassMethod::manual, {20.0, 40.0, 60.0, 80.0}, {}, {}};
    return bounds;
}

} // namespace

const std::vector<MapCategory>& score_classes() {
    static const auto classes = [] {
        std::vector<MapCategory> made;
        const auto& cuts = score_bounds().cuts;
        const auto colours = class_colours(cuts.size() + 1);
        constexpr double highest_score = 100.0;
        double low = 0.0;
        for (const auto& colour : colours) {
            const double high = made.size() < cuts.size() ? cuts[made.size()] : highest_score;
            made.push_back({fmt::format("{:.0f}–{:.0f}", low, high), colour});
            low = high;
        }
        return made;
    }();
    return classes;
}

const MapCategory& class_of_score(double score) {
    return score_classes()[class_of(score_bounds(), score)];
}

std::vector<MapCategory> categories_of(const Classes& classes, Language language) {
    const auto labels = labels_of(classes, language);
    const auto colours = class_colours(labels.size());
    std::vector<MapCategory> categories;
    for (std::size_t i = 0; i < labels.size(); ++i)
        categories.push_back({labels[i], colours[i]});
    return categories;
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
