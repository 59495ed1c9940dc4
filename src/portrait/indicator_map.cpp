// SPDX-License-Identifier: Apache-2.0
#include "ctg/portrait/indicator_map.hpp"

#include "ctg/data/readable.hpp"
#include "ctg/geometry/measure.hpp"
#include "portrait/chart_parts.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/topojson.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace ctg {
namespace {

constexpr double height_px = 470.0;
constexpr Phrase without = tr("No value");

std::string label_of(const MappedPlace& place, const IndicatorMap& map,
                     const std::vector<MapCategory>& categories, Language language) {
    if (!place.value.is_known()) return filled(without, language);
    return categories[class_of(*map.classes, place.value.value())].label;
}

/// The places whose values their communes show: the smallest that hold them, those with a value
/// first.
std::map<CommuneCode, const MappedPlace*> shown_by_commune(const IndicatorMap& map) {
    std::vector<const MappedPlace*> places;
    for (const auto& place : map.places)
        places.push_back(&place);
    std::ranges::stable_sort(places, {}, [](const MappedPlace* place) {
        return std::pair(!place->value.is_known(), place->communes.size());
    });
    std::map<CommuneCode, const MappedPlace*> shown;
    for (const auto* place : places)
        for (const auto& commune : place->communes)
            shown.try_emplace(commune, place);
    return shown;
}

/// With the digits that its size asks for, and those without which it would lie in another class.
std::string shown_value(const MappedPlace& place, const IndicatorMap& map, Language language) {
    if (!place.value.is_known() || !map.classes) return value_words(place.value, language);
    const double value = place.value.value();
    return readable(value, decimals_within(*map.classes, value, decimals_of(value)), language);
}

std::string value_note(const MappedPlace& place, const IndicatorMap& map, Language language) {
    if (!place.value.is_known()) return filled(without, language);
    return with_unit(shown_value(place, map, language), map.unit);
}

/// The commune's own name stands above: a territory tells its name before its value.
std::string note_of_commune(const MappedPlace& place, const IndicatorMap& map, Language language) {
    constexpr Phrase named = tr("{}: {}");
    const auto words = value_note(place, map, language);
    return place.communes.size() == 1 ? words : filled(named, language, place.name, words);
}

/// Where the circle of a place stands: within its outline.
std::optional<Point> centre_of(const Geography& geography, const Topology& topology,
                               const MappedPlace& place) {
    std::vector<std::size_t> group_of(geography.communes().size(), outside);
    bool is_drawn = false;
    for (const auto& commune : place.communes)
        if (const auto index = geography.index_of(commune))
            if (geography.communes()[*index].crs == main_crs(geography)) {
                group_of[*index] = 0;
                is_drawn = true;
            }
    if (!is_drawn) return std::nullopt;
    return point_on_surface(dissolved(topology, group_of, 1).front());
}

void add_circles(const Geography& geography, const Topology& topology, const IndicatorMap& map,
                 CategoryMap& drawn, Language language) {
    for (const auto& place : map.places) {
        if (!place.value.is_known()) continue;
        if (const auto centre = centre_of(geography, topology, place))
            drawn.circles.push_back(
                {*centre, place.value.value(), place.name, value_note(place, map, language)});
    }
    drawn.circle_legend = map.unit.empty() ? map.indicator : map.unit;
}

std::string legend_of(const IndicatorMap& map, Language language) {
    const std::string bounds(bounds_words(language));
    return map.unit.empty() ? capitalised(bounds) : map.unit + ", " + bounds;
}

std::string description_of(const IndicatorMap& map, Language language) {
    constexpr Phrase in_classes = tr("{} in {}, darker where it is higher, {}");
    constexpr Phrase in_circles = tr("{}: the area of a circle is in proportion to the value");
    return map.classes ? filled(in_classes, language, map.indicator,
                                words_of(map.classes->method, language), bounds_words(language))
                       : filled(in_circles, language, map.indicator);
}

ChartTable table_of(const IndicatorMap& map, const std::vector<MapCategory>& categories,
                    Language language) {
    auto table = table_under({tr("Place"), tr("Value")}, language);
    if (!map.unit.empty()) table.columns.back() += " (" + map.unit + ")";
    if (map.classes) table.columns.push_back(filled(tr("Class"), language));
    for (const auto& place : map.places) {
        table.rows.push_back({place.name, shown_value(place, map, language)});
        if (map.classes) table.rows.back().push_back(label_of(place, map, categories, language));
    }
    return table;
}

} // namespace

Chart indicator_map(const Geography& geography, const Topology& topology, const IndicatorMap& map,
                    Language language) {
    const auto classes =
        map.classes ? categories_of(*map.classes, language) : std::vector<MapCategory>{};
    constexpr Phrase with = tr("With a value");
    CategoryMap drawn{.title = map.indicator,
                      .description = description_of(map, language),
                      .categories = classes,
                      .items = {},
                      .labels = {},
                      .width_px = full_width_px,
                      .height_px = height_px};
    if (!map.classes)
        drawn.categories.push_back({filled(with, language), std::string(colour::paper)});
    bool are_all_known = true;
    for (const auto& [commune, place] : shown_by_commune(map)) {
        const bool is_known = place->value.is_known();
        are_all_known = are_all_known && is_known;
        drawn.items.push_back({commune,
                               map.classes || !is_known ? label_of(*place, map, classes, language)
                                                        : filled(with, language),
                               note_of_commune(*place, map, language)});
    }
    if (!are_all_known) drawn.categories.push_back(empty_category(filled(without, language)));
    for (const auto& place : map.places)
        if (place.communes.size() > 1) drawn.bordered.push_back(place.communes);
    if (map.classes)
        drawn.legend = legend_of(map, language);
    else
        add_circles(geography, topology, map, drawn, language);
    auto chart = category_map(geography, topology, drawn, language);
    chart.table = table_of(map, classes, language);
    return chart;
}

} // namespace ctg
