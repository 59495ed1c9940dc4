// SPDX-License-Identifier: Apache-2.0
#include "ctg/crosswalk/fine_weights.hpp"

#include "crosswalk/overlay_layer.hpp"
#include "crosswalk/reach.hpp"
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

    [[nodiscard]] Crs crs() const noexcept { return grid.crs; }

    [[nodiscard]] std::optional<Box> box() const {
        if (weights.empty()) return std::nullopt;
        GridCell low = weights.begin()->first;
        GridCell high = low;
        for (const auto& [cell, weight] : weights) {
            low = {std::min(low.column, cell.column), std::min(low.row, cell.row)};
            high = {std::max(high.column, cell.column), std::max(high.row, cell.row)};
        }
        const auto metres = [&](std::int64_t n) { return grid.side_m * static_cast<double>(n); };
        return Box{{metres(low.column), metres(low.row)},
                   {metres(high.column + 1), metres(high.row + 1)}};
    }

    /// What lies in shapes of this CRS.
    [[nodiscard]] std::vector<double> within(const std::vector<MultiPolygon>& shapes) const {
        std::vector<double> sums(shapes.size(), 0.0);
        visit_cell_parts(shapes, crs(), grid, [&](std::span<const CellPart> parts) {
            for (const auto& part : parts)
                if (const auto found = weights.find(part.cell); found != weights.end())
                    sums[part.source] += found->second * part.of_cell;
        });
        return sums;
    }
};

/// What lies in each feature of a layer.
struct Features {
    OverlayLayer layer;
    std::vector<double> weights;

    [[nodiscard]] Crs crs() const noexcept { return layer.crs(); }
    [[nodiscard]] std::optional<Box> box() const { return box_of(layer); }

    /// What lies in shapes of this CRS.
    [[nodiscard]] std::vector<double> within(const std::vector<MultiPolygon>& shapes) const {
        return shared_out_by(
            overlay(layer, numbered_layer(shapes, crs()), {.area = AreaMethod::planar}).value);
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

/// Where weights lie [degrees], if they are in `box`.
/// @throws GeometryError as transformed(), naming their file.
Box degrees_of(const Box& box, Crs crs, const Source& source) {
    try {
        return boxes_in_degrees({&box, 1}, crs).front();
    } catch (const GeometryError& error) {
        auto faults = error.diagnostics();
        for (auto& fault : faults)
            fault.places = {Place{.file = source.file}};
        throw GeometryError(std::move(faults));
    }
}

/// The numbers of the shapes of `crs` that come near `reach` [degrees].
std::vector<std::size_t> those_near(const Box& reach, std::span<const MultiPolygon> shapes,
                                    Crs crs) {
    std::vector<std::size_t> numbers;
    std::vector<Box> boxes;
    for (std::size_t n = 0; n < shapes.size(); ++n) {
        if (shapes[n].is_empty()) continue;
        numbers.push_back(n);
        boxes.push_back(box_of(shapes.subspan(n, 1)));
    }
    boxes = boxes_in_degrees(boxes, crs);
    std::vector<std::size_t> near;
    for (std::size_t n = 0; n < numbers.size(); ++n)
        if (are_near(boxes[n], reach)) near.push_back(numbers[n]);
    return near;
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

/// That the weights lie elsewhere than all sources, which are in a box of `crs`.
Diagnostic elsewhere_warning(const FineWeights& weights, const Box& sources, Crs crs) {
    const Box theirs = boxes_in_degrees({&sources, 1}, crs).front();
    const auto own = weights.box_in_degrees();
    const auto degrees = [](double value) { return fmt::format("{:.2f}", value); };
    const auto own_degrees = [&](const auto& value_in) {
        return own ? degrees(value_in(*own)) : std::string("–");
    };
    return warning_of("CTG-CROSS-061",
                      {{"weight", weights.name()},
                       {"west", degrees(theirs.low.x)},
                       {"east", degrees(theirs.high.x)},
                       {"south", degrees(theirs.low.y)},
                       {"north", degrees(theirs.high.y)},
                       {"own_west", own_degrees([](const Box& box) { return box.low.x; })},
                       {"own_east", own_degrees([](const Box& box) { return box.high.x; })},
                       {"own_south", own_degrees([](const Box& box) { return box.low.y; })},
                       {"own_north", own_degrees([](const Box& box) { return box.high.y; })}},
                      {.file = weights.source().file});
}

/// The crosswalk of `areas` with these weights, in the order of its parts.
class Reweighting {
public:
    Reweighting(const Crosswalk& areas, const FineWeights& weights)
        : areas_(areas),
          weights_(weights) {}

    void add(std::size_t source, double amount, std::span<const double> shared, bool is_divided) {
        const auto parts = areas_.parts_of_source(source);
        const bool is_empty = amount <= 0.0;
        is_all_empty_ = is_all_empty_ && is_empty;
        if (is_empty && is_divided) empty_.push_back(areas_.sources()[source]);
        totals_.push_back(is_empty ? per_m2 * areas_.source_totals()[source] : amount);
        for (std::size_t n = 0; n < parts.size(); ++n) {
            CommonPart part = parts[n];
            part.weight = is_empty ? per_m2 * part.weight : shared[n];
            parts_.push_back(part);
        }
    }

    [[nodiscard]] Checked<Crosswalk> made(std::vector<double> target_totals,
                                          const OverlayLayer& sources) && {
        std::vector<double> held(target_totals.size(), 0.0);
        for (const auto& part : parts_)
            held[part.target] += part.weight;
        for (std::size_t n = 0; n < held.size(); ++n)
            target_totals[n] = std::max(target_totals[n], held[n]);
        Faults faults;
        if (const auto around = box_of(sources); !empty_.empty() && is_all_empty_ && around)
            faults.add(elsewhere_warning(weights_, *around, sources.crs()));
        else if (!empty_.empty())
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
    bool is_all_empty_ = true;
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
    return of_features(std::move(name), numbered_layer(specks, crs, std::move(source)),
                       std::move(weights));
}

const std::string& FineWeights::name() const noexcept {
    return body_->name;
}
const Source& FineWeights::source() const noexcept {
    return body_->source;
}

std::vector<double> FineWeights::within(std::span<const MultiPolygon> shapes, Crs crs) const {
    return std::visit(
        [&](const auto& amounts) -> std::vector<double> {
            if (crs == amounts.crs()) return amounts.within({shapes.begin(), shapes.end()});
            // Shapes of another part of the world hold nothing, and the CRS may not hold them.
            std::vector<double> sums(shapes.size(), 0.0);
            const auto reach = box_in_degrees();
            if (!reach) return sums;
            const auto near = those_near(*reach, shapes, crs);
            std::vector<MultiPolygon> carried;
            for (const std::size_t n : near)
                carried.push_back(shapes[n]);
            const auto found = amounts.within(transformed(carried, crs, amounts.crs()));
            for (std::size_t n = 0; n < near.size(); ++n)
                sums[near[n]] = found[n];
            return sums;
        },
        body_->amounts);
}

std::optional<Box> FineWeights::box_in_degrees() const {
    return std::visit(
        [&](const auto& amounts) -> std::optional<Box> {
            const auto box = amounts.box();
            return box ? std::optional(degrees_of(*box, amounts.crs(), source())) : std::nullopt;
        },
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
    return std::move(reweighting).made(weights.within(shapes_of(targets), targets.crs()), sources);
}

} // namespace ctg
