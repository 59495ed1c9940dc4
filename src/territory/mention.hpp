// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/error.hpp"
#include "territory/faults.hpp"

#include <cstddef>
#include <vector>

namespace ctg {

/// A commune, or a municipal arrondissement, that a list names: in its row or item `at`.
struct Mention {
    CommuneCode code;
    std::size_t at = 0;
    friend auto operator<=>(const Mention&, const Mention&) = default;
};

/// The communes mentioned, ordered, each once: all arrondissements of a commune make the commune,
/// with a note CTG-TERR-009; some of them are a fault CTG-TERR-011, unless the commune is there.
[[nodiscard]] std::vector<Mention> rolled_up(std::vector<Mention> mentions, const PlaceOf& place_of,
                                             Faults& faults);

} // namespace ctg
