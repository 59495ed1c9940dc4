// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/figure.hpp"
#include "ctg/indicator/indicator.hpp"

namespace ctg {

std::optional<double> scale_of(std::string_view unit) {
    constexpr double percent = 100.0;
    constexpr double per_thousand = 1000.0;
    if (unit.starts_with("%")) return percent;
    if (unit.starts_with("‰")) return per_thousand;
    const auto slash = unit.rfind('/');
    if (slash == std::string_view::npos) return 1.0;
    const auto number = parse_number(unit.substr(slash + 1), DecimalMark::point);
    if (!number) return 1.0;
    if (*number <= 0.0) return std::nullopt;
    return number;
}

} // namespace ctg
