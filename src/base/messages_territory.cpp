// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-TERR-001", tr("commune {commune} comes twice"), tr("each commune once"),
                   tr("{commune}, twice"), tr("remove one of the two")},
    CatalogueEntry{"CTG-TERR-002", tr("“{text}” is not a commune code"),
                   tr("five characters: 13055, 2A004, 97411"), tr("“{text}”"),
                   tr("correct the code, or remove the row")},
    CatalogueEntry{"CTG-TERR-003",
                   tr("commune {commune} does not exist in the geography of {year}"),
                   tr("a commune code of the {year} geography ({count} known here)"),
                   tr("“{commune}”; nearest: {nearest}"),
                   tr("correct the code, or give the year it belongs to: geography_year")},
    CatalogueEntry{"CTG-TERR-004", tr("“{text}” is not a SIREN"),
                   tr("nine digits, the last being a Luhn key"), tr("“{text}”"),
                   tr("check the digits against BANATIC")},
    CatalogueEntry{"CTG-TERR-005", tr("commune {commune} is in both {first} and {second}"),
                   tr("each commune in one of them"), tr("{first}, {second}"),
                   tr("keep one of the two rows")},
    CatalogueEntry{"CTG-TERR-006", tr("two names for {key}"), tr("one name for each key"),
                   tr("“{first}”, “{second}”"), tr("write the same name in all rows of {key}")},
    CatalogueEntry{"CTG-TERR-007", tr("communes in no antenne ({count}): {communes}")},
    CatalogueEntry{"CTG-TERR-008", tr("commune {commune} {name} is cut, and counts by its parts; "
                                      "{antenne} holds the largest: {parts}")},
    CatalogueEntry{"CTG-TERR-009",
                   tr("municipal arrondissements count as their commune {commune}: {member}")},
    CatalogueEntry{"CTG-TERR-010", tr("EPCI {siren} is not among those of the study"),
                   tr("the SIREN of one of the {count} EPCI"), tr("“{siren}”; nearest: {nearest}"),
                   tr("correct the SIREN, or add the EPCI to the file of EPCI")},
    CatalogueEntry{"CTG-TERR-011", tr("a part of commune {commune}, not the whole: {member}"),
                   tr("the commune, or all of its arrondissements"), tr("{member}"),
                   tr("name the commune {commune}, or give counts by IRIS or arrondissement that "
                      "have this part: [parts] file, column")},
    CatalogueEntry{"CTG-TERR-012", tr("“{member}” comes twice in {zone}"), tr("each member once"),
                   tr("“{member}”, twice"), tr("remove one of the two rows")},
    CatalogueEntry{"CTG-TERR-013", tr("the weight of commune {commune} is negative"),
                   tr("0 or more"), tr("{value}"), tr("correct the figure")},
    CatalogueEntry{
        "CTG-TERR-014",
        tr("commune {commune} has no row: its weight is the sum of its {count} arrondissements")},
    CatalogueEntry{"CTG-TERR-015", tr("commune {commune} has its own row: those of its "
                                      "arrondissements do not count ({arrondissements})")},
    CatalogueEntry{
        "CTG-TERR-016",
        tr("rows of communes outside the study's geography of {year}, left out: {count}")},
    CatalogueEntry{"CTG-TERR-017",
                   tr("commune {commune} has no row"),
                   tr("a row for each commune of the geography of {year}"),
                   {},
                   tr("add the row; where the figure is not known, write nd")},
    CatalogueEntry{"CTG-TERR-018",
                   tr("commune {commune} has no row, and only {found} of its {count} "
                      "arrondissements have one"),
                   tr("the commune, or its {count} arrondissements"), tr("{arrondissements}"),
                   tr("add the missing rows")},
    CatalogueEntry{"CTG-TERR-019", tr("“{text}” is read as {code}")},
    CatalogueEntry{"CTG-TERR-020",
                   tr("département {departement} of commune {commune} has no legal CRS known here"),
                   tr("a département of metropolitan France, 971, 972, 973, 974 or 976"),
                   tr("{departement}"), tr("leave the commune out")},
    CatalogueEntry{"CTG-TERR-021", tr("a row without {column}"), tr("a key in each row"),
                   tr("an empty cell"), tr("fill the cell, or remove the row")},
    CatalogueEntry{"CTG-TERR-022", tr("commune {commune} has its own shape: those of its "
                                      "arrondissements are left out ({arrondissements})")},
    CatalogueEntry{"CTG-TERR-023",
                   tr("arrondissements have shapes where their commune {commune} has none"),
                   tr("the shape of commune {commune}"), tr("{arrondissements}"),
                   tr("take the layer of communes, or merge the arrondissements into {commune}")},
    CatalogueEntry{"CTG-TERR-024", tr("commune {commune} has an empty shape"), tr("a polygon"),
                   tr("nothing"), tr("draw the commune, or remove its row")},
    CatalogueEntry{"CTG-TERR-030",
                   tr("the history of communes does not know all communes, only their events"),
                   {},
                   {},
                   tr("give the list of all communes of the last year")},
    CatalogueEntry{"CTG-TERR-031", tr("“{text}” is not a kind of commune event"),
                   tr("INSEE's number, as 32"), tr("“{text}”"),
                   tr("take the list of commune events as INSEE publishes it")},
    CatalogueEntry{"CTG-TERR-032", tr("“{text}” is not a date"), tr("a day, as 2019-01-01"),
                   tr("“{text}”"), tr("take the list of commune events as INSEE publishes it")},
    CatalogueEntry{"CTG-TERR-033",
                   tr("the list of commune events says nothing of the geography of {year}"),
                   tr("a year from {first} to {last}"), tr("{year}"),
                   tr("give INSEE's list of a later year: --events, or [events] in study.toml")},
    CatalogueEntry{"CTG-TERR-034",
                   tr("commune {commune} does not exist in the geography of {year}; years in which "
                      "it does: {years}"),
                   tr("a commune code of the {year} geography"), tr("{commune}, a code of {then}"),
                   tr("write what holds its ground in {year}: {heirs}; or give the year of the "
                      "file's codes: geography_year")},
    CatalogueEntry{"CTG-TERR-040", tr("commune codes that change between {from} and {to}, communes "
                                      "going over whole ({count}): {changes}")},
    CatalogueEntry{"CTG-TERR-041",
                   tr("columns of figures that are added, since nothing was said: {columns}"),
                   {},
                   {},
                   tr("name the counts (--counts) when one of them is a rate, a mean or a rank")},
    CatalogueEntry{"CTG-TERR-042",
                   tr("figures that are not added: {columns}; they are kept where a commune goes "
                      "over whole and alone, absent in {count} communes: {communes}"),
                   {},
                   {},
                   tr("give what a rate is made of: --ratio \"TX=NUM/DEN\"")},
    CatalogueEntry{"CTG-TERR-043",
                   tr("communes divided between {from} and {to} ({count}), shared out by a weight, "
                      "with bounds from nothing to all: {changes}"),
                   {},
                   {},
                   tr("use the bounds: nothing says how a figure lies within a divided commune")},
    CatalogueEntry{"CTG-TERR-044", tr("total of {column}: {before} before, {after} after")},
    CatalogueEntry{
        "CTG-TERR-045",
        tr("total of {column}: {before} before, {after} after; the difference, {difference}, is of "
           "figures added to one that is hidden or missing, whose sum is not known: {communes}")},
    CatalogueEntry{"CTG-TERR-046",
                   tr("a commune that was divided between {from} and {to} leaves its whole shape "
                      "to {heir}, its largest heir; the others have no shape: {change}"),
                   {},
                   {},
                   tr("take boundaries of {to}")},
    CatalogueEntry{"CTG-TERR-047", tr("communes whose ground is no longer in the list of communes "
                                      "in {to}, and whose figures are left out: {communes}")},
    CatalogueEntry{"CTG-TERR-048",
                   tr("communes divided between {from} and {to} ({count}), some in equal parts for "
                      "want of a weight: {changes}"),
                   {},
                   {},
                   tr("give a weight of the communes between which they are divided: --weights, "
                      "--weights-column, --weights-year")},
    CatalogueEntry{"CTG-TERR-049",
                   tr("codes of no commune of {from}, kept as they are ({count}): {codes}")},
    CatalogueEntry{"CTG-TERR-050", tr("“{text}” does not say how to carry a rate"),
                   tr("NAME=NUMERATOR/DENOMINATOR, or NAME=100*NUMERATOR/DENOMINATOR"),
                   tr("“{text}”"),
                   tr("name the columns that are to be added, then divided: \"TX=POOR/PERSONS\"")},
    CatalogueEntry{"CTG-TERR-051", tr("no column is known to hold commune codes"),
                   tr("a column code, CODGEO, COM or INSEE_COM"), tr("columns: {columns}"),
                   tr("name the column: --code")},
    CatalogueEntry{"CTG-TERR-052", tr("commune {commune} does not exist, and never did"),
                   tr("a code of INSEE's code officiel géographique to {last}"), tr("“{commune}”"),
                   tr("correct the code, or keep the row as it is: --keep-unknown")},
    CatalogueEntry{"CTG-TERR-053",
                   tr("commune codes of {from} carried to {to} ({count}): {changes}")},
    CatalogueEntry{"CTG-TERR-054", tr("boundaries of {from} carried to {to}: {before} communes "
                                      "become {after}; codes that change ({count}): {changes}")},
    CatalogueEntry{"CTG-TERR-055", tr("CTG-TERR-055", "communes in no EPCI ({count}): {communes}")},
    CatalogueEntry{
        "CTG-TERR-056",
        tr("cells that name two groupings, as IGN does for the Grand Paris ({count}): the first, "
           "the métropole, is the EPCI; the second is its établissement public territorial")},
    CatalogueEntry{"CTG-TERR-059",
                   tr("no IRIS {iris} among the counts by part, which have others of its commune"),
                   tr("an IRIS of the [parts] file {file}"), tr("“{iris}”; nearest: {nearest}"),
                   tr("correct the code, or give the counts of the year of these IRIS")},
    CatalogueEntry{"CTG-TERR-060",
                   tr("communes {first} and {second} lie over each other by {area} m²"),
                   tr("each place in one commune"), tr("{area} m² in both, at {x}, {y} ({crs})"),
                   tr("take out the shape that repeats another, or correct their border in a GIS")},
    CatalogueEntry{
        "CTG-TERR-061",
        tr("communes {first} and {second} lie over each other by less than 1 m: {area} m²"),
        {},
        tr("at {x}, {y} ({crs})"),
        tr("nothing need be done; a border drawn once for both would be better")},
    CatalogueEntry{"CTG-TERR-062",
                   tr("a gap {width} m wide between communes {communes}: {area} m²"),
                   {},
                   tr("at {x}, {y}"),
                   tr("nothing need be done; a border drawn once for both would be better")},
    CatalogueEntry{
        "CTG-TERR-063",
        tr("{count} vertices lie in the middle of a neighbour's edge: the borders are found all "
           "the same"),
        {},
        tr("on communes {communes}; the first at {x}, {y}"),
        tr("nothing need be done; borders with the same vertices on both sides are read faster")},
    CatalogueEntry{"CTG-TERR-064",
                   tr("{territory} holds parts of {count} communes: its outline and its pieces are "
                      "those of the whole communes"),
                   {},
                   tr("{communes}"),
                   tr("read the outline as the communes that it touches")},
    CatalogueEntry{
        "CTG-TERR-070",
        tr("“{text}” has lost digits: a spreadsheet took this code for a number and rounded it"),
        tr("all the digits of the code, as 200054807"), tr("“{text}”"),
        tr("take the code again from its source, in a column of text")},
    CatalogueEntry{"CTG-TERR-057",
                   tr("no row is of a part of a commune"),
                   tr("codes of IRIS (132010101) or of municipal arrondissements (13201)"),
                   {},
                   tr("give a table by IRIS or by arrondissement")},
    CatalogueEntry{"CTG-TERR-058",
                   tr("{count} counts of column {column} are absent ({codes}): no part of their "
                      "communes has a share"),
                   tr("a count in each row"),
                   {},
                   tr("fill them in: shares of communes rest on them")},
};

} // namespace

std::span<const CatalogueEntry> territory_messages() noexcept {
    return messages;
}

} // namespace ctg
