// SPDX-License-Identifier: Apache-2.0
// Schemes of themes by logics and values of territories, written in a test.
#pragma once

#include "ctg/scoring/score.hpp"

#include <string>
#include <utility>
#include <vector>

/// An indicator scored as it is in [0, 100].
inline ctg::ScoredIndicator scored_indicator(std::string id, std::string theme, std::string logic) {
    ctg::ScoredIndicator indicator;
    indicator.rule.id = std::move(id);
    indicator.theme = std::move(theme);
    indicator.logic = std::move(logic);
    indicator.goalposts = {0.0, 100.0};
    return indicator;
}

/// Themes t1, t2 by logics l1, l2, an indicator "11" … "22" in each cell.
inline ctg::Scheme four_cells() {
    ctg::Scheme scheme;
    scheme.themes = {"t1", "t2"};
    scheme.logics = {"l1", "l2"};
    scheme.indicators = {scored_indicator("11", "t1", "l1"), scored_indicator("12", "t1", "l2"),
                         scored_indicator("21", "t2", "l1"), scored_indicator("22", "t2", "l2")};
    return scheme;
}

inline ctg::IndicatorValue value_of(std::string territory, std::string indicator,
                                    ctg::Figure figure) {
    ctg::IndicatorValue value;
    value.territory = std::move(territory);
    value.indicator = std::move(indicator);
    value.value = figure;
    return value;
}

/// The values of the four cells of one territory.
inline std::vector<ctg::IndicatorValue> four_values(const std::string& territory,
                                                    const std::vector<double>& numbers) {
    const std::vector<std::string> ids{"11", "12", "21", "22"};
    std::vector<ctg::IndicatorValue> values;
    for (std::size_t i = 0; i < ids.size(); ++i)
        values.push_back(value_of(territory, ids[i], ctg::Figure::exact(numbers[i])));
    return values;
}

template <class... More>
std::vector<ctg::IndicatorValue> together(std::vector<ctg::IndicatorValue> values,
                                          const More&... more) {
    (values.insert(values.end(), more.begin(), more.end()), ...);
    return values;
}

inline double total_of(const ctg::Scoring& scoring, const std::string& territory) {
    for (const auto& score : scoring.scores)
        if (score.territory == territory && score.level == ctg::ScoreLevel::total)
            return score.score.value();
    return -1.0;
}
