// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/writing/file.hpp"

#include <gdal.h>

#include <string>
#include <string_view>
#include <vector>

namespace ctg {

/// The column that holds the class of each row.
inline constexpr std::string_view class_column = "class";

/// The style of a layer as QGIS writes it (QML): a category for each class of the legend. Ranges
/// would not do: those of QGIS hold both their ends, so a value on a bound falls one class low.
[[nodiscard]] std::string qml_of(const std::vector<LayerClass>& legend);

/// Adds the table `layer_styles`, from which QGIS takes the style of each layer that has classes.
void write_styles(GDALDatasetH dataset, const std::vector<ResultLayer>& layers);

} // namespace ctg
