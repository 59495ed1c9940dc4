// SPDX-License-Identifier: Apache-2.0
// Of charts as files and of the dashboard: CTG-PORT-050 to -069.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{
        "CTG-PORT-050",
        {"a chart is not saved as {file}", "a name that ends in .json, .html, .svg, .png or .pdf",
         "", "name another file"},
        {"un graphique ne s'enregistre pas sous {file}",
         "un nom qui finit par .json, .html, .svg, .png ou .pdf", "", "nommer un autre fichier"}},
};

} // namespace

std::span<const CatalogueEntry> pages_messages() noexcept {
    return messages;
}

} // namespace ctg
