// SPDX-License-Identifier: Apache-2.0
// Antennes drawn as polygons: by the largest part of each commune, until parts are carried.
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/territory/zoning.hpp"
#include "territory/faults.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace ctg {
namespace {

/// Smaller parts come from the rounding of coordinates (spatial engine, classes of slivers).
constexpr double rounding_area_m2 = 1.0;

bool have_common_part(const Box& a, const Box& b) noexcept {
    return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

Box box_of_one(const MultiPolygon& shape) {
    return box_of({&shape, 1});
}

/// What the antennes hold of a commune.
struct Part {
    std::string antenne;
    double area_m2 = 0.0;
};

/// A feature of the layer, carried to the CRS of the communes it is compared with.
struct Feature {
    std::string antenne;
    MultiPolygon shape;
    Box box;
};

/// The parts of `commune` that the features hold: largest first, ties by key.
std::vector<Part> parts_of(const MultiPolygon& commune, const std::vector<Feature>& features) {
    const Box box = box_of_one(commune);
    std::map<std::string, double> area_by_key; // an antenne may have several features
    for (const auto& feature : features)
        if (have_common_part(box, feature.box))
            area_by_key[feature.antenne] += intersection_area_m2(commune, feature.shape);
    std::vector<Part> parts;
    for (const auto& [key, area_m2] : area_by_key)
        if (area_m2 >= rounding_area_m2) parts.push_back({key, area_m2});
    std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::area_m2);
    return parts;
}

/// The features of a layer, in whatever CRS they are asked for.
class AntenneFeatures {
public:
    /// @throws GeometryError as transformed(), at the place of the feature, here and below.
    AntenneFeatures(const Layer& layer, std::vector<std::string> key_of)
        : layer_(layer),
          key_of_(std::move(key_of)) {
        in_degrees_ = all_in(wgs84);
    }

    /// Those that may meet one of `communes`, which share a CRS. The others may lie beyond what it
    /// can hold.
    [[nodiscard]] std::vector<Feature> near(const std::vector<const Commune*>& communes) const {
        const Crs crs = communes.front()->crs;
        std::vector<MultiPolygon> shapes;
        shapes.reserve(communes.size());
        for (const Commune* commune : communes)
            shapes.push_back(commune->shape);
        const Box around = box_of(transformed(shapes, crs, wgs84));
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < in_degrees_.size(); ++row)
            if (have_common_part(around, in_degrees_[row].box)) rows.push_back(row);
        return carried(rows, crs);
    }

    [[nodiscard]] std::vector<Feature> all_in(Crs crs) const {
        std::vector<std::size_t> rows(layer_.shapes.size());
        std::iota(rows.begin(), rows.end(), 0);
        return carried(rows, crs);
    }

private:
    [[nodiscard]] std::vector<Feature> carried(const std::vector<std::size_t>& rows,
                                               Crs crs) const {
        std::vector<MultiPolygon> shapes;
        shapes.reserve(rows.size());
        for (const std::size_t row : rows)
            shapes.push_back(layer_.shapes[row]);
        try {
            shapes = transformed(shapes, layer_.crs, crs);
        } catch (const GeometryError& error) {
            throw GeometryError(
                placed(error, [&](std::size_t n) { return layer_.attributes.place(rows[n], 0); }));
        }
        std::vector<Feature> features;
        features.reserve(rows.size());
        for (std::size_t n = 0; n < rows.size(); ++n)
            features.push_back({key_of_[rows[n]], shapes[n], box_of_one(shapes[n])});
        return features;
    }

    const Layer& layer_;
    std::vector<std::string> key_of_;
    std::vector<Feature> in_degrees_;
};

/// That `commune` is cut, and into what: "A1 62.4 %, A2 37.6 %".
Diagnostic cut_note(const Commune& commune, const std::vector<Part>& parts) {
    const double whole_m2 = planar_area_m2(commune.shape);
    std::string percentages;
    for (const auto& [antenne, area_m2] : parts)
        percentages += fmt::format("{}{} {:.1f} %", percentages.empty() ? "" : ", ", antenne,
                                   100.0 * area_m2 / whole_m2);
    return note_of("CTG-TERR-008", {{"commune", std::string(commune.code.text())},
                                    {"name", commune.name},
                                    {"antenne", parts.front().antenne},
                                    {"parts", percentages}});
}

/// The key of each feature, and a zone without communes for each key.
struct Antennes {
    std::vector<std::string> key_of;
    std::map<std::string, Zone> zones;
};

Antennes antennes_in(const Table& table, Faults& faults) {
    const auto columns = required_columns(table, {"code", "nom"});
    Antennes antennes;
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string& key = table.text(row, columns[0]);
        const std::string& name = table.text(row, columns[1]);
        antennes.key_of.push_back(key);
        if (key.empty())
            faults.add(
                error_of("CTG-TERR-021", {{"column", "code"}}, table.place(row, columns[0])));
        const auto [zone, is_new] = antennes.zones.try_emplace(key, Zone{key, name, {}, {}});
        const auto [earlier, is_first] = row_of.emplace(key, row);
        if (!is_first && zone->second.name != name)
            faults.add(error_at_both(
                "CTG-TERR-006", {{"key", key}, {"first", zone->second.name}, {"second", name}},
                table.place(earlier->second, columns[1]), table.place(row, columns[1])));
    }
    return antennes;
}

} // namespace

Checked<Zoning> antennes_from(const Layer& layer, const Geography& geography) {
    Faults faults;
    auto [key_of, zones] = antennes_in(layer.attributes, faults);
    faults.raise<DataError>();
    std::map<Crs, std::vector<const Commune*>> communes_by_crs;
    for (const auto& commune : geography.communes())
        communes_by_crs[commune.crs].push_back(&commune);

    const AntenneFeatures all_features(layer, std::move(key_of));
    for (const auto& [crs, communes] : communes_by_crs) {
        const auto features = all_features.near(communes);
        for (const Commune* commune : communes) {
            const auto parts = parts_of(commune->shape, features);
            if (parts.empty()) continue;
            zones.at(parts.front().antenne).communes.push_back(commune->code);
            if (parts.size() > 1) faults.add(cut_note(*commune, parts));
        }
    }
    Zoning antennes{"antenne", {}};
    bool is_beside = true; // no antenne holds any commune
    for (auto& [key, zone] : zones) {
        std::ranges::sort(zone.communes);
        is_beside = is_beside && zone.communes.empty();
        antennes.zones.push_back(std::move(zone));
    }
    // If the layer lies elsewhere because its CRS, or the order of its axes, is another, say so.
    if (is_beside && !communes_by_crs.empty())
        (void)all_features.all_in(communes_by_crs.begin()->first);
    if (auto note = unassigned_note(antennes, geography)) faults.add(*std::move(note));
    return {std::move(antennes), faults.notes()};
}

} // namespace ctg
