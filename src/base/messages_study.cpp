// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-STUD-001",
                   {"the study has no weight named “{basis}”", "one of: {known}",
                    "“{basis}”; nearest: {nearest}", "add [weights.{basis}] to study.toml"},
                   {"l'étude n'a pas de pondération nommée « {basis} »", "l'une de : {known}",
                    "« {basis} » ; la plus proche : {nearest}",
                    "ajouter [weights.{basis}] à study.toml"}},
    CatalogueEntry{"CTG-STUD-002",
                   {"this needs [{section}], which the study does not have", "", "",
                    "add [{section}] to study.toml"},
                   {"il faut pour cela [{section}], que l'étude n'a pas", "", "",
                    "ajouter [{section}] à study.toml"}},
    CatalogueEntry{"CTG-STUD-003",
                   {"the file has no section [study]", "[study] with the key name", "",
                    "begin the file by [study]"},
                   {"le fichier n'a pas de section [study]", "[study] avec la clé name", "",
                    "commencer le fichier par [study]"}},
    CatalogueEntry{"CTG-STUD-004",
                   {"“{text}” is not a day of the year", "month and day, as 12-31", "“{text}”",
                    "29 February is not every year: take 02-28"},
                   {"« {text} » n'est pas un jour de l'année", "mois et jour, comme 12-31",
                    "« {text} »", "le 29 février n'est pas de chaque année : prendre 02-28"}},
    CatalogueEntry{"CTG-STUD-005",
                   {"a convention cannot last {months} months", "from 1 to 1200 months", "{months}",
                    "give a duration in months: 48 is four years"},
                   {"une convention ne peut pas durer {months} mois", "de 1 à 1200 mois",
                    "{months}", "donner une durée en mois : 48 font quatre ans"}},
    CatalogueEntry{"CTG-STUD-006",
                   {"{year} is not a year of geography", "a year from 1943 to 2100", "{year}",
                    "give the year of the code officiel géographique"},
                   {"{year} n'est pas une année de géographie", "une année de 1943 à 2100",
                    "{year}", "donner l'année du code officiel géographique"}},
    CatalogueEntry{
        "CTG-STUD-007",
        {"“{text}” is not a coordinate reference system", "an EPSG code, as \"EPSG:2154\"",
         "“{text}”", "look in the file's documentation"},
        {"« {text} » n'est pas un système de coordonnées", "un code EPSG, comme \"EPSG:2154\"",
         "« {text} »", "chercher dans la documentation du fichier"}},
    CatalogueEntry{"CTG-STUD-008",
                   {"a rounding base must be above 0", "a number above 0, as 5", "",
                    "take the line away when the counts are not rounded"},
                   {"la base d'un arrondi doit être positive", "un nombre positif, comme 5", "",
                    "ôter la ligne quand les effectifs ne sont pas arrondis"}},
    CatalogueEntry{"CTG-STUD-010",
                   {"the study does not say which communes it is about", "a section [communes]", "",
                    "add [communes] with the file of the communes' boundaries"},
                   {"l'étude ne dit pas de quelles communes elle parle", "une section [communes]",
                    "", "ajouter [communes] avec le fichier des limites des communes"}},
    CatalogueEntry{"CTG-STUD-011",
                   {"the study does not say the geography year of its codes",
                    "geography_year in [study] or [communes]", "",
                    "add geography_year = 2025, or the year of your files"},
                   {"l'étude ne dit pas l'année de géographie de ses codes",
                    "geography_year dans [study] ou [communes]", "",
                    "ajouter geography_year = 2025, ou l'année de vos fichiers"}},
    CatalogueEntry{
        "CTG-STUD-013",
        {"territory {territory} is in {count} pieces: {pieces}", "", "",
         "no fault if meant; else look for a commune that is missing between them"},
        {"le territoire {territory} est en {count} morceaux : {pieces}", "", "",
         "aucune faute si c'est voulu ; sinon, chercher la commune qui manque entre eux"}},
    CatalogueEntry{
        "CTG-STUD-014",
        {"communes of territory {territory} that alone hold it together: {communes}", "", "", ""},
        {"communes du territoire {territory} qui seules le tiennent d'un morceau : "
         "{communes}",
         "", "", ""}},
    CatalogueEntry{
        "CTG-STUD-020",
        {"counted on {day} of each year, on {basis}: union of the signed conventions in force, "
         "each commune once, within the {communes} communes of the whole",
         "", "", ""},
        {"compté au {day} de chaque année (mois-jour), base {basis} : union des conventions "
         "signées en vigueur, chaque commune une fois, dans les {communes} communes du tout",
         "", "", ""}},
    CatalogueEntry{
        "CTG-STUD-021",
        {"counted on {day} of each year, on {basis}: union of the conventions signed or planned, "
         "each commune once, within the {communes} communes of the whole",
         "", "", ""},
        {"compté au {day} de chaque année (mois-jour), base {basis} : union des conventions "
         "signées ou en projet, chaque commune une fois, dans les {communes} communes du tout",
         "", "", ""}},
    CatalogueEntry{"CTG-STUD-040",
                   {"the limit {limit} must allow something", "a whole number above 0", "{most}",
                    "write how much may be read, or take the key away"},
                   {"la limite {limit} doit permettre quelque chose", "un nombre entier positif",
                    "{most}", "écrire combien peut être lu, ou ôter la clé"}},
    CatalogueEntry{"CTG-STUD-041",
                   {"this table has a header and no row", "at least one row", "",
                    "look whether the export was cut short; else take the section away"},
                   {"ce tableau a un en-tête et aucune ligne", "au moins une ligne", "",
                    "voir si l'export a été interrompu ; sinon ôter la section"}},
    CatalogueEntry{
        "CTG-STUD-050",
        {"“{text}” does not say what the mark “{mark}” means",
         "suppressed, not_collected, not_applicable, bounds as \"1-4\", or a number", "“{text}”",
         "as in: absence = { \"\" = \"1-4\" }"},
        {"« {text} » ne dit pas ce que signifie la marque « {mark} »",
         "suppressed, not_collected, not_applicable, des bornes comme \"1-4\", ou un nombre",
         "« {text} »", "par exemple : absence = { \"\" = \"1-4\" }"}},
    CatalogueEntry{"CTG-STUD-051",
                   {"the table of totals has no row of the département {departement}",
                    "a row whose departement, code, numdep or DEP is {departement}", "",
                    "correct the file named by total"},
                   {"la table des totaux n'a pas de ligne pour le département {departement}",
                    "une ligne dont departement, code, numdep ou DEP vaut {departement}", "",
                    "corriger le fichier que nomme total"}},
    CatalogueEntry{
        "CTG-STUD-052",
        {"{table}, {column}: the communes add up to {sum} [{low}, {high}], the published total is "
         "{total} ({difference}): within what rounding and hidden communes ({unknown}) allow",
         "", "", ""},
        {"{table}, {column} : les communes font {sum} [{low}, {high}], le total publié est {total} "
         "({difference}) : dans ce que permettent les arrondis et les communes masquées "
         "({unknown})",
         "", "", ""}},
    CatalogueEntry{
        "CTG-STUD-053",
        {"{table}, {column}: the communes add up to {sum} [{low}, {high}], the published total is "
         "{total} ({difference}, {percent} %): more than rounding allows, within the 1.5 % that "
         "the "
         "producer tolerates",
         "", "", ""},
        {"{table}, {column} : les communes font {sum} [{low}, {high}], le total publié est {total} "
         "({difference}, {percent} %) : plus que ne permettent les arrondis, dans la tolérance de "
         "1,5 % du producteur",
         "", "", ""}},
    CatalogueEntry{
        "CTG-STUD-054",
        {"{table}, {column}: the communes add up to {sum}, the published total is {total}",
         "a difference of at most 1.5 %", "{difference} ({percent} %); communes hidden: {unknown}",
         "look for communes missing or counted twice, or for a total of another year"},
        {"{table}, {column} : les communes font {sum}, le total publié est {total}",
         "un écart d'au plus 1,5 %", "{difference} ({percent} %) ; communes masquées : {unknown}",
         "chercher des communes manquantes ou comptées deux fois, ou un total d'une autre année"}},
    CatalogueEntry{"CTG-STUD-055",
                   {"column {column} seems to mix shares and percentages", "one or the other",
                    "{shares} such as {share}, {percentages} such as {percentage}",
                    "write all of them as percentages, or all as shares"},
                   {"la colonne {column} semble mêler des parts et des pourcentages",
                    "l'un ou l'autre", "{shares} comme {share}, {percentages} comme {percentage}",
                    "écrire toutes les valeurs en pourcentages, ou toutes en parts de 1"}},
    CatalogueEntry{
        "CTG-STUD-056",
        {"the table holds several years ({years}) and the study does not say which: "
         "{year} is read",
         "", "", "say which: year = {year}"},
        {"la table porte sur plusieurs années ({years}) et l'étude ne dit pas laquelle : "
         "{year} est lue",
         "", "", "dire laquelle : year = {year}"}},
    CatalogueEntry{"CTG-STUD-030",
                   {"the shipped study is not there", "{file}", "",
                    "set CTG_DATA_DIR to the folder `data` of the project"},
                   {"l'étude livrée est introuvable", "{file}", "",
                    "donner à CTG_DATA_DIR le dossier `data` du projet"}},
    CatalogueEntry{"CTG-STUD-031",
                   {"the scripts that draw the charts are not there", "{file}", "",
                    "run `npm ci` and build again, or set CTG_WEB_DIR"},
                   {"les scripts qui dessinent les graphiques sont introuvables", "{file}", "",
                    "lancer `npm ci` et compiler de nouveau, ou donner CTG_WEB_DIR"}},
};

} // namespace

std::span<const CatalogueEntry> study_messages() noexcept {
    return messages;
}

} // namespace ctg
