// SPDX-License-Identifier: Apache-2.0
#include "reading/layer_file.hpp"

#include "ctg/base/digest.hpp"
#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "reading/geojson.hpp"
#include "reading/geopackage.hpp"
#include "reading/layer_formats.hpp"
#include "reading/utf8.hpp"
#include "reading/zipped_layer.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <system_error>

namespace ctg {
namespace {

using namespace std::string_view_literals;

[[noreturn]] void refuse(std::string_view code, DiagnosticValues values, const Place& place) {
    throw ReadError({error_of(code, std::move(values), place)});
}

Place place_of(const std::filesystem::path& file) {
    return {file.string(), 0, 0, {}, {}, PlaceUnit::feature};
}

const LayerFormat& format_of(const std::filesystem::path& file) {
    if (const auto* const format = layer_format_of(file)) return *format;
    refuse("CTG-READ-018", {{"extension", lower(file.extension().string())}}, place_of(file));
}

void check_beginning(const Input& input, const LayerFormat& format) {
    std::string_view bytes = input.bytes;
    if (format.driver == "GeoJSON"sv)
        bytes.remove_prefix(std::min(bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n"), bytes.size()));
    if (bytes.starts_with(format.beginning)) return;
    refuse("CTG-READ-019", {{"format", format.driver}}, place_of(input.file));
}

/// The file beside `file` with another extension in any case, or nothing.
std::optional<std::filesystem::path> neighbour(const std::filesystem::path& file,
                                               std::string_view extension) {
    std::error_code fault;
    const auto folder = file.has_parent_path() ? file.parent_path() : std::filesystem::path(".");
    for (std::filesystem::directory_iterator entry(folder, fault), end; !fault && entry != end;
         entry.increment(fault)) {
        const auto& path = entry->path();
        if (path.stem() == file.stem() && lower(path.extension().string()) == extension)
            return file.has_parent_path() ? path : path.filename();
    }
    return std::nullopt;
}

/// A Shapefile without its index or its attributes is not whole; without the others it is.
void add_shapefile_parts(const std::filesystem::path& file, const ReadLimits& limits,
                         std::vector<Input>& parts) {
    for (const std::string_view extension : {".shx", ".dbf", ".prj", ".cpg"}) {
        const bool is_needed = extension == ".shx" || extension == ".dbf";
        const auto part = neighbour(file, extension);
        if (part || is_needed)
            parts.push_back(open_input(
                part.value_or(std::filesystem::path(file).replace_extension(extension)), limits));
    }
}

std::vector<Input> parts_of(const std::filesystem::path& file, const ReadLimits& limits) {
    std::vector<Input> parts{open_input(file, limits)};
    const bool is_archive = is_zip(file);
    if (is_archive) parts = zipped_layer(parts.front(), limits);
    const std::filesystem::path named = parts.front().file;
    const auto& format = format_of(named);
    check_beginning(parts.front(), format);
    if (format.driver == "GeoJSON"sv) check_geojson(parts.front(), limits);
    if (format.driver == "GPKG"sv) check_geopackage(named, parts.front());
    if (format.driver == "ESRI Shapefile"sv && !is_archive)
        add_shapefile_parts(file, limits, parts);
    return parts;
}

GdalDataset opened(const std::string& path, const LayerFormat& format) {
    const std::array<const char*, 2> drivers{format.driver, nullptr};
    const std::array<const char*, 2> options{format.open_option, nullptr};
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR;
    return GdalDataset(GDALOpenEx(path.c_str(), flags, drivers.data(), options.data(), nullptr));
}

bool may_hold_polygons(OGRLayerH layer) {
    const auto type = OGR_GT_Flatten(OGR_L_GetGeomType(layer));
    return type == wkbUnknown || OGR_GT_IsSubClassOf(type, wkbSurface) != FALSE ||
           OGR_GT_IsSubClassOf(type, wkbMultiSurface) != FALSE;
}

} // namespace

LayerFile::LayerFile(const std::filesystem::path& file, const ReadLimits& limits)
    : parts_(parts_of(file, limits)) {
    std::string all;
    const auto stem = std::filesystem::path(name()).stem().string();
    for (auto& part : parts_) {
        if (parts_.size() > 1) all += part.bytes;
        const std::filesystem::path path(part.file);
        folder_.lend(stem + lower(path.extension().string()), part.bytes);
    }
    sha256_ = sha256_hex(parts_.size() > 1 ? all : parts_.front().bytes);
    const auto& format = format_of(name());
    dataset_ = opened(folder_.path_of(stem + std::string(format.extension)), format);
    check_errors();
    if (!dataset_) refuse("CTG-READ-004", {{"words", "–"}}, place());
}

Place LayerFile::place() const {
    return place_of(name());
}

void LayerFile::check_errors() const {
    std::vector<Diagnostic> errors;
    for (const auto& words : std::set(watch_.errors().begin(), watch_.errors().end()))
        errors.push_back(
            error_of("CTG-READ-004", {{"words", folder_.without_root(words)}}, place()));
    if (!errors.empty()) throw ReadError(std::move(errors));
}

std::vector<Diagnostic> LayerFile::warnings() const {
    std::vector<Diagnostic> warnings;
    for (const auto& words : std::set(watch_.warnings().begin(), watch_.warnings().end()))
        warnings.push_back(
            warning_of("CTG-READ-024", {{"words", folder_.without_root(words)}}, place()));
    return warnings;
}

/// The stored queries of a GeoPackage: one may never end, so none is read.
std::vector<std::string> LayerFile::views() const {
    std::vector<std::string> views;
    if (format_of(name()).driver != "GPKG"sv) return views;
    constexpr auto* query = "SELECT name FROM sqlite_master WHERE type = 'view'";
    auto* const rows = GDALDatasetExecuteSQL(dataset_.get(), query, nullptr, nullptr);
    if (rows == nullptr) return views;
    while (const OgrFeature row{OGR_L_GetNextFeature(rows)})
        views.emplace_back(OGR_F_GetFieldAsString(row.get(), 0));
    GDALDatasetReleaseResultSet(dataset_.get(), rows);
    return views;
}

OGRLayerH LayerFile::layer(const std::string& wanted) const {
    const auto stored_queries = views();
    std::vector<std::string> names;
    std::vector<OGRLayerH> candidates;
    for (int n = 0; n < GDALDatasetGetLayerCount(dataset_.get()); ++n) {
        auto* const layer = GDALDatasetGetLayer(dataset_.get(), n);
        const std::string name = OGR_L_GetName(layer);
        const bool is_view = std::ranges::find(stored_queries, name) != stored_queries.end();
        if (name == wanted && is_view) refuse("CTG-READ-028", {{"layer", name}}, place());
        if (name == wanted) return layer;
        if (is_view || !may_hold_polygons(layer)) continue;
        names.push_back(name);
        candidates.push_back(layer);
    }
    if (!wanted.empty())
        refuse("CTG-READ-020",
               {{"layer", wanted},
                {"layers", joined(names)},
                {"nearest", joined(nearest(wanted, names))}},
               place());
    if (candidates.empty()) refuse("CTG-READ-022", {}, place());
    if (candidates.size() > 1) refuse("CTG-READ-021", {{"layers", joined(names)}}, place());
    return candidates.front();
}

} // namespace ctg
