// SPDX-License-Identifier: Apache-2.0
// Antennes drawn as polygons: by the largest part of each commune, until parts are carried.
#include "ctg/base/error.hpp"
#include "ctg/geometry/measure.hpp"
#include "ctg/territory/zoning.hpp"
#include "territory/faults.hpp"

#include <fmt/ranges.h>

#include <algorithm>
#include <map>
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

/// Overlays antennes and communes, one legal CRS at a time.
class AntenneOverlay {
public:
    AntenneOverlay(const Layer& layer, std::vector<std::string> key_of)
        : layer_(layer),
          key_of_(std::move(key_of)) {}

    /// The parts of each of `communes`, which share a CRS: largest first, ties by key.
    [[nodiscard]] std::vector<std::vector<Part>>
    parts_of(const std::vector<const Commune*>& communes) const {
        std::vector<MultiPolygon> shapes;
        for (const Commune* commune : communes)
            shapes.push_back(commune->shape);
        const Crs crs = communes.front()->crs;
        const auto rows = rows_near(transformed(shapes, crs, layer_.crs));
        std::vector<MultiPolygon> antennes;
        for (const std::size_t row : rows)
            antennes.push_back(layer_.shapes[row]);
        antennes = carried(antennes, crs, [&](std::size_t n) { return place(rows[n]); });

        std::vector<Box> boxes;
        for (const auto& antenne : antennes)
            boxes.push_back(box_of_one(antenne));
        std::vector<std::vector<Part>> parts;
        for (const auto& shape : shapes) {
            const Box box = box_of_one(shape);
            std::map<std::string, double> area_by_key; // an antenne may have several features
            for (std::size_t n = 0; n < rows.size(); ++n)
                if (have_common_part(box, boxes[n]))
                    area_by_key[key_of_[rows[n]]] += intersection_area_m2(shape, antennes[n]);
            parts.push_back(ordered(area_by_key));
        }
        return parts;
    }

    /// Whether all features can be carried to `crs`.
    /// @throws GeometryError as transformed(), at the place of the feature.
    void require_fit(Crs crs) const {
        (void)carried(layer_.shapes, crs, [&](std::size_t row) { return place(row); });
    }

private:
    [[nodiscard]] Place place(std::size_t row) const { return layer_.attributes.place(row, 0); }

    [[nodiscard]] std::vector<MultiPolygon> carried(const std::vector<MultiPolygon>& shapes,
                                                    Crs crs, const PlaceOf& place_of) const {
        try {
            return transformed(shapes, layer_.crs, crs);
        } catch (const GeometryError& error) {
            throw GeometryError(placed(error, place_of));
        }
    }

    /// The features that may meet one of `communes`, given in the CRS of the layer. The others may
    /// lie beyond what the communes' CRS can hold.
    [[nodiscard]] std::vector<std::size_t>
    rows_near(const std::vector<MultiPolygon>& communes) const {
        const Box all = box_of(communes);
        std::vector<std::size_t> rows;
        for (std::size_t row = 0; row < layer_.shapes.size(); ++row)
            if (have_common_part(all, box_of_one(layer_.shapes[row]))) rows.push_back(row);
        return rows;
    }

    static std::vector<Part> ordered(const std::map<std::string, double>& area_by_key) {
        std::vector<Part> parts;
        for (const auto& [key, area_m2] : area_by_key)
            if (area_m2 >= rounding_area_m2) parts.push_back({key, area_m2});
        std::ranges::stable_sort(parts, std::ranges::greater{}, &Part::area_m2);
        return parts;
    }

    const Layer& layer_;
    std::vector<std::string> key_of_;
};

/// "A1 62.4 %, A2 37.6 %"
std::string percentages(const std::vector<Part>& parts, double commune_m2) {
    std::vector<std::string> texts;
    for (const auto& part : parts)
        texts.push_back(
            fmt::format("{} {:.1f} %", part.antenne, 100.0 * part.area_m2 / commune_m2));
    return fmt::format("{}", fmt::join(texts, ", "));
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

    const AntenneOverlay overlay(layer, std::move(key_of));
    for (const auto& [crs, communes] : communes_by_crs) {
        const auto parts = overlay.parts_of(communes);
        for (std::size_t n = 0; n < communes.size(); ++n) {
            if (parts[n].empty()) continue;
            const auto& [code, name, shape, commune_crs] = *communes[n];
            zones.at(parts[n].front().antenne).communes.push_back(code);
            if (parts[n].size() > 1)
                faults.add(note_of("CTG-TERR-008",
                                   {{"commune", std::string(code.text())},
                                    {"name", name},
                                    {"antenne", parts[n].front().antenne},
                                    {"parts", percentages(parts[n], planar_area_m2(shape))}}));
        }
    }
    Zoning antennes{"antenne", {}};
    bool is_beside = true; // no antenne holds any commune
    for (auto& [key, zone] : zones) {
        std::ranges::sort(zone.communes);
        is_beside = is_beside && zone.communes.empty();
        antennes.zones.push_back(std::move(zone));
    }
    // The layer may lie elsewhere because its CRS, or the order of its axes, is another.
    if (is_beside && !communes_by_crs.empty()) overlay.require_fit(communes_by_crs.begin()->first);
    if (auto note = unassigned_note(antennes, geography)) faults.add(*std::move(note));
    return {std::move(antennes), faults.notes()};
}

} // namespace ctg
