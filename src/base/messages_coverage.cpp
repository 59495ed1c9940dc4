// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CONV-001",
                   tr("convention “{id}” stands twice in the register"),
                   tr("one row per convention"),
                   {},
                   tr("give each its own id; an amendment has its own, and `avenant_de`")},
    CatalogueEntry{"CTG-CONV-002", tr("“{status}” is not the state of a convention"),
                   tr("projet, signee or denoncee"), tr("“{status}”"),
                   tr("write one of the three, without accents")},
    CatalogueEntry{"CTG-CONV-003", tr("“{date}” in {column} is not a date"),
                   tr("a day that exists, as 2019-12-31 or 31/12/2019"), tr("“{date}”"),
                   tr("write the date in one of the two forms")},
    CatalogueEntry{"CTG-CONV-004", tr("the convention ends before it begins"),
                   tr("an end on or after {effect}"), tr("an end on {end}"),
                   tr("correct date_fin or date_effet")},
    CatalogueEntry{"CTG-CONV-005",
                   tr("avenant_de names a convention, “{id}”, that is not in the register"),
                   tr("the id of another row"), tr("“{id}”; nearest: {nearest}"),
                   tr("correct the id, or add the convention it amends")},
    CatalogueEntry{"CTG-CONV-006", tr("“{territory}” is no territory of the study"),
                   tr("a key of the territories, or commune codes and SIREN parted by spaces"),
                   tr("“{territory}”; nearest: {nearest}"),
                   tr("correct the key, or add the territory")},
    CatalogueEntry{
        "CTG-CONV-007", tr("signatory “{signatory}” is no commune nor EPCI of the study"),
        tr("commune codes and SIREN parted by spaces"), tr("“{signatory}”; nearest: {nearest}"),
        tr("correct the code, or complete the file of EPCI")},
    CatalogueEntry{"CTG-CONV-008",
                   tr("convention “{id}” has no date"),
                   tr("date_signature or date_effet"),
                   {},
                   tr("give one of the two: the other follows from it")},
    CatalogueEntry{"CTG-CONV-009", tr("“{holder}” is no code of a body that can hold a competence"),
                   tr("a commune code or a SIREN"), tr("“{holder}”; nearest: {nearest}"),
                   tr("correct the code")},
    CatalogueEntry{"CTG-CONV-010", tr("theme {theme} has a second row for commune {commune}"),
                   tr("one holder per commune and theme"), tr("{first}, then {second}"),
                   tr("keep the row of who holds the competence")},
    CatalogueEntry{"CTG-CONV-011",
                   tr("no signatory named: every member is deemed to have signed {conventions}")},
    CatalogueEntry{"CTG-CONV-012",
                   tr("no end given: {months} months from their first day for {conventions}")},
    CatalogueEntry{"CTG-CONV-013", tr("a convention has no id"), tr("the office's own key, unique"),
                   tr("an empty cell"), tr("give it an id that will not change")},
    CatalogueEntry{"CTG-CONV-014",
                   tr("the conventions that “{id}” amends form a loop"),
                   tr("amendments that lead to a first convention"),
                   {},
                   tr("correct avenant_de")},
    CatalogueEntry{"CTG-CONV-015",
                   tr("denounced without an end, hence never in force: {conventions}"),
                   {},
                   {},
                   tr("give date_fin if it was in force for a time")},
    CatalogueEntry{"CTG-CONV-016",
                   tr("project “{id}” has no date: it counts in no year and is left out"),
                   {},
                   {},
                   tr("give date_signature or date_effet to count it among the projects")},
    CatalogueEntry{"CTG-CONV-017",
                   tr("“{first}” and “{second}” have the same communes and the same period"),
                   {},
                   {},
                   tr("remove one of the two if it is the same convention")},
    CatalogueEntry{"CTG-CONV-018", tr("columns of the register that are not read: {columns}"),
                   tr("columns among {known}")},
    CatalogueEntry{"CTG-CONV-019",
                   tr("rows on communes outside the geography, left out: {count} ({communes})")},
    CatalogueEntry{"CTG-CONV-020", tr("a competence has no theme"), tr("the name of a theme"),
                   tr("an empty cell"), tr("name the theme, or remove the row")},
    CatalogueEntry{"CTG-CONV-021", tr("convention “{id}” has no territory"),
                   tr("a key of the territories, or commune codes and SIREN parted by spaces"),
                   tr("an empty cell"), tr("only an amendment (avenant_de) may leave it empty")},
    CatalogueEntry{"CTG-CONV-022", tr("{months} months is no duration of a convention"),
                   tr("1 month or more"), tr("{months}"), tr("correct duration_months")},
    CatalogueEntry{"CTG-CONV-023", tr("the date “{date}” can be read in two ways"),
                   tr("a date that no other reading gives: {iso}, if the day comes first"),
                   tr("“{date}”"),
                   tr("write dates as 2019-12-31; one date of the register with a day above 12, as "
                      "25/04/2019, settles it for all")},
    CatalogueEntry{"CTG-COV-001", tr("the reference day {day} does not exist in {year}"),
                   tr("a day of every year"), tr("{day}"), tr("choose another reference day")},
    CatalogueEntry{"CTG-COV-002", tr("no commune of the perimeter has a known {basis}"),
                   tr("a number for one commune at least"), tr("only absences ({communes})"),
                   tr("choose another basis, or complete the file")},
    CatalogueEntry{"CTG-COV-003",
                   tr("communes without a holder for theme {theme}, hence not covered for it: "
                      "{count} ({communes})"),
                   {},
                   {},
                   tr("complete the file of competences")},
    CatalogueEntry{
        "CTG-COV-004",
        tr("communes without a known {basis}, left out of the shares: {count} ({communes})"),
        {},
        {},
        tr("complete the file, or choose another basis")},
    CatalogueEntry{"CTG-COV-005", tr("communes under a convention but outside the perimeter, not "
                                     "counted: {count} ({communes})")},
    CatalogueEntry{
        "CTG-COV-006",
        tr("communes under several conventions at once, each counted once: {count} ({communes})")},
    CatalogueEntry{
        "CTG-COV-007",
        tr("communes of {zone} without a known {basis}: its share may be anything from 0 to 1"),
        {},
        {},
        tr("complete the file, or choose another basis")},
    CatalogueEntry{"CTG-COV-008", tr("the years are out of order"),
                   tr("a first year on or before the last"), tr("{first} to {last}"),
                   tr("swap the two")},
};

} // namespace

std::span<const CatalogueEntry> coverage_messages() noexcept {
    return messages;
}

} // namespace ctg
