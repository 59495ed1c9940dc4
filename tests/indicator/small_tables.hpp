// SPDX-License-Identifier: Apache-2.0
// Tables, rules and territories of a few communes, written in the test that uses them.
#pragma once

#include "ctg/indicator/indicator.hpp"
#include "small_country.hpp"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// The table "caf" that a file caf.csv of these lines would give: cells parted by ';', no quotes.
inline ctg::FigureTable caf_table(const std::vector<std::string>& lines) {
    return {"caf", table_of(lines, "caf.csv"), "commune", std::nullopt};
}

/// A territory of these communes, given in the order of their codes.
inline ctg::Zone zone_of(std::string key, std::initializer_list<std::string_view> codes) {
    ctg::Zone zone;
    zone.name = zone.key = std::move(key);
    for (const auto code : codes)
        zone.communes.emplace_back(code);
    return zone;
}

/// foyers / menages of the table "caf", in percent.
inline ctg::IndicatorRule ratio_rule() {
    ctg::IndicatorRule rule;
    rule.id = "aides";
    rule.unit = "%";
    rule.table = "caf";
    rule.numerator = "foyers";
    rule.denominator = "menages";
    rule.kind = ctg::IndicatorKind::ratio;
    rule.scale = 100.0;
    rule.year = ctg::Year{2023};
    rule.source = "CNAF";
    rule.places = {{"scheme.toml", 6, 1, "indicator.table", {}, ctg::PlaceUnit::line},
                   {"scheme.toml", 7, 1, "indicator.numerator", {}, ctg::PlaceUnit::line},
                   {"scheme.toml", 8, 1, "indicator.denominator", {}, ctg::PlaceUnit::line}};
    return rule;
}

/// The sum of foyers of the table "caf".
inline ctg::IndicatorRule count_rule() {
    ctg::IndicatorRule rule = ratio_rule();
    rule.kind = ctg::IndicatorKind::count;
    rule.unit = "foyers";
    rule.denominator.clear();
    rule.scale = 1.0;
    return rule;
}
