// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/zone_faces.hpp"

#include "ctg/crosswalk/overlay.hpp"
#include "ctg/geometry/measure.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace ctg {
namespace {

using Zones = std::vector<std::uint32_t>; ///< places of zones, in order
using Pairs = std::set<std::pair<std::uint32_t, std::uint32_t>>;

OverlayLayer layer_of(std::span<const MultiPolygon> shapes, Crs crs) {
    std::vector<std::string> numbers;
    for (std::size_t n = 0; n < shapes.size(); ++n)
        numbers.push_back(std::to_string(n));
    return {std::move(numbers), shapes, crs, {}, ShapeCheck::trusted};
}

/// The zones that are drawn over each other, by more than a strip along their border.
Pairs overlapping_pairs(const OverlayLayer& zones) {
    Pairs found;
    const auto pairs = overlay(zones, zones).value;
    for (const auto& part : pairs.parts())
        if (part.source != part.target && part.part == PartClass::real)
            found.emplace(part.source, part.target);
    return found;
}

/// The first of `zones`, and those that overlap it and each other.
Zones overlapping_ones(const Zones& zones, const Pairs& pairs) {
    Zones kept;
    for (const auto zone : zones)
        if (std::ranges::all_of(kept, [&](auto other) { return pairs.contains({other, zone}); }))
            kept.push_back(zone);
    return kept;
}

/// The faces of `crowded`, by the zones that hold them.
std::map<Zones, std::vector<MultiPolygon>> faces_by_zones(const std::vector<MultiPolygon>& shapes,
                                                          const Zones& crowded, const Pairs& pairs,
                                                          Crs crs) {
    std::vector<MultiPolygon> of_crowded;
    for (const auto zone : crowded)
        of_crowded.push_back(shapes[zone]);
    const auto faces = faces_of(of_crowded);
    std::vector<Zones> zones_of(faces.size());
    // A face lies wholly in a zone or outside of it.
    constexpr double half = 0.5;
    const auto found = overlay(layer_of(faces, crs), layer_of(of_crowded, crs)).value;
    for (const auto& part : found.parts())
        if (found.of_source(part) > half)
            zones_of[std::stoul(found.sources()[part.source])].push_back(
                crowded[std::stoul(found.targets()[part.target])]);
    std::map<Zones, std::vector<MultiPolygon>> by_zones;
    for (std::size_t n = 0; n < faces.size(); ++n) {
        std::ranges::sort(zones_of[n]);
        if (!zones_of[n].empty())
            by_zones[overlapping_ones(zones_of[n], pairs)].push_back(faces[n]);
    }
    return by_zones;
}

} // namespace

std::vector<ZoneFace>
zone_faces_of(const std::map<std::string, std::vector<MultiPolygon>>& shapes_of, Crs crs) {
    std::vector<std::string> keys;
    std::vector<MultiPolygon> shapes;
    for (const auto& [key, own] : shapes_of) {
        keys.push_back(key);
        shapes.push_back(own.size() == 1 ? own.front() : union_of(own));
    }
    const Pairs pairs = overlapping_pairs(layer_of(shapes, crs));
    std::set<std::uint32_t> crowded;
    for (const auto& [zone, other] : pairs)
        crowded.insert(zone);
    std::vector<ZoneFace> faces;
    for (std::uint32_t n = 0; n < keys.size(); ++n)
        if (!crowded.contains(n)) faces.push_back({{keys[n]}, shapes[n]});
    if (crowded.empty()) return faces;
    for (const auto& [zones, parts] :
         faces_by_zones(shapes, {crowded.begin(), crowded.end()}, pairs, crs)) {
        ZoneFace face{{}, parts.size() == 1 ? parts.front() : union_of(parts)};
        for (const auto zone : zones)
            face.zones.push_back(keys[zone]);
        faces.push_back(std::move(face));
    }
    return faces;
}

} // namespace ctg
