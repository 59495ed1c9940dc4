// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/nesting.hpp"

#include "crosswalk/overlay_layer.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace ctg {
namespace {

/// Below this, areas are those of one shape: a square centimetre, or what sums of doubles lose.
constexpr double same_m2 = 1e-4;
constexpr double same_share = 1e-12;
constexpr double centimetre_m = 0.01;
// As overlay() has it of common parts.
constexpr double drift_width_m = 50.0;
constexpr double drift_share = 0.01;

/// Feature `n` of `layer` as it lies on the plane: rounded to the centimetre.
MultiPolygon shape_in(const OverlayLayer& layer, std::size_t n) {
    const Point origin = layer.body().origin;
    const plane::Rings& rings = layer.body().rings;
    const auto of_feature =
        std::ranges::equal_range(rings.rings, std::uint32_t(n), {}, &plane::Ring::feature);
    std::vector<Polygon> polygons;
    for (const auto& ring : of_feature) {
        Ring points;
        for (const auto& [x, y] : rings.of(ring))
            points.push_back(
                {origin.x + x / plane::units_per_m, origin.y + y / plane::units_per_m});
        if (ring.doubled_area > 0)
            polygons.push_back({std::move(points), {}});
        else
            polygons.back().holes.push_back(std::move(points));
    }
    return MultiPolygon(std::move(polygons));
}

double perimeter_m(const Polygon& polygon) {
    double length = 0.0;
    const auto add = [&](const Ring& ring) {
        for (std::size_t n = 1; n < ring.size(); ++n)
            length += std::hypot(ring[n].x - ring[n - 1].x, ring[n].y - ring[n - 1].y);
    };
    add(polygon.shell);
    for (const auto& hole : polygon.holes)
        add(hole);
    return length;
}

/// What lies in only one of a whole and the union of its parts.
struct Strips {
    double width_m = 0.0;        ///< of the widest
    std::optional<Point> middle; ///< of the largest
};

Strips strips_in(const std::vector<MultiPolygon>& differences) {
    Strips strips;
    double largest_m2 = 0.0;
    for (const auto& difference : differences)
        for (const auto& polygon : difference.polygons()) {
            const MultiPolygon strip({polygon});
            const double area_m2 = planar_area_m2(strip);
            strips.width_m = std::max(strips.width_m, 2.0 * area_m2 / perimeter_m(polygon));
            if (area_m2 <= largest_m2) continue;
            largest_m2 = area_m2;
            strips.middle = point_on_surface(strip);
        }
    return strips;
}

Strips strips_between(const MultiPolygon& whole, const std::vector<MultiPolygon>& parts) {
    const auto between = [](const MultiPolygon& a, const MultiPolygon& b) {
        return strips_in({difference_of(a, b), difference_of(b, a)});
    };
    try {
        return between(whole, union_of(parts));
    } catch (const GeometryError&) { // a shape that is not valid, or is no more since rounded
        std::vector<MultiPolygon> sound;
        std::ranges::transform(parts, std::back_inserter(sound), mended);
        return between(mended(whole), union_of(sound));
    }
}

Fit fit_of(const WholeFit& whole) {
    const double moved_m2 = whole.gap_m2 + whole.excess_m2;
    if (moved_m2 <= std::max(same_m2, same_share * whole.area_m2)) return Fit::exact;
    if (whole.width_m <= centimetre_m) return Fit::centimetre;
    return whole.width_m < drift_width_m && moved_m2 < drift_share * whole.area_m2 ? Fit::drift
                                                                                   : Fit::different;
}

constexpr auto no_whole = static_cast<std::size_t>(-1);

/// The whole of each part.
class Membership {
public:
    Membership(const Crosswalk& areas, const NestingOptions& options) : areas_(areas) {
        const auto wholes = positions(areas.targets());
        refuse_unknown(options.whole_of, positions(areas.sources()), wholes);
        for (std::size_t n = 0; n < areas.sources().size(); ++n) {
            const auto told = options.whole_of.find(areas.sources()[n]);
            whole_of_.push_back(told == options.whole_of.end() ? dominant(n)
                                                               : wholes.at(told->second));
        }
    }

    [[nodiscard]] std::size_t operator[](std::size_t part) const { return whole_of_[part]; }

private:
    using Positions = std::map<std::string, std::size_t>;

    static Positions positions(std::span<const std::string> codes) {
        Positions positions;
        for (std::size_t n = 0; n < codes.size(); ++n)
            positions.emplace(codes[n], n);
        return positions;
    }

    void refuse_unknown(const std::map<std::string, std::string>& whole_of, const Positions& parts,
                        const Positions& wholes) const {
        Faults faults;
        const auto check = [&](const std::string& code, const Positions& known,
                               std::span<const std::string> codes) {
            if (!known.contains(code))
                faults.add(error_of("CTG-CROSS-050",
                                    {{"code", code}, {"nearest", joined(nearest(code, codes))}}));
        };
        for (const auto& [part, whole] : whole_of) {
            check(part, parts, areas_.sources());
            check(whole, wholes, areas_.targets());
        }
        faults.raise<DataError>();
    }

    [[nodiscard]] std::size_t dominant(std::size_t part) const {
        const auto common = areas_.parts_of_source(part);
        const auto most = std::ranges::max_element(common, {}, &CommonPart::weight);
        return most == common.end() ? no_whole : most->target;
    }

    const Crosswalk& areas_;
    std::vector<std::size_t> whole_of_;
};

/// What of a part lies in `whole` [m²].
double inside_m2(const Crosswalk& areas, std::size_t part, std::size_t whole) {
    for (const auto& common : areas.parts_of_source(part))
        if (common.target == whole) return common.weight;
    return 0.0;
}

std::vector<CutPart> cut_parts_in(const Crosswalk& areas, const Membership& whole_of) {
    std::vector<CutPart> cut;
    for (std::size_t n = 0; n < areas.sources().size(); ++n) {
        const double inside = inside_m2(areas, n, whole_of[n]);
        const double outside = std::max(0.0, areas.source_totals()[n] - inside);
        if (outside > 0.0 && outside >= drift_share * areas.source_totals()[n])
            cut.push_back({areas.sources()[n],
                           whole_of[n] == no_whole ? "" : areas.targets()[whole_of[n]], inside,
                           outside});
    }
    return cut;
}

std::vector<WholeFit> fits_in(const Crosswalk& areas, const Membership& whole_of,
                              const OverlayLayer& parts, const OverlayLayer& wholes) {
    std::vector<WholeFit> fits(areas.targets().size());
    for (std::size_t n = 0; n < fits.size(); ++n) {
        fits[n].code = areas.targets()[n];
        fits[n].area_m2 = areas.target_totals()[n];
    }
    std::vector<double> covered_m2(fits.size(), 0.0);
    std::vector<std::vector<std::size_t>> parts_of(fits.size());
    for (std::size_t n = 0; n < areas.sources().size(); ++n) {
        const std::size_t whole = whole_of[n];
        if (whole == no_whole) continue;
        const double inside = inside_m2(areas, n, whole);
        parts_of[whole].push_back(n);
        covered_m2[whole] += inside;
        fits[whole].excess_m2 += std::max(0.0, areas.source_totals()[n] - inside);
    }
    for (std::size_t n = 0; n < fits.size(); ++n) {
        fits[n].parts = parts_of[n].size();
        fits[n].gap_m2 = std::max(0.0, fits[n].area_m2 - covered_m2[n]);
        if (fit_of(fits[n]) == Fit::exact) {
            fits[n].gap_m2 = fits[n].excess_m2 = 0.0;
            continue;
        }
        std::vector<MultiPolygon> shapes;
        for (const std::size_t part : parts_of[n])
            shapes.push_back(shape_in(parts, part));
        const auto strips = strips_between(shape_in(wholes, n), shapes);
        fits[n].width_m = strips.width_m;
        fits[n].where = strips.middle;
        fits[n].fit = fit_of(fits[n]);
    }
    return fits;
}

void note_findings(const Nesting& nesting, Faults& faults) {
    std::map<Fit, std::size_t> count;
    double moved_m2 = 0.0;
    for (const auto& whole : nesting.wholes) {
        ++count[whole.fit];
        moved_m2 += whole.gap_m2 + whole.excess_m2;
    }
    faults.add(note_of("CTG-CROSS-051", {{"count", std::to_string(nesting.wholes.size())},
                                         {"exact", std::to_string(count[Fit::exact])},
                                         {"centimetre", std::to_string(count[Fit::centimetre])},
                                         {"drift", std::to_string(count[Fit::drift])},
                                         {"different", std::to_string(count[Fit::different])},
                                         {"area", fmt::format("{:.0f}", moved_m2)}}));
    if (nesting.cut.empty()) return;
    std::vector<std::string> codes;
    for (const auto& part : nesting.cut)
        codes.push_back(part.code);
    faults.add(note_of("CTG-CROSS-052",
                       {{"count", std::to_string(codes.size())}, {"codes", abridged(codes)}}));
}

} // namespace

std::string_view name_of(Fit fit) noexcept {
    switch (fit) {
    case Fit::exact:
        return "exact";
    case Fit::centimetre:
        return "centimetre";
    case Fit::drift:
        return "drift";
    case Fit::different:
        return "different";
    }
    return {};
}

Checked<Nesting> nesting_of(const OverlayLayer& parts, const OverlayLayer& wholes,
                            const NestingOptions& options) {
    const auto areas = overlay(parts, wholes, options.overlay);
    const Membership whole_of(areas.value, options);
    Nesting nesting{fits_in(areas.value, whole_of, parts, wholes),
                    cut_parts_in(areas.value, whole_of)};
    Faults faults;
    faults.add(areas.notes);
    note_findings(nesting, faults);
    return {std::move(nesting), faults.notes()};
}

Records records_of(const Nesting& nesting) {
    Records records{"ctg.nesting/1",
                    {{"whole", RecordKind::code},
                     {"parts", RecordKind::integer},
                     {"area_m2", RecordKind::number},
                     {"gap_m2", RecordKind::number},
                     {"excess_m2", RecordKind::number},
                     {"width_m", RecordKind::number},
                     {"fit", RecordKind::text},
                     {"x", RecordKind::number},
                     {"y", RecordKind::number}},
                    {}};
    for (const auto& whole : nesting.wholes) {
        const auto coordinate = [&](double Point::*axis) {
            return whole.where ? RecordValue((*whole.where).*axis) : RecordValue(std::monostate());
        };
        records.rows.push_back({whole.code, static_cast<std::int64_t>(whole.parts), whole.area_m2,
                                whole.gap_m2, whole.excess_m2, whole.width_m,
                                std::string(name_of(whole.fit)), coordinate(&Point::x),
                                coordinate(&Point::y)});
    }
    return records;
}

} // namespace ctg
