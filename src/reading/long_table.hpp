// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace ctg {

/// How a table with several rows for each place is laid out, by columns.
struct LongLayout {
    std::size_t key = 0;              ///< the place
    std::vector<std::size_t> carried; ///< told once for each place: its name, its département
    std::vector<std::size_t> classes; ///< what makes the rows of a place differ
    std::vector<std::size_t> values;  ///< figures
    bool is_named_by_class =
        false; ///< the class alone names a figure: MED_SL, not OBS_VALUE:MED_SL
};

/// One row for each place, and a column for each figure and class: "indfoy_ndur:Moins de 400
/// euros". What a place has no row for is an empty cell. Adds CTG-READ-057 to `faults` for a figure
/// that two rows give.
[[nodiscard]] Table wide_of(const Table& table, const LongLayout& layout, Faults& faults);

/// Whether several rows have the same text in column `key`.
[[nodiscard]] bool has_several_rows_for_one(const Table& table, std::size_t key);

} // namespace ctg
