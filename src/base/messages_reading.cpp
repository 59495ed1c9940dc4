// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-CONF-001",
        {"this is not TOML", "key = value, as on https://toml.io", "{words}", ""},
        {"ce n'est pas du TOML", "clé = valeur, comme sur https://toml.io", "{words}", ""}},
    CatalogueEntry{"CTG-READ-001",
                   {"the file {file} does not exist", "", "nearest: {nearest}",
                    "correct the path; it starts from the file that names it"},
                   {"le fichier {file} n'existe pas", "", "le plus proche : {nearest}",
                    "corriger le chemin ; il part du fichier qui le nomme"}},
    CatalogueEntry{"CTG-READ-002",
                   {"the file {file} is empty", "at least one line", "nothing",
                    "fetch or export the file again"},
                   {"le fichier {file} est vide", "au moins une ligne", "rien",
                    "télécharger ou exporter le fichier à nouveau"}},
    CatalogueEntry{"CTG-READ-003",
                   {"{file} names a network or a virtual file system", "a file of this computer",
                    "{file}", "fetch the file first; if it is a file, write ./ before its name"},
                   {"{file} désigne un réseau ou un système de fichiers virtuel",
                    "un fichier de cet ordinateur", "{file}",
                    "télécharger d'abord le fichier ; si c'en est un, écrire ./ devant son nom"}},
    CatalogueEntry{
        "CTG-READ-004",
        {"GDAL cannot read this file", "a sound file", "{words}", "fetch or export the file again"},
        {"GDAL ne peut pas lire ce fichier", "un fichier sain", "{words}",
         "télécharger ou exporter le fichier à nouveau"}},
    CatalogueEntry{"CTG-READ-005",
                   {"{file} is not a plain file", "a file", "a folder, a device or a pipe", ""},
                   {"{file} n'est pas un fichier ordinaire", "un fichier",
                    "un dossier, un périphérique ou un tube", ""}},
    CatalogueEntry{"CTG-READ-006",
                   {"the layer does not say in which coordinate system it is",
                    "a system that EPSG registers", "none, or one unknown to EPSG",
                    "give it in the study: crs = \"EPSG:2154\" for Lambert-93, \"EPSG:4326\" for "
                    "longitude and "
                    "latitude"},
                   {"la couche ne dit pas dans quel système de coordonnées elle est",
                    "un système inscrit au registre EPSG", "aucun, ou un système inconnu d'EPSG",
                    "l'indiquer dans l'étude : crs = \"EPSG:2154\" pour le Lambert-93, "
                    "\"EPSG:4326\" pour longitude et "
                    "latitude"}},
    CatalogueEntry{"CTG-READ-007",
                   {"this feature has no polygon", "POLYGON, MULTIPOLYGON", "{type}",
                    "draw its outline, or take it out of the layer"},
                   {"cet objet n'a pas de polygone", "POLYGON, MULTIPOLYGON", "{type}",
                    "dessiner son contour, ou l'enlever de la couche"}},
    CatalogueEntry{
        "CTG-READ-008",
        {"this polygon is invalid: {reason} at ({x}, {y})", "rings that neither cross nor overlap",
         "{reason} at ({x}, {y})",
         "let it be mended, with a report: --repair, or repair = true in the study; or mend "
         "it in a GIS (QGIS: “Fix geometries”)"},
        {"ce polygone n'est pas valide : {reason} en ({x}, {y})",
         "des contours qui ne se croisent ni ne se recouvrent", "{reason} en ({x}, {y})",
         "la faire réparer, avec un compte rendu : --repair, ou repair = true dans l'étude ; "
         "ou la réparer dans un SIG (QGIS : « Réparer les géométries »)"}},
    CatalogueEntry{
        "CTG-READ-009",
        {"the file {file} cannot be read", "", "{words}", "check the rights on the file"},
        {"le fichier {file} ne peut pas être lu", "", "{words}",
         "vérifier les droits sur le fichier"}},
    CatalogueEntry{"CTG-READ-010",
                   {"more than the limit “{limit}” allows", "at most {most}", "{count}",
                    "if the file is what it should be, lift the limit: --limit {limit}={more}, or "
                    "{limit} = {more} under [limits] in the study"},
                   {"plus que la limite « {limit} » ne permet", "au plus {most}", "{count}",
                    "si le fichier est bien celui qu'il faut, relever la limite : --limit "
                    "{limit}={more}, ou {limit} = {more} sous [limits] dans l'étude"}},
    CatalogueEntry{"CTG-READ-011",
                   {"this text is not in UTF-8", "UTF-8",
                    "the byte {byte}, which is “{character}” in Windows-1252",
                    "save as “CSV UTF-8”, or: iconv -f WINDOWS-1252 -t UTF-8"},
                   {"ce texte n'est pas en UTF-8", "UTF-8",
                    "l'octet {byte}, qui est « {character} » en Windows-1252",
                    "enregistrer au format « CSV UTF-8 », ou : iconv -f WINDOWS-1252 -t UTF-8"}},
    CatalogueEntry{"CTG-READ-012",
                   {"this text is not in UTF-8", "UTF-8", "UTF-16 (“Unicode text”)",
                    "save as “CSV UTF-8”, or: iconv -f UTF-16 -t UTF-8"},
                   {"ce texte n'est pas en UTF-8", "UTF-8", "UTF-16 (« texte Unicode »)",
                    "enregistrer au format « CSV UTF-8 », ou : iconv -f UTF-16 -t UTF-8"}},
    CatalogueEntry{"CTG-READ-013",
                   {"a NUL byte in a text", "text", "the byte 00",
                    "the file is damaged or no text: export it again"},
                   {"un octet nul dans un texte", "du texte", "l'octet 00",
                    "le fichier est abîmé ou n'est pas du texte : l'exporter à nouveau"}},
    CatalogueEntry{"CTG-READ-014",
                   {"the header of the table seems to stand on line {line}", "the header on line 1",
                    "a title on line 1", "take out the lines above the header"},
                   {"l'en-tête du tableau semble être à la ligne {line}", "l'en-tête à la ligne 1",
                    "un titre à la ligne 1", "enlever les lignes au-dessus de l'en-tête"}},
    CatalogueEntry{
        "CTG-READ-015",
        {"this quote is never closed", "a second \" at the end of the cell", "",
         "close it; inside a quoted cell a quote is doubled: \"\""},
        {"ce guillemet n'est jamais refermé", "un second \" à la fin de la cellule", "",
         "le refermer ; dans une cellule entre guillemets, un guillemet se double : \"\""}},
    CatalogueEntry{"CTG-READ-016",
                   {"text after the closing quote", "a separator or the end of the line", "{text}",
                    "inside a quoted cell a quote is doubled: \"\""},
                   {"du texte après le guillemet fermant", "un séparateur ou la fin de la ligne",
                    "{text}", "dans une cellule entre guillemets, un guillemet se double : \"\""}},
    CatalogueEntry{"CTG-READ-017",
                   {"this file is not a CSV table", "CSV", "{format}",
                    "open it in a spreadsheet and save as “CSV UTF-8”; a web page means that the "
                    "download failed"},
                   {"ce fichier n'est pas un tableau CSV", "CSV", "{format}",
                    "l'ouvrir dans un tableur et l'enregistrer au format « CSV UTF-8 » ; une page "
                    "web signifie que le téléchargement a échoué"}},
    CatalogueEntry{
        "CTG-READ-018",
        {"“{extension}” is not the extension of a layer", ".gpkg, .geojson, .json, .shp, .fgb",
         "“{extension}”", "convert the layer to a GeoPackage"},
        {"« {extension} » n'est pas l'extension d'une couche", ".gpkg, .geojson, .json, .shp, .fgb",
         "« {extension} »", "convertir la couche en GeoPackage"}},
    CatalogueEntry{"CTG-READ-019",
                   {"the content of this file is not what its name says", "{format}",
                    "another format", "give the file the extension of its format"},
                   {"le contenu de ce fichier n'est pas ce que dit son nom", "{format}",
                    "un autre format", "donner au fichier l'extension de son format"}},
    CatalogueEntry{"CTG-READ-020",
                   {"the file has no layer “{layer}”", "one of: {layers}",
                    "“{layer}”; nearest: {nearest}", ""},
                   {"le fichier n'a pas de couche « {layer} »", "une parmi : {layers}",
                    "« {layer} » ; la plus proche : {nearest}", ""}},
    CatalogueEntry{"CTG-READ-021",
                   {"the file has several layers of polygons", "a single one, or its name",
                    "{layers}", "name the layer to read: layer = \"…\""},
                   {"le fichier a plusieurs couches de polygones", "une seule, ou son nom",
                    "{layers}", "nommer la couche à lire : layer = \"…\""}},
    CatalogueEntry{
        "CTG-READ-022",
        {"the file has no layer of polygons", "a layer of POLYGON or MULTIPOLYGON", "none", ""},
        {"le fichier n'a pas de couche de polygones", "une couche de POLYGON ou MULTIPOLYGON",
         "aucune", ""}},
    CatalogueEntry{
        "CTG-READ-023",
        {"the heights and measures of {count} features are left out", "", "", ""},
        {"les altitudes et mesures de {count} objets sont laissées de côté", "", "", ""}},
    CatalogueEntry{"CTG-READ-024",
                   {"GDAL warns about this file", "", "{words}", ""},
                   {"GDAL avertit à propos de ce fichier", "", "{words}", ""}},
    CatalogueEntry{"CTG-READ-025",
                   {"the GeoPackage is being written, or its writer was interrupted",
                    "no journal beside it", "{journal}",
                    "close the program that has it open (QGIS), then try again"},
                   {"le GeoPackage est en cours d'écriture, ou son écriture a été interrompue",
                    "aucun journal à côté de lui", "{journal}",
                    "fermer le programme qui l'a ouvert (QGIS), puis recommencer"}},
    CatalogueEntry{"CTG-READ-026",
                   {"this is not JSON", "GeoJSON (RFC 7946)", "{words}",
                    "the file may be cut short: fetch or export it again"},
                   {"ce n'est pas du JSON", "GeoJSON (RFC 7946)", "{words}",
                    "le fichier est peut-être tronqué : le télécharger ou l'exporter à nouveau"}},
    CatalogueEntry{
        "CTG-READ-027",
        {"the file names its coordinate system by a link", "no link to follow",
         "\"type\": \"link\"", "take “crs” out and give it in the study: crs = \"EPSG:2154\""},
        {"le fichier nomme son système de coordonnées par un lien", "aucun lien à suivre",
         "\"type\": \"link\"", "enlever « crs » et l'indiquer dans l'étude : crs = \"EPSG:2154\""}},
    CatalogueEntry{"CTG-READ-028",
                   {"“{layer}” is a view: a stored query, which may never end", "a table", "a view",
                    "export the view to a layer of its own"},
                   {"« {layer} » est une vue : une requête enregistrée, qui peut ne pas finir",
                    "une table", "une vue", "exporter la vue dans une couche à part"}},
    CatalogueEntry{"CTG-READ-060",
                   {"this is not a limit", "NAME=COUNT: --limit rows=20000000", "“{text}”",
                    "write the limit and how much it allows, a whole number"},
                   {"ce n'est pas une limite", "NOM=NOMBRE : --limit rows=20000000", "« {text} »",
                    "écrire la limite et ce qu'elle permet, un nombre entier"}},
    CatalogueEntry{"CTG-READ-061",
                   {"no limit is named “{limit}”", "one of: {known}",
                    "“{limit}”; nearest: {nearest}", "correct the name of the limit"},
                   {"aucune limite ne s'appelle « {limit} »", "une parmi : {known}",
                    "« {limit} » ; la plus proche : {nearest}", "corriger le nom de la limite"}},
    CatalogueEntry{"CTG-READ-062",
                   {"{count} rings of this shape were not closed, and are now", "",
                    "a last point that does not repeat the first", ""},
                   {"{count} contours de cette forme n'étaient pas fermés, et le sont", "",
                    "un dernier point qui ne répète pas le premier", ""}},
    CatalogueEntry{"CTG-READ-063",
                   {"this polygon was invalid and has been mended: {reason} at ({x}, {y}); area "
                    "{before} m² before, {after} m² after",
                    "", "", ""},
                   {"ce polygone n'était pas valide et a été réparé : {reason} en ({x}, {y}) ; "
                    "surface {before} m² avant, {after} m² après",
                    "", "", ""}},
    CatalogueEntry{"CTG-READ-064",
                   {"this polygon is invalid, and mending it would change its area by more than "
                    "0.1 %: {reason} at ({x}, {y})",
                    "an area of {before} m² within 0.1 %", "{after} m² once mended",
                    "mend the shape by hand in a GIS, or fetch it again from its producer"},
                   {"ce polygone n'est pas valide, et le réparer changerait sa surface de plus de "
                    "0,1 % : {reason} en ({x}, {y})",
                    "une surface de {before} m² à 0,1 % près", "{after} m² une fois réparé",
                    "réparer la forme à la main dans un SIG, ou la reprendre chez son "
                    "producteur"}},
};

} // namespace

std::span<const CatalogueEntry> reading_messages() noexcept {
    return messages;
}

} // namespace ctg
