// SPDX-License-Identifier: Apache-2.0
#include "reading/layer_features.hpp"

#include "ctg/geometry/measure.hpp"
#include "reading/gdal_watch.hpp"
#include "reading/input.hpp"
#include "reading/layer_repair.hpp"
#include "reading/utf8.hpp"

#include <fmt/format.h>

namespace ctg {
namespace {

std::string date_text(OGRFeatureH feature, int field) {
    int year = 0;
    int month = 0;
    int day = 0;
    int hour = 0;
    int minute = 0;
    int zone = 0;
    float second = 0.0F;
    OGR_F_GetFieldAsDateTimeEx(feature, field, &year, &month, &day, &hour, &minute, &second, &zone);
    return fmt::format("{:04}-{:02}-{:02}", year, month, day);
}

/// An attribute as text: a missing one is empty, a real number the shortest that reads the same.
std::string attribute_text(OGRFeatureH feature, int field) {
    if (OGR_F_IsFieldSetAndNotNull(feature, field) == FALSE) return {};
    switch (OGR_Fld_GetType(OGR_F_GetFieldDefnRef(feature, field))) {
    case OFTReal:
        return fmt::format("{}", OGR_F_GetFieldAsDouble(feature, field));
    case OFTDate:
        return date_text(feature, field);
    default:
        return OGR_F_GetFieldAsString(feature, field);
    }
}

std::vector<std::byte> wkb_of(OGRGeometryH geometry) {
    std::vector<std::byte> wkb(OGR_G_WkbSizeEx(geometry));
    OGR_G_ExportToIsoWkb(geometry, wkbNDR, reinterpret_cast<unsigned char*>(wkb.data()));
    return wkb;
}

/// Reads features one after the other.
class FeatureReader {
public:
    FeatureReader(OGRLayerH layer, std::string file, Crs crs, const LayerOptions& options,
                  Faults& faults)
        : layer_(layer),
          file_(std::move(file)),
          crs_(crs),
          options_(options),
          faults_(faults) {}

    LayerFeatures read() {
        read_columns();
        OGR_L_ResetReading(layer_);
        while (const OgrFeature feature{OGR_L_GetNextFeature(layer_)}) {
            ++number_;
            read_row(feature.get());
            read_shape(OGR_F_GetGeometryRef(feature.get()));
        }
        if (with_heights_ > 0)
            faults_.add(note_of("CTG-READ-023", {{"count", std::to_string(with_heights_)}},
                                {file_, 0, 0, {}, {}, PlaceUnit::feature}));
        return std::move(features_);
    }

    LayerFeatures read_attributes() {
        read_columns();
        OGR_L_ResetReading(layer_);
        while (const OgrFeature feature{OGR_L_GetNextFeature(layer_)}) {
            ++number_;
            read_row(feature.get());
        }
        return std::move(features_);
    }

private:
    void read_columns() {
        auto* const definition = OGR_L_GetLayerDefn(layer_);
        for (int field = 0; field < OGR_FD_GetFieldCount(definition); ++field)
            features_.columns.emplace_back(
                OGR_Fld_GetNameRef(OGR_FD_GetFieldDefn(definition, field)));
    }

    void read_row(OGRFeatureH feature) {
        check_limit("rows", number_, options_.limits.rows, place());
        Table::Row row;
        std::string excerpt;
        for (std::size_t c = 0; c < features_.columns.size(); ++c) {
            auto text = attribute_text(feature, static_cast<int>(c));
            check_limit("cell_bytes", text.size(), options_.limits.cell_bytes, place());
            if (const auto at = first_fault_of_utf8(text); at != std::string::npos)
                refuse_text(text, at, features_.columns[c]);
            excerpt += fmt::format("{}{} = {}", c == 0 ? "" : ", ", features_.columns[c], text);
            row.push_back({std::move(text), number_, 0});
        }
        features_.rows.push_back(std::move(row));
        features_.excerpts.push_back(std::move(excerpt));
    }

    void read_shape(OGRGeometryH geometry) {
        features_.shapes.emplace_back();
        const auto type =
            geometry == nullptr ? wkbNone : OGR_GT_Flatten(OGR_G_GetGeometryType(geometry));
        const bool is_polygon = type == wkbPolygon || type == wkbMultiPolygon;
        if (!is_polygon || OGR_G_IsEmpty(geometry) != FALSE) {
            const auto* const name = geometry == nullptr ? "NULL" : OGR_G_GetGeometryName(geometry);
            const auto* const empty = is_polygon ? " EMPTY" : "";
            faults_.add(
                error_of("CTG-READ-007", {{"type", fmt::format("{}{}", name, empty)}}, place()));
            return;
        }
        if (OGR_G_Is3D(geometry) != FALSE || OGR_G_IsMeasured(geometry) != FALSE) ++with_heights_;
        try {
            if (options_.invalid_shapes == InvalidShapes::repair) close(geometry);
            check_shape(MultiPolygon::from_wkb(wkb_of(geometry)));
        } catch (const GeometryError& error) {
            for (auto diagnostic : error.diagnostics()) {
                diagnostic.places = {place()};
                faults_.add(std::move(diagnostic));
            }
        }
    }

    void close(OGRGeometryH geometry) {
        const std::size_t count = close_rings(geometry);
        if (count > 0)
            faults_.add(note_of("CTG-READ-062", {{"count", std::to_string(count)}}, place()));
    }

    void check_shape(MultiPolygon shape) {
        vertices_ += shape.vertex_count();
        check_limit("vertices", vertices_, options_.limits.vertices, place());
        if (const auto invalidity = invalidity_of(shape)) shape = judged(shape, *invalidity);
        features_.shapes.back() = std::move(shape);
    }

    /// What becomes of an invalid shape.
    MultiPolygon judged(const MultiPolygon& shape, const Invalidity& invalidity) {
        if (options_.invalid_shapes == InvalidShapes::repair) {
            try {
                return repaired(shape, invalidity, crs_, place(), faults_);
            } catch (const DataError& error) {
                faults_.add(error.diagnostics());
                return shape;
            }
        }
        const DiagnosticValues values{{"reason", invalidity.reason},
                                      {"x", fmt::format("{}", invalidity.where.x)},
                                      {"y", fmt::format("{}", invalidity.where.y)}};
        const bool is_kept = options_.invalid_shapes == InvalidShapes::keep;
        faults_.add(is_kept ? warning_of("CTG-READ-008", values, place())
                            : error_of("CTG-READ-008", values, place()));
        return shape;
    }

    void refuse_text(std::string& text, std::size_t at, const std::string& column) {
        Place where = place();
        where.field = column;
        const auto byte = static_cast<unsigned char>(text[at]);
        faults_.add(error_of("CTG-READ-011",
                             {{"byte", fmt::format("{:02X}", byte)},
                              {"character", from_windows_1252(text.substr(at, 1))}},
                             where));
        text = from_windows_1252(text);
    }

    /// Of the feature being read.
    [[nodiscard]] Place place() const {
        Place place{file_, number_, 0, {}, {}, PlaceUnit::feature};
        if (number_ <= features_.excerpts.size()) place.excerpt = features_.excerpts[number_ - 1];
        return place;
    }

    OGRLayerH layer_;
    std::string file_;
    Crs crs_;
    const LayerOptions& options_;
    Faults& faults_;
    LayerFeatures features_;
    std::size_t number_ = 0; ///< of the feature being read, from 1
    std::size_t vertices_ = 0;
    std::size_t with_heights_ = 0;
};

} // namespace

LayerFeatures features_of(OGRLayerH layer, const std::string& file, Crs crs,
                          const LayerOptions& options, Faults& faults) {
    return FeatureReader(layer, file, crs, options, faults).read();
}

LayerFeatures attributes_of(OGRLayerH layer, const std::string& file, const LayerOptions& options,
                            Faults& faults) {
    return FeatureReader(layer, file, {}, options, faults).read_attributes();
}

} // namespace ctg
