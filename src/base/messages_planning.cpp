// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

namespace ctg {

std::span<const CatalogueEntry> planning_messages() noexcept {
    return {};
}

} // namespace ctg
