// SPDX-License-Identifier: Apache-2.0
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-BASE-001", tr("“{text}” is not a commune code"),
                   tr("five characters: 13055, 2A004, 97411"), tr("“{text}”"),
                   tr("keep codes as text: a zero may have been lost")},
    CatalogueEntry{"CTG-BASE-002", tr("“{text}” is not a SIREN"),
                   tr("nine digits, the last being a Luhn key"), tr("“{text}”"),
                   tr("check the digits against BANATIC")},
    CatalogueEntry{"CTG-BASE-003", tr("{value} is not a share"), tr("a number from 0 to 1"),
                   tr("{value}")},
    CatalogueEntry{"CTG-BASE-004", tr("{count} faults {code} in all; the first {shown} are shown")},
};

} // namespace

std::span<const CatalogueEntry> base_messages() noexcept {
    return messages;
}

} // namespace ctg
