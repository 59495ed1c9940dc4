// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-WRIT-001",
                   {"{file} already exists and is left as it is", "", "",
                    "name another file, or allow it to be replaced: --overwrite"},
                   {"{file} existe déjà et n'est pas modifié", "", "",
                    "nommer un autre fichier, ou permettre son remplacement : --overwrite"}},
    CatalogueEntry{"CTG-WRIT-002",
                   {"{file} is not a plain file", "a plain file, or a name that is free",
                    "a folder, a link or a device", "name a file"},
                   {"{file} n'est pas un fichier ordinaire",
                    "un fichier ordinaire, ou un nom libre",
                    "un dossier, un lien ou un périphérique", "nommer un fichier"}},
    CatalogueEntry{"CTG-WRIT-003",
                   {"{file} could not be written: {reason}", "", "",
                    "check the space left and the rights on the folder; nothing was changed"},
                   {"{file} n'a pas pu être écrit : {reason}", "", "",
                    "vérifier la place libre et les droits sur le dossier ; rien n'a été modifié"}},
    CatalogueEntry{"CTG-WRIT-004",
                   {"{file} could not be written as a GeoPackage", "", "{words}",
                    "check the space left and the rights on the folder; nothing was changed"},
                   {"{file} n'a pas pu être écrit en GeoPackage", "", "{words}",
                    "vérifier la place libre et les droits sur le dossier ; rien n'a été modifié"}},
    CatalogueEntry{"CTG-WRIT-005",
                   {"{file} lies under /vsi…, which GDAL keeps for networks and archives",
                    "a path on this machine", "", "name another folder"},
                   {"{file} est sous /vsi…, que GDAL réserve aux réseaux et aux archives",
                    "un chemin de cette machine", "", "nommer un autre dossier"}},
    CatalogueEntry{"CTG-WRIT-006",
                   {"{file} is open in another program",
                    "a GeoPackage that nobody has open, after 5 s", "a lock or a journal beside it",
                    "close it in the other program (QGIS), or name another file; nothing was "
                    "changed"},
                   {"{file} est ouvert dans un autre programme",
                    "un GeoPackage que personne n'a ouvert, au bout de 5 s",
                    "un verrou, ou un journal à côté de lui",
                    "le fermer dans l'autre programme (QGIS), ou nommer un autre fichier ; rien "
                    "n'a été modifié"}},
};

} // namespace

std::span<const CatalogueEntry> writing_messages() noexcept {
    return messages;
}

} // namespace ctg
