// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PORT-001",
                   {"the study has no territory “{territory}”",
                    "a key of its territories ({count} here)", "“{territory}”; nearest: {nearest}",
                    "correct the key, or add the territory to the file of territories"},
                   {"l'étude n'a pas de territoire « {territory} »",
                    "une clé de ses territoires ({count} ici)",
                    "« {territory} » ; le plus proche : {nearest}",
                    "corriger la clé, ou ajouter le territoire au fichier des territoires"}},
    CatalogueEntry{"CTG-PORT-020",
                   {"no browser prints here: open {page} in any browser and print it to a PDF, A4, "
                    "with background graphics",
                    "Chromium or Chrome on the path, or named by CTG_BROWSER", "",
                    "print by hand, or: apt install chromium"},
                   {"aucun navigateur n'imprime ici : ouvrir {page} dans un navigateur et imprimer "
                    "en PDF, A4, avec les graphiques d'arrière-plan",
                    "Chromium ou Chrome dans le chemin, ou nommé par CTG_BROWSER", "",
                    "imprimer à la main, ou : apt install chromium"}},
    CatalogueEntry{"CTG-PORT-021",
                   {"{browser} does not print {page}", "a PDF within a minute", "",
                    "open the page in a browser and print it from there"},
                   {"{browser} n'imprime pas {page}", "un PDF en moins d'une minute", "",
                    "ouvrir la page dans un navigateur et l'imprimer de là"}},
    CatalogueEntry{"CTG-PORT-022",
                   {"no browser draws {file} here",
                    "Chromium or Chrome on the path, or named by "
                    "CTG_BROWSER",
                    "",
                    "write a page (.html) or the specification (.json), or: apt install chromium"},
                   {"aucun navigateur ne dessine {file} ici",
                    "Chromium ou Chrome dans le chemin, ou "
                    "nommé par CTG_BROWSER",
                    "",
                    "écrire une page (.html) ou la spécification (.json), ou : apt install "
                    "chromium"}},
    CatalogueEntry{"CTG-PORT-023",
                   {"portraits in {folder} are not all made: a run was cut off", "", "",
                    "go on with it: --resume; or begin again: --overwrite"},
                   {"les portraits de {folder} ne sont pas tous faits : un travail a été coupé", "",
                    "", "le reprendre : --resume ; ou recommencer : --overwrite"}},
    CatalogueEntry{"CTG-PORT-024",
                   {"the portraits begun in {folder} are of other data, or of another command",
                    "the study, the options and the version of the run that was cut off", "",
                    "begin again: --overwrite; or write into another folder"},
                   {"les portraits commencés dans {folder} viennent d'autres données ou d'une "
                    "autre commande",
                    "l'étude, les options et la version du travail coupé", "",
                    "recommencer : --overwrite ; ou écrire dans un autre dossier"}},
};

} // namespace

std::span<const CatalogueEntry> portrait_messages() noexcept {
    return messages;
}

} // namespace ctg
