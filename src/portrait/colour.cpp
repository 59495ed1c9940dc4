// SPDX-License-Identifier: Apache-2.0
#include "portrait/colour.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace ctg {
namespace {

struct Rgb {
    double red;
    double green;
    double blue;
};

/// The colours at 0, 0.1, … 1.
using Stops = std::array<Rgb, 11>;

constexpr Stops cividis{{{0, 32, 81},
                         {10, 50, 106},
                         {42, 68, 110},
                         {76, 86, 109},
                         {103, 104, 111},
                         {126, 123, 117},
                         {146, 141, 120},
                         {169, 161, 119},
                         {199, 183, 108},
                         {230, 206, 89},
                         {252, 230, 71}}};
constexpr Stops viridis{{{68, 1, 84},
                         {72, 37, 117},
                         {65, 68, 135},
                         {53, 96, 141},
                         {42, 120, 142},
                         {33, 145, 141},
                         {34, 168, 132},
                         {67, 191, 113},
                         {122, 209, 81},
                         {188, 223, 39},
                         {253, 231, 37}}};

constexpr std::array<std::string_view, 8> muted{"#88ccee", "#332288", "#ddcc77", "#117733",
                                                "#cc6677", "#882255", "#44aa99", "#999933"};

std::string text_of(const Rgb& rgb) {
    return fmt::format("#{:02x}{:02x}{:02x}", std::lround(rgb.red), std::lround(rgb.green),
                       std::lround(rgb.blue));
}

/// The colour at `position` in [0, 1], between two stops in a straight line.
Rgb colour_at(double position, const Stops& stops) {
    const double scaled = position * static_cast<double>(stops.size() - 1);
    const auto before = std::min(static_cast<std::size_t>(scaled), stops.size() - 2);
    const double part = scaled - static_cast<double>(before);
    const auto& [r, g, b] = stops[before];
    const auto& [next_r, next_g, next_b] = stops[before + 1];
    return {std::lerp(r, next_r, part), std::lerp(g, next_g, part), std::lerp(b, next_b, part)};
}

double luminance(std::string_view text) {
    const auto channel = [&](std::size_t at) {
        constexpr double largest = 255.0;
        constexpr int hexadecimal = 16;
        const double value =
            std::stoi(std::string(text.substr(at, 2)), nullptr, hexadecimal) / largest;
        // The constants of sRGB, as WCAG gives them.
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}

} // namespace

std::vector<std::string> sequential_colours(std::size_t count, ColourScale scale) {
    const auto& stops = scale == ColourScale::cividis ? cividis : viridis;
    std::vector<std::string> colours;
    const double steps = count > 1 ? static_cast<double>(count - 1) : 1.0;
    for (std::size_t i = 0; i < count; ++i)
        colours.push_back(text_of(colour_at(1.0 - static_cast<double>(i) / steps, stops)));
    return colours;
}

std::vector<std::string> class_colours(std::size_t count) {
    auto colours = sequential_colours(count + 2, ColourScale::cividis);
    return {colours.begin() + 1, colours.end() - 1};
}

std::vector<std::string> qualitative_colours(std::size_t count) {
    std::vector<std::string> colours;
    for (std::size_t i = 0; i < count; ++i)
        colours.emplace_back(muted[i % muted.size()]);
    return colours;
}

double contrast(std::string_view a, std::string_view b) {
    constexpr double flare = 0.05;
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + flare) / (dark + flare);
}

std::string_view text_colour_on(std::string_view fill) {
    // Pure black: ink itself falls short of 4.5 : 1 on greys of middling lightness.
    constexpr std::string_view black = "#000000";
    return contrast(fill, black) >= contrast(fill, colour::paper) ? black : colour::paper;
}

} // namespace ctg
