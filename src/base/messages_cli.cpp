// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-CLI-001",
                   {"this result has no shapes to put in a GeoPackage",
                    "a file that ends in .csv or .json", "{file}",
                    "choose another ending, or a result by territory, EPCI or antenne"},
                   {"ce résultat n'a pas de formes à mettre dans un GeoPackage",
                    "un fichier qui finit par .csv ou .json", "{file}",
                    "choisir une autre extension, ou un résultat par territoire, EPCI ou "
                    "antenne"}},
    CatalogueEntry{"CTG-CLI-002",
                   {"refused: --strict takes no warning", "", "",
                    "mend what the warnings above tell, or run without --strict"},
                   {"refusé : --strict n'admet aucun avertissement", "", "",
                    "corriger ce que disent les avertissements ci-dessus, ou ôter --strict"}},
    CatalogueEntry{"CTG-CLI-003",
                   {"the result could not be written to standard output", "", "",
                    "look whether the disk is full or the reader has gone"},
                   {"le résultat n'a pas pu être écrit sur la sortie standard", "", "",
                    "voir si le disque est plein ou si le lecteur est parti"}},
    CatalogueEntry{"CTG-CLI-004",
                   {"the system refused: {words}", "", "", "see `ctg doctor`"},
                   {"le système a refusé : {words}", "", "", "voir `ctg doctor`"}},
    CatalogueEntry{"CTG-CLI-005",
                   {"something the command needs is missing", "", "",
                    "do what the list says for each line marked “missing”"},
                   {"il manque quelque chose dont la commande a besoin", "", "",
                    "faire ce que dit la liste pour chaque ligne marquée « manque »"}},
    CatalogueEntry{"CTG-CLI-006",
                   {"--out does not say where to write", "--out FOLDER", "", "add --out portraits"},
                   {"--out ne dit pas où écrire", "--out DOSSIER", "", "ajouter --out portraits"}},
};

} // namespace

std::span<const CatalogueEntry> cli_messages() noexcept {
    return messages;
}

} // namespace ctg
