// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cpl_vsi.h>
#include <gdal.h>
#include <ogr_api.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

namespace ctg {

/// While it lives, what GDAL says on this thread is kept here instead of printed, and GDAL opens no
/// connection on this thread.
class GdalWatch {
public:
    GdalWatch();
    ~GdalWatch();
    GdalWatch(const GdalWatch&) = delete;
    GdalWatch& operator=(const GdalWatch&) = delete;

    [[nodiscard]] const std::vector<std::string>& errors() const noexcept { return errors_; }
    [[nodiscard]] const std::vector<std::string>& warnings() const noexcept { return warnings_; }

private:
    static void hear(CPLErr kind, CPLErrorNum number, const char* words);

    std::vector<std::string> errors_;
    std::vector<std::string> warnings_;
};

struct DatasetCloser {
    void operator()(GDALDatasetH dataset) const noexcept { GDALClose(dataset); }
};
using GdalDataset = std::unique_ptr<std::remove_pointer_t<GDALDatasetH>, DatasetCloser>;

struct FeatureDestroyer {
    void operator()(OGRFeatureH feature) const noexcept { OGR_F_Destroy(feature); }
};
using OgrFeature = std::unique_ptr<std::remove_pointer_t<OGRFeatureH>, FeatureDestroyer>;

struct VsiCloser {
    void operator()(VSILFILE* file) const noexcept { VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, VsiCloser>;

/// Files that GDAL sees under a folder of its own, in memory: it touches nothing on disk, so
/// neither follows a neighbour of the file nor leaves one. The bytes are lent and must outlive the
/// folder.
class MemoryFolder {
public:
    MemoryFolder();
    ~MemoryFolder();
    MemoryFolder(const MemoryFolder&) = delete;
    MemoryFolder& operator=(const MemoryFolder&) = delete;

    void lend(const std::string& name, std::string& bytes) const;
    [[nodiscard]] std::string path_of(const std::string& name) const { return root_ + name; }
    /// `words` of GDAL without this folder's name.
    [[nodiscard]] std::string without_root(std::string words) const;

private:
    std::string root_;
};

} // namespace ctg
