// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PORT-001", tr("the study has no territory “{territory}”"),
                   tr("a key of its territories ({count} here)"),
                   tr("CTG-PORT-001", "“{territory}”; nearest: {nearest}"),
                   tr("correct the key, or add the territory to the file of territories")},
    CatalogueEntry{"CTG-PORT-020",
                   tr("no browser prints here: open {page} in any browser and print it to a PDF, "
                      "A4, with background graphics"),
                   tr("Chromium or Chrome on the path, or named by CTG_BROWSER"),
                   {},
                   tr("print by hand, or: apt install chromium")},
    CatalogueEntry{"CTG-PORT-021",
                   tr("{browser} does not print {page}"),
                   tr("a PDF within a minute"),
                   {},
                   tr("open the page in a browser and print it from there")},
    CatalogueEntry{
        "CTG-PORT-022",
        tr("no browser draws {file} here"),
        tr("Chromium or Chrome on the path, or named by CTG_BROWSER"),
        {},
        tr("write a page (.html) or the specification (.json), or: apt install chromium")},
    CatalogueEntry{"CTG-PORT-023",
                   tr("portraits in {folder} are not all made: a run was cut off"),
                   {},
                   {},
                   tr("go on with it: --resume; or begin again: --overwrite")},
    CatalogueEntry{"CTG-PORT-024",
                   tr("the portraits begun in {folder} are of other data, or of another command"),
                   tr("the study, the options and the version of the run that was cut off"),
                   {},
                   tr("begin again: --overwrite; or write into another folder")},
    CatalogueEntry{"CTG-PORT-025",
                   tr("another run is making portraits in {folder}"),
                   {},
                   {},
                   tr("wait for its end, or write into another folder")},
};

} // namespace

std::span<const CatalogueEntry> portrait_messages() noexcept {
    return messages;
}

} // namespace ctg
