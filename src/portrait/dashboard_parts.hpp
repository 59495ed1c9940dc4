// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"
#include "portrait/html.hpp"
#include "portrait/json.hpp"

#include <string>
#include <vector>

// The parts of the dashboard.

namespace ctg {

/// Every basis that the dashboard offers, that of the pages first.
[[nodiscard]] std::vector<BasisCoverage> bases_of(const PortraitData& data);

/// The years of the dashboard, in order.
[[nodiscard]] std::vector<Year> years_of_pages(const PortraitData& data);

/// The territories, those with a rank first, in its order.
[[nodiscard]] std::vector<const Zone*> ordered_territories(const PortraitData& data);

/// What the script of the dashboard shows when it is asked: every word is made here.
[[nodiscard]] Json dashboard_json(const PortraitData& data, Language language);

/// The territories, to sort, filter and pick from.
[[nodiscard]] HtmlTable ranking_table(const PortraitData& data, Language language);

} // namespace ctg
