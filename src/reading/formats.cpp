// SPDX-License-Identifier: Apache-2.0
#include "ctg/reading/formats.hpp"

#include "reading/gdal_watch.hpp"
#include "reading/layer_formats.hpp"
#include "reading/utf8.hpp"
#include "reading/zipped_layer.hpp"

#include <algorithm>
#include <array>

namespace ctg {
namespace {

using namespace std::string_view_literals;

// In GeoJSON, texts that look like dates stay the texts that they are. A GeoPackage in memory has
// no writer, whatever journal its header announces.
constexpr std::array known_formats{
    LayerFormat{".gpkg", "GPKG", "SQLite format 3\0"sv, "IMMUTABLE=YES"},
    LayerFormat{".geojson", "GeoJSON", "{"sv, "DATE_AS_STRING=YES"},
    LayerFormat{".json", "GeoJSON", "{"sv, "DATE_AS_STRING=YES"},
    LayerFormat{".shp", "ESRI Shapefile", "\x00\x00\x27\x0A"sv, nullptr},
    LayerFormat{".fgb", "FlatGeobuf", "fgb\x03"sv, nullptr},
};

} // namespace

const LayerFormat* layer_format_of(const std::filesystem::path& file) {
    const auto extension = lower(file.extension().string());
    const auto* const format = std::ranges::find(known_formats, extension, &LayerFormat::extension);
    return format == known_formats.end() ? nullptr : format;
}

std::string gdal_version() {
    return GDALVersionInfo("RELEASE_NAME");
}

std::vector<std::string> layer_formats() {
    const GdalWatch watch; // registers the drivers
    std::vector<std::string> formats;
    for (const auto* const name : std::array{"GPKG", "GeoJSON", "ESRI Shapefile", "FlatGeobuf"})
        if (GDALGetDriverByName(name) != nullptr) formats.emplace_back(name);
    return formats;
}

bool is_layer_file(const std::filesystem::path& file) {
    return is_zip(file) || layer_format_of(file) != nullptr;
}

bool is_surely_layer_file(const std::filesystem::path& file) {
    const auto* const format = layer_format_of(is_zip(file) ? file.stem() : file);
    return format != nullptr && format->extension != ".json";
}

} // namespace ctg
