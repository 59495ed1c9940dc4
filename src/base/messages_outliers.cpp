// SPDX-License-Identifier: Apache-2.0
// Of outliers, weights that scores suggest, and charts of scores: CTG-SCOR-090 to -119.
#include "base/catalogue.hpp"

#include <array>

namespace ctg {
namespace {

constexpr std::array messages{
    CatalogueEntry{"CTG-SCOR-090",
                   tr("{indicator}: outliers, counted as {ends}: {count} ({units})")},
    CatalogueEntry{"CTG-SCOR-091",
                   tr("{indicator}: outliers, counted as {ends}: {count} ({units}); others are "
                      "left, beyond which no more values are moved"),
                   tr("skewness below 2 or kurtosis below 3.5"),
                   {},
                   tr("look at the values, or normalise by goalposts, rank or percentile")},
    CatalogueEntry{"CTG-SCOR-092",
                   tr("CRITIC finds no weights: indicators that tell units apart, each in its own "
                      "way: {count}"),
                   tr("two indicators at least, not in proportion, on units with a score on all"),
                   tr("{count}"),
                   tr("leave the check out, or fill the gaps (missing = \"group_mean\")")},
    CatalogueEntry{"CTG-SCOR-100", tr("the chart {chart} is not of so many territories"),
                   tr("keys of territories: {wanted}"), tr("{count}"),
                   tr("name the territories after the study")},
    CatalogueEntry{"CTG-SCOR-101",
                   tr("a slope is drawn between two years"),
                   tr("the study of the earlier year"),
                   {},
                   tr("name it: --before 2023/study.toml")},
};

} // namespace

std::span<const CatalogueEntry> outlier_messages() noexcept {
    return messages;
}

} // namespace ctg
