// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal.h>
#include <ogr_api.h>
#include <ogr_srs_api.h>

#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace ctg_test {

/// A layer as GDAL is told to write it: an independent hand, with every driver it has.
struct LayerToWrite {
    struct Feature {
        std::string code;
        std::string wkt; ///< empty: no geometry
    };
    std::string driver = "GPKG";
    std::string name = "communes";
    int epsg = 2154; ///< 0: none
    std::vector<Feature> features = {};
    OGRwkbGeometryType type = wkbUnknown;
};

inline void expect(bool is_done, const char* what) {
    if (!is_done) throw std::runtime_error(what);
}

inline void add_layer(GDALDatasetH dataset, const LayerToWrite& to_write) {
    const OGRSpatialReferenceH reference = OSRNewSpatialReference(nullptr);
    if (to_write.epsg != 0) OSRImportFromEPSG(reference, to_write.epsg);
    const OGRLayerH layer =
        GDALDatasetCreateLayer(dataset, to_write.name.c_str(),
                               to_write.epsg == 0 ? nullptr : reference, to_write.type, nullptr);
    expect(layer != nullptr, "layer");
    OSRRelease(reference);
    const OGRFieldDefnH field = OGR_Fld_Create("code", OFTString);
    OGR_L_CreateField(layer, field, TRUE);
    OGR_Fld_Destroy(field);
    for (const auto& [code, wkt] : to_write.features) {
        const OGRFeatureH feature = OGR_F_Create(OGR_L_GetLayerDefn(layer));
        OGR_F_SetFieldString(feature, 0, code.c_str());
        std::string text = wkt;
        char* rest = text.data();
        OGRGeometryH geometry = nullptr;
        if (!wkt.empty()) OGR_G_CreateFromWkt(&rest, nullptr, &geometry);
        OGR_F_SetGeometryDirectly(feature, geometry);
        expect(OGR_L_CreateFeature(layer, feature) == OGRERR_NONE, "feature");
        OGR_F_Destroy(feature);
    }
}

/// Writes `layers` to `file`, then runs `statements` of SQL on it.
inline std::filesystem::path write_layers(const std::filesystem::path& file,
                                          const std::vector<LayerToWrite>& layers,
                                          const std::vector<std::string>& statements = {}) {
    GDALAllRegister();
    const GDALDriverH driver = GDALGetDriverByName(layers.at(0).driver.c_str());
    const GDALDatasetH dataset = GDALCreate(driver, file.c_str(), 0, 0, 0, GDT_Unknown, nullptr);
    expect(dataset != nullptr, "dataset");
    for (const auto& layer : layers)
        add_layer(dataset, layer);
    for (const auto& statement : statements)
        GDALDatasetReleaseResultSet(
            dataset, GDALDatasetExecuteSQL(dataset, statement.c_str(), nullptr, nullptr));
    GDALClose(dataset);
    return file;
}

} // namespace ctg_test
