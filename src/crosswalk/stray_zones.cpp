// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/stray_zones.hpp"

#include "ctg/base/nearest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace ctg {
namespace {

/// From one box to another [km], to some per cent: a degree of latitude is 111 km, and one of
/// longitude that times the cosine of the latitude.
double distance_km(const Box& a, const Box& b) {
    constexpr double km_per_degree = 111.2;
    constexpr double radians_per_degree = std::numbers::pi / 180.0;
    const double latitude = (b.low.y + b.high.y) / 2.0;
    const double x = std::max({0.0, a.low.x - b.high.x, b.low.x - a.high.x});
    const double y = std::max({0.0, a.low.y - b.high.y, b.low.y - a.high.y});
    return km_per_degree * std::hypot(x * std::cos(radians_per_degree * latitude), y);
}

double distance_to_nearest_km(const Box& box, std::span<const Box> communes) {
    double least = std::numeric_limits<double>::infinity();
    for (const auto& commune : communes)
        least = std::min(least, distance_km(box, commune));
    return least;
}

Box swapped(const Box& box) {
    return {{box.low.y, box.low.x}, {box.high.y, box.high.x}};
}

} // namespace

std::vector<Diagnostic> stray_notes(std::span<const StrayZone> zones,
                                    std::span<const Box> communes) {
    std::vector<std::string> far;
    std::vector<std::string> mirrored;
    for (const auto& zone : zones) {
        const std::string words =
            zone.name.empty() ? zone.key : fmt::format("{} ({})", zone.key, zone.name);
        if (distance_to_nearest_km(swapped(zone.degrees), communes) <= 0.0)
            mirrored.push_back(words);
        else
            far.push_back(
                fmt::format("{} {:.1f} km", words, distance_to_nearest_km(zone.degrees, communes)));
    }
    std::vector<Diagnostic> notes;
    if (!far.empty())
        notes.push_back(warning_of(
            "CTG-CROSS-071", {{"count", std::to_string(far.size())}, {"zones", abridged(far)}}));
    if (!mirrored.empty())
        notes.push_back(warning_of("CTG-CROSS-072", {{"count", std::to_string(mirrored.size())},
                                                     {"zones", abridged(mirrored)}}));
    return notes;
}

} // namespace ctg
