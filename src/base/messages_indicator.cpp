// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-IND-001",
                   tr("indicator {indicator} names a table, “{table}”, that the study lacks"),
                   tr("one of: {known}"), tr("“{table}”; nearest: {nearest}"),
                   tr("correct the name, or add [tables.{table}] to study.toml")},
    CatalogueEntry{"CTG-IND-002", tr("a figure is below 0"),
                   tr("a count, 0 or more, or a mark of absence"), tr("“{text}”"),
                   tr("correct the cell: indicators add counts, and a balance is not one")},
    CatalogueEntry{"CTG-IND-003",
                   tr("the figures of table {table} come by {level}, which this version does not "
                      "carry to territories"),
                   tr("level = \"commune\", \"iris\", \"epci\" or \"departement\""),
                   tr("level = \"{level}\""), tr("give the figures by commune")},
    CatalogueEntry{
        "CTG-IND-004",
        tr("figures that rounding to {base} cannot give: {count}, the first being {text}"),
        tr("multiples of {base}"), tr("{text}"),
        tr("correct the rounding in the scheme; the bounds are wider than they need be")},
    CatalogueEntry{
        "CTG-IND-005",
        tr("table {table} gives arrondissements, added up to their commune: {communes}")},
    CatalogueEntry{"CTG-IND-006", tr("table {table} gives both a commune and its arrondissements; "
                                     "the commune's own row counts: {communes}")},
    CatalogueEntry{
        "CTG-IND-007",
        tr("table {table} gives only some arrondissements of {commune}: the commune has no figure"),
        tr("the commune itself, or its {total} arrondissements"), tr("{count} arrondissements"),
        tr("complete the table")},
    CatalogueEntry{
        "CTG-IND-008",
        tr("rows of table {table} outside the geography, not read: {count} ({communes})")},
    CatalogueEntry{"CTG-IND-009",
                   tr("indicator {indicator} is of {year}, its table {table} of {table_year}"),
                   tr("the same year in the scheme and in the study"),
                   tr("{year} and {table_year}"), tr("correct one of the two")},
    CatalogueEntry{"CTG-IND-010",
                   tr("{indicator}: some communes are hidden or missing in {count} of the "
                      "territories, whose values stand on the others: {territories}")},
    CatalogueEntry{
        "CTG-IND-011",
        tr("{indicator}: hidden by secrecy in {count} of the territories: {territories}")},
    CatalogueEntry{
        "CTG-IND-012",
        tr("{indicator}: too few communes known in {count} of the territories: {territories}"),
        {},
        {},
        tr("complete the table, or lower min_observed")},
    CatalogueEntry{"CTG-IND-013",
                   tr("{indicator}: without object in {count} of the territories (its denominator "
                      "is 0, or no commune is concerned): {territories}")},
    CatalogueEntry{"CTG-IND-014",
                   tr("{indicator}: column {column} holds rates or medians, which are never added: "
                      "no value for the {count} territories of several communes ({territories})"),
                   tr("a column of counts"), tr("{column}"),
                   tr("take the counts that the rate is made of, as numerator and denominator, or "
                      "kind = \"mean\" with the column that weighs it")},
    CatalogueEntry{"CTG-IND-015", tr("“{text}” is not an IRIS code"),
                   tr("nine characters, as 130550101"), tr("“{text}”"),
                   tr("correct the code, or give the level of the table: level = \"commune\"")},
    CatalogueEntry{
        "CTG-IND-020",
        tr("{indicator}: column {column} holds an index, which is told of one unit and never "
           "added: no value for the {count} territories of several communes ({territories})"),
        {},
        {},
        tr("choose kind = \"mean\" and the column that weighs it, if its mean has a meaning")},
    CatalogueEntry{"CTG-IND-021", tr("{indicator} falls back on {table}, which comes by {level}"),
                   tr("a table of level = \"epci\" or \"departement\""), tr("level = \"{level}\""),
                   tr("name coarser tables, the finest first")},
    CatalogueEntry{"CTG-IND-022",
                   tr("{indicator} is per area, and table {table} gives no km² of its units"),
                   tr("a denominator: a column of km²"),
                   {},
                   tr("add the column, and name it")},
    CatalogueEntry{"CTG-IND-023",
                   tr("table {table} comes by EPCI, and which communes these hold is not known"),
                   tr("the section [epci] of study.toml"),
                   {},
                   tr("name the file of EPCI members")},
    CatalogueEntry{"CTG-IND-024",
                   tr("{indicator}: {count} of the territories lie in several units of level "
                      "{level}, and how many live in each is not known: {territories}"),
                   tr("the section [weights.population] of study.toml"),
                   {},
                   tr("name a table of inhabitants by commune")},
    CatalogueEntry{"CTG-IND-025",
                   tr("{indicator}: {count} of the territories have no value of their own, and "
                      "take that of the {level} around them (table {table}): {territories}")},
    CatalogueEntry{"CTG-IND-026",
                   tr("{unit} comes twice in a table"),
                   tr("a row for each unit"),
                   {},
                   tr("take one of the rows out, or choose a year")},
    CatalogueEntry{"CTG-IND-030",
                   tr("{indicator} is no share: some numerators exceed their denominators, or "
                      "these are below 1"),
                   tr("shares of counts"), tr("shrink = \"eb_binomial\""),
                   tr("write shrink = \"eb_poisson\"")},
    CatalogueEntry{"CTG-IND-031",
                   tr("{indicator}: {count} values are drawn toward their mean, {mean}; that on "
                      "the smallest denominator keeps {percent}% of its distance")},
    CatalogueEntry{
        "CTG-IND-032",
        tr("{indicator}: {count} value teaches no mean to draw toward; nothing is shrunk"),
        tr("two territories with a value of their own"), tr("{count}"),
        tr("add territories, or write shrink = \"none\"")},
};

} // namespace

std::span<const CatalogueEntry> indicator_messages() noexcept {
    return messages;
}

} // namespace ctg
