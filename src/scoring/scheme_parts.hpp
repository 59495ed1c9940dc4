// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/document.hpp"
#include "ctg/data/figure.hpp"
#include "ctg/scoring/scheme.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What both formats of schemes, 6 × 2 and trees, say in the same words.

namespace ctg {

/// The method that `key` names, or `fallback` when it is not there. Another is CTG-CONF-005.
[[nodiscard]] Normalisation normalisation_from(SettingReader& reader, std::string_view key,
                                               Normalisation fallback);
[[nodiscard]] Aggregation aggregation_from(SettingReader& reader, std::string_view key,
                                           Aggregation fallback);
/// What indicators do that say nothing else.
struct NormalisationDefaults {
    Normalisation method = Normalisation::goalposts;
    bool clip = true;
    OutlierRule outliers = OutlierRule::keep;
};

/// Reads `normalise` and the keys that its method uses into `rule`. A key that the method needs is
/// CTG-CONF-003 when it is not there; one that it does not use is CTG-SCOR-018 when it is.
void read_normalisation(SettingReader& reader, const NormalisationDefaults& defaults,
                        ScoreRule& rule, Faults& faults);

/// Adds CTG-SCOR-018: `key` stands where `method` does not use it; `user` does.
void refuse_unused(const SettingReader& reader, std::string_view key, std::string_view method,
                   std::string_view user, Faults& faults);

/// The rule under `outliers`.
[[nodiscard]] OutlierRule outlier_rule_from(SettingReader& reader, OutlierRule fallback);

/// The rule under `missing`.
[[nodiscard]] MissingRule missing_rule_from(SettingReader& reader, MissingRule fallback);

/// The number under `key`; nothing when it is not there, with CTG-SCOR-010 unless above 0.
[[nodiscard]] std::optional<double> number_above_zero(SettingReader& reader, std::string_view key,
                                                      Faults& faults);

/// The table under `rounding`: { base = 5, mode = "nearest" }.
[[nodiscard]] std::optional<Rounding> rounding_from(SettingReader& reader, Faults& faults);

/// The table [uncertainty] of `root`.
[[nodiscard]] std::optional<Uncertainty> uncertainty_from(SettingReader& root, Faults& faults);

/// The tables [[alternative]] of `root`: each with its own id, and weights or a mean.
[[nodiscard]] std::vector<Alternative> alternatives_from(SettingReader& root, Faults& faults);

/// Adds CTG-SCOR-019 for alternatives that take a geometric mean of `indicator`, normalised by z.
void refuse_geometric_alternatives(const std::vector<Alternative>& alternatives,
                                   const std::string& indicator, Faults& faults);

/// Adds CTG-SCOR-032 for each weight of an alternative that is of none of `ids`.
void add_weight_faults(const std::vector<Alternative>& alternatives,
                       const std::vector<std::string>& ids, Faults& faults);

/// The numbers above 0 of the table under `setting`, by key.
[[nodiscard]] std::map<std::string, double> weights_from(const Setting& setting, Faults& faults);

} // namespace ctg
