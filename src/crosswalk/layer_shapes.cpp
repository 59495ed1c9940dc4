// SPDX-License-Identifier: Apache-2.0
#include "crosswalk/layer_shapes.hpp"

#include "ctg/base/error.hpp"

#include <numeric>

namespace ctg {

Crs plane_crs_of(const Layer& layer) {
    if (!is_geographic(layer.crs)) return layer.crs;
    const Crs legal = legal_crs_at(box_of(layer.shapes));
    return legal.is_known() ? legal : lambert93;
}

std::vector<MultiPolygon> shapes_in(const Layer& layer, std::span<const std::size_t> rows,
                                    Crs crs) {
    std::vector<MultiPolygon> shapes;
    shapes.reserve(rows.size());
    for (const std::size_t row : rows)
        shapes.push_back(layer.shapes[row]);
    try {
        return transformed(shapes, layer.crs, crs);
    } catch (const GeometryError& error) {
        // The fault counts shapes: it lies at their features.
        auto faults = error.diagnostics();
        for (auto& fault : faults)
            for (auto& place : fault.places)
                place = layer.attributes.place(rows[place.line - 1], 0);
        throw GeometryError(std::move(faults));
    }
}

std::vector<MultiPolygon> shapes_in(const Layer& layer, Crs crs) {
    std::vector<std::size_t> rows(layer.shapes.size());
    std::iota(rows.begin(), rows.end(), 0);
    return shapes_in(layer, rows, crs);
}

} // namespace ctg
