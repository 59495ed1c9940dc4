// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/reading/read.hpp"
#include "reading/layer_crs.hpp"
#include "reading/layer_features.hpp"
#include "reading/layer_file.hpp"

namespace ctg {

Checked<Layer> read_layer(const std::filesystem::path& file, const LayerOptions& options) {
    const LayerFile opened(file, options.limits);
    auto* const layer = opened.layer(options.layer);
    const Crs crs = options.crs.value_or(crs_of(layer));
    Faults faults;
    if (!crs.is_known())
        faults.add(error_of("CTG-READ-006", {}, {opened.name(), 0, 0, {}, {}, PlaceUnit::feature}));
    LayerFeatures features = features_of(layer, opened.name(), crs, options, faults);
    opened.check_errors();
    faults.raise<DataError>();
    faults.add(opened.warnings());
    Table attributes(Source{opened.name(), opened.sha256(), {}, {}, {}},
                     std::move(features.columns), std::move(features.rows),
                     {DecimalMark::point, PlaceUnit::feature}, std::move(features.excerpts));
    return {{std::move(attributes), std::move(features.shapes), crs}, faults.notes()};
}

} // namespace ctg
