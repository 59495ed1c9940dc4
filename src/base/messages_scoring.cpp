// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-SCOR-001",
                   {"“{found}” is no {key} of the scheme", "one of: {known}",
                    "“{found}”; nearest: {nearest}", "correct the name, or add it to [scheme]"},
                   {"« {found} » n'est pas une valeur de {key} de la grille", "une parmi : {known}",
                    "« {found} » ; la plus proche : {nearest}",
                    "corriger le nom, ou l'ajouter à [scheme]"}},
    CatalogueEntry{
        "CTG-SCOR-002",
        {"the goalposts are not in order", "two numbers, the lower first: [20.0, 80.0]", "{found}",
         "put the lower first; `direction` says which of the two is need"},
        {"les bornes ne sont pas dans l'ordre",
         "deux nombres, le plus petit d'abord : [20.0, 80.0]", "{found}",
         "mettre le plus petit d'abord ; `direction` dit lequel des deux est un besoin"}},
    CatalogueEntry{"CTG-SCOR-003",
                   {"cells of the scheme without an indicator: {cells}",
                    "one indicator at least for each theme × logic", "",
                    "add an indicator to each, or take a theme or a logic out"},
                   {"cases de la grille sans indicateur : {cells}",
                    "au moins un indicateur par thème × logique", "",
                    "ajouter un indicateur à chacune, ou retirer un thème ou une logique"}},
    CatalogueEntry{"CTG-SCOR-004",
                   {"two indicators have the id “{id}”", "an id for each indicator", "",
                    "rename one of the two"},
                   {"deux indicateurs ont l'id « {id} »", "un id par indicateur", "",
                    "renommer l'un des deux"}},
    CatalogueEntry{"CTG-SCOR-005",
                   {"{method} is not offered by this version", "{offered}", "{method}",
                    "choose a method that is offered, or take the key out"},
                   {"{method} n'est pas offert par cette version", "{offered}", "{method}",
                    "choisir une méthode offerte, ou retirer la clé"}},
    CatalogueEntry{"CTG-SCOR-006",
                   {"{territory} has no value for {indicator}, which the scheme requires",
                    "a value for every territory (missing = \"refuse\")", "",
                    "complete the data, or write missing = \"skip\""},
                   {"{territory} n'a pas de valeur pour {indicator}, que la grille exige",
                    "une valeur pour chaque territoire (missing = \"refuse\")", "",
                    "compléter les données, ou écrire missing = \"skip\""}},
    CatalogueEntry{"CTG-SCOR-007",
                   {"the list {key} is empty", "one name at least", "[]", "name them"},
                   {"la liste {key} est vide", "un nom au moins", "[]", "les nommer"}},
    CatalogueEntry{
        "CTG-SCOR-008",
        {"the list {key} has “{name}” twice", "each name once", "", "take one of the two out"},
        {"la liste {key} contient deux fois « {name} »", "chaque nom une fois", "",
         "retirer l'un des deux"}},
    CatalogueEntry{"CTG-SCOR-009",
                   {"a count has no denominator", "kind = \"count\" alone, or kind = \"ratio\"",
                    "denominator = \"{denominator}\"", "take the key out, or change the kind"},
                   {"un effectif (count) n'a pas de dénominateur",
                    "kind = \"count\" seul, ou kind = \"ratio\"", "denominator = \"{denominator}\"",
                    "retirer la clé, ou changer kind"}},
    CatalogueEntry{"CTG-SCOR-010",
                   {"the value of {key} is out of range", "{range}", "{found}", ""},
                   {"la valeur de {key} est hors de l'intervalle", "{range}", "{found}", ""}},
    CatalogueEntry{"CTG-SCOR-011",
                   {"two values of {indicator} for {territory}", "one at most", "",
                    "score each list of values on its own"},
                   {"deux valeurs de {indicator} pour {territory}", "une au plus", "",
                    "noter chaque liste de valeurs à part"}},
    CatalogueEntry{
        "CTG-SCOR-012",
        {"the scores of {count} of the {total} territories stand on a part of the "
         "scheme's weight; least: {territory}, {percent}%",
         "", "", ""},
        {"les scores de {count} des {total} territoires reposent sur une partie du poids "
         "de la grille ; le moins : {territory}, {percent} %",
         "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> scoring_messages() noexcept {
    return messages;
}

} // namespace ctg
