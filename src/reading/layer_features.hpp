// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/base/error.hpp"
#include "ctg/data/table.hpp"
#include "ctg/geometry/multipolygon.hpp"
#include "ctg/reading/read.hpp"

#include <ogr_api.h>

#include <string>
#include <vector>

namespace ctg {

/// The features of a layer, in file order.
struct LayerFeatures {
    std::vector<std::string> columns;
    std::vector<Table::Row> rows;
    std::vector<std::string> excerpts; ///< "code = 13055, nom = Marseille"
    std::vector<MultiPolygon> shapes;
};

/// `crs` serves to tell areas in m². Adds to `faults` each feature without a polygon
/// (CTG-READ-007), with one that MultiPolygon does not take (CTG-GEOM-*), that is invalid
/// (CTG-READ-008), or with a text that is not UTF-8 (-011); notes heights left out (-023).
/// @throws LimitError CTG-READ-010.
[[nodiscard]] LayerFeatures features_of(OGRLayerH layer, const std::string& file, Crs crs,
                                        const LayerOptions& options, Faults& faults);

/// The same without shapes: the rows of a table that GDAL reads.
[[nodiscard]] LayerFeatures attributes_of(OGRLayerH layer, const std::string& file,
                                          const LayerOptions& options, Faults& faults);

} // namespace ctg
