// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/portrait/portrait.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// What the pages ask of a study: look-ups in results already computed. Nothing is counted here.

namespace ctg {

/// A rank among those that have a value.
struct Ranking {
    std::size_t rank = 0;
    std::size_t count = 0;
};

/// Whether the study is of a département, as its file says.
[[nodiscard]] bool is_of_departement(const PortraitData& data);

/// What stands above figures of the whole: "Département", or the name of the study.
[[nodiscard]] std::string whole_heading(const PortraitData& data);

/// What the maps of the study show: itself, or its overview.
[[nodiscard]] const PortraitData& shown_on_maps(const PortraitData& data);

/// What the maps of the page on `zone` show: all places of the study, or of an overview those of
/// the départements that the territory lies in; and which of them are the territory.
struct Surroundings {
    std::vector<CommuneCode> places;
    std::vector<CommuneCode> own; ///< ordered
};
[[nodiscard]] Surroundings surroundings_of(const PortraitData& data, const Zone& zone);

/// "Commune", or "Territoire" in an overview.
[[nodiscard]] std::string shape_heading(const PortraitData& data, Language language);

/// The points of the whole, or of one territory, by year.
[[nodiscard]] std::vector<CoveragePoint> points_of_whole(std::span<const ZoneCoverage> coverage);
[[nodiscard]] std::vector<CoveragePoint> points_of_territory(std::span<const ZoneCoverage> coverage,
                                                             std::string_view key);

/// The last point of each territory, by key.
[[nodiscard]] std::map<std::string, CoveragePoint>
last_points(std::span<const ZoneCoverage> coverage);

/// Since when a commune is covered, whether that is only planned, and of a part of it.
struct CoveredSince {
    bool is_planned = false;
    bool is_partial = false;
    Year year;
    friend auto operator<=>(const CoveredSince&, const CoveredSince&) = default;
};

/// The first year in which each commune is covered: signed, else planned; of the territory `key`,
/// in which what it holds of each is covered.
[[nodiscard]] std::map<CommuneCode, CoveredSince> covered_since(const PortraitData& data,
                                                                std::string_view key = {});

/// The conventions that hold some of what `zone` holds, by id.
[[nodiscard]] std::vector<Convention> conventions_on(const PortraitData& data, const Zone& zone);

/// The names of the zones of `zoning` that hold some of what `zone` holds, in the order of the
/// keys.
[[nodiscard]] std::vector<std::string> names_of(const Zoning& zoning, const Zone& zone);

/// The keys of the zones of `zoning` that hold some of what `zone` holds, in their order.
[[nodiscard]] std::vector<std::string> keys_of(const Zoning& zoning, const Zone& zone);

/// A theme, a logic or a cell of the scheme.
struct ScoreAt {
    ScoreLevel level = ScoreLevel::cell;
    std::string theme;
    std::string logic;
};

/// The score of a commune: that of a territory that holds it.
struct CommuneScore {
    const Zone* zone = nullptr;
    double score = 0.0;
};

/// The score of each commune: that of the territory `first` where it holds it, else of the smallest
/// that does and has one.
[[nodiscard]] std::map<CommuneCode, CommuneScore>
scores_by_commune(const PortraitData& data, const ScoreAt& at, std::string_view first = {});

/// The value of an indicator on a territory ("" for the whole), or null.
[[nodiscard]] const IndicatorValue* value_of(std::span<const IndicatorValue> values,
                                             std::string_view territory,
                                             std::string_view indicator);

/// The place of a territory by an indicator, the greatest need first, ties sharing a rank; nothing
/// when it has no value.
[[nodiscard]] std::optional<Ranking>
ranking_of(const PortraitData& data, const ScoredIndicator& indicator, std::string_view territory);

/// The total score of a territory, or null.
[[nodiscard]] const Score* total_of(const PortraitData& data, std::string_view territory);

/// The place of `value` among `values`, the largest first, ties sharing a rank.
[[nodiscard]] Ranking ranking_in(double value, std::span<const double> values);

/// The planned signature of a territory, or null when the calendar has none.
[[nodiscard]] const PlannedSignature* planned_for(const PortraitData& data, std::string_view key);

/// How the total score of a territory moved since the earlier study, or null.
[[nodiscard]] const ScoreChange* score_change_for(const PortraitData& data, std::string_view key);

/// Whether the study says of itself, in the names of its sources, conventions or indicators, that
/// it is an example, or that figures are fictitious.
[[nodiscard]] bool is_example(const PortraitData& data);
[[nodiscard]] bool is_fictitious(const IndicatorRule& rule);

} // namespace ctg
