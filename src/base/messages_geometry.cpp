// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-GEOM-001",
                   {"the bytes of a shape are not a polygon in WKB: the fault is at byte {offset}",
                    "a Polygon or a MultiPolygon in ISO or extended WKB", "{found}",
                    "export the shapes as polygons"},
                   {"les octets d'une forme ne sont pas un polygone en WKB : la faute est à "
                    "l'octet {offset}",
                    "un Polygon ou un MultiPolygon en WKB ISO ou étendu", "{found}",
                    "exporter les formes comme polygones"}},
    CatalogueEntry{"CTG-GEOM-002",
                   {"a coordinate of vertex {vertex} of a ring is not a finite number",
                    "two finite numbers", "{position}", "correct or remove the vertex"},
                   {"une coordonnée du sommet {vertex} d'un contour n'est pas un nombre fini",
                    "deux nombres finis", "{position}", "corriger ou enlever le sommet"}},
    CatalogueEntry{"CTG-GEOM-003",
                   {"the coordinate reference system {crs} is not known to PROJ",
                    "the EPSG code of a CRS: EPSG:2154 for Lambert-93, EPSG:4326 for longitude and "
                    "latitude",
                    "{crs}", "correct the code: crs = \"EPSG:…\""},
                   {"PROJ ne connaît pas le système de coordonnées {crs}",
                    "le code EPSG d'un système : EPSG:2154 pour le Lambert-93, EPSG:4326 pour "
                    "longitude et latitude",
                    "{crs}", "corriger le code : crs = \"EPSG:…\""}},
    CatalogueEntry{
        "CTG-GEOM-004",
        {"axes swapped: {count} shapes of {total} have latitude (or northing) before longitude (or "
         "easting)",
         "longitude or easting first, within {used}: longitude {west} to {east}, latitude {south} "
         "to {north}",
         "first {x}, then {y}, declared {declared}", "swap the two coordinates and export again"},
        {"axes inversés : {count} formes sur {total} ont la latitude (ou le nord) avant la "
         "longitude (ou l'est)",
         "longitude ou est d'abord, dans le domaine de {used} : longitude de {west} à {east}, "
         "latitude de {south} à {north}",
         "d'abord {x}, puis {y}, déclarés en {declared}",
         "intervertir les deux coordonnées et exporter à nouveau"}},
    CatalogueEntry{"CTG-GEOM-005",
                   {"GEOS could not compute on a shape: {reason}", "valid shapes", "{reason}",
                    "repair the shapes (in QGIS: Fix geometries)"},
                   {"GEOS n'a pas pu calculer sur une forme : {reason}", "des formes valides",
                    "{reason}", "réparer les formes (dans QGIS : Réparer les géométries)"}},
    CatalogueEntry{
        "CTG-GEOM-006",
        {"overlap: the same side of a border belongs to more than one shape, of {communes}",
         "one commune on each side of a border", "{communes}, at {x}, {y}",
         "remove the repeated commune, or correct the shapes that overlap"},
        {"superposition : le même côté d'une limite appartient à plus d'une forme, de {communes}",
         "une commune de chaque côté d'une limite", "{communes}, en {x}, {y}",
         "enlever la commune répétée, ou corriger les formes qui se superposent"}},
    CatalogueEntry{
        "CTG-GEOM-007",
        {"the declared CRS {declared} does not fit: {count} shapes of {total} would lie far from "
         "where {used} is used",
         "longitude {west} to {east}, latitude {south} to {north}", "coordinates such as {x}, {y}",
         "state the CRS that the coordinates are really in: crs = \"EPSG:…\""},
        {"le système déclaré {declared} ne convient pas : {count} formes sur {total} seraient loin "
         "du domaine de {used}",
         "longitude de {west} à {east}, latitude de {south} à {north}",
         "des coordonnées comme {x}, {y}",
         "dire le système où sont vraiment les coordonnées : crs = \"EPSG:…\""}},
    CatalogueEntry{"CTG-GEOM-008",
                   {"the CRS of the shapes is not known", "an EPSG code", "",
                    "state it: crs = \"EPSG:…\" (2154 for Lambert-93, 4326 for longitude and "
                    "latitude)"},
                   {"le système de coordonnées des formes n'est pas connu", "un code EPSG", "",
                    "le dire : crs = \"EPSG:…\" (2154 pour le Lambert-93, 4326 pour longitude et "
                    "latitude)"}},
    CatalogueEntry{"CTG-GEOM-009",
                   {"a grid of step {resolution} does not suit the coordinate {value}",
                    "a step above 0, and finite coordinates under 2^53 steps", "{value}", ""},
                   {"une grille de pas {resolution} ne convient pas à la coordonnée {value}",
                    "un pas supérieur à 0, et des coordonnées finies de moins de 2^53 pas",
                    "{value}", ""}},
    CatalogueEntry{"CTG-GEOM-010",
                   {"a group of communes spans two CRS: EPSG:{first} and EPSG:{second}",
                    "communes of one legal CRS in each group", "EPSG:{first}, EPSG:{second}",
                    "part the group by legal CRS"},
                   {"un groupe de communes est à cheval sur deux systèmes : EPSG:{first} et "
                    "EPSG:{second}",
                    "des communes d'un seul système légal dans chaque groupe",
                    "EPSG:{first}, EPSG:{second}", "partager le groupe par système légal"}},
    CatalogueEntry{"CTG-GEOM-011",
                   {"the WKB of a shape is cut short, or a count in it is wrong",
                    "{claimed} bytes from byte {offset}", "{left} bytes",
                    "export the shapes again"},
                   {"le WKB d'une forme est tronqué, ou un de ses compteurs est faux",
                    "{claimed} octets à partir de l'octet {offset}", "{left} octets",
                    "exporter les formes à nouveau"}},
    CatalogueEntry{"CTG-GEOM-012",
                   {"a ring is not closed, or encloses nothing",
                    "at least four points, the last repeating the first",
                    "{count} points, from {first} to {last}", "close the ring, or remove it"},
                   {"un contour n'est pas fermé, ou n'enferme rien",
                    "au moins quatre points, le dernier répétant le premier",
                    "{count} points, de {first} à {last}", "fermer le contour, ou l'enlever"}},
    CatalogueEntry{"CTG-GEOM-013",
                   {"a point of a shape cannot be carried from {from} to {to}",
                    "points within the reach of both CRS", "",
                    "state the CRS that the coordinates are really in: crs = \"EPSG:…\""},
                   {"un point d'une forme ne peut pas être porté de {from} à {to}",
                    "des points à la portée des deux systèmes", "",
                    "dire le système où sont vraiment les coordonnées : crs = \"EPSG:…\""}},
};

} // namespace

std::span<const CatalogueEntry> geometry_messages() noexcept {
    return messages;
}

} // namespace ctg
