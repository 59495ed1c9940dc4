// SPDX-License-Identifier: Apache-2.0
// What becomes of calendars when something is otherwise, as rows.
#include "ctg/writing/result.hpp"

#include "writing/record_values.hpp"

namespace ctg {
namespace {

using Row = std::vector<RecordValue>;

RecordValue month_of(const std::optional<Month>& month) {
    return month ? RecordValue{iso(*month)} : absent;
}

} // namespace

Records records_of(std::span<const RulePrice> prices, Language language) {
    Records records{"ctg.plan.prices/1",
                    {{"rule", RecordKind::text},
                     {"code", RecordKind::code},
                     {"broken_targets", RecordKind::integer},
                     {"objective", RecordKind::number},
                     {"proven", RecordKind::text}},
                    {}};
    for (const auto& price : prices)
        records.rows.push_back(Row{text_of(price.rule, language).message, price.rule.code,
                                   std::int64_t{price.broken_targets}, price.objective,
                                   price.is_proven});
    return records;
}

Records records_of(const SoonerDate& sooner) {
    Records records{
        "ctg.plan.sooner/1",
        {{"territory", RecordKind::code}, {"from", RecordKind::text}, {"to", RecordKind::text}},
        {}};
    for (const auto& [territory, from, to] : sooner.moved)
        records.rows.push_back(Row{territory, month_of(from), month_of(to)});
    return records;
}

Records records_of(const TargetRemedy& remedy) {
    Records records{
        "ctg.plan.remedy/1",
        {{"antenne", RecordKind::code}, {"year", RecordKind::text}, {"days", RecordKind::number}},
        {}};
    for (const auto& [antenne, period, days] : remedy.extra)
        records.rows.push_back(Row{antenne, period, days});
    return records;
}

} // namespace ctg
