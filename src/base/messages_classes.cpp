// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

// Classes of maps, and maps of indicators.
constexpr std::array messages{
    CatalogueEntry{"CTG-PORT-030",
                   {"{count} classes are not told apart on a map", "2 to 9 classes", "{count}",
                    "ask for 2 to 9"},
                   {"{count} classes ne se distinguent pas sur une carte", "de 2 à 9 classes",
                    "{count}", "en demander de 2 à 9"}},
    CatalogueEntry{"CTG-PORT-031",
                   {"these bounds make no classes: {bounds}",
                    "1 to 8 numbers that rise: where each class ends and the next begins",
                    "{bounds}", "put them in order, each once"},
                   {"ces bornes ne font pas de classes : {bounds}",
                    "de 1 à 8 nombres croissants : où finit une classe et commence la suivante",
                    "{bounds}", "les mettre dans l'ordre, chacune une fois"}},
    CatalogueEntry{"CTG-PORT-032",
                   {"{value} goes into no class", "finite numbers", "{value}",
                    "leave absent values out: a map shows them apart"},
                   {"{value} n'entre dans aucune classe", "des nombres finis", "{value}",
                    "laisser de côté les valeurs absentes : une carte les montre à part"}},
    CatalogueEntry{"CTG-PORT-033",
                   {"{found} class(es) instead of {count}: the values part no further", "", "",
                    "ask for fewer classes, or for another method"},
                   {"{found} classe(s) au lieu de {count} : les valeurs n'en séparent pas plus", "",
                    "", "demander moins de classes, ou une autre méthode"}},
    CatalogueEntry{"CTG-PORT-034",
                   {"there is no value to class", "", "", ""},
                   {"il n'y a aucune valeur à répartir en classes", "", "", ""}},
    CatalogueEntry{
        "CTG-PORT-035",
        {"“{indicator}” is a count: in classes, a large place looks as if it had more of "
         "it than a small one that has as many",
         "circles, whose areas are in proportion", "classes",
         "leave out the classes, or map a rate"},
        {"« {indicator} » est un effectif : en classes, un grand territoire semble en "
         "avoir plus qu'un petit qui en a autant",
         "des cercles, de surface proportionnelle", "des classes",
         "ne pas demander de classes, ou cartographier un taux"}},
    CatalogueEntry{"CTG-PORT-036",
                   {"the scheme has no indicator “{indicator}”", "one of its {count} indicators",
                    "“{indicator}”; nearest: {nearest}", "correct the name"},
                   {"la grille n'a pas d'indicateur « {indicator} »",
                    "un de ses {count} indicateurs", "« {indicator} » ; le plus proche : {nearest}",
                    "corriger le nom"}},
    CatalogueEntry{"CTG-PORT-037",
                   {"bounds are not multiples of {step}", "a step above 0", "{step}",
                    "give a step such as 5 or 0.5"},
                   {"des bornes ne sont pas multiples de {step}", "un pas supérieur à 0", "{step}",
                    "donner un pas comme 5 ou 0,5"}},
    CatalogueEntry{"CTG-PORT-038",
                   {"{count} of {total} places have no value of “{indicator}”: they are apart in "
                    "the legend",
                    "", "", ""},
                   {"{count} lieux sur {total} n'ont pas de valeur pour « {indicator} » : ils sont "
                    "à part dans la légende",
                    "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> classes_messages() noexcept {
    return messages;
}

} // namespace ctg
