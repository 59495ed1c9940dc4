// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/planning/calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

namespace ctg::planning {

/// A month that does not come.
inline constexpr std::int32_t never = std::numeric_limits<std::int32_t>::max();

/// What an event asks of an antenne in a year.
struct DaysAsked {
    std::size_t row = 0;      ///< of the model's capacities
    std::int32_t again = 0;   ///< to try again [parts of an agent-day]
    std::int32_t renewal = 0; ///< to renew [parts of an agent-day]
};

/// An event by what its random number is made of, and how high that may be for it to come true.
struct Trial {
    std::uint64_t key = 0;
    std::int32_t limit = -1; ///< -1: never
};

/// A month in which something may become of an item.
struct Occasion {
    std::size_t item = 0;
    bool is_first = false;   ///< the planned one, of which the days are set aside
    bool is_open = false;    ///< to signatures
    bool is_renewal = false; ///< whether a convention may have ended
    Trial signature;
    Trial renewal;
    std::int32_t again = never; ///< the month to try in again if it is refused
    std::int32_t end = never;   ///< the month in which a convention begun now is to be renewed
    std::vector<DaysAsked> days;
};

/// A candidate, those of a group, or a convention of the register that is to be renewed.
struct SimulatedItem {
    std::vector<std::size_t> candidates; ///< none: a convention of the register
    bool is_signed = false;              ///< before the first month
    std::int32_t next = never;           ///< the month of its first occasion
};

/// What the items cover when all of them are in force, over what fewer of them do.
struct CoverageTerm {
    std::vector<std::size_t> items;
    std::vector<std::int32_t> weight; ///< by month [parts of the weights' unit]
};

/// A calendar as a sequence of events, in whole numbers: sums are exact in any order.
struct SimulationModel {
    std::int32_t months = 0;
    std::vector<SimulatedItem> items;             ///< in the order in which they try
    std::vector<std::vector<Occasion>> occasions; ///< by month, in the order of items
    std::vector<std::int32_t> capacities;         ///< left by the plan [parts of an agent-day]
    std::vector<std::int32_t> registered;         ///< covered anyway, by month
    std::vector<CoverageTerm> terms;
    std::vector<std::int32_t> changing; ///< months in which the coverage may change
    double parts = 1.0;                 ///< of the weights' unit
    double total = 0.0;                 ///< [unit of the weights]

    [[nodiscard]] Share share(std::int32_t covered) const;
};

/// What a territory is made to do.
enum class Forced { no, in, out };

/// @throws as simulated.
[[nodiscard]] SimulationModel simulation_model_of(const CalendarProblem& problem,
                                                  const CalendarPlan& plan,
                                                  const std::string& territory = {},
                                                  Forced forced = Forced::no);

} // namespace ctg::planning
