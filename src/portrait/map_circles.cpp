// SPDX-License-Identifier: Apache-2.0
#include "portrait/map_circles.hpp"

#include "portrait/colour.hpp"

#include <algorithm>
#include <cmath>

namespace ctg {
namespace {

constexpr double largest_circle_px2 = 3000.0; ///< 31 px from centre to border

/// The greatest of 1, 2 or 5 times a power of ten that is not above `value`.
double round_below(double value) {
    const double power = std::pow(10.0, std::floor(std::log10(value)));
    for (const double digit : {5.0, 2.0})
        if (digit * power <= value) return digit * power;
    return power;
}

} // namespace

std::vector<double> legend_values(double largest) {
    constexpr std::size_t count = 3;
    constexpr double apart = 4.0; // twice as wide
    std::vector<double> values;
    for (double value = largest; values.size() < count; value /= apart)
        values.push_back(round_below(value));
    values.erase(std::ranges::unique(values).begin(), values.end());
    return values;
}

Json circle_layer(std::span<const MapCircle> circles, std::string_view legend) {
    std::vector<MapCircle> drawn;
    for (const auto& circle : circles)
        if (circle.value > 0.0) drawn.push_back(circle);
    std::ranges::stable_sort(drawn, std::ranges::greater{}, &MapCircle::value);
    const double largest = drawn.empty() ? 1.0 : drawn.front().value;
    Json values = Json::array();
    for (const auto& [centre, value, name, note] : drawn)
        values.push_back({{"x", std::round(centre.x)},
                          {"y", std::round(centre.y)},
                          {"value", value},
                          {"nom", name},
                          {"note", note}});
    return {{"data", {{"values", std::move(values)}}},
            {"projection", {{"type", "identity"}, {"reflectY", true}}},
            {"mark",
             {{"type", "circle"},
              {"fill", colour::base},
              {"fillOpacity", 0.7},
              {"stroke", colour::ink},
              {"strokeOpacity", 1},
              {"strokeWidth", 0.8}}},
            {"encoding",
             {{"longitude", {{"field", "x"}, {"type", "quantitative"}}},
              {"latitude", {{"field", "y"}, {"type", "quantitative"}}},
              {"size",
               {{"field", "value"},
                {"type", "quantitative"},
                {"scale", {{"domain", {0, largest}}, {"range", {0, largest_circle_px2}}}},
                {"legend",
                 {{"title", legend},
                  {"titleLimit", 0},
                  {"orient", "bottom"},
                  {"direction", "horizontal"},
                  {"values", legend_values(largest)},
                  {"format", ",.6~r"},
                  {"symbolFillColor", colour::base},
                  {"symbolOpacity", 0.7}}}}},
              {"tooltip", Json::array({{{"field", "nom"}, {"title", " "}},
                                       {{"field", "note"}, {"title", "  "}}})}}}};
}

} // namespace ctg
