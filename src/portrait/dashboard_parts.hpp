// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"
#include "portrait/html.hpp"
#include "portrait/json.hpp"

#include <optional>
#include <span>
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

/// What the coverage has gained since the year before, if that is among `points`.
[[nodiscard]] std::optional<double> change_over_a_year(const std::vector<CoveragePoint>& points,
                                                       const CoveragePoint& point);

/// The pages that the dashboard leads to: of the territories with these keys, of all without any.
using Pages = std::span<const std::string>;

/// What the script of the dashboard shows when it is asked: every word is made here.
[[nodiscard]] Json dashboard_json(const PortraitData& data, Pages pages, Language language);

/// The territories, to sort, filter and pick from.
[[nodiscard]] HtmlTable ranking_table(const PortraitData& data, Pages pages, Language language);

} // namespace ctg
