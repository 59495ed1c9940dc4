// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace ctg {
namespace {

using CommuneCodes = std::span<const CommuneCode>;

std::vector<std::string> texts_of(CommuneCodes communes) {
    std::vector<std::string> texts;
    for (const auto& commune : communes)
        texts.emplace_back(commune.text());
    return texts;
}

std::string spaced(const std::vector<std::string>& words) {
    return fmt::format("{}", fmt::join(words, " "));
}

using ConventionsByCommune = std::map<CommuneCode, std::vector<std::string>>;

/// The conventions in force that hold each commune of a point, in the order of their ids.
ConventionsByCommune holders_of(const CoveragePoint& point,
                                std::span<const Convention> conventions) {
    ConventionsByCommune holders;
    for (const auto& id : point.conventions) {
        const auto convention = std::ranges::find(conventions, id, &Convention::id);
        if (convention == conventions.end()) continue;
        for (const auto& commune : convention->communes)
            holders[commune].push_back(id);
    }
    return holders;
}

Records overlaps_of(const CoveragePoint& point) {
    Records overlaps{"ctg.cover.overlaps/1",
                     {{"commune", RecordKind::code}, {"conventions", RecordKind::text}},
                     {}};
    for (const auto& [commune, conventions] : point.overlaps)
        overlaps.rows.push_back({std::string(commune.text()), spaced(conventions)});
    return overlaps;
}

Records partly_covered_of(const CoveragePoint& point) {
    Records partly{"ctg.cover.partly_covered/1",
                   {{"commune", RecordKind::code}, {"share", RecordKind::share}},
                   {}};
    for (const auto& [commune, share] : point.partly_covered_communes)
        partly.rows.push_back({std::string(commune.text()), share.value()});
    return partly;
}

} // namespace

Records detail_of(std::span<const ZoneCoverage> coverage, std::span<const Convention> conventions) {
    Records records{"ctg.cover.detail/1",
                    {{"year", RecordKind::integer},
                     {"by", RecordKind::text},
                     {"zone", RecordKind::code},
                     {"commune", RecordKind::code},
                     {"state", RecordKind::text},
                     {"conventions", RecordKind::text},
                     {"share", RecordKind::share}},
                    {}};
    for (const auto& [by, zone, name, point] : coverage) {
        const auto holders = holders_of(point, conventions);
        const auto add = [&](const CommuneCode& commune, std::string_view state,
                             const RecordValue& share) {
            const auto held = holders.find(commune);
            const auto by_what = held == holders.end() ? "" : spaced(held->second);
            records.rows.push_back({std::int64_t{point.year.value}, by, zone,
                                    std::string(commune.text()), std::string(state), by_what,
                                    share});
        };
        for (const auto& commune : point.covered_communes)
            add(commune, "covered", 1.0);
        for (const auto& [commune, share] : point.partly_covered_communes)
            add(commune, "partly", share.value());
        for (const auto& commune : point.uncovered_communes)
            add(commune, "uncovered", 0.0);
        for (const auto& commune : point.outside_communes)
            add(commune, "outside", {});
    }
    return records;
}

std::vector<RowDetail> row_details_of(std::span<const ZoneCoverage> coverage) {
    std::vector<RowDetail> details;
    for (const auto& zone : coverage) {
        const auto& point = zone.point;
        details.push_back(
            {{{"covered", texts_of(point.covered_communes)},
              {"uncovered", texts_of(point.uncovered_communes)},
              {"outside", texts_of(point.outside_communes)},
              {"conventions", point.conventions}},
             {{"overlaps", overlaps_of(point)}, {"partly_covered", partly_covered_of(point)}}});
    }
    return details;
}

} // namespace ctg
