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
};

} // namespace

std::span<const CatalogueEntry> portrait_messages() noexcept {
    return messages;
}

} // namespace ctg
