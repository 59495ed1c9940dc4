// SPDX-License-Identifier: Apache-2.0
#include "reading/layer_crs.hpp"

#include "reading/gdal_watch.hpp"

#include <cpl_conv.h>
#include <ogr_spatialref.h>
#include <ogr_srs_api.h>

#include <charconv>
#include <memory>
#include <string_view>
#include <type_traits>

namespace ctg {
namespace {

/// The EPSG code under which `reference` is registered. OGC:CRS84 is EPSG:4326 with longitude
/// first, as coordinates always are here.
Crs registered_crs(OGRSpatialReferenceH reference) {
    const char* const authority = OSRGetAuthorityName(reference, nullptr);
    const char* const code = OSRGetAuthorityCode(reference, nullptr);
    if (authority == nullptr || code == nullptr) return {};
    const std::string_view text = code;
    if (std::string_view(authority) == "OGC" && text == "CRS84") return wgs84;
    if (std::string_view(authority) != "EPSG") return {};
    Crs crs;
    std::from_chars(text.data(), text.data() + text.size(), crs.epsg);
    return crs;
}

struct ReferenceFreer {
    void operator()(OGRSpatialReferenceH reference) const noexcept { OSRRelease(reference); }
};

struct ReferencesFreer {
    void operator()(OGRSpatialReferenceH* references) const noexcept {
        OSRFreeSRSArray(references);
    }
};

struct CplFreer {
    void operator()(int* values) const noexcept { CPLFree(values); }
};

/// The EPSG code of the reference that equals `reference` but for names, as a .prj of ArcGIS has
/// them.
Crs matching_crs(OGRSpatialReferenceH reference) {
    constexpr int same_but_for_names = 90; // [%], as OSRFindMatches documents its confidence
    int count = 0;
    int* confidence_values = nullptr;
    const std::unique_ptr<OGRSpatialReferenceH, ReferencesFreer> matches(
        OSRFindMatches(reference, nullptr, &count, &confidence_values));
    const std::unique_ptr<int, CplFreer> confidences(confidence_values);
    for (int n = 0; n < count; ++n) {
        if (confidences.get()[n] < same_but_for_names) continue;
        if (const auto crs = registered_crs(matches.get()[n]); crs.is_known()) return crs;
    }
    return {};
}

} // namespace

Crs crs_of(OGRLayerH layer) {
    auto* const stated = OGR_L_GetSpatialRef(layer);
    if (stated == nullptr) return {};
    const std::unique_ptr<std::remove_pointer_t<OGRSpatialReferenceH>, ReferenceFreer> reference(
        OSRClone(stated));
    // GDAL gives heights a CRS of their own (4979 for 4326); they are dropped, so it goes too.
    OSRDemoteTo2D(reference.get(), nullptr);
    const Crs crs = registered_crs(reference.get());
    return crs.is_known() ? crs : matching_crs(reference.get());
}

bool is_name_of_crs(const std::string& name) {
    const GdalWatch watch; // what PROJ says of an unknown name, the caller tells better
    OGRSpatialReference reference;
    const auto* const limits = OGRSpatialReference::SET_FROM_USER_INPUT_LIMITATIONS_get();
    return reference.SetFromUserInput(name.c_str(), limits) == OGRERR_NONE;
}

} // namespace ctg
