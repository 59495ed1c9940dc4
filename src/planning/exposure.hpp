// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/coverage/extent.hpp"
#include "ctg/planning/calendar.hpp"

#include <cstddef>
#include <vector>

namespace ctg::planning {

/// What a candidate's territory holds of a commune.
struct CandidateExtent {
    std::size_t candidate;
    Extent extent;
};

/// A commune of the perimeter: what it weighs, and who covers what of it.
struct ExposedCommune {
    CommuneCode code;
    double weight = 0.0;
    std::vector<CandidateExtent> candidates; ///< that hold some of it, none what another does
    std::vector<Extent> covered;             ///< by the register on the last day of each month
};

/// What is there to cover, month by month, before anything is planned.
struct Exposure {
    std::vector<ExposedCommune> communes; ///< by code
    double total = 0.0;                   ///< [unit of the weights]
    /// What the signature of a candidate adds in a month: candidate, month. [unit of the weights]
    std::vector<std::vector<double>> added;
};

/// Whether the renewals that the rule assumes cover, or are left to chance.
enum class AssumedRenewals { cover, are_left_out };

/// @throws DataError CTG-PLAN-002 (a candidate's territory is unknown), -005 (two candidates
///         hold the same of a commune), -006 (a commune of the perimeter without a weight).
[[nodiscard]] Exposure exposure_of(const CalendarProblem& problem,
                                   AssumedRenewals renewals = AssumedRenewals::cover);

} // namespace ctg::planning
