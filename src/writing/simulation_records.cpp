// SPDX-License-Identifier: Apache-2.0
// What simulations of calendars tell, as rows.
#include "ctg/writing/result.hpp"

#include "writing/record_values.hpp"

#include <string>

namespace ctg {
namespace {

using Row = std::vector<RecordValue>;

std::string last_day(const Month& month) {
    return iso(Date{month / std::chrono::last});
}

RecordValue share(const std::optional<Share>& value) {
    return value ? RecordValue{value->value()} : absent;
}

} // namespace

Records records_of(std::span<const SimulatedPoint> curve) {
    Records records{"ctg.plan.curve/1",
                    {{"date", RecordKind::text},
                     {"planned", RecordKind::share},
                     {"mean", RecordKind::share},
                     {"p10", RecordKind::share},
                     {"p50", RecordKind::share},
                     {"p90", RecordKind::share},
                     {"p_target", RecordKind::share},
                     {"standard_error", RecordKind::share}},
                    {}};
    for (const auto& [month, planned, spread, target, p_target] : curve)
        records.rows.push_back(Row{last_day(month), planned.value(), spread.mean.value(),
                                   spread.p10.value(), spread.p50.value(), spread.p90.value(),
                                   share(p_target), spread.standard_error});
    return records;
}

Records records_of(std::span<const TerritoryChance> chances) {
    Records records{"ctg.plan.territories/1",
                    {{"territory", RecordKind::code},
                     {"date", RecordKind::text},
                     {"has_signed", RecordKind::share},
                     {"in_force", RecordKind::share}},
                    {}};
    for (const auto& [territory, month, has_signed, in_force] : chances)
        records.rows.push_back(
            Row{territory, last_day(month), has_signed.value(), in_force.value()});
    return records;
}

Records records_of(std::span<const CoverageHistogram> histograms) {
    Records records{"ctg.plan.histogram/1",
                    {{"date", RecordKind::text},
                     {"low", RecordKind::share},
                     {"high", RecordKind::share},
                     {"draws", RecordKind::integer}},
                    {}};
    for (const auto& [month, draws] : histograms)
        for (std::size_t c = 0; c < draws.size(); ++c) {
            const auto classes = static_cast<double>(draws.size());
            const auto at = static_cast<double>(c);
            records.rows.push_back(Row{last_day(month), at / classes, (at + 1.0) / classes,
                                       static_cast<std::int64_t>(draws[c])});
        }
    return records;
}

Records records_of(std::span<const ForcedCoverage> forced) {
    Records records{"ctg.plan.forced/1",
                    {{"territory", RecordKind::code},
                     {"date", RecordKind::text},
                     {"mean_in", RecordKind::share},
                     {"p10_in", RecordKind::share},
                     {"p50_in", RecordKind::share},
                     {"p90_in", RecordKind::share},
                     {"mean_out", RecordKind::share},
                     {"p10_out", RecordKind::share},
                     {"p50_out", RecordKind::share},
                     {"p90_out", RecordKind::share}},
                    {}};
    for (const auto& [territory, month, in, out] : forced)
        records.rows.push_back(Row{territory, last_day(month), in.mean.value(), in.p10.value(),
                                   in.p50.value(), in.p90.value(), out.mean.value(),
                                   out.p10.value(), out.p50.value(), out.p90.value()});
    return records;
}

Records records_of(std::span<const ScenarioPoint> points) {
    Records records{"ctg.plan.scenarios/1",
                    {{"scenario", RecordKind::text},
                     {"date", RecordKind::text},
                     {"planned", RecordKind::share},
                     {"mean", RecordKind::share},
                     {"standard_error", RecordKind::share},
                     {"p10", RecordKind::share},
                     {"p50", RecordKind::share},
                     {"p90", RecordKind::share},
                     {"gain", RecordKind::share},
                     {"gain_error", RecordKind::share},
                     {"p_higher", RecordKind::share}},
                    {}};
    for (const auto& point : points) {
        const CoverageSpread& spread = point.spread;
        records.rows.push_back(Row{point.scenario, last_day(point.month), point.planned.value(),
                                   spread.mean.value(), spread.standard_error, spread.p10.value(),
                                   spread.p50.value(), spread.p90.value(), point.gain,
                                   point.gain_error, point.p_higher.value()});
    }
    return records;
}

} // namespace ctg
