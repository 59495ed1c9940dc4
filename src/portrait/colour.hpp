// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

namespace colour {
inline constexpr std::string_view ink = "#1b2733";     ///< text, outlines
inline constexpr std::string_view paper = "#ffffff";   ///< text on dark fills
inline constexpr std::string_view accent = "#b3420f";  ///< the territory of the page
inline constexpr std::string_view base = "#17406d";    ///< what is measured
inline constexpr std::string_view neutral = "#9aa5b1"; ///< the others
inline constexpr std::string_view faint = "#e9edf1";   ///< what is not concerned
} // namespace colour

/// Scales of colours from dark to light that stay in order for colour-blind eyes and in black and
/// white: cividis for amounts, viridis for years.
/// Source: Nuñez, Anderton, Renslow 2018, PLoS ONE 13(7); stops as in d3-scale-chromatic.
enum class ColourScale { cividis, viridis };

/// `count` colours evenly spaced on `scale`, from its light end to its dark one.
[[nodiscard]] std::vector<std::string> sequential_colours(std::size_t count, ColourScale scale);

/// `count` colours of classes, the higher the darker. The ends of cividis are left out: the light
/// one is as light as what has no value, the dark one drowns the outlines.
[[nodiscard]] std::vector<std::string> class_colours(std::size_t count);

/// `count` colours told apart by most eyes, repeated when there are more than eight.
/// Source: Tol 2021, Colour schemes, technical note SRON/EPS/TN/09-002, "muted".
[[nodiscard]] std::vector<std::string> qualitative_colours(std::size_t count);

/// Black or paper, whichever contrasts more with a fill "#rrggbb".
/// Source: WCAG 2.2, relative luminance and contrast ratio.
[[nodiscard]] std::string_view text_colour_on(std::string_view fill);

/// The contrast ratio of two colours "#rrggbb", from 1 to 21.
[[nodiscard]] double contrast(std::string_view a, std::string_view b);

} // namespace ctg
