// SPDX-License-Identifier: Apache-2.0
#include "writing/column_meaning.hpp"

namespace ctg {

const ColumnMeaning* meaning_of(std::string_view schema, std::string_view column) noexcept {
    const ColumnMeaning* best = nullptr;
    for (const auto table : {coverage_meanings(), score_meanings(), doubt_meanings(),
                             calendar_meanings(), territory_meanings()})
        for (const auto& each : table) {
            if (each.column != column || !schema.starts_with(each.schema)) continue;
            if (best == nullptr || each.schema.size() > best->schema.size()) best = &each;
        }
    return best;
}

} // namespace ctg
