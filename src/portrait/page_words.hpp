// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"

#include <array>
#include <string_view>
#include <utility>

namespace ctg {

/// The fixed words of the pages, by the name that templates call them: {{w.sources}}.
inline constexpr std::array<std::pair<std::string_view, Phrase>, 44> page_words{{
    {"portrait", {"Territory portrait", "Portrait de territoire"}},
    {"study_kind",
     {"Conventions territoriales globales: coverage, needs, calendar",
      "Conventions territoriales globales : couverture, besoins, calendrier"}},
    {"example", {"Example study.", "Étude d'exemple."}},
    {"essentials", {"At a glance", "L'essentiel"}},
    {"keys_reading",
     {"The last figures are the indicators that bring most points to the total score.",
      "Les derniers chiffres sont les indicateurs qui apportent le plus de points au score "
      "total."}},
    {"place_and_convention", {"Situation and convention", "Situation et convention"}},
    {"profile", {"Profile by theme and logic", "Profil par thème et par logique"}},
    {"profile_reading",
     {"How to read: each cell goes from 0 to 100 between fixed goalposts; the darker, the greater "
      "the need. Rank 1 is the greatest need among the territories of the study.",
      "Aide à la lecture : chaque case va de 0 à 100 entre des bornes fixes ; plus elle est "
      "foncée, "
      "plus le besoin est grand. Le rang 1 désigne le plus grand besoin parmi les territoires de "
      "l'étude."}},
    {"indicators", {"Indicators by theme", "Indicateurs par thème"}},
    {"indicators_reading",
     {"Rank 1 is the greatest need. [a; b] are the bounds that rounding or missing data leave "
      "open. "
      "A value under statistical secrecy is never replaced by zero.",
      "Le rang 1 désigne le plus grand besoin. [a ; b] : bornes que l'arrondi ou les données "
      "manquantes laissent ouvertes. Une valeur sous secret statistique n'est jamais remplacée par "
      "zéro."}},
    {"coverage", {"Coverage by year", "Couverture par année"}},
    {"communes", {"The communes", "Les communes"}},
    {"maps", {"Conventions in force", "Conventions en vigueur"}},
    {"territories", {"The territories", "Les territoires"}},
    {"ranking_reading",
     {"Territories are in the order of their total score: rank 1 is the greatest need. The range "
      "is "
      "that of the ranks which rounded or missing data leave possible.",
      "Les territoires sont dans l'ordre de leur score total : le rang 1 désigne le plus grand "
      "besoin. L'étendue est celle des rangs que les données arrondies ou manquantes laissent "
      "possibles."}},
    {"calendar_kind",
     {"Conventions territoriales globales: calendar of signatures",
      "Conventions territoriales globales : calendrier de signature"}},
    {"calendar", {"Who signs when", "Qui signe quand"}},
    {"dates_reading",
     {"Each date is the earliest that the rules and the other signatures leave: what stands before "
      "it is told, the nearest first.",
      "Chaque date est la plus proche que laissent les règles et les autres signatures : ce qui "
      "l'empêche d'être plus tôt est dit, du plus proche au plus lointain."}},
    {"load", {"Work of the antennes", "Travail des antennes"}},
    {"chance", {"What may come of it", "Ce qui peut arriver"}},
    {"chance_reading",
     {"Draws of who engages, is refused, tries again and is renewed. Where one large territory "
      "decides, the coverage has two humps: neither is its mean.",
      "Tirages de qui s'engage, est refusé, réessaie et est renouvelé. Où un grand territoire "
      "décide, la couverture a deux bosses : aucune n'est sa moyenne."}},
    {"scenarios", {"Scenarios compared", "Scénarios comparés"}},
    {"scenarios_reading",
     {"Each scenario is a calendar under rules of its own; all are drawn by the same chances.",
      "Chaque scénario est un calendrier qui a ses propres règles ; tous sont tirés avec les mêmes "
      "hasards."}},
    {"calendar_link",
     {"The page of the calendar: who signs when, and what may come of it",
      "La page du calendrier : qui signe quand, et ce qui peut arriver"}},
    {"controls", {"What the map shows", "Ce que montre la carte"}},
    {"basis", {"Share of", "Part des"}},
    {"year", {"Year", "Année"}},
    {"play", {"Play", "Lecture"}},
    {"with_plan", {"as if the calendar is followed", "si le calendrier est suivi"}},
    {"find_commune", {"Find a commune", "Chercher une commune"}},
    {"ranking_controls", {"Which territories are listed", "Quels territoires sont listés"}},
    {"filter", {"Filter by territory or commune", "Filtrer par territoire ou commune"}},
    {"compared", {"Territories compared", "Territoires comparés"}},
    {"clear", {"Compare none", "Ne plus comparer"}},
    {"table", {"Table", "Tableau"}},
    {"generated", {"generated sentence", "phrase générée"}},
    {"comparison", {"Beside other territories", "À côté d'autres territoires"}},
    {"traces", {"Where the figures come from", "D'où viennent les chiffres"}},
    {"traces_reading",
     {"For each figure, its file, its lines and its rule",
      "Pour chaque chiffre, son fichier, ses lignes et sa règle"}},
    {"sources", {"Sources", "Sources"}},
    {"method", {"Method and rules of counting", "Méthode et règles de comptage"}},
    {"made_by", {"Made by the command:", "Page produite par la commande :"}},
    {"no_script",
     {"The charts need JavaScript; the tables say the same.",
      "Les graphiques demandent JavaScript ; les tableaux disent la même chose."}},
    {"table_behind", {"Data of the chart", "Données du graphique"}},
}};

} // namespace ctg
