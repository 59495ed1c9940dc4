// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PLAN-001", tr("“{text}” is not a month"), tr("a month such as 2021-12"),
                   tr("“{text}”"), tr("correct the month")},
    CatalogueEntry{"CTG-PLAN-002", tr("{name}: “{key}” is not known"),
                   tr("one of the {count} keys of the study"), tr("“{key}”; nearest: {nearest}"),
                   tr("correct the key, or add it to the study")},
    CatalogueEntry{"CTG-PLAN-003", tr("“{key}” stands here twice"), tr("one line each"),
                   tr("“{key}” again"), tr("take out one of the two lines")},
    CatalogueEntry{"CTG-PLAN-004", tr("{name} does not take “{value}”"),
                   tr("a number from {low} to {high}; whole if it counts months, years or draws"),
                   tr("“{value}”"), tr("correct the value")},
    CatalogueEntry{"CTG-PLAN-005",
                   tr("the candidates {first} and {second} share communes: {communes}"),
                   tr("each commune, or part of one, in one candidate at most"), tr("{communes}"),
                   tr("take these communes out of one of the two territories, or one of the two "
                      "candidates out")},
    CatalogueEntry{"CTG-PLAN-006", tr("commune {commune} has no {basis}"),
                   tr("a known weight for each commune"), tr("an absent figure"),
                   tr("complete the weights: the plan counts whom it covers")},
    CatalogueEntry{"CTG-PLAN-007", tr("antenne {antenne} has candidates but no capacity in {year}"),
                   tr("a line for each year of the horizon"), tr("none for {antenne} in {year}"),
                   tr("add the line; 0 if nothing is left that year")},
    CatalogueEntry{"CTG-PLAN-008", tr("“{name}” is not an objective"), tr("{known}"),
                   tr("“{name}”; nearest: {nearest}"),
                   tr("correct the name, or take it out of the order")},
    CatalogueEntry{"CTG-PLAN-009", tr("{first} comes after {last}"),
                   tr("the first month, then the last"), tr("{first}, {last}"),
                   tr("swap the two months, or correct them")},
    CatalogueEntry{
        "CTG-PLAN-010",
        tr("no calendar from {first} to {last} satisfies all the rules; the {count} below clash, "
           "with the lengths of the preparations: without any one of them, there would be one"),
        {},
        {},
        tr("relax one of these rules")},
    CatalogueEntry{"CTG-PLAN-011", tr("antenne {antenne} can give {days} days in {year}")},
    CatalogueEntry{"CTG-PLAN-012",
                   tr("the window “{window}” limits signatures or work from {from} to {to}")},
    CatalogueEntry{"CTG-PLAN-013",
                   tr("the territories of the group “{group}” sign the same month: {territories}")},
    CatalogueEntry{"CTG-PLAN-014", tr("{territory} signs in {month}: this date is already agreed")},
    CatalogueEntry{"CTG-PLAN-015",
                   tr("{percent} % must be covered at the end of {month} (hard target)")},
    CatalogueEntry{"CTG-PLAN-016",
                   tr("no calendar was found within {nodes} nodes, and none was proven impossible"),
                   {},
                   {},
                   tr("raise the limit, or relax the rules")},
    CatalogueEntry{"CTG-PLAN-017", tr("the horizon has {count} months"),
                   tr("two months: the first and the last"), tr("{count}"),
                   tr("horizon = [\"2018-01\", \"2026-12\"]")},
    CatalogueEntry{"CTG-PLAN-018", tr("{month} is outside the horizon"),
                   tr("a month from {first} to {last}"), tr("{month}"),
                   tr("correct the month, or lengthen the horizon")},
    CatalogueEntry{"CTG-PLAN-019", tr("the objective “{name}” stands twice"),
                   tr("each objective once"), tr("“{name}” again"), tr("take out one of the two")},
    CatalogueEntry{
        "CTG-PLAN-020",
        tr("rule: a month counts as covered when its last day is; a convention that ends is taken "
           "to be renewed the next day for {months} months, but for the communes of a candidate, "
           "one denounced or one that the register renews itself; of the work of renewals, those "
           "of planned signatures ask {work} % of their days")},
    CatalogueEntry{
        "CTG-PLAN-021",
        tr("the objective “stability” decides nothing here: no calendar in force is given"),
        tr("a key former, or --former")},
    CatalogueEntry{"CTG-PLAN-022",
                   tr("projects of the register do not count in the plan: {ids}"),
                   {},
                   {},
                   tr("make candidates of them, with signee_le if their date is agreed")},
    CatalogueEntry{"CTG-PLAN-023", tr("not signed within the horizon: {territories}")},
    CatalogueEntry{"CTG-PLAN-024",
                   tr("the search stopped at its limit: this calendar brings {objective}, and none "
                      "brings more than {bound}; it is not proven best"),
                   {},
                   {},
                   tr("raise the limit of nodes")},
    CatalogueEntry{"CTG-PLAN-025",
                   tr("target missed: {reached} % are covered at the end of {month}"),
                   tr("{percent} %"), tr("{reached} %"),
                   tr("more agent-days before that month, or a later target")},
    CatalogueEntry{"CTG-PLAN-026", tr("“{text}” is not a date"),
                   tr("a day such as 2021-12-31 or 31/12/2021; for signee_le a month too"),
                   tr("“{text}”"), tr("correct the date")},
    CatalogueEntry{
        "CTG-PLAN-028", tr("this order of objectives would leave the calendar empty: {order}"),
        tr("“targets” or “population_years” before “balance”"), tr("{order}"),
        tr("put “balance” after what signatures bring: it parts plans that are equal by it")},
    CatalogueEntry{"CTG-PLAN-029", tr("an objective has an order or weights, not both"),
                   tr("one of the two"), tr("order and weights"), tr("leave out order")},
    CatalogueEntry{"CTG-PLAN-030", tr("a calendar has periods or a horizon, not both"),
                   tr("one of the two"), tr("periods and horizon"),
                   tr("leave out horizon: periods say where it begins and ends")},
    CatalogueEntry{"CTG-PLAN-031", tr("the calendar has no period"), tr("at least one"),
                   tr("periods = []"), tr("name the periods, such as [\"2019-S1\", \"2019-S2\"]")},
    CatalogueEntry{"CTG-PLAN-032", tr("period {second} does not come after {first}"),
                   tr("periods in order, each once"), tr("{first}, then {second}"),
                   tr("put them in order")},
    CatalogueEntry{"CTG-PLAN-033",
                   tr("capacities are given for years and for periods"),
                   tr("all for years, or all for periods"),
                   {},
                   tr("give each antenne a row for each period of the calendar")},
    CatalogueEntry{"CTG-PLAN-034",
                   tr("no antenne is known of these territories"),
                   tr("a column antenne, or capacities of one antenne"),
                   {},
                   tr("add a column antenne, or a table of candidates")},
    CatalogueEntry{"CTG-PLAN-035", tr("{file} is read: it stands beside the calendar")},
    CatalogueEntry{
        "CTG-PLAN-036",
        tr("no population is given: coverage is a share of the {count} territories, each counts 1"),
        tr("a column population")},
    CatalogueEntry{
        "CTG-PLAN-037",
        tr("{count} dates move from the calendar in force, by {months} months in all: {moves}")},
    CatalogueEntry{"CTG-PLAN-038", tr("no date moves from the calendar in force")},
    CatalogueEntry{"CTG-PLAN-039", tr("{territory} cannot sign before {month}")},
    CatalogueEntry{"CTG-PLAN-040", tr("{territory} signs by the end of its CEJ, {date}")},
    CatalogueEntry{"CTG-PLAN-041", tr("the plan does not name each candidate once"),
                   tr("{expected}"), tr("{found}")},
    CatalogueEntry{"CTG-PLAN-042", tr("{territory}: the dates of the plan do not hold ({month}): "
                                      "horizon, length of the preparation, renewal")},
    CatalogueEntry{"CTG-PLAN-043",
                   tr("{territory} signs in {month}, when the window “{window}” forbids it")},
    CatalogueEntry{"CTG-PLAN-044", tr("{territory} does not sign in {month}, as was agreed")},
    CatalogueEntry{"CTG-PLAN-045",
                   tr("the territories of the group “{group}” do not sign the same month")},
    CatalogueEntry{"CTG-PLAN-046", tr("antenne {antenne} works more than it can in {year}"),
                   tr("{capacity} days"), tr("{used} days")},
    CatalogueEntry{"CTG-PLAN-047", tr("the hard target of {month} is missed")},
    CatalogueEntry{"CTG-PLAN-048", tr("the plan is wrong on {what}"), tr("{found}"), tr("{said}")},
    CatalogueEntry{"CTG-PLAN-049",
                   tr("the plan signs {territory} after the end of its CEJ, {date}")},
    CatalogueEntry{
        "CTG-PLAN-101",
        tr("as early as can be: a preparation of {months} months cannot begin before {first}")},
    CatalogueEntry{"CTG-PLAN-102",
                   tr("not in {month}: antenne {antenne} has {capacity} days in {year}, of which "
                      "{used} are taken by {users}; {wanted} would be needed")},
    CatalogueEntry{"CTG-PLAN-103", tr("not in {month}: antenne {antenne} has {capacity} days in "
                                      "{year}; {wanted} would be needed")},
    CatalogueEntry{
        "CTG-PLAN-104",
        tr("not in {month}: in the window “{window}” ({from} to {to}) a signature loses {percent} "
           "% of its population-years, which would bring {lost} less than the date chosen")},
    CatalogueEntry{"CTG-PLAN-105", tr("date already agreed: {month}")},
    CatalogueEntry{"CTG-PLAN-106",
                   tr("not in {month}: the window “{window}” ({from} to {to}) forbids signatures")},
    CatalogueEntry{"CTG-PLAN-107",
                   tr("no later: the target of {percent} % at the end of {month} would be missed")},
    CatalogueEntry{"CTG-PLAN-108", tr("too late for its CEJ, which ends on {date}")},
    CatalogueEntry{"CTG-PLAN-109",
                   tr("not signed by {last}: no month is both possible and of use")},
    CatalogueEntry{"CTG-PLAN-110", tr("not in {month}: it would cover no one more, since its "
                                      "communes are under convention then")},
    CatalogueEntry{"CTG-PLAN-111", tr("signs the same month as {others} (group “{group}”)")},
    CatalogueEntry{"CTG-PLAN-112", tr("no later: its CEJ ends on {date}")},
    CatalogueEntry{"CTG-PLAN-113",
                   tr("{month} would be better: the search stopped before its proof")},
    CatalogueEntry{"CTG-PLAN-114", tr("{month} would be possible, but the order of objectives does "
                                      "not count population-years")},
    CatalogueEntry{"CTG-PLAN-115",
                   tr("{month} would be possible, but further from the calendar in force")},
    CatalogueEntry{"CTG-PLAN-116",
                   tr("not before {month}: {territory} cannot sign sooner (pas_avant)")},
    CatalogueEntry{"CTG-PLAN-117", tr("{month} would be possible, and is worth no more")},
};

} // namespace

std::span<const CatalogueEntry> planning_messages() noexcept {
    return messages;
}

} // namespace ctg
