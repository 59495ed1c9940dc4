// SPDX-License-Identifier: Apache-2.0
// Perimeters, as rows.
#include "ctg/base/nearest.hpp"
#include "ctg/writing/result.hpp"
#include "writing/record_values.hpp"

#include <algorithm>
#include <string>

namespace ctg {
namespace {

std::int64_t count(std::size_t number) {
    return static_cast<std::int64_t>(number);
}

RecordValue text(const std::string& value) {
    return value.empty() ? absent : RecordValue{value};
}

RecordValue list(const std::vector<std::string>& values) {
    return values.empty() ? absent : RecordValue{joined(values, " ")};
}

RecordValue role_of(const std::string& unit, const Perimeter& perimeter) {
    if (unit == perimeter.centre) return std::string("centre");
    const bool is_articulation = std::ranges::binary_search(perimeter.articulations, unit);
    return is_articulation ? RecordValue{std::string("articulation")} : absent;
}

/// "13001–13005 13001–13007"
RecordValue links_of(const Perimeter& perimeter) {
    std::vector<std::string> links;
    for (const auto& link : perimeter.weakest)
        links.push_back(link.first + "–" + link.second);
    return list(links);
}

} // namespace

Records records_of(const Grouping& grouping) {
    Records records{"ctg.group/1",
                    {{"plan", RecordKind::integer},
                     {"perimeter", RecordKind::code},
                     {"unit", RecordKind::code},
                     {"role", RecordKind::text}},
                    {}};
    for (std::size_t n = 0; n < grouping.plans.size(); ++n)
        for (const auto& perimeter : grouping.plans[n].perimeters)
            for (const auto& unit : perimeter.units)
                records.rows.push_back(
                    {count(n + 1), perimeter.key, unit, role_of(unit, perimeter)});
    return records;
}

Records perimeters_of(const Grouping& grouping) {
    Records records{"ctg.group.perimeters/1",
                    {{"plan", RecordKind::integer},
                     {"perimeter", RecordKind::code},
                     {"units", RecordKind::integer}},
                    {}};
    for (const auto& weight : grouping.weights)
        if (weight != "units") records.columns.push_back({weight, RecordKind::number});
    for (const auto* name : {"centre", "cost", "articulations", "weakest_links"})
        records.columns.push_back(
            {name, std::string_view(name) == "cost" ? RecordKind::number : RecordKind::text});
    for (std::size_t n = 0; n < grouping.plans.size(); ++n)
        for (const auto& perimeter : grouping.plans[n].perimeters) {
            std::vector<RecordValue> row{count(n + 1), perimeter.key,
                                         count(perimeter.units.size())};
            for (std::size_t w = 0; w < grouping.weights.size(); ++w)
                if (grouping.weights[w] != "units") row.emplace_back(perimeter.totals[w]);
            row.push_back(text(perimeter.centre));
            row.emplace_back(perimeter.cost);
            row.push_back(list(perimeter.articulations));
            row.push_back(links_of(perimeter));
            records.rows.push_back(std::move(row));
        }
    return records;
}

Records plans_of(const Grouping& grouping) {
    Records records{"ctg.group.plans/1",
                    {{"plan", RecordKind::integer},
                     {"perimeters", RecordKind::integer},
                     {"objective", RecordKind::number},
                     {"moved", RecordKind::integer},
                     {"split_epci", RecordKind::text}},
                    {}};
    for (std::size_t n = 0; n < grouping.plans.size(); ++n) {
        const auto& plan = grouping.plans[n];
        records.rows.push_back({count(n + 1), count(plan.perimeters.size()), plan.objective,
                                count(plan.moved), list(plan.split_epci)});
    }
    return records;
}

} // namespace ctg
