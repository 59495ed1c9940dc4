// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"
#include "ctg/planning/selection.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace ctg::planning {

/// How long a general solver may go on, and in which way.
struct MilpEffort {
    int nodes = 20'000;
    double seconds = 0.0; ///< 0: until the nodes are spent
    bool has_preprocessing = true;
};

/// What a general solver found: a selection that keeps every row in our own arithmetic. Its word
/// for being best is no proof: CBC 2.10.8 has been seen to err on one calendar in a hundred.
struct MilpAnswer {
    std::vector<std::size_t> chosen; ///< an option for each item
    double value = 0.0;              ///< in our own arithmetic
    bool is_called_best = false;
};

/// The selection that CBC finds from `start`, a selection already known or nothing. Nothing when it
/// finds none, or none that keeps the rows. @pre no row has a square_weight.
[[nodiscard]] std::optional<MilpAnswer> selection_by_cbc(const SelectionProblem& problem,
                                                         const std::vector<std::size_t>& start,
                                                         const MilpEffort& effort);

/// The version of CBC, as "2.10.8".
[[nodiscard]] std::string cbc_version();

} // namespace ctg::planning

namespace ctg {

/// The calendar as a 0-1 program in LP format, for any other solver: x3_2019_09 is 1 when item 3, a
/// territory or a group, signs in 2019-09. The order of objectives becomes weights, so large that a
/// level never outweighs the one before it, down to a millionth of what population-years may differ
/// by; evenness, which is no linear thing, is left out.
/// @throws DataError as planned().
[[nodiscard]] std::string lp_text_of(const CalendarProblem& problem);

} // namespace ctg
