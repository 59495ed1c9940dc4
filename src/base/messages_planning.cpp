// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-PLAN-001",
        {"“{text}” is not a month", "a month such as 2021-12", "“{text}”", "correct the month"},
        {"« {text} » n'est pas un mois", "un mois comme 2021-12", "« {text} »",
         "corriger le mois"}},
    CatalogueEntry{"CTG-PLAN-002",
                   {"{name}: “{key}” is not known", "one of the {count} keys of the study",
                    "“{key}”; nearest: {nearest}", "correct the key, or add it to the study"},
                   {"{name} : « {key} » est inconnu", "une des {count} clés de l'étude",
                    "« {key} » ; la plus proche : {nearest}",
                    "corriger la clé, ou l'ajouter à l'étude"}},
    CatalogueEntry{"CTG-PLAN-003",
                   {"“{key}” stands here twice", "one line each", "“{key}” again",
                    "take out one of the two lines"},
                   {"« {key} » est là deux fois", "une seule ligne pour chacun",
                    "« {key} » une fois de plus", "enlever l'une des deux lignes"}},
    CatalogueEntry{
        "CTG-PLAN-004",
        {"{name} does not take “{value}”",
         "a number from {low} to {high}; whole if it counts months, years or draws", "“{value}”",
         "correct the value"},
        {"{name} n'accepte pas « {value} »",
         "un nombre de {low} à {high} ; entier s'il compte des mois, des années ou une graine",
         "« {value} »", "corriger la valeur"}},
    CatalogueEntry{
        "CTG-PLAN-005",
        {"the candidates {first} and {second} share communes: {communes}",
         "each commune, or part of one, in one candidate at most", "{communes}",
         "take these communes out of one of the two territories, or one of the two candidates out"},
        {"les candidats {first} et {second} ont des communes en commun : {communes}",
         "chaque commune, ou partie de commune, dans un seul candidat", "{communes}",
         "enlever ces communes de l'un des deux territoires, ou l'un des deux candidats"}},
    CatalogueEntry{"CTG-PLAN-006",
                   {"commune {commune} has no {basis}", "a known weight for each commune",
                    "an absent figure", "complete the weights: the plan counts whom it covers"},
                   {"la commune {commune} n'a pas de valeur pour {basis}",
                    "un poids connu pour chaque commune", "une donnée absente",
                    "compléter les poids : le calendrier compte qui il couvre"}},
    CatalogueEntry{"CTG-PLAN-007",
                   {"antenne {antenne} has candidates but no capacity in {year}",
                    "a line for each year of the horizon", "none for {antenne} in {year}",
                    "add the line; 0 if nothing is left that year"},
                   {"l'antenne {antenne} a des candidats mais pas de capacité en {year}",
                    "une ligne pour chaque année de l'horizon", "aucune pour {antenne} en {year}",
                    "ajouter la ligne ; 0 s'il ne reste rien cette année-là"}},
    CatalogueEntry{"CTG-PLAN-008",
                   {"“{name}” is not an objective", "{known}", "“{name}”; nearest: {nearest}",
                    "correct the name, or take it out of the order"},
                   {"« {name} » n'est pas un objectif", "{known}",
                    "« {name} » ; le plus proche : {nearest}",
                    "corriger le nom, ou l'enlever de l'ordre"}},
    CatalogueEntry{"CTG-PLAN-009",
                   {"{first} comes after {last}", "the first month, then the last",
                    "{first}, {last}", "swap the two months, or correct them"},
                   {"{first} vient après {last}", "le premier mois, puis le dernier",
                    "{first}, {last}", "échanger les deux mois, ou les corriger"}},
    CatalogueEntry{
        "CTG-PLAN-010",
        {"no calendar from {first} to {last} satisfies all the rules; the {count} below clash, "
         "with the lengths of the preparations: without any one of them, there would be one",
         "", "", "relax one of these rules"},
        {"aucun calendrier de {first} à {last} ne satisfait toutes les règles ; celles qui "
         "suivent, au nombre de {count}, se contredisent, vu la durée des préparations : sans "
         "l'une d'elles, il y en aurait un",
         "", "", "assouplir une de ces règles"}},
    CatalogueEntry{"CTG-PLAN-011",
                   {"antenne {antenne} can give {days} days in {year}", "", "", ""},
                   {"l'antenne {antenne} peut donner {days} jours en {year}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-012",
        {"the window “{window}” limits signatures or work from {from} to {to}", "", "", ""},
        {"la fenêtre « {window} » limite signatures ou travail de {from} à {to}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-013",
        {"the territories of the group “{group}” sign the same month: {territories}", "", "", ""},
        {"les territoires du groupe « {group} » signent le même mois : {territories}", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-014",
                   {"{territory} signs in {month}: this date is already agreed", "", "", ""},
                   {"{territory} signe en {month} : cette date est déjà convenue", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-015",
        {"{percent} % must be covered at the end of {month} (hard target)", "", "", ""},
        {"{percent} % doivent être couverts à la fin de {month} (objectif impératif)", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-016",
        {"no calendar was found within {nodes} nodes, and none was proven impossible", "", "",
         "raise the limit, or relax the rules"},
        {"aucun calendrier n'a été trouvé en {nodes} nœuds, sans preuve qu'il n'y en ait pas", "",
         "", "relever la limite, ou assouplir les règles"}},
    CatalogueEntry{"CTG-PLAN-017",
                   {"the horizon has {count} months", "two months: the first and the last",
                    "{count}", "horizon = [\"2018-01\", \"2026-12\"]"},
                   {"l'horizon a {count} mois", "deux mois : le premier et le dernier", "{count}",
                    "horizon = [\"2018-01\", \"2026-12\"]"}},
    CatalogueEntry{"CTG-PLAN-018",
                   {"{month} is outside the horizon", "a month from {first} to {last}", "{month}",
                    "correct the month, or lengthen the horizon"},
                   {"{month} est hors de l'horizon", "un mois de {first} à {last}", "{month}",
                    "corriger le mois, ou allonger l'horizon"}},
    CatalogueEntry{"CTG-PLAN-019",
                   {"the objective “{name}” stands twice", "each objective once", "“{name}” again",
                    "take out one of the two"},
                   {"l'objectif « {name} » est là deux fois", "chaque objectif une seule fois",
                    "« {name} » une fois de plus", "enlever l'un des deux"}},
    CatalogueEntry{
        "CTG-PLAN-020",
        {"rule: a month counts as covered when its last day is; a convention that ends is taken to "
         "be renewed the next day for {months} months, but for the communes of a candidate, one "
         "denounced or one that the register renews itself; of the work of renewals, those of "
         "planned "
         "signatures ask {work} % of their days",
         "", "", ""},
        {"règle : un mois compte comme couvert quand son dernier jour l'est ; une convention qui "
         "finit est supposée renouvelée le lendemain pour {months} mois, sauf pour les communes "
         "d'un candidat, si elle est dénoncée ou si le registre la renouvelle lui-même ; quant au "
         "travail, renouveler une signature du calendrier demande {work} % de ses jours",
         "", "", ""}},
    CatalogueEntry{"CTG-PLAN-021",
                   {"the objective “stability” decides nothing here: no calendar in force is given",
                    "a key former, or --former", "", ""},
                   {"l'objectif « stability » ne départage rien ici : aucun calendrier en vigueur "
                    "n'est donné",
                    "une clé former, ou --former", "", ""}},
    CatalogueEntry{"CTG-PLAN-022",
                   {"projects of the register do not count in the plan: {ids}", "", "",
                    "make candidates of them, with signee_le if their date is agreed"},
                   {"les projets du registre ne comptent pas dans le calendrier : {ids}", "", "",
                    "en faire des candidats, avec signee_le si leur date est convenue"}},
    CatalogueEntry{"CTG-PLAN-023",
                   {"not signed within the horizon: {territories}", "", "", ""},
                   {"pas signés dans l'horizon : {territories}", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-024",
                   {"the search stopped at its limit: this calendar brings {objective}, and none "
                    "brings more than {bound}; it is not proven best",
                    "", "", "raise the limit of nodes"},
                   {"la recherche s'est arrêtée à sa limite : ce calendrier apporte {objective}, "
                    "et aucun n'apporte plus de {bound} ; il n'est pas prouvé le meilleur",
                    "", "", "relever la limite de nœuds"}},
    CatalogueEntry{"CTG-PLAN-025",
                   {"target missed: {reached} % are covered at the end of {month}", "{percent} %",
                    "{reached} %", "more agent-days before that month, or a later target"},
                   {"objectif manqué : {reached} % sont couverts à la fin de {month}",
                    "{percent} %", "{reached} %",
                    "plus de jours d'agent avant ce mois, ou un objectif plus tardif"}},
    CatalogueEntry{"CTG-PLAN-026",
                   {"“{text}” is not a date",
                    "a day such as 2021-12-31 or 31/12/2021; for signee_le a month too", "“{text}”",
                    "correct the date"},
                   {"« {text} » n'est pas une date",
                    "un jour comme 2021-12-31 ou 31/12/2021 ; pour signee_le, un mois aussi",
                    "« {text} »", "corriger la date"}},
    CatalogueEntry{
        "CTG-PLAN-028",
        {"this order of objectives would leave the calendar empty: {order}",
         "“targets” or “population_years” before “balance”", "{order}",
         "put “balance” after what signatures bring: it parts plans that are equal by it"},
        {"cet ordre d'objectifs laisserait le calendrier vide : {order}",
         "« targets » ou « population_years » avant « balance »", "{order}",
         "mettre « balance » après ce que les signatures apportent : il départage les calendriers "
         "égaux par là"}},
    CatalogueEntry{"CTG-PLAN-029",
                   {"an objective has an order or weights, not both", "one of the two",
                    "order and weights", "leave out order"},
                   {"un objectif a un ordre ou des poids, pas les deux", "l'un des deux",
                    "order et weights", "enlever order"}},
    CatalogueEntry{
        "CTG-PLAN-030",
        {"a calendar has periods or a horizon, not both", "one of the two", "periods and horizon",
         "leave out horizon: periods say where it begins and ends"},
        {"un calendrier a des périodes ou un horizon, pas les deux", "l'un des deux",
         "periods et horizon", "enlever horizon : les périodes disent où il commence et finit"}},
    CatalogueEntry{"CTG-PLAN-031",
                   {"the calendar has no period", "at least one", "periods = []",
                    "name the periods, such as [\"2019-S1\", \"2019-S2\"]"},
                   {"le calendrier n'a pas de période", "une au moins", "periods = []",
                    "nommer les périodes, comme [\"2019-S1\", \"2019-S2\"]"}},
    CatalogueEntry{"CTG-PLAN-032",
                   {"period {second} does not come after {first}", "periods in order, each once",
                    "{first}, then {second}", "put them in order"},
                   {"la période {second} ne vient pas après {first}",
                    "des périodes dans l'ordre, chacune une fois", "{first}, puis {second}",
                    "les mettre dans l'ordre"}},
    CatalogueEntry{"CTG-PLAN-033",
                   {"capacities are given for years and for periods",
                    "all for years, or all for "
                    "periods",
                    "", "give each antenne a row for each period of the calendar"},
                   {"les capacités sont données par année et par période",
                    "toutes par année, ou "
                    "toutes par période",
                    "",
                    "donner à chaque antenne une ligne par période du "
                    "calendrier"}},
    CatalogueEntry{"CTG-PLAN-034",
                   {"no antenne is known of these territories",
                    "a column antenne, or capacities of one antenne", "",
                    "add a column antenne, or a table of candidates"},
                   {"aucune antenne n'est connue pour ces territoires",
                    "une colonne antenne, ou des capacités d'une seule antenne", "",
                    "ajouter une colonne antenne, ou une table de candidats"}},
    CatalogueEntry{"CTG-PLAN-035",
                   {"{file} is read: it stands beside the calendar", "", "", ""},
                   {"{file} est lu : il est à côté du calendrier", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-036",
        {"no population is given: coverage is a share of the {count} territories, each counts 1",
         "a column population", "", ""},
        {"aucune population n'est donnée : la couverture est une part des {count} territoires, "
         "chacun compte 1",
         "une colonne population", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-037",
        {"{count} dates move from the calendar in force, by {months} months in all: {moves}", "",
         "", ""},
        {"{count} dates bougent par rapport au calendrier en vigueur, de {months} mois en tout : "
         "{moves}",
         "", "", ""}},
    CatalogueEntry{"CTG-PLAN-038",
                   {"no date moves from the calendar in force", "", "", ""},
                   {"aucune date ne bouge par rapport au calendrier en vigueur", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-039",
                   {"{territory} cannot sign before {month}", "", "", ""},
                   {"{territory} ne peut pas signer avant {month}", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-040",
                   {"{territory} signs by the end of its CEJ, {date}", "", "", ""},
                   {"{territory} signe avant la fin de son CEJ, {date}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-041",
        {"the plan does not name each candidate once", "{expected}", "{found}", ""},
        {"le calendrier ne nomme pas chaque candidat une fois", "{expected}", "{found}", ""}},
    CatalogueEntry{"CTG-PLAN-042",
                   {"{territory}: the dates of the plan do not hold ({month}): horizon, length of "
                    "the preparation, renewal",
                    "", "", ""},
                   {"{territory} : les dates du calendrier ne tiennent pas ({month}) : horizon, "
                    "durée de la préparation, renouvellement",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-043",
        {"{territory} signs in {month}, when the window “{window}” forbids it", "", "", ""},
        {"{territory} signe en {month}, alors que la fenêtre « {window} » l'interdit", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-044",
                   {"{territory} does not sign in {month}, as was agreed", "", "", ""},
                   {"{territory} ne signe pas en {month}, comme il était convenu", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-045",
        {"the territories of the group “{group}” do not sign the same month", "", "", ""},
        {"les territoires du groupe « {group} » ne signent pas le même mois", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-046",
                   {"antenne {antenne} works more than it can in {year}", "{capacity} days",
                    "{used} days", ""},
                   {"l'antenne {antenne} travaille plus qu'elle ne peut en {year}",
                    "{capacity} jours", "{used} jours", ""}},
    CatalogueEntry{"CTG-PLAN-047",
                   {"the hard target of {month} is missed", "", "", ""},
                   {"l'objectif impératif de {month} est manqué", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-048",
                   {"the plan is wrong on {what}", "{found}", "{said}", ""},
                   {"le calendrier se trompe sur {what}", "{found}", "{said}", ""}},
    CatalogueEntry{"CTG-PLAN-049",
                   {"the plan signs {territory} after the end of its CEJ, {date}", "", "", ""},
                   {"le calendrier signe {territory} après la fin de son CEJ, {date}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-101",
        {"as early as can be: a preparation of {months} months cannot begin before {first}", "", "",
         ""},
        {"au plus tôt : une préparation de {months} mois ne peut commencer avant {first}", "", "",
         ""}},
    CatalogueEntry{"CTG-PLAN-102",
                   {"not in {month}: antenne {antenne} has {capacity} days in {year}, of which "
                    "{used} are taken by {users}; {wanted} would be needed",
                    "", "", ""},
                   {"pas en {month} : l'antenne {antenne} a {capacity} jours en {year}, dont "
                    "{used} pris par {users} ; il en faudrait {wanted}",
                    "", "", ""}},
    CatalogueEntry{"CTG-PLAN-103",
                   {"not in {month}: antenne {antenne} has {capacity} days in {year}; {wanted} "
                    "would be needed",
                    "", "", ""},
                   {"pas en {month} : l'antenne {antenne} a {capacity} jours en {year} ; il en "
                    "faudrait {wanted}",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-104",
        {"not in {month}: in the window “{window}” ({from} to {to}) a signature loses {percent} % "
         "of its population-years, which would bring {lost} less than the date chosen",
         "", "", ""},
        {"pas en {month} : dans la fenêtre « {window} » ({from} à {to}), une signature perd "
         "{percent} % de ses habitants-années, et apporterait {lost} de moins que la date retenue",
         "", "", ""}},
    CatalogueEntry{"CTG-PLAN-105",
                   {"date already agreed: {month}", "", "", ""},
                   {"date déjà convenue : {month}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-106",
        {"not in {month}: the window “{window}” ({from} to {to}) forbids signatures", "", "", ""},
        {"pas en {month} : la fenêtre « {window} » ({from} à {to}) interdit les signatures", "", "",
         ""}},
    CatalogueEntry{
        "CTG-PLAN-107",
        {"no later: the target of {percent} % at the end of {month} would be missed", "", "", ""},
        {"pas plus tard : l'objectif de {percent} % à la fin de {month} serait manqué", "", "",
         ""}},
    CatalogueEntry{"CTG-PLAN-108",
                   {"too late for its CEJ, which ends on {date}", "", "", ""},
                   {"trop tard pour son CEJ, qui finit le {date}", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-109",
                   {"not signed by {last}: no month is both possible and of use", "", "", ""},
                   {"pas de signature d'ici {last} : aucun mois n'est à la fois possible et utile",
                    "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-110",
        {"not in {month}: it would cover no one more, since its communes are under convention then",
         "", "", ""},
        {"pas en {month} : personne de plus ne serait couvert, ses communes étant alors sous "
         "convention",
         "", "", ""}},
    CatalogueEntry{"CTG-PLAN-111",
                   {"signs the same month as {others} (group “{group}”)", "", "", ""},
                   {"signe le même mois que {others} (groupe « {group} »)", "", "", ""}},
    CatalogueEntry{"CTG-PLAN-112",
                   {"no later: its CEJ ends on {date}", "", "", ""},
                   {"pas plus tard : son CEJ finit le {date}", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-113",
        {"{month} would be better: the search stopped before its proof", "", "", ""},
        {"{month} vaudrait mieux : la recherche s'est arrêtée avant sa preuve", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-114",
        {"{month} would be possible, but the order of objectives does not count population-years",
         "", "", ""},
        {"{month} serait possible, mais l'ordre des objectifs ne compte pas les habitants-années",
         "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-115",
        {"{month} would be possible, but further from the calendar in force", "", "", ""},
        {"{month} serait possible, mais plus loin du calendrier en vigueur", "", "", ""}},
    CatalogueEntry{
        "CTG-PLAN-116",
        {"not before {month}: {territory} cannot sign sooner (pas_avant)", "", "", ""},
        {"pas avant {month} : {territory} ne peut pas signer plus tôt (pas_avant)", "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> planning_messages() noexcept {
    return messages;
}

} // namespace ctg
