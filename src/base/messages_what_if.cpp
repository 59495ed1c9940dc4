// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PLAN-093", tr("no value is given: no territory could sign"),
                   tr("a row for each territory and period"), tr("a table without rows")},
    CatalogueEntry{
        "CTG-PLAN-089", tr("the calendar can say nothing of {coverage} covered in {month}"),
        tr("a month from {first} to {last}, a coverage from 0 to 1"), tr("{month}, {coverage}")},
    CatalogueEntry{
        "CTG-PLAN-090",
        tr("within the limits of the search no calendar was found that has {territory} sooner"),
        {},
        {},
        tr("give more --nodes or --seconds")},
    CatalogueEntry{"CTG-PLAN-091",
                   tr("{percent} % covered in {month} takes at most {days} agent-days more in all; "
                      "the search stopped before it knew whether fewer would do"),
                   {},
                   {},
                   tr("give more --nodes or --seconds")},
    CatalogueEntry{"CTG-PLAN-092",
                   tr("within the limits of the search it is not known what {percent} % covered in "
                      "{month} would take"),
                   {},
                   {},
                   tr("give more --nodes or --seconds")},
    CatalogueEntry{"CTG-PLAN-080", tr("{territory} is no candidate of the calendar"),
                   tr("a candidate"), tr("{territory}; nearest: {nearest}")},
    CatalogueEntry{"CTG-PLAN-081", tr("to sign {territory} sooner costs {objective} of what "
                                      "signatures bring, and {broken} more broken targets")},
    CatalogueEntry{"CTG-PLAN-082", tr("no calendar that keeps the rules has {territory} sooner")},
    CatalogueEntry{"CTG-PLAN-083",
                   tr("{percent} % covered in {month} is possible as things stand")},
    CatalogueEntry{
        "CTG-PLAN-084",
        tr("{percent} % covered in {month} takes {days} agent-days more in all, no fewer")},
    CatalogueEntry{"CTG-PLAN-085",
                   tr("{percent} % covered in {month} is out of reach, whatever the agent-days")},
    CatalogueEntry{"CTG-PLAN-086",
                   tr("with the engagement of each, the calendar is expected to cover {expected} % "
                      "in {month}; {percent} % asks a probability of {engagement} or more of all")},
    CatalogueEntry{"CTG-PLAN-087",
                   tr("with the engagement of each, the calendar is expected to cover {expected} % "
                      "in {month}; even if all signed as planned it would not be {percent} %")},
    CatalogueEntry{"CTG-PLAN-088",
                   tr("without the window “{window}” ({from} to {to}) it would be possible")},
};

} // namespace

std::span<const CatalogueEntry> what_if_messages() noexcept {
    return messages;
}

} // namespace ctg
