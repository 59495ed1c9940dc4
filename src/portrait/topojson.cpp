// SPDX-License-Identifier: Apache-2.0
#include "portrait/topojson.hpp"

#include "ctg/portrait/chart.hpp"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace ctg {
namespace {

std::size_t index_of_arc(std::int64_t reference) {
    return static_cast<std::size_t>(reference < 0 ? ~reference : reference);
}

std::set<std::size_t> arcs_used(const Topology& topology, std::span<const DrawnCommune> communes) {
    std::set<std::size_t> used;
    for (const auto& commune : communes)
        for (const auto& polygon : topology.shapes[commune.index])
            for (const auto& ring : polygon)
                for (const auto reference : ring)
                    used.insert(index_of_arc(reference));
    return used;
}

/// The coarse grid that arcs are rounded to.
class CoarseGrid {
public:
    CoarseGrid(const Topology& topology, const std::set<std::size_t>& arcs,
               std::int64_t most_steps) {
        GridPoint low{std::numeric_limits<std::int64_t>::max(),
                      std::numeric_limits<std::int64_t>::max()};
        GridPoint high{std::numeric_limits<std::int64_t>::min(),
                       std::numeric_limits<std::int64_t>::min()};
        for (const auto arc : arcs)
            for (const auto& point : topology.arcs[arc].points) {
                low = {std::min(low.x, point.x), std::min(low.y, point.y)};
                high = {std::max(high.x, point.x), std::max(high.y, point.y)};
            }
        if (arcs.empty()) low = high = GridPoint{};
        origin_ = low;
        const std::int64_t extent = std::max(high.x - low.x, high.y - low.y);
        step_ = std::max<std::int64_t>(1, (extent + most_steps - 1) / most_steps);
        resolution_m_ = topology.resolution_m;
    }

    [[nodiscard]] GridPoint rounded(const GridPoint& point) const {
        return {(point.x - origin_.x + step_ / 2) / step_,
                (point.y - origin_.y + step_ / 2) / step_};
    }

    [[nodiscard]] Json transform() const {
        const double scale = static_cast<double>(step_) * resolution_m_;
        return {{"scale", {scale, scale}},
                {"translate",
                 {static_cast<double>(origin_.x) * resolution_m_,
                  static_cast<double>(origin_.y) * resolution_m_}}};
    }

private:
    GridPoint origin_;
    std::int64_t step_ = 1;
    double resolution_m_ = 1.0;
};

/// The points of an arc as steps from one to the next; those that fall together are one. At least
/// two positions remain, as TopoJSON asks.
Json delta_encoded(const std::vector<GridPoint>& points, const CoarseGrid& grid) {
    Json steps = Json::array();
    GridPoint before;
    for (const auto& point : points) {
        const auto here = grid.rounded(point);
        if (steps.empty() || here != before)
            steps.push_back({here.x - before.x, here.y - before.y});
        before = here;
    }
    if (steps.size() == 1) steps.push_back({0, 0});
    return steps;
}

/// The geometry of a commune, its arcs numbered by their place in `new_index`.
Json geometry_of(const std::vector<ArcPolygon>& shape,
                 const std::map<std::size_t, std::int64_t>& new_index) {
    Json polygons = Json::array();
    for (const auto& polygon : shape) {
        Json rings = Json::array();
        for (const auto& ring : polygon) {
            Json arcs = Json::array();
            for (const auto reference : ring) {
                const auto index = new_index.at(index_of_arc(reference));
                arcs.push_back(reference < 0 ? ~index : index);
            }
            rings.push_back(std::move(arcs));
        }
        polygons.push_back(std::move(rings));
    }
    if (polygons.size() == 1) return {{"type", "Polygon"}, {"arcs", std::move(polygons.front())}};
    return {{"type", "MultiPolygon"}, {"arcs", std::move(polygons)}};
}

} // namespace

Crs main_crs(const Geography& geography) {
    std::vector<std::size_t> all(geography.communes().size());
    for (std::size_t i = 0; i < all.size(); ++i)
        all[i] = i;
    return main_crs(geography, all);
}

Crs main_crs(const Geography& geography, std::span<const std::size_t> communes) {
    std::map<Crs, std::size_t> count;
    for (const std::size_t index : communes)
        ++count[geography.communes()[index].crs];
    const auto most = std::ranges::max_element(count, {}, [](const auto& c) { return c.second; });
    return most == count.end() ? Crs{} : most->first;
}

Json topojson_of(const Geography& geography, const Topology& topology,
                 std::span<const DrawnCommune> communes, std::int64_t most_steps) {
    std::vector<std::size_t> indices;
    for (const auto& commune : communes)
        indices.push_back(commune.index);
    const Crs crs = main_crs(geography, indices);
    std::vector<DrawnCommune> drawn;
    for (const auto& commune : communes)
        if (geography.communes()[commune.index].crs == crs &&
            !topology.shapes[commune.index].empty())
            drawn.push_back(commune);

    const auto used = arcs_used(topology, drawn);
    const CoarseGrid grid(topology, used, most_steps);
    std::map<std::size_t, std::int64_t> new_index;
    Json arcs = Json::array();
    for (const auto arc : used) {
        new_index.emplace(arc, static_cast<std::int64_t>(arcs.size()));
        arcs.push_back(delta_encoded(topology.arcs[arc].points, grid));
    }
    Json geometries = Json::array();
    for (const auto& commune : drawn) {
        auto geometry = geometry_of(topology.shapes[commune.index], new_index);
        geometry["id"] = geography.communes()[commune.index].code.text();
        geometry["properties"] = commune.properties;
        geometries.push_back(std::move(geometry));
    }
    return {
        {"type", "Topology"},
        {"transform", grid.transform()},
        {"objects",
         {{"communes", {{"type", "GeometryCollection"}, {"geometries", std::move(geometries)}}}}},
        {"arcs", std::move(arcs)}};
}

Json borders_of(const Geography& geography, const Topology& topology,
                std::span<const std::vector<CommuneCode>> groups, std::int64_t most_steps) {
    // The last is of what lies outside: in no group.
    const std::size_t none = geography.communes().size();
    std::vector<std::vector<std::size_t>> groups_of(none + 1);
    for (std::size_t group = 0; group < groups.size(); ++group)
        for (const auto& commune : groups[group])
            if (const auto index = geography.index_of(commune)) groups_of[*index].push_back(group);
    const Crs crs = main_crs(geography);
    std::set<std::size_t> used;
    for (std::size_t i = 0; i < topology.arcs.size(); ++i) {
        const auto& arc = topology.arcs[i];
        if (arc.crs == crs &&
            groups_of[std::min(arc.left, none)] != groups_of[std::min(arc.right, none)])
            used.insert(i);
    }
    const CoarseGrid grid(topology, used, most_steps);
    Json arcs = Json::array();
    Json lines = Json::array();
    for (const auto arc : used) {
        lines.push_back({arcs.size()});
        arcs.push_back(delta_encoded(topology.arcs[arc].points, grid));
    }
    return {{"type", "Topology"},
            {"transform", grid.transform()},
            {"objects", {{"borders", {{"type", "MultiLineString"}, {"arcs", std::move(lines)}}}}},
            {"arcs", std::move(arcs)}};
}

Point extent_of(const Json& topojson) {
    std::int64_t width = 1;
    std::int64_t height = 1;
    for (const auto& arc : topojson["arcs"]) {
        std::int64_t x = 0;
        std::int64_t y = 0;
        for (const auto& step : arc) {
            x += step[0].get<std::int64_t>();
            y += step[1].get<std::int64_t>();
            width = std::max(width, x);
            height = std::max(height, y);
        }
    }
    const double scale = topojson["transform"]["scale"][0].get<double>();
    return {static_cast<double>(width) * scale, static_cast<double>(height) * scale};
}

std::string topojson_of(const Geography& geography, const Topology& topology) {
    std::vector<DrawnCommune> communes;
    for (std::size_t i = 0; i < geography.communes().size(); ++i)
        communes.push_back({i, {{"nom", geography.communes()[i].name}}});
    return json_text(topojson_of(geography, topology, communes));
}

} // namespace ctg
