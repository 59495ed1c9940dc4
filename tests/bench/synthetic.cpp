// SPDX-License-Identifier: Apache-2.0
#include "synthetic.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace ctg::bench {
namespace {

constexpr double side_m = 1'000.0;
constexpr Point south_west{700'000.0, 6'600'000.0}; // in the middle of France
constexpr std::size_t communes_of_departement = 900;
constexpr std::size_t communes_of_convention = 50;
constexpr int duration_months = 48;

/// A number in [0, 1) that depends on `n` alone, evenly spread. Source: Weyl 1916.
double spread(std::size_t n) {
    constexpr double golden = 0.618'033'988'749'895;
    const double x = golden * static_cast<double>(n + 1);
    return x - std::floor(x);
}

/// The corner (column, row) of the grid.
Point corner(std::size_t column, std::size_t row) {
    return {south_west.x + side_m * static_cast<double>(column),
            south_west.y + side_m * static_cast<double>(row)};
}

/// Adds the points from `from` (included) to `to` (excluded), bent the same way whichever the
/// direction, so that neighbours share each of them.
void add_side(Ring& ring, const Point& from, const Point& to, std::size_t bends) {
    const bool is_forward = from < to;
    const Point& first = is_forward ? from : to;
    const Point& last = is_forward ? to : from;
    const auto bend = [&](std::size_t n) {
        const double along = static_cast<double>(n) / static_cast<double>(bends + 1);
        const double across = 0.1 * side_m * std::sin(6.0 * along) * (1.0 - along);
        const double dx = last.x - first.x;
        const double dy = last.y - first.y;
        return Point{first.x + along * dx + across * dy / side_m,
                     first.y + along * dy + across * dx / side_m};
    };
    ring.push_back(from);
    for (std::size_t n = 1; n <= bends; ++n)
        ring.push_back(bend(is_forward ? n : bends + 1 - n));
}

MultiPolygon cell(std::size_t column, std::size_t row, std::size_t bends) {
    const std::vector<Point> corners{corner(column, row), corner(column + 1, row),
                                     corner(column + 1, row + 1), corner(column, row + 1)};
    Ring ring;
    for (std::size_t n = 0; n < corners.size(); ++n)
        add_side(ring, corners[n], corners[(n + 1) % corners.size()], bends);
    ring.push_back(ring.front());
    return MultiPolygon({{std::move(ring), {}}});
}

} // namespace

CommuneCode code_of(std::size_t n) {
    const auto departement = 1 + n / communes_of_departement;
    const auto number = std::to_string(1'000 * departement + 1 + n % communes_of_departement);
    return CommuneCode(std::string(5 - number.size(), '0') + number);
}

std::vector<Commune> grid_of(std::size_t side, std::size_t bends) {
    std::vector<Commune> communes;
    for (std::size_t row = 0; row < side; ++row)
        for (std::size_t column = 0; column < side; ++column) {
            const auto code = code_of(communes.size());
            communes.push_back(
                {code, std::string(code.text()), cell(column, row, bends), lambert93});
        }
    return communes;
}

Weights population_of(std::size_t count) {
    std::vector<Weights::Item> items;
    for (std::size_t n = 0; n < count; ++n)
        items.emplace_back(code_of(n), Figure::exact(std::floor(100.0 + 4'000.0 * spread(n))));
    return {Basis::population, std::move(items)};
}

std::vector<Convention> register_of(std::size_t count, std::size_t communes) {
    std::vector<Convention> conventions;
    for (std::size_t n = 0; n < count; ++n) {
        Convention convention;
        convention.id = "CTG-" + std::to_string(count + n);
        convention.label = convention.id;
        const auto room = static_cast<double>(communes - communes_of_convention);
        const auto first = static_cast<std::size_t>(room * spread(n));
        for (std::size_t i = 0; i < communes_of_convention; ++i)
            convention.communes.push_back(code_of(first + i));
        convention.signatories.assign(convention.communes.begin(), convention.communes.end());
        convention.effect = std::chrono::year{2018 + static_cast<int>(n % 6)} / 1 / 1;
        convention.end = last_day_of_period(convention.effect, duration_months);
        convention.signature = convention.effect;
        conventions.push_back(std::move(convention));
    }
    return conventions;
}

double value_of(std::size_t n, std::size_t i) {
    constexpr std::size_t steps = 10'007;
    const auto measured = static_cast<double>((7'919 * n + 104'729 * i) % steps);
    return 100.0 * measured / static_cast<double>(steps);
}

Scheme scheme_of(std::size_t indicators) {
    Scheme scheme;
    scheme.themes = {"t1", "t2", "t3", "t4", "t5", "t6"};
    scheme.logics = {"sociale", "territoriale"};
    for (std::size_t n = 0; n < indicators; ++n) {
        ScoredIndicator indicator;
        indicator.rule.id = std::to_string(n);
        indicator.theme = scheme.themes[n % scheme.themes.size()];
        indicator.logic = scheme.logics[n / scheme.themes.size() % scheme.logics.size()];
        indicator.goalposts = {0.0, 100.0};
        scheme.indicators.push_back(std::move(indicator));
    }
    return scheme;
}

std::vector<IndicatorValue> values_of(const Scheme& scheme, std::size_t territories) {
    std::vector<IndicatorValue> values;
    values.reserve(territories * scheme.indicators.size());
    for (std::size_t n = 0; n < territories; ++n)
        for (std::size_t i = 0; i < scheme.indicators.size(); ++i) {
            const Figure none = Figure::absent(Absence::not_collected); // scoring asks for neither
            values.push_back({.territory = std::string(code_of(n).text()),
                              .indicator = scheme.indicators[i].rule.id,
                              .value = Figure::exact(value_of(n, i)),
                              .state = ValueState::observed,
                              .numerator = none,
                              .denominator = none,
                              .level = "commune",
                              .year = Year{2025},
                              .source = "synthetic"});
        }
    return values;
}

} // namespace ctg::bench
