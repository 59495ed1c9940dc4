// SPDX-License-Identifier: Apache-2.0
// What a column of a table holds, as its header and cells tell.
#pragma once

#include "ctg/data/table.hpp"
#include "ctg/territory/rebase.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ctg {

enum class ColumnRole {
    code,
    key,   ///< makes a row with the code
    count, ///< added
    rate,  ///< figures that may not be added
    name,  ///< of the commune
    label, ///< any other text, also codes of other things
};

/// The columns of a table by role.
struct RebaseColumns {
    std::size_t code = 0;
    std::vector<ColumnRole> roles; ///< by column

    [[nodiscard]] std::vector<std::string> named(const Table& table, ColumnRole role) const;
};

/// The roles that `rule` gives, and for the others those that the table shows; what is wrong goes
/// to `faults`.
[[nodiscard]] RebaseColumns rebase_columns_of(const Table& table, const RebaseRule& rule);

} // namespace ctg
