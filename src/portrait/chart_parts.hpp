// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/comparison_chart.hpp"
#include "portrait/json.hpp"

#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// How a legend names the mean of draws and its band.
inline constexpr Phrase mean_and_range = tr("Mean, and 8 draws of 10");

/// A share to the hundredth of a percent, finer than any chart draws: specifications stay small.
[[nodiscard]] double drawn_share(double share);

/// The field as a channel of that type.
[[nodiscard]] Json channel(std::string_view field, std::string_view type);

/// Colours that stand in the rows.
[[nodiscard]] Json own_colour(std::string_view field);

/// Rows by name in their order, without lines; names longer than `width_px` end in an ellipsis.
[[nodiscard]] Json name_axis(std::string_view field, double width_px);

/// A line of a tooltip.
[[nodiscard]] Json told(std::string_view field, std::string_view title);

/// A table under these headers, without rows.
[[nodiscard]] ChartTable table_under(std::initializer_list<Phrase> columns, Language language);

/// The labels, equal ones told apart: "Marseille", "Marseille (2)": an axis draws one row a name.
[[nodiscard]] std::vector<std::string> told_apart(std::vector<std::string> labels);

/// "+3,2" or "−0,4": the sign is not left to colour.
[[nodiscard]] std::string signed_words(double points, Language language);

/// The greatest steps first, those beyond `most` as one.
[[nodiscard]] std::vector<LabelledPoints> greatest_of(std::vector<LabelledPoints> steps,
                                                      std::size_t most, Language language);

/// The fill, the ink on it and the words of a score, or those of none.
[[nodiscard]] Json score_cell(const std::optional<double>& score, Language language);

/// A text in the ink of its row.
[[nodiscard]] Json text_on_fill(std::string_view field, double size_px);

} // namespace ctg
