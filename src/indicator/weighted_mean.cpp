// SPDX-License-Identifier: Apache-2.0
#include "indicator/weighted_mean.hpp"

#include <algorithm>
#include <cstddef>

namespace ctg {

Figure rounded_rate(double value, const Rounding& rounding) {
    if (rounding.mode == Rounding::Mode::down)
        return Figure::between(value, value, value + rounding.base);
    const double half = rounding.base / 2.0;
    return Figure::between(std::max(0.0, value - half), value, value + half);
}

Figure weighted(const Figure& rate, double weight) {
    if (!rate.has_bounds())
        return rate.is_known() ? Figure::unbounded(rate.value() * weight) : rate;
    if (!rate.is_known()) return Figure::hidden(rate.low() * weight, rate.high() * weight);
    return Figure::between(rate.low() * weight, rate.value() * weight, rate.high() * weight);
}

std::vector<Figure> at_known_mean(std::vector<Figure> products, std::span<const double> weights) {
    double sum = 0.0;
    double weight = 0.0;
    for (std::size_t n = 0; n < products.size(); ++n)
        if (products[n].is_known()) {
            sum += products[n].value();
            weight += weights[n];
        }
    if (!(weight > 0.0)) return products;
    for (std::size_t n = 0; n < products.size(); ++n) {
        Figure& product = products[n];
        if (product.is_known() || !product.has_bounds()) continue;
        const double value = std::clamp(weights[n] * (sum / weight), product.low(), product.high());
        product = Figure::between(product.low(), value, product.high());
    }
    return products;
}

} // namespace ctg
