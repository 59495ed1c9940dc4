// SPDX-License-Identifier: Apache-2.0
#include "writing/gdal_layer.hpp"

#include <fmt/format.h>
#include <ogr_srs_api.h>

#include <cassert>

namespace ctg {
namespace {

using Feature = Owned<OGRFeatureH, OGR_F_Destroy>;
using FieldDefinition = Owned<OGRFieldDefnH, OGR_Fld_Destroy>;
using SpatialReference = Owned<OGRSpatialReferenceH, OSRRelease>;

OGRFieldType type_of(RecordKind kind, Numbers numbers) noexcept {
    switch (kind) {
    case RecordKind::integer:
        return OFTInteger64;
    case RecordKind::number:
    case RecordKind::share:
        return numbers == Numbers::as_real ? OFTReal : OFTString;
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
    void operator()(double value) const {
        if (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field)) == OFTString)
            OGR_F_SetFieldString(feature, field, fmt::format("{}", value).c_str());
        else
            OGR_F_SetFieldDouble(feature, field, value);
    }
    void operator()(bool value) const { OGR_F_SetFieldInteger(feature, field, value ? 1 : 0); }
};

void set_shape(OGRFeatureH feature, const MultiPolygon& shape) {
    if (shape.is_empty()) return; // no geometry, rather than an empty one
    const auto bytes = shape.wkb();
    OGRGeometryH geometry = nullptr;
    demand(OGR_G_CreateFromWkb(bytes.data(), nullptr, &geometry, static_cast<int>(bytes.size())));
    demand(OGR_F_SetGeometryDirectly(feature, geometry));
}

} // namespace

void demand(bool is_right) {
    if (!is_right) throw Refused{};
}

void demand(OGRErr status) {
    demand(status == OGRERR_NONE);
}

void write_layer(GDALDatasetH dataset, const ResultLayer& layer, const LayerCreation& creation) {
    const bool has_shapes = !layer.shapes.empty() || layer.records.rows.empty();
    assert(!has_shapes || layer.shapes.size() == layer.records.rows.size());
    std::vector<const char*> options;
    for (const auto& option : creation.options)
        options.push_back(option.c_str());
    options.push_back(nullptr);
    const auto reference = reference_of(layer.crs);
    const OGRLayerH target = GDALDatasetCreateLayer(
        dataset, creation.name.c_str(), layer.crs.is_known() ? reference.get() : nullptr,
        has_shapes ? wkbMultiPolygon : wkbNone, const_cast<char**>(options.data()));
    demand(target != nullptr);
    for (const auto& [column, kind] : layer.records.columns) {
        const FieldDefinition field(
            OGR_Fld_Create(column.c_str(), type_of(kind, creation.numbers)));
        demand(OGR_L_CreateField(target, field.get(), FALSE));
    }
    for (std::size_t row = 0; row < layer.records.rows.size(); ++row) {
        const Feature feature(OGR_F_Create(OGR_L_GetLayerDefn(target)));
        const auto& values = layer.records.rows[row];
        for (std::size_t i = 0; i < values.size(); ++i)
            std::visit(FieldSetter{feature.get(), static_cast<int>(i)}, values[i]);
        if (has_shapes) set_shape(feature.get(), layer.shapes[row]);
        demand(OGR_L_CreateFeature(target, feature.get()));
    }
}

} // namespace ctg
