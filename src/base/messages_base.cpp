// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-BASE-001",
                   {"“{text}” is not a commune code", "five characters: 13055, 2A004, 97411",
                    "“{text}”", "keep codes as text: a zero may have been lost"},
                   {"« {text} » n'est pas un code de commune",
                    "cinq caractères : 13055, 2A004, 97411", "« {text} »",
                    "garder les codes en texte : un zéro a pu se perdre"}},
    CatalogueEntry{"CTG-BASE-002",
                   {"“{text}” is not a SIREN", "nine digits, the last being a Luhn key", "“{text}”",
                    "check the digits against BANATIC"},
                   {"« {text} » n'est pas un numéro SIREN",
                    "neuf chiffres, dont le dernier est une clé de Luhn", "« {text} »",
                    "vérifier les chiffres dans BANATIC"}},
    CatalogueEntry{"CTG-BASE-003",
                   {"{value} is not a share", "a number from 0 to 1", "{value}", ""},
                   {"{value} n'est pas une part", "un nombre de 0 à 1", "{value}", ""}},
    CatalogueEntry{
        "CTG-BASE-004",
        {"{count} faults {code} in all; the first {shown} are shown", "", "", ""},
        {"{count} fautes {code} en tout ; les {shown} premières sont montrées", "", "", ""}},
};

} // namespace

std::span<const CatalogueEntry> base_messages() noexcept {
    return messages;
}

} // namespace ctg
