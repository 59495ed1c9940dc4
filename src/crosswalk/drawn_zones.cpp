// SPDX-License-Identifier: Apache-2.0
// Zones drawn as polygons: each commune by the parts that they hold of it.
#include "ctg/crosswalk/drawn_zones.hpp"

#include "crosswalk/layer_shapes.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/crosswalk/overlay.hpp"
#include "ctg/crosswalk/variable.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace ctg {
namespace {

/// Of a commune: less than this in no zone goes with the rest of it.
constexpr double negligible = 0.01;

bool have_common_part(const Box& a, const Box& b) noexcept {
    return a.low.x < b.high.x && b.low.x < a.high.x && a.low.y < b.high.y && b.low.y < a.high.y;
}

Box box_of_one(const MultiPolygon& shape) {
    return box_of({&shape, 1});
}

/// A feature of the layer, carried to the CRS of the communes it is compared with.
struct Feature {
    std::string zone;
    MultiPolygon shape;
    Box box;
};

/// The features of a layer, in whatever CRS they are asked for.
class DrawnFeatures {
public:
    /// @throws GeometryError as transformed(), at the place of the feature, here and below.
    DrawnFeatures(const Layer& layer, std::vector<std::string> key_of)
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
        const auto shapes = shapes_in(layer_, rows, crs);
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

/// What a zone holds of a commune.
struct HeldPart {
    std::string zone;
    double share = 0.0; ///< of the commune
};

/// What the zones hold of each commune of one CRS: by area once strips along borders are settled,
/// and by the weights, if there are some.
struct Holdings {
    Settled areas;
    Crosswalk shares;
    bool has_overlaps = false; ///< between zones
};

Holdings holdings_of(const std::vector<const Commune*>& communes,
                     const std::vector<Feature>& features,
                     const std::optional<FineWeights>& weights, Faults& faults) {
    std::vector<std::string> codes;
    std::vector<MultiPolygon> shapes;
    for (const Commune* const commune : communes) {
        codes.emplace_back(commune->code.text());
        shapes.push_back(commune->shape);
    }
    const Crs crs = communes.front()->crs;
    const OverlayLayer sources(std::move(codes), shapes, crs, {}, ShapeCheck::trusted);
    std::vector<std::string> numbers;
    std::vector<MultiPolygon> zones;
    for (const auto& feature : features) {
        numbers.push_back(std::to_string(numbers.size()));
        zones.push_back(feature.shape);
    }
    const OverlayLayer targets(std::move(numbers), zones, crs, {}, ShapeCheck::trusted);
    auto found = overlay(sources, targets);
    faults.add(std::move(found.notes));
    Settled areas = settled(found.value, {.negligible = negligible});
    Crosswalk shares = areas.crosswalk;
    if (weights) {
        auto weighed = reweighted(areas.crosswalk, sources, targets, *weights);
        faults.add(std::move(weighed.notes));
        shares = std::move(weighed.value);
    }
    // A zone may have several features.
    const auto by_zone = [&](const Crosswalk& crosswalk) {
        return dissolved(crosswalk, [&](const std::string& number) {
            return std::optional(features[std::stoul(number)].zone);
        });
    };
    areas.crosswalk = by_zone(areas.crosswalk);
    const auto pairs = overlay(targets, targets).value;
    const bool has_overlaps = std::ranges::any_of(pairs.parts(), [&](const CommonPart& part) {
        return part.part == PartClass::real &&
               features[part.source].zone != features[part.target].zone;
    });
    return {std::move(areas), by_zone(shares), has_overlaps};
}

/// Gives each commune to its zones, and keeps account of what was settled.
class Settling {
public:
    Settling(std::map<std::string, Zone>& zones, std::string level)
        : zones_(zones),
          level_(std::move(level)),
          is_shared_(level_ == "antenne") {}

    void settle(const Holdings& holdings, const std::vector<const Commune*>& communes,
                Faults& faults) {
        moved_count_ += holdings.areas.moved_parts;
        moved_m2_ += holdings.areas.moved;
        const auto outside = holdings.shares.source_outside();
        for (std::size_t n = 0; n < communes.size(); ++n)
            settle(holdings, n, outside[n], *communes[n], faults);
        for (const double area_m2 : holdings.areas.crosswalk.target_outside())
            outside_m2_ += area_m2;
    }

    void note(Faults& faults) const {
        constexpr double m2_per_km2 = 1e6;
        constexpr double told_m2 = 10'000.0; // a hectare
        const auto km2 = [](double area_m2) { return fmt::format("{:.2f}", area_m2 / m2_per_km2); };
        if (moved_count_ > 0)
            faults.add(note_of("CTG-CROSS-030", {{"count", std::to_string(moved_count_)},
                                                 {"area", km2(moved_m2_)}}));
        if (outside_m2_ >= told_m2)
            faults.add(note_of("CTG-CROSS-031", {{"area", km2(outside_m2_)}}));
    }

private:
    void settle(const Holdings& holdings, std::size_t n, double outside, const Commune& commune,
                Faults& faults) {
        const Crosswalk& shares = holdings.shares;
        const double whole = shares.source_totals()[n];
        std::vector<HeldPart> parts;
        double held = 0.0;
        for (const auto& part : shares.parts_of_source(n)) {
            if (part.part != PartClass::real) return; // nothing but strips
            parts.push_back({shares.targets()[part.target], part.weight});
            held += part.weight;
        }
        std::erase_if(parts, [&](const HeldPart& part) { return !(part.share > 0.0); });
        if (parts.empty()) return;
        // Antennes share a commune: of those that overlap, each has its part of what they hold.
        // Territories are each by itself.
        const double scale = is_shared_ ? (whole - outside) / held / whole : 1.0 / whole;
        for (auto& part : parts)
            part.share = std::min(1.0, scale * part.share);
        std::ranges::stable_sort(parts, std::ranges::greater{}, &HeldPart::share);
        bool is_cut = false;
        for (const auto& part : parts) {
            Zone& zone = zones_.at(part.zone);
            if (!is_shared_ || &part == &parts.front()) zone.communes.push_back(commune.code);
            if (portion_of(part.share).is_whole()) continue;
            is_cut = true;
            // Pieces of a layer without overlaps are apart: their names say so to who compares.
            const std::string name =
                (holdings.has_overlaps ? "" : "partition ") + level_ + " " + part.zone;
            zone.parts.push_back({commune.code, part.share, {{name, part.share}}});
        }
        if (is_cut) faults.add(cut_note(commune, parts));
    }

    /// That `commune` is cut, and into what: "A1 62.4 %, A2 37.6 %".
    static Diagnostic cut_note(const Commune& commune, const std::vector<HeldPart>& parts) {
        std::string percentages;
        for (const auto& [zone, share] : parts)
            percentages +=
                fmt::format("{}{} {:.1f} %", percentages.empty() ? "" : ", ", zone, 100.0 * share);
        return note_of("CTG-TERR-008", {{"commune", std::string(commune.code.text())},
                                        {"name", commune.name},
                                        {"antenne", parts.front().zone},
                                        {"parts", percentages}});
    }

    std::map<std::string, Zone>& zones_;
    std::string level_;
    bool is_shared_ = false; ///< a commune is shared out between the zones
    std::size_t moved_count_ = 0;
    double moved_m2_ = 0.0;
    double outside_m2_ = 0.0; ///< of zones, in no commune
};

/// The key of each feature, and a zone without communes for each key.
struct Drawn {
    std::vector<std::string> key_of;
    std::map<std::string, Zone> zones;
};

Drawn drawn_in(const Table& table, Faults& faults) {
    const auto columns = required_columns(table, {"code", "nom"});
    Drawn drawn;
    std::map<std::string, std::size_t> row_of;
    for (std::size_t row = 0; row < table.row_count(); ++row) {
        const std::string& key = table.text(row, columns[0]);
        const std::string& name = table.text(row, columns[1]);
        drawn.key_of.push_back(key);
        if (key.empty())
            faults.add(
                error_of("CTG-TERR-021", {{"column", "code"}}, table.place(row, columns[0])));
        const auto [zone, is_new] = drawn.zones.try_emplace(key, Zone{key, name, {}, {}});
        const auto [earlier, is_first] = row_of.emplace(key, row);
        if (is_first || zone->second.name == name) continue;
        auto fault =
            error_of("CTG-TERR-006", {{"key", key}, {"first", zone->second.name}, {"second", name}},
                     table.place(earlier->second, columns[1]));
        fault.places.push_back(table.place(row, columns[1]));
        faults.add(std::move(fault));
    }
    return drawn;
}

} // namespace

Checked<Zoning> zones_from(const Layer& layer, const Geography& geography, const std::string& level,
                           const std::optional<FineWeights>& weights) {
    Faults faults;
    auto [key_of, zones] = drawn_in(layer.attributes, faults);
    faults.raise<DataError>();
    std::map<Crs, std::vector<const Commune*>> communes_by_crs;
    for (const auto& commune : geography.communes())
        communes_by_crs[commune.crs].push_back(&commune);

    const DrawnFeatures all_features(layer, std::move(key_of));
    Settling settling(zones, level);
    for (const auto& [crs, communes] : communes_by_crs) {
        const auto features = all_features.near(communes);
        if (!features.empty())
            settling.settle(holdings_of(communes, features, weights, faults), communes, faults);
    }
    settling.note(faults);
    Zoning zoning{level, {}};
    bool is_beside = true; // no zone holds any commune
    for (auto& [key, zone] : zones) {
        std::ranges::sort(zone.communes);
        std::ranges::sort(zone.parts, {}, &CommunePart::commune);
        is_beside = is_beside && zone.communes.empty();
        zoning.zones.push_back(std::move(zone));
    }
    // If the layer lies elsewhere because its CRS, or the order of its axes, is another, say so.
    if (is_beside && !communes_by_crs.empty())
        (void)all_features.all_in(communes_by_crs.begin()->first);
    if (level == "antenne")
        if (auto note = unassigned_note(zoning, geography)) faults.add(*std::move(note));
    return {std::move(zoning), faults.notes()};
}

Checked<Zoning> antennes_from(const Layer& layer, const Geography& geography,
                              const std::optional<FineWeights>& weights) {
    return zones_from(layer, geography, "antenne", weights);
}

} // namespace ctg
