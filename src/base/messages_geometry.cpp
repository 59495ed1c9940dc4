// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-GEOM-001",
        tr("the bytes of a shape are not a polygon in WKB: the fault is at byte {offset}"),
        tr("a Polygon or a MultiPolygon in ISO or extended WKB"), tr("{found}"),
        tr("export the shapes as polygons")},
    CatalogueEntry{"CTG-GEOM-002",
                   tr("a coordinate of vertex {vertex} of a ring is not a finite number"),
                   tr("two finite numbers"), tr("{position}"), tr("correct or remove the vertex")},
    CatalogueEntry{"CTG-GEOM-003", tr("the coordinate reference system {crs} is not known to PROJ"),
                   tr("the EPSG code of a CRS: EPSG:2154 for Lambert-93, EPSG:4326 for longitude "
                      "and latitude"),
                   tr("{crs}"), tr("correct the code: crs = \"EPSG:…\"")},
    CatalogueEntry{"CTG-GEOM-004",
                   tr("axes swapped: {count} shapes of {total} have latitude (or northing) before "
                      "longitude (or easting)"),
                   tr("longitude or easting first, within {used}: longitude {west} to {east}, "
                      "latitude {south} to {north}"),
                   tr("first {x}, then {y}, declared {declared}"),
                   tr("swap the two coordinates and export again")},
    CatalogueEntry{"CTG-GEOM-005", tr("GEOS could not compute on a shape: {reason}"),
                   tr("valid shapes"), tr("{reason}"),
                   tr("repair the shapes (in QGIS: Fix geometries)")},
    CatalogueEntry{
        "CTG-GEOM-006",
        tr("overlap: the same side of a border belongs to more than one shape, of {communes}"),
        tr("one commune on each side of a border"), tr("{communes}, at {x}, {y}"),
        tr("remove the repeated commune, or correct the shapes that overlap")},
    CatalogueEntry{"CTG-GEOM-007",
                   tr("the declared CRS {declared} does not fit: {count} shapes of {total} would "
                      "lie far from where {used} is used"),
                   tr("longitude {west} to {east}, latitude {south} to {north}"),
                   tr("coordinates such as {x}, {y}"),
                   tr("state the CRS that the coordinates are really in: crs = \"EPSG:…\"")},
    CatalogueEntry{
        "CTG-GEOM-008",
        tr("the CRS of the shapes is not known"),
        tr("an EPSG code"),
        {},
        tr("state it: crs = \"EPSG:…\" (2154 for Lambert-93, 4326 for longitude and latitude)")},
    CatalogueEntry{"CTG-GEOM-009",
                   tr("a grid of step {resolution} does not suit the coordinate {value}"),
                   tr("a step above 0, and finite coordinates under 2^53 steps"), tr("{value}")},
    CatalogueEntry{"CTG-GEOM-010",
                   tr("a group of communes spans two CRS: EPSG:{first} and EPSG:{second}"),
                   tr("communes of one legal CRS in each group"), tr("EPSG:{first}, EPSG:{second}"),
                   tr("part the group by legal CRS")},
    CatalogueEntry{"CTG-GEOM-011", tr("the WKB of a shape is cut short, or a count in it is wrong"),
                   tr("{claimed} bytes from byte {offset}"), tr("{left} bytes"),
                   tr("export the shapes again")},
    CatalogueEntry{"CTG-GEOM-012", tr("a ring is not closed, or encloses nothing"),
                   tr("at least four points, the last repeating the first"),
                   tr("{count} points, from {first} to {last}"),
                   tr("close the ring, or remove it")},
    CatalogueEntry{"CTG-GEOM-013",
                   tr("a point of a shape cannot be carried from {from} to {to}"),
                   tr("points within the reach of both CRS"),
                   {},
                   tr("state the CRS that the coordinates are really in: crs = \"EPSG:…\"")},
};

} // namespace

std::span<const CatalogueEntry> geometry_messages() noexcept {
    return messages;
}

} // namespace ctg
