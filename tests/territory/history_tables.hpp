// SPDX-License-Identifier: Apache-2.0
// Lists of commune events, as the project writes them.
#pragma once

#include "territory/squares.hpp"

#include <string>
#include <vector>

namespace ctg::test {

inline Table compact(const std::vector<std::vector<std::string>>& rows) {
    return table_of({"date", "evenement", "avant", "nom_avant", "apres", "nom_apres"}, rows);
}

/// Three communes merged in 2019; in 2024 one took back its code, and the rest took another's.
/// Source: INSEE, code officiel géographique.
inline Table hauts_talican() {
    return compact({
        {"2019-01-01", "32", "60054", "Beaumont-les-Nonains", "60054", "Les Hauts-Talican"},
        {"2019-01-01", "32", "60455", "La Neuville-Garnier", "60054", "Les Hauts-Talican"},
        {"2019-01-01", "32", "60694", "Villotran", "60054", "Les Hauts-Talican"},
        {"2024-01-01", "21", "60054", "Les Hauts-Talican", "60054", "Beaumont-les-Nonains"},
        {"2024-01-01", "21", "60054", "Les Hauts-Talican", "60694", "Les Hauts-Talican"},
    });
}

} // namespace ctg::test
