// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "crosswalk/plane.hpp"
#include "ctg/crosswalk/overlay.hpp"

namespace ctg {

struct OverlayLayer::Body {
    std::vector<std::string> codes;
    Crs crs;
    Source source;
    Point origin; ///< of the plane [m]: a whole number of frame steps
    plane::Rings rings;
};

} // namespace ctg
