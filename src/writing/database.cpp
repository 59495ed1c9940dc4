// SPDX-License-Identifier: Apache-2.0
#include "ctg/writing/database.hpp"

#include "ctg/base/error.hpp"
#include "writing/gdal_layer.hpp"

#include <fmt/format.h>

#include <array>
#include <mutex>

extern "C" void RegisterOGRPG(); // only GDAL's C++ header declares it

namespace ctg {
namespace {

[[noreturn]] void refuse(std::string_view code, const DatabaseAddress& database,
                         const TableName& table, const std::string& words = {}) {
    throw ReadError({error_of(code,
                              {{"database", database.shown()},
                               {"table", table.text()},
                               {"words", database.without_secrets(words)}},
                              Place{database.shown() + " " + table.text()})});
}

Dataset opened(const DatabaseAddress& database) {
    const std::string source = "PG:" + database.connection();
    const std::array<const char*, 2> drivers{"PostgreSQL", nullptr};
    // Another writer is waited for as long as for a GeoPackage.
    const std::array<const char*, 2> options{
        "PRELUDE_STATEMENTS=SET lock_timeout = '5s'; SET statement_timeout = '60s'", nullptr};
    constexpr unsigned flags = GDAL_OF_VECTOR | GDAL_OF_UPDATE | GDAL_OF_VERBOSE_ERROR;
    return Dataset(GDALOpenEx(source.c_str(), flags, drivers.data(), options.data(), nullptr));
}

/// A server that cannot be asked is another fault than one that refuses to write.
void check_connection(const DatabaseAddress& database, const TableName& table) {
    const GdalWords words;
    if (const Dataset dataset = opened(database); dataset == nullptr)
        refuse("CTG-PGIS-004", database, table, words.text());
}

/// The name between quotes: TableName lets no quote in.
std::string quoted(const TableName& table) {
    return table.schema.empty() ? fmt::format("\"{}\"", table.table)
                                : fmt::format("\"{}\".\"{}\"", table.schema, table.table);
}

void run(GDALDatasetH dataset, const std::string& statement) {
    auto* const rows = GDALDatasetExecuteSQL(dataset, statement.c_str(), nullptr, nullptr);
    if (rows != nullptr) GDALDatasetReleaseResultSet(dataset, rows);
}

/// Asked on a connection of its own, which forgets what it has seen of a table to be dropped.
bool exists(const DatabaseAddress& database, const TableName& table, const GdalWords& words) {
    const Dataset dataset = opened(database);
    demand(dataset != nullptr && words.text().empty());
    const GdalWords unheard; // that it is not there is no fault
    return GDALDatasetGetLayerByName(dataset.get(), table.text().c_str()) != nullptr;
}

/// Of the columns that hold numbers, whose values are given as text.
std::string column_types(const Records& records) {
    std::string types;
    for (const auto& [name, kind] : records.columns)
        if (kind == RecordKind::number || kind == RecordKind::share)
            types += fmt::format("{}{}=double precision", types.empty() ? "" : ",", name);
    return types;
}

/// GDAL's OVERWRITE drops with CASCADE, the views of others too: the drop is ours.
void replace_table(const DatabaseAddress& database, const TableName& table,
                   const ResultLayer& layer, Existing existing, const GdalWords& words) {
    const bool is_there = exists(database, table, words);
    if (is_there && existing == Existing::refuse) refuse("CTG-PGIS-008", database, table);
    const Dataset dataset = opened(database);
    demand(dataset != nullptr);
    demand(GDALDatasetStartTransaction(dataset.get(), FALSE));
    if (is_there) run(dataset.get(), "DROP TABLE " + quoted(table));
    demand(words.text().empty());
    std::vector<std::string> options{"LAUNDER=NO", "GEOMETRY_NAME=geometry", "FID=fid"};
    if (!table.schema.empty()) options.push_back("SCHEMA=" + table.schema);
    options.push_back("COLUMN_TYPES=" + column_types(layer.records));
    write_layer(dataset.get(), layer, {table.table, options, Numbers::as_text});
    GDALFlushCache(dataset.get());
    demand(words.text().empty());
    demand(GDALDatasetCommitTransaction(dataset.get()));
}

} // namespace

void write_database(const DatabaseAddress& database, const std::string& table,
                    const ResultLayer& layer, Existing existing, DatabaseAccess access) {
    const TableName name = TableName::of(table);
    if (access == DatabaseAccess::refuse) refuse("CTG-PGIS-001", database, name);
    static std::once_flag once;
    std::call_once(once, &RegisterOGRPG);
    if (GDALGetDriverByName("PostgreSQL") == nullptr) refuse("CTG-PGIS-007", database, name);
    check_connection(database, name);
    const GdalWords words;
    bool is_refused = false;
    try {
        replace_table(database, name, layer, existing, words);
    } catch (const Refused&) {
        is_refused = true; // the transaction went with the connection
    }
    if (is_refused || !words.text().empty()) refuse("CTG-PGIS-009", database, name, words.text());
}

} // namespace ctg
