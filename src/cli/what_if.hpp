// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "cli/session.hpp"

#include "ctg/planning/calendar.hpp"

#include <string>
#include <utility>
#include <vector>

namespace ctg::cli {

/// What `ctg plan` is asked about a calendar beside the calendar itself.
struct WhatIfRequest {
    std::string former;             ///< file of the calendar in force
    std::vector<std::string> slips; ///< TERRITORY=MONTH
    std::string sooner;             ///< territory
    bool prices = false;
    std::string reach; ///< MONTH or MONTH=COVERAGE
    std::string model; ///< file for other solvers

    [[nodiscard]] bool has_question() const {
        return prices || !sooner.empty() || !reach.empty() || !model.empty();
    }
};

/// The options --former, --slip, --why, --prices, --reach and --export.
void add_what_if(CLI::App& verb, const Session& session, WhatIfRequest& request);

/// Refuses questions beside each other, and beside draws and scenarios.
void refuse_together(const CLI::App& verb, const Session& session);

/// What was asked of the calendar, for the output to say.
[[nodiscard]] std::vector<std::pair<std::string, std::string>>
options_of(const WhatIfRequest& request, const Study& study);

/// The study when its calendar in force is that of --former, and territories slip.
[[nodiscard]] Study changed(Study study, const WhatIfRequest& request, Session& session);

/// Answers the question of `request` instead of publishing the calendar.
void answer(const WhatIfRequest& request, const PlanLimits& limits, const Study& study,
            Session& session);

} // namespace ctg::cli
