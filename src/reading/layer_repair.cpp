// SPDX-License-Identifier: Apache-2.0
#include "reading/layer_repair.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

/// A repair that changes more is a guess. Source: robustness.md, § 2.
constexpr double greatest_change = 0.001;

/// [m²]; on the plane for CRS in metres, in which communes are compared.
double area_m2(const MultiPolygon& shape, Crs crs) {
    return crs.is_known() && is_geographic(crs) ? ellipsoidal_area_m2(shape, crs)
                                                : planar_area_m2(shape);
}

bool close_ring(OGRGeometryH ring) {
    const int count = OGR_G_GetPointCount(ring);
    constexpr int fewest_corners = 3;
    if (count < fewest_corners) return false;
    const auto distance = [&](int a, int b) {
        return std::hypot(OGR_G_GetX(ring, a) - OGR_G_GetX(ring, b),
                          OGR_G_GetY(ring, a) - OGR_G_GetY(ring, b));
    };
    const double gap = distance(0, count - 1);
    double longest_edge = 0.0;
    for (int n = 1; n < count; ++n)
        longest_edge = std::max(longest_edge, distance(n - 1, n));
    if (gap == 0.0 || !(gap <= longest_edge)) return false;
    OGR_G_AddPoint_2D(ring, OGR_G_GetX(ring, 0), OGR_G_GetY(ring, 0));
    return true;
}

} // namespace

std::size_t close_rings(OGRGeometryH geometry) {
    const bool is_polygon = OGR_GT_Flatten(OGR_G_GetGeometryType(geometry)) == wkbPolygon;
    std::size_t count = 0;
    for (int n = 0; n < OGR_G_GetGeometryCount(geometry); ++n) {
        const OGRGeometryH part = OGR_G_GetGeometryRef(geometry, n);
        count += is_polygon ? static_cast<std::size_t>(close_ring(part)) : close_rings(part);
    }
    return count;
}

MultiPolygon repaired(const MultiPolygon& shape, const Invalidity& invalidity, Crs crs,
                      const Place& place, Faults& faults) {
    auto whole = mended(shape);
    const double before = area_m2(shape, crs);
    const double after = area_m2(whole, crs);
    const bool is_slight = std::abs(after - before) <= greatest_change * before;
    const DiagnosticValues values{{"reason", invalidity.reason},
                                  {"x", fmt::format("{}", invalidity.where.x)},
                                  {"y", fmt::format("{}", invalidity.where.y)},
                                  {"before", fmt::format("{:.2f}", before)},
                                  {"after", fmt::format("{:.2f}", after)}};
    if (whole.is_empty() || !is_slight) throw DataError({error_of("CTG-READ-064", values, place)});
    faults.add(note_of("CTG-READ-063", values, place));
    return whole;
}

} // namespace ctg
