// SPDX-License-Identifier: Apache-2.0
// The communes of a study as the graph that perimeters are drawn from.
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/study/analysis.hpp"
#include "study/scores.hpp"

#include <algorithm>
#include <map>

namespace ctg {
namespace {

/// The centre of gravity of a shape on its plane: of its shells less their holes.
Point centroid_of(const MultiPolygon& shape) {
    double area = 0.0;
    Point sum;
    const auto add = [&](const Ring& ring, const Point& origin) {
        for (std::size_t n = 1; n < ring.size(); ++n) {
            // From a point nearby: coordinates of millions of metres would cancel.
            const Point a{ring[n - 1].x - origin.x, ring[n - 1].y - origin.y};
            const Point b{ring[n].x - origin.x, ring[n].y - origin.y};
            const double twice = a.x * b.y - b.x * a.y;
            area += twice / 2.0;
            sum.x += twice * (a.x + b.x) / 6.0;
            sum.y += twice * (a.y + b.y) / 6.0;
        }
    };
    if (shape.is_empty()) return {};
    const Point origin = shape.polygons().front().shell.front();
    // Shells and holes may turn either way: each polygon is added with its shell above 0.
    for (const auto& polygon : shape.polygons()) {
        const auto turned = [](Ring ring, bool is_shell) {
            if ((signed_area_m2(ring) > 0.0) != is_shell) std::ranges::reverse(ring);
            return ring;
        };
        add(turned(polygon.shell, true), origin);
        for (const auto& hole : polygon.holes)
            add(turned(hole, false), origin);
    }
    return area > 0.0 ? Point{origin.x + sum.x / area, origin.y + sum.y / area} : origin;
}

/// The zone that holds each commune, by code.
std::map<CommuneCode, std::string> zone_by_commune(const Zoning& zoning) {
    std::map<CommuneCode, std::string> zones;
    for (const auto& zone : zoning.zones)
        for (const auto& code : zone.communes)
            zones.emplace(code, zone.key);
    return zones;
}

std::vector<Commune> communes_of(const Study& study) {
    std::vector<Commune> communes;
    for (const auto& commune : study.geography->communes())
        if (study.departement.empty() || commune.code.departement() == study.departement)
            communes.push_back(commune);
    return communes;
}

/// The figures of a column: a coordinate, or a weight of the study.
std::vector<double> figures_of(const Study& study, const std::vector<Commune>& communes,
                               const std::string& column, Faults& faults) {
    std::vector<double> figures;
    if (column == "x" || column == "y") {
        for (const auto& commune : communes) {
            if (commune.crs != communes.front().crs) {
                faults.add(
                    error_of("CTG-GROUP-033", {{"first", std::string(communes.front().code.text())},
                                               {"second", std::string(commune.code.text())}}));
                break;
            }
            const Point centre = centroid_of(commune.shape);
            figures.push_back(column == "x" ? centre.x : centre.y);
        }
        return figures;
    }
    const Weights weights = weights_of(study, Basis{column});
    for (const auto& commune : communes) {
        const Figure* const figure = weights.find(commune.code);
        const bool is_known = figure != nullptr && figure->is_known();
        if (!is_known)
            faults.add(error_of("CTG-GROUP-032", {{"commune", std::string(commune.code.text())},
                                                  {"weight", column}}));
        figures.push_back(is_known ? figure->value() : 0.0);
    }
    return figures;
}

} // namespace

GroupingGraph grouping_graph_of(const Study& study, const GroupingRules& rules) {
    need(study.geography.has_value(), "communes");
    const auto communes = communes_of(study);
    GroupingGraph graph;
    graph.columns = figures_needed_by(rules);
    Faults faults;
    std::vector<std::vector<double>> figures;
    for (const auto& column : graph.columns)
        figures.push_back(figures_of(study, communes, column, faults));
    faults.raise();
    auto epci = zone_by_commune(study.epci);
    auto antennes = zone_by_commune(study.antennes);
    for (std::size_t n = 0; n < communes.size(); ++n) {
        const auto& code = communes[n].code;
        GroupingUnit unit{std::string(code.text()), epci[code], antennes[code], {}, {}};
        for (const auto& column : figures)
            unit.figures.push_back(column[n]);
        graph.units.push_back(std::move(unit));
    }
    const Geography part(study.geography->year(), communes, study.geography->source());
    for (const auto& border : contiguity_of(part, topology_of(part.communes())).borders)
        graph.links.push_back(
            {std::string(border.first.text()), std::string(border.second.text()), border.length_m});
    return graph;
}

} // namespace ctg
