// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/crosswalk.hpp"

#include "crosswalk/code_index.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace ctg {
namespace {

std::vector<std::string> texts(std::span<const std::string> codes) {
    return {codes.begin(), codes.end()};
}
std::vector<double> numbers(std::span<const double> totals) {
    return {totals.begin(), totals.end()};
}

/// `result` over what `operation` makes of the ground of `crosswalk`, if it has one.
template <class Operation>
Crosswalk with_ground(Crosswalk result, const Crosswalk& crosswalk, Operation&& operation) {
    const Crosswalk* const ground = crosswalk.ground();
    return ground == nullptr ? std::move(result) : result.over(operation(*ground));
}

const Crosswalk& ground_of(const Crosswalk& crosswalk) noexcept {
    return crosswalk.ground() == nullptr ? crosswalk : *crosswalk.ground();
}

/// The part of source `n` that its strips go to.
CommonPart& home_among(std::span<CommonPart> parts, const Crosswalk& crosswalk, std::size_t n,
                       const SettlingRule& rule) {
    if (rule.home_of)
        if (const auto home = rule.home_of(crosswalk.sources()[n]))
            for (auto& part : parts)
                if (crosswalk.targets()[part.target] == *home) return part;
    return *std::ranges::max_element(parts, [&](const CommonPart& a, const CommonPart& b) {
        if (a.weight != b.weight) return a.weight < b.weight;
        return crosswalk.targets()[a.target] > crosswalk.targets()[b.target];
    });
}

} // namespace

Crosswalk transposed(const Crosswalk& crosswalk) {
    std::vector<CommonPart> parts(crosswalk.parts().begin(), crosswalk.parts().end());
    for (auto& part : parts)
        std::swap(part.source, part.target);
    CrosswalkOrigin origin = crosswalk.origin();
    std::swap(origin.sources, origin.targets);
    return with_ground({texts(crosswalk.targets()), numbers(crosswalk.target_totals()),
                        texts(crosswalk.sources()), numbers(crosswalk.source_totals()),
                        std::move(parts), std::move(origin)},
                       crosswalk, transposed);
}

Crosswalk composed(const Crosswalk& first, const Crosswalk& second) {
    const CodeIndex middle(second.sources());
    std::vector<std::optional<std::uint32_t>> in_second;
    std::vector<std::string> missing;
    for (const auto& code : first.targets()) {
        in_second.push_back(middle.find(code));
        if (!in_second.back()) missing.push_back(code);
    }
    if (!missing.empty())
        throw DataError({error_of("CTG-CROSS-012", {{"count", std::to_string(missing.size())},
                                                    {"codes", abridged(missing)}})});
    std::vector<CommonPart> parts;
    for (const auto& part : first.parts())
        for (const auto& onward : second.parts_of_source(*in_second[part.target]))
            parts.push_back({part.source, onward.target, part.weight * second.of_source(onward),
                             std::min(part.part, onward.part)});
    // The targets of the second are in its unit; in another, they are what comes to them.
    const bool is_one_unit = first.origin().weight == second.origin().weight &&
                             first.origin().unit == second.origin().unit;
    auto target_totals = is_one_unit ? numbers(second.target_totals())
                                     : std::vector<double>(second.targets().size(), 0.0);
    if (!is_one_unit)
        for (const auto& part : parts)
            target_totals[part.target] += part.weight;
    CrosswalkOrigin origin = first.origin();
    origin.targets = second.origin().targets;
    origin.method = first.origin().method + "; " + second.origin().method;
    Crosswalk both(texts(first.sources()), numbers(first.source_totals()), texts(second.targets()),
                   std::move(target_totals), std::move(parts), std::move(origin));
    if (first.ground() == nullptr && second.ground() == nullptr) return both;
    return both.over(composed(ground_of(first), ground_of(second)));
}

Crosswalk restricted(const Crosswalk& crosswalk, std::span<const std::string> sources) {
    const CodeIndex index(crosswalk.sources());
    Faults faults;
    std::set<std::uint32_t> kept;
    for (const auto& code : sources) {
        const auto found = index.find(code);
        if (!found)
            faults.add(error_of("CTG-CROSS-013",
                                {{"code", code},
                                 {"count", std::to_string(crosswalk.sources().size())},
                                 {"nearest", joined(nearest(code, crosswalk.sources()))}}));
        else
            kept.insert(*found);
    }
    faults.raise<DataError>();
    std::map<std::uint32_t, std::uint32_t> targets; // old index → new one, in the old order
    for (const auto source : kept)
        for (const auto& part : crosswalk.parts_of_source(source))
            targets.emplace(part.target, 0);
    std::vector<std::string> target_codes;
    std::vector<double> target_totals;
    for (auto& [old, now] : targets) {
        now = static_cast<std::uint32_t>(target_codes.size());
        target_codes.push_back(crosswalk.targets()[old]);
        target_totals.push_back(crosswalk.target_totals()[old]);
    }
    std::vector<std::string> codes;
    std::vector<double> totals;
    std::vector<CommonPart> parts;
    for (const auto source : kept) {
        const auto now = static_cast<std::uint32_t>(codes.size());
        codes.push_back(crosswalk.sources()[source]);
        totals.push_back(crosswalk.source_totals()[source]);
        for (const auto& part : crosswalk.parts_of_source(source))
            parts.push_back({now, targets.at(part.target), part.weight, part.part});
    }
    return with_ground({std::move(codes), std::move(totals), std::move(target_codes),
                        std::move(target_totals), std::move(parts), crosswalk.origin()},
                       crosswalk,
                       [&](const Crosswalk& ground) { return restricted(ground, sources); });
}

Crosswalk dissolved(const Crosswalk& crosswalk,
                    const std::function<std::optional<std::string>(const std::string&)>& group_of) {
    std::map<std::string, std::uint32_t> groups;
    std::vector<std::optional<std::string>> group_by_target;
    for (const auto& code : crosswalk.targets()) {
        group_by_target.push_back(group_of(code));
        if (group_by_target.back()) groups.emplace(*group_by_target.back(), 0);
    }
    std::vector<std::string> names;
    for (auto& [name, number] : groups) {
        number = static_cast<std::uint32_t>(names.size());
        names.push_back(name);
    }
    std::vector<double> totals(names.size(), 0.0);
    for (std::size_t n = 0; n < group_by_target.size(); ++n)
        if (group_by_target[n])
            totals[groups.at(*group_by_target[n])] += crosswalk.target_totals()[n];
    std::vector<CommonPart> parts;
    for (const auto& part : crosswalk.parts())
        if (const auto& group = group_by_target[part.target])
            parts.push_back({part.source, groups.at(*group), part.weight, part.part});
    return with_ground({texts(crosswalk.sources()), numbers(crosswalk.source_totals()),
                        std::move(names), std::move(totals), std::move(parts), crosswalk.origin()},
                       crosswalk,
                       [&](const Crosswalk& ground) { return dissolved(ground, group_of); });
}

Settled settled(const Crosswalk& crosswalk, const SettlingRule& rule) {
    const auto outside = crosswalk.source_outside();
    auto target_totals = numbers(crosswalk.target_totals());
    const auto is_real = [](const CommonPart& part) { return part.part == PartClass::real; };
    std::vector<CommonPart> parts;
    std::size_t moved_parts = 0;
    double moved = 0.0;
    for (std::size_t n = 0; n < crosswalk.sources().size(); ++n) {
        const auto all = crosswalk.parts_of_source(n);
        const std::size_t first = parts.size();
        std::ranges::copy_if(all, std::back_inserter(parts), is_real);
        const auto kept = std::span(parts).subspan(first);
        if (kept.empty()) {
            parts.insert(parts.end(), all.begin(), all.end());
            continue;
        }
        double loose = 0.0;
        for (const auto& part : all)
            if (!is_real(part)) {
                loose += part.weight;
                target_totals[part.target] =
                    std::max(0.0, target_totals[part.target] - part.weight);
                ++moved_parts;
            }
        if (outside[n] > 0.0 && outside[n] < rule.negligible * crosswalk.source_totals()[n]) {
            loose += outside[n];
            ++moved_parts;
        }
        CommonPart& home = home_among(kept, crosswalk, n, rule);
        home.weight += loose;
        target_totals[home.target] += loose;
        moved += loose;
    }
    return {with_ground({texts(crosswalk.sources()), numbers(crosswalk.source_totals()),
                         texts(crosswalk.targets()), std::move(target_totals), std::move(parts),
                         crosswalk.origin()},
                        crosswalk,
                        [&](const Crosswalk& ground) { return settled(ground, rule).crosswalk; }),
            moved_parts, moved};
}

std::vector<std::optional<std::pair<std::string, double>>>
dominant_targets(const Crosswalk& crosswalk) {
    std::vector<std::optional<std::pair<std::string, double>>> dominant;
    for (std::size_t n = 0; n < crosswalk.sources().size(); ++n) {
        const CommonPart* largest = nullptr;
        for (const auto& part : crosswalk.parts_of_source(n)) {
            const bool is_larger =
                largest == nullptr || part.weight > largest->weight ||
                (part.weight == largest->weight &&
                 crosswalk.targets()[part.target] < crosswalk.targets()[largest->target]);
            if (is_larger) largest = &part;
        }
        dominant.emplace_back();
        if (largest != nullptr)
            dominant.back() = {crosswalk.targets()[largest->target], crosswalk.of_source(*largest)};
    }
    return dominant;
}

} // namespace ctg
