// SPDX-License-Identifier: Apache-2.0
#include "ctg/data/readable.hpp"
#include "ctg/geometry/measure.hpp"
#include "portrait/chart_style.hpp"
#include "portrait/colour.hpp"
#include "portrait/coverage_parts.hpp"
#include "portrait/dashboard_parts.hpp"
#include "portrait/topojson.hpp"
#include "portrait/wording.hpp"

#include <algorithm>
#include <array>
#include <cmath>

namespace ctg {
namespace {

constexpr double most_height_px = 470.0;
constexpr double largest_circle_px2 = 1400.0;

/// What covers a commune in a year, as a figure of its property: an index into `classes`.
enum class CoveredBy { convention, part_of_convention, plan, part_of_plan, nothing, outside };

struct CoverClass {
    Phrase label;
    std::string_view fill;
};

/// Dark to light, so that print in black and white keeps the order.
constexpr std::array<CoverClass, 6> classes{{
    {tr("Under convention"), colour::base},
    {tr("In part under convention"), "#6b8cae"},
    {tr("Planned by the calendar"), "#e3b23c"},
    {tr("Planned in part"), "#f3dfae"},
    {tr("Not covered"), colour::faint},
    {tr("Outside the perimeter"), colour::paper},
}};

const CoveragePoint* point_in(const std::vector<CoveragePoint>& points, Year year) {
    const auto found = std::ranges::find(points, year, &CoveragePoint::year);
    return found == points.end() ? nullptr : &*found;
}

bool holds(const CoveragePoint* point, const CommuneCode& commune) {
    return point != nullptr &&
           std::ranges::find(point->covered_communes, commune) != point->covered_communes.end();
}

bool holds_part(const CoveragePoint* point, const CommuneCode& commune) {
    return point != nullptr && point->partly_covered_communes.contains(commune);
}

CoveredBy covered_by(const CommuneCode& commune, const CoveragePoint* now,
                     const CoveragePoint* planned) {
    if (holds(now, commune)) return CoveredBy::convention;
    if (holds(planned, commune)) return CoveredBy::plan;
    if (holds_part(now, commune)) return CoveredBy::part_of_convention;
    if (holds_part(planned, commune)) return CoveredBy::part_of_plan;
    return CoveredBy::nothing;
}

/// What covers each commune: a digit a year, without the plan and with it.
class Covers {
public:
    explicit Covers(const PortraitData& data)
        : data_(data),
          years_(years_of_pages(data)),
          coverage_(points_of_whole(data.coverage)),
          projected_(points_of_whole(data.projected)) {}

    [[nodiscard]] std::string digits(const CommuneCode& commune, bool with_plan) const {
        std::string digits;
        for (const auto& year : years_)
            digits += static_cast<char>('0' + static_cast<int>(cover(commune, year, with_plan)));
        return digits;
    }

private:
    [[nodiscard]] CoveredBy cover(const CommuneCode& commune, Year year, bool with_plan) const {
        if (data_.weights.find(commune) == nullptr) return CoveredBy::outside;
        return covered_by(commune, point_in(coverage_, year),
                          with_plan ? point_in(projected_, year) : nullptr);
    }

    const PortraitData& data_;
    std::vector<Year> years_;
    std::vector<CoveragePoint> coverage_;
    std::vector<CoveragePoint> projected_;
};

double largest_in(const Weights& weights) {
    double largest = 0.0;
    for (const auto& [commune, weight] : weights.items())
        if (weight.is_known()) largest = std::max(largest, weight.value());
    return largest;
}

std::string weight_words(const Weights& weights, const CommuneCode& commune, Language language) {
    const Figure* weight = weights.find(commune);
    return weight == nullptr ? std::string{}
                             : value_words(*weight, language) + "\u00A0" +
                                   words_of_basis(weights.basis().name, language);
}

Json shapes_of(const PortraitData& data, const std::vector<BasisCoverage>& bases,
               Language language) {
    const Covers covers(data);
    std::vector<DrawnCommune> drawn;
    const auto communes = data.geography.communes();
    for (std::size_t i = 0; i < communes.size(); ++i) {
        Json weights = Json::array();
        for (const auto& basis : bases)
            weights.push_back(weight_words(basis.weights, communes[i].code, language));
        const auto& code = communes[i].code;
        drawn.push_back({i,
                         {{"nom", communes[i].name},
                          {"covers", {covers.digits(code, false), covers.digits(code, true)}},
                          {"weights", std::move(weights)}}});
    }
    return topojson_of(data.geography, data.topology, drawn, page_steps);
}

/// A circle for each commune with a weight: `weights` in parts of the largest of each basis.
Json circles_of(const PortraitData& data, const std::vector<BasisCoverage>& bases) {
    std::vector<double> largest;
    for (const auto& basis : bases)
        largest.push_back(largest_in(basis.weights));
    Json circles = Json::array();
    const Crs crs = main_crs(data.geography);
    for (const auto& place : data.geography.communes()) {
        if (place.crs != crs) continue;
        const auto point = point_on_surface(place.shape);
        if (!point) continue;
        Json weights = Json::array();
        for (std::size_t i = 0; i < bases.size(); ++i) {
            const Figure* weight = bases[i].weights.find(place.code);
            const bool is_drawn = weight != nullptr && weight->is_known() && largest[i] > 0.0;
            constexpr double steps = 1e4;
            weights.push_back(is_drawn ? std::round(weight->value() / largest[i] * steps) / steps
                                       : 0.0);
        }
        circles.push_back({{"x", std::round(point->x)},
                           {"y", std::round(point->y)},
                           {"weights", std::move(weights)}});
    }
    return circles;
}

Json shape_layer(Json shapes, const std::string& heading, Language language) {
    Json labels = Json::array();
    Json fills = Json::array();
    for (const auto& [label, fill] : classes) {
        labels.push_back(label.in(language));
        fills.push_back(fill);
    }
    const Json is_chosen{{"test", "indexof(chosen, datum.id) >= 0"}};
    const auto outline = [&](const Json& chosen, const Json& other) {
        Json condition = is_chosen;
        condition["value"] = chosen;
        return Json{{"condition", condition}, {"value", other}};
    };
    return {{"data",
             {{"values", std::move(shapes)},
              {"format", {{"type", "topojson"}, {"feature", "communes"}}}}},
            {"transform",
             {{{"calculate",
                "classes[toNumber(substring(datum.properties.covers[plan], year, year + 1))]"},
               {"as", "class"}},
              {{"calculate", "datum.properties.weights[basis]"}, {"as", "weight"}}}},
            {"projection", {{"type", "identity"}, {"reflectY", true}}},
            {"mark", {{"type", "geoshape"}, {"strokeJoin", "round"}}},
            {"encoding",
             {{"color",
               {{"field", "class"},
                {"type", "nominal"},
                {"scale", {{"domain", labels}, {"range", fills}}},
                {"legend",
                 {{"title", nullptr},
                  {"orient", "bottom"},
                  {"direction", "horizontal"},
                  {"symbolType", "square"},
                  {"columns", 3}}}}},
              {"stroke", outline(colour::accent, colour::ink)},
              {"strokeWidth", outline(2.5, 0.6)},
              {"tooltip", Json::array({{{"field", "properties.nom"}, {"title", heading}},
                                       {{"field", "class"}, {"title", " "}},
                                       {{"field", "weight"}, {"title", "  "}}})}}}};
}

Json circle_layer(Json circles) {
    return {
        {"data", {{"values", std::move(circles)}}},
        {"transform",
         {{{"calculate", "datum.weights[basis]"}, {"as", "part"}}, {{"filter", "datum.part > 0"}}}},
        {"projection", {{"type", "identity"}, {"reflectY", true}}},
        {"mark",
         {{"type", "circle"},
          {"fill", colour::paper},
          {"fillOpacity", 0.55},
          {"stroke", colour::ink},
          {"strokeWidth", 0.8},
          {"strokeOpacity", 1},
          {"tooltip", nullptr}}},
        {"encoding",
         {{"longitude", {{"field", "x"}, {"type", "quantitative"}}},
          {"latitude", {{"field", "y"}, {"type", "quantitative"}}},
          {"size",
           {{"field", "part"},
            {"type", "quantitative"},
            {"legend", nullptr},
            {"scale", {{"domain", {0, 1}}, {"range", {0, largest_circle_px2}}}}}}}}};
}

ChartTable table_of(const PortraitData& data, Language language) {
    constexpr Phrase code = tr("Code");
    constexpr Phrase since = tr("Covered");
    const SinceWords words(data, language);
    ChartTable table{{filled(code, language), shape_heading(data, language),
                      heading_of_basis(data.weights.basis().name, language),
                      filled(since, language)},
                     {}};
    for (const auto& commune : data.geography.communes()) {
        const Figure* weight = data.weights.find(commune.code);
        table.rows.push_back({std::string(commune.code.text()), commune.name,
                              weight == nullptr ? "–" : value_words(*weight, language),
                              words(commune.code)});
    }
    return table;
}

} // namespace

Chart coverage_map(const PortraitData& data, Language language) {
    constexpr Phrase title = tr("Who is covered, year by year");
    constexpr Phrase description = tr("Communes by what covers them in the year chosen; the area "
                                      "of a circle is in proportion to the weight of the commune");
    const auto bases = bases_of(data);
    Json shapes = shapes_of(data, bases, language);
    const Point extent = extent_of(shapes);
    const double px_per_unit = std::min(full_width_px / extent.x, most_height_px / extent.y);
    Json labels = Json::array();
    for (const auto& cover : classes)
        labels.push_back(cover.label.in(language));
    const auto last = static_cast<int>(years_of_pages(data).size()) - 1;
    const auto words = filled(description, language);
    return {filled(title, language), words, table_of(data, language),
            specification_of(
                {{"width", std::round(px_per_unit * extent.x)},
                 {"height", std::round(px_per_unit * extent.y)},
                 {"params", Json::array({{{"name", "year"}, {"value", std::max(last, 0)}},
                                         {{"name", "basis"}, {"value", 0}},
                                         {{"name", "plan"}, {"value", 0}},
                                         {{"name", "chosen"}, {"value", Json::array()}},
                                         {{"name", "classes"}, {"value", labels}}})},
                 {"layer", Json::array({shape_layer(std::move(shapes),
                                                    shape_heading(data, language), language),
                                        circle_layer(circles_of(data, bases))})}},
                words, language)};
}

} // namespace ctg
