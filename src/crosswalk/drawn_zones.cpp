// SPDX-License-Identifier: Apache-2.0
// Zones drawn as polygons: each commune by the parts that they hold of it.
#include "ctg/crosswalk/drawn_zones.hpp"

#include "crosswalk/layer_shapes.hpp"
#include "crosswalk/stray_zones.hpp"
#include "crosswalk/zone_faces.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/crosswalk/overlay.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <string>

namespace ctg {
namespace {

/// Of a commune: less than this in no zone goes with the rest of it.
constexpr double negligible = 0.01;

/// Keeps the keys of zones apart where several make one name.
constexpr std::string_view between_keys = "\x1f";

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

    /// Where the features of each zone lie, in degrees.
    [[nodiscard]] std::map<std::string, Box> boxes() const {
        std::map<std::string, std::vector<MultiPolygon>> shapes;
        for (const auto& feature : in_degrees_)
            shapes[feature.zone].push_back(feature.shape);
        std::map<std::string, Box> boxes;
        for (const auto& [zone, own] : shapes)
            boxes.emplace(zone, box_of(own));
        return boxes;
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
    std::map<std::string, double> pieces;
    bool is_cut = false; ///< also where all that weighs is in it, but not all of the ground
};

/// What the faces of zones hold of each commune of one CRS: by area once strips along borders are
/// settled, and by the weights, if there are some.
struct Holdings {
    std::vector<ZoneFace> faces;
    Settled areas;
    Crosswalk shares;

    /// The faces are the targets of both, in their order.
    [[nodiscard]] const std::vector<std::string>& zones_of(const CommonPart& part) const {
        return faces[part.target].zones;
    }
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
    std::map<std::string, std::vector<MultiPolygon>> shapes_of_zone;
    for (const auto& feature : features)
        shapes_of_zone[feature.zone].push_back(feature.shape);
    auto faces = zone_faces_of(shapes_of_zone, crs);
    std::vector<std::string> names;
    std::vector<MultiPolygon> zones;
    for (const auto& face : faces) {
        names.push_back(joined(face.zones, between_keys));
        zones.push_back(face.shape);
    }
    const OverlayLayer targets(std::move(names), zones, crs, {}, ShapeCheck::trusted);
    auto found = overlay(sources, targets);
    faults.add(std::move(found.notes));
    Settled areas = settled(found.value, {.negligible = negligible});
    Crosswalk shares = areas.crosswalk;
    if (weights) {
        auto weighed = reweighted(areas.crosswalk, sources, targets, *weights);
        faults.add(std::move(weighed.notes));
        shares = std::move(weighed.value);
    }
    return {std::move(faces), std::move(areas), std::move(shares)};
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
        for (std::size_t n = 0; n < communes.size(); ++n)
            settle(holdings, n, *communes[n], faults);
        for (const double area_m2 : holdings.areas.crosswalk.target_outside())
            outside_m2_ += area_m2;
        for (const auto& part : holdings.areas.crosswalk.parts()) {
            const auto& sharers = holdings.zones_of(part);
            if (sharers.size() > 1) overlaps_m2_[sharers] += part.weight;
        }
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
        double overlaps_m2 = 0.0;
        std::vector<std::string> overlaps;
        for (const auto& [sharers, area_m2] : overlaps_m2_) {
            overlaps_m2 += area_m2;
            overlaps.push_back(fmt::format("{} {} km²", joined(sharers, " + "), km2(area_m2)));
        }
        if (!overlaps.empty())
            faults.add(warning_of("CTG-CROSS-070",
                                  {{"area", km2(overlaps_m2)}, {"zones", abridged(overlaps)}}));
    }

private:
    void settle(const Holdings& holdings, std::size_t n, const Commune& commune, Faults& faults) {
        auto parts = parts_of(holdings, n);
        if (parts.empty()) return;
        std::ranges::stable_sort(parts, std::ranges::greater{}, &HeldPart::share);
        bool is_cut = false;
        for (const auto& part : parts) {
            Zone& zone = zones_.at(part.zone);
            if (!is_shared_ || &part == &parts.front()) zone.communes.push_back(commune.code);
            if (!part.is_cut) continue;
            is_cut = true;
            zone.parts.push_back({commune.code, part.share, part.pieces});
        }
        if (is_cut) faults.add(cut_note(commune, parts));
    }

    /// What the zones hold of commune `n`, by key: nothing if they hold no more than strips of it.
    [[nodiscard]] std::vector<HeldPart> parts_of(const Holdings& holdings, std::size_t n) const {
        auto parts = parts_by(holdings.shares, holdings, n);
        const auto grounds = parts_by(holdings.areas.crosswalk, holdings, n);
        const auto is_piece = [](double share) { return share < whole_share; };
        for (auto& part : parts) {
            const auto ground = std::ranges::find(grounds, part.zone, &HeldPart::zone);
            part.is_cut =
                is_piece(part.share) || ground == grounds.end() || is_piece(ground->share);
        }
        return parts;
    }

    /// The same by `shares`. Antennes share the commune: of those that overlap, each has its part
    /// of what they hold together. Territories are each by itself, and the pieces of which they
    /// are made say what two of them have in common.
    [[nodiscard]] std::vector<HeldPart> parts_by(const Crosswalk& shares, const Holdings& holdings,
                                                 std::size_t n) const {
        const double whole = shares.source_totals()[n];
        const std::string layer = "partition " + level_ + " ";
        std::map<std::string, HeldPart> by_zone;
        double united = 0.0;
        double added = 0.0;
        for (const auto& part : shares.parts_of_source(n)) {
            if (part.part != PartClass::real) return {}; // nothing but strips
            if (!(part.weight > 0.0)) continue;
            const double share = part.weight / whole;
            const auto& sharers = holdings.zones_of(part);
            united += share;
            for (const auto& zone : sharers) {
                auto& held = by_zone.try_emplace(zone, HeldPart{zone, 0.0, {}}).first->second;
                held.share += share;
                held.pieces[layer + joined(sharers, between_keys)] += share;
                added += share;
            }
        }
        std::vector<HeldPart> parts;
        for (auto& [zone, part] : by_zone) {
            if (is_shared_) part.share *= std::min(1.0, united) / added;
            part.share = std::min(1.0, part.share);
            if (is_shared_) part.pieces = {{layer + zone, part.share}};
            parts.push_back(std::move(part));
        }
        return parts;
    }

    /// That `commune` is cut, and into what: "A1 62.4 %, A2 37.6 %".
    static Diagnostic cut_note(const Commune& commune, const std::vector<HeldPart>& parts) {
        std::string percentages;
        for (const auto& part : parts)
            percentages += fmt::format("{}{} {:.1f} %", percentages.empty() ? "" : ", ", part.zone,
                                       100.0 * part.share);
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
    double outside_m2_ = 0.0;                                ///< of zones, in no commune
    std::map<std::vector<std::string>, double> overlaps_m2_; ///< of communes, in several zones
};

/// Warns of the zones that hold no commune.
void note_strays(const Zoning& zoning, const Geography& geography, const DrawnFeatures& features,
                 Faults& faults) {
    const auto boxes = features.boxes();
    std::vector<StrayZone> strays;
    for (const auto& zone : zoning.zones)
        if (zone.communes.empty() && zone.parts.empty())
            strays.push_back({zone.key, zone.name, boxes.at(zone.key)});
    if (strays.empty()) return;
    std::vector<Box> communes;
    for (const auto& commune : geography.communes()) {
        const std::vector<MultiPolygon> shape{commune.shape};
        communes.push_back(box_of(transformed(shape, commune.crs, wgs84)));
    }
    faults.add(stray_notes(strays, communes));
}

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
    note_strays(zoning, geography, all_features, faults);
    if (level == "antenne")
        if (auto note = unassigned_note(zoning, geography)) faults.add(*std::move(note));
    return {std::move(zoning), faults.notes()};
}

Checked<Zoning> antennes_from(const Layer& layer, const Geography& geography,
                              const std::optional<FineWeights>& weights) {
    return zones_from(layer, geography, "antenne", weights);
}

} // namespace ctg
