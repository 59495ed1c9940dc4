// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/result.hpp"

#include "writing/record_values.hpp"

namespace ctg {
namespace {

using Row = std::vector<RecordValue>;

RecordValue count(std::size_t value) {
    return static_cast<std::int64_t>(value);
}

/// Of the whole, and of one group.
Row row_of(const std::string& score, const Inequality& all) {
    return {score,
            absent,
            count(all.count),
            1.0,
            1.0,
            all.mean,
            all.gini,
            all.gini_between,
            all.gini_within,
            all.gini_overlap,
            all.theil,
            all.theil_between,
            all.theil_within};
}

Row row_of(const std::string& score, const GroupInequality& group) {
    return {score,
            group.group,
            count(group.count),
            group.weight_share,
            group.value_share,
            group.mean,
            group.gini,
            absent,
            absent,
            absent,
            group.theil,
            absent,
            absent};
}

} // namespace

Records records_of(std::span<const ScoreInequality> inequalities) {
    Records records{"ctg.score.inequality/1",
                    {{"score", RecordKind::code},
                     {"group", RecordKind::code},
                     {"units", RecordKind::integer},
                     {"weight_share", RecordKind::share},
                     {"value_share", RecordKind::share},
                     {"mean", RecordKind::number},
                     {"gini", RecordKind::number},
                     {"gini_between", RecordKind::number},
                     {"gini_within", RecordKind::number},
                     {"gini_overlap", RecordKind::number},
                     {"theil", RecordKind::number},
                     {"theil_between", RecordKind::number},
                     {"theil_within", RecordKind::number}},
                    {}};
    for (const auto& [score, all] : inequalities) {
        records.rows.push_back(row_of(score, all));
        for (const auto& group : all.groups)
            if (!group.group.empty()) records.rows.push_back(row_of(score, group));
    }
    return records;
}

Records records_of(const Typology& typology) {
    Records records{"ctg.score.typology/1",
                    {{"unit", RecordKind::code},
                     {"type", RecordKind::integer},
                     {"medoid", RecordKind::code},
                     {"distance", RecordKind::number},
                     {"silhouette", RecordKind::number}},
                    {}};
    for (const auto& [unit, type, medoid, distance, silhouette] : typology.units)
        records.rows.push_back(Row{unit, count(type), medoid, distance, silhouette});
    return records;
}

Records records_of(std::span<const TypologyFit> fits) {
    Records records{"ctg.score.typology_fits/1",
                    {{"types", RecordKind::integer},
                     {"cost", RecordKind::number},
                     {"mean_silhouette", RecordKind::number},
                     {"exact", RecordKind::text}},
                    {}};
    for (const auto& [types, cost, silhouette, is_exact] : fits)
        records.rows.push_back(Row{count(types), cost, silhouette, is_exact});
    return records;
}

Records records_of(const DoubtScores& doubt, const ScoreMatrix& matrix) {
    Records records{"ctg.score_units.benefit_of_the_doubt/1",
                    {{"unit", RecordKind::code},
                     {"score", RecordKind::number},
                     {"indicator", RecordKind::code},
                     {"share", RecordKind::share}},
                    {}};
    for (std::size_t unit = 0; unit < matrix.units.size(); ++unit)
        for (std::size_t i = 0; i < doubt.shares[unit].size(); ++i)
            records.rows.push_back(Row{matrix.units[unit], *doubt.scores[unit],
                                       matrix.indicators[i], doubt.shares[unit][i]});
    return records;
}

Records records_of(std::span<const double> critic_weights, const ScoreMatrix& matrix) {
    Records records{"ctg.score.critic_weights/1",
                    {{"indicator", RecordKind::code},
                     {"weight", RecordKind::share},
                     {"critic_weight", RecordKind::share}},
                    {}};
    for (std::size_t i = 0; i < critic_weights.size(); ++i)
        records.rows.push_back(Row{matrix.indicators[i], matrix.weights[i], critic_weights[i]});
    return records;
}

} // namespace ctg
