// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/table.hpp"

namespace ctg {

/// Adds CTG-CONV-023 for each date of the register that may be read in two ways, as 03/04/2019,
/// unless another date of the register, as 25/04/2019, settles that the day comes first.
void check_date_order(const Table& table, Faults& faults);

} // namespace ctg
