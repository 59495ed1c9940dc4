// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/reading/read.hpp"
#include "reading/gdal_watch.hpp"
#include "reading/input.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace ctg {

/// A layer's file, opened by GDAL from memory with the one driver that its name and content call
/// for. Whatever GDAL calls an error is one.
class LayerFile {
public:
    /// @throws ReadError CTG-READ-004 (GDAL's words), -018 (unknown extension), -019 (content of
    ///         another format), -025 (being written); as open_input and check_geojson.
    LayerFile(const std::filesystem::path& file, const ReadLimits& limits);

    [[nodiscard]] const std::string& name() const noexcept { return parts_.front().file; }
    /// Of the bytes of all its parts, one after the other: a Shapefile is .shp .shx .dbf .prj .cpg.
    [[nodiscard]] const std::string& sha256() const noexcept { return sha256_; }

    /// The layer named `wanted`; with no name, the only one that holds polygons.
    /// @throws ReadError CTG-READ-020 (no such layer), -021 (several), -022 (none of polygons),
    ///         -028 (a view).
    [[nodiscard]] OGRLayerH layer(const std::string& wanted) const;

    /// @throws ReadError CTG-READ-004 if GDAL has said any error since the file was opened.
    void check_errors() const;
    /// GDAL's warnings so far, as notes.
    [[nodiscard]] std::vector<Diagnostic> warnings() const;

private:
    [[nodiscard]] std::vector<std::string> views() const;
    [[nodiscard]] Place place() const;

    std::vector<Input> parts_;
    std::string sha256_;
    GdalWatch watch_;
    MemoryFolder folder_;
    GdalDataset dataset_;
};

} // namespace ctg
