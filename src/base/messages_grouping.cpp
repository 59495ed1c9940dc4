// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-GROUP-001",
                   {"{name} does not take “{value}”", "a number of at least {low}", "“{value}”",
                    "correct the value"},
                   {"{name} n'accepte pas « {value} »", "un nombre d'au moins {low}", "« {value} »",
                    "corriger la valeur"}},
    CatalogueEntry{"CTG-GROUP-002",
                   {"a rule “{rule}” names {count} different units",
                    "two units; at least two for together and apart", "{count}",
                    "correct the list units = […]"},
                   {"une règle « {rule} » nomme {count} unités différentes",
                    "deux unités ; au moins deux pour together et apart", "{count}",
                    "corriger la liste units = […]"}},
    CatalogueEntry{"CTG-GROUP-003",
                   {"the bounds of {weight} leave nothing between them", "least up to most",
                    "{least}, {most}", "swap the two, or correct them"},
                   {"les bornes de {weight} ne laissent rien entre elles", "least jusqu'à most",
                    "{least}, {most}", "les échanger, ou les corriger"}},
    CatalogueEntry{"CTG-GROUP-004",
                   {"the unit “{id}” stands here twice, or has no id", "one line for each unit",
                    "“{id}” again", "take out one of the two lines"},
                   {"l'unité « {id} » est là deux fois, ou n'a pas d'identifiant",
                    "une ligne pour chaque unité", "« {id} » une fois de plus",
                    "enlever l'une des deux lignes"}},
    CatalogueEntry{"CTG-GROUP-005",
                   {"there is no unit “{id}”", "an id of the nodes", "“{id}”; nearest: {nearest}",
                    "correct the id, or add the unit"},
                   {"il n'y a pas d'unité « {id} »", "un identifiant des nœuds",
                    "« {id} » ; la plus proche : {nearest}",
                    "corriger l'identifiant, ou ajouter l'unité"}},
    CatalogueEntry{"CTG-GROUP-006",
                   {"“{id}” cannot touch itself", "two different units", "“{id}” on both sides",
                    "correct or take out the line"},
                   {"« {id} » ne peut se toucher elle-même", "deux unités différentes",
                    "« {id} » des deux côtés", "corriger ou enlever la ligne"}},
    CatalogueEntry{"CTG-GROUP-007",
                   {"no distance from {a} to {b}",
                    "a line for each pair of units, in one direction", "none", "add the line"},
                   {"pas de distance de {a} à {b}",
                    "une ligne pour chaque paire d'unités, dans un sens", "aucune",
                    "ajouter la ligne"}},
    CatalogueEntry{"CTG-GROUP-008",
                   {"“{id}” is to be alone, and in another rule in company", "one of the two",
                    "“{id}” in both", "take it out of one of the rules"},
                   {"« {id} » doit être seule, et en compagnie par une autre règle",
                    "l'une des deux", "« {id} » dans les deux", "l'enlever de l'une des règles"}},
    CatalogueEntry{"CTG-GROUP-009",
                   {"the units have no figure “{column}”", "one of: {known}",
                    "“{column}”; nearest: {nearest}", "correct the name, or add the column"},
                   {"les unités n'ont pas de chiffre « {column} »", "un de : {known}",
                    "« {column} » ; le plus proche : {nearest}",
                    "corriger le nom, ou ajouter la colonne"}},
    CatalogueEntry{
        "CTG-GROUP-010",
        {"no perimeters satisfy all the rules; the {count} below clash, on a map of {pieces} "
         "piece(s): without any one of them, nothing excludes a plan",
         "", "", "relax one of these rules"},
        {"aucun découpage ne satisfait toutes les règles ; celles qui suivent, au nombre de "
         "{count}, se contredisent, sur une carte en {pieces} morceau(x) : sans l'une d'elles, "
         "rien n'exclut un découpage",
         "", "", "assouplir une de ces règles"}},
    CatalogueEntry{"CTG-GROUP-011",
                   {"{weight} of at least {least} in each perimeter", "", "", ""},
                   {"{weight} d'au moins {least} dans chaque périmètre", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-012",
                   {"{weight} of at most {most} in each perimeter", "", "", ""},
                   {"{weight} d'au plus {most} dans chaque périmètre", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-013",
                   {"a number of perimeters {side} {count}", "", "", ""},
                   {"un nombre de périmètres {side} {count}", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-014", {"together: {units}", "", "", ""}, {"ensemble : {units}", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-015", {"apart: {units}", "", "", ""}, {"séparées : {units}", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-016", {"alone: {units}", "", "", ""}, {"seule : {units}", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-017", {"a reach of {reach}", "", "", ""}, {"une portée de {reach}", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-018",
                   {"borders of less than {length} m do not join", "", "", ""},
                   {"les limites de moins de {length} m ne joignent pas", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-019",
                   {"a barrier between {units}", "", "", ""},
                   {"une barrière entre {units}", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-020",
                   {"each perimeter within one of the {zones}", "", "", ""},
                   {"chaque périmètre dans un seul des {zones}", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-021",
                   {"no {zones} split between perimeters", "", "", ""},
                   {"pas de {zones} partagé entre périmètres", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-022",
        {"there is nothing to group", "at least one unit", "none", "add units"},
        {"il n'y a rien à regrouper", "au moins une unité", "aucune", "ajouter des unités"}},
    CatalogueEntry{
        "CTG-GROUP-023",
        {"the most perimeters, then the least sum of distances between units of one", "", "", ""},
        {"le plus de périmètres, puis la moindre somme des distances entre unités d'un "
         "même",
         "", "", ""}},
    CatalogueEntry{"CTG-GROUP-024",
                   {"the fewest perimeters that the rules allow, then the least sum of {weight} × "
                    "distance to the centre",
                    "", "", ""},
                   {"le moins de périmètres que permettent les règles, puis la moindre somme de "
                    "{weight} × distance au centre",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-025",
        {"the fewest perimeters that the rules allow, then the fewest links cut", "", "", ""},
        {"le moins de périmètres que permettent les règles, puis le moins de liens "
         "coupés",
         "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-026",
        {"{count} perimeters found; that up to {bound} be possible is not excluded", "", "", ""},
        {"{count} périmètres trouvés ; jusqu'à {bound} ne sont pas exclus", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-027",
        {"{count} perimeters found; that as few as {bound} be possible is not excluded", "", "",
         ""},
        {"{count} périmètres trouvés ; aussi peu que {bound} ne sont pas exclus", "", "", ""}},
    CatalogueEntry{
        "CTG-GROUP-028",
        {"not proven the best: objective {objective}, no plan below {bound}", "", "", ""},
        {"non prouvé le meilleur : objectif {objective}, aucun découpage sous {bound}", "", "",
         ""}},
    CatalogueEntry{
        "CTG-GROUP-029",
        {"{found} distinct plan(s) of the {wanted} wanted: no further one was met within "
         "{percent} % of the best",
         "", "", ""},
        {"{found} découpage(s) distinct(s) sur les {wanted} voulus : aucun autre n'a été "
         "rencontré à moins de {percent} % du meilleur",
         "", "", ""}},
    CatalogueEntry{"CTG-GROUP-030",
                   {"the search stopped before it found a plan, or its proof",
                    "an answer within {moves} moves and {nodes} nodes", "none",
                    "raise --moves or --nodes, or relax the rules"},
                   {"la recherche s'est arrêtée avant de trouver un découpage, ou sa preuve",
                    "une réponse en {moves} déplacements et {nodes} nœuds", "aucune",
                    "augmenter --moves ou --nodes, ou assouplir les règles"}},
    CatalogueEntry{"CTG-GROUP-031",
                   {"EPCI split between perimeters: {epci}", "", "", ""},
                   {"EPCI partagés entre périmètres : {epci}", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-032",
                   {"commune {commune} has no {weight}", "a known weight for each commune",
                    "an absent figure", "complete the weights"},
                   {"la commune {commune} n'a pas de valeur pour {weight}",
                    "un poids connu pour chaque commune", "une donnée absente",
                    "compléter les poids"}},
    CatalogueEntry{"CTG-GROUP-033",
                   {"the communes are in several legal CRS: they have no distance",
                    "communes of one part of France", "{first}, {second}",
                    "group each part by itself, or give distances"},
                   {"les communes sont dans plusieurs systèmes de coordonnées légaux : elles n'ont "
                    "pas de distance",
                    "des communes d'une seule partie de la France", "{first}, {second}",
                    "regrouper chaque partie à part, ou donner les distances"}},
    CatalogueEntry{"CTG-GROUP-034",
                   {"the map is in {pieces} pieces, each with perimeters of its own; the smallest: "
                    "{units}",
                    "", "", ""},
                   {"la carte est en {pieces} morceaux, chacun avec ses propres périmètres ; le "
                    "plus petit : {units}",
                    "", "", ""}},
    CatalogueEntry{"CTG-GROUP-040",
                   {"unit {unit} is in {count} perimeters", "one", "{count}", ""},
                   {"l'unité {unit} est dans {count} périmètres", "un seul", "{count}", ""}},
    CatalogueEntry{"CTG-GROUP-041",
                   {"{perimeter} is in several pieces", "", "", ""},
                   {"{perimeter} est en plusieurs morceaux", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-042",
                   {"{perimeter} has {total} of {weight}, outside of its bounds", "", "", ""},
                   {"{perimeter} a {total} de {weight}, hors de ses bornes", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-043",
                   {"{count} perimeters are not as many as the rules ask", "", "", ""},
                   {"{count} périmètres ne sont pas le nombre demandé", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-044",
                   {"a rule on {units} is broken", "", "", ""},
                   {"une règle sur {units} n'est pas tenue", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-045",
                   {"the rule on {zones} is broken", "", "", ""},
                   {"la règle sur les {zones} n'est pas tenue", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-046",
                   {"{perimeter} has units {distance} apart, beyond reach", "", "", ""},
                   {"{perimeter} a des unités à {distance}, hors de portée", "", "", ""}},
    CatalogueEntry{"CTG-GROUP-047",
                   {"the objective is told to be {told}, and is {found}", "", "", ""},
                   {"l'objectif est dit de {told}, et est de {found}", "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> grouping_messages() noexcept {
    return messages;
}

} // namespace ctg
