// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/fine_weights.hpp"

#include "crosswalk/overlay_layer.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "ctg/geometry/measure.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <variant>

namespace ctg {
namespace {

/// What lies in each square of a grid.
struct Cells {
    RegularGrid grid;
    std::map<GridCell, double> weights;

    [[nodiscard]] std::vector<double> within(std::span<const MultiPolygon> shapes, Crs crs) const {
        std::vector<double> sums(shapes.size(), 0.0);
        visit_cell_parts(
            {shapes.begin(), shapes.end()}, crs, grid, [&](std::span<const CellPart> parts) {
                for (const auto& part : parts)
                    if (const auto found = weights.find(part.cell); found != weights.end())
                        sums[part.source] += found->second * part.of_cell;
            });
        return sums;
    }
};

std::vector<std::string> numbered(std::size_t count) {
    std::vector<std::string> codes;
    codes.reserve(count);
    for (std::size_t n = 0; n < count; ++n)
        codes.push_back(std::to_string(n));
    return codes;
}

/// What lies in each feature of a layer.
struct Features {
    OverlayLayer layer;
    std::vector<double> weights;

    [[nodiscard]] std::vector<double> within(std::span<const MultiPolygon> shapes, Crs crs) const {
        const OverlayLayer targets(numbered(shapes.size()),
                                   transformed({shapes.begin(), shapes.end()}, crs, layer.crs()),
                                   layer.crs(), {}, ShapeCheck::trusted);
        const auto found = overlay(layer, targets, {.area = AreaMethod::planar}).value;
        return shared_out_by(found);
    }

private:
    [[nodiscard]] std::vector<double> shared_out_by(const Crosswalk& crosswalk) const {
        std::vector<double> sums(crosswalk.targets().size(), 0.0);
        for (const auto& part : crosswalk.parts())
            sums[part.target] += weights[part.source] * crosswalk.of_source(part);
        return sums;
    }
};

void check_weights(std::size_t codes, std::span<const double> weights) {
    if (weights.size() != codes)
        throw ArgumentError(
            {error_of("CTG-CROSS-001", {{"codes", std::to_string(codes)},
                                        {"items", std::to_string(weights.size())}})});
    Faults faults;
    for (std::size_t n = 0; n < weights.size(); ++n)
        if (!(weights[n] >= 0.0) || !std::isfinite(weights[n]))
            faults.add(error_of("CTG-CROSS-011", {{"code", fmt::format("n° {}", n + 1)},
                                                  {"value", fmt::format("{}", weights[n])}}));
    faults.raise<DataError>();
}

/// A square of 2 cm around a point.
MultiPolygon speck(const Point& point) {
    constexpr double reach_m = 0.01;
    const double west = point.x - reach_m;
    const double east = point.x + reach_m;
    const double south = point.y - reach_m;
    const double north = point.y + reach_m;
    return MultiPolygon(
        {{{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, {}}});
}

/// Of a divided source, what lies in each of its parts.
class Division {
public:
    Division(const Crosswalk& areas, const OverlayLayer& sources, const OverlayLayer& targets)
        : areas_(areas),
          outside_m2_(areas.source_outside()) {
        for (std::size_t n = 0; n < areas.sources().size(); ++n)
            shapes_.push_back(shape_of(sources, n));
        for (const auto& part : areas.parts()) {
            if (!is_divided(part.source)) continue;
            piece_of_[&part] = shapes_.size();
            shapes_.push_back(
                intersection_of(shapes_[part.source], shape_of(targets, part.target)));
        }
    }

    /// Each source whole, then the pieces of those that are divided.
    [[nodiscard]] std::span<const MultiPolygon> shapes() const noexcept { return shapes_; }

    [[nodiscard]] bool is_divided(std::size_t source) const {
        return areas_.parts_of_source(source).size() > 1 || outside_m2_[source] > 0.0;
    }

    /// What lies in the parts of a source, given what lies in each shape.
    [[nodiscard]] std::vector<double> shared(std::size_t source,
                                             std::span<const double> amounts) const {
        const auto parts = areas_.parts_of_source(source);
        if (!is_divided(source)) return std::vector<double>(parts.size(), amounts[source]);
        std::vector<double> result;
        double left = amounts[source];
        for (const auto& part : parts) {
            result.push_back(amounts[piece_of_.at(&part)]);
            left -= result.back();
        }
        if (left > 0.0 && outside_m2_[source] == 0.0) {
            const auto largest = std::ranges::max_element(parts, {}, &CommonPart::weight);
            result[static_cast<std::size_t>(largest - parts.begin())] += left;
        }
        return result;
    }

private:
    const Crosswalk& areas_;
    std::vector<double> outside_m2_;
    std::vector<MultiPolygon> shapes_;
    std::map<const CommonPart*, std::size_t> piece_of_;
};

/// The crosswalk of `areas` with these weights, in the order of its parts.
class Reweighting {
public:
    Reweighting(const Crosswalk& areas, const FineWeights& weights)
        : areas_(areas),
          weights_(weights) {}

    void add(std::size_t source, double amount, std::span<const double> shared, bool is_divided) {
        const auto parts = areas_.parts_of_source(source);
        const bool is_empty = amount <= 0.0;
        if (is_empty && is_divided) empty_.push_back(areas_.sources()[source]);
        totals_.push_back(is_empty ? per_m2 * areas_.source_totals()[source] : amount);
        for (std::size_t n = 0; n < parts.size(); ++n) {
            CommonPart part = parts[n];
            part.weight = is_empty ? per_m2 * part.weight : shared[n];
            parts_.push_back(part);
        }
    }

    [[nodiscard]] Checked<Crosswalk> made(std::vector<double> target_totals) && {
        std::vector<double> held(target_totals.size(), 0.0);
        for (const auto& part : parts_)
            held[part.target] += part.weight;
        for (std::size_t n = 0; n < held.size(); ++n)
            target_totals[n] = std::max(target_totals[n], held[n]);
        Faults faults;
        if (!empty_.empty())
            faults.add(note_of("CTG-CROSS-040", {{"count", std::to_string(empty_.size())},
                                                 {"codes", abridged(empty_)},
                                                 {"weight", weights_.name()}}));
        CrosswalkOrigin origin = areas_.origin();
        origin.weight = weights_.name();
        origin.unit = "";
        origin.method += fmt::format("; shared out by {} of {}", weights_.name(),
                                     weights_.source().file.empty() ? weights_.source().title
                                                                    : weights_.source().file);
        const Crosswalk weighed({areas_.sources().begin(), areas_.sources().end()},
                                std::move(totals_),
                                {areas_.targets().begin(), areas_.targets().end()},
                                std::move(target_totals), std::move(parts_), std::move(origin));
        return {weighed.over(areas_), faults.notes()};
    }

private:
    /// What a m² weighs in a source in which nothing lies: so little that it counts nowhere else.
    static constexpr double per_m2 = 1e-18;

    const Crosswalk& areas_;
    const FineWeights& weights_;
    std::vector<double> totals_;
    std::vector<CommonPart> parts_;
    std::vector<std::string> empty_;
};

void check_layer(std::span<const std::string> codes, const OverlayLayer& layer) {
    if (!std::ranges::equal(codes, layer.codes()))
        throw ArgumentError(
            {error_of("CTG-CROSS-001", {{"codes", std::to_string(codes.size())},
                                        {"items", std::to_string(layer.codes().size())}})});
}

} // namespace

struct FineWeights::Body {
    std::string name;
    Source source;
    std::variant<Cells, Features> amounts;
};

FineWeights FineWeights::of_cells(std::string name, const RegularGrid& grid,
                                  std::span<const GridCell> cells, std::span<const double> weights,
                                  Source source) {
    check_weights(cells.size(), weights);
    Cells by_cell{grid, {}};
    for (std::size_t n = 0; n < cells.size(); ++n)
        by_cell.weights[cells[n]] += weights[n];
    return FineWeights(
        std::make_shared<const Body>(Body{std::move(name), std::move(source), std::move(by_cell)}));
}

FineWeights FineWeights::of_features(std::string name, OverlayLayer features,
                                     std::vector<double> weights) {
    check_weights(features.codes().size(), weights);
    Source source = features.source();
    return FineWeights(std::make_shared<const Body>(Body{
        std::move(name), std::move(source), Features{std::move(features), std::move(weights)}}));
}

FineWeights FineWeights::of_points(std::string name, std::span<const Point> points, Crs crs,
                                   std::vector<double> weights, Source source) {
    check_weights(points.size(), weights);
    std::vector<MultiPolygon> specks;
    specks.reserve(points.size());
    for (const auto& point : points)
        specks.push_back(speck(point));
    return of_features(
        std::move(name),
        OverlayLayer(numbered(points.size()), specks, crs, std::move(source), ShapeCheck::trusted),
        std::move(weights));
}

const std::string& FineWeights::name() const noexcept {
    return body_->name;
}
const Source& FineWeights::source() const noexcept {
    return body_->source;
}

std::vector<double> FineWeights::within(std::span<const MultiPolygon> shapes, Crs crs) const {
    return std::visit([&](const auto& amounts) { return amounts.within(shapes, crs); },
                      body_->amounts);
}

Checked<Crosswalk> reweighted(const Crosswalk& areas, const OverlayLayer& sources,
                              const OverlayLayer& targets, const FineWeights& weights) {
    check_layer(areas.sources(), sources);
    check_layer(areas.targets(), targets);
    const Division division(areas, sources, targets);
    const auto amounts = weights.within(division.shapes(), sources.crs());
    Reweighting reweighting(areas, weights);
    for (std::size_t n = 0; n < areas.sources().size(); ++n)
        reweighting.add(n, amounts[n], division.shared(n, amounts), division.is_divided(n));
    return std::move(reweighting).made(weights.within(shapes_of(targets), targets.crs()));
}

} // namespace ctg
