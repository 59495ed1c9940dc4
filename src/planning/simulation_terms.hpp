// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planning/exposure.hpp"
#include "planning/simulation_model.hpp"

#include <vector>

namespace ctg::planning {

/// A convention of the register that chance may renew, again and again.
struct RenewalChain {
    std::string id; ///< of the convention
    Extents extents;
    std::vector<Month> months; ///< in which it is to be renewed
};

/// Those of the rule of renewals (renewal.hpp), by id.
[[nodiscard]] std::vector<RenewalChain> renewal_chains(const CalendarProblem& problem);

/// Who holds what, as items.
struct Holders {
    std::vector<std::size_t> item_of_candidate;
    std::vector<RenewalChain> chains;
    std::vector<std::size_t> item_of_chain;
};

/// Fills what `model` covers: registered, terms, parts and total.
/// @throws LimitError CTG-PLAN-064
void fill_coverage(SimulationModel& model, const Exposure& exposure, const Holders& holders);

} // namespace ctg::planning
