// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-WRIT-001",
                   tr("{file} already exists and is left as it is"),
                   {},
                   {},
                   tr("name another file, or allow it to be replaced: --overwrite")},
    CatalogueEntry{"CTG-WRIT-002", tr("{file} is not a plain file"),
                   tr("a plain file, or a name that is free"), tr("a folder, a link or a device"),
                   tr("name a file")},
    CatalogueEntry{"CTG-WRIT-003",
                   tr("{file} could not be written: {reason}"),
                   {},
                   {},
                   tr("check the space left and the rights on the folder; nothing was changed")},
    CatalogueEntry{"CTG-WRIT-004",
                   tr("{file} could not be written as a GeoPackage"),
                   {},
                   tr("{words}"),
                   tr("check the space left and the rights on the folder; nothing was changed")},
    CatalogueEntry{"CTG-WRIT-005",
                   tr("{file} lies under /vsi…, which GDAL keeps for networks and archives"),
                   tr("a path on this machine"),
                   {},
                   tr("name another folder")},
    CatalogueEntry{
        "CTG-WRIT-006", tr("{file} is open in another program"),
        tr("a GeoPackage that nobody has open, after 5 s"), tr("a lock or a journal beside it"),
        tr("close it in the other program (QGIS), or name another file; nothing was changed")},
    CatalogueEntry{"CTG-WRIT-030",
                   tr("{file} could not be written as a workbook"),
                   {},
                   tr("{words}"),
                   tr("check the space left, also for temporary files, and the rights on the "
                      "folder; nothing was changed")},
    CatalogueEntry{"CTG-WRIT-031", tr("the sheet \"{sheet}\" cannot have that name"),
                   tr("1 to 31 characters, none of []:*?/\\, no apostrophe at either end, a name "
                      "that no other sheet has"),
                   tr("\"{sheet}\""), tr("give the sheet another name")},
    CatalogueEntry{"CTG-WRIT-032", tr("the sheet {sheet} is too large for a spreadsheet"),
                   tr("at most 1,048,575 rows and 16,384 columns"),
                   tr("{rows} rows, {columns} columns"), tr("write it as .csv")},
    CatalogueEntry{
        "CTG-WRIT-033",
        tr("the sheet {sheet} has a text too long for a cell, in column {column}, row {row}"),
        tr("at most 32,767 characters"), tr("{length} characters"), tr("write it as .csv")},
    CatalogueEntry{"CTG-WRIT-034", tr("{file} is not named as a workbook"), tr(".xlsx or .ods"),
                   tr("\"{file}\""), tr("give it one of these endings")},
};

} // namespace

std::span<const CatalogueEntry> writing_messages() noexcept {
    return messages;
}

} // namespace ctg
