// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/chart.hpp"
#include "ctg/portrait/portrait.hpp"
#include "portrait/facts.hpp"

#include <map>
#include <string>
#include <vector>

// What pages show of coverage: by year, on maps, and in words.

namespace ctg {

/// A line of the table by year: "Département, conventions signées" and its points.
struct CoverageLine {
    std::string name;
    std::vector<CoveragePoint> points;
};

/// Years as columns, lines as rows, shares in percent.
[[nodiscard]] std::string coverage_table(const std::vector<CoverageLine>& lines, Language language);

/// The points of a curve: signed by year, then the plan, then the targets. The plan of the whole is
/// told by month in inhabitants, of which targets are shares; else by year.
[[nodiscard]] std::vector<DatedShare> curve_of_basis(const PortraitData& data,
                                                     const BasisCoverage& basis);
[[nodiscard]] std::vector<DatedShare> curve_of_territory(const PortraitData& data,
                                                         std::string_view key);

/// Says of each commune since when it is covered: "Depuis 2018", "En partie depuis 2019", "Prévue
/// en 2021", "Non couverte", "Hors du périmètre"; of what the territory `key` holds of it.
class SinceWords {
public:
    SinceWords(const PortraitData& data, Language language, std::string_view key = {});
    [[nodiscard]] std::string operator()(const CommuneCode& commune) const;

    /// Every wording in use, from the earliest to none at all, with its colour on a map.
    [[nodiscard]] std::vector<MapCategory> categories() const;

private:
    const Weights& perimeter_;
    std::map<CommuneCode, CoveredSince> since_;
    Language language_;
};

/// Communes by the year since when they are covered; those of a territory, what it holds of them.
[[nodiscard]] CategoryMap map_by_year(const PortraitData& data,
                                      const std::vector<CommuneCode>& communes, Language language,
                                      std::string_view key = {});

/// Communes by the convention that holds them in the last year; each convention is numbered on its
/// largest commune.
[[nodiscard]] CategoryMap map_by_convention(const PortraitData& data, Language language);

/// On what day the shares hold.
[[nodiscard]] std::string coverage_reading(const PortraitData& data, Language language);

} // namespace ctg
