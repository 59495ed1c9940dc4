// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-GROUP-001", tr("{name} does not take “{value}”"),
                   tr("a number of at least {low}"), tr("“{value}”"), tr("correct the value")},
    CatalogueEntry{"CTG-GROUP-002", tr("a rule “{rule}” names {count} different units"),
                   tr("two units; at least two for together and apart"), tr("{count}"),
                   tr("correct the list units = […]")},
    CatalogueEntry{"CTG-GROUP-003", tr("the bounds of {weight} leave nothing between them"),
                   tr("least up to most"), tr("{least}, {most}"),
                   tr("swap the two, or correct them")},
    CatalogueEntry{"CTG-GROUP-004", tr("the unit “{id}” stands here twice, or has no id"),
                   tr("one line for each unit"), tr("“{id}” again"),
                   tr("take out one of the two lines")},
    CatalogueEntry{"CTG-GROUP-005", tr("there is no unit “{id}”"), tr("an id of the nodes"),
                   tr("CTG-GROUP-005", "“{id}”; nearest: {nearest}"),
                   tr("correct the id, or add the unit")},
    CatalogueEntry{"CTG-GROUP-006", tr("“{id}” cannot touch itself"), tr("two different units"),
                   tr("“{id}” on both sides"), tr("correct or take out the line")},
    CatalogueEntry{"CTG-GROUP-007", tr("no distance from {a} to {b}"),
                   tr("a line for each pair of units, in one direction"), tr("none"),
                   tr("add the line")},
    CatalogueEntry{"CTG-GROUP-008", tr("“{id}” is to be alone, and in another rule in company"),
                   tr("CTG-GROUP-008", "one of the two"), tr("“{id}” in both"),
                   tr("take it out of one of the rules")},
    CatalogueEntry{"CTG-GROUP-009", tr("the units have no figure “{column}”"),
                   tr("CTG-GROUP-009", "one of: {known}"), tr("“{column}”; nearest: {nearest}"),
                   tr("correct the name, or add the column")},
    CatalogueEntry{"CTG-GROUP-010",
                   tr("no perimeters satisfy all the rules; the {count} below clash, on a map of "
                      "{pieces} piece(s): without any one of them, nothing excludes a plan"),
                   {},
                   {},
                   tr("relax one of these rules")},
    CatalogueEntry{"CTG-GROUP-011", tr("{weight} of at least {least} in each perimeter")},
    CatalogueEntry{"CTG-GROUP-012", tr("{weight} of at most {most} in each perimeter")},
    CatalogueEntry{"CTG-GROUP-013", tr("a number of perimeters {side} {count}")},
    CatalogueEntry{"CTG-GROUP-014", tr("together: {units}")},
    CatalogueEntry{"CTG-GROUP-015", tr("apart: {units}")},
    CatalogueEntry{"CTG-GROUP-016", tr("alone: {units}")},
    CatalogueEntry{"CTG-GROUP-017", tr("a reach of {reach}")},
    CatalogueEntry{"CTG-GROUP-018", tr("borders of less than {length} m do not join")},
    CatalogueEntry{"CTG-GROUP-019", tr("a barrier between {units}")},
    CatalogueEntry{"CTG-GROUP-020", tr("each perimeter within one of the {zones}")},
    CatalogueEntry{"CTG-GROUP-021", tr("no {zones} split between perimeters")},
    CatalogueEntry{"CTG-GROUP-022", tr("there is nothing to group"), tr("at least one unit"),
                   tr("none"), tr("add units")},
    CatalogueEntry{"CTG-GROUP-023",
                   tr("the most perimeters, then the least sum of distances between units of one")},
    CatalogueEntry{"CTG-GROUP-024", tr("the fewest perimeters that the rules allow, then the least "
                                       "sum of {weight} × distance to the centre")},
    CatalogueEntry{"CTG-GROUP-025",
                   tr("the fewest perimeters that the rules allow, then the fewest links cut")},
    CatalogueEntry{"CTG-GROUP-026",
                   tr("{count} perimeters found; that up to {bound} be possible is not excluded")},
    CatalogueEntry{
        "CTG-GROUP-027",
        tr("{count} perimeters found; that as few as {bound} be possible is not excluded")},
    CatalogueEntry{"CTG-GROUP-028",
                   tr("not proven the best: objective {objective}, no plan below {bound}")},
    CatalogueEntry{"CTG-GROUP-029", tr("{found} distinct plan(s) of the {wanted} wanted: no "
                                       "further one was met within {percent} % of the best")},
    CatalogueEntry{"CTG-GROUP-030", tr("the search stopped before it found a plan, or its proof"),
                   tr("an answer within {moves} moves and {nodes} nodes"), tr("none"),
                   tr("raise --moves or --nodes, or relax the rules")},
    CatalogueEntry{"CTG-GROUP-031", tr("EPCI split between perimeters: {epci}")},
    CatalogueEntry{"CTG-GROUP-032", tr("commune {commune} has no {weight}"),
                   tr("a known weight for each commune"), tr("an absent figure"),
                   tr("complete the weights")},
    CatalogueEntry{"CTG-GROUP-033",
                   tr("the communes are in several legal CRS: they have no distance"),
                   tr("communes of one part of France"), tr("{first}, {second}"),
                   tr("group each part by itself, or give distances")},
    CatalogueEntry{"CTG-GROUP-034", tr("the map is in {pieces} pieces, each with perimeters of its "
                                       "own; the smallest: {units}")},
    CatalogueEntry{"CTG-GROUP-040", tr("unit {unit} is in {count} perimeters"), tr("one"),
                   tr("{count}")},
    CatalogueEntry{"CTG-GROUP-041", tr("{perimeter} is in several pieces")},
    CatalogueEntry{"CTG-GROUP-042",
                   tr("{perimeter} has {total} of {weight}, outside of its bounds")},
    CatalogueEntry{"CTG-GROUP-043", tr("{count} perimeters are not as many as the rules ask")},
    CatalogueEntry{"CTG-GROUP-044", tr("a rule on {units} is broken")},
    CatalogueEntry{"CTG-GROUP-045", tr("the rule on {zones} is broken")},
    CatalogueEntry{"CTG-GROUP-046", tr("{perimeter} has units {distance} apart, beyond reach")},
    CatalogueEntry{"CTG-GROUP-047", tr("the objective is told to be {told}, and is {found}")},
};

} // namespace

std::span<const CatalogueEntry> grouping_messages() noexcept {
    return messages;
}

} // namespace ctg
