// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"
#include "portrait/html.hpp"

#include <string>

// The parts of a territory's page.

namespace ctg {

/// "12 communes · 147 122 habitants · données 2021-2023".
[[nodiscard]] std::string subtitle_of(const PortraitData& data, const Zone& zone,
                                      Language language);

/// "Antenne de Marseille · convention signée le 14/06/2018, jusqu'au 31/12/2021".
[[nodiscard]] std::string status_of(const PortraitData& data, const Zone& zone, Language language);

/// Six figures at most: weight, coverage, total score, and the indicators that bring most points.
[[nodiscard]] HtmlList key_figures(const PortraitData& data, const Zone& zone, Language language);

/// Terms and words: EPCI, antennes, pieces, communes that hold it together, status.
[[nodiscard]] HtmlList identity_of(const PortraitData& data, const Zone& zone, Language language);

/// The conventions that hold a commune of the territory.
[[nodiscard]] std::string conventions_html(const PortraitData& data, const Zone& zone,
                                           Language language);

/// The signature that the calendar proposes, with its reasons; false when it has none.
[[nodiscard]] HtmlData planned_words(const PortraitData& data, const Zone& zone, Language language);

/// The territory among the communes of the study.
[[nodiscard]] CategoryMap locator_map(const PortraitData& data, const Zone& zone,
                                      Language language);

/// The communes of the territory by the year since when they are covered, with names.
[[nodiscard]] CategoryMap communes_map(const PortraitData& data, const Zone& zone,
                                       Language language);

/// Half a page for each theme: map, peers, a sentence made by rule, table.
[[nodiscard]] HtmlList themes_html(const PortraitData& data, const Zone& zone, Language language);

/// What the figures say of a theme: score, rank with its range, the indicator that weighs most.
[[nodiscard]] std::string theme_sentence(const PortraitData& data, const Zone& zone,
                                         std::string_view theme, Language language);

/// The territory beside those compared, as grids of scores and a table; "" when there is none.
[[nodiscard]] std::string comparison_html(const PortraitData& data, const Zone& zone,
                                          Language language);

/// For each figure, the files, lines and rule it comes from.
[[nodiscard]] HtmlList traces_html(const PortraitData& data, const Zone& zone, Language language);

/// What the entry of an indicator in that list is linked by.
[[nodiscard]] std::string trace_id(const PortraitData& data, std::string_view indicator);

[[nodiscard]] std::string communes_html(const PortraitData& data, const Zone& zone,
                                        Language language);

} // namespace ctg
