// SPDX-License-Identifier: Apache-2.0
#include "ctg/geometry/measure.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/topojson.hpp"

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

const Json planar{{"type", "identity"}, {"reflectY", true}};

std::string_view fill_of(const CategoryMap& map, std::string_view category) {
    const auto found = std::ranges::find(map.categories, category, &MapCategory::label);
    return found == map.categories.end() ? colour::faint : std::string_view(found->colour);
}

Json shapes_of(const Geography& geography, const Topology& topology, const CategoryMap& map) {
    std::vector<DrawnCommune> drawn;
    for (const auto& [commune, category, note] : map.items)
        if (const auto index = geography.index_of(commune))
            drawn.push_back({*index,
                             {{"nom", geography.communes()[*index].name},
                              {"categorie", category},
                              {"note", note}}});
    return topojson_of(geography, topology, drawn);
}

Json shape_layer(Json shapes, const CategoryMap& map) {
    Json labels = Json::array();
    Json fills = Json::array();
    for (const auto& [label, fill] : map.categories) {
        labels.push_back(label);
        fills.push_back(fill);
    }
    return {{"data",
             {{"values", std::move(shapes)},
              {"format", {{"type", "topojson"}, {"feature", "communes"}}}}},
            {"projection", planar},
            {"mark",
             {{"type", "geoshape"},
              {"stroke", colour::ink},
              {"strokeWidth", 0.6},
              {"strokeJoin", "round"}}},
            {"encoding",
             {{"color",
               {{"field", "properties.categorie"},
                {"type", "nominal"},
                {"scale", {{"domain", labels}, {"range", fills}}},
                {"legend",
                 {{"title", nullptr},
                  {"orient", "bottom"},
                  {"direction", "horizontal"},
                  {"columns", 3}}}}},
              {"tooltip", Json::array({{{"field", "properties.nom"}, {"title", "Commune"}},
                                       {{"field", "properties.categorie"}, {"title", " "}},
                                       {{"field", "properties.note"}, {"title", "  "}}})}}}};
}

/// The labels with the text colour that contrasts with the fill they stand on, and a halo of it.
Json label_layer(const Geography& geography, const CategoryMap& map) {
    Json values = Json::array();
    for (const auto& [commune, text] : map.labels) {
        const auto index = geography.index_of(commune);
        const auto item = std::ranges::find(map.items, commune, &MapItem::commune);
        if (!index || item == map.items.end()) continue;
        const auto& place = geography.communes()[*index];
        if (place.crs != main_crs(geography)) continue;
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
    constexpr Phrase code{"Code", "Code"};
    constexpr Phrase commune{"Commune", "Commune"};
    constexpr Phrase category{"Class", "Classe"};
    ChartTable table{{std::string(code.in(language)), std::string(commune.in(language)),
                      std::string(category.in(language))},
                     {}};
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
    const double height = std::round(map.width_px / aspect_of(shapes));
    Json layers = Json::array({shape_layer(std::move(shapes), map)});
    if (!map.labels.empty()) layers.push_back(label_layer(geography, map));
    return {map.title, map.description, table_of(geography, map, language),
            specification_of({{"width", map.width_px}, {"height", height}, {"layer", layers}},
                             map.description, language)};
}

} // namespace ctg
