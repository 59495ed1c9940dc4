// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CLI-001", tr("this result has no shapes to put in a GeoPackage"),
                   tr("a file that ends in .csv or .json"), tr("{file}"),
                   tr("choose another ending, or a result by territory, EPCI or antenne")},
    CatalogueEntry{"CTG-CLI-002",
                   tr("refused: --strict takes no warning"),
                   {},
                   {},
                   tr("mend what the warnings above tell, or run without --strict")},
    CatalogueEntry{"CTG-CLI-003",
                   tr("the result could not be written to standard output"),
                   {},
                   {},
                   tr("look whether the disk is full or the reader has gone")},
    CatalogueEntry{
        "CTG-CLI-004", tr("the system refused: {words}"), {}, {}, tr("see `ctg doctor`")},
    CatalogueEntry{"CTG-CLI-005",
                   tr("something the command needs is missing"),
                   {},
                   {},
                   tr("do what the list says for each line marked “missing”")},
    CatalogueEntry{"CTG-CLI-006",
                   tr("--out does not say where to write"),
                   tr("--out FOLDER"),
                   {},
                   tr("add --out portraits")},
};

} // namespace

std::span<const CatalogueEntry> cli_messages() noexcept {
    return messages;
}

} // namespace ctg
