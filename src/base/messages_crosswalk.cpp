// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CROSS-001",
                   {"a list has more codes than items, or fewer", "a code for each item",
                    "{codes} and {items}", "give both lists the same length"},
                   {"une liste a plus de codes que d'éléments, ou moins", "un code par élément",
                    "{codes} et {items}", "donner la même longueur aux deux listes"}},
    CatalogueEntry{"CTG-CROSS-002",
                   {"code {code} comes twice, as feature {first} and feature {second}",
                    "each code once", "{code}, twice",
                    "join the two features, or give one another code"},
                   {"le code {code} vient deux fois, aux objets {first} et {second}",
                    "chaque code une seule fois", "{code}, deux fois",
                    "réunir les deux objets, ou donner un autre code à l'un"}},
    CatalogueEntry{"CTG-CROSS-003",
                   {"areas cannot be measured in degrees", "a CRS in metres, such as EPSG:2154",
                    "{crs}", "project the layer first"},
                   {"des surfaces ne se mesurent pas en degrés",
                    "un système de coordonnées en mètres, comme EPSG:2154", "{crs}",
                    "projeter d'abord la couche"}},
    CatalogueEntry{"CTG-CROSS-004",
                   {"{code} lies thousands of kilometres from the first shape of the layer",
                    "shapes of one country", "", "correct its coordinates, or leave it out"},
                   {"{code} est à des milliers de kilomètres de la première forme de la couche",
                    "les formes d'un même pays", "",
                    "corriger ses coordonnées, ou la laisser de côté"}},
    CatalogueEntry{"CTG-CROSS-005",
                   {"the shape of {code} is not valid: {reason}, at ({x} {y})",
                    "rings that touch in points at most", "{reason}",
                    "repair the shape, or read the layer with --repair"},
                   {"la forme de {code} n'est pas valide : {reason}, en ({x} {y})",
                    "des anneaux qui ne se touchent qu'en des points", "{reason}",
                    "réparer la forme, ou lire la couche avec --repair"}},
    CatalogueEntry{
        "CTG-CROSS-006",
        {"targets overlap: parts exceed their sources by {area} m² in all (sources: {count}, "
         "{codes})",
         "targets that do not overlap", "",
         "to count each place once, ask for the share of the union"},
        {"des cibles se recouvrent : des parts dépassent leurs sources de {area} m² en tout "
         "(sources : {count}, {codes})",
         "des cibles qui ne se recouvrent pas", "",
         "pour compter chaque lieu une fois, demander la part de la réunion"}},
    CatalogueEntry{
        "CTG-CROSS-007",
        {"the two layers are in two CRS: {sources} and {targets}", "layers in one CRS",
         "{sources}, {targets}", "project one of them to the CRS of the other"},
        {"les deux couches sont dans deux systèmes de coordonnées : {sources} et {targets}",
         "des couches dans un même système", "{sources}, {targets}",
         "projeter l'une dans le système de l'autre"}},
    CatalogueEntry{"CTG-CROSS-008",
                   {"the two layers lie too far apart to share a plane", "layers within 8,000 km",
                    "", "overlay each part of the world by itself"},
                   {"les deux couches sont trop loin l'une de l'autre pour un même plan",
                    "des couches à moins de 8 000 km", "",
                    "croiser à part chaque partie du monde"}},
    CatalogueEntry{
        "CTG-CROSS-009",
        {"sources overlap: parts exceed their targets by {area} m² in all (targets: {count}, "
         "{codes})",
         "sources that do not overlap", "",
         "correct the layer of the sources: a count of theirs would be shared out twice"},
        {"des sources se recouvrent : des parts dépassent leurs cibles de {area} m² en tout "
         "(cibles : {count}, {codes})",
         "des sources qui ne se recouvrent pas", "",
         "corriger la couche des sources : leurs effectifs seraient répartis deux fois"}},
    CatalogueEntry{"CTG-CROSS-010",
                   {"code {code} comes twice in the crosswalk", "each code once", "{code}, twice",
                    "join the two"},
                   {"le code {code} vient deux fois dans la table de passage",
                    "chaque code une seule fois", "{code}, deux fois", "réunir les deux"}},
    CatalogueEntry{
        "CTG-CROSS-011",
        {"the weight of {code} is no weight", "0 or more, finite", "{value}", "correct the figure"},
        {"le poids de {code} n'en est pas un", "0 ou plus, fini", "{value}",
         "corriger le chiffre"}},
    CatalogueEntry{
        "CTG-CROSS-012",
        {"targets of the first crosswalk are no sources of the second: {count} ({codes})",
         "each target of the first among the sources of the second", "{codes}",
         "restrict the first, or complete the second"},
        {"des cibles de la première table de passage ne sont pas des sources de la "
         "seconde : {count} ({codes})",
         "chaque cible de la première parmi les sources de la seconde", "{codes}",
         "restreindre la première, ou compléter la seconde"}},
    CatalogueEntry{"CTG-CROSS-013",
                   {"“{code}” is no source of the crosswalk", "one of its sources ({count})",
                    "“{code}”; nearest: {nearest}", "correct the code"},
                   {"« {code} » n'est pas une source de la table de passage",
                    "une de ses sources ({count})", "« {code} » ; les plus proches : {nearest}",
                    "corriger le code"}},
    CatalogueEntry{"CTG-CROSS-014",
                   {"“{text}” is no class of a common part", "rounding, drift, real or outside",
                    "“{text}”", "write one of them, or leave the cell empty"},
                   {"« {text} » n'est pas une classe de partie commune",
                    "rounding, drift, real ou outside", "« {text} »",
                    "écrire l'une d'elles, ou laisser la cellule vide"}},
    CatalogueEntry{"CTG-CROSS-015",
                   {"a feature without a code", "a text in column {column}", "an empty cell",
                    "give it a code, name another column, or leave it out"},
                   {"un objet sans code", "un texte dans la colonne {column}", "une cellule vide",
                    "lui donner un code, nommer une autre colonne, ou le laisser de côté"}},
    CatalogueEntry{"CTG-CROSS-020",
                   {"INSEE publishes no figures by square for département {departement}",
                    "a département of metropolitan France, 971, 972 or 974", "{departement}",
                    "split by area, or by a finer layer"},
                   {"l'Insee ne publie pas de données carroyées pour le département {departement}",
                    "un département de la métropole, 971, 972 ou 974", "{departement}",
                    "répartir par la surface, ou par une couche plus fine"}},
    CatalogueEntry{
        "CTG-CROSS-021",
        {"a shape lies over more cells than can be held", "at most {most} cells in its box: 2 GiB",
         "{columns} × {rows}", "take larger cells, or check the CRS of the shape"},
        {"une forme couvre plus de carreaux qu'il n'en peut tenir",
         "au plus {most} carreaux dans sa boîte : 2 Gio", "{columns} × {rows}",
         "prendre des carreaux plus grands, ou vérifier le système de coordonnées de la forme"}},
    CatalogueEntry{
        "CTG-CROSS-030",
        {"strips along borders drawn apart, or left in no zone, go with the largest part of their "
         "commune: {count}, {area} km² in all",
         "", "", ""},
        {"des bandes le long de limites tracées deux fois, ou laissées hors de toute zone, vont "
         "avec la plus grande part de leur commune : {count}, {area} km² en tout",
         "", "", ""}},
    CatalogueEntry{
        "CTG-CROSS-031",
        {"the zones hold {area} km² outside of every commune: water, or land beyond", "", "", ""},
        {"les zones tiennent {area} km² hors de toute commune : des eaux, ou des terres au-delà",
         "", "", ""}},
    CatalogueEntry{"CTG-CROSS-040",
                   {"sources in which nothing of {weight} lies are shared out by area: {count} "
                    "({codes})",
                    "", "", ""},
                   {"des sources où rien de {weight} ne se trouve sont réparties par la surface : "
                    "{count} ({codes})",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-CROSS-041",
        {"weights of column {column} that are absent count as 0: {count} (lines {lines})",
         "a weight in each row", "", "fill them in, or take the rows out"},
        {"des poids qui manquent à la colonne {column} comptent pour 0 : {count} (lignes {lines})",
         "un poids dans chaque ligne", "", "les remplir, ou enlever les lignes"}},
    CatalogueEntry{"CTG-CROSS-042",
                   {"nothing tells where the weights lie",
                    "a column idcar_… of squares, or columns x and y, or lon and lat", "{columns}",
                    "name the columns so, or give a layer of polygons"},
                   {"rien ne dit où se trouvent les poids",
                    "une colonne idcar_… de carreaux, ou des colonnes x et y, ou lon et lat",
                    "{columns}", "nommer ainsi les colonnes, ou donner une couche de polygones"}},
    CatalogueEntry{"CTG-CROSS-043",
                   {"“{text}” names no square of the grid of the first row",
                    "a name such as CRS3035RES200mN2239000E3962600", "“{text}”",
                    "correct the name; give squares of one size and one grid"},
                   {"« {text} » ne nomme pas un carreau de la grille de la première ligne",
                    "un nom comme CRS3035RES200mN2239000E3962600", "« {text} »",
                    "corriger le nom ; donner des carreaux d'une taille et d'une grille"}},
    CatalogueEntry{"CTG-CROSS-044",
                   {"“{text}” is no coordinate", "a number, in each row", "“{text}”",
                    "fill it in, or take the row out"},
                   {"« {text} » n'est pas une coordonnée", "un nombre, dans chaque ligne",
                    "« {text} »", "la remplir, ou enlever la ligne"}},
    CatalogueEntry{"CTG-CROSS-045",
                   {"strips between two drawings of a border go with the largest part of their "
                    "source: {count}, {area} m² in all",
                    "", "", ""},
                   {"des bandes entre deux tracés d'une limite vont avec la plus grande part de "
                    "leur source : {count}, {area} m² en tout",
                    "", "", ""}},
    CatalogueEntry{"CTG-CROSS-050",
                   {"the membership names {code}, which is in neither layer",
                    "codes of parts and of wholes", "{code}; nearest: {nearest}",
                    "correct the code, or take it out of the membership"},
                   {"l'appartenance nomme {code}, qui n'est dans aucune des deux couches",
                    "des codes de parties et d'ensembles", "{code} ; les plus proches : {nearest}",
                    "corriger le code, ou l'enlever de l'appartenance"}},
    CatalogueEntry{
        "CTG-CROSS-051",
        {"wholes beside the union of their parts: {count}; the same to the centimetre: {exact}, "
         "but "
         "for strips of 1 cm: {centimetre}, but for narrow strips: {drift}, different: "
         "{different}; "
         "{area} m² in all",
         "", "", ""},
        {"ensembles à côté de la réunion de leurs parties : {count} ; les mêmes au centimètre : "
         "{exact}, à des bandes de 1 cm près : {centimetre}, à des bandes étroites près : {drift}, "
         "différents : {different} ; {area} m² en tout",
         "", "", ""}},
    CatalogueEntry{
        "CTG-CROSS-052",
        {"parts that lie in no whole to within 1 %: {count} ({codes})", "", "", ""},
        {"parties entières, à 1 % près, dans aucun ensemble : {count} ({codes})", "", "", ""}},
    CatalogueEntry{"CTG-CROSS-060",
                   {"the rows of {code} do not tell one total", "a share in each row of one total",
                    "{first}, then {second}", "correct the shares, or take their column out"},
                   {"les lignes de {code} ne disent pas un même total",
                    "dans chaque ligne une part d'un total", "{first}, puis {second}",
                    "corriger les parts, ou enlever leur colonne"}},
    CatalogueEntry{
        "CTG-CROSS-061",
        {"nothing of {weight} lies in any source: those that are cut are shared out by area",
         "weights where the sources are: longitude {west} to {east}, latitude {south} to {north}",
         "longitude {own_west} to {own_east}, latitude {own_south} to {own_north}",
         "check the CRS of the weights, the order of their coordinates, and their file"},
        {"rien de {weight} ne se trouve dans aucune source : celles qui sont coupées sont "
         "réparties "
         "par la surface",
         "des poids là où sont les sources : longitude de {west} à {east}, latitude de {south} à "
         "{north}",
         "longitude de {own_west} à {own_east}, latitude de {own_south} à {own_north}",
         "vérifier le système de coordonnées des poids, l'ordre de leurs coordonnées, et leur "
         "fichier"}},
    CatalogueEntry{"CTG-CROSS-062",
                   {"column {column} holds no weight to share out by", "a weight above 0",
                    "rows: {count}, all without a weight or at 0",
                    "name the column of the counts, or give another file"},
                   {"la colonne {column} ne tient aucun poids selon lequel répartir",
                    "un poids supérieur à 0", "lignes : {count}, toutes sans poids ou à 0",
                    "nommer la colonne des effectifs, ou donner un autre fichier"}},
    CatalogueEntry{"CTG-CROSS-063",
                   {"“{text}” names a square of EPSG:{epsg}, on which there is no grid",
                    "a CRS in metres that is known: 3035 in metropolitan France, 5490 for "
                    "Guadeloupe and Martinique, 2975 for La Réunion",
                    "CRS{epsg}", "correct the names of the squares"},
                   {"« {text} » nomme un carreau de l'EPSG:{epsg}, où il n'y a pas de grille",
                    "un système en mètres qui soit connu : 3035 en métropole, 5490 pour la "
                    "Guadeloupe et la Martinique, 2975 pour La Réunion",
                    "CRS{epsg}", "corriger les noms des carreaux"}},
    CatalogueEntry{"CTG-CROSS-064",
                   {"a layer has no feature: it overlaps nothing", "one polygon at least", "none",
                    "check the file, and which of its layers is named"},
                   {"une couche est sans objet : elle ne recouvre rien", "au moins un polygone",
                    "aucun", "vérifier le fichier, et laquelle de ses couches est nommée"}},
    CatalogueEntry{"CTG-CROSS-065",
                   {"“{code}” is no target of the crosswalk", "one of its targets ({count})",
                    "“{code}”; nearest: {nearest}", "correct the code"},
                   {"« {code} » n'est pas une cible de la table de passage",
                    "une de ses cibles ({count})", "« {code} » ; les plus proches : {nearest}",
                    "corriger le code"}},
    CatalogueEntry{
        "CTG-CROSS-070",
        {"zones are drawn over each other: {area} km² of communes lie in several", "", "{zones}",
         "if this is not meant, redraw their common border; each place counts once"},
        {"des zones sont dessinées l'une sur l'autre : {area} km² de communes sont dans plusieurs",
         "", "{zones}",
         "si ce n'est pas voulu, redessiner leur limite commune ; chaque lieu compte une fois"}},
    CatalogueEntry{
        "CTG-CROSS-071",
        {"{count} drawn zones hold no commune", "zones drawn over communes of the study",
         "{zones} from the nearest commune",
         "if they should hold some, check their coordinates and the CRS of the layer"},
        {"{count} zones dessinées ne tiennent aucune commune",
         "des zones dessinées sur des communes de l'étude", "{zones} de la commune la plus proche",
         "si elles devraient en tenir, vérifier leurs coordonnées et le CRS de la couche"}},
    CatalogueEntry{
        "CTG-CROSS-072",
        {"{count} drawn zones hold no commune, and would if their x and y were exchanged",
         "x, then y; longitude, then latitude", "{zones}",
         "exchange the coordinates of these features"},
        {"{count} zones dessinées ne tiennent aucune commune, et en tiendraient si leurs x et y "
         "étaient échangés",
         "x, puis y ; longitude, puis latitude", "{zones}",
         "échanger les coordonnées de ces objets"}},
};

} // namespace

std::span<const CatalogueEntry> crosswalk_messages() noexcept {
    return messages;
}

} // namespace ctg
