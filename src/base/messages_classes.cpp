// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

// Classes of maps, and maps of indicators.
constexpr std::array messages{
    CatalogueEntry{"CTG-PORT-030", tr("{count} classes are not told apart on a map"),
                   tr("2 to 9 classes"), tr("{count}"), tr("ask for 2 to 9")},
    CatalogueEntry{"CTG-PORT-031", tr("these bounds make no classes: {bounds}"),
                   tr("1 to 8 numbers that rise: where each class ends and the next begins"),
                   tr("{bounds}"), tr("put them in order, each once")},
    CatalogueEntry{"CTG-PORT-032", tr("{value} goes into no class"), tr("finite numbers"),
                   tr("{value}"), tr("leave absent values out: a map shows them apart")},
    CatalogueEntry{"CTG-PORT-033",
                   tr("{found} class(es) instead of {count}: the values part no further"),
                   {},
                   {},
                   tr("ask for fewer classes, or for another method")},
    CatalogueEntry{"CTG-PORT-034", tr("there is no value to class")},
    CatalogueEntry{"CTG-PORT-035",
                   tr("“{indicator}” is a count: in classes, a large place looks as if it had more "
                      "of it than a small one that has as many"),
                   tr("circles, whose areas are in proportion"), tr("classes"),
                   tr("leave out the classes, or map a rate")},
    CatalogueEntry{"CTG-PORT-036", tr("the scheme has no indicator “{indicator}”"),
                   tr("one of its {count} indicators"), tr("“{indicator}”; nearest: {nearest}"),
                   tr("correct the name")},
    CatalogueEntry{"CTG-PORT-037", tr("bounds are not multiples of {step}"), tr("a step above 0"),
                   tr("{step}"), tr("give a step such as 5 or 0.5")},
    CatalogueEntry{"CTG-PORT-038", tr("{count} of {total} places have no value of “{indicator}”: "
                                      "they are apart in the legend")},
    CatalogueEntry{"CTG-PORT-039", tr("“{option}” says nothing of classes by “{method}”"),
                   tr("bounds of manual classes; rounded or step of the others"),
                   tr("“{option}” with “{method}”"), tr("leave out one of the two")},
};

} // namespace

std::span<const CatalogueEntry> classes_messages() noexcept {
    return messages;
}

} // namespace ctg
