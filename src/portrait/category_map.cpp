// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/map_circles.hpp"
#include "portrait/topojson.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr double thin_px = 0.6; ///< outlines
constexpr double thick_px = 1.6;
const Json planar{{"type", "identity"}, {"reflectY", true}};

std::string_view fill_of(const CategoryMap& map, std::string_view category) {
    const auto found = std::ranges::find(map.categories, category, &MapCategory::label);
    return found == map.categories.end() ? colour::faint : std::string_view(found->colour);
}

/// The page is 690 px wide: a wider map is for a screen or a print of its own.
std::int64_t steps_of(const CategoryMap& map) {
    return map.width_px <= half_width_px   ? small_steps
           : map.width_px <= full_width_px ? page_steps
                                           : finest_steps;
}

bool is_outlined(const CategoryMap& map, const CommuneCode& commune) {
    return std::ranges::find(map.outlined, commune) != map.outlined.end();
}

/// The same for all maps of a page that draw the same communes: what differs is in facts_of().
Json shapes_of(const Geography& geography, const Topology& topology, const CategoryMap& map) {
    std::vector<DrawnCommune> drawn;
    for (const auto& item : map.items)
        if (const auto index = geography.index_of(item.commune))
            drawn.push_back({*index, {{"nom", geography.communes()[*index].name}}});
    // Outlines stand above those of the neighbours.
    std::ranges::stable_partition(drawn, [&](const DrawnCommune& commune) {
        return !is_outlined(map, geography.communes()[commune.index].code);
    });
    return topojson_of(geography, topology, drawn, steps_of(map));
}

/// What a map tells of each commune.
Json facts_of(const CategoryMap& map) {
    Json facts = Json::array();
    for (const auto& [commune, category, note] : map.items) {
        facts.push_back({{"id", commune.text()}, {"classe", category}});
        if (!note.empty()) facts.back()["note"] = note;
        if (!map.outlined.empty()) facts.back()["bord"] = is_outlined(map, commune) ? 1 : 0;
    }
    return facts;
}

/// One or the other, by the mark of those that are outlined; else the first for all.
Json outline(const CategoryMap& map, const Json& everywhere, const Json& outlined) {
    if (map.outlined.empty()) return {{"value", everywhere}};
    return {{"field", "bord"},
            {"type", "ordinal"},
            {"scale", {{"domain", {0, 1}}, {"range", {everywhere, outlined}}}},
            {"legend", nullptr}};
}

/// None where circles say all that there is to say.
Json legend_of(const CategoryMap& map) {
    if (!map.circles.empty() && map.categories.size() == 1) return nullptr;
    return {{"title", map.legend.empty() ? Json(nullptr) : Json(map.legend)},
            {"orient", "bottom"},
            {"direction", "horizontal"},
            {"columns", 3}};
}

Json shape_layer(Json shapes, const CategoryMap& map) {
    Json labels = Json::array();
    Json fills = Json::array();
    for (const auto& [label, fill] : map.categories) {
        labels.push_back(label);
        fills.push_back(fill);
    }
    Json facts{{"lookup", "id"},
               {"from",
                {{"data", {{"values", facts_of(map)}}},
                 {"key", "id"},
                 {"fields", {"classe", "note", "bord"}}}}};
    return {{"data",
             {{"values", std::move(shapes)},
              {"format", {{"type", "topojson"}, {"feature", "communes"}}}}},
            {"transform", Json::array({std::move(facts)})},
            {"projection", planar},
            {"mark", {{"type", "geoshape"}, {"strokeJoin", "round"}}},
            {"encoding",
             {{"color",
               {{"field", "classe"},
                {"type", "nominal"},
                {"scale", {{"domain", labels}, {"range", fills}}},
                {"legend", legend_of(map)}}},
              {"stroke", outline(map, colour::ink, colour::accent)},
              {"strokeWidth", outline(map, thin_px, thick_px)},
              {"tooltip", Json::array({{{"field", "properties.nom"}, {"title", map.shape_heading}},
                                       {{"field", "classe"}, {"title", " "}},
                                       {{"field", "note"}, {"title", "  "}}})}}}};
}

/// The borders of groups, over those of the communes.
Json border_layer(const Geography& geography, const Topology& topology, const CategoryMap& map) {
    constexpr double border_px = 1.5;
    return {{"data",
             {{"values", borders_of(geography, topology, map.bordered, steps_of(map))},
              {"format", {{"type", "topojson"}, {"feature", "borders"}}}}},
            {"projection", planar},
            {"mark",
             {{"type", "geoshape"},
              {"filled", false},
              {"stroke", colour::ink},
              {"strokeWidth", border_px},
              {"strokeJoin", "round"}}}};
}

/// Whether a word written on `shape` reaches hardly beyond it.
bool fits(const std::string& text, const MultiPolygon& shape, double px_per_unit) {
    constexpr double character_px = 6.0; // of a bold text of 10 px, on average
    constexpr double may_reach_beyond = 1.3;
    const auto box = box_of(std::span(&shape, 1));
    return character_px * static_cast<double>(width_of(text)) <=
           may_reach_beyond * (box.high.x - box.low.x) * px_per_unit;
}

/// The labels, in the text colour that contrasts with the fill they stand on.
Json label_layer(const Geography& geography, const CategoryMap& map, double px_per_unit) {
    std::vector<std::size_t> drawn;
    for (const auto& item : map.items)
        if (const auto index = geography.index_of(item.commune)) drawn.push_back(*index);
    const Crs crs = main_crs(geography, drawn);
    Json values = Json::array();
    for (const auto& [commune, text] : map.labels) {
        const auto index = geography.index_of(commune);
        const auto item = std::ranges::find(map.items, commune, &MapItem::commune);
        if (!index || item == map.items.end()) continue;
        const auto& place = geography.communes()[*index];
        if (place.crs != crs || !fits(text, place.shape, px_per_unit)) continue;
        if (const auto point = point_on_surface(place.shape))
            values.push_back({{"x", std::round(point->x)},
                              {"y", std::round(point->y)},
                              {"text", text},
                              {"ink", text_colour_on(fill_of(map, item->category))}});
    }
    return {{"data", {{"values", values}}},
            {"projection", planar},
            {"mark", {{"type", "text"}, {"fontSize", 10}, {"fontWeight", 600}}},
            {"encoding",
             {{"longitude", {{"field", "x"}, {"type", "quantitative"}}},
              {"latitude", {{"field", "y"}, {"type", "quantitative"}}},
              {"text", {{"field", "text"}, {"type", "nominal"}}},
              {"color", {{"field", "ink"}, {"type", "nominal"}, {"scale", nullptr}}}}}};
}

ChartTable table_of(const Geography& geography, const CategoryMap& map, Language language) {
    constexpr Phrase code = tr("Code");
    constexpr Phrase category = tr("Class");
    ChartTable table{{filled(code, language), map.shape_heading, filled(category, language)}, {}};
    for (const auto& item : map.items)
        if (const auto index = geography.index_of(item.commune))
            table.rows.push_back({std::string(item.commune.text()),
                                  geography.communes()[*index].name, item.category});
    return table;
}

} // namespace

Chart category_map(const Geography& geography, const Topology& topology, const CategoryMap& map,
                   Language language) {
    Json shapes = shapes_of(geography, topology, map);
    const Point extent = extent_of(shapes);
    const double px_per_unit = std::min(map.width_px / extent.x, map.height_px / extent.y);
    Json layers = Json::array({shape_layer(std::move(shapes), map)});
    if (!map.bordered.empty()) layers.push_back(border_layer(geography, topology, map));
    if (!map.circles.empty()) layers.push_back(circle_layer(map.circles, map.circle_legend));
    if (!map.labels.empty()) layers.push_back(label_layer(geography, map, px_per_unit));
    return {map.title, map.description, table_of(geography, map, language),
            specification_of({{"width", std::round(px_per_unit * extent.x)},
                              {"height", std::round(px_per_unit * extent.y)},
                              {"layer", layers}},
                             map.description, language)};
}

} // namespace ctg
