// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "ctg/writing/file.hpp"

#include <cpl_error.h>
#include <gdal.h>
#include <ogr_api.h>

#include <memory>
#include <string>
#include <type_traits>
#include <vector>

namespace ctg {

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

/// GDAL refused, and GdalWords knows why.
struct Refused {};

/// Throws Refused unless GDAL did what it was asked.
void demand(bool is_right);
void demand(OGRErr status);

/// How numbers are given to a driver: GDAL writes those it holds as numbers with 15 digits to a
/// database, where 17 are needed to read the same back.
enum class Numbers { as_real, as_text };

struct LayerCreation {
    std::string name;
    std::vector<std::string> options = {}; ///< of the driver: "SCHEMA=diagnostic"
    Numbers numbers = Numbers::as_real;
};

/// Adds `layer` to a dataset: its columns, its rows and their shapes. A layer without any shape
/// (its list is empty) becomes a table.
void write_layer(GDALDatasetH dataset, const ResultLayer& layer, const LayerCreation& creation);

} // namespace ctg
