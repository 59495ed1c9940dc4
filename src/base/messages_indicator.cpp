// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-IND-001",
                   {"indicator {indicator} names a table, “{table}”, that the study lacks",
                    "one of: {known}", "“{table}”; nearest: {nearest}",
                    "correct the name, or add [tables.{table}] to study.toml"},
                   {"l'indicateur {indicator} nomme une table, « {table} », que l'étude n'a pas",
                    "une parmi : {known}", "« {table} » ; la plus proche : {nearest}",
                    "corriger le nom, ou ajouter [tables.{table}] à study.toml"}},
    CatalogueEntry{"CTG-IND-002",
                   {"a figure is below 0", "a count, 0 or more, or a mark of absence", "“{text}”",
                    "correct the cell: indicators add counts, and a balance is not one"},
                   {"un chiffre est inférieur à 0",
                    "un effectif, 0 ou plus, ou une marque d'absence", "« {text} »",
                    "corriger la cellule : les indicateurs additionnent des effectifs, et un solde "
                    "n'en est pas un"}},
    CatalogueEntry{"CTG-IND-003",
                   {"the figures of table {table} come by {level}, which this version does not "
                    "carry to territories",
                    "level = \"commune\", \"iris\", \"epci\" or \"departement\"",
                    "level = \"{level}\"", "give the figures by commune"},
                   {"les chiffres de la table {table} sont au niveau {level}, que cette version ne "
                    "sait pas porter aux territoires",
                    "level = \"commune\", \"iris\", \"epci\" ou \"departement\"",
                    "level = \"{level}\"", "donner les chiffres par commune"}},
    CatalogueEntry{"CTG-IND-004",
                   {"figures that rounding to {base} cannot give: {count}, the first being {text}",
                    "multiples of {base}", "{text}",
                    "correct the rounding in the scheme; the bounds are wider than they need be"},
                   {"chiffres qu'un arrondi à {base} ne peut donner : {count}, dont le premier est "
                    "{text}",
                    "des multiples de {base}", "{text}",
                    "corriger l'arrondi dans la grille ; les bornes sont plus larges que "
                    "nécessaire"}},
    CatalogueEntry{
        "CTG-IND-005",
        {"table {table} gives arrondissements, added up to their commune: {communes}", "", "", ""},
        {"la table {table} donne des arrondissements, additionnés pour former leur commune : "
         "{communes}",
         "", "", ""}},
    CatalogueEntry{"CTG-IND-006",
                   {"table {table} gives both a commune and its arrondissements; the commune's own "
                    "row counts: {communes}",
                    "", "", ""},
                   {"la table {table} donne à la fois une commune et ses arrondissements ; la "
                    "ligne de la commune compte : {communes}",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-IND-007",
        {"table {table} gives only some arrondissements of {commune}: the commune has no figure",
         "the commune itself, or its {total} arrondissements", "{count} arrondissements",
         "complete the table"},
        {"la table {table} ne donne qu'une partie des arrondissements de {commune} : la commune "
         "n'a pas de chiffre",
         "la commune elle-même, ou ses {total} arrondissements", "{count} arrondissements",
         "compléter la table"}},
    CatalogueEntry{
        "CTG-IND-008",
        {"rows of table {table} outside the geography, not read: {count} ({communes})", "", "", ""},
        {"lignes de la table {table} hors de la géographie, non lues : {count} ({communes})", "",
         "", ""}},
    CatalogueEntry{"CTG-IND-009",
                   {"indicator {indicator} is of {year}, its table {table} of {table_year}",
                    "the same year in the scheme and in the study", "{year} and {table_year}",
                    "correct one of the two"},
                   {"l'indicateur {indicator} est de {year}, sa table {table} de {table_year}",
                    "la même année dans la grille et dans l'étude", "{year} et {table_year}",
                    "corriger l'une des deux"}},
    CatalogueEntry{"CTG-IND-010",
                   {"{indicator}: some communes are hidden or missing in {count} of the "
                    "territories, whose values stand on the others: {territories}",
                    "", "", ""},
                   {"{indicator} : des communes sont masquées ou manquantes dans {count} des "
                    "territoires, dont les valeurs reposent sur les autres : {territories}",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-IND-011",
        {"{indicator}: hidden by secrecy in {count} of the territories: {territories}", "", "", ""},
        {"{indicator} : masqué par le secret statistique dans {count} des territoires : "
         "{territories}",
         "", "", ""}},
    CatalogueEntry{
        "CTG-IND-012",
        {"{indicator}: too few communes known in {count} of the territories: {territories}", "", "",
         "complete the table, or lower min_observed"},
        {"{indicator} : trop peu de communes connues dans {count} des territoires : {territories}",
         "", "", "compléter la table, ou abaisser min_observed"}},
    CatalogueEntry{"CTG-IND-013",
                   {"{indicator}: without object in {count} of the territories (its denominator "
                    "is 0, or no commune is concerned): {territories}",
                    "", "", ""},
                   {"{indicator} : sans objet dans {count} des territoires (dénominateur nul, ou "
                    "aucune commune concernée) : {territories}",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-IND-014",
        {"{indicator}: column {column} holds rates or medians, which are never added: no "
         "value for the {count} territories of several communes ({territories})",
         "a column of counts", "{column}",
         "take the counts that the rate is made of, as numerator and denominator, or "
         "kind = \"mean\" with the column that weighs it"},
        {"{indicator} : la colonne {column} porte des taux ou des médianes, qui ne "
         "s'additionnent pas : pas de valeur pour les {count} territoires de plusieurs "
         "communes ({territories})",
         "une colonne d'effectifs", "{column}",
         "prendre les effectifs dont le taux est fait, en numérateur et en "
         "dénominateur, ou kind = \"mean\" avec la colonne qui le pondère"}},
    CatalogueEntry{"CTG-IND-015",
                   {"“{text}” is not an IRIS code", "nine characters, as 130550101", "“{text}”",
                    "correct the code, or give the level of the table: level = \"commune\""},
                   {"« {text} » n'est pas un code d'IRIS", "neuf caractères, comme 130550101",
                    "« {text} »",
                    "corriger le code, ou donner le niveau de la table : level = \"commune\""}},
    CatalogueEntry{
        "CTG-IND-020",
        {"{indicator}: column {column} holds an index, which is told of one unit and never added: "
         "no value for the {count} territories of several communes ({territories})",
         "", "", "choose kind = \"mean\" and the column that weighs it, if its mean has a meaning"},
        {"{indicator} : la colonne {column} porte un indice, qui se dit d'une unité et ne "
         "s'additionne pas : pas de valeur pour les {count} territoires de plusieurs communes "
         "({territories})",
         "", "", "choisir kind = \"mean\" et la colonne qui le pondère, si sa moyenne a un sens"}},
    CatalogueEntry{"CTG-IND-021",
                   {"{indicator} falls back on {table}, which comes by {level}",
                    "a table of level = \"epci\" or \"departement\"", "level = \"{level}\"",
                    "name coarser tables, the finest first"},
                   {"{indicator} se replie sur {table}, qui est au niveau {level}",
                    "une table de level = \"epci\" ou \"departement\"", "level = \"{level}\"",
                    "nommer des tables plus larges, la plus fine d'abord"}},
    CatalogueEntry{"CTG-IND-022",
                   {"{indicator} is per area, and table {table} gives no km² of its units",
                    "a denominator: a column of km²", "", "add the column, and name it"},
                   {"{indicator} se rapporte à la surface, et la table {table} ne donne pas les "
                    "km² de ses unités",
                    "un denominator : une colonne de km²", "", "ajouter la colonne, et la nommer"}},
    CatalogueEntry{"CTG-IND-023",
                   {"table {table} comes by EPCI, and which communes these hold is not known",
                    "the section [epci] of study.toml", "", "name the file of EPCI members"},
                   {"la table {table} est par EPCI, et leurs communes membres ne sont pas connues",
                    "la section [epci] de study.toml", "",
                    "nommer le fichier des membres des EPCI"}},
    CatalogueEntry{"CTG-IND-024",
                   {"{indicator}: {count} of the territories lie in several units of level "
                    "{level}, and how many live in each is not known: {territories}",
                    "the section [weights.population] of study.toml", "",
                    "name a table of inhabitants by commune"},
                   {"{indicator} : {count} des territoires sont dans plusieurs unités du niveau "
                    "{level}, dont le nombre d'habitants n'est pas connu : {territories}",
                    "la section [weights.population] de study.toml", "",
                    "nommer une table d'habitants par commune"}},
    CatalogueEntry{"CTG-IND-025",
                   {"{indicator}: {count} of the territories have no value of their own, and take "
                    "that of the {level} around them (table {table}): {territories}",
                    "", "", ""},
                   {"{indicator} : {count} des territoires n'ont pas de valeur propre, et prennent "
                    "celle de leur niveau {level} (table {table}) : {territories}",
                    "", "", ""}},
    CatalogueEntry{"CTG-IND-026",
                   {"{unit} comes twice in a table", "a row for each unit", "",
                    "take one of the rows out, or choose a year"},
                   {"{unit} vient deux fois dans une table", "une ligne par unité", "",
                    "retirer une des lignes, ou choisir une année"}},
    CatalogueEntry{
        "CTG-IND-030",
        {"{indicator} is no share: some numerators exceed their denominators, or these "
         "are below 1",
         "shares of counts", "shrink = \"eb_binomial\"", "write shrink = \"eb_poisson\""},
        {"{indicator} n'est pas une part : des numérateurs dépassent leurs "
         "dénominateurs, ou ceux-ci sont inférieurs à 1",
         "des parts d'effectifs", "shrink = \"eb_binomial\"", "écrire shrink = \"eb_poisson\""}},
    CatalogueEntry{"CTG-IND-031",
                   {"{indicator}: {count} values are drawn toward their mean, {mean}; that on the "
                    "smallest denominator keeps {percent}% of its distance",
                    "", "", ""},
                   {"{indicator} : {count} valeurs sont rapprochées de leur moyenne, {mean} ; "
                    "celle du plus petit dénominateur garde {percent} % de son écart",
                    "", "", ""}},
    CatalogueEntry{"CTG-IND-032",
                   {"{indicator}: {count} value teaches no mean to draw toward; nothing is shrunk",
                    "two territories with a value of their own", "{count}",
                    "add territories, or write shrink = \"none\""},
                   {"{indicator} : {count} valeur n'apprend aucune moyenne ; rien n'est rapproché",
                    "deux territoires qui ont leur valeur propre", "{count}",
                    "ajouter des territoires, ou écrire shrink = \"none\""}},
};

} // namespace

std::span<const CatalogueEntry> indicator_messages() noexcept {
    return messages;
}

} // namespace ctg
