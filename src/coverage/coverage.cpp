// SPDX-License-Identifier: Apache-2.0
#include "ctg/coverage/coverage.hpp"

#include "coverage/cell.hpp"
#include "coverage/covered_sum.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/coverage/extent.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// A convention that counts on a day, with the id of the first convention that it amends.
struct Counted {
    const Convention* convention;
    std::string_view family;
};

/// The conventions that hold a commune on a day.
struct Hold {
    std::vector<std::string> conventions; ///< ids, ordered
    std::set<std::string_view> families;  ///< an amendment does not overlap what it amends
    std::optional<Extent> extent;         ///< what they hold of it, each place once
};
using Holdings = std::map<CommuneCode, Hold>;

/// Who holds the competence of one theme, by commune.
using Holders = std::map<CommuneCode, Collectivite>;

Date reference_date(Year year, const CountingRule& rule) {
    const Date day{std::chrono::year{year.value}, rule.reference_day.month(),
                   rule.reference_day.day()};
    if (!day.ok())
        throw ArgumentError({error_of(
            "CTG-COV-001",
            {{"day", fmt::format("{:02}-{:02}", unsigned{day.month()}, unsigned{day.day()})},
             {"year", std::to_string(year.value)}})});
    return day;
}

std::vector<Year> all_of(YearRange years) {
    if (years.last < years.first)
        throw ArgumentError(
            {error_of("CTG-COV-008", {{"first", std::to_string(years.first.value)},
                                      {"last", std::to_string(years.last.value)}})});
    std::vector<Year> all;
    for (Year year = years.first; year <= years.last; ++year.value)
        all.push_back(year);
    return all;
}

/// The id of the first convention that each convention amends, itself when it amends none. A loop,
/// which no register holds, ends where it began.
std::map<std::string_view, std::string_view> families_of(std::span<const Convention> conventions) {
    std::map<std::string_view, std::string_view> amended;
    for (const auto& convention : conventions)
        amended.emplace(convention.id, convention.amends);
    std::map<std::string_view, std::string_view> families;
    for (const auto& [id, ignored] : amended) {
        std::string_view first = id;
        for (std::size_t step = 0; step < amended.size(); ++step) {
            const auto next = amended.find(amended.at(first));
            if (next == amended.end()) break;
            first = next->first;
        }
        families.emplace(id, first);
    }
    return families;
}

/// The conventions that count on the reference day of `year`, in the order of their ids.
std::vector<Counted> in_force(Year year, std::span<const Convention> conventions,
                              const CountingRule& rule) {
    const Date day = reference_date(year, rule);
    const auto families = families_of(conventions);
    std::vector<Counted> counted;
    for (const auto& convention : conventions) {
        const bool is_signed = convention.status != ConventionStatus::projet;
        if ((is_signed || rule.counting == Counting::projected) && is_in_force(convention, day))
            counted.push_back({&convention, families.at(convention.id)});
    }
    std::ranges::sort(counted, {}, [](const Counted& c) { return c.convention->id; });
    return counted;
}

/// What of a commune of its perimeter a convention holds.
Extent extent_in(const Convention& convention, const CommuneCode& commune) {
    const auto part =
        std::ranges::lower_bound(convention.parts, commune, {}, &CommunePart::commune);
    const bool is_part = part != convention.parts.end() && part->commune == commune;
    return is_part ? Extent::of(*part, "convention " + convention.id) : Extent::whole();
}

/// Who is held by the conventions that `counts(convention, commune)`.
template <class Predicate>
Holdings holdings_where(Predicate counts, std::span<const Counted> counted) {
    Holdings holdings;
    for (const auto& [convention, family] : counted)
        for (const auto& commune : convention->communes) {
            if (!counts(*convention, commune)) continue;
            auto& hold = holdings[commune];
            hold.conventions.push_back(convention->id);
            hold.families.insert(family);
            const Extent extent = extent_in(*convention, commune);
            if (hold.extent)
                hold.extent->unite(extent);
            else
                hold.extent = extent;
        }
    return holdings;
}

Holdings holdings_of(std::span<const Counted> counted) {
    return holdings_where([](const Convention&, const CommuneCode&) { return true; }, counted);
}

/// The same for a theme: only where the holder of the competence signed.
Holdings holdings_of(std::span<const Counted> counted, const Holders& holders) {
    const auto has_signed = [&](const Convention& convention, const CommuneCode& commune) {
        const auto holder = holders.find(commune);
        return holder != holders.end() &&
               std::ranges::find(convention.signatories, holder->second) !=
                   convention.signatories.end();
    };
    return holdings_where(has_signed, counted);
}

void bound(CoveragePoint& point, const CoveredSum& covered, const CoveredSum& uncovered) {
    point.low = point.high = point.share;
    if (covered.is_exact() && uncovered.is_exact()) return;
    if (covered.high == 0.0 || uncovered.high == 0.0) return; // nothing, or all of it
    // The share grows with what is covered and shrinks with what is not: its end points are theirs.
    point.low = Share::of(covered.low, covered.low + uncovered.high);
    point.high = Share::of(covered.high, covered.high + uncovered.low);
}

/// Less than this of a commune is what rounding leaves.
constexpr double rounding = 1e-9;

/// Names a commune of the perimeter, of which the zone holds `share` and conventions `held`.
void list(CoveragePoint& point, const CommuneCode& commune, double share, double held,
          const Hold* hold) {
    if (hold == nullptr)
        point.uncovered_communes.push_back(commune);
    else if (share - held > rounding)
        point.partly_covered_communes.emplace(commune, Share::of(held, share));
    else
        point.covered_communes.push_back(commune);
    if (hold != nullptr && hold->families.size() > 1)
        point.overlaps.push_back({commune, hold->conventions});
}

/// Coverage of `communes`: those of the perimeter count, the others are only listed. Sums run in
/// the order of the codes whatever is covered, so that by the monotony of rounding no part exceeds
/// the whole and no further convention lowers it.
CoveragePoint point_of(Year year, const Extents& communes, const Holdings& holdings,
                       const Weights& weights) {
    CoveragePoint point;
    point.year = year;
    CoveredSum covered, uncovered, total;
    bool is_defined = false;
    std::set<std::string> ids;
    for (const auto& [commune, extent] : communes) {
        const Figure* weight = weights.find(commune);
        const auto found = holdings.find(commune);
        const double held =
            found == holdings.end() ? 0.0 : common_share(extent, *found->second.extent);
        const Hold* hold = held > rounding ? &found->second : nullptr;
        if (hold != nullptr) ids.insert(hold->conventions.begin(), hold->conventions.end());
        if (weight == nullptr) {
            if (hold != nullptr) point.outside_communes.push_back(commune);
            continue;
        }
        const double share = extent.share();
        list(point, commune, share, held, hold);
        if (!weight->is_known()) continue;
        is_defined = true;
        const bool is_zone_cut = extent.is_cut();
        const bool is_hold_cut = hold != nullptr && hold->extent->is_cut();
        total.add(*weight, portion_of(share, is_zone_cut));
        if (hold != nullptr) covered.add(*weight, portion_of(held, is_zone_cut || is_hold_cut));
        if (share - held > rounding)
            uncovered.add(*weight, portion_of(share - held, is_zone_cut || is_hold_cut));
        else if (is_hold_cut && *hold->extent != extent)
            uncovered.add(*weight, portion_of(0.0, true));
    }
    point.conventions.assign(ids.begin(), ids.end());
    point.covered = covered.value;
    point.total = total.value;
    point.share = Share::of(covered.value, total.value);
    bound(point, covered, uncovered);
    const bool has_communes = !point.covered_communes.empty() ||
                              !point.uncovered_communes.empty() ||
                              !point.partly_covered_communes.empty();
    if (has_communes && !is_defined) point.high = Share(1.0);
    return point;
}

Extents perimeter_of(const Weights& weights) {
    Extents communes;
    for (const auto& [commune, weight] : weights.items())
        communes.emplace(commune, Extent::whole());
    return communes;
}

/// The perimeter of `weights` and whatever else is held.
CoveragePoint whole_of(Year year, const Holdings& holdings, const Weights& weights) {
    auto communes = perimeter_of(weights);
    for (const auto& [commune, hold] : holdings)
        communes.emplace(commune, Extent::whole());
    return point_of(year, communes, holdings, weights);
}

Diagnostic counted_note(std::string_view code, const std::set<CommuneCode>& communes,
                        DiagnosticValues values) {
    std::vector<std::string> codes;
    for (const auto& commune : communes)
        codes.emplace_back(commune.text());
    values.emplace_back("count", std::to_string(codes.size()));
    values.emplace_back("communes", abridged(codes));
    return note_of(code, std::move(values));
}

/// What must be said of the weights, before any sum.
std::vector<Diagnostic> notes_on(const Weights& weights) {
    std::set<CommuneCode> hidden;
    for (const auto& [commune, weight] : weights.items())
        if (!weight.is_known()) hidden.insert(commune);
    if (hidden.empty()) return {};
    const bool is_all = hidden.size() == weights.items().size();
    Diagnostic diagnostic = counted_note(is_all ? "CTG-COV-002" : "CTG-COV-004", hidden,
                                         {{"basis", weights.basis().name}});
    diagnostic.severity = is_all ? Severity::error : Severity::warning;
    if (is_all) throw DataError({std::move(diagnostic)});
    return {std::move(diagnostic)};
}

/// What the points of a result have in common to be said: who lies outside, who is held twice.
struct Remarks {
    std::set<CommuneCode> outside;
    std::set<CommuneCode> overlapped;

    void add(const CoveragePoint& point) {
        outside.insert(point.outside_communes.begin(), point.outside_communes.end());
        for (const auto& overlap : point.overlaps)
            overlapped.insert(overlap.commune);
    }
    void append_to(std::vector<Diagnostic>& notes) const {
        if (!outside.empty()) notes.push_back(counted_note("CTG-COV-005", outside, {}));
        if (!overlapped.empty()) notes.push_back(counted_note("CTG-COV-006", overlapped, {}));
    }
};

void append_remarks(std::vector<Diagnostic>& notes, std::span<const ZoneCoverage> coverage) {
    Remarks remarks;
    for (const auto& zone : coverage)
        remarks.add(zone.point);
    remarks.append_to(notes);
}

/// The zones of `zoning`, and last the communes of the perimeter that are in none.
struct Part {
    std::string key;
    std::string name;
    Extents communes;
};

std::vector<Part> parts_of(const Zoning& zoning, const Weights& weights) {
    std::vector<Part> parts;
    Part rest{"", "", perimeter_of(weights)};
    for (const auto& zone : zoning.zones) {
        parts.push_back({zone.key, zone.name, extents_of(zone)});
        for (const auto& [commune, extent] : parts.back().communes) {
            const auto left = rest.communes.find(commune);
            if (left == rest.communes.end()) continue;
            left->second.leave(extent);
            if (left->second.share() <= rounding) rest.communes.erase(left);
        }
    }
    if (!rest.communes.empty()) parts.push_back(std::move(rest));
    return parts;
}

/// Adds to `notes` the parts of the perimeter of which no weight is known.
void note_undefined(std::vector<Diagnostic>& notes, std::span<const Part> parts,
                    const Weights& weights) {
    for (const auto& part : parts) {
        bool has_known = false;
        bool has_hidden = false;
        for (const auto& [commune, extent] : part.communes)
            if (const Figure* weight = weights.find(commune))
                (weight->is_known() ? has_known : has_hidden) = true;
        if (has_hidden && !has_known)
            notes.push_back(
                warning_of("CTG-COV-007", {{"zone", part.key}, {"basis", weights.basis().name}}));
    }
}

std::map<std::string, Holders> holders_by_theme(std::span<const Competence> competences) {
    std::map<std::string, Holders> by_theme;
    for (const auto& competence : competences)
        by_theme[competence.theme].emplace(competence.commune, competence.holder);
    return by_theme;
}

/// Adds to `notes` the communes of the perimeter where nobody holds the competence of a theme.
void note_holders(std::vector<Diagnostic>& notes, const std::map<std::string, Holders>& by_theme,
                  const Weights& weights) {
    for (const auto& [theme, holders] : by_theme) {
        std::set<CommuneCode> lacking;
        for (const auto& [commune, weight] : weights.items())
            if (!holders.contains(commune)) lacking.insert(commune);
        if (!lacking.empty())
            notes.push_back(counted_note("CTG-COV-003", lacking, {{"theme", theme}}));
    }
}

} // namespace

Checked<CoveragePoint> coverage_in(Year year, std::span<const Convention> conventions,
                                   const Weights& weights, const CountingRule& rule) {
    auto notes = notes_on(weights);
    auto point = whole_of(year, holdings_of(in_force(year, conventions, rule)), weights);
    Remarks remarks;
    remarks.add(point);
    remarks.append_to(notes);
    return {std::move(point), std::move(notes)};
}

Checked<std::vector<CoveragePoint>> coverage_by_year(YearRange years,
                                                     std::span<const Convention> conventions,
                                                     const Weights& weights,
                                                     const CountingRule& rule) {
    auto notes = notes_on(weights);
    std::vector<CoveragePoint> points;
    Remarks remarks;
    for (const Year year : all_of(years)) {
        points.push_back(whole_of(year, holdings_of(in_force(year, conventions, rule)), weights));
        remarks.add(points.back());
    }
    remarks.append_to(notes);
    return {std::move(points), std::move(notes)};
}

Checked<std::vector<ZoneCoverage>> coverage_by_zone(YearRange years,
                                                    std::span<const Convention> conventions,
                                                    const Weights& weights, const Zoning& zoning,
                                                    const CountingRule& rule) {
    auto notes = notes_on(weights);
    const auto parts = parts_of(zoning, weights);
    std::vector<ZoneCoverage> coverage;
    for (const Year year : all_of(years)) {
        const Holdings holdings = holdings_of(in_force(year, conventions, rule));
        for (const auto& part : parts)
            coverage.push_back({zoning.level, part.key, part.name,
                                point_of(year, part.communes, holdings, weights)});
    }
    note_undefined(notes, parts, weights);
    append_remarks(notes, coverage);
    return {std::move(coverage), std::move(notes)};
}

Checked<std::vector<ZoneCoverage>>
coverage_by_theme(YearRange years, std::span<const Convention> conventions, const Weights& weights,
                  std::span<const Competence> competences, const CountingRule& rule) {
    auto notes = notes_on(weights);
    const auto by_theme = holders_by_theme(competences);
    std::vector<ZoneCoverage> coverage;
    for (const Year year : all_of(years)) {
        const auto counted = in_force(year, conventions, rule);
        for (const auto& [theme, holders] : by_theme)
            coverage.push_back(
                {"theme", theme, theme, whole_of(year, holdings_of(counted, holders), weights)});
    }
    append_remarks(notes, coverage);
    note_holders(notes, by_theme, weights);
    return {std::move(coverage), std::move(notes)};
}

} // namespace ctg
