// SPDX-License-Identifier: Apache-2.0
#include "ctg/base/error.hpp"
#include "ctg/writing/file.hpp"
#include "writing/atomic_file.hpp"
#include "writing/gdal_layer.hpp"
#include "writing/qgis_style.hpp"
#include "writing/record_values.hpp"
#include "writing/sqlite_lock.hpp"

#include <cpl_conv.h>

#include <cassert>
#include <mutex>

extern "C" void RegisterOGRGeoPackage(); // only GDAL's C++ header declares it

namespace ctg {
namespace {

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

/// The layer with the class of each row as its last column.
ResultLayer with_classes(ResultLayer layer) {
    if (layer.legend.empty()) return layer;
    assert(layer.class_of_row.size() == layer.records.rows.size());
    layer.records.columns.push_back({std::string(class_column), RecordKind::text});
    for (std::size_t row = 0; row < layer.class_of_row.size(); ++row) {
        const auto& label = layer.class_of_row[row];
        layer.records.rows[row].push_back(label.empty() ? absent : RecordValue{label});
    }
    return layer;
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
        write_layer(dataset.get(), with_classes(layer), {layer.name});
    write_styles(dataset.get(), layers);
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
