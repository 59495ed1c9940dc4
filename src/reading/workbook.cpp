// SPDX-License-Identifier: Apache-2.0
#include "reading/workbook.hpp"

#include "ctg/base/error.hpp"
#include "ctg/base/nearest.hpp"
#include "reading/gdal_watch.hpp"
#include "reading/utf8.hpp"
#include "reading/zip_directory.hpp"

#include <cpl_conv.h>

#include <algorithm>
#include <array>

namespace ctg {
namespace {

Place place_of(const Input& input) {
    return {input.file, 0, 0, {}, {}, PlaceUnit::line};
}

[[noreturn]] void refuse_workbook(const Input& input, std::string words) {
    throw DataError({error_of("CTG-READ-045", {{"words", std::move(words)}}, place_of(input))});
}

/// Refuses XML that declares a document type: entities may name files, or grow without end.
void check_markup(const Input& input, const std::string& archive,
                  const std::vector<ZipEntry>& entries) {
    for (const auto& entry : entries) {
        const std::string name = lower(entry.name);
        if (!name.ends_with(".xml") && !name.ends_with(".rels")) continue;
        const auto path = "/vsizip/{" + archive + "}/" + entry.name;
        const VsiFile file(VSIFOpenL(path.c_str(), "rb"));
        if (!file) refuse_workbook(input, entry.name);
        // A document type stands before the first element: the beginning is enough.
        constexpr std::size_t beginning = 65'536;
        std::string text(std::min(beginning, entry.inflated_bytes), '\0');
        text.resize(VSIFReadL(text.data(), 1, text.size(), file.get()));
        if (text.find("<!DOCTYPE") == std::string::npos &&
            text.find("<!ENTITY") == std::string::npos)
            continue;
        throw DataError({error_of("CTG-READ-046", {{"entry", entry.name}}, place_of(input))});
    }
}

/// While it lives, GDAL takes all cells of workbooks as text, and the first row as a row.
class CellsAsText {
public:
    CellsAsText() {
        for (const auto& [key, value] : settings)
            CPLSetThreadLocalConfigOption(key, value);
    }
    ~CellsAsText() {
        for (const auto& [key, value] : settings)
            CPLSetThreadLocalConfigOption(key, nullptr);
    }
    CellsAsText(const CellsAsText&) = delete;
    CellsAsText& operator=(const CellsAsText&) = delete;

private:
    static constexpr std::array<std::pair<const char*, const char*>, 4> settings{
        {{"OGR_XLSX_FIELD_TYPES", "STRING"},
         {"OGR_XLSX_HEADERS", "DISABLE"},
         {"OGR_ODS_FIELD_TYPES", "STRING"},
         {"OGR_ODS_HEADERS", "DISABLE"}}};
};

/// GDAL writes a date as 2024/03/15; tables have it as ISO 8601 does.
std::string cell_text(std::string text) {
    constexpr std::string_view shape = "dddd/dd/dd";
    const bool is_date =
        text.size() == shape.size() && std::ranges::equal(text, shape, [](char c, char model) {
            return model == 'd' ? c >= '0' && c <= '9' : c == model;
        });
    if (is_date) std::ranges::replace(text, '/', '-');
    return text;
}

Table::Row row_of(OGRFeatureH feature, std::size_t width) {
    Table::Row row;
    const auto line = static_cast<std::size_t>(std::max<GIntBig>(0, OGR_F_GetFID(feature)));
    for (std::size_t c = 0; c < width; ++c) {
        const int field = static_cast<int>(c);
        std::string text;
        if (OGR_F_IsFieldSetAndNotNull(feature, field) != 0)
            text = cell_text(OGR_F_GetFieldAsString(feature, field));
        row.push_back({std::move(text), line, c + 1});
    }
    return row;
}

std::vector<Table::Row> rows_of(OGRLayerH layer, const Input& input, const ReadLimits& limits) {
    std::vector<Table::Row> rows;
    const auto width = static_cast<std::size_t>(OGR_FD_GetFieldCount(OGR_L_GetLayerDefn(layer)));
    OGR_L_ResetReading(layer);
    while (const OgrFeature feature{OGR_L_GetNextFeature(layer)}) {
        auto row = row_of(feature.get(), width);
        const bool is_blank =
            std::ranges::all_of(row, [](const TableCell& cell) { return cell.text.empty(); });
        if (is_blank) continue;
        rows.push_back(std::move(row));
        check_limit("rows", rows.size() - 1, limits.rows, place_of(input));
    }
    return rows;
}

OGRLayerH named_layer(GDALDatasetH dataset, const std::string& name, const Input& input) {
    std::vector<std::string> names;
    for (int n = 0; n < GDALDatasetGetLayerCount(dataset); ++n) {
        const OGRLayerH layer = GDALDatasetGetLayer(dataset, n);
        names.emplace_back(OGR_L_GetName(layer));
        if (names.back() == name) return layer;
    }
    throw DataError({error_of(
        "CTG-READ-044",
        {{"sheet", name}, {"sheets", joined(names)}, {"nearest", joined(nearest(name, names))}},
        place_of(input))});
}

OGRLayerH only_layer(GDALDatasetH dataset, const Input& input) {
    std::vector<std::string> names;
    OGRLayerH only = nullptr;
    for (int n = 0; n < GDALDatasetGetLayerCount(dataset); ++n) {
        const OGRLayerH layer = GDALDatasetGetLayer(dataset, n);
        if (OGR_L_GetFeatureCount(layer, TRUE) == 0) continue;
        names.emplace_back(OGR_L_GetName(layer));
        only = layer;
    }
    if (names.size() == 1) return only;
    if (names.empty())
        throw ReadError({error_of("CTG-READ-002", {{"file", input.file}}, place_of(input))});
    throw DataError({error_of("CTG-READ-043", {{"sheets", joined(names)}}, place_of(input))});
}

} // namespace

std::optional<TableFormat> workbook_format_of(std::string_view bytes) {
    if (!bytes.starts_with("PK\x03\x04")) return std::nullopt;
    const auto entries = zip_directory_of(bytes);
    if (!entries) return std::nullopt;
    const auto has = [&](std::string_view name) {
        return std::ranges::find(*entries, name, &ZipEntry::name) != entries->end();
    };
    if (has("[Content_Types].xml") && has("xl/workbook.xml")) return TableFormat::xlsx;
    if (has("mimetype") && has("content.xml")) return TableFormat::ods;
    return std::nullopt;
}

Sheet sheet_of(Input& input, TableFormat format, const TableOptions& options) {
    const auto entries = zip_directory_of(input.bytes);
    if (!entries) refuse_workbook(input, "ZIP");
    check_archive(*entries, input, options.limits, place_of(input));
    const bool is_xlsx = format == TableFormat::xlsx;
    const GdalWatch watch;
    const CellsAsText cells_as_text;
    const MemoryFolder folder;
    const std::string name = is_xlsx ? "workbook.xlsx" : "workbook.ods";
    folder.lend(name, input.bytes);
    check_markup(input, folder.path_of(name), *entries);
    const std::array<const char*, 2> drivers{is_xlsx ? "XLSX" : "ODS", nullptr};
    const GdalDataset dataset(GDALOpenEx(folder.path_of(name).c_str(),
                                         GDAL_OF_VECTOR | GDAL_OF_READONLY, drivers.data(), nullptr,
                                         nullptr));
    if (!dataset || !watch.errors().empty())
        refuse_workbook(input, watch.errors().empty()
                                   ? std::string(name_of(format))
                                   : folder.without_root(joined(watch.errors())));
    const OGRLayerH layer = options.sheet.empty()
                                ? only_layer(dataset.get(), input)
                                : named_layer(dataset.get(), options.sheet, input);
    Sheet sheet{OGR_L_GetName(layer), rows_of(layer, input, options.limits)};
    if (!watch.errors().empty())
        refuse_workbook(input, folder.without_root(joined(watch.errors())));
    return sheet;
}

} // namespace ctg
