// SPDX-License-Identifier: Apache-2.0
// Of checks by other methods, inequality and types: CTG-SCOR-060 to -079.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-SCOR-060", tr("the bounds of shares {low} and {high} are not in order"),
                   tr("0 ≤ low ≤ high ≤ 1"), tr("{low}, {high}"), tr("write for example 0.02,0.4")},
    CatalogueEntry{"CTG-SCOR-061",
                   tr("no shares between {low} and {high} of {count} indicators add up to 1"),
                   tr("{count} × low ≤ 1 ≤ {count} × high"), tr("{low}, {high}"),
                   tr("widen the bounds of the shares")},
    CatalogueEntry{"CTG-SCOR-062",
                   tr("{unit} scores {score} on {indicator}: the check {method} is not defined"),
                   tr("scores above 0, or a floor that lower ones count as"), tr("{score}"),
                   tr("give a floor (--floor 1), wider bounds of shares, or leave the check out")},
    CatalogueEntry{"CTG-SCOR-063", tr("the benefit of the doubt of {count} units is not sought"),
                   tr("at most {most} units"), tr("{count}"),
                   tr("check by geometric or borda, or score fewer units")},
    CatalogueEntry{"CTG-SCOR-064",
                   tr("the most favourable weights of {unit} are not proven"),
                   tr("a score within 1e-9 of its bound by duality"),
                   {},
                   tr("give a higher floor or wider bounds of shares: scores of very different "
                      "size are too hard for the solver")},
    CatalogueEntry{"CTG-SCOR-065",
                   tr("{count} units without a value are left out of the inequality"),
                   {},
                   tr("{count}")},
    CatalogueEntry{"CTG-SCOR-066",
                   tr("all values are 0: nobody is unequal"),
                   tr("values above 0 somewhere"),
                   {},
                   tr("read 0 as “nothing to share”")},
    CatalogueEntry{"CTG-SCOR-067", tr("{unit} has the value {found}: inequality is not defined"),
                   tr("values of 0 or above, on a scale with a true 0"), tr("{found}"),
                   tr("measure an indicator, or scores between goalposts, not deviations")},
    CatalogueEntry{"CTG-SCOR-068", tr("the weight {found} of {unit} cannot count"),
                   tr("weights of 0 or above, not all 0"), tr("{found}"),
                   tr("give the inhabitants of each unit, or leave weights out")},
    CatalogueEntry{"CTG-SCOR-069",
                   tr("{count} communes of territories have no known inhabitants, and weigh "
                      "nothing in the inequality"),
                   {},
                   tr("{count}")},
    CatalogueEntry{"CTG-SCOR-070",
                   tr("{count} units without any score are left out of the types"),
                   {},
                   tr("{count}")},
    CatalogueEntry{"CTG-SCOR-071",
                   tr("the choice of {types} medoids is not proven best"),
                   {},
                   {},
                   tr("another choice may cost less; fewer types or units are enumerated")},
    CatalogueEntry{"CTG-SCOR-072", tr("{least} to {most} types of {count} units cannot be made"),
                   tr("2 ≤ least ≤ most ≤ {count}"), tr("{least}..{most}"),
                   tr("write for example 3, or 2..6")},
    CatalogueEntry{"CTG-SCOR-073", tr("the profile of {unit} has {found} scores"),
                   tr("{count} scores, as the first profile"), tr("{found}"),
                   tr("give each unit a score, or none, on the same cells")},
    CatalogueEntry{"CTG-SCOR-074", tr("{unit} has two profiles"), tr("a profile for each unit"),
                   tr("{unit}"), tr("keep one of the two")},
    CatalogueEntry{
        "CTG-SCOR-075",
        tr("{first} and {second} have no score in common: their distance is not defined"),
        tr("one cell at least on which both have a score"),
        {},
        tr("leave one of them out, or add an indicator that both have")},
    CatalogueEntry{"CTG-SCOR-076", tr("no types are sought among {count} units"),
                   tr("at most {most} units"), tr("{count}"), tr("make types of fewer units")},
    CatalogueEntry{"CTG-SCOR-077", tr("{found} is no probability of {unit}"),
                   tr("a number from 0 to 1"), tr("{found}"), tr("divide percents by 100")},
};

} // namespace

std::span<const CatalogueEntry> comparison_messages() noexcept {
    return messages;
}

} // namespace ctg
