// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/writing/file.hpp"
#include "writing/atomic_file.hpp"
#include "writing/sqlite_lock.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <cassert>
#include <memory>
#include <mutex>
#include <type_traits>

extern "C" void RegisterOGRGeoPackage(); // only GDAL's C++ header declares it

namespace ctg {
namespace {

/// Gathers what GDAL says on this thread. Any word of it is a failure: its return codes are not to
/// be trusted alone.
class GdalWords {
public:
    GdalWords() { CPLPushErrorHandlerEx(&GdalWords::listen, &words_); }
    ~GdalWords() { CPLPopErrorHandler(); }
    GdalWords(const GdalWords&) = delete;
    GdalWords& operator=(const GdalWords&) = delete;

    [[nodiscard]] const std::string& text() const noexcept { return words_; }

private:
    static void CPL_STDCALL listen(CPLErr level, CPLErrorNum, const char* words) {
        if (level < CE_Warning) return;
        auto& all = *static_cast<std::string*>(CPLGetErrorHandlerUserData());
        all += (all.empty() ? "" : "; ") + std::string(words);
    }

    std::string words_;
};

/// A setting of GDAL on this thread, for as long as the value lives.
class GdalSetting {
public:
    GdalSetting(const char* key, const char* value) : key_(key) {
        CPLSetThreadLocalConfigOption(key_, value);
    }
    ~GdalSetting() { CPLSetThreadLocalConfigOption(key_, nullptr); }
    GdalSetting(const GdalSetting&) = delete;
    GdalSetting& operator=(const GdalSetting&) = delete;

private:
    const char* key_;
};

template <auto Release>
struct ReleasedBy {
    template <class Handle>
    void operator()(Handle* handle) const noexcept {
        Release(handle);
    }
};
template <class Handle, auto Release>
using Owned = std::unique_ptr<std::remove_pointer_t<Handle>, ReleasedBy<Release>>;

using Dataset = Owned<GDALDatasetH, GDALClose>;
using Feature = Owned<OGRFeatureH, OGR_F_Destroy>;
using FieldDefinition = Owned<OGRFieldDefnH, OGR_Fld_Destroy>;
using SpatialReference = Owned<OGRSpatialReferenceH, OSRRelease>;

/// Thrown and caught in this file: GDAL refused, and GdalWords knows why.
struct Refused {};

void demand(bool is_right) {
    if (!is_right) throw Refused{};
}

void demand(OGRErr status) {
    demand(status == OGRERR_NONE);
}

OGRFieldType type_of(RecordKind kind) noexcept {
    switch (kind) {
    case RecordKind::integer:
        return OFTInteger64;
    case RecordKind::number:
    case RecordKind::share:
        return OFTReal;
    case RecordKind::text:
    case RecordKind::code:
        break;
    }
    return OFTString;
}

SpatialReference reference_of(Crs crs) {
    SpatialReference reference(OSRNewSpatialReference(nullptr));
    if (crs.is_known()) demand(OSRImportFromEPSG(reference.get(), crs.epsg));
    OSRSetAxisMappingStrategy(reference.get(), OAMS_TRADITIONAL_GIS_ORDER);
    return reference;
}

/// Sets one field of a feature.
struct FieldSetter {
    OGRFeatureH feature;
    int field;

    void operator()(std::monostate) const { OGR_F_SetFieldNull(feature, field); }
    void operator()(const std::string& text) const {
        OGR_F_SetFieldString(feature, field, text.c_str());
    }
    void operator()(std::int64_t value) const { OGR_F_SetFieldInteger64(feature, field, value); }
    void operator()(double value) const { OGR_F_SetFieldDouble(feature, field, value); }
    void operator()(bool value) const { OGR_F_SetFieldInteger(feature, field, value ? 1 : 0); }
};

void set_shape(OGRFeatureH feature, const MultiPolygon& shape) {
    if (shape.is_empty()) return; // no geometry, rather than an empty one
    const auto bytes = shape.wkb();
    OGRGeometryH geometry = nullptr;
    demand(OGR_G_CreateFromWkb(bytes.data(), nullptr, &geometry, static_cast<int>(bytes.size())));
    demand(OGR_F_SetGeometryDirectly(feature, geometry));
}

void write_layer(GDALDatasetH dataset, const ResultLayer& layer) {
    assert(layer.shapes.size() == layer.records.rows.size());
    const auto reference = reference_of(layer.crs);
    const OGRLayerH target = GDALDatasetCreateLayer(
        dataset, layer.name.c_str(), layer.crs.is_known() ? reference.get() : nullptr,
        wkbMultiPolygon, nullptr);
    demand(target != nullptr);
    for (const auto& [name, kind] : layer.records.columns) {
        const FieldDefinition field(OGR_Fld_Create(name.c_str(), type_of(kind)));
        demand(OGR_L_CreateField(target, field.get(), FALSE));
    }
    for (std::size_t row = 0; row < layer.shapes.size(); ++row) {
        const Feature feature(OGR_F_Create(OGR_L_GetLayerDefn(target)));
        const auto& values = layer.records.rows[row];
        for (std::size_t i = 0; i < values.size(); ++i)
            std::visit(FieldSetter{feature.get(), static_cast<int>(i)}, values[i]);
        set_shape(feature.get(), layer.shapes[row]);
        demand(OGR_L_CreateFeature(target, feature.get()));
    }
}

void write_dataset(const std::string& path, const std::vector<ResultLayer>& layers) {
    static std::once_flag once;
    std::call_once(once, &RegisterOGRGeoPackage);
    // The same input gives the same bytes: the date of the last change is no part of the result.
    const GdalSetting date("OGR_CURRENT_DATE", "1970-01-01T00:00:00.000Z");
    const GdalSetting leave_flushing_to_us("OGR_SQLITE_SYNCHRONOUS", "OFF");

    const Dataset dataset(
        GDALCreate(GDALGetDriverByName("GPKG"), path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    demand(dataset != nullptr);
    demand(GDALDatasetStartTransaction(dataset.get(), FALSE));
    for (const auto& layer : layers)
        write_layer(dataset.get(), layer);
    demand(GDALDatasetCommitTransaction(dataset.get()));
}

[[noreturn]] void fail(std::string_view code, const std::filesystem::path& file,
                       const std::string& words) {
    throw ReadError(
        {error_of(code, {{"file", file.string()}, {"words", words}}, Place{file.string()})});
}

} // namespace

void write_geopackage(const std::filesystem::path& file, const std::vector<ResultLayer>& layers,
                      Existing existing) {
    // Before AtomicFile makes a folder of that name.
    if (std::filesystem::absolute(file).string().starts_with("/vsi"))
        fail("CTG-WRIT-005", file, {});
    AtomicFile target(file, existing);
    const GdalWords words;
    bool is_refused = false;
    try {
        write_dataset(target.temporary().string(), layers);
    } catch (const Refused&) {
        is_refused = true;
    }
    if (is_refused || !words.text().empty()) fail("CTG-WRIT-004", file, words.text());
    if (const int number = synchronised(target.temporary()); number != 0) target.fail(number);
    wait_until_free(file);
    target.commit();
}

} // namespace ctg
