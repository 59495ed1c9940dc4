// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-TERR-001",
                   {"commune {commune} comes twice", "each commune once", "{commune}, twice",
                    "remove one of the two"},
                   {"la commune {commune} vient deux fois", "chaque commune une seule fois",
                    "{commune}, deux fois", "enlever l'une des deux"}},
    CatalogueEntry{"CTG-TERR-002",
                   {"“{text}” is not a commune code", "five characters: 13055, 2A004, 97411",
                    "“{text}”", "correct the code, or remove the row"},
                   {"« {text} » n'est pas un code de commune",
                    "cinq caractères : 13055, 2A004, 97411", "« {text} »",
                    "corriger le code, ou enlever la ligne"}},
    CatalogueEntry{"CTG-TERR-003",
                   {"commune {commune} does not exist in the geography of {year}",
                    "a commune code of the {year} geography ({count} known here)",
                    "“{commune}”; nearest: {nearest}",
                    "correct the code, or give the year it belongs to: geography_year"},
                   {"la commune {commune} n'existe pas dans la géographie de {year}",
                    "un code de commune de la géographie de {year} ({count} connus ici)",
                    "« {commune} » ; les plus proches : {nearest}",
                    "corriger le code, ou donner l'année dont il est : geography_year"}},
    CatalogueEntry{"CTG-TERR-004",
                   {"“{text}” is not a SIREN", "nine digits, the last being a Luhn key", "“{text}”",
                    "check the digits against BANATIC"},
                   {"« {text} » n'est pas un numéro SIREN",
                    "neuf chiffres, dont le dernier est une clé de Luhn", "« {text} »",
                    "vérifier les chiffres dans BANATIC"}},
    CatalogueEntry{"CTG-TERR-005",
                   {"commune {commune} is in both {first} and {second}",
                    "each commune in one of them", "{first}, {second}", "keep one of the two rows"},
                   {"la commune {commune} est à la fois dans {first} et dans {second}",
                    "chaque commune dans un seul", "{first}, {second}",
                    "garder l'une des deux lignes"}},
    CatalogueEntry{"CTG-TERR-006",
                   {"two names for {key}", "one name for each key", "“{first}”, “{second}”",
                    "write the same name in all rows of {key}"},
                   {"deux noms pour {key}", "un seul nom par clé", "« {first} », « {second} »",
                    "écrire le même nom dans toutes les lignes de {key}"}},
    CatalogueEntry{"CTG-TERR-007",
                   {"communes in no antenne ({count}): {communes}", "", "", ""},
                   {"communes sans antenne ({count}) : {communes}", "", "", ""}},
    CatalogueEntry{
        "CTG-TERR-008",
        {"commune {commune} {name} is cut, and counts by its parts; {antenne} holds the "
         "largest: {parts}",
         "", "", ""},
        {"la commune {commune} {name} est coupée, et compte par ses parts ; {antenne} en "
         "tient la plus grande : {parts}",
         "", "", ""}},
    CatalogueEntry{
        "CTG-TERR-009",
        {"municipal arrondissements count as their commune {commune}: {member}", "", "", ""},
        {"des arrondissements municipaux comptent comme leur commune {commune} : "
         "{member}",
         "", "", ""}},
    CatalogueEntry{"CTG-TERR-010",
                   {"EPCI {siren} is not among those of the study",
                    "the SIREN of one of the {count} EPCI", "“{siren}”; nearest: {nearest}",
                    "correct the SIREN, or add the EPCI to the file of EPCI"},
                   {"l'EPCI {siren} n'est pas parmi ceux de l'étude",
                    "le SIREN d'un des {count} EPCI", "« {siren} » ; les plus proches : {nearest}",
                    "corriger le SIREN, ou ajouter l'EPCI au fichier des EPCI"}},
    CatalogueEntry{"CTG-TERR-011",
                   {"a part of commune {commune}, not the whole: {member}",
                    "the commune, or all of its arrondissements", "{member}",
                    "name the commune {commune}, or give counts by IRIS or arrondissement that "
                    "have this part: [parts] file, column"},
                   {"une partie de la commune {commune}, pas toute la commune : {member}",
                    "la commune, ou tous ses arrondissements", "{member}",
                    "nommer la commune {commune}, ou donner des effectifs par IRIS ou "
                    "arrondissement où se trouve cette partie : [parts] file, column"}},
    CatalogueEntry{"CTG-TERR-012",
                   {"“{member}” comes twice in {zone}", "each member once", "“{member}”, twice",
                    "remove one of the two rows"},
                   {"« {member} » vient deux fois dans {zone}", "chaque membre une seule fois",
                    "« {member} », deux fois", "enlever l'une des deux lignes"}},
    CatalogueEntry{"CTG-TERR-013",
                   {"the weight of commune {commune} is negative", "0 or more", "{value}",
                    "correct the figure"},
                   {"le poids de la commune {commune} est négatif", "0 ou plus", "{value}",
                    "corriger le chiffre"}},
    CatalogueEntry{"CTG-TERR-014",
                   {"commune {commune} has no row: its weight is the sum of its {count} "
                    "arrondissements",
                    "", "", ""},
                   {"la commune {commune} n'a pas de ligne : son poids est la somme de ses {count} "
                    "arrondissements",
                    "", "", ""}},
    CatalogueEntry{"CTG-TERR-015",
                   {"commune {commune} has its own row: those of its arrondissements do not count "
                    "({arrondissements})",
                    "", "", ""},
                   {"la commune {commune} a sa propre ligne : celles de ses arrondissements ne "
                    "comptent pas ({arrondissements})",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-TERR-016",
        {"rows of communes outside the study's geography of {year}, left out: {count}", "", "", ""},
        {"lignes de communes hors de la géographie {year} de l'étude, laissées de côté : "
         "{count}",
         "", "", ""}},
    CatalogueEntry{"CTG-TERR-017",
                   {"commune {commune} has no row",
                    "a row for each commune of the geography of "
                    "{year}",
                    "", "add the row; where the figure is not known, write nd"},
                   {"la commune {commune} n'a pas de ligne",
                    "une ligne pour chaque commune de la géographie de {year}", "",
                    "ajouter la ligne ; là où le chiffre n'est pas connu, écrire nd"}},
    CatalogueEntry{"CTG-TERR-018",
                   {"commune {commune} has no row, and only {found} of its {count} arrondissements "
                    "have one",
                    "the commune, or its {count} arrondissements", "{arrondissements}",
                    "add the missing rows"},
                   {"la commune {commune} n'a pas de ligne, et seuls {found} de ses {count} "
                    "arrondissements en ont une",
                    "la commune, ou ses {count} arrondissements", "{arrondissements}",
                    "ajouter les lignes qui manquent"}},
    CatalogueEntry{"CTG-TERR-019",
                   {"“{text}” is read as {code}", "", "", ""},
                   {"« {text} » est lu comme {code}", "", "", ""}},
    CatalogueEntry{"CTG-TERR-020",
                   {"département {departement} of commune {commune} has no legal CRS known here",
                    "a département of metropolitan France, 971, 972, 973, 974 or 976",
                    "{departement}", "leave the commune out"},
                   {"le département {departement} de la commune {commune} n'a pas de système de "
                    "coordonnées légal connu ici",
                    "un département de la métropole, 971, 972, 973, 974 ou 976", "{departement}",
                    "laisser la commune de côté"}},
    CatalogueEntry{"CTG-TERR-021",
                   {"a row without {column}", "a key in each row", "an empty cell",
                    "fill the cell, or remove the row"},
                   {"une ligne sans {column}", "une clé dans chaque ligne", "une cellule vide",
                    "remplir la cellule, ou enlever la ligne"}},
    CatalogueEntry{
        "CTG-TERR-022",
        {"commune {commune} has its own shape: those of its arrondissements are left out "
         "({arrondissements})",
         "", "", ""},
        {"la commune {commune} a sa propre forme : celles de ses arrondissements sont "
         "laissées de côté ({arrondissements})",
         "", "", ""}},
    CatalogueEntry{"CTG-TERR-023",
                   {"arrondissements have shapes where their commune {commune} has none",
                    "the shape of commune {commune}", "{arrondissements}",
                    "take the layer of communes, or merge the arrondissements into {commune}"},
                   {"des arrondissements ont une forme là où leur commune {commune} n'en a pas",
                    "la forme de la commune {commune}", "{arrondissements}",
                    "prendre la couche des communes, ou fondre les arrondissements en {commune}"}},
    CatalogueEntry{"CTG-TERR-024",
                   {"commune {commune} has an empty shape", "a polygon", "nothing",
                    "draw the commune, or remove its row"},
                   {"la forme de la commune {commune} est vide", "un polygone", "rien",
                    "dessiner la commune, ou enlever sa ligne"}},
    CatalogueEntry{"CTG-TERR-030",
                   {"the history of communes does not know all communes, only their events", "", "",
                    "give the list of all communes of the last year"},
                   {"l'historique des communes ne connaît pas toutes les communes, seulement "
                    "leurs événements",
                    "", "", "donner la liste de toutes les communes de la dernière année"}},
    CatalogueEntry{"CTG-TERR-031",
                   {"“{text}” is not a kind of commune event", "INSEE's number, as 32", "“{text}”",
                    "take the list of commune events as INSEE publishes it"},
                   {"« {text} » n'est pas un type d'événement de commune",
                    "le numéro de l'Insee, comme 32", "« {text} »",
                    "prendre la liste des événements de communes telle que l'Insee la publie"}},
    CatalogueEntry{"CTG-TERR-032",
                   {"“{text}” is not a date", "a day, as 2019-01-01", "“{text}”",
                    "take the list of commune events as INSEE publishes it"},
                   {"« {text} » n'est pas une date", "un jour, comme 2019-01-01", "« {text} »",
                    "prendre la liste des événements de communes telle que l'Insee la publie"}},
    CatalogueEntry{"CTG-TERR-033",
                   {"the list of commune events says nothing of the geography of {year}",
                    "a year from {first} to {last}", "{year}",
                    "give INSEE's list of a later year: --events, or [events] in study.toml"},
                   {"la liste des événements de communes ne dit rien de la géographie de {year}",
                    "une année de {first} à {last}", "{year}",
                    "donner la liste de l'Insee d'une année plus récente : --events, ou [events] "
                    "dans study.toml"}},
    CatalogueEntry{"CTG-TERR-034",
                   {"commune {commune} does not exist in the geography of {year}; years in which "
                    "it does: {years}",
                    "a commune code of the {year} geography", "{commune}, a code of {then}",
                    "write what holds its ground in {year}: {heirs}; or give the year of the "
                    "file's codes: geography_year"},
                   {"la commune {commune} n'existe pas dans la géographie de {year} ; années où "
                    "elle existe : {years}",
                    "un code de commune de la géographie de {year}", "{commune}, un code de {then}",
                    "écrire ce qui tient son sol en {year} : {heirs} ; ou donner l'année des codes "
                    "du fichier : geography_year"}},
    CatalogueEntry{"CTG-TERR-040",
                   {"commune codes that change between {from} and {to}, communes going over whole "
                    "({count}): {changes}",
                    "", "", ""},
                   {"codes de communes qui changent entre {from} et {to}, communes passant "
                    "entières ({count}) : {changes}",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-TERR-041",
        {"columns of figures that are added, since nothing was said: {columns}", "", "",
         "name the counts (--counts) when one of them is a rate, a mean or a rank"},
        {"colonnes de chiffres additionnées, faute d'indication : {columns}", "", "",
         "nommer les effectifs (--counts) si l'une d'elles est un taux, une moyenne ou un rang"}},
    CatalogueEntry{
        "CTG-TERR-042",
        {"figures that are not added: {columns}; they are kept where a commune goes over whole and "
         "alone, absent in {count} communes: {communes}",
         "", "", "give what a rate is made of: --ratio \"TX=NUM/DEN\""},
        {"chiffres qui ne s'additionnent pas : {columns} ; ils restent là où une commune passe "
         "entière et seule, et manquent dans {count} communes : {communes}",
         "", "", "donner ce dont un taux est fait : --ratio \"TX=NUM/DEN\""}},
    CatalogueEntry{"CTG-TERR-043",
                   {"communes divided between {from} and {to} ({count}), shared out by a weight, "
                    "with bounds from nothing to all: {changes}",
                    "", "",
                    "use the bounds: nothing says how a figure lies within a divided commune"},
                   {"communes divisées entre {from} et {to} ({count}), réparties par une "
                    "pondération, avec des bornes de rien à tout : {changes}",
                    "", "",
                    "se servir des bornes : rien ne dit comment un chiffre se répartit dans une "
                    "commune divisée"}},
    CatalogueEntry{"CTG-TERR-044",
                   {"total of {column}: {before} before, {after} after", "", "", ""},
                   {"total de {column} : {before} avant, {after} après", "", "", ""}},
    CatalogueEntry{
        "CTG-TERR-045",
        {"total of {column}: {before} before, {after} after; the difference, {difference}, is of "
         "figures added to one that is hidden or missing, whose sum is not known: {communes}",
         "", "", ""},
        {"total de {column} : {before} avant, {after} après ; la différence, {difference}, est "
         "celle de chiffres joints à un autre, caché ou manquant, dont la somme n'est pas connue : "
         "{communes}",
         "", "", ""}},
    CatalogueEntry{"CTG-TERR-046",
                   {"a commune that was divided between {from} and {to} leaves its whole shape to "
                    "{heir}, its largest heir; the others have no shape: {change}",
                    "", "", "take boundaries of {to}"},
                   {"une commune divisée entre {from} et {to} laisse toute sa forme à {heir}, sa "
                    "plus grande héritière ; les autres n'ont pas de forme : {change}",
                    "", "", "prendre les limites de {to}"}},
    CatalogueEntry{"CTG-TERR-047",
                   {"communes whose ground is no longer in the list of communes in {to}, and whose "
                    "figures are left out: {communes}",
                    "", "", ""},
                   {"communes dont le sol n'est plus dans la liste des communes en {to}, et dont "
                    "les chiffres sont laissés de côté : {communes}",
                    "", "", ""}},
    CatalogueEntry{"CTG-TERR-048",
                   {"communes divided between {from} and {to} ({count}), some in equal parts for "
                    "want of a weight: {changes}",
                    "", "",
                    "give a weight of the communes between which they are divided: --weights, "
                    "--weights-column, --weights-year"},
                   {"communes divisées entre {from} et {to} ({count}), certaines à parts égales "
                    "faute de pondération : {changes}",
                    "", "",
                    "donner une pondération des communes entre lesquelles elles sont divisées : "
                    "--weights, --weights-column, --weights-year"}},
    CatalogueEntry{
        "CTG-TERR-049",
        {"codes of no commune of {from}, kept as they are ({count}): {codes}", "", "", ""},
        {"codes d'aucune commune de {from}, gardés tels quels ({count}) : {codes}", "", "", ""}},
    CatalogueEntry{"CTG-TERR-050",
                   {"“{text}” does not say how to carry a rate",
                    "NAME=NUMERATOR/DENOMINATOR, or NAME=100*NUMERATOR/DENOMINATOR", "“{text}”",
                    "name the columns that are to be added, then divided: \"TX=POOR/PERSONS\""},
                   {"« {text} » ne dit pas comment porter un taux",
                    "NOM=NUMERATEUR/DENOMINATEUR, ou NOM=100*NUMERATEUR/DENOMINATEUR", "« {text} »",
                    "nommer les colonnes à additionner puis à diviser : \"TX=PAUVRES/PERSONNES\""}},
    CatalogueEntry{"CTG-TERR-051",
                   {"no column is known to hold commune codes",
                    "a column code, CODGEO, COM or INSEE_COM", "columns: {columns}",
                    "name the column: --code"},
                   {"aucune colonne n'est connue pour tenir des codes de communes",
                    "une colonne code, CODGEO, COM ou INSEE_COM", "colonnes : {columns}",
                    "nommer la colonne : --code"}},
    CatalogueEntry{"CTG-TERR-052",
                   {"commune {commune} does not exist, and never did",
                    "a code of INSEE's code officiel géographique to {last}", "“{commune}”",
                    "correct the code, or keep the row as it is: --keep-unknown"},
                   {"la commune {commune} n'existe pas et n'a jamais existé",
                    "un code du code officiel géographique de l'Insee jusqu'en {last}",
                    "« {commune} »",
                    "corriger le code, ou garder la ligne telle quelle : --keep-unknown"}},
    CatalogueEntry{"CTG-TERR-053",
                   {"commune codes of {from} carried to {to} ({count}): {changes}", "", "", ""},
                   {"codes de communes de {from} portés à {to} ({count}) : {changes}", "", "", ""}},
    CatalogueEntry{"CTG-TERR-054",
                   {"boundaries of {from} carried to {to}: {before} communes become {after}; codes "
                    "that change ({count}): {changes}",
                    "", "", ""},
                   {"limites de {from} portées à {to} : {before} communes en deviennent {after} ; "
                    "codes qui changent ({count}) : {changes}",
                    "", "", ""}},
    CatalogueEntry{"CTG-TERR-055",
                   {"communes in no EPCI ({count}): {communes}", "", "", ""},
                   {"communes sans EPCI ({count}) : {communes}", "", "", ""}},
    CatalogueEntry{"CTG-TERR-056",
                   {"cells that name two groupings, as IGN does for the Grand Paris ({count}): the "
                    "first, the métropole, is the EPCI; the second is its établissement public "
                    "territorial",
                    "", "", ""},
                   {"cases qui nomment deux groupements, comme l'IGN pour le Grand Paris "
                    "({count}) : le premier, la métropole, est l'EPCI ; le second est son "
                    "établissement public territorial",
                    "", "", ""}},
    CatalogueEntry{"CTG-TERR-059",
                   {"no IRIS {iris} among the counts by part, which have others of its commune",
                    "an IRIS of the [parts] file {file}", "“{iris}”; nearest: {nearest}",
                    "correct the code, or give the counts of the year of these IRIS"},
                   {"pas d'IRIS {iris} parmi les effectifs par partie, qui en ont d'autres de sa "
                    "commune",
                    "un IRIS du fichier [parts] {file}",
                    "« {iris} » ; les plus proches : {nearest}",
                    "corriger le code, ou donner les effectifs de l'année de ces IRIS"}},
    CatalogueEntry{"CTG-TERR-060",
                   {"communes {first} and {second} lie over each other by {area} m²",
                    "each place in one commune", "{area} m² in both, at {x}, {y} ({crs})",
                    "take out the shape that repeats another, or correct their border in a GIS"},
                   {"les communes {first} et {second} se superposent sur {area} m²",
                    "chaque lieu dans une seule commune",
                    "{area} m² dans les deux, en {x}, {y} ({crs})",
                    "enlever la forme qui en répète une autre, ou corriger leur limite dans un "
                    "SIG"}},
    CatalogueEntry{"CTG-TERR-061",
                   {"communes {first} and {second} lie over each other by less than 1 m: {area} m²",
                    "", "at {x}, {y} ({crs})",
                    "nothing need be done; a border drawn once for both would be better"},
                   {"les communes {first} et {second} se superposent sur moins de 1 m : {area} m²",
                    "", "en {x}, {y} ({crs})",
                    "rien à faire ; une limite tracée une seule fois serait préférable"}},
    CatalogueEntry{
        "CTG-TERR-062",
        {"a gap {width} m wide between communes {communes}: {area} m²", "", "at {x}, {y}",
         "nothing need be done; a border drawn once for both would be better"},
        {"un vide de {width} m de large entre les communes {communes} : {area} m²", "",
         "en {x}, {y}", "rien à faire ; une limite tracée une seule fois serait préférable"}},
    CatalogueEntry{
        "CTG-TERR-063",
        {"{count} vertices lie in the middle of a neighbour's edge: the borders are found all the "
         "same",
         "", "on communes {communes}; the first at {x}, {y}",
         "nothing need be done; borders with the same vertices on both sides are read faster"},
        {"{count} sommets tombent au milieu d'une arête d'une voisine : les limites sont trouvées "
         "quand même",
         "", "sur les communes {communes} ; le premier en {x}, {y}",
         "rien à faire ; des limites aux mêmes sommets des deux côtés se lisent plus vite"}},
    CatalogueEntry{
        "CTG-TERR-064",
        {"{territory} holds parts of {count} communes: its outline and its pieces are those of the "
         "whole communes",
         "", "{communes}", "read the outline as the communes that it touches"},
        {"{territory} tient des parties de {count} communes : son contour et ses morceaux sont "
         "ceux des communes entières",
         "", "{communes}", "lire le contour comme celui des communes qu'il touche"}},
    CatalogueEntry{
        "CTG-TERR-070",
        {"“{text}” has lost digits: a spreadsheet took this code for a number and rounded it",
         "all the digits of the code, as 200054807", "“{text}”",
         "take the code again from its source, in a column of text"},
        {"« {text} » a perdu des chiffres : un tableur a pris ce code pour un nombre et l'a "
         "arrondi",
         "tous les chiffres du code, comme 200054807", "« {text} »",
         "reprendre le code à sa source, dans une colonne de texte"}},
    CatalogueEntry{"CTG-TERR-057",
                   {"no row is of a part of a commune",
                    "codes of IRIS (132010101) or of municipal arrondissements (13201)", "",
                    "give a table by IRIS or by arrondissement"},
                   {"aucune ligne n'est celle d'une partie de commune",
                    "des codes d'IRIS (132010101) ou d'arrondissements municipaux (13201)", "",
                    "donner une table par IRIS ou par arrondissement"}},
    CatalogueEntry{
        "CTG-TERR-058",
        {"{count} counts of column {column} are absent ({codes}): no part of their communes has a "
         "share",
         "a count in each row", "", "fill them in: shares of communes rest on them"},
        {"{count} effectifs de la colonne {column} manquent ({codes}) : aucune partie de leurs "
         "communes n'a de part",
         "un effectif dans chaque ligne", "",
         "les remplir : des parts de communes reposent sur eux"}},
};

} // namespace

std::span<const CatalogueEntry> territory_messages() noexcept {
    return messages;
}

} // namespace ctg
