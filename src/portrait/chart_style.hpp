// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/language.hpp"
#include "ctg/portrait/chart.hpp"
#include "portrait/json.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The widths of charts on the page [CSS px]: the text of an A4 page with margins of 12 mm is
/// 186 mm wide, at 96 px an inch 703 px.
inline constexpr double full_width_px = 690.0;
inline constexpr double half_width_px = 335.0;
inline constexpr double narrow_width_px = 290.0; ///< the profile, beside
inline constexpr double broad_width_px = 390.0;  ///< the peers

/// A specification with what all charts share: schema, fonts, colours, numbers of the language.
/// `body` brings data, mark, encoding, width and height.
[[nodiscard]] std::string specification_of(Json body, std::string_view description,
                                           Language language);

} // namespace ctg
