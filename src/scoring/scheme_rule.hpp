// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/scoring/scheme.hpp"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// What a key says and what it may say.
struct Unfit {
    std::string found;
    std::string fit;
};

/// Adds CTG-CONF-003 for each key that is missing, or an empty text.
void demand(SettingReader& reader, std::initializer_list<std::string_view> keys, Faults& faults);

/// The method of `methods` that `key` names; the first when it is not there, "" with a fault when
/// it is another.
[[nodiscard]] std::string method_of(SettingReader& reader, std::string_view key,
                                    const std::vector<std::string>& methods);

/// Adds CTG-SCOR-010: a value out of its range.
void refuse_range(Unfit value, const SettingReader& reader, std::string_view key, Faults& faults);

/// What an [[indicator]] says of its value: table, columns, kind, unit, year and the rest.
[[nodiscard]] IndicatorRule rule_from(SettingReader& reader, Faults& faults);

/// Fills in what an [[indicator]] says of the values that score 0 and 100. Those that a reference
/// is to give must be frozen: CTG-SCOR-082.
void read_goalposts(SettingReader& reader, ScoreRule& rule, Faults& faults);

/// The classes of an [[indicator]]'s maps: { method = "jenks", count = 5, rounded = true }, or
/// { bounds = [10, 20] }. Nothing when it states none.
[[nodiscard]] std::optional<ClassRule> class_rule_from(SettingReader& reader, Faults& faults);

/// { reference = "national", low = "p05", high = "p95", year = 2020 }, frozen or not.
[[nodiscard]] GoalpostsReference reference_from(SettingReader& table, Faults& faults);

/// 5 of "p05"; nothing of what is no percentile.
[[nodiscard]] std::optional<double> percent_of(std::string_view percentile);

} // namespace ctg
