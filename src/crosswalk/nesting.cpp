// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/nesting.hpp"

#include "crosswalk/overlay_layer.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <set>
#include <utility>

namespace ctg {
namespace {

/// Below this, areas are those of one shape: a square centimetre, or what sums of doubles lose.
constexpr double same_m2 = 1e-4;
constexpr double same_share = 1e-12;
constexpr double centimetre_m = 0.01;

/// What lies in only one of a whole and the union of its parts.
struct Strips {
    double width_m = 0.0;        ///< of the widest
    std::optional<Point> middle; ///< of the largest
    double gap_m2 = 0.0;         ///< on the plane: of the whole alone
    double excess_m2 = 0.0;      ///< of the parts alone
};

Strips strips_in(const std::array<MultiPolygon, 2>& differences) {
    Strips strips;
    strips.gap_m2 = planar_area_m2(differences[0]);
    strips.excess_m2 = planar_area_m2(differences[1]);
    double largest_m2 = 0.0;
    for (const auto& difference : differences)
        for (const auto& polygon : difference.polygons()) {
            const MultiPolygon strip({polygon});
            const double area_m2 = planar_area_m2(strip);
            strips.width_m = std::max(strips.width_m, strip_width_m(area_m2, perimeter_m(polygon)));
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

double moved_m2(const WholeFit& whole) noexcept {
    return whole.gap_m2 + whole.excess_m2;
}

bool is_exact(const WholeFit& whole) noexcept {
    return moved_m2(whole) <= std::max(same_m2, same_share * whole.area_m2);
}

/// Of a whole that is not exact.
Fit fit_of(const WholeFit& whole, double drift_width_m) noexcept {
    if (whole.width_m <= centimetre_m) return Fit::centimetre;
    const bool is_drift =
        whole.width_m < drift_width_m && moved_m2(whole) < largest_drift * whole.area_m2;
    return is_drift ? Fit::drift : Fit::different;
}

constexpr auto no_whole = static_cast<std::size_t>(-1);

/// The whole of each part.
class WholesOfParts {
public:
    WholesOfParts(const Crosswalk& areas, const NestingOptions& options)
        : areas_(areas),
          outside_(areas.source_outside()) {
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

    /// The whole that holds most of a part; none, where more of it lies in none.
    [[nodiscard]] std::size_t dominant(std::size_t part) const {
        const auto common = areas_.parts_of_source(part);
        const auto most = std::ranges::max_element(common, {}, &CommonPart::weight);
        return most == common.end() || most->weight < outside_[part] ? no_whole : most->target;
    }

    const Crosswalk& areas_;
    std::vector<double> outside_;
    std::vector<std::size_t> whole_of_;
};

/// What of a part lies in `whole` [m²].
double inside_m2(const Crosswalk& areas, std::size_t part, std::size_t whole) {
    for (const auto& common : areas.parts_of_source(part))
        if (common.target == whole) return common.weight;
    return 0.0;
}

std::vector<CutPart> cut_parts_in(const Crosswalk& areas, const WholesOfParts& whole_of) {
    std::vector<CutPart> cut;
    for (std::size_t n = 0; n < areas.sources().size(); ++n) {
        const double inside = inside_m2(areas, n, whole_of[n]);
        const double outside = std::max(0.0, areas.source_totals()[n] - inside);
        if (outside > 0.0 && outside >= largest_drift * areas.source_totals()[n])
            cut.push_back({areas.sources()[n],
                           whole_of[n] == no_whole ? "" : areas.targets()[whole_of[n]], inside,
                           outside});
    }
    return cut;
}

/// Each whole beside its parts, which are told by their numbers.
class Fitting {
public:
    Fitting(const Crosswalk& areas, const WholesOfParts& whole_of)
        : fits_(areas.targets().size()),
          parts_of_(fits_.size()) {
        for (std::size_t n = 0; n < fits_.size(); ++n) {
            fits_[n].code = areas.targets()[n];
            fits_[n].area_m2 = fits_[n].gap_m2 = areas.target_totals()[n];
        }
        for (std::size_t n = 0; n < areas.sources().size(); ++n) {
            if (whole_of[n] == no_whole) continue;
            auto& whole = fits_[whole_of[n]];
            const double inside = inside_m2(areas, n, whole_of[n]);
            ++whole.parts;
            whole.gap_m2 -= inside;
            whole.excess_m2 += std::max(0.0, areas.source_totals()[n] - inside);
            parts_of_[whole_of[n]].push_back(n);
        }
    }

    /// Parts of one whole that lie over each other hide a gap as large: it is then cut out.
    void note_overlaps(const Crosswalk& parts, const WholesOfParts& whole_of) {
        for (const auto& common : parts.parts()) {
            const std::size_t whole = whole_of[common.source];
            if (common.source == common.target || common.part == PartClass::rounding) continue;
            if (whole != no_whole && whole == whole_of[common.target]) has_overlaps_.insert(whole);
        }
    }

    std::vector<WholeFit> fits(const OverlayLayer& parts, const OverlayLayer& wholes,
                               double drift_width_m) && {
        for (std::size_t n = 0; n < fits_.size(); ++n) {
            WholeFit& whole = fits_[n];
            whole.gap_m2 = std::max(0.0, whole.gap_m2); // below 0 where parts overlap
            const bool is_overlapped = has_overlaps_.contains(n);
            if (is_exact(whole) && !is_overlapped) {
                whole.gap_m2 = whole.excess_m2 = 0.0;
                continue;
            }
            std::vector<MultiPolygon> shapes;
            for (const std::size_t part : parts_of_[n])
                shapes.push_back(shape_of(parts, part));
            const auto strips = strips_between(shape_of(wholes, n), shapes);
            if (is_overlapped) {
                const double scale = whole.area_m2 / wholes.planar_area_m2(n);
                whole.gap_m2 = scale * strips.gap_m2;
                whole.excess_m2 = scale * strips.excess_m2;
            }
            if (is_exact(whole)) continue;
            whole.width_m = strips.width_m;
            whole.where = strips.middle;
            whole.fit = fit_of(whole, drift_width_m);
        }
        return std::move(fits_);
    }

private:
    std::vector<WholeFit> fits_;
    std::vector<std::vector<std::size_t>> parts_of_;
    std::set<std::size_t> has_overlaps_; ///< wholes
};

void note_findings(const Nesting& nesting, Faults& faults) {
    std::map<Fit, std::size_t> count;
    double area_m2 = 0.0;
    for (const auto& whole : nesting.wholes) {
        ++count[whole.fit];
        area_m2 += moved_m2(whole);
    }
    faults.add(note_of("CTG-CROSS-051", {{"count", std::to_string(nesting.wholes.size())},
                                         {"exact", std::to_string(count[Fit::exact])},
                                         {"centimetre", std::to_string(count[Fit::centimetre])},
                                         {"drift", std::to_string(count[Fit::drift])},
                                         {"different", std::to_string(count[Fit::different])},
                                         {"area", fmt::format("{:.0f}", area_m2)}}));
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
    const WholesOfParts whole_of(areas.value, options);
    Fitting fitting(areas.value, whole_of);
    fitting.note_overlaps(overlay(parts, parts, options.overlay).value, whole_of);
    Nesting nesting{std::move(fitting).fits(parts, wholes, options.drift_width_m),
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
