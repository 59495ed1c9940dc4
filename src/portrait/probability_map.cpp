// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/data/readable.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace ctg {
namespace {

constexpr std::size_t class_count = 5;

/// Classes of equal width, fixed so that maps compare.
std::vector<MapCategory> classes_in(Language language) {
    std::vector<MapCategory> classes;
    const auto colours = class_colours(class_count);
    for (std::size_t i = 0; i < class_count; ++i) {
        constexpr double width = 1.0 / static_cast<double>(class_count);
        const double low = width * static_cast<double>(i);
        classes.push_back(
            {fmt::format("{:.0f}–{}", 100.0 * low, readable_percent(low + width, 0, language)),
             colours[i]});
    }
    return classes;
}

std::size_t class_of_area(const ProbabilityArea& area) {
    if (!(area.probability >= 0.0 && area.probability <= 1.0))
        throw ArgumentError(
            {error_of("CTG-SCOR-077",
                      {{"unit", area.label}, {"found", fmt::format("{}", area.probability)}})});
    static const Classes bounds{ClassMethod::manual, {0.2, 0.4, 0.6, 0.8}, {}, {}};
    return class_of(bounds, area.probability);
}

} // namespace

Chart probability_map(const Geography& geography, const Topology& topology,
                      std::span<const ProbabilityArea> areas, std::size_t first,
                      Language language) {
    constexpr Phrase title = tr("Among the first {}?");
    constexpr Phrase description = tr(
        "Probability that each territory is among the first {}, given what is not known for sure");
    constexpr Phrase told = tr("{}: {}");
    const auto classes = classes_in(language);
    CategoryMap map{filled(title, language, first),
                    filled(description, language, first),
                    classes,
                    {},
                    {},
                    full_width_px};
    map.legend = capitalised(std::string(bounds_words(language)));
    auto table = table_under({tr("Territory"), tr("Probability")}, language);
    for (const auto& area : areas) {
        const auto words = readable_percent(area.probability, 0, language);
        for (const auto& commune : area.communes)
            map.items.push_back({commune, classes[class_of_area(area)].label,
                                 filled(told, language, area.label, words)});
        table.rows.push_back({area.label, words});
    }
    auto chart = category_map(geography, topology, map, language);
    chart.table = std::move(table); // by territory, not by commune
    return chart;
}

} // namespace ctg
