// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PLAN-093",
                   {"no value is given: no territory could sign",
                    "a row for each territory and period", "a table without rows", ""},
                   {"aucune valeur n'est donnée : aucun territoire ne pourrait signer",
                    "une ligne par territoire et par période", "une table sans ligne", ""}},
    CatalogueEntry{
        "CTG-PLAN-089",
        {"the calendar can say nothing of {coverage} covered in {month}",
         "a month from {first} to {last}, a coverage from 0 to 1", "{month}, {coverage}", ""},
        {"le calendrier ne dit rien de {coverage} couverts en {month}",
         "un mois de {first} à {last}, une couverture de 0 à 1", "{month}, {coverage}", ""}},
    CatalogueEntry{
        "CTG-PLAN-090",
        {"within the limits of the search no calendar was found that has {territory} sooner", "",
         "", "give more --nodes or --seconds"},
        {"dans les limites de la recherche, aucun calendrier n'a été trouvé où {territory} signe "
         "plus tôt",
         "", "", "donner plus de --nodes ou de --seconds"}},
    CatalogueEntry{"CTG-PLAN-091",
                   {"{percent} % covered in {month} takes at most {days} agent-days more in all; "
                    "the search stopped before it knew whether fewer would do",
                    "", "", "give more --nodes or --seconds"},
                   {"{percent} % couverts en {month} demande au plus {days} jours d'agent de plus "
                    "en tout ; la recherche s'est arrêtée avant de savoir si moins suffirait",
                    "", "", "donner plus de --nodes ou de --seconds"}},
    CatalogueEntry{"CTG-PLAN-092",
                   {"within the limits of the search it is not known what {percent} % covered in "
                    "{month} would take",
                    "", "", "give more --nodes or --seconds"},
                   {"dans les limites de la recherche, on ne sait pas ce que demanderaient "
                    "{percent} % couverts en {month}",
                    "", "", "donner plus de --nodes ou de --seconds"}},
    CatalogueEntry{"CTG-PLAN-080",
                   {"{territory} is no candidate of the calendar", "a candidate",
                    "{territory}; nearest: {nearest}", ""},
                   {"{territory} n'est pas un candidat du calendrier", "un candidat",
                    "{territory} ; proches : {nearest}", ""}},
    CatalogueEntry{"CTG-PLAN-081",
                   {"to sign {territory} sooner costs {objective} of what signatures bring, and "
                    "{broken} more broken targets",
                    "", "", ""},
                   {"signer {territory} plus tôt coûte {objective} de ce qu'apportent les "
                    "signatures, et {broken} objectifs manqués de plus",
                    "", "", ""}},
    CatalogueEntry{"CTG-PLAN-082",
                   {"no calendar that keeps the rules has {territory} sooner", "", "", ""},
                   {"aucun calendrier qui respecte les règles ne fait signer {territory} plus tôt",
                    "", "", ""}},
    CatalogueEntry{"CTG-PLAN-083",
                   {"{percent} % covered in {month} is possible as things stand", "", "", ""},
                   {"{percent} % couverts en {month} est possible en l'état", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-084",
        {"{percent} % covered in {month} takes {days} agent-days more in all, no fewer", "", "",
         ""},
        {"{percent} % couverts en {month} demande {days} jours d'agent de plus en tout, pas moins",
         "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-085",
        {"{percent} % covered in {month} is out of reach, whatever the agent-days", "", "", ""},
        {"{percent} % couverts en {month} est hors de portée, quels que soient les jours d'agent",
         "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-086",
        {"with the engagement of each, the calendar is expected to cover {expected} % in {month}; "
         "{percent} % asks a probability of {engagement} or more of all",
         "", "", ""},
        {"avec l'engagement de chacun, le calendrier couvre {expected} % en espérance en {month} ; "
         "{percent} % demande une probabilité d'au moins {engagement} à tous",
         "", "", ""}},
    CatalogueEntry{"CTG-PLAN-087",
                   {"with the engagement of each, the calendar is expected to cover {expected} % "
                    "in {month}; even if all signed as planned it would not be {percent} %",
                    "", "", ""},
                   {"avec l'engagement de chacun, le calendrier couvre {expected} % en espérance "
                    "en {month} ; même si tous signaient comme prévu, ce ne serait pas {percent} %",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-088",
        {"without the window “{window}” ({from} to {to}) it would be possible", "", "", ""},
        {"sans la fenêtre « {window} » ({from} à {to}), ce serait possible", "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> what_if_messages() noexcept {
    return messages;
}

} // namespace ctg
