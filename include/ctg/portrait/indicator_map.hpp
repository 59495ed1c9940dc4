// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/code.hpp"
#include "ctg/base/language.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/indicator/classes.hpp"
#include "ctg/portrait/chart.hpp"
#include "ctg/territory/geography.hpp"
#include "ctg/territory/topology.hpp"

#include <optional>
#include <string>
#include <vector>

namespace ctg {

/// A commune, or a territory of several, and its value.
struct MappedPlace {
    std::string name;
    std::vector<CommuneCode> communes;
    Figure value = Figure::absent(Absence::not_collected);
};

/// What a map of an indicator shows.
struct IndicatorMap {
    std::string indicator; ///< as a person reads it
    std::string unit;
    std::vector<MappedPlace> places;
    /// Of the values here, or of several years of them so that their maps compare; nothing: circles
    /// whose areas are in proportion, as counts ask for.
    std::optional<Classes> classes = {};
};

/// A map of an indicator. Places in classes fill their communes, the smallest where they overlap;
/// borders of places of several communes stand out. Places without a value are apart. The table
/// has a row for each place, with its value and its class.
[[nodiscard]] Chart indicator_map(const Geography& geography, const Topology& topology,
                                  const IndicatorMap& map, Language language);

} // namespace ctg
