// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/geometry/crs.hpp"
#include "ctg/geometry/multipolygon.hpp"

#include <cstddef>
#include <vector>

namespace ctg {

/// The areal scale of a CRS over a box, read off a lattice of 20 km: between its points the scale
/// of a conformal projection bends by less than 3e-6.
class ArealScale {
public:
    /// @throws GeometryError as areal_scales.
    ArealScale(Crs crs, const Box& box);

    /// m² of the plane for 1 m² of the ellipsoid. @pre `point` lies in the box.
    [[nodiscard]] double at(const Point& point) const noexcept;

private:
    Point low_;
    std::size_t columns_ = 0;
    std::vector<double> nodes_; ///< by row
};

} // namespace ctg
