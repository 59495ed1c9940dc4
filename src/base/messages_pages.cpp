// SPDX-License-Identifier: Apache-2.0
// Of charts as files and of the dashboard: CTG-PORT-050 to -069.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-PORT-050",
                   tr("a chart is not saved as {file}"),
                   tr("a name that ends in .json, .html, .svg, .png or .pdf"),
                   {},
                   tr("name another file")},
};

} // namespace

std::span<const CatalogueEntry> pages_messages() noexcept {
    return messages;
}

} // namespace ctg
