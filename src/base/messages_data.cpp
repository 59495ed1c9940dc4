// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CONF-002",
                   {"unknown key “{key}”", "one of: {known}", "“{key}”; nearest: {nearest}",
                    "correct the key, or take it out"},
                   {"clé inconnue « {key} »", "une de : {known}",
                    "« {key} » ; la plus proche : {nearest}", "corriger la clé, ou l'enlever"}},
    CatalogueEntry{"CTG-CONF-003",
                   {"the key {key} is missing", "{key} = …", "", "add the key to the file"},
                   {"il manque la clé {key}", "{key} = …", "", "ajouter la clé au fichier"}},
    CatalogueEntry{"CTG-CONF-004",
                   {"the value of {key} is not of the right type", "{example}", "{found}",
                    "write the value in the form of the example"},
                   {"la valeur de {key} n'est pas du bon type", "{example}", "{found}",
                    "écrire la valeur comme dans l'exemple"}},
    CatalogueEntry{"CTG-CONF-005",
                   {"{key} does not take this value", "one of: {choices}",
                    "“{found}”; nearest: {nearest}", "write one of the values named"},
                   {"{key} n'accepte pas cette valeur", "une parmi : {choices}",
                    "« {found} » ; la plus proche : {nearest}", "écrire une des valeurs citées"}},
    CatalogueEntry{
        "CTG-DATA-001",
        {"{value} does not stand between its bounds {low} and {high}",
         "finite numbers, low ≤ value ≤ high (a count is never negative)", "{low}, {value}, {high}",
         ""},
        {"{value} n'est pas entre ses bornes {low} et {high}",
         "des nombres finis, borne basse ≤ valeur ≤ borne haute (un effectif n'est jamais négatif)",
         "{low}, {value}, {high}", ""}},
    CatalogueEntry{"CTG-DATA-002",
                   {"an absent figure has no value", "a known figure", "{absence}",
                    "ask whether it is known before reading it"},
                   {"une donnée absente n'a pas de valeur", "une donnée connue", "{absence}",
                    "demander si elle est connue avant de la lire"}},
    CatalogueEntry{
        "CTG-DATA-003",
        {"column {number} repeats the name “{column}”", "a different name for each column",
         "“{column}” again", "rename or take out one of the columns in the file"},
        {"la colonne {number} répète le nom « {column} »", "un nom différent pour chaque colonne",
         "« {column} » une fois de plus", "renommer ou enlever une des colonnes dans le fichier"}},
    CatalogueEntry{"CTG-DATA-004",
                   {"the column “{column}” is missing", "a column “{column}” among the headers",
                    "{columns}; nearest: {nearest}",
                    "rename the column, or say in the study how it is called: columns.{column} = "
                    "\"…\""},
                   {"il manque la colonne « {column} »",
                    "une colonne « {column} » parmi les en-têtes",
                    "{columns} ; la plus proche : {nearest}",
                    "renommer la colonne, ou dire dans l'étude comment elle s'appelle : "
                    "columns.{column} = \"…\""}},
    CatalogueEntry{
        "CTG-DATA-005",
        {"“{text}” is not a number",
         "a number with “{mark}” before its decimals, or a mark of absence: s, ns, nd, so, empty",
         "“{text}”", "correct the cell; decimals are marked the same way in the whole file"},
        {"« {text} » n'est pas un nombre",
         "un nombre avec « {mark} » devant ses décimales, ou une marque d'absence : s, ns, nd, so, "
         "vide",
         "« {text} »",
         "corriger la cellule ; les décimales se marquent de la même façon dans tout le fichier"}},
    CatalogueEntry{
        "CTG-DATA-006",
        {"column {number} has no name", "a name for each column", "an empty header",
         "name the column, or take it out if it is empty (a separator too many at the "
         "end of the lines)"},
        {"la colonne {number} n'a pas de nom", "un nom pour chaque colonne", "un en-tête vide",
         "nommer la colonne, ou l'enlever si elle est vide (un séparateur de trop en fin "
         "de ligne)"}},
    CatalogueEntry{"CTG-DATA-007",
                   {"a row of {cells} cells under {columns} columns", "{columns} cells",
                    "{cells} cells",
                    "look for a separator too many or too few, or a text that needs quotes"},
                   {"une ligne de {cells} cellules sous {columns} colonnes", "{columns} cellules",
                    "{cells} cellules",
                    "chercher un séparateur en trop ou en moins, ou un texte à mettre entre "
                    "guillemets"}},
    CatalogueEntry{"CTG-DATA-008",
                   {"the column “{column}” is given two names: {first} and {second}",
                    "one name for each column", "{first}, {second}",
                    "take one of the two out of “columns”"},
                   {"la colonne « {column} » reçoit deux noms : {first} et {second}",
                    "un seul nom pour chaque colonne", "{first}, {second}",
                    "enlever l'un des deux de « columns »"}},
    CatalogueEntry{
        "CTG-DATA-009",
        {"{base} is not a rounding base", "a number above 0, such as 5", "{base}", ""},
        {"{base} n'est pas une base d'arrondi", "un nombre supérieur à 0, comme 5", "{base}", ""}},
    CatalogueEntry{
        "CTG-DATA-010",
        {"“{text}” can be read in two ways: its mark may part thousands or decimals",
         "a number of the column that settles it, such as 0.5 or 12.25", "“{text}”",
         "write thousands without a mark, or with a space: 1 234"},
        {"« {text} » se lit de deux façons : son signe peut séparer les milliers ou les décimales",
         "un nombre de la colonne qui en décide, comme 0,5 ou 12,25", "« {text} »",
         "écrire les milliers sans signe, ou avec une espace : 1 234"}},
};

} // namespace

std::span<const CatalogueEntry> data_messages() noexcept {
    return messages;
}

} // namespace ctg
