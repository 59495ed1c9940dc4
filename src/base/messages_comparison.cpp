// SPDX-License-Identifier: Apache-2.0
// Of checks by other methods, inequality and types: CTG-SCOR-060 to -079.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-SCOR-060",
                   {"the bounds of shares {low} and {high} are not in order", "0 ≤ low ≤ high ≤ 1",
                    "{low}, {high}", "write for example 0.02,0.4"},
                   {"les bornes des parts, {low} et {high}, ne sont pas dans l'ordre",
                    "0 ≤ bas ≤ haut ≤ 1", "{low}, {high}", "écrire par exemple 0.02,0.4"}},
    CatalogueEntry{
        "CTG-SCOR-061",
        {"no shares between {low} and {high} of {count} indicators add up to 1",
         "{count} × low ≤ 1 ≤ {count} × high", "{low}, {high}", "widen the bounds of the shares"},
        {"aucune part entre {low} et {high} pour {count} indicateurs ne donne 1 en tout",
         "{count} × bas ≤ 1 ≤ {count} × haut", "{low}, {high}", "élargir les bornes des parts"}},
    CatalogueEntry{
        "CTG-SCOR-062",
        {"{unit} scores {score} on {indicator}: the check {method} is not defined",
         "scores above 0, or a floor that lower ones count as", "{score}",
         "give a floor (--floor 1), wider bounds of shares, or leave the check out"},
        {"{unit} a le score {score} en {indicator} : la vérification {method} n'est pas définie",
         "des scores au-dessus de 0, ou un plancher auquel les autres comptent", "{score}",
         "donner un plancher (--floor 1), élargir les bornes des parts, ou se passer de la "
         "vérification"}},
    CatalogueEntry{
        "CTG-SCOR-063",
        {"the benefit of the doubt of {count} units is not sought", "at most {most} units",
         "{count}", "check by geometric or borda, or score fewer units"},
        {"le bénéfice du doute de {count} unités n'est pas cherché", "au plus {most} unités",
         "{count}", "vérifier par geometric ou borda, ou noter moins d'unités"}},
    CatalogueEntry{
        "CTG-SCOR-064",
        {"the most favourable weights of {unit} are not proven",
         "a score within 1e-9 of its bound by duality", "",
         "give a higher floor or wider bounds of shares: scores of very different size "
         "are too hard for the solver"},
        {"les poids les plus favorables à {unit} ne sont pas prouvés",
         "un score à 1e-9 de sa borne duale", "",
         "donner un plancher plus haut ou des bornes plus larges : des scores de tailles "
         "trop différentes dépassent le solveur"}},
    CatalogueEntry{
        "CTG-SCOR-065",
        {"{count} units without a value are left out of the inequality", "", "{count}", ""},
        {"{count} unités sans valeur ne comptent pas dans l'inégalité", "", "{count}", ""}},
    CatalogueEntry{"CTG-SCOR-066",
                   {"all values are 0: nobody is unequal", "values above 0 somewhere", "",
                    "read 0 as “nothing to share”"},
                   {"toutes les valeurs sont à 0 : nulle inégalité",
                    "des valeurs au-dessus de 0 quelque part", "",
                    "lire 0 comme « rien à partager »"}},
    CatalogueEntry{"CTG-SCOR-067",
                   {"{unit} has the value {found}: inequality is not defined",
                    "values of 0 or above, on a scale with a true 0", "{found}",
                    "measure an indicator, or scores between goalposts, not deviations"},
                   {"{unit} a la valeur {found} : l'inégalité n'est pas définie",
                    "des valeurs à partir de 0, sur une échelle qui a un vrai 0", "{found}",
                    "mesurer un indicateur, ou des scores entre bornes, non des écarts"}},
    CatalogueEntry{"CTG-SCOR-068",
                   {"the weight {found} of {unit} cannot count", "weights of 0 or above, not all 0",
                    "{found}", "give the inhabitants of each unit, or leave weights out"},
                   {"le poids {found} de {unit} ne peut pas compter",
                    "des poids à partir de 0, pas tous à 0", "{found}",
                    "donner les habitants de chaque unité, ou se passer de poids"}},
    CatalogueEntry{"CTG-SCOR-069",
                   {"{count} communes of territories have no known inhabitants, and weigh nothing "
                    "in the inequality",
                    "", "{count}", ""},
                   {"{count} communes de territoires n'ont pas d'habitants connus, et ne pèsent "
                    "rien dans l'inégalité",
                    "", "{count}", ""}},
    CatalogueEntry{
        "CTG-SCOR-070",
        {"{count} units without any score are left out of the types", "", "{count}", ""},
        {"{count} unités sans aucun score ne sont pas dans les types", "", "{count}", ""}},
    CatalogueEntry{"CTG-SCOR-071",
                   {"the choice of {types} medoids is not proven best", "", "",
                    "another choice may cost less; fewer types or units are enumerated"},
                   {"le choix de {types} médoïdes n'est pas prouvé le meilleur", "", "",
                    "un autre choix peut coûter moins ; moins de types ou d'unités sont énumérés"}},
    CatalogueEntry{
        "CTG-SCOR-072",
        {"{least} to {most} types of {count} units cannot be made", "2 ≤ least ≤ most ≤ {count}",
         "{least}..{most}", "write for example 3, or 2..6"},
        {"on ne peut pas faire {least} à {most} types de {count} unités",
         "2 ≤ moins ≤ plus ≤ {count}", "{least}..{most}", "écrire par exemple 3, ou 2..6"}},
    CatalogueEntry{
        "CTG-SCOR-073",
        {"the profile of {unit} has {found} scores", "{count} scores, as the first profile",
         "{found}", "give each unit a score, or none, on the same cells"},
        {"le profil de {unit} a {found} scores", "{count} scores, comme le premier profil",
         "{found}", "donner à chaque unité un score, ou aucun, sur les mêmes cases"}},
    CatalogueEntry{
        "CTG-SCOR-074",
        {"{unit} has two profiles", "a profile for each unit", "{unit}", "keep one of the two"},
        {"{unit} a deux profils", "un profil par unité", "{unit}", "garder l'un des deux"}},
    CatalogueEntry{
        "CTG-SCOR-075",
        {"{first} and {second} have no score in common: their distance is not defined",
         "one cell at least on which both have a score", "",
         "leave one of them out, or add an indicator that both have"},
        {"{first} et {second} n'ont aucun score en commun : leur distance n'est pas définie",
         "une case au moins où les deux ont un score", "",
         "laisser l'une des deux de côté, ou ajouter un indicateur que les deux ont"}},
    CatalogueEntry{"CTG-SCOR-076",
                   {"no types are sought among {count} units", "at most {most} units", "{count}",
                    "make types of fewer units"},
                   {"aucun type n'est cherché parmi {count} unités", "au plus {most} unités",
                    "{count}", "faire des types de moins d'unités"}},
    CatalogueEntry{"CTG-SCOR-077",
                   {"{found} is no probability of {unit}", "a number from 0 to 1", "{found}",
                    "divide percents by 100"},
                   {"{found} n'est pas une probabilité pour {unit}", "un nombre de 0 à 1",
                    "{found}", "diviser les pourcentages par 100"}},
};

} // namespace

std::span<const CatalogueEntry> comparison_messages() noexcept {
    return messages;
}

} // namespace ctg
