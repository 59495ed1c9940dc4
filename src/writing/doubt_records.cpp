// SPDX-License-Identifier: Apache-2.0
// What is doubted and explained of scores, as rows.
#include "ctg/writing/result.hpp"

#include "writing/record_values.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace ctg {
namespace {

RecordValue whole(std::optional<std::size_t> number) {
    return number ? RecordValue{static_cast<std::int64_t>(*number)} : absent;
}

RecordValue number(std::optional<double> value) {
    return value ? RecordValue{*value} : absent;
}

RecordValue key(const std::string& text) {
    return text.empty() ? absent : RecordValue{text};
}

/// "all" stands for all of them together.
std::string doubt_name(std::optional<Doubt> doubt) {
    return doubt ? std::string(name_of(*doubt)) : "all";
}

Records no_pairs() {
    return {
        "ctg.score.before/1",
        {{"unit", RecordKind::code}, {"other", RecordKind::code}, {"chance", RecordKind::share}},
        {}};
}

} // namespace

Records records_of(std::span<const RankChance> chances) {
    Records records{"ctg.score.chances/1",
                    {{"unit", RecordKind::code},
                     {"doubt", RecordKind::text},
                     {"rank_p05", RecordKind::integer},
                     {"rank_median", RecordKind::integer},
                     {"rank_p95", RecordKind::integer},
                     {"first", RecordKind::share}},
                    {}};
    for (const auto& chance : chances)
        records.rows.push_back({chance.unit, doubt_name(chance.doubt), whole(chance.rank_p05),
                                whole(chance.rank_median), whole(chance.rank_p95), chance.first});
    return records;
}

Records records_of(std::span<const DoubtShift> shifts) {
    Records records{
        "ctg.score.shifts/1", {{"doubt", RecordKind::text}, {"shift", RecordKind::number}}, {}};
    for (const auto& each : shifts)
        records.rows.push_back({doubt_name(each.doubt), each.shift});
    return records;
}

Records records_of(std::span<const Sensitivity> sensitivities) {
    Records records{"ctg.score.sensitivities/1",
                    {{"unit", RecordKind::code},
                     {"doubt", RecordKind::text},
                     {"first_order", RecordKind::number},
                     {"total", RecordKind::number},
                     {"deviation", RecordKind::number}},
                    {}};
    for (const auto& each : sensitivities)
        records.rows.push_back({each.unit, std::string(name_of(each.doubt)), each.first_order,
                                each.total, each.deviation});
    return records;
}

Records records_of(const RankDraws& draws) {
    Records records = no_pairs();
    const auto& units = draws.units();
    for (std::size_t a = 0; a < units.size(); ++a)
        for (std::size_t b = 0; b < units.size(); ++b)
            if (a != b) records.rows.push_back({units[a], units[b], draws.chance_before(a, b)});
    return records;
}

Records records_of(const RankDraws& draws, std::string_view unit, std::string_view other) {
    Records records = no_pairs();
    const auto at = [&](std::string_view name) {
        return static_cast<std::size_t>(std::ranges::find(draws.units(), name) -
                                        draws.units().begin());
    };
    records.rows.push_back(
        {std::string(unit), std::string(other), draws.chance_before(at(unit), at(other))});
    return records;
}

Records records_of(std::span<const std::string> units, std::span<const RankCheck> checks) {
    Records records{"ctg.score.checks/1",
                    {{"unit", RecordKind::code},
                     {"method", RecordKind::text},
                     {"rank_best", RecordKind::integer},
                     {"rank_worst", RecordKind::integer}},
                    {}};
    for (const auto& check : checks)
        for (std::size_t u = 0; u < units.size(); ++u)
            records.rows.push_back({units[u], std::string(name_of(check.method)),
                                    whole(check.best[u]), whole(check.worst[u])});
    return records;
}

Records records_of(std::span<const RankVariant> variants) {
    Records records{"ctg.score.variants/1",
                    {{"unit", RecordKind::code},
                     {"alternative", RecordKind::code},
                     {"without", RecordKind::code},
                     {"score", RecordKind::number},
                     {"rank", RecordKind::integer}},
                    {}};
    for (const auto& each : variants)
        records.rows.push_back({each.unit, key(each.alternative), key(each.without),
                                number(each.score), whole(each.rank)});
    return records;
}

Records records_of(const Explanation& explanation) {
    Records records{"ctg.explain/1",
                    {{"unit", RecordKind::code},
                     {"against", RecordKind::code},
                     {"indicator", RecordKind::code},
                     {"points", RecordKind::number},
                     {"score", RecordKind::number},
                     {"other", RecordKind::number}},
                    {}};
    for (const auto& step : explanation.steps)
        records.rows.push_back({explanation.unit, key(explanation.against), step.indicator,
                                step.points, number(step.score), number(step.other)});
    return records;
}

Records summary_of(const Explanation& explanation) {
    return {"ctg.explain.summary/1",
            {{"unit", RecordKind::code},
             {"score", RecordKind::number},
             {"rank", RecordKind::integer},
             {"against", RecordKind::code},
             {"other", RecordKind::number}},
            {{explanation.unit, explanation.score, whole(explanation.rank),
              key(explanation.against), explanation.other}}};
}

Records records_of(std::span<const RankMove> moves) {
    Records records{"ctg.explain.moves/1",
                    {{"indicator", RecordKind::code},
                     {"direction", RecordKind::text},
                     {"value", RecordKind::number},
                     {"needed", RecordKind::number},
                     {"reached", RecordKind::integer}},
                    {}};
    for (const auto& move : moves)
        records.rows.push_back({move.indicator, std::string(move.is_up ? "up" : "down"), move.value,
                                number(move.needed), whole(move.reached)});
    return records;
}

Records records_of(std::span<const ScoreChange> changes) {
    Records records{"ctg.score.changes/1",
                    {{"territory", RecordKind::code},
                     {"score_before", RecordKind::number},
                     {"score_after", RecordKind::number},
                     {"by_data", RecordKind::number},
                     {"by_boundary", RecordKind::number},
                     {"by_others", RecordKind::number},
                     {"rank_before", RecordKind::integer},
                     {"rank_after", RecordKind::integer},
                     {"rank_by_data", RecordKind::integer},
                     {"rank_by_boundary", RecordKind::integer},
                     {"rank_by_others", RecordKind::integer}},
                    {}};
    for (const auto& each : changes)
        records.rows.push_back({each.unit, each.score_before, each.score_after, each.by_data,
                                each.by_boundary, each.by_others, whole(each.rank_before),
                                whole(each.rank_after), std::int64_t{each.rank_by_data},
                                std::int64_t{each.rank_by_boundary},
                                std::int64_t{each.rank_by_others}});
    return records;
}

} // namespace ctg
