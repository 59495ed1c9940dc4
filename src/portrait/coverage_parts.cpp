// SPDX-License-Identifier: Apache-2.0
#include "portrait/coverage_parts.hpp"

#include "ctg/data/readable.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/html.hpp"
#include "portrait/wording.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <set>

namespace ctg {
namespace {

using Series = DatedShare::Series;

constexpr std::string_view outside_colour = "#ffffff";

constexpr double conventions_height_px = 360.0; ///< the small maps have their place above on paper

constexpr Phrase not_covered = tr("Not covered");
constexpr Phrase outside_perimeter = tr("Outside the perimeter");

std::string since_text(const CoveredSince& since, Language language) {
    constexpr Phrase signed_since = tr("Since {}");
    constexpr Phrase planned_in = tr("Planned in {}");
    constexpr Phrase partly_since = tr("In part since {}");
    constexpr Phrase partly_planned = tr("Planned in part in {}");
    const auto& wholly = since.is_planned ? planned_in : signed_since;
    const auto& partly = since.is_planned ? partly_planned : partly_since;
    const auto& phrase = since.is_partial ? partly : wholly;
    return filled(phrase, language, since.year.value);
}

std::vector<DatedShare> dated(const std::vector<CoveragePoint>& points, Series series,
                              const DayOfYear& day) {
    std::vector<DatedShare> shares;
    for (const auto& point : points)
        shares.push_back(
            {series, Date{std::chrono::year{point.year.value} / day}, point.share.value()});
    return shares;
}

/// The points at which a step line moves, and its last: the others would show nothing.
std::vector<DatedShare> steps_of(const std::vector<DatedShare>& points) {
    std::vector<DatedShare> steps;
    for (const auto& point : points) {
        const bool is_last = &point == &points.back();
        const bool has_moved = steps.empty() || steps.back().share != point.share ||
                               steps.back().range.low != point.range.low ||
                               steps.back().range.high != point.range.high;
        if (has_moved || is_last) steps.push_back(point);
    }
    return steps;
}

std::vector<CommuneCode> all_communes(const Geography& geography) {
    std::vector<CommuneCode> codes;
    for (const auto& commune : geography.communes())
        codes.push_back(commune.code);
    return codes;
}

double weight_in(const Weights& weights, const CommuneCode& commune) {
    const Figure* weight = weights.find(commune);
    return weight != nullptr && weight->is_known() ? weight->value() : 0.0;
}

/// The conventions in force in the last year, in the order of their ids.
std::vector<Convention> conventions_in_force(const PortraitData& data) {
    const auto points = points_of_whole(data.coverage);
    std::vector<Convention> in_force;
    if (points.empty()) return in_force;
    for (const auto& convention : data.conventions)
        if (std::ranges::find(points.back().conventions, convention.id) !=
            points.back().conventions.end())
            in_force.push_back(convention);
    return in_force;
}

} // namespace

std::string coverage_table(const std::vector<CoverageLine>& lines, Language language) {
    constexpr Phrase what = tr("Share covered");
    std::set<Year> years;
    for (const auto& line : lines)
        for (const auto& point : line.points)
            years.insert(point.year);
    HtmlTable table;
    table.columns.push_back({filled(what, language)});
    for (const auto& year : years)
        table.columns.push_back({std::to_string(year.value), true});
    for (const auto& line : lines) {
        if (line.points.empty()) continue;
        HtmlTable::Row row{{{line.name}}};
        for (const auto& year : years) {
            const auto point = std::ranges::find(line.points, year, &CoveragePoint::year);
            row.cells.push_back({point == line.points.end()
                                     ? "–"
                                     : readable_percent(point->share.value(), 1, language)});
        }
        table.rows.push_back(std::move(row));
    }
    return html_of(table, language);
}

std::vector<DatedShare> curve_of_basis(const PortraitData& data, const BasisCoverage& basis) {
    const auto& reference = data.rule.reference_day;
    auto points = dated(points_of_whole(basis.coverage), Series::in_force, reference);
    if (!data.plan) return points;
    if (basis.weights.basis() != Basis::population) {
        const auto planned = dated(points_of_whole(basis.projected), Series::planned, reference);
        points.insert(points.end(), planned.begin(), planned.end());
        return points;
    }
    std::vector<DatedShare> planned;
    for (const auto& point : data.plan->curve)
        planned.push_back(
            {Series::planned, Date{point.month / std::chrono::last}, point.planned.value()});
    std::vector<DatedShare> expected;
    if (data.simulated)
        for (const auto& point : data.simulated->curve)
            expected.push_back({Series::expected,
                                Date{point.month / std::chrono::last},
                                point.spread.mean.value(),
                                {point.spread.p10.value(), point.spread.p90.value()}});
    std::ranges::move(steps_of(planned), std::back_inserter(points));
    std::ranges::move(steps_of(expected), std::back_inserter(points));
    for (const auto& point : data.plan->curve)
        if (point.target)
            points.push_back(
                {Series::target, Date{point.month / std::chrono::last}, *point.target});
    return points;
}

std::vector<DatedShare> curve_of_territory(const PortraitData& data, std::string_view key) {
    const auto& day = data.rule.reference_day;
    auto points = dated(points_of_territory(data.coverage, key), Series::in_force, day);
    const auto planned = dated(points_of_territory(data.projected, key), Series::planned, day);
    // A line on top of another would only puzzle.
    if (!std::ranges::equal(points, planned, {}, &DatedShare::share, &DatedShare::share))
        points.insert(points.end(), planned.begin(), planned.end());
    return points;
}

SinceWords::SinceWords(const PortraitData& data, Language language, std::string_view key)
    : perimeter_(data.weights),
      since_(covered_since(data, key)),
      language_(language) {}

std::string SinceWords::operator()(const CommuneCode& commune) const {
    if (const auto found = since_.find(commune); found != since_.end())
        return since_text(found->second, language_);
    const bool is_inside = perimeter_.find(commune) != nullptr;
    return std::string((is_inside ? not_covered : outside_perimeter).in(language_));
}

std::vector<MapCategory> SinceWords::categories() const {
    std::set<CoveredSince> distinct;
    for (const auto& [commune, since] : since_)
        distinct.insert(since);
    // Dark is what was covered first.
    std::vector<std::string> labels;
    for (const auto& since : distinct)
        labels.push_back(since_text(since, language_));
    auto categories = ordered_categories(labels);
    categories.push_back(empty_category(filled(not_covered, language_)));
    categories.push_back({filled(outside_perimeter, language_), std::string(outside_colour)});
    return categories;
}

CategoryMap map_by_year(const PortraitData& data, const std::vector<CommuneCode>& communes,
                        Language language, std::string_view key) {
    constexpr Phrase title = tr("Communes by first year of coverage");
    const SinceWords since(data, language, key);
    const auto unit = words_of_basis(data.weights.basis().name, language);
    CategoryMap map{filled(title, language), filled(title, language), {}, {}, {}, full_width_px};
    std::set<std::string> used;
    for (const auto& commune : communes) {
        const Figure* weight = data.weights.find(commune);
        const auto words = since(commune);
        used.insert(words);
        map.items.push_back(
            {commune, words,
             weight == nullptr ? "" : value_words(*weight, language) + "\u00A0" + unit});
    }
    for (auto& category : since.categories())
        if (used.contains(category.label)) map.categories.push_back(std::move(category));
    return map;
}

CategoryMap map_by_convention(const PortraitData& data, Language language) {
    constexpr Phrase title = tr("Conventions in force at the end of the period");
    constexpr Phrase several = tr("Several conventions");
    CategoryMap map{filled(title, language), filled(title, language), {}, {}, {}, full_width_px};
    std::map<CommuneCode, std::string> category_of;
    const auto in_force = conventions_in_force(data);
    const auto colours = qualitative_colours(in_force.size());
    for (std::size_t i = 0; i < in_force.size(); ++i) {
        const auto label = fmt::format("{}. {}", i + 1, in_force[i].label);
        map.categories.push_back({label, colours[i]});
        for (const auto& commune : in_force[i].communes) {
            const auto [found, is_new] = category_of.try_emplace(commune, label);
            if (!is_new) found->second = several.in(language);
        }
        const auto largest =
            std::ranges::max_element(in_force[i].communes, {}, [&](const CommuneCode& commune) {
                return weight_in(data.weights, commune);
            });
        if (largest != in_force[i].communes.end())
            map.labels.push_back({*largest, std::to_string(i + 1)});
    }
    map.height_px = conventions_height_px;
    map.shape_heading = shape_heading(data, language);
    map.categories.push_back({filled(several, language), std::string(colour::ink)});
    map.categories.push_back({filled(not_covered, language), std::string(colour::faint)});
    for (const auto& commune : all_communes(data.geography)) {
        const auto found = category_of.find(commune);
        const bool is_covered = found != category_of.end();
        map.items.push_back(
            {commune, is_covered ? found->second : filled(not_covered, language), ""});
    }
    std::erase_if(map.categories, [&](const MapCategory& category) {
        return std::ranges::find(map.items, category.label, &MapItem::category) == map.items.end();
    });
    return map;
}

std::string coverage_reading(const PortraitData& data, Language language) {
    constexpr Phrase sentence = tr("Share of {} under a convention in force on {} of each year.");
    return filled(sentence, language, words_of_basis(data.weights.basis().name, language),
                  day_words(data.rule.reference_day, language));
}

} // namespace ctg
