// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CROSS-001", tr("a list has more codes than items, or fewer"),
                   tr("a code for each item"), tr("{codes} and {items}"),
                   tr("give both lists the same length")},
    CatalogueEntry{"CTG-CROSS-002",
                   tr("code {code} comes twice, as feature {first} and feature {second}"),
                   tr("each code once"), tr("{code}, twice"),
                   tr("join the two features, or give one another code")},
    CatalogueEntry{"CTG-CROSS-003", tr("areas cannot be measured in degrees"),
                   tr("a CRS in metres, such as EPSG:2154"), tr("{crs}"),
                   tr("project the layer first")},
    CatalogueEntry{"CTG-CROSS-004",
                   tr("{code} lies thousands of kilometres from the first shape of the layer"),
                   tr("shapes of one country"),
                   {},
                   tr("correct its coordinates, or leave it out")},
    CatalogueEntry{"CTG-CROSS-005", tr("the shape of {code} is not valid: {reason}, at ({x} {y})"),
                   tr("rings that touch in points at most"), tr("{reason}"),
                   tr("repair the shape, or read the layer with --repair")},
    CatalogueEntry{"CTG-CROSS-006",
                   tr("targets overlap: parts exceed their sources by {area} m² in all (sources: "
                      "{count}, {codes})"),
                   tr("targets that do not overlap"),
                   {},
                   tr("to count each place once, ask for the share of the union")},
    CatalogueEntry{"CTG-CROSS-007", tr("the two layers are in two CRS: {sources} and {targets}"),
                   tr("layers in one CRS"), tr("{sources}, {targets}"),
                   tr("project one of them to the CRS of the other")},
    CatalogueEntry{"CTG-CROSS-008",
                   tr("the two layers lie too far apart to share a plane"),
                   tr("layers within 8,000 km"),
                   {},
                   tr("overlay each part of the world by itself")},
    CatalogueEntry{
        "CTG-CROSS-009",
        tr("sources overlap: parts exceed their targets by {area} m² in all (targets: {count}, "
           "{codes})"),
        tr("sources that do not overlap"),
        {},
        tr("correct the layer of the sources: a count of theirs would be shared out twice")},
    CatalogueEntry{"CTG-CROSS-010", tr("code {code} comes twice in the crosswalk"),
                   tr("each code once"), tr("{code}, twice"), tr("join the two")},
    CatalogueEntry{"CTG-CROSS-011", tr("the weight of {code} is no weight"),
                   tr("0 or more, finite"), tr("{value}"), tr("correct the figure")},
    CatalogueEntry{
        "CTG-CROSS-012",
        tr("targets of the first crosswalk are no sources of the second: {count} ({codes})"),
        tr("each target of the first among the sources of the second"), tr("{codes}"),
        tr("restrict the first, or complete the second")},
    CatalogueEntry{"CTG-CROSS-013", tr("“{code}” is no source of the crosswalk"),
                   tr("one of its sources ({count})"), tr("“{code}”; nearest: {nearest}"),
                   tr("correct the code")},
    CatalogueEntry{"CTG-CROSS-014", tr("“{text}” is no class of a common part"),
                   tr("rounding, drift, real or outside"), tr("“{text}”"),
                   tr("write one of them, or leave the cell empty")},
    CatalogueEntry{"CTG-CROSS-015", tr("a feature without a code"), tr("a text in column {column}"),
                   tr("an empty cell"), tr("give it a code, name another column, or leave it out")},
    CatalogueEntry{"CTG-CROSS-020",
                   tr("INSEE publishes no figures by square for département {departement}"),
                   tr("a département of metropolitan France, 971, 972 or 974"), tr("{departement}"),
                   tr("split by area, or by a finer layer")},
    CatalogueEntry{"CTG-CROSS-021", tr("a shape lies over more cells than can be held"),
                   tr("at most {most} cells in its box: 2 GiB"), tr("{columns} × {rows}"),
                   tr("take larger cells, or check the CRS of the shape")},
    CatalogueEntry{"CTG-CROSS-030",
                   tr("strips along borders drawn apart, or left in no zone, go with the largest "
                      "part of their commune: {count}, {area} km² in all")},
    CatalogueEntry{"CTG-CROSS-031",
                   tr("the zones hold {area} km² outside of every commune: water, or land beyond")},
    CatalogueEntry{
        "CTG-CROSS-040",
        tr("sources in which nothing of {weight} lies are shared out by area: {count} ({codes})")},
    CatalogueEntry{
        "CTG-CROSS-041",
        tr("weights of column {column} that are absent count as 0: {count} (lines {lines})"),
        tr("a weight in each row"),
        {},
        tr("fill them in, or take the rows out")},
    CatalogueEntry{"CTG-CROSS-042", tr("nothing tells where the weights lie"),
                   tr("a column idcar_… of squares, or columns x and y, or lon and lat"),
                   tr("{columns}"), tr("name the columns so, or give a layer of polygons")},
    CatalogueEntry{"CTG-CROSS-043", tr("“{text}” names no square of the grid of the first row"),
                   tr("a name such as CRS3035RES200mN2239000E3962600"), tr("“{text}”"),
                   tr("correct the name; give squares of one size and one grid")},
    CatalogueEntry{"CTG-CROSS-044", tr("“{text}” is no coordinate"), tr("a number, in each row"),
                   tr("“{text}”"), tr("fill it in, or take the row out")},
    CatalogueEntry{"CTG-CROSS-045", tr("strips between two drawings of a border go with the "
                                       "largest part of their source: {count}, {area} m² in all")},
    CatalogueEntry{"CTG-CROSS-050", tr("the membership names {code}, which is in neither layer"),
                   tr("codes of parts and of wholes"), tr("{code}; nearest: {nearest}"),
                   tr("correct the code, or take it out of the membership")},
    CatalogueEntry{"CTG-CROSS-051",
                   tr("wholes beside the union of their parts: {count}; the same to the "
                      "centimetre: {exact}, but for strips of 1 cm: {centimetre}, but for narrow "
                      "strips: {drift}, different: {different}; {area} m² in all")},
    CatalogueEntry{"CTG-CROSS-052",
                   tr("parts that lie in no whole to within 1 %: {count} ({codes})")},
    CatalogueEntry{"CTG-CROSS-060", tr("the rows of {code} do not tell one total"),
                   tr("a share in each row of one total"), tr("{first}, then {second}"),
                   tr("correct the shares, or take their column out")},
    CatalogueEntry{
        "CTG-CROSS-061",
        tr("nothing of {weight} lies in any source: those that are cut are shared out by area"),
        tr("weights where the sources are: longitude {west} to {east}, latitude {south} to "
           "{north}"),
        tr("longitude {own_west} to {own_east}, latitude {own_south} to {own_north}"),
        tr("check the CRS of the weights, the order of their coordinates, and their file")},
    CatalogueEntry{"CTG-CROSS-062", tr("column {column} holds no weight to share out by"),
                   tr("a weight above 0"), tr("rows: {count}, all without a weight or at 0"),
                   tr("name the column of the counts, or give another file")},
    CatalogueEntry{"CTG-CROSS-063",
                   tr("“{text}” names a square of EPSG:{epsg}, on which there is no grid"),
                   tr("a CRS in metres that is known: 3035 in metropolitan France, 5490 for "
                      "Guadeloupe and Martinique, 2975 for La Réunion"),
                   tr("CRS{epsg}"), tr("correct the names of the squares")},
    CatalogueEntry{"CTG-CROSS-064", tr("a layer has no feature: it overlaps nothing"),
                   tr("one polygon at least"), tr("CTG-CROSS-064", "none"),
                   tr("check the file, and which of its layers is named")},
    CatalogueEntry{"CTG-CROSS-065", tr("“{code}” is no target of the crosswalk"),
                   tr("one of its targets ({count})"), tr("“{code}”; nearest: {nearest}"),
                   tr("correct the code")},
    CatalogueEntry{"CTG-CROSS-070",
                   tr("zones are drawn over each other: {area} km² of communes lie in several"),
                   {},
                   tr("{zones}"),
                   tr("if this is not meant, redraw their common border; each place counts once")},
    CatalogueEntry{
        "CTG-CROSS-071", tr("{count} drawn zones hold no commune"),
        tr("zones drawn over communes of the study"), tr("{zones} from the nearest commune"),
        tr("if they should hold some, check their coordinates and the CRS of the layer")},
    CatalogueEntry{
        "CTG-CROSS-072",
        tr("{count} drawn zones hold no commune, and would if their x and y were exchanged"),
        tr("x, then y; longitude, then latitude"), tr("{zones}"),
        tr("exchange the coordinates of these features")},
};

} // namespace

std::span<const CatalogueEntry> crosswalk_messages() noexcept {
    return messages;
}

} // namespace ctg
