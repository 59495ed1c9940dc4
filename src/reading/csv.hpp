// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/table.hpp"
#include "reading/input.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The rows of a CSV text (RFC 4180) parted by `delimiter`, blank lines left out. Adds CTG-READ-015
/// (a quote that is never closed) and -016 (text after a closing quote) to `faults`.
/// @throws LimitError CTG-READ-010.
[[nodiscard]] std::vector<Table::Row> csv_rows(std::string_view text, char delimiter,
                                               const Place& file, const ReadLimits& limits,
                                               Faults& faults);

} // namespace ctg
