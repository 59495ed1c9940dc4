// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/result.hpp"

#include "writing/record_values.hpp"

#include <fmt/format.h>

#include <algorithm>

#include <string_view>

namespace ctg {
namespace {

using Row = std::vector<RecordValue>;

std::int64_t count(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

std::int64_t count(Year year) {
    return year.value;
}

RecordValue value_of(const Figure& figure) {
    return figure.is_known() ? RecordValue{figure.value()} : absent;
}

RecordValue low_of(const Figure& figure) {
    return figure.has_bounds() ? RecordValue{figure.low()} : absent;
}

RecordValue high_of(const Figure& figure) {
    return figure.has_bounds() ? RecordValue{figure.high()} : absent;
}

RecordValue rank_of(const std::optional<std::size_t>& rank) {
    return rank ? RecordValue{count(*rank)} : absent;
}

/// By the name of the period that ends in it, if any.
RecordValue month_of(const std::optional<Month>& month,
                     const std::vector<CalendarPeriod>& periods) {
    if (!month) return absent;
    const auto period = std::ranges::find(periods, *month, &CalendarPeriod::month);
    return period != periods.end() ? period->name : iso(*month);
}

/// A calendar without a signature has no slack.
RecordValue slack_of(const PlannedSignature& planned) {
    if (!planned.signature) return absent;
    return std::int64_t{planned.slack_days};
}

/// "" stands for "of no theme", which is an absence.
RecordValue key_of(const std::string& key) {
    return key.empty() ? absent : RecordValue{key};
}

std::string words_of(std::span<const Diagnostic> reasons, Language language) {
    std::string words;
    for (const auto& reason : reasons)
        words += (words.empty() ? "" : " ; ") + text_of(reason, language).message;
    return words;
}

std::string last_day(const Month& month) {
    return iso(Date{month / std::chrono::last});
}

using Ranks = std::vector<std::optional<std::size_t>>;

/// Two columns for a check that may leave a range, one for the others.
std::vector<const Ranks*> columns_of_ranks(const RankCheck& check) {
    if (check.method == CheckMethod::kemeny) return {&check.best, &check.worst};
    return {&check.best};
}

std::vector<std::string> columns_of(const RankCheck& check) {
    const auto name = fmt::format("rank_{}", name_of(check.method));
    if (check.method == CheckMethod::kemeny) return {name + "_best", name + "_worst"};
    return {name};
}

} // namespace

Records records_of(std::span<const ZoneCoverage> coverage, const Basis& basis) {
    Records records{"ctg.cover/1",
                    {{"year", RecordKind::integer},
                     {"by", RecordKind::text},
                     {"zone", RecordKind::code},
                     {"name", RecordKind::text},
                     {"basis", RecordKind::text},
                     {"share", RecordKind::share},
                     {"low", RecordKind::share},
                     {"high", RecordKind::share},
                     {"covered", RecordKind::number},
                     {"total", RecordKind::number},
                     {"communes_covered", RecordKind::integer},
                     {"communes_total", RecordKind::integer},
                     {"conventions", RecordKind::integer},
                     {"communes_partly_covered", RecordKind::integer}},
                    {}};
    for (const auto& [by, zone, name, point] : coverage) {
        const auto covered = point.covered_communes.size();
        const auto partly = point.partly_covered_communes.size();
        records.rows.push_back(Row{count(point.year), by, key_of(zone), name, basis.name,
                                   point.share.value(), point.low.value(), point.high.value(),
                                   point.covered, point.total, count(covered),
                                   count(covered + partly + point.uncovered_communes.size()),
                                   count(point.conventions.size()), count(partly)});
    }
    return records;
}

Records records_of(std::span<const IndicatorValue> values) {
    Records records{"ctg.indicators/1",
                    {{"territory", RecordKind::code},
                     {"indicator", RecordKind::code},
                     {"value", RecordKind::number},
                     {"low", RecordKind::number},
                     {"high", RecordKind::number},
                     {"state", RecordKind::text},
                     {"numerator", RecordKind::number},
                     {"denominator", RecordKind::number},
                     {"level", RecordKind::text},
                     {"year", RecordKind::integer},
                     {"source", RecordKind::text},
                     {"raw", RecordKind::number}},
                    {}};
    for (const auto& value : values)
        records.rows.push_back(Row{value.territory, value.indicator, value_of(value.value),
                                   low_of(value.value), high_of(value.value),
                                   std::string(name_of(value.state)), value_of(value.numerator),
                                   value_of(value.denominator), value.level, count(value.year),
                                   value.source, value_of(value.raw.value_or(value.value))});
    return records;
}

Records records_of(std::span<const Score> scores) {
    Records records{"ctg.score/1",
                    {{"territory", RecordKind::code},
                     {"level", RecordKind::text},
                     {"theme", RecordKind::code},
                     {"logic", RecordKind::code},
                     {"score", RecordKind::number},
                     {"low", RecordKind::number},
                     {"high", RecordKind::number},
                     {"rank", RecordKind::integer},
                     {"rank_best", RecordKind::integer},
                     {"rank_worst", RecordKind::integer},
                     {"rank_p05", RecordKind::integer},
                     {"rank_p95", RecordKind::integer},
                     {"weight_observed", RecordKind::share},
                     {"rank_in_antenne", RecordKind::integer}},
                    {}};
    for (const auto& score : scores)
        records.rows.push_back(Row{score.territory, std::string(name_of(score.level)),
                                   key_of(score.theme), key_of(score.logic), value_of(score.score),
                                   low_of(score.score), high_of(score.score), rank_of(score.rank),
                                   rank_of(score.rank_best), rank_of(score.rank_worst),
                                   rank_of(score.rank_p05), rank_of(score.rank_p95),
                                   score.weight_observed, rank_of(score.rank_in_antenne)});
    return records;
}

Records records_of(std::span<const Contribution> contributions) {
    Records records{"ctg.score.contributions/1",
                    {{"territory", RecordKind::code},
                     {"indicator", RecordKind::code},
                     {"theme", RecordKind::code},
                     {"logic", RecordKind::code},
                     {"points", RecordKind::number}},
                    {}};
    for (const auto& part : contributions)
        records.rows.push_back(
            Row{part.territory, part.indicator, part.theme, part.logic, part.points});
    return records;
}

Records records_of(std::span<const FrozenGoalposts> goalposts) {
    Records records{"ctg.goalposts/1",
                    {{"indicator", RecordKind::code},
                     {"reference", RecordKind::text},
                     {"year", RecordKind::integer},
                     {"units", RecordKind::integer},
                     {"percentile_low", RecordKind::text},
                     {"low", RecordKind::number},
                     {"percentile_high", RecordKind::text},
                     {"high", RecordKind::number}},
                    {}};
    for (const auto& [indicator, ends, reference] : goalposts)
        records.rows.push_back(Row{indicator, reference.name, count(reference.year),
                                   count(reference.units), reference.low, ends.low, reference.high,
                                   ends.high});
    return records;
}

Records records_of(std::span<const CompositeScore> scores, std::span<const RankCheck> checks) {
    Records records{"ctg.score_units/1",
                    {{"unit", RecordKind::code},
                     {"node", RecordKind::code},
                     {"level", RecordKind::integer},
                     {"score", RecordKind::number},
                     {"rank", RecordKind::integer},
                     {"weight_observed", RecordKind::share},
                     {"low", RecordKind::number},
                     {"high", RecordKind::number},
                     {"rank_best", RecordKind::integer},
                     {"rank_worst", RecordKind::integer},
                     {"rank_in_group", RecordKind::integer}},
                    {}};
    const auto number = [](const std::optional<double>& value) {
        return value ? RecordValue{*value} : absent;
    };
    for (const auto& check : checks)
        for (const auto& column : columns_of(check))
            records.columns.push_back({column, RecordKind::integer});
    records.rows.reserve(scores.size());
    std::size_t unit = 0;
    for (const auto& score : scores) {
        Row row{score.unit,
                score.node,
                count(score.level),
                number(score.score),
                rank_of(score.rank),
                score.weight_observed,
                number(score.low),
                number(score.high),
                rank_of(score.rank_best),
                rank_of(score.rank_worst),
                rank_of(score.rank_in_group)};
        const bool is_root = score.node == scores.back().node;
        for (const auto& check : checks)
            for (const auto* const ranks : columns_of_ranks(check))
                row.push_back(is_root ? rank_of((*ranks)[unit]) : absent);
        if (is_root) ++unit;
        records.rows.push_back(std::move(row));
    }
    return records;
}

Records records_of(std::span<const CompositeContribution> contributions) {
    Records records{"ctg.score_units.contributions/1",
                    {{"unit", RecordKind::code},
                     {"indicator", RecordKind::code},
                     {"points", RecordKind::number}},
                    {}};
    records.rows.reserve(contributions.size());
    for (const auto& part : contributions)
        records.rows.push_back(Row{part.unit, part.indicator, part.points});
    return records;
}

Records records_of(const CalendarPlan& plan, Language language) {
    Records records{"ctg.plan/1",
                    {{"territory", RecordKind::code},
                     {"start", RecordKind::text},
                     {"signature", RecordKind::text},
                     {"renewal", RecordKind::text},
                     {"slack_days", RecordKind::integer},
                     {"reason", RecordKind::text}},
                    {}};
    for (const auto& planned : plan.signatures)
        records.rows.push_back(Row{planned.territory, month_of(planned.start, plan.periods),
                                   month_of(planned.signature, plan.periods),
                                   month_of(planned.renewal, plan.periods), slack_of(planned),
                                   words_of(planned.reasons, language)});
    return records;
}

Records records_of(std::span<const AntenneLoad> load) {
    Records records{"ctg.plan.load/1",
                    {{"antenne", RecordKind::code},
                     {"year", RecordKind::integer},
                     {"used", RecordKind::number},
                     {"capacity", RecordKind::number}},
                    {}};
    for (const auto& item : load)
        records.rows.push_back(
            Row{item.antenne, item.period.empty() ? RecordValue{count(item.year)} : item.period,
                item.used, item.capacity});
    return records;
}

Records records_of(std::span<const CurvePoint> curve) {
    Records records{"ctg.plan.curve/1",
                    {{"date", RecordKind::text},
                     {"planned", RecordKind::share},
                     {"mean", RecordKind::share},
                     {"p10", RecordKind::share},
                     {"p50", RecordKind::share},
                     {"p90", RecordKind::share},
                     {"p_target", RecordKind::share}},
                    {}};
    for (const auto& point : curve)
        records.rows.push_back(Row{last_day(point.month), point.planned.value(), absent, absent,
                                   absent, absent, absent});
    return records;
}

Records records_of(std::span<const Border> borders) {
    Records records{"ctg.borders/1",
                    {{"first", RecordKind::code},
                     {"second", RecordKind::code},
                     {"length_m", RecordKind::number}},
                    {}};
    for (const auto& border : borders)
        records.rows.push_back(Row{std::string(border.first.text()),
                                   std::string(border.second.text()), border.length_m});
    return records;
}

} // namespace ctg
