// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-PLAN-060",
        {"{draws} draws are not simulated", "2 to {most} draws", "{draws}",
         "ask for a number of draws in that range; 10000 tells shares to half a percent"},
        {"{draws} tirages ne se simulent pas", "de 2 à {most} tirages", "{draws}",
         "demander un nombre de tirages entre ces bornes ; 10000 disent les parts à un "
         "demi pour cent près"}},
    CatalogueEntry{"CTG-PLAN-061",
                   {"the plan is not one of these candidates: {territory}",
                    "a line of the plan for each candidate, with a month of the horizon or none",
                    "other candidates, or another horizon",
                    "simulate the plan with what it was made from"},
                   {"le calendrier n'est pas celui de ces candidats : {territory}",
                    "une ligne du calendrier par candidat, avec un mois de l'horizon ou sans date",
                    "d'autres candidats, ou un autre horizon",
                    "simuler le calendrier avec ce dont il a été tiré"}},
    CatalogueEntry{"CTG-PLAN-062",
                   {"{month} is outside the horizon of the calendar", "{first} to {last}",
                    "{month}", "choose a month of the horizon"},
                   {"{month} est hors de l'horizon du calendrier", "de {first} à {last}", "{month}",
                    "choisir un mois de l'horizon"}},
    CatalogueEntry{"CTG-PLAN-063",
                   {"there is nothing to compare", "scenarios with some month in common",
                    "no scenario, or horizons without a common month",
                    "give the calendars a common stretch of time"},
                   {"il n'y a rien à comparer", "des scénarios qui ont au moins un mois en commun",
                    "aucun scénario, ou des horizons sans mois commun",
                    "donner aux calendriers une période commune"}},
    CatalogueEntry{
        "CTG-PLAN-064",
        {"{count} conventions and candidates share one commune",
         "at most {most} that overlap there", "{count}",
         "end the conventions that others replace, or take renewals for certain: [renewal] "
         "probability = 1"},
        {"{count} conventions et candidats se partagent une même commune",
         "au plus {most} qui s'y chevauchent", "{count}",
         "clore les conventions remplacées par d'autres, ou tenir les renouvellements pour "
         "acquis : [renewal] probability = 1"}},
    CatalogueEntry{
        "CTG-PLAN-070",
        {"simulated by {draws} draws, seed {seed}: a refusal loses {refusal} % of the days of the "
         "signature, and the territory tries again when they have been worked again; a convention "
         "that ends is renewed with probability {renewal} %",
         "", "", ""},
        {"simulé par {draws} tirages, graine {seed} : un refus perd {refusal} % des jours de la "
         "signature, et le territoire est à nouveau sollicité quand ils ont été refaits ; une "
         "convention qui finit est renouvelée avec une probabilité de {renewal} %",
         "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-071",
        {"nothing is left to chance: all draws are the plan itself",
         "a p_engagement below 1, a lever, or [renewal] probability below 1",
         "probabilities of 1 only", "give the candidates the probability that they engage"},
        {"rien n'est laissé au hasard : tous les tirages sont le calendrier lui-même",
         "un p_engagement inférieur à 1, un levier, ou [renewal] probability inférieur à 1",
         "des probabilités de 1 seulement",
         "donner aux candidats la probabilité qu'ils s'engagent"}},
};

} // namespace

std::span<const CatalogueEntry> simulation_messages() noexcept {
    return messages;
}

} // namespace ctg
