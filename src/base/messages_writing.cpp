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
    CatalogueEntry{"CTG-WRIT-030",
                   {"{file} could not be written as a workbook", "", "{words}",
                    "check the space left, also for temporary files, and the rights on the folder; "
                    "nothing was changed"},
                   {"{file} n'a pas pu être écrit en classeur", "", "{words}",
                    "vérifier la place libre, aussi pour les fichiers temporaires, et les droits "
                    "sur le dossier ; rien n'a été modifié"}},
    CatalogueEntry{
        "CTG-WRIT-031",
        {"the sheet \"{sheet}\" cannot have that name",
         "1 to 31 characters, none of []:*?/\\, no apostrophe at either end, a name that "
         "no other sheet has",
         "\"{sheet}\"", "give the sheet another name"},
        {"la feuille « {sheet} » ne peut pas porter ce nom",
         "de 1 à 31 caractères, aucun de []:*?/\\, pas d'apostrophe aux extrémités, un "
         "nom qu'aucune autre feuille ne porte",
         "« {sheet} »", "donner un autre nom à la feuille"}},
    CatalogueEntry{"CTG-WRIT-032",
                   {"the sheet {sheet} is too large for a spreadsheet",
                    "at most 1,048,575 rows and 16,384 columns", "{rows} rows, {columns} columns",
                    "write it as .csv"},
                   {"la feuille {sheet} est trop grande pour un tableur",
                    "au plus 1 048 575 lignes et 16 384 colonnes",
                    "{rows} lignes, {columns} colonnes", "l'écrire en .csv"}},
    CatalogueEntry{
        "CTG-WRIT-033",
        {"the sheet {sheet} has a text too long for a cell, in column {column}, row {row}",
         "at most 32,767 characters", "{length} characters", "write it as .csv"},
        {"la feuille {sheet} a un texte trop long pour une cellule, colonne {column}, "
         "ligne {row}",
         "au plus 32 767 caractères", "{length} caractères", "l'écrire en .csv"}},
    CatalogueEntry{"CTG-WRIT-034",
                   {"{file} is not named as a workbook", ".xlsx or .ods", "\"{file}\"",
                    "give it one of these endings"},
                   {"{file} n'est pas nommé comme un classeur", ".xlsx ou .ods", "« {file} »",
                    "lui donner une de ces extensions"}},
};

} // namespace

std::span<const CatalogueEntry> writing_messages() noexcept {
    return messages;
}

} // namespace ctg
