// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/passage_crosswalk.hpp"

#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <map>

namespace ctg {

Crosswalk crosswalk_of(const Passage& passage, const Weights& weights) {
    struct After {
        std::uint32_t index = 0;
        double total = 0.0;
    };
    std::map<CommuneCode, After> after;
    std::vector<std::pair<CommuneCode, CommonPart>> parts;
    std::vector<std::string> sources;
    std::vector<double> source_totals;
    Faults faults;
    for (const auto& [commune, weight] : weights.items()) {
        const std::string code(commune.text());
        const auto source = static_cast<std::uint32_t>(sources.size());
        if (!weight.is_known())
            faults.add(error_of("CTG-CROSS-011", {{"code", code}, {"value", ""}}));
        const double total = weight.is_known() ? weight.value() : 0.0;
        sources.push_back(code);
        source_totals.push_back(total);
        for (const auto& line : passage.lines_of(commune)) {
            const double part = line.share.value() * total;
            after[line.after].total += part;
            parts.push_back({line.after, {source, 0, part, PartClass::real}});
        }
    }
    faults.raise<DataError>();
    std::vector<std::string> targets;
    std::vector<double> target_totals;
    for (auto& [commune, place] : after) {
        place.index = static_cast<std::uint32_t>(targets.size());
        targets.emplace_back(commune.text());
        target_totals.push_back(place.total);
    }
    std::vector<CommonPart> common;
    for (auto& [commune, part] : parts) {
        part.target = after.at(commune).index;
        common.push_back(part);
    }
    CrosswalkOrigin origin;
    origin.weight = weights.basis().name;
    origin.unit = "";
    origin.method =
        fmt::format("passage of communes from {} to {}", passage.from().value, passage.to().value);
    origin.sources = weights.source();
    return {std::move(sources),       std::move(source_totals), std::move(targets),
            std::move(target_totals), std::move(common),        std::move(origin)};
}

} // namespace ctg
