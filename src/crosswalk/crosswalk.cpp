// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/crosswalk.hpp"

#include "crosswalk/code_index.hpp"
#include "ctg/base/error.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace ctg {
namespace {

constexpr std::array part_names{std::string_view("rounding"), std::string_view("drift"),
                                std::string_view("real")};

void check_codes(std::span<const std::string> codes, std::span<const double> totals,
                 Faults& faults) {
    if (codes.size() != totals.size())
        throw ArgumentError(
            {error_of("CTG-CROSS-001", {{"codes", std::to_string(codes.size())},
                                        {"items", std::to_string(totals.size())}})});
    const CodeIndex index(codes);
    for (const auto& [first, second] : index.repeats())
        faults.add(error_of("CTG-CROSS-010", {{"code", codes[second]}}));
    for (std::size_t n = 0; n < codes.size(); ++n)
        if (!(totals[n] >= 0.0) || !std::isfinite(totals[n]))
            faults.add(error_of("CTG-CROSS-011",
                                {{"code", codes[n]}, {"value", fmt::format("{}", totals[n])}}));
}

std::pair<std::uint32_t, std::uint32_t> pair_of(const CommonPart& part) noexcept {
    return {part.source, part.target};
}

/// Ordered by pair, those of one pair added in the order in which they came.
std::vector<CommonPart> merged(std::vector<CommonPart> parts) {
    const auto is_not_before = [](const CommonPart& a, const CommonPart& b) {
        return pair_of(a) >= pair_of(b);
    };
    if (std::ranges::adjacent_find(parts, is_not_before) == parts.end()) return parts;
    std::ranges::stable_sort(parts, {}, pair_of);
    std::vector<CommonPart> result;
    for (const auto& part : parts) {
        if (result.empty() || pair_of(result.back()) != pair_of(part)) {
            result.push_back(part);
            continue;
        }
        result.back().weight += part.weight;
        result.back().part = std::max(result.back().part, part.part);
    }
    return result;
}

std::vector<double> outside(std::span<const double> totals, std::span<const CommonPart> parts,
                            std::uint32_t CommonPart::*side) {
    std::vector<double> left(totals.begin(), totals.end());
    for (const auto& part : parts)
        left[part.*side] -= part.weight;
    for (std::size_t n = 0; n < left.size(); ++n) {
        constexpr double rounding =
            1e-12; // of the total, in as many subtractions as a source has parts
        if (left[n] <= rounding * totals[n]) left[n] = 0.0;
    }
    return left;
}

double share(double weight, double total) noexcept {
    return total > 0.0 ? weight / total : 0.0;
}

} // namespace

std::string_view name_of(PartClass part) noexcept {
    return part_names[static_cast<std::size_t>(part)];
}

struct Crosswalk::Body {
    std::vector<std::string> sources;
    std::vector<double> source_totals;
    std::vector<std::string> targets;
    std::vector<double> target_totals;
    std::vector<CommonPart> parts;
    std::vector<std::size_t> first_part; ///< by source
    CrosswalkOrigin origin;
    std::optional<Crosswalk> ground = {};
};

Crosswalk::Crosswalk(std::vector<std::string> sources, std::vector<double> source_totals,
                     std::vector<std::string> targets, std::vector<double> target_totals,
                     std::vector<CommonPart> parts, CrosswalkOrigin origin) {
    Faults faults;
    check_codes(sources, source_totals, faults);
    check_codes(targets, target_totals, faults);
    for (const auto& part : parts) {
        if (part.source >= sources.size() || part.target >= targets.size())
            throw ArgumentError(
                {error_of("CTG-CROSS-001", {{"codes", std::to_string(sources.size())},
                                            {"items", std::to_string(part.source)}})});
        if (!(part.weight >= 0.0) || !std::isfinite(part.weight))
            faults.add(error_of("CTG-CROSS-011",
                                {{"code", sources[part.source] + " × " + targets[part.target]},
                                 {"value", fmt::format("{}", part.weight)}}));
    }
    faults.raise<DataError>();
    parts = merged(std::move(parts));
    std::vector<std::size_t> first(sources.size() + 1, 0);
    for (const auto& part : parts)
        ++first[part.source + 1];
    for (std::size_t n = 1; n < first.size(); ++n)
        first[n] += first[n - 1];
    body_ = std::make_shared<const Body>(
        Body{std::move(sources), std::move(source_totals), std::move(targets),
             std::move(target_totals), std::move(parts), std::move(first), std::move(origin)});
}

std::span<const std::string> Crosswalk::sources() const noexcept {
    return body_->sources;
}
std::span<const std::string> Crosswalk::targets() const noexcept {
    return body_->targets;
}
std::span<const double> Crosswalk::source_totals() const noexcept {
    return body_->source_totals;
}
std::span<const double> Crosswalk::target_totals() const noexcept {
    return body_->target_totals;
}
std::span<const CommonPart> Crosswalk::parts() const noexcept {
    return body_->parts;
}
std::span<const CommonPart> Crosswalk::parts_of_source(std::size_t source) const noexcept {
    const auto& first = body_->first_part;
    return std::span(body_->parts).subspan(first[source], first[source + 1] - first[source]);
}
const CrosswalkOrigin& Crosswalk::origin() const noexcept {
    return body_->origin;
}

double Crosswalk::of_source(const CommonPart& part) const noexcept {
    return share(part.weight, body_->source_totals[part.source]);
}
double Crosswalk::of_target(const CommonPart& part) const noexcept {
    return share(part.weight, body_->target_totals[part.target]);
}

const Crosswalk* Crosswalk::ground() const noexcept {
    return body_->ground ? &*body_->ground : nullptr;
}

Crosswalk Crosswalk::over(const Crosswalk& ground) const {
    const bool are_same = std::ranges::equal(sources(), ground.sources()) &&
                          std::ranges::equal(targets(), ground.targets()) &&
                          std::ranges::equal(parts(), ground.parts(), {}, pair_of, pair_of);
    if (!are_same)
        throw ArgumentError(
            {error_of("CTG-CROSS-001", {{"codes", std::to_string(parts().size())},
                                        {"items", std::to_string(ground.parts().size())}})});
    Body body = *body_;
    body.ground = ground;
    return Crosswalk(std::make_shared<const Body>(std::move(body)));
}

bool Crosswalk::is_cut(const CommonPart& part) const noexcept {
    if (of_source(part) < whole_share) return true;
    if (ground() == nullptr) return false;
    const auto beneath = ground()->parts_of_source(part.source);
    const auto found = std::ranges::lower_bound(beneath, part.target, {}, &CommonPart::target);
    return found == beneath.end() || ground()->is_cut(*found);
}

std::vector<double> Crosswalk::source_outside() const {
    return outside(body_->source_totals, body_->parts, &CommonPart::source);
}
std::vector<double> Crosswalk::target_outside() const {
    return outside(body_->target_totals, body_->parts, &CommonPart::target);
}

bool operator==(const Crosswalk& a, const Crosswalk& b) {
    const auto& left = *a.body_;
    const auto& right = *b.body_;
    return std::tie(left.sources, left.source_totals, left.targets, left.target_totals, left.parts,
                    left.origin, left.ground) == std::tie(right.sources, right.source_totals,
                                                          right.targets, right.target_totals,
                                                          right.parts, right.origin, right.ground);
}

MassBalance mass_balance(const Crosswalk& crosswalk) {
    MassBalance balance;
    const auto outside = crosswalk.source_outside();
    for (std::size_t n = 0; n < outside.size(); ++n) {
        double out = 0.0;
        for (const auto& part : crosswalk.parts_of_source(n))
            out += part.weight;
        const double total = crosswalk.source_totals()[n];
        balance.in += total;
        balance.out += out;
        balance.outside += outside[n];
        balance.excess += std::max(0.0, out - total);
    }
    return balance;
}

} // namespace ctg
