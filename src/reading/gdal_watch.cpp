// SPDX-License-Identifier: Apache-2.0
#include "reading/gdal_watch.hpp"

#include <cpl_conv.h>
#include <cpl_error.h>
#include <cpl_http.h>
#include <cpl_vsi.h>
#include <fmt/format.h>
#include <ogr_srs_api.h>
#include <ogrsf_frmts.h>

#include <atomic>
#include <mutex>
#include <new>

namespace ctg {
namespace {

/// The formats of layers and of workbooks, one by one: GDALAllRegister would let in drivers that
/// fetch, follow links between files or run what a file says.
void register_drivers() {
    static std::once_flag once;
    std::call_once(once, [] {
        RegisterOGRShape();
        RegisterOGRGeoJSON();
        RegisterOGRGeoPackage();
        RegisterOGRFlatGeobuf();
        RegisterOGRXLSX();
        RegisterOGRODS();
        OSRSetPROJEnableNetwork(FALSE);
    });
}

/// Answers every request by a failure: the answer "nothing" would let GDAL send it.
CPLHTTPResult* refuse_request(const char* /*address*/, CSLConstList /*options*/,
                              GDALProgressFunc /*progress*/, void* /*progress_data*/,
                              CPLHTTPFetchWriteFunc /*write*/, void* /*write_data*/,
                              void* /*data*/) {
    auto* const result = static_cast<CPLHTTPResult*>(CPLCalloc(1, sizeof(CPLHTTPResult)));
    result->nStatus = 1;
    result->pszErrBuf = CPLStrdup("ctg opens no connection");
    return result;
}

} // namespace

GdalWatch::GdalWatch() {
    register_drivers();
    CPLPushErrorHandlerEx(&GdalWatch::hear, this);
    CPLHTTPPushFetchCallback(&refuse_request, nullptr);
}

GdalWatch::~GdalWatch() {
    CPLHTTPPopFetchCallback();
    CPLPopErrorHandler();
}

void GdalWatch::hear(CPLErr kind, CPLErrorNum /*number*/, const char* words) {
    auto* const watch = static_cast<GdalWatch*>(CPLGetErrorHandlerUserData());
    if (kind == CE_Warning) watch->warnings_.emplace_back(words);
    if (kind == CE_Failure || kind == CE_Fatal) watch->errors_.emplace_back(words);
}

MemoryFolder::MemoryFolder() {
    static std::atomic<unsigned> count{0};
    root_ = fmt::format("/vsimem/ctg_{}/", ++count);
}

MemoryFolder::~MemoryFolder() {
    VSIRmdirRecursive(root_.c_str());
}

void MemoryFolder::lend(const std::string& name, std::string& bytes) const {
    auto* const data = reinterpret_cast<GByte*>(bytes.data());
    auto* const file = VSIFileFromMemBuffer(path_of(name).c_str(), data, bytes.size(), FALSE);
    if (file == nullptr) throw std::bad_alloc();
    VSIFCloseL(file);
}

std::string MemoryFolder::without_root(std::string words) const {
    for (auto at = words.find(root_); at != std::string::npos; at = words.find(root_))
        words.erase(at, root_.size());
    return words;
}

} // namespace ctg
